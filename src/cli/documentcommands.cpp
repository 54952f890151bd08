#include "cli/commands.h"
#include "cli/correctioncommands.h"

#include "exchange/documentjson.h"
#include "exchange/jsontext.h"
#include "exchange/outputjson.h"
#include "services/documents.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

void answer(const Session &session, const Submitted &submitted)
{
    if (session.output().isJson()) {
        QJsonObject json = totalsJson(submitted.document, submitted.warnings);
        if (submitted.document.id.isValid()) {
            json.insert(u"saved"_s, true);
            json.insert(u"was_there"_s, submitted.wasThere);
        }
        session.output().json(json);
        return;
    }
    for (const QString &line : documentText(submitted.document, submitted.warnings))
        session.output().line(line);
}

// "kind" of a file of calc; invoices where it says nothing.
DocumentKind kindOf(const QJsonObject &object)
{
    return documentKindFrom(object.value(u"kind"_s).toString()).value_or(DocumentKind::Invoice);
}

ExitCode calculateFile(const Session &session, const QString &file)
{
    const auto json = readJsonFile(file);
    if (!json)
        return session.output().failure(json.error());
    auto draft = documentFromJson(json->toObject(), kindOf(json->toObject()));
    if (!draft)
        return session.output().failure(draft.error());
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto preview = session.read(**database, [&](Connection &connection) {
        return previewDocument(connection, *draft, session.actor(), false);
    });
    if (!preview)
        return session.output().failure(preview.error());
    answer(session, *preview);
    return Done;
}

// What became of a submit whose COMMIT was answered with a fault: asked on a new connection, in a transaction, which first
// makes void what the failed one left behind, so that no crash can bring it back after the answer.
Result<Submitted> settled(const Session &session, Database &database, const DocumentDraft &draft, Error error)
{
    const auto found = session.write(database,
                                     [&](Connection &connection) { return documentByUuid(connection, draft.uuid); });
    if (!found)
        return tl::unexpected(std::move(error));
    if (!*found) {
        error.fate = Fate::NothingWritten;
        return tl::unexpected(std::move(error));
    }
    Submitted submitted;
    submitted.document = **found;
    return submitted;
}

ExitCode submitOne(const Session &session, Database &database, const QJsonValue &json, DocumentKind kind)
{
    if (!json.isObject())
        return session.output().failure(Error::refused(u"invalid"_s, Cli::tr("A document is an object in braces.")));
    auto draft = documentFromJson(json.toObject(), kind);
    if (!draft)
        return session.output().failure(draft.error());
    if (draft->uuid.isNull())
        draft->uuid = QUuid::createUuid();
    auto submitted = session.write(
        database, [&](Connection &connection) { return submitDocument(connection, *draft, session.actor()); });
    if (!submitted && submitted.error().kind == Error::Kind::Database && submitted.error().fate == Fate::NotKnown)
        submitted = settled(session, database, *draft, submitted.error());
    if (!submitted)
        return session.output().failure(submitted.error());
    answer(session, *submitted);
    if (submitted->wasThere)
        session.output().message(
            Cli::tr("%1 was submitted before; nothing was written now.").arg(submitted->document.number));
    return Done;
}

ExitCode submitFiles(const Session &session, DocumentKind kind, const std::vector<std::string> &files)
{
    std::vector<QJsonValue> documents;
    for (const std::string &file : files) {
        const auto json = readJsonFile(fromStd(file));
        if (!json)
            return session.output().failure(json.error());
        const QJsonArray array = json->isArray() ? json->toArray() : QJsonArray{*json};
        documents.insert(documents.end(), array.begin(), array.end());
    }
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    ExitCode worst = Done;
    for (const QJsonValue &document : documents) {
        const ExitCode code = submitOne(session, **database, document, kind);
        worst = std::max(worst, code);
        if (code == DatabaseFailed)
            return code;
    }
    return worst;
}

struct NumberWords {
    std::string kind;
    std::string number;
    std::string fy;
    std::string reason;
    std::string replace;
    DocumentKind documentKind() const { return documentKindFrom(fromStd(kind)).value_or(DocumentKind::Challan); }
};

ExitCode cancelNumber(const Session &session, const NumberWords &words)
{
    if (!words.replace.empty())
        return replaceDocument(session,
                               {words.documentKind(), fromStd(words.number), fromStd(words.fy), fromStd(words.reason),
                                fromStd(words.replace)});
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto cancelled = session.write(**database, [&](Connection &connection) -> Result<Document> {
        auto found = documentByNumber(connection, words.documentKind(), fromStd(words.number), fromStd(words.fy));
        if (!found)
            return found;
        return cancelDocument(connection, found->id, fromStd(words.reason), session.actor());
    });
    if (!cancelled)
        return session.output().failure(cancelled.error());
    if (session.output().isJson()) {
        QJsonObject json = totalsJson(*cancelled, {});
        json.insert(u"saved"_s, true);
        json.insert(u"cancel_reason"_s, cancelled->cancelReason);
        session.output().json(json);
    }
    session.output().line(Cli::tr("%1 of %2 is cancelled. Its number stays in the register.")
                              .arg(cancelled->number, cancelled->fy.label()));
    return Done;
}

struct Shown {
    Document document;
    Progress progress = Progress::Issued;
    std::vector<LineProgress> lines;
    std::vector<DocumentLink> links;
    std::vector<HistoryEntry> history;
};

Result<Shown> readShown(Connection &connection, const NumberWords &words, QDate today)
{
    Shown shown;
    auto document = documentByNumber(connection, words.documentKind(), fromStd(words.number), fromStd(words.fy));
    if (!document)
        return tl::unexpected(document.error());
    shown.document = *std::move(document);
    const DocumentId id = shown.document.id;
    const auto progress = progressOfDocument(connection, id, today);
    auto links = linksOf(connection, id);
    auto history = historyOf(connection, id);
    if (!progress)
        return tl::unexpected(progress.error());
    if (!links)
        return tl::unexpected(links.error());
    if (!history)
        return tl::unexpected(history.error());
    shown.progress = *progress;
    shown.links = *std::move(links);
    shown.history = *std::move(history);
    if (shown.document.kind != DocumentKind::Challan && shown.document.kind != DocumentKind::Invoice)
        return shown;
    auto lines = progressOfLines(connection, id);
    if (!lines)
        return tl::unexpected(lines.error());
    shown.lines = *std::move(lines);
    return shown;
}

ExitCode showNumber(const Session &session, const NumberWords &words)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto shown = session.read(**database, [&](Connection &connection) {
        return readShown(connection, words, session.actor().clock->today());
    });
    if (!shown)
        return session.output().failure(shown.error());
    if (session.output().isJson())
        session.output().json(
            documentJson(shown->document, shown->progress, shown->lines, shown->links, shown->history));
    for (const QString &line : documentText(shown->document, {}))
        session.output().line(line);
    session.output().line(Cli::tr("Status: %1").arg(displayName(shown->progress, shown->document.kind)));
    for (const DocumentLink &link : shown->links)
        session.output().line(u"%1 %2 %3"_s.arg(link.relation, link.kind, link.number));
    return Done;
}

} // namespace

const std::vector<std::string> &issuedKinds()
{
    static const std::vector<std::string> kinds{"challan", "invoice", "return", "credit-note", "receipt"};
    return kinds;
}

void addDocumentCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<NumberWords>();
    const auto files = std::make_shared<std::vector<std::string>>();
    const auto kinds = CLI::IsMember(issuedKinds());

    CLI::App *calc = program.add_subcommand("calc", "The totals of a document; nothing is saved");
    calc->add_option("FILE", *files, "A document in JSON")->required()->expected(1);
    calc->callback([&run, files] {
        run = [files](const Session &session) { return calculateFile(session, fromStd(files->front())); };
    });

    CLI::App *submit = program.add_subcommand(
        "submit",
        "Check, number and save documents, each in one transaction. Of several "
        "documents a refused one does not stop the others; a fault of the database does");
    submit->add_option("KIND", words->kind, "challan, invoice, return, credit-note or receipt")
        ->required()
        ->check(kinds);
    submit->add_option("FILES", *files, "Files with a document, or an array of documents, each")->required();
    submit->callback([&run, words, files] {
        run = [words, files](const Session &session) { return submitFiles(session, words->documentKind(), *files); };
    });

    const auto addNumber = [&](CLI::App *command) {
        command->add_option("KIND", words->kind, "challan, invoice, return, credit-note or receipt")
            ->required()
            ->check(kinds);
        command->add_option("NUMBER", words->number, "Ignoring case; may carry its year: DC/0001@2025-26")->required();
        command->add_option("--fy", words->fy, "2026-27; the newest year that has the number where not given");
    };
    CLI::App *cancel = program.add_subcommand("cancel", "Cancel a document; its number stays");
    addNumber(cancel);
    cancel->add_option("--reason", words->reason, "At least three letters")->required();
    cancel->add_option("--replace", words->replace, "A document in JSON that is issued in its place, or nothing is");
    cancel->callback(
        [&run, words] { run = [words](const Session &session) { return cancelNumber(session, *words); }; });
    CLI::App *show = program.add_subcommand("show", "One document whole, with status, links and history");
    addNumber(show);
    show->callback([&run, words] { run = [words](const Session &session) { return showNumber(session, *words); }; });
}

} // namespace desk::cli
