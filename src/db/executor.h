#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/transaction.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace desk {

class Database;

// Stops a read, or a write that still waits for the lock. Copies share one state. Thread-safe.
class CancelToken {
public:
    CancelToken();
    void cancel();
    bool isCancelled() const;

private:
    std::shared_ptr<struct CancelState> m_state;
    friend class DbExecutor;
};

// The only way of the window to the database: one writer thread, two reader threads, a connection for each operation.
// fn(Connection&) returns Result<T>. Exceptions end here: they become an Error. Results come back through
// executor.write(…).then(context, …), always with a context object; never wait for a future on the window's thread.
class DbExecutor : public QObject {
    Q_OBJECT
public:
    explicit DbExecutor(std::shared_ptr<Database> database, QObject *parent = nullptr);
    ~DbExecutor() override; // takes no more work, cancels reads, waits for the write in progress

    // fn runs in a Transaction: committed when it returns a value, rolled back when it returns an Error or throws.
    // `action` names the work for people: "Submit delivery challan".
    template <typename Fn>
    auto write(const QString &action, Fn fn, Durability durability = Durability::Full, CancelToken cancel = {})
        -> QFuture<std::invoke_result_t<Fn, Connection &>>;
    // fn runs in a read transaction on one snapshot.
    template <typename Fn>
    auto read(Fn fn, CancelToken cancel = {}) -> QFuture<std::invoke_result_t<Fn, Connection &>>;

    const std::shared_ptr<Database> &database() const;

Q_SIGNALS:
    // After a commit here, or seen from another process or program. On the executor's thread.
    void changed();
    // A write has waited for the lock for longer than a second ("who" may be empty) / waits no more.
    void waitingForLock(const QString &who);
    void lockTaken();
};

} // namespace desk
