#include "db/connection.h"

#include "db/connection_p.h"

#include <QSqlError>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int kOperationsBetweenLooks = 1000;

QString uniqueName()
{
    static std::atomic<std::uint64_t> count = 0;
    return u"desk-%1"_s.arg(++count);
}

QString beginningOf(const QString &sql)
{
    return sql.simplified().left(60);
}

// Called by SQLite on the connection's thread each time a lock is taken. 0 gives up.
int waitForLock(void *data, int attempt)
{
    WaitContext &context = *static_cast<WaitContext *>(data);
    if (context.outer) {
        if (!context.outer->mayGoOn())
            return 0;
        context.outer->announceIfLong(context.describeHolder);
    } else {
        if (attempt == 0)
            context.firstTry = LockWait::Clock::now();
        const bool stopped = context.stop.stop_requested() && !context.shielded;
        if (stopped || LockWait::Clock::now() - context.firstTry >= context.limit)
            return 0;
    }
    LockWait::pause();
    return 1;
}

int stopWhenCancelled(void *data)
{
    const WaitContext &context = *static_cast<const WaitContext *>(data);
    return context.stop.stop_requested() && !context.shielded ? 1 : 0;
}

} // namespace

ConnectionPrivate::ConnectionPrivate(std::shared_ptr<DatabaseCore> sharedCore, const ConnectOptions &connectOptions)
    : core(std::move(sharedCore)), options(connectOptions), entry(core->registry(), options.owner), name(uniqueName())
{
    try {
        open();
        applySettings();
    } catch (const DbError &error) {
        close();
        throw error.withFile(core->path());
    } catch (...) {
        close();
        throw;
    }
}

ConnectionPrivate::~ConnectionPrivate()
{
    close();
}

void ConnectionPrivate::open()
{
    const QString common = u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=0"_s; // waiting is our own handler's work
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(sqlite::fileUri(core->path(), core->openFlag()));
    database.setConnectOptions(core->isReadOnly() ? common + u";QSQLITE_OPEN_READONLY"_s : common);
    if (!database.open()) {
        const int code = database.lastError().nativeErrorCode().toInt();
        throw DbError(classifySqlite(code), code, u"open"_s, database.lastError().databaseText());
    }
    handle = sqlite::handleOf(database);
    if (!handle)
        throw DbError(DbFault::CannotOpen, 0, u"open"_s, u"QtSql's plugin does not give its handle"_s);
}

// Waiting comes first: each of the other settings may meet a lock.
void ConnectionPrivate::applySettings()
{
    wait.limit = core->busyLimit();
    wait.stop = options.cancel.stopToken();
    wait.describeHolder = [] { return QString(); };
    if (sqlite3_busy_handler(handle, waitForLock, &wait) != SQLITE_OK)
        sqlite::fail(handle, u"open"_s);
    sqlite3_progress_handler(handle, kOperationsBetweenLooks, stopWhenCancelled, &wait);
    if (!sqlite::setCheckpointOnClose(handle, false))
        throw DbError(DbFault::CannotOpen, 0, u"open"_s, u"checkpoint on close cannot be switched off"_s);
    sqlite::execute(handle, "PRAGMA synchronous=NORMAL", u"open"_s);
    sqlite::execute(handle, "PRAGMA foreign_keys=ON", u"open"_s);
    sqlite::execute(handle, "PRAGMA wal_autocheckpoint=0", u"open"_s);
    const ConnectionSettings taken = settings();
    const bool journal = core->isReadOnly() || taken.journalMode == u"wal"_s;
    const bool checkpoints = sqlite::queryInt(handle, "PRAGMA wal_autocheckpoint", u"open"_s) == 0;
    if (!journal || taken.synchronous != u"normal"_s || !taken.foreignKeys || !checkpoints)
        throw DbError(
            DbFault::CannotOpen, 0, u"open"_s,
            u"a setting did not take: journal %1, synchronous %2, foreign keys %3, automatic checkpoints %4"_s.arg(
                taken.journalMode, taken.synchronous, taken.foreignKeys ? u"on"_s : u"off"_s,
                checkpoints ? u"off"_s : u"on"_s));
    interrupter.emplace(wait.stop, [this] {
        if (!wait.shielded)
            sqlite3_interrupt(handle);
    });
}

ConnectionSettings ConnectionPrivate::settings() const
{
    const QStringList levels{u"off"_s, u"normal"_s, u"full"_s, u"extra"_s};
    ConnectionSettings taken;
    taken.journalMode = sqlite::queryText(handle, "PRAGMA journal_mode", u"open"_s);
    taken.synchronous = levels.value(sqlite::queryInt(handle, "PRAGMA synchronous", u"open"_s));
    taken.foreignKeys = sqlite::queryInt(handle, "PRAGMA foreign_keys", u"open"_s) == 1;
    taken.busyTimeoutMs = static_cast<int>(wait.limit.count());
    return taken;
}

void ConnectionPrivate::close() noexcept
{
    interrupter.reset(); // waits for an interrupt that is just happening: the handle is about to go
    for (StatementPrivate *statement : statements)
        statement->detach();
    statements.clear();
    if (database.isOpen()) {
        if (databaseInTransaction())
            core->dialect().rollback(database);
        database.close();
    }
    handle = nullptr;
    database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
    strandedLock.release();
}

void ConnectionPrivate::checkThread() const
{
    const bool own = thread == std::this_thread::get_id();
    Q_ASSERT_X(own, "desk::Connection", "a connection is used from a thread other than its own");
    if (!own)
        throw DbError(DbFault::Unknown, 0, u"thread"_s, u"a connection is used from a thread other than its own"_s);
}

void ConnectionPrivate::checkUsable(const QString &step) const
{
    checkThread();
    if (poison)
        throw DbError(
            poison->fault(), poison->nativeCode(), step,
            u"the transaction was rolled back after \"%1\" failed: %2"_s.arg(poison->step(), poison->detail()))
            .withFile(core->path());
    if (wait.stop.stop_requested() && !wait.shielded)
        throw DbError(DbFault::Interrupted, SQLITE_INTERRUPT, step, u"cancelled"_s);
}

DbError ConnectionPrivate::failure(int code, const QString &text, const QString &step) const
{
    return DbError(core->dialect().classify(code), code, step, text).withFile(core->path());
}

void ConnectionPrivate::poisonIfRolledBack(const DbError &cause)
{
    if (depth > 0 && !poison && !databaseInTransaction())
        poison = cause;
}

void ConnectionPrivate::noteActivity(const QString &sql)
{
    const auto state = wait.shielded ? ConnectionInfo::State::Writing
        : reading || !sql.isEmpty()  ? ConnectionInfo::State::Reading
                                     : ConnectionInfo::State::Idle;
    entry.setActivity(sql, state);
}

// Must not be called inside a transaction, where SQLite refuses it.
void ConnectionPrivate::setSynchronousFull(bool full)
{
    sqlite::execute(handle, full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL", u"begin"_s);
    if (sqlite::queryInt(handle, "PRAGMA synchronous", u"begin"_s) != (full ? 2 : 1))
        throw DbError(DbFault::Unknown, 0, u"begin"_s, u"the durability of the transaction did not take"_s);
}

std::int64_t ConnectionPrivate::execute(StatementPrivate &statement, const std::vector<QVariant> &values,
                                        const std::function<bool(Row &)> &onRow)
{
    const QString step = beginningOf(statement.sql);
    checkUsable(step);
    if (static_cast<int>(values.size()) != statement.parameters)
        throw DbError(
            DbFault::Unknown, 0, step,
            u"the statement has %1 parameters, %2 values were given"_s.arg(statement.parameters).arg(values.size()));
    if (!statement.readOnly && (depth == 0 || reading))
        throw DbError(DbFault::Unknown, 0, step, u"a statement that writes needs a Transaction"_s);
    if (!statement.readOnly && cursors > 0)
        throw DbError(DbFault::Unknown, 0, step, u"a statement that writes runs while the rows of another are read"_s);

    for (std::size_t i = 0; i < values.size(); ++i)
        statement.query.bindValue(static_cast<int>(i), values[i]);
    noteActivity(statement.sql);
    const std::int64_t before = sqlite::totalChanges(handle);
    try {
        readRows(statement, onRow);
    } catch (...) {
        statement.query.finish();
        noteActivity({});
        throw;
    }
    statement.query.finish();
    noteActivity({});
    refuseStrayTransaction(step);
    return sqlite::totalChanges(handle) == before ? 0 : sqlite::lastChanges(handle);
}

// BEGIN, COMMIT and ROLLBACK as statements would go past the write lock.
void ConnectionPrivate::refuseStrayTransaction(const QString &step)
{
    const bool expected = depth > 0 || reading;
    if (databaseInTransaction() == expected)
        return;
    const DbError error =
        DbError(DbFault::Unknown, 0, step, u"a statement began or ended a transaction"_s).withFile(core->path());
    if (expected)
        poison = error;
    else
        core->dialect().rollback(database);
    throw error;
}

std::int64_t ConnectionPrivate::readRows(StatementPrivate &statement, const std::function<bool(Row &)> &onRow)
{
    struct Cursor {
        int &count;
        explicit Cursor(int &open) : count(++open) {}
        ~Cursor() { --count; }
    };
    const auto failed = [&] {
        const QSqlError error = statement.query.lastError();
        DbError cause = failure(error.nativeErrorCode().toInt(), error.databaseText(), beginningOf(statement.sql));
        poisonIfRolledBack(cause);
        return cause;
    };
    if (!statement.query.exec())
        throw failed();
    std::int64_t rows = 0;
    bool wanted = onRow != nullptr;
    const Cursor cursor(cursors);
    while (statement.query.next()) {
        ++rows;
        if (wanted) {
            Row row(statement.query);
            wanted = onRow(row);
        }
        if (!wanted && statement.readOnly)
            return rows; // a statement that writes is read to its end: COMMIT fails while one is in progress
    }
    if (statement.query.lastError().isValid())
        throw failed();
    return rows;
}

StatementPrivate::StatementPrivate(ConnectionPrivate &owner, const QString &text)
    : connection(&owner), sql(text), query(owner.database)
{
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        const QSqlError error = query.lastError();
        const DbError cause = owner.failure(error.nativeErrorCode().toInt(), error.databaseText(), beginningOf(sql));
        owner.poisonIfRolledBack(cause);
        throw cause;
    }
    readOnly = sqlite::isReadOnly(query);
    parameters = sqlite::parameterCount(query);
    owner.statements.insert(this);
}

StatementPrivate::~StatementPrivate()
{
    if (connection)
        connection->statements.erase(this);
}

void StatementPrivate::detach()
{
    query.clear();
    connection = nullptr;
}

Statement::Statement(std::unique_ptr<StatementPrivate> statement) : d(std::move(statement)) {}
Statement::Statement(Statement &&) noexcept = default;
Statement::~Statement() = default;

std::int64_t Statement::execute(const std::vector<QVariant> &values, const std::function<bool(Row &)> &onRow)
{
    if (!d->connection)
        throw DbError(DbFault::Unknown, 0, beginningOf(d->sql), u"the connection of this statement is closed"_s);
    return d->connection->execute(*d, values, onRow);
}

Connection::Connection(std::unique_ptr<ConnectionPrivate> connection) : d(std::move(connection)) {}
Connection::Connection(Connection &&) noexcept = default;
Connection &Connection::operator=(Connection &&) noexcept = default;
Connection::~Connection() = default;

Statement Connection::prepare(const QString &sql)
{
    d->checkUsable(beginningOf(sql));
    return Statement(std::make_unique<StatementPrivate>(*d, sql));
}

const Dialect &Connection::dialect() const
{
    return d->core->dialect();
}

bool Connection::isReadOnly() const
{
    return d->core->isReadOnly();
}

bool Connection::inTransaction() const
{
    return d->depth > 0;
}

} // namespace desk
