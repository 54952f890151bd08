#include "cli/commands.h"

#include "exchange/jsontext.h"
#include "exchange/masterjson.h"
#include "services/masters.h"
#include "services/orders.h"
#include "services/series.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

// A master of a known code is changed, another is added; what the file leaves out becomes empty.
Result<QString> putParty(Connection &connection, const QJsonObject &object, const Actor &actor)
{
    auto party = partyFromJson(object);
    if (!party)
        return tl::unexpected(party.error());
    if (const auto stored = partyByCode(connection, party->code)) {
        party->id = stored->id;
        party->version = stored->version;
    }
    return saveParty(connection, *party, actor).map([](const Party &saved) { return saved.code; });
}

Result<QString> putItem(Connection &connection, const QJsonObject &object, const Actor &actor)
{
    auto item = itemFromJson(object);
    if (!item)
        return tl::unexpected(item.error());
    if (const auto stored = itemByCode(connection, item->code)) {
        item->id = stored->id;
        item->version = stored->version;
    }
    return saveItem(connection, *item, actor).map([](const Item &saved) { return saved.code; });
}

Result<QString> putOrder(Connection &connection, const QJsonObject &object, const Actor &actor)
{
    const auto order = orderFromJson(object);
    if (!order)
        return tl::unexpected(order.error());
    return saveOrder(connection, *order, actor).map([](const Order &saved) { return saved.number; });
}

Result<QStringList> putAll(Connection &connection, const QString &what, const QJsonValue &json, const Actor &actor)
{
    const auto put = what == u"party"_s ? putParty : what == u"item"_s ? putItem : putOrder;
    const bool isList = json.isArray();
    const QJsonArray objects = isList ? json.toArray() : QJsonArray{json};
    QStringList codes;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const QString element = u"[%1]"_s.arg(i);
        if (!objects.at(i).isObject())
            return tl::unexpected(Error::refused(u"invalid"_s, Cli::tr("%1 is not an object in braces.").arg(element)));
        auto saved = put(connection, objects.at(i).toObject(), actor);
        if (saved) {
            codes += *saved;
            continue;
        }
        Error error = std::move(saved.error());
        if (isList) {
            error.message = element + u": "_s + error.message;
            for (Violation &violation : error.violations)
                violation.field = element + u'.' + violation.field;
        }
        return tl::unexpected(std::move(error));
    }
    return codes;
}

ExitCode put(const Session &session, const QString &what, const QString &file)
{
    const auto json = readJsonFile(file);
    if (!json)
        return session.output().failure(json.error());
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto saved = session.write(
        **database, [&](Connection &connection) { return putAll(connection, what, *json, session.actor()); });
    if (!saved)
        return session.output().failure(saved.error());
    if (session.output().isJson())
        session.output().json({{u"ok"_s, true},
                               {u"saved"_s, true},
                               {u"kind"_s, what},
                               {u"count"_s, saved->size()},
                               {u"codes"_s, QJsonArray::fromStringList(*saved)}});
    session.output().line(Cli::tr("Saved: %1").arg(saved->join(u", "_s)));
    return Done;
}

QJsonObject seriesJson(const SeriesState &state)
{
    return {{u"kind"_s, wordOf(state.series.kind)}, {u"code"_s, state.series.code},
            {u"prefix"_s, state.series.prefix},     {u"digits"_s, state.series.digits},
            {u"active"_s, state.series.active},     {u"fy"_s, state.fy.label()},
            {u"next"_s, qint64(state.next)},        {u"example"_s, state.example}};
}

ExitCode listSeries(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto states = session.read(
        **database, [&](Connection &connection) { return seriesList(connection, session.actor().clock->today()); });
    if (!states)
        return session.output().failure(states.error());
    Table table(
        {Cli::tr("Kind"), Cli::tr("Code"), Cli::tr("Prefix"), Cli::tr("Digits"), Cli::tr("Year"), Cli::tr("Next")},
        {3});
    for (const SeriesState &state : *states) {
        if (session.output().isJson())
            session.output().json(seriesJson(state));
        table.add({wordOf(state.series.kind), state.series.code, state.series.prefix,
                   QString::number(state.series.digits), state.fy.label(), state.example});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

struct SeriesWords {
    std::string kind;
    std::string code;
    std::string prefix;
    std::string fy;
    std::string reason;
    int digits = 5;
    std::int64_t next = 1;
};

ExitCode newSeries(const Session &session, const SeriesWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    Series series;
    series.kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    series.code = fromStd(words.code);
    series.prefix = fromStd(words.prefix);
    series.digits = words.digits;
    const auto added = session.write(
        **database, [&](Connection &connection) { return addSeries(connection, series, session.actor()); });
    if (!added)
        return session.output().failure(added.error());
    session.output().json({{u"ok"_s, true},
                           {u"saved"_s, true},
                           {u"kind"_s, wordOf(added->kind)},
                           {u"code"_s, added->code},
                           {u"prefix"_s, added->prefix},
                           {u"digits"_s, added->digits}});
    session.output().line(Cli::tr("The series %1 is ready.").arg(added->code));
    const auto first = formatNumber(*added, FinancialYear::of(session.actor().clock->today()), 1);
    if (const QString problem = portalNumberProblem(first.value_or(QString())); !problem.isEmpty())
        session.output().message(problem);
    return Done;
}

ExitCode setNext(const Session &session, const SeriesWords &words)
{
    const QDate today = session.actor().clock->today();
    const auto fy = words.fy.empty() ? std::optional(FinancialYear::of(today))
                                     : FinancialYear::parse(fromStd(words.fy));
    if (!fy)
        return session.output().failure(
            Error::refused(u"invalid"_s, Cli::tr("A financial year is written 2026-27."),
                           {{u"fy"_s, u"invalid"_s, Cli::tr("A financial year is written 2026-27.")}}));
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const DocumentKind kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    const auto state = session.write(**database, [&](Connection &connection) {
        return setNextNumber(connection, kind, fromStd(words.code), *fy, words.next, fromStd(words.reason),
                             session.actor());
    });
    if (!state)
        return session.output().failure(state.error());
    QJsonObject json = seriesJson(*state);
    json.insert(u"ok"_s, true);
    json.insert(u"saved"_s, true);
    session.output().json(json);
    session.output().line(Cli::tr("The next number is %1.").arg(state->example));
    return Done;
}

void addSeriesCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<SeriesWords>();
    const auto kinds = CLI::IsMember({"challan", "invoice", "return", "credit-note", "receipt"});
    CLI::App *series = program.add_subcommand("series", "The numbers of documents");
    series->require_subcommand(1);
    series->add_subcommand("list", "All series with the next number of each")->callback([&run] { run = listSeries; });
    CLI::App *add = series->add_subcommand("add", "Add a series");
    add->add_option("KIND", words->kind)->required()->check(kinds);
    add->add_option("CODE", words->code)->required();
    add->add_option("--prefix", words->prefix, "May hold {fy} (26-27), {fy4} (2627) or {yyyy}")->required();
    add->add_option("--digits", words->digits, "Digits after the prefix (5)")->check(CLI::Range(1, 10));
    add->callback([&run, words] { run = [words](const Session &session) { return newSeries(session, *words); }; });
    CLI::App *next = series->add_subcommand("set-next", "Set the next number; a gap needs a reason");
    next->add_option("KIND", words->kind)->required()->check(kinds);
    next->add_option("CODE", words->code)->required();
    next->add_option("NEXT", words->next)->required();
    next->add_option("--fy", words->fy, "2026-27; this year where not given");
    next->add_option("--reason", words->reason, "Why numbers will be missing");
    next->callback([&run, words] { run = [words](const Session &session) { return setNext(session, *words); }; });
}

} // namespace

void addMasterCommands(CLI::App &program, Run &run)
{
    struct Words {
        std::string what;
        std::string file;
    };
    const auto words = std::make_shared<Words>();
    CLI::App *command = program.add_subcommand("put",
                                               "Add or change customers, items, orders; all of a file or nothing");
    command->add_option("KIND", words->what, "party, item or order")
        ->required()
        ->check(CLI::IsMember({"party", "item", "order"}));
    command->add_option("FILE", words->file, "One object or an array of them")->required();
    command->callback([&run, words] {
        run = [words](const Session &session) { return put(session, fromStd(words->what), fromStd(words->file)); };
    });
    addSeriesCommands(program, run);
}

} // namespace desk::cli
