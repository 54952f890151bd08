#pragma once

#include "db/connectionregistry.h"
#include "db/sqliteextras.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace desk {

class Database;

// Notices commits of other processes and programs by PRAGMA data_version, once a second, on a thread of its own.
// `onChange` is called on that thread. Thread-safe.
class ChangeWatcher {
public:
    ChangeWatcher(std::shared_ptr<Database> database, std::function<void()> onChange);
    ~ChangeWatcher();
    ChangeWatcher(const ChangeWatcher &) = delete;
    ChangeWatcher &operator=(const ChangeWatcher &) = delete;

    // All that is committed up to now has been announced by the caller.
    void acknowledge();

private:
    void watch(const std::stop_token &stop);
    bool hasMoved(); // under m_mutex; false too when the file cannot be read just now

    std::shared_ptr<Database> m_database;
    std::function<void()> m_onChange;
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    std::optional<sqlite::RawConnection> m_connection;
    std::optional<ConnectionRegistry::Entry> m_entry;
    std::int64_t m_version = 0;
    std::jthread m_thread;
};

} // namespace desk
