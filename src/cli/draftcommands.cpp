#include "cli/commands.h"

#include "exchange/documentjson.h"
#include "exchange/jsontext.h"
#include "services/documents.h"
#include "services/draftchanges.h"
#include "services/draftpayload.h"
#include "services/drafts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

struct DraftWords {
    std::string kind;
    std::string file;
    std::string title;
    std::string uuid;
    std::int64_t version = 0;
};

QJsonObject draftJson(const StoredDraft &draft)
{
    return {{u"uuid"_s, draft.uuid.toString(QUuid::WithoutBraces)},
            {u"kind"_s, wordOf(draft.kind)},
            {u"title"_s, draft.title},
            {u"updated_at"_s, draft.updatedAt.toUTC().toString(Qt::ISODate)},
            {u"updated_by"_s, draft.updatedBy},
            {u"version"_s, qint64(draft.version)}};
}

// What a draft may lack for now; a code that nobody knows is a slip of the file and is refused.
std::optional<Error> unknownCodes(const Warnings &warnings)
{
    Violations violations;
    for (const Warning &warning : warnings) {
        if (warning.code.startsWith("unknown_"_L1) && warning.code != "unknown_rate"_L1)
            violations.push_back({warning.field, warning.code, warning.message});
    }
    if (violations.empty())
        return std::nullopt;
    const Violation first = violations.front();
    return Error::refused(first.code, first.message, std::move(violations));
}

Result<StoredDraft> saveDocument(Connection &connection, const DocumentDraft &entered, const DraftWords &words,
                                 const Actor &actor)
{
    auto preview = previewDocument(connection, entered, actor, false);
    if (!preview)
        return tl::unexpected(std::move(preview.error()));
    if (auto error = unknownCodes(preview->warnings))
        return tl::unexpected(std::move(*error));
    preview->document.uuid = entered.uuid;
    preview->document.seriesCode = entered.series;
    StoredDraft draft;
    draft.uuid = entered.uuid;
    draft.kind = entered.kind;
    draft.title = words.title.empty() ? draftTitle(preview->document) : fromStd(words.title);
    draft.payload = draftPayload(preview->document);
    draft.version = words.version;
    return saveDraft(connection, draft, actor);
}

ExitCode saveFile(const Session &session, const DraftWords &words)
{
    const auto json = readJsonFile(fromStd(words.file));
    if (!json)
        return session.output().failure(json.error());
    const DocumentKind kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    auto entered = documentFromJson(json->toObject(), kind);
    if (!entered)
        return session.output().failure(entered.error());
    if (entered->uuid.isNull())
        entered->uuid = QUuid::createUuid();
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto saved = session.write(
        **database, [&](Connection &connection) { return saveDocument(connection, *entered, words, session.actor()); });
    if (!saved)
        return session.output().failure(saved.error());
    QJsonObject answer = draftJson(*saved);
    answer.insert(u"ok"_s, true);
    answer.insert(u"saved"_s, true);
    session.output().json(answer);
    session.output().line(
        Cli::tr("The draft %1 is kept; it has no number yet.").arg(saved->uuid.toString(QUuid::WithoutBraces)));
    return Done;
}

ExitCode listDrafts(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto drafts = session.read(**database, [](Connection &connection) { return draftList(connection); });
    if (!drafts)
        return session.output().failure(drafts.error());
    Table table({Cli::tr("Kind"), Cli::tr("Title"), Cli::tr("Saved by"), Cli::tr("Uuid")});
    for (const StoredDraft &draft : *drafts) {
        if (session.output().isJson())
            session.output().json(draftJson(draft));
        table.add({wordOf(draft.kind), draft.title, draft.updatedBy, draft.uuid.toString(QUuid::WithoutBraces)});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

Error noDraft(const QString &uuid)
{
    return Error::refused(u"not_found"_s, Cli::tr("There is no draft %1.").arg(uuid));
}

struct ShownDraft {
    std::optional<StoredDraft> draft;
    std::vector<DraftChange> changes;
};

Result<ShownDraft> readDraft(Connection &connection, const QUuid &uuid)
{
    const auto draft = draftByUuid(connection, uuid);
    if (!draft)
        return tl::unexpected(draft.error());
    if (!*draft)
        return ShownDraft{};
    return changesSince(connection, **draft).map([&](std::vector<DraftChange> changes) {
        return ShownDraft{*draft, std::move(changes)};
    });
}

// R32: what a draft was made from and is different now.
QJsonArray changesJson(const std::vector<DraftChange> &changes)
{
    QJsonArray array;
    for (const DraftChange &change : changes)
        array.append(QJsonObject{{u"subject"_s, change.subject},
                                 {u"field"_s, change.field},
                                 {u"old"_s, change.before},
                                 {u"new"_s, change.after},
                                 {u"by"_s, change.by},
                                 {u"at"_s, change.at.toUTC().toString(Qt::ISODate)},
                                 {u"message"_s, change.message}});
    return array;
}

ExitCode showDraft(const Session &session, const QString &uuid)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto shown = session.read(
        **database, [&](Connection &connection) { return readDraft(connection, QUuid::fromString(uuid)); });
    if (!shown || !shown->draft)
        return session.output().failure(shown ? noDraft(uuid) : shown.error());
    QJsonObject json = draftJson(*shown->draft);
    json.insert(u"ok"_s, true);
    json.insert(u"payload"_s, shown->draft->payload);
    json.insert(u"changes"_s, changesJson(shown->changes));
    session.output().json(json);
    session.output().line(QString::fromUtf8(QJsonDocument(shown->draft->payload).toJson()).trimmed());
    for (const DraftChange &change : shown->changes)
        session.output().line(Cli::tr("Note: %1").arg(change.message));
    return Done;
}

ExitCode dropDraft(const Session &session, const QString &uuid)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto dropped = session.write(**database, [&](Connection &connection) {
        return discardDraft(connection, QUuid::fromString(uuid), session.actor());
    });
    if (!dropped || !*dropped)
        return session.output().failure(dropped ? noDraft(uuid) : dropped.error());
    if (session.output().isJson())
        session.output().json({{u"ok"_s, true}, {u"saved"_s, true}});
    session.output().line(Cli::tr("The draft is discarded."));
    return Done;
}

} // namespace

void addDraftCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<DraftWords>();
    CLI::App *draft = program.add_subcommand("draft", "Documents that were begun but not issued");
    draft->require_subcommand(1);
    CLI::App *save = draft->add_subcommand("save", "Keep a document as a draft; it takes no number");
    save->add_option("KIND", words->kind, "challan or invoice")->required()->check(CLI::IsMember(issuedKinds()));
    save->add_option("FILE", words->file, "A document in JSON; its uuid names the draft")->required();
    save->add_option("--title", words->title, "What lists call it; customer and lines where not given");
    save->add_option("--version", words->version, "The version that is replaced; a draft that is new has none");
    save->callback([&run, words] { run = [words](const Session &session) { return saveFile(session, *words); }; });
    draft->add_subcommand("list", "All drafts, the newest first")->callback([&run] { run = listDrafts; });
    CLI::App *show = draft->add_subcommand("show", "What a draft holds");
    show->add_option("UUID", words->uuid)->required();
    show->callback(
        [&run, words] { run = [words](const Session &session) { return showDraft(session, fromStd(words->uuid)); }; });
    CLI::App *discard = draft->add_subcommand("discard", "Throw a draft away");
    discard->add_option("UUID", words->uuid)->required();
    discard->callback(
        [&run, words] { run = [words](const Session &session) { return dropDraft(session, fromStd(words->uuid)); }; });
}

} // namespace desk::cli
