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

} // namespace desk
