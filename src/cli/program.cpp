#include "cli/program.h"

#include "cli/commands.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>

namespace desk::cli {

namespace {

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

ExitCode parseAndRun(int argc, char **argv)
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
    addOrderCommands(program, run);
    addListCommands(program, run);
    addDraftCommands(program, run);
    addSeriesCommands(program, run);
    addAuditCommands(program, run);
    addCorrectionCommands(program, run);
    addReportCommands(program, run);
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

} // namespace

int runProgram(int argc, char **argv)
{
    try {
        return parseAndRun(argc, argv);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "The command stopped before its end: %s\n", error.what());
        return DatabaseFailed;
    }
}

} // namespace desk::cli
