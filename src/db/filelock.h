#pragma once

#include <QString>

#include <cstdint>

namespace desk {

// Who has a lock, as he wrote it into the lock file.
struct LockHolder {
    std::int64_t pid = 0;
    QString label;
    QString since; // ISO, UTC
};

// An advisory lock of the operating system on a small file of its own, let go by the system when a process dies.
// The file is never removed: removing it would let two processes hold two locks under one name. Not thread-safe.
class FileLock {
public:
    explicit FileLock(QString path);
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    // Does not wait. False when another holds it. Throws DbError when the lock file cannot be used at all.
    bool tryLock(const QString &label);
    void unlock();
    // Whether another handle, of this process too, has the lock. Takes it for a moment to find out.
    bool isHeldElsewhere();
    // What the lock file says; of use only while another holds the lock.
    LockHolder readHolder();

private:
    void openFile();
    bool take();
    void letGo();
    void writeHolder(const QByteArray &text);
    QByteArray readText();

    QString m_path;
#ifdef _WIN32
    void *m_handle = nullptr;
#else
    int m_handle = -1;
    bool m_writable = false;
#endif
};

} // namespace desk
