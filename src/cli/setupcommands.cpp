#include "cli/commands.h"

#include "exchange/jsontext.h"
#include "exchange/masterjson.h"
#include "services/companies.h"
#include "services/upkeep.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

volatile std::sig_atomic_t interrupted = 0;

void noteInterrupt(int)
{
    interrupted = 1;
}

// A company file that was begun but not finished is taken away again, with what stands beside it.
void removeFile(const std::shared_ptr<Database> &database, const QString &path)
{
    Q_ASSERT(!database);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u".lock"_s})
        QFile::remove(path + suffix);
}

ExitCode makeCompany(const Session &session, const QString &file, const QString &companyFile)
{
    const auto json = readJsonFile(companyFile);
    if (!json)
        return session.output().failure(json.error());
    const auto input = companyFromJson(json->toObject(), QFileInfo(companyFile).absolutePath());
    if (!input)
        return session.output().failure(input.error());
    auto database = session.create(file);
    if (!database)
        return session.output().failure(database.error());
    const QString path = (*database)->url().path;
    const auto made = session.write(**database, [&](Connection &connection) {
        return createCompany(connection, input->company, input->series, session.actor());
    });
    if (!made) {
        database->reset();
        removeFile(*database, path);
        return session.output().failure(made.error());
    }
    session.output().json({{u"ok"_s, true}, {u"saved"_s, true}, {u"file"_s, path}, {u"company"_s, made->name}});
    session.output().line(Cli::tr("%1 is ready in %2").arg(made->name, QDir::toNativeSeparators(path)));
    return Done;
}

Result<std::int64_t> fillSample(const Session &session, Database &database, int documents, unsigned seed)
{
    const auto progress = [&](int done, int total) {
        if (done % 500 == 0 || done == total)
            session.output().message(Cli::tr("%1 of %2 documents").arg(done).arg(total));
        return interrupted == 0;
    };
    for (;;) {
        auto left = session.write(database, [&](Connection &connection) {
            return makeSample(connection, documents, seed, session.actor(), progress);
        });
        if (!left || *left == 0)
            return left;
    }
}

ExitCode makeDemo(const Session &session, const QString &file, int documents, unsigned seed)
{
    auto database = session.create(file);
    if (!database)
        return session.output().failure(database.error());
    const QString path = (*database)->url().path;
    std::signal(SIGINT, noteInterrupt);
    const auto filled = fillSample(session, **database, documents, seed);
    if (!filled) {
        database->reset();
        removeFile(*database, path);
        return session.output().failure(filled.error());
    }
    session.output().json({{u"ok"_s, true}, {u"saved"_s, true}, {u"file"_s, path}, {u"documents"_s, documents}});
    session.output().line(Cli::tr("The sample company with %1 documents is in %2")
                              .arg(QString::number(documents), QDir::toNativeSeparators(path)));
    return Done;
}

} // namespace

void addSetupCommands(CLI::App &program, Run &run)
{
    struct Words {
        std::string file;
        std::string company;
        int documents = 200;
        unsigned seed = 1;
    };
    const auto words = std::make_shared<Words>();
    CLI::App *create = program.add_subcommand("new", "Make a company file; an existing file is refused");
    create->add_option("FILE", words->file, "The file to make")->required();
    create->add_option("--company", words->company, "company.json")->required();
    create->callback([&run, words] {
        run = [words](const Session &session) {
            return makeCompany(session, fromStd(words->file), fromStd(words->company));
        };
    });
    CLI::App *demo = program.add_subcommand("demo", "Make a sample company, the same for the same seed and day");
    demo->add_option("FILE", words->file, "The file to make")->required();
    demo->add_option("--documents", words->documents, "How many challans and invoices")
        ->check(CLI::Range(0, 5'000'000));
    demo->add_option("--seed", words->seed, "Another seed makes another company");
    demo->callback([&run, words] {
        run = [words](const Session &session) {
            return makeDemo(session, fromStd(words->file), words->documents, words->seed);
        };
    });
}

} // namespace desk::cli
