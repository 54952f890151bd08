#include "db/databasecore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr std::int64_t kLargeWal = std::int64_t{4} * 1024 * 1024;
// How long closing waits for the lock, and how long a checkpoint waits for readers while writers wait for it.
constexpr std::chrono::milliseconds kQuickly{200};
constexpr int kReaderPatienceMs = 50;

QString tr(const char *text)
{
    return QCoreApplication::translate("Database", text);
}

DbError cannotOpen(const QString &detail, const QString &sentence)
{
    return DbError(DbFault::CannotOpen, 0, u"open"_s, detail).withSentence(sentence);
}

} // namespace

DatabaseCore::DatabaseCore(DatabaseUrl url, OpenOptions options)
    : m_url(std::move(url)), m_options(options), m_path(m_url.path), m_checkpointAt(kLargeWal)
{
    const bool create = m_options.mode == OpenMode::Create;
    if (create)
        createFile();
    try {
        const QFileInfo file(m_path);
        if (!file.isFile())
            throw cannotOpen(u"no such file"_s,
                             tr("There is no company file at %1.").arg(QDir::toNativeSeparators(m_path)));
        m_path = file.canonicalFilePath();
        m_writeLock = WriteLock::forFile(m_path);
        if (!create)
            checkOwnFile();
        openKeeper();
    } catch (const DbError &error) {
        abandonCreated();
        throw error.withFile(m_path);
    }
}

// What is left in the WAL stays there and is found by whoever opens the file next; folding it in at every close would
// cost each short-lived program three syncs. When it is folded in, then under the lock.
DatabaseCore::~DatabaseCore()
{
    if (!m_keeper || isReadOnly())
        return;
    try {
        const bool large = walBytes() > kLargeWal;
        if (!large && !m_options.tidyOnClose)
            return;
        LockWait wait(kQuickly, {}, {});
        const WriteLock::Guard guard = WriteLock::acquire(m_writeLock, u"closing"_s, wait);
        sqlite3_busy_timeout(m_keeper->handle(), kReaderPatienceMs);
        if (large)
            sqlite::checkpointTruncate(m_keeper->handle());
        if (m_options.tidyOnClose)
            sqlite::setCheckpointOnClose(m_keeper->handle(), true);
        m_keeper.reset();
    } catch (const DbError &error) {
        qWarning("The company file was closed without a checkpoint: %s", error.what());
    }
}

// Made here and not by SQLite, which cannot tell a file it made from one that was there.
void DatabaseCore::createFile()
{
    QFile file(m_path);
    if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    if (QFileInfo::exists(m_path))
        throw cannotOpen(u"the file exists"_s,
                         tr("There is a file at %1 already.").arg(QDir::toNativeSeparators(m_path)))
            .withFile(m_path);
    throw cannotOpen(file.errorString(),
                     tr("No file can be made at %1: %2.").arg(QDir::toNativeSeparators(m_path), file.errorString()))
        .withFile(m_path);
}

void DatabaseCore::abandonCreated() noexcept
{
    m_keeper.reset();
    if (m_options.mode != OpenMode::Create)
        return;
    for (const auto &ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s, u".lock"_s})
        QFile::remove(m_path + ending);
}

// Looks at the header without a lock, a WAL or a trace beside the file, since it may be somebody else's. Through SQLite
// and not QFile: on Unix, closing any other handle of a file drops the locks that SQLite holds on it in this process.
void DatabaseCore::checkOwnFile()
{
    const sqlite::RawConnection probe = sqlite::RawConnection::open(m_path, sqlite::OpenFlag::Immutable);
    const std::int64_t id = sqlite::queryInt(probe.handle(), "PRAGMA application_id", u"open"_s);
    if (id == sqlite::kApplicationId)
        return;
    const QString detail = QFileInfo(m_path).size() == 0 ? u"the file is empty"_s
                                                         : u"its application id is %1"_s.arg(id, 8, 16, QChar(u'0'));
    throw DbError(DbFault::NotADatabase, 0, u"open"_s, detail);
}

void DatabaseCore::openKeeper()
{
    if (isReadOnly())
        m_openFlag = sqlite::OpenFlag::ReadOnly;
    try {
        m_keeper.emplace(sqlite::RawConnection::open(m_path, m_openFlag));
        verifyKeeper();
    } catch (const DbError &error) {
        // A WAL needs a file beside it; in a folder that refuses one, a file without WAL can be read as it stands.
        const bool folderRefuses = error.fault() == DbFault::ReadOnly || error.fault() == DbFault::CannotOpen;
        if (!folderRefuses || walBytes() != 0)
            throw;
        if (!isReadOnly())
            throw QFileInfo(QFileInfo(m_path).path()).isWritable()
                ? error
                : DbError(DbFault::ReadOnly, error.nativeCode(), error.step(), error.detail());
        m_openFlag = sqlite::OpenFlag::Immutable;
        m_keeper.emplace(sqlite::RawConnection::open(m_path, m_openFlag));
        verifyKeeper();
    }
    m_keeperEntry.emplace(m_registry, u"keeper"_s);
}

void DatabaseCore::verifyKeeper()
{
    sqlite3 *handle = m_keeper->handle();
    sqlite3_busy_timeout(handle, static_cast<int>(m_options.busyLimit.count()));
    if (!sqlite::setCheckpointOnClose(handle, false))
        throw DbError(DbFault::CannotOpen, 0, u"open"_s, u"checkpoint on close cannot be switched off"_s);
    sqlite::execute(handle, "PRAGMA wal_autocheckpoint=0", u"open"_s);
    if (!isReadOnly() && sqlite3_db_readonly(handle, "main") != 0)
        throw DbError(DbFault::ReadOnly, SQLITE_READONLY, u"open"_s, u"the file may not be written"_s);
    if (m_options.mode == OpenMode::Create)
        initialiseFile();
    if (sqlite::queryInt(handle, "PRAGMA application_id", u"open"_s) != sqlite::kApplicationId)
        throw DbError(DbFault::NotADatabase, 0, u"open"_s, u"its application id is another program's"_s);
    const std::int64_t schema = sqlite::queryInt(handle, "PRAGMA user_version", u"open"_s);
    if (schema > m_options.newestSchema)
        throw DbError(DbFault::SchemaTooNew, 0, u"open"_s,
                      u"the file has schema %1, this program knows %2"_s.arg(schema).arg(m_options.newestSchema));
    m_journalMode = sqlite::queryText(handle, "PRAGMA journal_mode", u"open"_s);
    if (!isReadOnly() && m_journalMode != u"wal"_s)
        switchToWal();
    // Until a connection has read once it does not keep the WAL alive.
    sqlite::queryInt(handle, "SELECT count(*) FROM sqlite_schema", u"open"_s);
}

// Before the WAL is switched on, so that the id stands in the file itself for whoever looks at the header alone.
void DatabaseCore::initialiseFile()
{
    LockWait wait(m_options.busyLimit, {}, {});
    const WriteLock::Guard guard = WriteLock::acquire(m_writeLock, u"new company file"_s, wait);
    sqlite::execute(m_keeper->handle(), "PRAGMA application_id=" + QByteArray::number(sqlite::kApplicationId),
                    u"create"_s);
}

// SQLite does not call a busy handler for this change when another connection writes; hence a loop of our own.
void DatabaseCore::switchToWal()
{
    LockWait wait(m_options.busyLimit, {}, {});
    const WriteLock::Guard guard = WriteLock::acquire(m_writeLock, u"open"_s, wait);
    for (;;) {
        try {
            m_journalMode = sqlite::queryText(m_keeper->handle(), "PRAGMA journal_mode=WAL", u"open"_s);
            break;
        } catch (const DbError &error) {
            if (error.fault() != DbFault::Busy || !wait.mayGoOn())
                throw;
            LockWait::pause();
        }
    }
    if (m_journalMode != u"wal"_s)
        throw DbError(DbFault::CannotOpen, 0, u"open"_s,
                      u"the journal stays \"%1\" where a WAL is wanted"_s.arg(m_journalMode));
}

std::int64_t DatabaseCore::walBytes() const
{
    return QFileInfo(m_path + u"-wal"_s).size();
}

int DatabaseCore::schemaVersion()
{
    const std::lock_guard guard(m_keeperMutex);
    return static_cast<int>(sqlite::queryInt(m_keeper->handle(), "PRAGMA user_version", u"schema version"_s));
}

void DatabaseCore::checkpointIfLarge()
{
    if (isReadOnly() || walBytes() <= kLargeWal)
        return;
    const std::lock_guard guard(m_keeperMutex);
    const std::int64_t size = walBytes();
    if (size <= m_checkpointAt)
        return;
    LockWait wait(kQuickly, {}, {});
    const WriteLock::Guard lock = WriteLock::acquire(m_writeLock, u"checkpoint"_s, wait);
    sqlite3_busy_timeout(m_keeper->handle(), kReaderPatienceMs);
    const bool done = sqlite::checkpointTruncate(m_keeper->handle());
    // A reader that stays keeps the WAL long; trying again after each commit would only cost.
    m_checkpointAt = done ? kLargeWal : size + kLargeWal;
}

void DatabaseCore::backupTo(const QString &target)
{
    const sqlite::RawConnection source = sqlite::RawConnection::open(m_path, m_openFlag);
    sqlite3_busy_timeout(source.handle(), static_cast<int>(m_options.busyLimit.count()));
    if (!sqlite::setCheckpointOnClose(source.handle(), false))
        throw DbError(DbFault::CannotOpen, 0, u"backup"_s, u"checkpoint on close cannot be switched off"_s);
    sqlite::backup(source.handle(), target);
}

} // namespace desk
