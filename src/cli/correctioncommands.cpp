#include "cli/correctioncommands.h"

#include "cli/commands.h"
#include "exchange/documentjson.h"
#include "exchange/jsontext.h"
#include "exchange/outputjson.h"
#include "services/corrections.h"
#include "services/masterremoval.h"
#include "services/merge.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

QJsonObject replacedJson(const Replaced &replaced)
{
    QJsonObject json = totalsJson(replaced.replacement.document, replaced.replacement.warnings);
    json.insert(u"saved"_s, true);
    json.insert(u"was_there"_s, replaced.replacement.wasThere);
    json.insert(u"cancelled"_s,
                QJsonObject{{u"number"_s, replaced.cancelled.number},
                            {u"fy"_s, replaced.cancelled.fy.label()},
                            {u"reason"_s, replaced.cancelled.cancelReason}});
    QJsonArray differences;
    for (const Difference &difference : replaced.differences)
        differences.append(
            QJsonObject{{u"field"_s, difference.field}, {u"old"_s, difference.before}, {u"new"_s, difference.after}});
    json.insert(u"differences"_s, differences);
    return json;
}

ExitCode duplicate(const Session &session, const CorrectionWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto draft = session.write(**database, [&](Connection &connection) -> Result<StoredDraft> {
        const auto found = documentByNumber(connection, words.kind, words.number, words.fy);
        if (!found)
            return tl::unexpected(found.error());
        const auto copy = duplicateOf(connection, found->id, session.actor());
        return copy ? saveDraft(connection, *copy, session.actor()) : copy;
    });
    if (!draft)
        return session.output().failure(draft.error());
    const QString uuid = draft->uuid.toString(QUuid::WithoutBraces);
    session.output().json({{u"ok"_s, true},
                           {u"saved"_s, true},
                           {u"uuid"_s, uuid},
                           {u"kind"_s, wordOf(draft->kind)},
                           {u"title"_s, draft->title},
                           {u"version"_s, qint64(draft->version)}});
    session.output().line(Cli::tr("A copy is kept as the draft %1; it has no number yet.").arg(uuid));
    return Done;
}

struct MasterWords {
    std::string what;
    std::string code;
    std::string into;
    bool back = false;
    bool isParty() const { return what == "party"; }
};

ExitCode merge(const Session &session, const MasterWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto merged = session.write(**database, [&](Connection &connection) {
        return mergeParties(connection, fromStd(words.code), fromStd(words.into), session.actor());
    });
    if (!merged)
        return session.output().failure(merged.error());
    session.output().json({{u"ok"_s, true},
                           {u"saved"_s, true},
                           {u"from"_s, merged->from.code},
                           {u"into"_s, merged->into.code},
                           {u"orders"_s, qint64(merged->orders)},
                           {u"drafts"_s, qint64(merged->drafts)}});
    session.output().line(Cli::tr("%1 is merged into %2: %3 orders and %4 drafts went over.")
                              .arg(merged->from.code, merged->into.code)
                              .arg(merged->orders)
                              .arg(merged->drafts));
    return Done;
}

ExitCode answerMaster(const Session &session, const MasterWords &words, const Result<QString> &code,
                      const QString &sentence)
{
    if (!code)
        return session.output().failure(code.error());
    session.output().json({{u"ok"_s, true}, {u"saved"_s, true}, {u"kind"_s, fromStd(words.what)}, {u"code"_s, *code}});
    session.output().line(sentence.arg(*code));
    return Done;
}

QString codeOf(const Party &party)
{
    return party.code;
}

QString codeOfItem(const Item &item)
{
    return item.code;
}

ExitCode retire(const Session &session, const MasterWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto code = session.write(**database, [&](Connection &connection) -> Result<QString> {
        if (words.isParty())
            return setPartyActive(connection, fromStd(words.code), words.back, session.actor()).map(codeOf);
        return setItemActive(connection, fromStd(words.code), words.back, session.actor()).map(codeOfItem);
    });
    return answerMaster(session, words, code, words.back ? Cli::tr("%1 is in use again.") : Cli::tr("%1 is retired."));
}

ExitCode remove(const Session &session, const MasterWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto code = session.write(**database, [&](Connection &connection) -> Result<QString> {
        if (words.isParty())
            return deleteParty(connection, fromStd(words.code), session.actor()).map(codeOf);
        return deleteItem(connection, fromStd(words.code), session.actor()).map(codeOfItem);
    });
    return answerMaster(session, words, code, Cli::tr("%1 is deleted."));
}

void addMasterRemoval(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<MasterWords>();
    const auto addCode = [&](CLI::App *command) {
        command->add_option("KIND", words->what, "party or item")->required()->check(CLI::IsMember({"party", "item"}));
        command->add_option("CODE", words->code)->required();
    };
    CLI::App *merging = program.add_subcommand("merge", "Make two customers that are one into one");
    merging->add_option("FROM", words->code, "Code of the customer that goes")->required();
    merging->add_option("INTO", words->into, "Code of the customer that stays")->required();
    merging->callback([&run, words] { run = [words](const Session &session) { return merge(session, *words); }; });
    CLI::App *retiring = program.add_subcommand("retire", "Take a customer or an item out of use; documents keep it");
    addCode(retiring);
    retiring->add_flag("--back", words->back, "Take it into use again");
    retiring->callback([&run, words] { run = [words](const Session &session) { return retire(session, *words); }; });
    CLI::App *removing = program.add_subcommand("delete", "Delete a customer or an item that nothing ever named");
    addCode(removing);
    removing->callback([&run, words] { run = [words](const Session &session) { return remove(session, *words); }; });
}

} // namespace

ExitCode replaceDocument(const Session &session, const CorrectionWords &words)
{
    const auto json = readJsonFile(words.file);
    if (!json)
        return session.output().failure(json.error());
    auto draft = documentFromJson(json->toObject(), words.kind);
    if (!draft)
        return session.output().failure(draft.error());
    if (draft->uuid.isNull())
        draft->uuid = QUuid::createUuid();
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto replaced = session.write(**database, [&](Connection &connection) -> Result<Replaced> {
        const auto found = documentByNumber(connection, words.kind, words.number, words.fy);
        if (!found)
            return tl::unexpected(found.error());
        return cancelAndReplace(connection, found->id, *draft, words.reason, session.actor());
    });
    if (!replaced)
        return session.output().failure(replaced.error());
    session.output().json(replacedJson(*replaced));
    session.output().line(Cli::tr("%1 is cancelled, %2 stands in its place.")
                              .arg(replaced->cancelled.number, replaced->replacement.document.number));
    for (const Difference &difference : replaced->differences)
        session.output().line(u"  %1: %2 -> %3"_s.arg(difference.field, difference.before, difference.after));
    return Done;
}

void addCorrectionCommands(CLI::App &program, Run &run)
{
    struct Words {
        std::string kind;
        std::string number;
        std::string fy;
    };
    const auto words = std::make_shared<Words>();
    CLI::App *copy = program.add_subcommand("duplicate", "Keep a copy of a document as a draft of today");
    copy->add_option("KIND", words->kind)->required()->check(CLI::IsMember(issuedKinds()));
    copy->add_option("NUMBER", words->number)->required();
    copy->add_option("--fy", words->fy, "2026-27; the newest year that has the number where not given");
    copy->callback([&run, words] {
        run = [words](const Session &session) {
            CorrectionWords wanted;
            wanted.kind = documentKindFrom(fromStd(words->kind)).value_or(DocumentKind::Challan);
            wanted.number = fromStd(words->number);
            wanted.fy = fromStd(words->fy);
            return duplicate(session, wanted);
        };
    });
    addMasterRemoval(program, run);
}

} // namespace desk::cli
