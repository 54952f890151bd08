#pragma once

#include "services/actor.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace desk {

// What the command line and the environment say. `company` is a URL or a path; empty = the user's own company file.
struct ProgramOptions {
    QString company;
    bool demo = false; // the sample company, made when it is not there yet
    Actor actor;
};

// Ends the program for --help and --version, as QCommandLineParser does. None where CHALLANDESK_TODAY is no date.
std::optional<ProgramOptions> parseOptions(const QStringList &arguments);

} // namespace desk
