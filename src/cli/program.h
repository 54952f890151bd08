#pragma once

namespace desk::cli {

// One run of the command line: reads the words, does what they ask, answers with the exit status. Needs a
// QCoreApplication.
int runProgram(int argc, char **argv);

} // namespace desk::cli
