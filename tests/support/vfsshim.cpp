#include "support/vfsshim.h"

#include <sqlite3.h>

#include <chrono>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

namespace desk::test {

namespace {

// The real file lies behind this head in the same allocation.
struct ShimFile {
    sqlite3_file base;
    VfsShim *shim;
    bool watched;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

ShimFile *self(sqlite3_file *file)
{
    return reinterpret_cast<ShimFile *>(file);
}

sqlite3_file *real(sqlite3_file *file)
{
    return self(file)->real();
}

int enter(sqlite3_file *file, VfsShim::Call call)
{
    return self(file)->watched ? self(file)->shim->enter(call) : SQLITE_OK;
}

int closeFile(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}

int readFile(sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
    const int code = enter(file, VfsShim::Call::Read);
    return code ? code : real(file)->pMethods->xRead(real(file), data, size, offset);
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    const int code = enter(file, VfsShim::Call::Write);
    return code ? code : real(file)->pMethods->xWrite(real(file), data, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    const int code = enter(file, VfsShim::Call::Truncate);
    return code ? code : real(file)->pMethods->xTruncate(real(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    const int code = enter(file, VfsShim::Call::Sync);
    return code ? code : real(file)->pMethods->xSync(real(file), flags);
}

int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    const int code = enter(file, VfsShim::Call::Size);
    return code ? code : real(file)->pMethods->xFileSize(real(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    const int code = enter(file, VfsShim::Call::Lock);
    return code ? code : real(file)->pMethods->xLock(real(file), level);
}

int unlockFile(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int checkReserved(sqlite3_file *file, int *reserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), reserved);
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

int mapShm(sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
    const int code = enter(file, VfsShim::Call::ShmMap);
    return code ? code : real(file)->pMethods->xShmMap(real(file), page, size, extend, memory);
}

int lockShm(sqlite3_file *file, int offset, int count, int flags)
{
    const int code = (flags & SQLITE_SHM_UNLOCK) ? SQLITE_OK : enter(file, VfsShim::Call::ShmLock);
    return code ? code : real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void barrierShm(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int unmapShm(sqlite3_file *file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int size, void **page)
{
    return real(file)->pMethods->xFetch(real(file), offset, size, page);
}

int unfetchPage(sqlite3_file *file, sqlite3_int64 offset, void *page)
{
    enter(file, VfsShim::Call::Unfetch);
    return real(file)->pMethods->xUnfetch(real(file), offset, page);
}

const sqlite3_io_methods kMethods = {3,           closeFile,  readFile,        writeFile,  truncateFile,
                                     syncFile,    sizeOfFile, lockFile,        unlockFile, checkReserved,
                                     controlFile, sectorSize, characteristics, mapShm,     lockShm,
                                     barrierShm,  unmapShm,   fetchPage,       unfetchPage};

VfsShim *shimOf(sqlite3_vfs *vfs)
{
    return static_cast<VfsShim *>(vfs->pAppData);
}

int enter(sqlite3_vfs *vfs, const char *name, VfsShim::Call call)
{
    return shimOf(vfs)->isWatched(name) ? shimOf(vfs)->enter(call) : SQLITE_OK;
}

// The name goes on as it came: SQLite hides the parameters of a URI behind its end.
int openFile(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    ShimFile *shimFile = self(file);
    shimFile->base.pMethods = nullptr;
    shimFile->shim = shimOf(vfs);
    shimFile->watched = shimOf(vfs)->isWatched(name);
    if (const int code = enter(file, VfsShim::Call::Open))
        return code;
    sqlite3_vfs *below = shimOf(vfs)->real();
    const int result = below->xOpen(below, name, shimFile->real(), shimOf(vfs)->openFlags(flags), outFlags);
    if (shimFile->real()->pMethods)
        shimFile->base.pMethods = &kMethods;
    return result;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    const int code = enter(vfs, name, VfsShim::Call::Delete);
    return code ? code : shimOf(vfs)->real()->xDelete(shimOf(vfs)->real(), name, syncFolder);
}

int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    const int code = enter(vfs, name, VfsShim::Call::Access);
    return code ? code : shimOf(vfs)->real()->xAccess(shimOf(vfs)->real(), name, flags, result);
}

} // namespace

VfsShim::VfsShim() : m_real(sqlite3_vfs_find(nullptr)), m_own(new sqlite3_vfs(*m_real))
{
    m_own->zName = "desk-shim";
    m_own->szOsFile = static_cast<int>(sizeof(ShimFile)) + m_real->szOsFile;
    m_own->pAppData = this;
    m_own->pNext = nullptr;
    m_own->xOpen = openFile;
    m_own->xDelete = deleteFile;
    m_own->xAccess = accessFile;
    sqlite3_vfs_register(m_own, 1);
}

VfsShim::~VfsShim()
{
    sqlite3_vfs_unregister(m_own);
    sqlite3_vfs_register(m_real, 1);
    delete m_own;
}

std::int64_t VfsShim::total() const
{
    const std::lock_guard guard(m_mutex);
    std::int64_t sum = 0;
    for (const auto &[call, count] : m_counts)
        sum += call == Call::Unfetch ? 0 : count;
    return sum;
}

std::int64_t VfsShim::count(Call call) const
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_counts.find(call);
    return found == m_counts.end() ? 0 : found->second;
}

void VfsShim::resetCounts()
{
    const std::lock_guard guard(m_mutex);
    m_counts.clear();
}

void VfsShim::failAny(std::int64_t n, Repeat repeat, std::optional<int> code)
{
    const std::lock_guard guard(m_mutex);
    m_order = Order{std::nullopt, n, repeat, code};
    m_failures = 0;
    m_firstFailed.reset();
}

void VfsShim::fail(Call call, std::int64_t n, Repeat repeat, std::optional<int> code)
{
    failAny(n, repeat, code);
    const std::lock_guard guard(m_mutex);
    m_order->call = call;
}

void VfsShim::heal()
{
    const std::lock_guard guard(m_mutex);
    m_order.reset();
}

void VfsShim::healAfter(std::int64_t failures, std::function<void()> then)
{
    const std::lock_guard guard(m_mutex);
    m_mostFailures = failures;
    m_then = std::move(then);
}

std::int64_t VfsShim::failures() const
{
    const std::lock_guard guard(m_mutex);
    return m_failures;
}

std::optional<VfsShim::Call> VfsShim::firstFailed() const
{
    const std::lock_guard guard(m_mutex);
    return m_firstFailed;
}

int VfsShim::firstCode() const
{
    const std::lock_guard guard(m_mutex);
    return m_firstCode;
}

void VfsShim::watchOnly(const std::string &path)
{
    const std::lock_guard guard(m_mutex);
    m_only = path;
}

bool VfsShim::isWatched(const char *name) const
{
    const std::lock_guard guard(m_mutex);
    return m_only.empty() || (name && std::string_view(name).substr(0, m_only.size()) == m_only);
}

void VfsShim::setReadOnly(bool readOnly)
{
    const std::lock_guard guard(m_mutex);
    m_readOnly = readOnly;
}

int VfsShim::openFlags(int asked) const
{
    const std::lock_guard guard(m_mutex);
    if (!m_readOnly || !(asked & SQLITE_OPEN_MAIN_DB))
        return asked;
    return (asked & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
}

void VfsShim::parkNext(Call call, std::int64_t n)
{
    const std::lock_guard guard(m_mutex);
    m_parkAt = call;
    m_beforeParking = n - 1;
}

bool VfsShim::isParked() const
{
    const std::lock_guard guard(m_mutex);
    return m_parked;
}

bool VfsShim::waitUntilParked()
{
    std::unique_lock guard(m_mutex);
    return m_moved.wait_for(guard, std::chrono::seconds(10), [this] { return m_parked; });
}

void VfsShim::release()
{
    const std::lock_guard guard(m_mutex);
    m_parkAt.reset();
    m_parked = false;
    m_moved.notify_all();
}

void VfsShim::park(std::unique_lock<std::mutex> &guard)
{
    m_parkAt.reset();
    m_parked = true;
    m_moved.notify_all();
    m_moved.wait(guard, [this] { return !m_parked; });
}

int VfsShim::enter(Call call)
{
    std::unique_lock guard(m_mutex);
    ++m_counts[call];
    if (m_parkAt == call && m_beforeParking-- == 0)
        park(guard);
    if (m_mostFailures && m_failures >= *m_mostFailures) {
        if (call == Call::Open && m_then) {
            const auto then = std::exchange(m_then, {});
            guard.unlock();
            then();
        }
        return SQLITE_OK;
    }
    if (!m_order || call == Call::Unfetch || (m_order->call && *m_order->call != call))
        return SQLITE_OK;
    if (m_order->left > 0)
        --m_order->left;
    const bool due = m_order->left == 0 && (m_order->repeat == Repeat::ForEver || m_failures == 0);
    if (!due)
        return SQLITE_OK;
    const int code = m_order->code.value_or(nativeCode(call));
    ++m_failures;
    if (!m_firstFailed) {
        m_firstFailed = call;
        m_firstCode = code;
    }
    return code;
}

int VfsShim::nativeCode(Call call) const
{
    switch (call) {
    case Call::Open: return SQLITE_CANTOPEN;
    case Call::Access: return SQLITE_IOERR_ACCESS;
    case Call::Delete: return SQLITE_IOERR_DELETE;
    case Call::Read: return SQLITE_IOERR_READ;
    case Call::Write: return SQLITE_IOERR_WRITE;
    case Call::Truncate: return SQLITE_IOERR_TRUNCATE;
    case Call::Sync: return SQLITE_IOERR_FSYNC;
    case Call::Size: return SQLITE_IOERR_FSTAT;
    case Call::Lock: return SQLITE_IOERR_LOCK;
    case Call::ShmMap: return SQLITE_IOERR_SHMMAP;
    case Call::ShmLock: return SQLITE_IOERR_SHMLOCK;
    case Call::Unfetch: break;
    }
    return SQLITE_OK;
}

} // namespace desk::test
