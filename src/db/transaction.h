#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QString>

#include <memory>
#include <type_traits>

namespace desk {

// What a COMMIT promises. Normal is the documented setting of a connection; Full is for what the user is told is saved:
// with a keeper, NORMAL can lose every commit since the last checkpoint on a power cut.
enum class Durability { Normal, Full };

// BEGIN IMMEDIATE … COMMIT under the write lock of the file, or a SAVEPOINT where the connection is in a transaction already.
// Without commit() the destructor rolls back; it never throws, and an error while rolling back never hides the first one.
// After a fault that made SQLite roll back by itself, the transaction is poisoned: every later statement in it throws.
class Transaction {
public:
    // Waits for the lock at most as long as the file's busy limit. Throws DbError: Busy, Interrupted, ReadOnly, …
    // In a nested one `durability` has no meaning: the outermost decides.
    explicit Transaction(Connection &connection, Durability durability = Durability::Normal);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    // Throws DbError; its fate says whether anything can have been written. A failed commit has been rolled back.
    void commit();
    void rollback(); // gives up at once; the destructor then has nothing to do

private:
    void beginOutermost(Durability durability);
    void settleEarlier();
    void commitOutermost();
    Fate fateAfterFailedCommit(DbFault fault) const;
    void giveUp() noexcept;
    void rollBackNow() noexcept;
    void leave() noexcept;

    ConnectionPrivate &m_connection;
    int m_depth = 0; // 1 outermost
    bool m_open = false;
    std::unique_ptr<struct OutermostTransaction> m_outermost; // the lock, the deadline
};

// A snapshot for several reads that must agree. Takes no lock; nothing can be written in it.
class ReadTransaction {
public:
    explicit ReadTransaction(Connection &connection);
    ~ReadTransaction();
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;

private:
    ConnectionPrivate &m_connection;
};

// Runs fn inside a Transaction and commits when it returns; an exception rolls back and goes on.
template <typename Fn>
auto transactional(Connection &connection, Fn fn, Durability durability = Durability::Normal)
{
    Transaction transaction(connection, durability);
    if constexpr (std::is_void_v<decltype(fn(connection))>) {
        fn(connection);
        transaction.commit();
    } else {
        auto result = fn(connection);
        transaction.commit();
        return result;
    }
}

} // namespace desk
