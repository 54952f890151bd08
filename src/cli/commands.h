#pragma once

#include "cli/session.h"

#include <CLI/App.hpp>

#include <functional>
#include <vector>

namespace desk::cli {

// What the chosen command does; filled in while the words of the command line are read.
using Run = std::function<ExitCode(const Session &)>;

// Each adds its commands to the program; choosing one sets `run`.
void addSetupCommands(CLI::App &program, Run &run);      // new, demo
void addMasterCommands(CLI::App &program, Run &run);     // put
void addDocumentCommands(CLI::App &program, Run &run);   // calc, submit, cancel, show
void addOrderCommands(CLI::App &program, Run &run);      // order
void addListCommands(CLI::App &program, Run &run);       // list, pending
void addDraftCommands(CLI::App &program, Run &run);      // draft
void addSeriesCommands(CLI::App &program, Run &run);     // series
void addAuditCommands(CLI::App &program, Run &run);      // audit
void addCorrectionCommands(CLI::App &program, Run &run); // duplicate, merge, retire, delete
void addReportCommands(CLI::App &program, Run &run);     // report, books
void addPrintCommands(CLI::App &program, Run &run);      // print
void addUpkeepCommands(CLI::App &program, Run &run);     // doctor, check

// The words of the kinds of document that can be issued so far.
const std::vector<std::string> &issuedKinds();

inline QString fromStd(const std::string &text)
{
    return QString::fromStdString(text);
}

} // namespace desk::cli
