#include "cli/commands.h"

#include "base/typed.h"
#include "domain/orderstatus.h"
#include "exchange/orderjson.h"
#include "services/orderclosing.h"
#include "services/orders.h"

#include <QCoreApplication>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

struct OrderWords {
    std::string party;
    std::string number;
    std::string reason;
    int line = 0;
    OrderPart part() const { return {fromStd(party), fromStd(number), line > 0 ? std::optional(line) : std::nullopt}; }
};

ExitCode answer(const Session &session, const Result<Order> &order, bool isSaved)
{
    if (!order)
        return session.output().failure(order.error());
    QJsonObject json = orderJson(*order);
    json.insert(u"ok"_s, true);
    if (isSaved)
        json.insert(u"saved"_s, true);
    session.output().json(json);
    session.output().line(
        Cli::tr("Order %1 of %2: %3").arg(order->number, order->partyName, displayName(statusOf(*order)).toLower()));
    Table table({Cli::tr("Line"), Cli::tr("Item"), Cli::tr("Ordered"), Cli::tr("Dispatched"), Cli::tr("Pending"),
                 Cli::tr("Unit"), Cli::tr("Status")},
                {0, 2, 3, 4});
    for (const OrderLine &line : order->lines)
        table.add({QString::number(line.number), line.description, line.quantity.toPlain(), line.dispatched.toPlain(),
                   pendingOf(*order, line).toPlain(), line.unit, displayName(statusOf(*order, line))});
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

ExitCode show(const Session &session, const OrderWords &words)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    return answer(session,
                  session.read(**database,
                               [&](Connection &connection) {
                                   return orderByNumber(connection, fromStd(words.party), fromStd(words.number));
                               }),
                  false);
}

ExitCode list(const Session &session, const OrderWords &words)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto orders = session.read(
        **database, [&](Connection &connection) { return orderList(connection, fromStd(words.party)); });
    if (!orders)
        return session.output().failure(orders.error());
    Table table({Cli::tr("Number"), Cli::tr("Date"), Cli::tr("Party"), Cli::tr("Lines"), Cli::tr("Status")}, {3});
    for (const Order &order : *orders) {
        if (session.output().isJson())
            session.output().json(orderJson(order));
        table.add({order.number, dateToDisplay(order.date), order.partyName, QString::number(order.lines.size()),
                   displayName(statusOf(order))});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

template <typename Fn>
ExitCode change(const Session &session, Fn fn)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    return answer(session, session.write(**database, fn), true);
}

ExitCode close(const Session &session, const OrderWords &words)
{
    return change(session, [&](Connection &connection) {
        return closeOrder(connection, words.part(), fromStd(words.reason), session.actor());
    });
}

ExitCode reopen(const Session &session, const OrderWords &words)
{
    return change(session, [&](Connection &connection) {
        return reopenOrder(connection, words.part(), fromStd(words.reason), session.actor());
    });
}

ExitCode remove(const Session &session, const OrderWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto gone = session.write(**database, [&](Connection &connection) {
        return deleteOrder(connection, fromStd(words.party), fromStd(words.number), session.actor());
    });
    if (!gone)
        return session.output().failure(gone.error());
    session.output().json({{u"ok"_s, true}, {u"saved"_s, true}, {u"number"_s, gone->number}});
    session.output().line(Cli::tr("Order %1 is deleted.").arg(gone->number));
    return Done;
}

} // namespace

void addOrderCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<OrderWords>();
    CLI::App *order = program.add_subcommand("order", "Customers' orders: what they ask for and what is left");
    order->require_subcommand(1);
    const auto add = [&](const char *name, const char *says, ExitCode (*does)(const Session &, const OrderWords &)) {
        CLI::App *command = order->add_subcommand(name, says);
        command->callback(
            [&run, words, does] { run = [words, does](const Session &session) { return does(session, *words); }; });
        return command;
    };
    const auto addNumber = [&](CLI::App *command) {
        command->add_option("NUMBER", words->number, "The customer's order number")->required();
        command->add_option("--party", words->party, "Code of the customer")->required();
    };
    add("list", "Orders, the newest first", list)->add_option("--party", words->party, "Code of a customer");
    addNumber(add("show", "An order with its lines, lots and opening entries", show));
    for (CLI::App *command : {add("close", "Send nothing more of an order or of one of its lines", close),
                              add("reopen", "Open again what was closed by hand", reopen)}) {
        addNumber(command);
        command->add_option("--line", words->line, "One line; the whole order where not given")
            ->check(CLI::PositiveNumber);
        command->add_option("--reason", words->reason, "At least three letters")->required();
    }
    addNumber(add("delete", "Delete an order that no document was made from", remove));
}

} // namespace desk::cli
