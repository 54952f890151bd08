#pragma once

#include "db/filelock.h"
#include "db/lockwait.h"

#include <QDateTime>
#include <QString>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

namespace desk {

// Who may write at this moment, for `doctor` and for the words of a Busy error.
struct WriteLockInfo {
    bool held = false;
    bool byThisProcess = false;
    std::int64_t pid = 0;
    QString label; // what the holder is doing
    QDateTime since;
    int waiting = 0; // threads of this process that wait
};

// The one lock under which a company file is written and checkpointed: fair between the threads of this process, and an
// advisory lock between processes. Needed because of the WAL-reset fault of SQLite 3.7.0 to 3.51.2, where a commit during
// another connection's checkpoint damages the file. Thread-safe.
class WriteLock {
public:
    // Lets go of the lock in its destructor.
    class Guard {
    public:
        Guard() = default;
        explicit Guard(std::shared_ptr<WriteLock> lock) : m_lock(std::move(lock)) {}
        Guard(Guard &&other) noexcept = default;
        Guard &operator=(Guard &&other) noexcept;
        ~Guard() { release(); }
        void release() noexcept;
        bool isHeld() const { return m_lock != nullptr; }

    private:
        std::shared_ptr<WriteLock> m_lock;
    };

    // The lock of one file; two openers of one file in one process share it. `canonicalPath` is the company file.
    static std::shared_ptr<WriteLock> forFile(const QString &canonicalPath);
    explicit WriteLock(const QString &lockPath);

    // Waits as `wait` says. Throws DbError: Busy (with the holder) or Interrupted.
    static Guard acquire(const std::shared_ptr<WriteLock> &lock, const QString &label, LockWait &wait);
    WriteLockInfo info();

private:
    void takeTurn(LockWait &wait);
    void takeFile(const QString &label, LockWait &wait);
    void release();
    QString describeHolder();
    [[noreturn]] void giveUp(const LockWait &wait);

    std::mutex m_mutex; // guards all below but the file lock, which belongs to who is m_taken
    std::condition_variable_any m_turn;
    std::deque<std::uint64_t> m_queue; // the tickets of those who wait, in order of arrival
    std::uint64_t m_nextTicket = 0;
    bool m_taken = false;
    WriteLockInfo m_holder;
    QString m_lockPath;
    FileLock m_file;
};

} // namespace desk
