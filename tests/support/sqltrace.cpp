#include "support/sqltrace.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>

namespace desk::test {

namespace {

// SQLite hands an automatic extension no argument of ours.
std::atomic<SqlTrace *> current = nullptr;

int trace(unsigned, void *context, void *statement, void *)
{
    static_cast<SqlTrace *>(context)->add(sqlite3_sql(static_cast<sqlite3_stmt *>(statement)));
    return 0;
}

int authorize(void *context, int action, const char *first, const char *second, const char *, const char *)
{
    const bool ignored = action == SQLITE_PRAGMA && static_cast<SqlTrace *>(context)->ignores(first, second);
    return ignored ? SQLITE_IGNORE : SQLITE_OK;
}

int watch(sqlite3 *handle, char **, const sqlite3_api_routines *)
{
    sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, trace, current);
    return sqlite3_set_authorizer(handle, authorize, current);
}

} // namespace

SqlTrace::SqlTrace()
{
    current = this;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
}

SqlTrace::~SqlTrace()
{
    sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch));
    current = nullptr;
}

int SqlTrace::count(const std::string &beginning) const
{
    const std::lock_guard guard(m_mutex);
    return static_cast<int>(std::count_if(m_statements.begin(), m_statements.end(),
                                          [&](const std::string &sql) { return sql.rfind(beginning, 0) == 0; }));
}

void SqlTrace::clear()
{
    const std::lock_guard guard(m_mutex);
    m_statements.clear();
}

void SqlTrace::ignoreSetting(const std::string &pragma)
{
    const std::lock_guard guard(m_mutex);
    m_ignored = pragma;
}

void SqlTrace::add(const char *sql)
{
    const std::lock_guard guard(m_mutex);
    m_statements.emplace_back(sql ? sql : "");
}

bool SqlTrace::ignores(const char *pragma, const char *value) const
{
    const std::lock_guard guard(m_mutex);
    return value && pragma && !m_ignored.empty() && m_ignored == pragma;
}

} // namespace desk::test
