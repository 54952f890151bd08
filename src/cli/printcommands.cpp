#include "cli/commands.h"

#include "cli/printlist.h"
#include "print/copies.h"
#include "print/papersettings.h"
#include "print/pdf.h"
#include "print/sheet.h"
#include "print/typesetter.h"
#include "services/papers.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <csignal>
#include <optional>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

constexpr std::size_t readAtOnce = 64;
constexpr std::size_t progressEvery = 50;

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int)
{
    interrupted = 1;
}

struct PrintWords {
    std::string kind;
    std::string number;
    std::string fy;
    std::string list;
    std::string pdf;
    std::string xlsx;
    std::string folder;
    std::vector<std::string> copies;
    std::string look;
    bool certificate = false;
    bool dispatches = false;
    bool overwrite = false;
};

Error wrong(const QString &code, const QString &message)
{
    return Error::refused(code, message);
}

// What is missing or does not go together on the command line.
QString usageProblem(const PrintWords &words)
{
    const bool one = !words.kind.empty() && !words.number.empty();
    if (one == !words.list.empty())
        return Cli::tr("Name one document by KIND and NUMBER, or many by --list FILE.");
    if (words.pdf.empty() && words.xlsx.empty() && words.folder.empty())
        return one ? Cli::tr("Say where to: --pdf FILE or --xlsx FILE.")
                   : Cli::tr("Say where to: --pdf FILE, or --folder FOLDER for a file each.");
    if (!words.folder.empty() && (one || !words.pdf.empty()))
        return Cli::tr("--folder takes a list, and no --pdf beside it.");
    if (!words.xlsx.empty() && !one)
        return Cli::tr("--xlsx takes one document.");
    if (words.certificate && (words.dispatches || !one))
        return Cli::tr("--certificate takes one document.");
    if (words.dispatches && words.pdf.empty())
        return Cli::tr("--dispatches needs --pdf FILE.");
    return {};
}

std::optional<Error> refusedTarget(const QString &path, bool overwrite)
{
    if (path.isEmpty() || overwrite || !QFileInfo::exists(path))
        return std::nullopt;
    return wrong(u"file_exists"_s,
                 Cli::tr("%1 is there already and stays as it is. Add --overwrite to replace it.")
                     .arg(QDir::toNativeSeparators(path)));
}

// What a run of print works with.
struct Job {
    const Session &session;
    const PrintWords &words;
    std::shared_ptr<Database> database;
    std::vector<DocumentId> ids;
    PaperSettings settings;
    bool named = false; // copies were chosen on the command line
    QStringList chosen;

    Result<std::vector<PaperDocument>> read(std::size_t first) const
    {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), first + readAtOnce));
        const std::vector<DocumentId> part(begin, end);
        return session.read(*database, [&](Connection &connection) { return papersOf(connection, part); });
    }

    Result<QStringList> copies(const PaperDocument &paper) const
    {
        if (!named)
            return usualCopies(paper.document, paper.facts, settings);
        if (chosen.contains(u"all"_s))
            return copyMarks(paper.document);
        const QStringList marks = marksNamed(paper.document, chosen);
        if (!marks.isEmpty())
            return marks;
        QStringList known;
        for (const QString &mark : copyMarks(paper.document))
            known << copyWord(mark);
        return tl::unexpected(
            wrong(u"no_copy"_s,
                  Cli::tr("%1 has the copies %2 and no other.").arg(paper.document.number, known.join(u", "_s))));
    }

    Result<PaperLayout> layOut(const PaperDocument &paper, Typesetter &typesetter) const
    {
        PaperOptions options = settings.options;
        if (words.certificate)
            return layOutCertificate(paper.document, settings.guarantee, options, typesetter);
        Result<QStringList> marks = copies(paper);
        if (!marks)
            return tl::unexpected(std::move(marks.error()));
        options.copies = *std::move(marks);
        return desk::layOut(paper.document, options, paper.facts, typesetter);
    }
};

Result<Job> prepared(const Session &session, const PrintWords &words)
{
    std::vector<Named> named{{documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan),
                              fromStd(words.number), fromStd(words.fy), 0}};
    if (!words.list.empty()) {
        auto list = readPrintList(fromStd(words.list));
        if (!list)
            return tl::unexpected(std::move(list.error()));
        named = *std::move(list);
    }
    for (const std::string &target : {words.pdf, words.xlsx}) {
        if (auto refused = refusedTarget(fromStd(target), words.overwrite))
            return tl::unexpected(*std::move(refused));
    }
    auto database = session.open(Access::Read);
    if (!database)
        return tl::unexpected(std::move(database.error()));
    Job job{session, words, *std::move(database), {}, {}, !words.copies.empty(), {}};
    for (const std::string &copy : words.copies)
        job.chosen << fromStd(copy).toLower();
    const auto filled = session.read(*job.database, [&](Connection &connection) -> Result<void> {
        auto ids = idsOf(connection, named);
        if (!ids)
            return tl::unexpected(std::move(ids.error()));
        job.ids = *std::move(ids);
        const auto settings = paperSettings(connection);
        if (!settings)
            return tl::unexpected(settings.error());
        job.settings = paperSettingsFrom(*settings);
        return {};
    });
    if (!filled)
        return tl::unexpected(filled.error());
    if (const auto look = paperTemplateFrom(fromStd(words.look)))
        job.settings.options.look = *look;
    return job;
}

// What was written, and what could not be printed.
struct Outcome {
    QStringList files;
    std::size_t documents = 0;
    std::size_t pages = 0;
    QStringList remarks;

    void count(const PaperLayout &layout)
    {
        ++documents;
        pages += layout.pages.size();
        for (const QString &remark : layout.remarks) {
            if (!remarks.contains(remark))
                remarks << remark;
        }
    }
};

Error stopped(const QString &message)
{
    return Error::cancelled(message);
}

bool tellProgress(const Job &job, std::size_t done)
{
    if (job.ids.size() > 1 && (done % progressEvery == 0 || done == job.ids.size()))
        job.session.output().message(Cli::tr("%1 of %2").arg(QString::number(done), QString::number(job.ids.size())));
    return interrupted == 0;
}

// The documents one after the other, read a few at a time.
class Papers {
public:
    explicit Papers(const Job &job) : m_job(job) {}
    Result<const PaperDocument *> at(std::size_t number)
    {
        const std::size_t first = number - number % readAtOnce;
        if (m_read.empty() || m_first != first) {
            auto read = m_job.read(first);
            if (!read)
                return tl::unexpected(std::move(read.error()));
            m_read = *std::move(read);
            m_first = first;
        }
        return &m_read[number - first];
    }

private:
    const Job &m_job;
    std::vector<PaperDocument> m_read;
    std::size_t m_first = 0;
};

Result<void> writeOnePdf(const Job &job, Typesetter &typesetter, Outcome &outcome)
{
    const QString path = fromStd(job.words.pdf);
    Papers papers(job);
    if (job.ids.size() == 1) {
        const auto paper = papers.at(0);
        if (!paper)
            return tl::unexpected(paper.error());
        const auto layout = job.layOut(**paper, typesetter);
        if (!layout)
            return tl::unexpected(layout.error());
        outcome.count(*layout);
        return writePdf(path, *layout, typesetter);
    }
    const auto make = [&](std::size_t number, Typesetter &own) -> Result<PaperLayout> {
        const auto paper = papers.at(number);
        if (!paper)
            return tl::unexpected(paper.error());
        auto layout = job.layOut(**paper, own);
        if (layout)
            outcome.count(*layout);
        return layout;
    };
    const QString title = Cli::tr("%1 documents").arg(job.ids.size());
    return writeMany(
        path, title, job.ids.size(), make, [&](std::size_t done) { return tellProgress(job, done); }, typesetter);
}

Result<void> writeFolder(const Job &job, Typesetter &typesetter, Outcome &outcome)
{
    const QDir folder(fromStd(job.words.folder));
    Papers papers(job);
    for (std::size_t i = 0; i < job.ids.size(); ++i) {
        const auto paper = papers.at(i);
        if (!paper)
            return tl::unexpected(paper.error());
        const QString path = folder.filePath(fileNameFor((*paper)->document));
        if (auto refused = refusedTarget(path, job.words.overwrite || outcome.files.contains(path)))
            return tl::unexpected(*std::move(refused));
        const auto layout = job.layOut(**paper, typesetter);
        if (!layout)
            return tl::unexpected(layout.error());
        if (auto written = writePdf(path, *layout, typesetter); !written)
            return written;
        outcome.count(*layout);
        outcome.files << path;
        if (!tellProgress(job, i + 1))
            return tl::unexpected(stopped(Cli::tr("Stopped. %1 of %2 files were written, each of them whole.")
                                              .arg(QString::number(i + 1), QString::number(job.ids.size()))));
    }
    return {};
}

Result<void> writeDispatches(const Job &job, Typesetter &typesetter, Outcome &outcome)
{
    std::vector<Document> documents;
    documents.reserve(job.ids.size());
    for (std::size_t first = 0; first < job.ids.size(); first += readAtOnce) {
        const auto papers = job.read(first);
        if (!papers)
            return tl::unexpected(papers.error());
        for (const PaperDocument &paper : *papers)
            documents.push_back(paper.document);
    }
    const auto layout = layOutDispatchSummary(documents, {}, job.settings.options, typesetter);
    if (!layout)
        return tl::unexpected(layout.error());
    outcome.count(*layout);
    return writePdf(fromStd(job.words.pdf), *layout, typesetter);
}

Result<void> writeXlsx(const Job &job, Outcome &outcome)
{
    const auto papers = job.read(0);
    if (!papers)
        return tl::unexpected(papers.error());
    const PaperDocument &paper = papers->front();
    const QString path = fromStd(job.words.xlsx);
    auto written = writeSheet(path, paper.document, job.settings.options, paper.facts);
    if (written) {
        outcome.documents = 1;
        outcome.files << path;
    }
    return written;
}

Result<Outcome> written(const Job &job)
{
    auto typesetter = Typesetter::create();
    if (!typesetter)
        return tl::unexpected(std::move(typesetter.error()));
    Outcome outcome;
    Result<void> done;
    if (job.words.dispatches)
        done = writeDispatches(job, *typesetter, outcome);
    else if (!job.words.folder.empty())
        done = writeFolder(job, *typesetter, outcome);
    else if (!job.words.pdf.empty())
        done = writeOnePdf(job, *typesetter, outcome);
    if (done && !job.words.pdf.empty())
        outcome.files << fromStd(job.words.pdf);
    if (done && !job.words.xlsx.empty())
        done = writeXlsx(job, outcome);
    if (!done)
        return tl::unexpected(std::move(done.error()));
    return outcome;
}

ExitCode print(const Session &session, const PrintWords &words)
{
    const auto job = prepared(session, words);
    if (!job)
        return session.output().failure(job.error());
    std::signal(SIGINT, onInterrupt);
    const auto outcome = written(*job);
    if (!outcome)
        return session.output().failure(outcome.error());
    session.output().json({{u"ok"_s, true},
                           {u"files"_s, QJsonArray::fromStringList(outcome->files)},
                           {u"documents"_s, qint64(outcome->documents)},
                           {u"pages"_s, qint64(outcome->pages)},
                           {u"remarks"_s, QJsonArray::fromStringList(outcome->remarks)}});
    for (const QString &file : outcome->files)
        session.output().line(QDir::toNativeSeparators(file));
    for (const QString &remark : outcome->remarks)
        session.output().message(remark);
    return Done;
}

} // namespace

void addPrintCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<PrintWords>();
    CLI::App *command = program.add_subcommand("print", "The paper of documents as PDF, or one as a spreadsheet");
    command->add_option("KIND", words->kind, "challan or invoice")->check(CLI::IsMember(issuedKinds()));
    command->add_option("NUMBER", words->number, "Ignoring case; may carry its year: DC/0001@2025-26");
    command->add_option("--fy", words->fy, "2026-27; the newest year that has the number where not given");
    command->add_option("--list", words->list,
                        "A file that names many: lines of KIND NUMBER [YEAR], or what list --json answers");
    command->add_option("--pdf", words->pdf, "The file to write; many documents go into one file");
    command->add_option("--folder", words->folder, "A folder for a PDF of each document of the list");
    command->add_option("--xlsx", words->xlsx, "A spreadsheet of one document, with its figures as numbers");
    command
        ->add_option("--copies", words->copies,
                     "all, or of original, duplicate, triplicate, office; what the settings say where not given")
        ->delimiter(',')
        ->check(CLI::IsMember({"all", "original", "duplicate", "triplicate", "office"}, CLI::ignore_case));
    command->add_option("--template", words->look, "classic, modern or compact; else as in the settings")
        ->check(CLI::IsMember({"classic", "modern", "compact"}));
    command->add_flag("--certificate", words->certificate, "The guarantee certificate of its goods instead");
    command->add_flag("--dispatches", words->dispatches, "A summary of the dispatches in the list instead");
    command->add_flag("--overwrite", words->overwrite, "Replace files that are there");
    command->callback([&run, words] {
        if (const QString problem = usageProblem(*words); !problem.isEmpty())
            throw CLI::ValidationError("print", problem.toStdString());
        run = [words](const Session &session) { return print(session, *words); };
    });
}

} // namespace desk::cli
