#include "db/executor.h"

#include "base/checked.h"
#include "db/changewatcher.h"
#include "db/connection_p.h"
#include "db/database.h"

#include <QCoreApplication>

#include <array>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <new>
#include <thread>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DbExecutor", text);
}

Error stopped()
{
    return Error::cancelled(tr("The work was stopped. Nothing was written."));
}

// The one border where exceptions become values. Called inside a catch clause.
Error errorFromException(bool cancelled)
{
    try {
        throw;
    } catch (const DbError &error) {
        const bool waitGivenUp = error.fault() == DbFault::Interrupted || error.fault() == DbFault::Busy;
        if (cancelled && waitGivenUp && error.fate() == Fate::NothingWritten)
            return stopped();
        return error.toError();
    } catch (const OverflowError &error) {
        Error refusal = Error::refused(u"too_large"_s, tr("An amount or a quantity is too large to be added up."));
        refusal.detail = QString::fromLatin1(error.what());
        return refusal;
    } catch (const std::bad_alloc &) {
        return DbError(DbFault::NoMemory, 0, u"work"_s, u"no memory"_s).toError();
    } catch (const std::exception &error) {
        return DbError(DbFault::Unknown, 0, u"work"_s, QString::fromUtf8(error.what())).toError();
    } catch (...) {
        return DbError(DbFault::Unknown, 0, u"work"_s, u"an exception of an unknown kind"_s).toError();
    }
}

} // namespace

class DbExecutorPrivate {
public:
    struct Entry {
        CancelToken cancel;
        DbExecutor::Job job;
    };
    // Work of one kind, done in order by its threads.
    struct Lane {
        std::mutex mutex;
        std::condition_variable filled;
        std::deque<Entry> waiting;
        std::list<CancelToken> running;
        bool closed = false;
    };

    static void serve(Lane &lane, const std::function<void()> &afterEach);
    static void close(Lane &lane);

    std::shared_ptr<Database> database;
    Lane writes;
    Lane reads;
    std::atomic<bool> committed = false; // by the job that has just run; the writer's thread alone
    std::unique_ptr<ChangeWatcher> watcher;
    std::thread writer;
    std::array<std::thread, 2> readers;
};

void DbExecutorPrivate::serve(Lane &lane, const std::function<void()> &afterEach)
{
    std::unique_lock guard(lane.mutex);
    for (;;) {
        lane.filled.wait(guard, [&] { return lane.closed || !lane.waiting.empty(); });
        if (lane.waiting.empty())
            return;
        Entry entry = std::move(lane.waiting.front());
        lane.waiting.pop_front();
        const bool drop = lane.closed || entry.cancel.isCancelled();
        const auto running = lane.running.insert(lane.running.end(), entry.cancel);
        guard.unlock();
        entry.job(drop ? std::optional(stopped()) : std::nullopt);
        entry.job = nullptr;
        afterEach();
        guard.lock();
        lane.running.erase(running);
    }
}

void DbExecutorPrivate::close(Lane &lane)
{
    const std::lock_guard guard(lane.mutex);
    lane.closed = true;
    for (CancelToken &token : lane.running)
        token.cancel();
    lane.filled.notify_all();
}

DbExecutor::DbExecutor(std::shared_ptr<Database> database, QObject *parent)
    : QObject(parent), d(std::make_unique<DbExecutorPrivate>())
{
    d->database = std::move(database);
    d->database->m_core->setTidyOnClose();
    d->watcher = std::make_unique<ChangeWatcher>(d->database, [this] { Q_EMIT changed(); });
    d->writer = std::thread([this] {
        DbExecutorPrivate::serve(d->writes, [this] {
            if (!d->committed.exchange(false))
                return;
            d->watcher->acknowledge();
            Q_EMIT changed();
            d->database->checkpointIfLarge();
        });
    });
    for (std::thread &reader : d->readers)
        reader = std::thread([this] { DbExecutorPrivate::serve(d->reads, [] {}); });
}

DbExecutor::~DbExecutor()
{
    DbExecutorPrivate::close(d->reads);
    DbExecutorPrivate::close(d->writes);
    d->writer.join();
    for (std::thread &reader : d->readers)
        reader.join();
    d->watcher.reset();
}

const std::shared_ptr<Database> &DbExecutor::database() const
{
    return d->database;
}

void DbExecutor::enqueue(Queue queue, CancelToken cancel, Job job)
{
    DbExecutorPrivate::Lane &lane = queue == Queue::Write ? d->writes : d->reads;
    const std::lock_guard guard(lane.mutex);
    lane.waiting.push_back({std::move(cancel), std::move(job)});
    lane.filled.notify_one();
}

DbExecutor::Failure DbExecutor::performWrite(const QString &action, Durability durability, const CancelToken &cancel,
                                             const Body &body)
{
    Fate fate = Fate::NothingWritten;
    try {
        const LockObserver observer{[this](const QString &who) { Q_EMIT waitingForLock(who); },
                                    [this] { Q_EMIT lockTaken(); }};
        Connection connection = d->database->connect({action, cancel, observer});
        try {
            Transaction transaction(connection, durability);
            if (body(connection)) {
                transaction.commit();
                d->committed = true;
            } else {
                transaction.rollback();
            }
        } catch (...) {
            // By now the transaction has rolled back. Only the database can say that it really has.
            if (connection.d->databaseInTransaction())
                fate = Fate::NotKnown;
            throw;
        }
    } catch (...) {
        Error error = errorFromException(cancel.isCancelled());
        if (fate == Fate::NotKnown)
            error.fate = fate;
        return error;
    }
    return std::nullopt;
}

DbExecutor::Failure DbExecutor::performRead(const CancelToken &cancel, const Body &body)
{
    try {
        Connection connection = d->database->connect({u"read"_s, cancel, {}});
        const ReadTransaction snapshot(connection);
        body(connection);
    } catch (...) {
        return errorFromException(cancel.isCancelled());
    }
    return std::nullopt;
}

} // namespace desk
