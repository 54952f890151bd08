#pragma once

#include "db/writelock.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <vector>

namespace desk {

struct ConnectionSettings { // read back, and the open fails when one did not take
    QString journalMode;    // "wal"
    QString synchronous;    // "normal"
    bool foreignKeys = false;
    int busyTimeoutMs = 0; // of our own busy handler
};

// One open connection, as `doctor` lists it.
struct ConnectionInfo {
    enum class State { Idle, Reading, Writing };
    std::int64_t id = 0;
    QString owner;  // "keeper", "Submit delivery challan", …
    QString thread; // as the system numbers it
    std::chrono::milliseconds age{0};
    QString currentSql; // empty while no statement runs
    State state = State::Idle;
};

// What `doctor` prints about a company file.
struct DatabaseReport {
    QString sqliteVersion;
    QString sqliteSourceId;
    QString knownFault; // what this version of SQLite can do to a file, and what keeps it from doing so; or empty
    ConnectionSettings settings;
    QString path;
    std::int64_t fileBytes = 0;
    std::int64_t walBytes = 0;
    std::int64_t freeBytes = 0;
    QString fileSystem; // "ext4", "NTFS"
    int schemaVersion = 0;
    WriteLockInfo writeLock;
    std::vector<ConnectionInfo> connections;
};

} // namespace desk
