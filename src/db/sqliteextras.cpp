#include "db/sqliteextras.h"

#include <QSqlDriver>
#include <QSqlResult>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace desk::sqlite {

namespace {

struct Finalizer {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalizer>;

template <typename T>
T *pointerIn(const QVariant &variant, const char *typeName)
{
    if (!variant.isValid() || qstrcmp(variant.typeName(), typeName) != 0)
        return nullptr;
    return *static_cast<T *const *>(variant.constData());
}

sqlite3_stmt *statementOf(const QSqlQuery &query)
{
    return query.result() ? pointerIn<sqlite3_stmt>(query.result()->handle(), "sqlite3_stmt*") : nullptr;
}

StatementHandle prepare(sqlite3 *handle, const QByteArray &sql, const QString &step)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
        fail(handle, step);
    return StatementHandle(statement);
}

QString columnText(sqlite3_stmt *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement, column);
    return text ? QString::fromUtf8(reinterpret_cast<const char *>(text), sqlite3_column_bytes(statement, column))
                : QString();
}

bool onlyBlanksAndComments(QByteArray text)
{
    text = text.trimmed();
    while (text.startsWith("--") || text.startsWith("/*")) {
        const bool line = text.startsWith("--");
        const qsizetype end = text.indexOf(line ? "\n" : "*/", 2);
        text = end < 0 ? QByteArray() : text.mid(end + (line ? 1 : 2)).trimmed();
    }
    return text.isEmpty() || text == ";";
}

} // namespace

QString fileUri(const QString &absolutePath, OpenFlag flag)
{
    const QString slashes = absolutePath.startsWith(u'/') ? u"file://"_s : u"file:///"_s;
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(absolutePath, "/"));
    switch (flag) {
    case OpenFlag::ReadWrite: return slashes + path + u"?mode=rw"_s;
    case OpenFlag::ReadOnly: return slashes + path + u"?mode=ro"_s;
    case OpenFlag::Immutable: break;
    }
    return slashes + path + u"?mode=ro&immutable=1"_s;
}

sqlite3 *handleOf(const QSqlDatabase &database)
{
    return database.driver() ? pointerIn<sqlite3>(database.driver()->handle(), "sqlite3*") : nullptr;
}

bool isReadOnly(const QSqlQuery &prepared)
{
    sqlite3_stmt *statement = statementOf(prepared);
    return !statement || sqlite3_stmt_readonly(statement) != 0;
}

int parameterCount(const QSqlQuery &prepared)
{
    return sqlite3_bind_parameter_count(statementOf(prepared));
}

bool inTransaction(sqlite3 *handle)
{
    return sqlite3_get_autocommit(handle) == 0;
}

std::int64_t totalChanges(sqlite3 *handle)
{
    return sqlite3_total_changes64(handle);
}

std::int64_t lastChanges(sqlite3 *handle)
{
    return sqlite3_changes64(handle);
}

int extendedCode(sqlite3 *handle)
{
    return sqlite3_extended_errcode(handle);
}

void fail(sqlite3 *handle, const QString &step)
{
    const int code = sqlite3_extended_errcode(handle);
    throw DbError(classifySqlite(code), code, step, QString::fromUtf8(sqlite3_errmsg(handle)));
}

void execute(sqlite3 *handle, const QByteArray &sql, const QString &step)
{
    const StatementHandle statement = prepare(handle, sql, step);
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW)
        result = sqlite3_step(statement.get());
    if (result != SQLITE_DONE)
        fail(handle, step);
}

QStringList queryColumn(sqlite3 *handle, const QByteArray &sql, const QString &step)
{
    const StatementHandle statement = prepare(handle, sql, step);
    QStringList column;
    int result = sqlite3_step(statement.get());
    for (; result == SQLITE_ROW; result = sqlite3_step(statement.get()))
        column.append(columnText(statement.get(), 0));
    if (result != SQLITE_DONE)
        fail(handle, step);
    return column;
}

QString queryText(sqlite3 *handle, const QByteArray &sql, const QString &step)
{
    return queryColumn(handle, sql, step).value(0);
}

std::int64_t queryInt(sqlite3 *handle, const QByteArray &sql, const QString &step)
{
    return queryText(handle, sql, step).toLongLong();
}

void verifySameLibrary(const QSqlDatabase &database)
{
    QSqlQuery query(database);
    const bool answered = query.exec(u"SELECT sqlite_source_id()"_s) && query.next();
    const QString theirs = answered ? query.value(0).toString() : QString();
    query.finish();
    if (theirs != sourceId())
        throw DbError(DbFault::CannotOpen, 0, u"open"_s,
                      u"this installation holds two copies of SQLite: \"%1\" and \"%2\""_s.arg(theirs, sourceId()));
}

QString version()
{
    return QString::fromLatin1(sqlite3_libversion());
}

QString sourceId()
{
    return QString::fromLatin1(sqlite3_sourceid());
}

bool hasWalResetFault(int versionNumber)
{
    if (versionNumber < 3'007'000 || versionNumber > 3'051'002)
        return false;
    const int minor = versionNumber / 1000 % 1000;
    const int patch = versionNumber % 1000;
    return !(minor == 50 && patch >= 7) && !(minor == 44 && patch >= 6);
}

bool setCheckpointOnClose(sqlite3 *handle, bool on)
{
    int off = -1;
    return sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on ? 0 : 1, &off) == SQLITE_OK
        && off == (on ? 0 : 1);
}

bool checkpointTruncate(sqlite3 *handle)
{
    const int result = sqlite3_wal_checkpoint_v2(handle, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (result != SQLITE_OK && (result & 0xff) != SQLITE_BUSY)
        fail(handle, u"checkpoint"_s);
    return result == SQLITE_OK;
}

void backup(sqlite3 *source, const QString &target)
{
    sqlite3 *opened = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    const int result = sqlite3_open_v2(target.toUtf8().constData(), &opened, flags, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> copy(opened, &sqlite3_close);
    if (result != SQLITE_OK)
        fail(copy.get(), u"backup"_s);
    sqlite3_backup *work = sqlite3_backup_init(copy.get(), "main", source, "main");
    if (!work)
        fail(copy.get(), u"backup"_s);
    const int stepped = sqlite3_backup_step(work, -1);
    sqlite3_backup_finish(work);
    if (stepped != SQLITE_DONE)
        throw DbError(classifySqlite(stepped), stepped, u"backup"_s, QString::fromLatin1(sqlite3_errstr(stepped)));
    execute(copy.get(), "PRAGMA journal_mode=DELETE", u"backup"_s);
    const QStringList problems = integrityProblems(copy.get());
    if (!problems.isEmpty())
        throw DbError(DbFault::Corrupt, SQLITE_CORRUPT, u"backup"_s, problems.first());
}

QStringList integrityProblems(sqlite3 *handle)
{
    QStringList problems = queryColumn(handle, "PRAGMA integrity_check(20)", u"integrity check"_s);
    problems.removeAll(u"ok"_s);
    return problems;
}

QStringList foreignKeyProblems(sqlite3 *handle)
{
    return queryColumn(handle,
                       "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points to no row of ' || parent"
                       " FROM pragma_foreign_key_check LIMIT 20",
                       u"foreign key check"_s);
}

QList<QByteArray> splitScript(const QByteArray &script)
{
    QList<QByteArray> statements;
    QByteArray piece;
    qsizetype from = 0;
    while (from < script.size()) {
        const qsizetype end = script.indexOf(';', from);
        piece += end < 0 ? script.mid(from) : script.mid(from, end - from + 1);
        from = end < 0 ? script.size() : end + 1;
        if (end >= 0 && !sqlite3_complete(piece.constData()))
            continue;
        if (!onlyBlanksAndComments(piece))
            statements.append(piece.trimmed());
        piece.clear();
    }
    if (!onlyBlanksAndComments(piece))
        statements.append(piece.trimmed());
    return statements;
}

RawConnection RawConnection::open(const QString &absolutePath, OpenFlag flag)
{
    sqlite3 *handle = nullptr;
    const int access = flag == OpenFlag::ReadWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const int flags = access | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_EXRESCODE;
    const int result = sqlite3_open_v2(fileUri(absolutePath, flag).toUtf8().constData(), &handle, flags, nullptr);
    RawConnection connection(handle);
    if (result != SQLITE_OK)
        fail(handle, u"open"_s);
    return connection;
}

RawConnection::RawConnection(RawConnection &&other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}

RawConnection &RawConnection::operator=(RawConnection &&other) noexcept
{
    std::swap(m_handle, other.m_handle);
    return *this;
}

RawConnection::~RawConnection()
{
    sqlite3_close(m_handle);
}

} // namespace desk::sqlite
