#pragma once

#include "db/row.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace desk {

class ConnectionPrivate;
class Dialect;
class StatementPrivate;

// One statement, prepared once, run many times with other values. Lives no longer than its connection.
// Every function throws DbError. A statement is finished when it has been run, also when only its first row was wanted.
class Statement {
public:
    Statement(Statement &&) noexcept;
    ~Statement();

    // Runs a statement that returns no rows. Returns the number of rows it changed.
    template <typename... Args>
    std::int64_t run(const Args &...args)
    {
        return execute({toSql(args)...}, nullptr);
    }

    // The id that an INSERT … RETURNING id answers with.
    template <typename Id, typename... Args>
    Id insert(const Args &...args)
    {
        std::optional<Id> id;
        execute({toSql(args)...}, [&](Row &row) {
            id = row.take<Id>();
            return false;
        });
        return id.value_or(Id{});
    }

    // Calls fn(Row&) for each row. A fn that returns bool stops by returning false.
    template <typename Fn, typename... Args>
    void each(Fn fn, const Args &...args)
    {
        execute({toSql(args)...}, [&](Row &row) {
            if constexpr (std::is_same_v<decltype(fn(row)), bool>) {
                return fn(row);
            } else {
                fn(row);
                return true;
            }
        });
    }

private:
    friend class Connection;
    explicit Statement(std::unique_ptr<StatementPrivate>);
    std::int64_t execute(const std::vector<QVariant> &values, const std::function<bool(Row &)> &onRow);
    std::unique_ptr<StatementPrivate> d;
};

// An open connection, on the thread that made it and nowhere else: use from another thread is an assertion in debug and
// a DbError in release. The destructor rolls back what is open, finishes every statement and closes; it never throws.
// Made by Database alone.
class Connection {
public:
    Connection(Connection &&) noexcept;
    Connection &operator=(Connection &&) noexcept;
    ~Connection();

    Statement prepare(const QString &sql);

    template <typename... Args>
    std::int64_t run(const QString &sql, const Args &...args)
    {
        return prepare(sql).run(args...);
    }
    template <typename Id, typename... Args>
    Id insert(const QString &sql, const Args &...args)
    {
        return prepare(sql).template insert<Id>(args...);
    }
    template <typename Fn, typename... Args>
    void each(const QString &sql, Fn fn, const Args &...args)
    {
        prepare(sql).each(std::move(fn), args...);
    }
    // All rows, each through read(Row&).
    template <typename Read, typename... Args>
    auto all(const QString &sql, Read read, const Args &...args)
    {
        std::vector<decltype(read(std::declval<Row &>()))> rows;
        prepare(sql).each([&](Row &row) { rows.push_back(read(row)); }, args...);
        return rows;
    }
    // The first row through read(Row&), or none.
    template <typename Read, typename... Args>
    auto first(const QString &sql, Read read, const Args &...args)
    {
        std::optional<decltype(read(std::declval<Row &>()))> found;
        prepare(sql).each(
            [&](Row &row) {
                found = read(row);
                return false;
            },
            args...);
        return found;
    }
    // The first column of the first row; none where there is no row, or NULL in it, as max() answers for no rows.
    template <typename T, typename... Args>
    std::optional<T> value(const QString &sql, const Args &...args)
    {
        const auto found = first(
            sql, [](Row &row) { return row.take<std::optional<T>>(); }, args...);
        return found ? *found : std::nullopt;
    }

    const Dialect &dialect() const;
    bool isReadOnly() const;
    bool inTransaction() const;

private:
    friend class Database;
    friend class DbExecutor;
    friend class Migrator;
    friend class ReadTransaction;
    friend class Transaction;
    friend class ConnectionPrivate;
    explicit Connection(std::unique_ptr<ConnectionPrivate>);
    std::unique_ptr<ConnectionPrivate> d;
};

} // namespace desk
