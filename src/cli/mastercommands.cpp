#include "cli/commands.h"

#include "exchange/jsontext.h"
#include "exchange/masterjson.h"
#include "services/masters.h"
#include "services/orders.h"

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
}

} // namespace desk::cli
