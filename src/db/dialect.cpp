#include "db/dialect.h"

#include "db/sqliteextras.h"

#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

// Through QSqlQuery, since QSqlDatabase::commit() drops the code of the failure.
std::optional<SqlFailure> execute(const QSqlDatabase &database, const QString &sql)
{
    QSqlQuery query(database);
    if (query.exec(sql))
        return std::nullopt;
    const QSqlError error = query.lastError();
    return SqlFailure{error.nativeErrorCode().toInt(), error.databaseText()};
}

QString savepoint(int depth)
{
    return u"level_%1"_s.arg(depth);
}

} // namespace

QString SqliteDialect::name() const
{
    return u"sqlite"_s;
}

// BEGIN IMMEDIATE has locked every row already.
QString SqliteDialect::forUpdate() const
{
    return {};
}

std::optional<SqlFailure> SqliteDialect::beginWrite(const QSqlDatabase &database) const
{
    return execute(database, u"BEGIN IMMEDIATE"_s);
}

std::optional<SqlFailure> SqliteDialect::beginRead(const QSqlDatabase &database) const
{
    return execute(database, u"BEGIN"_s);
}

std::optional<SqlFailure> SqliteDialect::commit(const QSqlDatabase &database) const
{
    return execute(database, u"COMMIT"_s);
}

std::optional<SqlFailure> SqliteDialect::rollback(const QSqlDatabase &database) const
{
    return execute(database, u"ROLLBACK"_s);
}

std::optional<SqlFailure> SqliteDialect::setSavepoint(const QSqlDatabase &database, int depth) const
{
    return execute(database, u"SAVEPOINT "_s + savepoint(depth));
}

std::optional<SqlFailure> SqliteDialect::releaseSavepoint(const QSqlDatabase &database, int depth) const
{
    return execute(database, u"RELEASE "_s + savepoint(depth));
}

std::optional<SqlFailure> SqliteDialect::rollbackToSavepoint(const QSqlDatabase &database, int depth) const
{
    if (auto failure = execute(database, u"ROLLBACK TO "_s + savepoint(depth)))
        return failure;
    return releaseSavepoint(database, depth);
}

bool SqliteDialect::inTransaction(const QSqlDatabase &database) const
{
    return sqlite::inTransaction(sqlite::handleOf(database));
}

DbFault SqliteDialect::classify(int code) const
{
    return classifySqlite(code);
}

// When the sync of a COMMIT fails, its frames stand in the WAL, whole, though no reader sees them. If every connection
// were closed now, the next to open the file would take them for committed. A commit of one page (the header, as it is)
// overwrites the first of those frames, and the rest fail their running checksum.
bool SqliteDialect::undoForGood(const QSqlDatabase &database) const
{
    sqlite3 *handle = sqlite::handleOf(database);
    try {
        const std::int64_t schema = sqlite::queryInt(handle, "PRAGMA user_version", u"undo"_s);
        sqlite::execute(handle, "BEGIN IMMEDIATE", u"undo"_s);
        sqlite::execute(handle, "PRAGMA user_version=" + QByteArray::number(schema), u"undo"_s);
        sqlite::execute(handle, "COMMIT", u"undo"_s);
        return true;
    } catch (const DbError &) {
        if (inTransaction(database))
            rollback(database);
        return false;
    }
}

} // namespace desk
