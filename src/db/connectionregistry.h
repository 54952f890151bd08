#pragma once

#include "db/report.h"

#include <map>
#include <memory>
#include <mutex>

namespace desk {

// The connections of a company file that are open in this process. Thread-safe; must outlive its entries.
class ConnectionRegistry {
public:
    // A connection's line in the register, struck out by its destructor. Used on the connection's thread.
    class Entry {
    public:
        Entry(ConnectionRegistry &registry, const QString &owner);
        ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;
        void setActivity(const QString &sql, ConnectionInfo::State state);

    private:
        ConnectionRegistry &m_registry;
        std::int64_t m_id;
    };

    std::vector<ConnectionInfo> list() const;

private:
    struct Line {
        ConnectionInfo info;
        std::chrono::steady_clock::time_point since;
    };
    mutable std::mutex m_mutex;
    std::map<std::int64_t, Line> m_lines;
    std::int64_t m_nextId = 1;
};

} // namespace desk
