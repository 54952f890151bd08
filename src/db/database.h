#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <memory>

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

struct ConnectionSettings { // read back, and the open fails when one did not take
    QString journalMode;      // "wal"
    QString synchronous;      // "normal"
    bool foreignKeys = false;
    int busyTimeoutMs = 0;    // of our own busy handler
};

// An open company file: its keeper connection, its write lock, its register of live connections. Thread-safe.
class Database : public std::enable_shared_from_this<Database> {
public:
    // Throws DbError: CannotOpen, NotADatabase, SchemaTooNew, ReadOnly, Busy, Corrupt, …
    static std::shared_ptr<Database> open(const DatabaseUrl &url, OpenMode mode);
    ~Database();

    Connection connect();
    template <typename Fn>
    auto withConnection(Fn fn)
    {
        Connection connection = connect();
        return fn(connection);
    }

    const DatabaseUrl &url() const;
    bool isReadOnly() const;
    ConnectionSettings settings();
};

} // namespace desk
