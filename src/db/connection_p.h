#pragma once

#include "db/connection.h"
#include "db/connectionregistry.h"
#include "db/database.h"
#include "db/databasecore.h"
#include "db/dberror.h"
#include "db/dialect.h"
#include "db/writelock.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>

namespace desk {

class StatementPrivate {
public:
    StatementPrivate(ConnectionPrivate &connection, const QString &sql);
    ~StatementPrivate();
    void detach(); // the connection closes: the statement can never run again

    ConnectionPrivate *connection;
    QString sql;
    QSqlQuery query;
    bool readOnly = true;
    int parameters = 0;
};

// The busy and progress handlers' view of a connection. Read by SQLite on the connection's thread; `shielded` also by
// whoever cancels.
struct WaitContext {
    std::chrono::milliseconds limit{5000};
    std::stop_token stop;
    std::atomic<bool> shielded = false; // a write holds the lock: cancelling must not tear it apart
    LockWait *outer = nullptr;          // the wait of the transaction that begins, where there is one
    LockWait::Clock::time_point firstTry;
    std::function<QString()> describeHolder;
};

class ConnectionPrivate {
public:
    ConnectionPrivate(std::shared_ptr<DatabaseCore> core, const ConnectOptions &options);
    ~ConnectionPrivate();

    void checkThread() const;
    void checkUsable(const QString &step) const; // thread, poison, cancelled
    DbError failure(int code, const QString &text, const QString &step) const;
    // After a statement that failed: has the database ended the transaction by itself?
    void poisonIfRolledBack(const DbError &cause);
    std::int64_t execute(StatementPrivate &statement, const std::vector<QVariant> &values,
                         const std::function<bool(Row &)> &onRow);
    ConnectionSettings settings() const;
    void setSynchronousFull(bool full);
    bool databaseInTransaction() const { return core->dialect().inTransaction(database); }
    void noteActivity(const QString &sql);

    std::shared_ptr<DatabaseCore> core;
    ConnectOptions options;
    std::thread::id thread = std::this_thread::get_id();
    ConnectionRegistry::Entry entry;
    QString name;
    QSqlDatabase database;
    sqlite3 *handle = nullptr;
    WaitContext wait;
    std::optional<std::stop_callback<std::function<void()>>> interrupter;
    std::set<StatementPrivate *> statements;
    int cursors = 0; // statements that stand on a row at this moment
    int depth = 0;   // 0 none, 1 a transaction, more: savepoints in it
    bool reading = false;
    std::optional<DbError> poison;
    WriteLock::Guard strandedLock; // of a transaction that would not end: kept until the connection is closed

private:
    void open();
    void applySettings();
    void close() noexcept;
    void refuseStrayTransaction(const QString &step);
    std::int64_t readRows(StatementPrivate &statement, const std::function<bool(Row &)> &onRow);
};

} // namespace desk
