#pragma once

#include "db/dberror.h"

#include <QSqlDatabase>
#include <QString>

#include <optional>

namespace desk {

// What a database answered to a statement that failed.
struct SqlFailure {
    int code = 0;
    QString text;
};

// Where databases differ. Nothing above `db` asks which one it is. Stateless; used on the connection's own thread.
class Dialect {
public:
    virtual ~Dialect() = default;

    virtual QString name() const = 0;      // "sqlite": the folder of its migrations
    virtual QString forUpdate() const = 0; // what ends a SELECT whose row must stay as read until COMMIT, or empty

    virtual std::optional<SqlFailure> beginWrite(const QSqlDatabase &database) const = 0;
    virtual std::optional<SqlFailure> beginRead(const QSqlDatabase &database) const = 0;
    virtual std::optional<SqlFailure> commit(const QSqlDatabase &database) const = 0;
    virtual std::optional<SqlFailure> rollback(const QSqlDatabase &database) const = 0;
    virtual std::optional<SqlFailure> setSavepoint(const QSqlDatabase &database, int depth) const = 0;
    virtual std::optional<SqlFailure> releaseSavepoint(const QSqlDatabase &database, int depth) const = 0;
    virtual std::optional<SqlFailure> rollbackToSavepoint(const QSqlDatabase &database, int depth) const = 0;

    // Asked of the database itself, since some faults end a transaction without being told to.
    virtual bool inTransaction(const QSqlDatabase &database) const = 0;
    virtual DbFault classify(int code) const = 0;
    // After a COMMIT that failed with a fault of the disk, and its ROLLBACK: sees to it that what was written of the
    // transaction can never come to life. False when that cannot be made sure; then only a look-up can tell.
    virtual bool undoForGood(const QSqlDatabase &database) const = 0;
};

class SqliteDialect final : public Dialect {
public:
    QString name() const override;
    QString forUpdate() const override;
    std::optional<SqlFailure> beginWrite(const QSqlDatabase &database) const override;
    std::optional<SqlFailure> beginRead(const QSqlDatabase &database) const override;
    std::optional<SqlFailure> commit(const QSqlDatabase &database) const override;
    std::optional<SqlFailure> rollback(const QSqlDatabase &database) const override;
    std::optional<SqlFailure> setSavepoint(const QSqlDatabase &database, int depth) const override;
    std::optional<SqlFailure> releaseSavepoint(const QSqlDatabase &database, int depth) const override;
    std::optional<SqlFailure> rollbackToSavepoint(const QSqlDatabase &database, int depth) const override;
    bool inTransaction(const QSqlDatabase &database) const override;
    DbFault classify(int code) const override;
    bool undoForGood(const QSqlDatabase &database) const override;
};

} // namespace desk
