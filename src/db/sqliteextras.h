#pragma once

#include "db/dberror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>

struct sqlite3;

// All that QtSql does not offer, through the C interface of the library that QtSql's plugin uses too.
namespace desk::sqlite {

inline constexpr std::int32_t kApplicationId = 0x4344534B; // "CDSK"

enum class OpenFlag { ReadWrite, ReadOnly, Immutable };

// file:///… with every byte that has a meaning in a URI encoded, and the mode, so that a wrong path never makes a file.
QString fileUri(const QString &absolutePath, OpenFlag flag);

sqlite3 *handleOf(const QSqlDatabase &database); // null when it is not open, or not SQLite
bool isReadOnly(const QSqlQuery &prepared);      // whether the statement leaves the file as it is
int parameterCount(const QSqlQuery &prepared);
bool inTransaction(sqlite3 *handle);
std::int64_t totalChanges(sqlite3 *handle);
std::int64_t lastChanges(sqlite3 *handle);
int extendedCode(sqlite3 *handle);

// Throw DbError with `step`.
[[noreturn]] void fail(sqlite3 *handle, const QString &step);
void execute(sqlite3 *handle, const QByteArray &sql, const QString &step);
QString queryText(sqlite3 *handle, const QByteArray &sql,
                  const QString &step); // first column of the first row, or null
std::int64_t queryInt(sqlite3 *handle, const QByteArray &sql, const QString &step);
QStringList queryColumn(sqlite3 *handle, const QByteArray &sql, const QString &step);

// This binary and QtSql's plugin must run one copy of the library: two copies in one process break each other's locks.
void verifySameLibrary(const QSqlDatabase &database);
QString version();
QString sourceId();
// The text of a known fault of a version that damages files, or empty. `version` as sqlite3_libversion_number().
bool hasWalResetFault(int versionNumber);

// Keeps a connection from checkpointing when it happens to be the last to close. False when it did not take.
bool setCheckpointOnClose(sqlite3 *handle, bool on);

// Copies the WAL into the file and cuts the WAL to nothing. The caller holds the write lock of the file: without it a
// busy file makes SQLite fall back to a passive checkpoint, which the WAL-reset fault turns into damage.
// False when a reader kept it from finishing.
bool checkpointTruncate(sqlite3 *handle);

// A consistent copy in one step. The copy needs no -wal beside it. `target` must not exist.
void backup(sqlite3 *source, const QString &target);

// Empty when all is well.
QStringList integrityProblems(sqlite3 *handle);
QStringList foreignKeyProblems(sqlite3 *handle);

// Cuts a script into statements, triggers whole. Comments and blanks alone are no statement.
QList<QByteArray> splitScript(const QByteArray &script);

// A connection of the C interface, with SQLite's own mutex: may be handed from thread to thread.
class RawConnection {
public:
    static RawConnection open(const QString &absolutePath, OpenFlag flag); // throws DbError
    RawConnection(RawConnection &&other) noexcept;
    RawConnection &operator=(RawConnection &&other) noexcept;
    ~RawConnection();
    sqlite3 *handle() const { return m_handle; }

private:
    explicit RawConnection(sqlite3 *handle) : m_handle(handle) {}
    sqlite3 *m_handle = nullptr;
};

} // namespace desk::sqlite
