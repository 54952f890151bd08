#pragma once

#include "db/connection.h"

namespace desk {

// What a COMMIT promises. Normal is the documented setting of a connection; Full is for what the user is told is saved:
// with a keeper, NORMAL can lose every commit since the last checkpoint on a power cut.
enum class Durability { Normal, Full };

class WriteLockGuard;

// BEGIN IMMEDIATE … COMMIT under the write lock of the file, or a SAVEPOINT where the connection is in a transaction already.
// Without commit() the destructor rolls back; it never throws, and an error while rolling back never hides the first one.
// After a fault that made SQLite roll back by itself, the transaction is poisoned: every later statement in it throws.
class Transaction {
public:
    explicit Transaction(Connection &connection, Durability durability = Durability::Normal);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    void commit();
    void rollback(); // gives up at once; the destructor then has nothing to do

private:
    Connection &m_connection;
    // … private parts follow
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
