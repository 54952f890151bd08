#pragma once

#include <QString>

#include <algorithm>
#include <chrono>
#include <functional>
#include <stop_token>

namespace desk {

// Whom to tell about a long wait. Called on the waiting thread.
struct LockObserver {
    std::function<void(const QString &who)> waiting; // once, after a second; `who` has the file, or empty
    std::function<void()> over;                      // once, after `waiting`: the lock was taken or given up
};

// One wait for a lock: until when, who may stop it, whom it tells after a second.
class LockWait {
public:
    using Clock = std::chrono::steady_clock;

    LockWait(std::chrono::milliseconds limit, std::stop_token stop, LockObserver observer);
    ~LockWait();
    LockWait(const LockWait &) = delete;
    LockWait &operator=(const LockWait &) = delete;

    bool isStopped() const { return m_stop.stop_requested(); }
    bool isExpired() const { return Clock::now() >= m_deadline; }
    bool mayGoOn() const { return !isStopped() && !isExpired(); }
    const std::stop_token &stopToken() const { return m_stop; }

    // The next moment at which something is to be done: tell the observer, or give up.
    Clock::time_point nextMoment() const { return m_announced ? m_deadline : std::min(m_announceAt, m_deadline); }
    // Tells the observer when a second has passed; `who` is asked only then.
    void announceIfLong(const std::function<QString()> &who);
    // The lock is taken: tells the observer, if he was told of the wait.
    void finish();
    // About a millisecond, never the same for two waiters.
    static void pause();

private:
    Clock::time_point m_deadline;
    Clock::time_point m_announceAt;
    std::stop_token m_stop;
    LockObserver m_observer;
    bool m_announced = false;
};

} // namespace desk
