#include "cli/commands.h"

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <memory>
#include <string_view>

namespace {

using namespace desk::cli;

void addGlobalOptions(CLI::App &program, Options &options, std::string &db, std::string &user)
{
    program.add_option("--db", db,
                       "Company file: sqlite:///relative.db, sqlite:////absolute/path.db or a bare path; else the "
                       "environment variable DATABASE_URL, else the user's own company file");
    program.add_flag("--json", options.json, "Answer with one JSON object, or one a line for lists");
    program.add_flag("--quiet", options.quiet, "No messages and no progress on standard error");
    program.add_option("--user", user, "Who acts, for the audit log");
    program.set_version_flag("--version", std::string("challandesk-cli ") + DESK_VERSION);
    program.require_subcommand(1);
    program.fallthrough();
    program.footer(
        "Exit status: 0 done; 1 refused, nothing was saved; 2 wrong usage; 3 the database failed, and the message "
        "says what is known; 4 cancelled.");
}

ExitCode wrongUsage(const std::string &what)
{
    std::string line = what;
    for (char &ch : line) {
        if (ch == '\n' || ch == '\r')
            ch = ' ';
    }
    std::fprintf(stderr, "%s\n", line.c_str());
    return WrongUsage;
}

ExitCode runProgram(int argc, char **argv)
{
    CLI::App program{"Challan Desk on the command line: delivery challans and GST invoices.", "challandesk-cli"};
    Options options;
    std::string db;
    std::string user;
    Run run;
    addGlobalOptions(program, options, db, user);
    addSetupCommands(program, run);
    addMasterCommands(program, run);
    addDocumentCommands(program, run);
    addListCommands(program, run);
    addPrintCommands(program, run);
    addUpkeepCommands(program, run);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() == 0) {
            program.exit(error);
            return Done;
        }
        return wrongUsage(error.what());
    }
    options.db = fromStd(db);
    options.user = fromStd(user);
    if (!actorFromEnvironment(options.user))
        return wrongUsage("CHALLANDESK_TODAY must be a date like 2026-04-01");
    return run(Session(options));
}

// Printing needs Qt's faces; everything else starts faster without. No screen is opened: a server has none.
std::unique_ptr<QCoreApplication> applicationFor(int &argc, char **argv)
{
    const bool prints = std::any_of(argv, argv + argc,
                                    [](const char *word) { return std::string_view(word) == "print"; });
    if (!prints)
        return std::make_unique<QCoreApplication>(argc, argv);
    // What Qt remarks on faces and folders is no message of ours.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false\nqt.*.warning=false"));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const auto application = applicationFor(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ChallanDesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DESK_VERSION));
    try {
        return runProgram(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "The command stopped before its end: %s\n", error.what());
        return DatabaseFailed;
    }
}
