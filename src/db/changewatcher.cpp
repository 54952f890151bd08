#include "db/changewatcher.h"

#include "db/database.h"
#include "db/databasecore.h"

using namespace Qt::StringLiterals;

namespace desk {

ChangeWatcher::ChangeWatcher(std::shared_ptr<Database> database, std::function<void()> onChange)
    : m_database(std::move(database)), m_onChange(std::move(onChange))
{
    acknowledge();
    m_thread = std::jthread([this](const std::stop_token &stop) { watch(stop); });
}

ChangeWatcher::~ChangeWatcher() = default; // the thread, declared last, is stopped and joined first

void ChangeWatcher::acknowledge()
{
    const std::lock_guard guard(m_mutex);
    hasMoved();
}

void ChangeWatcher::watch(const std::stop_token &stop)
{
    m_entry.emplace(m_database->m_core->registry(), u"watcher"_s);
    std::unique_lock guard(m_mutex);
    while (!stop.stop_requested()) {
        m_wakeUp.wait_for(guard, stop, std::chrono::seconds(1), [] { return false; });
        if (stop.stop_requested() || !hasMoved())
            continue;
        guard.unlock();
        m_onChange();
        guard.lock();
    }
}

bool ChangeWatcher::hasMoved()
{
    try {
        if (!m_connection) {
            const DatabaseCore &core = *m_database->m_core;
            m_connection.emplace(sqlite::RawConnection::open(core.path(), core.openFlag()));
            sqlite::setCheckpointOnClose(m_connection->handle(), false);
        }
        const std::int64_t version = sqlite::queryInt(m_connection->handle(), "PRAGMA data_version", u"watch"_s);
        return std::exchange(m_version, version) != version;
    } catch (const DbError &error) {
        qWarning("Changes of others cannot be seen just now: %s", error.what());
        return false;
    }
}

} // namespace desk
