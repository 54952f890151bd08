#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

struct sqlite3_vfs;

namespace desk::test {

// A layer between SQLite and the real file system, the default one of this process while it lives. It counts calls, makes
// the n-th of them fail, and parks a thread inside a call. Letting go of a lock and closing never fail here: they do not
// in life, and a lock that leaks makes every later answer worthless. Make it before the first connection that is to use
// it; it must outlive them. Thread-safe.
class VfsShim {
public:
    enum class Call { Open, Access, Delete, Read, Write, Truncate, Sync, Size, Lock, ShmMap, ShmLock, Unfetch };
    enum class Repeat { Once, ForEver };

    VfsShim();
    ~VfsShim();
    VfsShim(const VfsShim &) = delete;
    VfsShim &operator=(const VfsShim &) = delete;

    // Calls since the shim was made or resetCounts() was called; unfetch is not among the total.
    std::int64_t total() const;
    std::int64_t count(Call call) const;
    void resetCounts();

    // The n-th call from now (1 is the next), of any kind or of one, fails with `code`, or with its kind's own I/O error.
    void failAny(std::int64_t n, Repeat repeat, std::optional<int> code = {});
    void fail(Call call, std::int64_t n, Repeat repeat, std::optional<int> code = {});
    void heal();
    // The order to fail that was given ends after so many failures; `then` runs once, inside the next call to open a file
    // after that, on the thread that makes it.
    void healAfter(std::int64_t failures, std::function<void()> then = {});
    // What was made to fail since the last order to fail: how often, the first call's kind, what it answered.
    std::int64_t failures() const;
    std::optional<Call> firstFailed() const;
    int firstCode() const;

    // Files opened from now on are left alone and not counted, but for this one and its -wal and -shm.
    void watchOnly(const std::string &path);

    // From now on the disk lets a company file be opened for reading alone, as SQLite meets it where the system forbids
    // to write: the file opens, and says that it is read-only.
    void setReadOnly(bool readOnly);

    // The n-th call of this kind from now, by any thread, stops inside the shim until release().
    void parkNext(Call call, std::int64_t n = 1);
    bool isParked() const;
    // False when nobody came within ten seconds.
    bool waitUntilParked();
    void release();

    // For the shim's own callbacks: what this call shall answer, 0 to go on.
    int enter(Call call);
    int openFlags(int asked) const;
    bool isWatched(const char *name) const;
    sqlite3_vfs *real() const { return m_real; }

private:
    int nativeCode(Call call) const;
    void park(std::unique_lock<std::mutex> &guard);

    struct Order {
        std::optional<Call> call;
        std::int64_t left = 0;
        Repeat repeat = Repeat::Once;
        std::optional<int> code;
    };

    mutable std::mutex m_mutex;
    std::condition_variable m_moved;
    std::map<Call, std::int64_t> m_counts;
    std::optional<Order> m_order;
    std::int64_t m_failures = 0;
    std::optional<std::int64_t> m_mostFailures;
    std::function<void()> m_then;
    std::optional<Call> m_firstFailed;
    int m_firstCode = 0;
    std::optional<Call> m_parkAt;
    std::int64_t m_beforeParking = 0;
    bool m_parked = false;
    bool m_readOnly = false;
    std::string m_only;
    sqlite3_vfs *m_real = nullptr;
    sqlite3_vfs *m_own = nullptr;
};

} // namespace desk::test
