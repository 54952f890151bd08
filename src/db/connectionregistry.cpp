#include "db/connectionregistry.h"

#include <sstream>
#include <thread>

namespace desk {

namespace {

QString threadName()
{
    std::ostringstream name;
    name << std::this_thread::get_id();
    return QString::fromStdString(name.str());
}

} // namespace

ConnectionRegistry::Entry::Entry(ConnectionRegistry &registry, const QString &owner) : m_registry(registry)
{
    Line line;
    line.since = std::chrono::steady_clock::now();
    line.info.owner = owner;
    line.info.thread = threadName();
    const std::lock_guard guard(m_registry.m_mutex);
    m_id = m_registry.m_nextId++;
    line.info.id = m_id;
    m_registry.m_lines.emplace(m_id, std::move(line));
}

ConnectionRegistry::Entry::~Entry()
{
    const std::lock_guard guard(m_registry.m_mutex);
    m_registry.m_lines.erase(m_id);
}

void ConnectionRegistry::Entry::setActivity(const QString &sql, ConnectionInfo::State state)
{
    const std::lock_guard guard(m_registry.m_mutex);
    ConnectionInfo &info = m_registry.m_lines.at(m_id).info;
    info.currentSql = sql;
    info.state = state;
}

std::vector<ConnectionInfo> ConnectionRegistry::list() const
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<ConnectionInfo> result;
    const std::lock_guard guard(m_mutex);
    result.reserve(m_lines.size());
    for (const auto &[id, line] : m_lines) {
        result.push_back(line.info);
        result.back().age = std::chrono::duration_cast<std::chrono::milliseconds>(now - line.since);
    }
    return result;
}

} // namespace desk
