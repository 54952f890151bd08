#pragma once

#include <mutex>
#include <string>
#include <vector>

struct sqlite3;

namespace desk::test {

// Every statement that any connection opened while it lives hands to SQLite. One at a time; outlives those connections.
class SqlTrace {
public:
    SqlTrace();
    ~SqlTrace();
    SqlTrace(const SqlTrace &) = delete;
    SqlTrace &operator=(const SqlTrace &) = delete;

    // Statements that begin with `beginning`.
    int count(const std::string &beginning) const;
    void clear();
    // Settings whose PRAGMA is swallowed without an error from now on, as some file systems and builds do.
    void ignoreSetting(const std::string &pragma);

    void add(const char *sql);
    bool ignores(const char *pragma, const char *value) const;

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_statements;
    std::string m_ignored;
};

} // namespace desk::test
