#include "db/writelock.h"

#include "db/dberror.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <map>

using namespace Qt::StringLiterals;

namespace desk {

WriteLock::Guard &WriteLock::Guard::operator=(Guard &&other) noexcept
{
    if (this != &other) {
        release();
        m_lock = std::move(other.m_lock);
    }
    return *this;
}

void WriteLock::Guard::release() noexcept
{
    if (const std::shared_ptr<WriteLock> lock = std::move(m_lock))
        lock->release();
    m_lock.reset();
}

// The operating system's lock alone would keep two openers in one process apart, but not fairly; hence one table for the
// process, which holds a file's lock only as long as somebody has the file open.
std::shared_ptr<WriteLock> WriteLock::forFile(const QString &canonicalPath)
{
    static std::mutex mutex;
    static std::map<QString, std::weak_ptr<WriteLock>> locks;
    const std::lock_guard guard(mutex);
    std::erase_if(locks, [](const auto &entry) { return entry.second.expired(); });
    std::weak_ptr<WriteLock> &known = locks[canonicalPath];
    std::shared_ptr<WriteLock> lock = known.lock();
    if (!lock) {
        lock = std::make_shared<WriteLock>(canonicalPath + u".lock"_s);
        known = lock;
    }
    return lock;
}

WriteLock::WriteLock(const QString &lockPath) : m_lockPath(lockPath), m_file(lockPath) {}

WriteLock::Guard WriteLock::acquire(const std::shared_ptr<WriteLock> &lock, const QString &label, LockWait &wait)
{
    lock->takeTurn(wait);
    try {
        lock->takeFile(label, wait);
    } catch (...) {
        const std::lock_guard guard(lock->m_mutex);
        lock->m_taken = false;
        lock->m_turn.notify_all();
        throw;
    }
    const std::lock_guard guard(lock->m_mutex);
    lock->m_holder.held = true;
    lock->m_holder.byThisProcess = true;
    lock->m_holder.pid = QCoreApplication::applicationPid();
    lock->m_holder.label = label;
    lock->m_holder.since = QDateTime::currentDateTimeUtc();
    return Guard(lock);
}

void WriteLock::takeTurn(LockWait &wait)
{
    std::unique_lock guard(m_mutex);
    const std::uint64_t ticket = m_nextTicket++;
    m_queue.push_back(ticket);
    const auto myTurn = [&] { return !m_taken && m_queue.front() == ticket; };
    while (!myTurn()) {
        if (!wait.mayGoOn()) {
            std::erase(m_queue, ticket);
            m_turn.notify_all();
            guard.unlock();
            giveUp(wait);
        }
        m_turn.wait_until(guard, wait.stopToken(), wait.nextMoment(), myTurn);
        if (!myTurn() && wait.mayGoOn()) {
            guard.unlock();
            wait.announceIfLong([this] { return describeHolder(); });
            guard.lock();
        }
    }
    m_queue.pop_front();
    m_taken = true;
}

void WriteLock::takeFile(const QString &label, LockWait &wait)
{
    while (!m_file.tryLock(label)) {
        if (!wait.mayGoOn())
            giveUp(wait);
        wait.announceIfLong([this] { return describeHolder(); });
        LockWait::pause();
    }
}

void WriteLock::release()
{
    const std::lock_guard guard(m_mutex);
    m_file.unlock();
    m_holder = {};
    m_taken = false;
    m_turn.notify_all();
}

void WriteLock::giveUp(const LockWait &wait)
{
    if (wait.isStopped())
        throw DbError(DbFault::Interrupted, 0, u"lock"_s, u"the wait for the write lock was stopped"_s);
    const QString holder = describeHolder();
    throw DbError(DbFault::Busy, 0, u"lock"_s,
                  holder.isEmpty() ? u"the write lock was not free in time"_s
                                   : u"the write lock is held by "_s + holder)
        .withHolder(holder);
}

QString WriteLock::describeHolder()
{
    const WriteLockInfo holder = info();
    if (!holder.held || holder.byThisProcess || holder.pid == 0)
        return {}; // a window of this process is not "another program"
    const QString process = u"pid %1"_s.arg(holder.pid);
    return holder.label.isEmpty() ? process : process + u", "_s + holder.label;
}

// Looks at the file through a handle of its own, so that it may be called while another thread takes the lock.
WriteLockInfo WriteLock::info()
{
    WriteLockInfo result;
    {
        const std::lock_guard guard(m_mutex);
        result = m_holder;
        result.waiting = static_cast<int>(m_queue.size());
    }
    if (result.held)
        return result;
    if (!QFileInfo::exists(m_lockPath))
        return result;
    FileLock probe(m_lockPath);
    if (!probe.isHeldElsewhere())
        return result;
    const LockHolder holder = probe.readHolder();
    result.held = true;
    result.pid = holder.pid;
    result.label = holder.label;
    result.since = QDateTime::fromString(holder.since, Qt::ISODateWithMs);
    return result;
}

} // namespace desk
