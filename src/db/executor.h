#pragma once

#include "base/error.h"
#include "db/canceltoken.h"
#include "db/connection.h"
#include "db/transaction.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace desk {

class Database;

// The only way of the window to the database: one writer thread, two reader threads, a connection for each operation.
// fn(Connection&) returns Result<T>. Exceptions end here: they become an Error. Fetch a result by a QFutureWatcher that
// lives with the form: QFuture::then(context, …) of Qt 6.4 asserts when the form has gone before the answer. Never wait
// for a future on the window's thread. read(), write() and the destructor belong to the thread that made the executor.
class DbExecutor : public QObject {
    Q_OBJECT
public:
    explicit DbExecutor(std::shared_ptr<Database> database, QObject *parent = nullptr);
    ~DbExecutor() override; // takes no more work, cancels reads, waits for the write in progress

    // fn runs in a Transaction: committed when it returns a value, rolled back when it returns an Error or throws.
    // `action` names the work for people: "Submit delivery challan".
    template <typename Fn>
    auto write(const QString &action, Fn fn, Durability durability = Durability::Full, CancelToken cancel = {})
        -> QFuture<std::invoke_result_t<Fn, Connection &>>
    {
        return start(
            std::move(fn),
            [this, action, durability, cancel](const Body &body) {
                return performWrite(action, durability, cancel, body);
            },
            cancel, Queue::Write);
    }
    // fn runs in a read transaction on one snapshot.
    template <typename Fn>
    auto read(Fn fn, CancelToken cancel = {}) -> QFuture<std::invoke_result_t<Fn, Connection &>>
    {
        return start(
            std::move(fn), [this, cancel](const Body &body) { return performRead(cancel, body); }, cancel, Queue::Read);
    }

    const std::shared_ptr<Database> &database() const;

Q_SIGNALS:
    // After a commit here, or seen from another process or program. On the executor's thread.
    void changed();
    // A write has waited for the lock for longer than a second ("who" may be empty) / waits no more.
    void waitingForLock(const QString &who);
    void lockTaken();

private:
    friend class DbExecutorPrivate;
    enum class Queue { Read, Write };
    using Body = std::function<bool(Connection &)>; // false: roll back
    using Failure = std::optional<Error>;           // none: the body's own result counts
    using Perform = std::function<Failure(const Body &)>;
    using Job = std::function<void(const Failure &dropped)>; // with an Error: not to be run any more

    Failure performWrite(const QString &action, Durability durability, const CancelToken &cancel, const Body &body);
    Failure performRead(const CancelToken &cancel, const Body &body);
    void enqueue(Queue queue, CancelToken cancel, Job job);

    template <typename Fn>
    auto start(Fn fn, Perform perform, const CancelToken &cancel, Queue queue)
        -> QFuture<std::invoke_result_t<Fn, Connection &>>
    {
        using Outcome = std::invoke_result_t<Fn, Connection &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        auto work = std::make_shared<Fn>(std::move(fn));
        promise->start();
        enqueue(queue, cancel, [promise, work, perform = std::move(perform)](const Failure &dropped) {
            std::optional<Outcome> outcome;
            Failure failure = dropped;
            if (!failure && !promise->isCanceled()) {
                failure = perform([&](Connection &connection) {
                    outcome.emplace((*work)(connection));
                    return outcome->has_value();
                });
            }
            if (failure)
                outcome.emplace(tl::unexpected(std::move(*failure)));
            if (outcome)
                promise->addResult(std::move(*outcome));
            promise->finish();
        });
        return promise->future();
    }

    std::unique_ptr<class DbExecutorPrivate> d;
};

} // namespace desk
