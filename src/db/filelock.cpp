#include "db/filelock.h"

#include "db/dberror.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QList>

#ifdef _WIN32
#include <windows.h>
#else
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int kMaxHolderBytes = 512;

QByteArray holderText(const QString &label)
{
    return QByteArray::number(QCoreApplication::applicationPid()) + '\n' + label.simplified().left(80).toUtf8() + '\n'
        + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() + '\n';
}

} // namespace

FileLock::FileLock(QString path) : m_path(std::move(path)) {}

bool FileLock::tryLock(const QString &label)
{
    if (!take())
        return false;
    writeHolder(holderText(label));
    return true;
}

void FileLock::unlock()
{
    writeHolder({});
    letGo();
}

bool FileLock::isHeldElsewhere()
{
    if (!take())
        return true;
    letGo();
    return false;
}

LockHolder FileLock::readHolder()
{
    const QList<QByteArray> lines = readText().split('\n');
    LockHolder holder;
    if (lines.size() < 3)
        return holder;
    holder.pid = lines[0].toLongLong();
    holder.label = QString::fromUtf8(lines[1]);
    holder.since = QString::fromLatin1(lines[2]);
    return holder;
}

#ifdef _WIN32

namespace {

// A byte far behind the text, since a lock on Windows also keeps others from reading what it covers.
OVERLAPPED lockedByte()
{
    OVERLAPPED place{};
    place.Offset = 0x40000000;
    return place;
}

} // namespace

FileLock::~FileLock()
{
    if (m_handle)
        CloseHandle(m_handle);
}

void FileLock::openFile()
{
    if (m_handle)
        return;
    const std::wstring path = m_path.toStdWString();
    HANDLE handle = CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE,
                                FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr, OPEN_ALWAYS,
                                FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE)
        throw DbError(DbFault::CannotOpen, 0, u"lock"_s,
                      u"the lock file cannot be opened, system error %1"_s.arg(GetLastError()));
    m_handle = handle;
}

bool FileLock::take()
{
    openFile();
    OVERLAPPED place = lockedByte();
    if (!LockFileEx(m_handle, LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place)) {
        if (GetLastError() == ERROR_LOCK_VIOLATION || GetLastError() == ERROR_IO_PENDING)
            return false;
        throw DbError(DbFault::Io, 0, u"lock"_s,
                      u"the lock file cannot be locked, system error %1"_s.arg(GetLastError()));
    }
    return true;
}

void FileLock::letGo()
{
    OVERLAPPED place = lockedByte();
    UnlockFileEx(m_handle, 0, 1, 0, &place);
}

void FileLock::writeHolder(const QByteArray &text)
{
    DWORD written = 0;
    SetFilePointer(m_handle, 0, nullptr, FILE_BEGIN);
    WriteFile(m_handle, text.constData(), static_cast<DWORD>(text.size()), &written, nullptr);
    SetEndOfFile(m_handle);
}

QByteArray FileLock::readText()
{
    openFile();
    QByteArray text(kMaxHolderBytes, '\0');
    DWORD count = 0;
    SetFilePointer(m_handle, 0, nullptr, FILE_BEGIN);
    ReadFile(m_handle, text.data(), static_cast<DWORD>(text.size()), &count, nullptr);
    text.truncate(static_cast<int>(count));
    return text;
}

#else

FileLock::~FileLock()
{
    if (m_handle >= 0)
        ::close(m_handle);
}

void FileLock::openFile()
{
    if (m_handle >= 0)
        return;
    const QByteArray path = QFile::encodeName(m_path);
    m_handle = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    m_writable = m_handle >= 0;
    if (m_handle < 0 && (errno == EACCES || errno == EROFS)) // made by another user: it can be locked all the same
        m_handle = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (m_handle >= 0)
        return;
    const DbFault fault = errno == EACCES || errno == EROFS ? DbFault::ReadOnly
        : errno == ENOSPC || errno == EDQUOT                ? DbFault::DiskFull
                                                            : DbFault::CannotOpen;
    throw DbError(fault, 0, u"lock"_s,
                  u"the lock file cannot be opened: "_s + QString::fromLocal8Bit(std::strerror(errno)));
}

bool FileLock::take()
{
    openFile();
    int result = 0;
    do {
        result = ::flock(m_handle, LOCK_EX | LOCK_NB);
    } while (result != 0 && errno == EINTR);
    if (result != 0 && errno == EWOULDBLOCK)
        return false;
    if (result != 0)
        throw DbError(DbFault::Io, 0, u"lock"_s,
                      u"the lock file cannot be locked: "_s + QString::fromLocal8Bit(std::strerror(errno)));
    return true;
}

void FileLock::letGo()
{
    ::flock(m_handle, LOCK_UN);
}

// The text is a courtesy to who waits; a full disk must not keep anybody from the lock.
void FileLock::writeHolder(const QByteArray &text)
{
    if (!m_writable)
        return;
    const bool cut = ::ftruncate(m_handle, 0) == 0;
    const bool written = cut
        && ::pwrite(m_handle, text.constData(), static_cast<size_t>(text.size()), 0) == text.size();
    Q_UNUSED(written);
}

QByteArray FileLock::readText()
{
    openFile();
    QByteArray text(kMaxHolderBytes, '\0');
    const ssize_t count = ::pread(m_handle, text.data(), static_cast<size_t>(text.size()), 0);
    text.truncate(count > 0 ? static_cast<int>(count) : 0);
    return text;
}

#endif

} // namespace desk
