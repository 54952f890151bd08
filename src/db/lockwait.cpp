#include "db/lockwait.h"

#include <random>
#include <thread>

namespace desk {

LockWait::LockWait(std::chrono::milliseconds limit, std::stop_token stop, LockObserver observer)
    : m_deadline(Clock::now() + limit), m_announceAt(Clock::now() + std::chrono::seconds(1)), m_stop(std::move(stop)),
      m_observer(std::move(observer))
{
}

LockWait::~LockWait()
{
    finish();
}

void LockWait::finish()
{
    if (m_announced && m_observer.over)
        std::exchange(m_observer.over, nullptr)();
}

void LockWait::announceIfLong(const std::function<QString()> &who)
{
    if (m_announced || Clock::now() < m_announceAt)
        return;
    m_announced = true;
    if (m_observer.waiting)
        m_observer.waiting(who());
}

void LockWait::pause()
{
    thread_local std::minstd_rand random(std::random_device{}());
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution<int>(500, 1500)(random)));
}

} // namespace desk
