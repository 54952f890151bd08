#pragma once

#include "base/error.h"
#include "db/canceltoken.h"
#include "db/connection.h"
#include "db/lockwait.h"
#include "db/report.h"

#include <QString>

#include <chrono>
#include <limits>
#include <memory>
#include <type_traits>
#include <vector>

namespace desk {

// sqlite:///relative.db, sqlite:////absolute.db, a bare path, or postgresql://… (the lifecycle's DATABASE_URL).
struct DatabaseUrl {
    enum class Kind { Sqlite, PostgreSql };
    Kind kind = Kind::Sqlite;
    QString path; // SQLite: absolute file path. PostgreSQL: the whole URL.
    static Result<DatabaseUrl> parse(const QString &text);
};

enum class OpenMode {
    Existing, // read and write; the file must be there
    Create,   // the file must not be there
    ReadOnly
};

struct OpenOptions {
    OpenMode mode = OpenMode::Existing;
    // The newest schema this program knows: a file beyond it is refused before anything else is read.
    int newestSchema = std::numeric_limits<int>::max();
    std::chrono::milliseconds busyLimit{5000};
    // Folds the WAL into the file when it is closed, so that the file alone is whole. Costs three syncs.
    bool tidyOnClose = false;
};

// Who opens a connection, what stops its reading or its wait for a lock, and who is told of a long wait.
struct ConnectOptions {
    QString owner;
    CancelToken cancel;
    LockObserver observer;
};

// An open company file: its keeper connection, its write lock, its register of live connections. Thread-safe.
class Database : public std::enable_shared_from_this<Database> {
public:
    // Throws DbError: CannotOpen, NotADatabase, SchemaTooNew, ReadOnly, Busy, Corrupt, …
    static std::shared_ptr<Database> open(const DatabaseUrl &url, OpenMode mode);
    static std::shared_ptr<Database> open(const DatabaseUrl &url, const OpenOptions &options);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // A connection for one piece of work on this thread. It keeps the file open while it lives.
    Connection connect(const ConnectOptions &options = {});
    // fn(Connection&) on a connection of its own, closed afterwards; then a checkpoint if one is due.
    template <typename Fn>
    auto withConnection(Fn fn)
    {
        struct Afterwards {
            Database &database;
            ~Afterwards() { database.checkpointIfLarge(); }
        } afterwards{*this};
        Connection connection = connect();
        return fn(connection);
    }

    const DatabaseUrl &url() const;
    bool isReadOnly() const;
    ConnectionSettings settings();

    int schemaVersion();
    std::vector<ConnectionInfo> liveConnections() const;
    WriteLockInfo writeLock() const;
    DatabaseReport report();

    // Copies the WAL into the file under the write lock when it has passed 4 MB; leaves it when the lock is taken.
    void checkpointIfLarge() noexcept;
    // A consistent copy while others read and write, checked before it gets its name. `target` must not exist.
    void backupTo(const QString &target);

private:
    friend class DbExecutor;
    friend class ChangeWatcher;
    explicit Database(std::shared_ptr<class DatabaseCore> core);
    std::shared_ptr<DatabaseCore> m_core;
};

} // namespace desk
