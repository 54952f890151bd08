#include "db/database.h"
#include "base/diskspace.h"

#include "db/connection_p.h"
#include "db/databasecore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

#include <sqlite3.h>

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace desk {

namespace {

QString knownFault()
{
    if (!sqlite::hasWalResetFault(sqlite3_libversion_number()))
        return {};
    return QCoreApplication::translate(
               "Database",
               "SQLite %1 can damage a file when one program writes while another checkpoints (the WAL-reset fault, mended "
               "in 3.51.3, 3.50.7 and 3.44.6). Challan Desk keeps this from happening with its write lock; other programs "
               "must not open the company file for writing.")
        .arg(sqlite::version());
}

#ifndef _WIN32
void syncToDisk(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool synced = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0)
        ::close(handle);
    if (!synced)
        throw DbError(DbFault::Io, 0, u"backup"_s, u"the copy could not be forced to the disk"_s);
}
#else
void syncToDisk(const QString &) {} // SQLite has synced the copy; Windows has no handle for a folder
#endif

} // namespace

Database::Database(std::shared_ptr<DatabaseCore> core) : m_core(std::move(core)) {}
Database::~Database() = default;

std::shared_ptr<Database> Database::open(const DatabaseUrl &url, OpenMode mode)
{
    OpenOptions options;
    options.mode = mode;
    return open(url, options);
}

std::shared_ptr<Database> Database::open(const DatabaseUrl &url, const OpenOptions &options)
{
    if (url.kind != DatabaseUrl::Kind::Sqlite)
        throw DbError(DbFault::CannotOpen, 0, u"open"_s, u"this build opens SQLite files only"_s)
            .withSentence(QCoreApplication::translate("Database",
                                                      "This build opens SQLite files only, not a PostgreSQL server."));
    std::shared_ptr<Database> database(new Database(std::make_shared<DatabaseCore>(url, options)));
    try {
        const Connection first = database->connect({u"open"_s, {}, {}});
        sqlite::verifySameLibrary(first.d->database);
    } catch (const DbError &) {
        database->m_core->abandonCreated();
        throw;
    }
    return database;
}

Connection Database::connect(const ConnectOptions &options)
{
    return Connection(std::make_unique<ConnectionPrivate>(m_core, options));
}

const DatabaseUrl &Database::url() const
{
    return m_core->url();
}

bool Database::isReadOnly() const
{
    return m_core->isReadOnly();
}

ConnectionSettings Database::settings()
{
    return connect({u"settings"_s, {}, {}}).d->settings();
}

int Database::schemaVersion()
{
    return m_core->schemaVersion();
}

std::vector<ConnectionInfo> Database::liveConnections() const
{
    return m_core->registry().list();
}

WriteLockInfo Database::writeLock() const
{
    return m_core->writeLock()->info();
}

DatabaseReport Database::report()
{
    const QStorageInfo storage(QFileInfo(m_core->path()).path());
    DatabaseReport report;
    report.sqliteVersion = sqlite::version();
    report.sqliteSourceId = sqlite::sourceId();
    report.knownFault = knownFault();
    report.settings = settings();
    report.path = m_core->path();
    report.fileBytes = QFileInfo(m_core->path()).size();
    report.walBytes = m_core->walBytes();
    report.freeBytes = freeBytesBeside(m_core->path());
    report.fileSystem = QString::fromLatin1(storage.fileSystemType());
    report.schemaVersion = schemaVersion();
    report.writeLock = writeLock();
    report.connections = liveConnections();
    return report;
}

void Database::checkpointIfLarge() noexcept
{
    try {
        m_core->checkpointIfLarge();
    } catch (const std::exception &error) {
        qWarning("The WAL could not be checkpointed: %s", error.what());
    }
}

void Database::backupTo(const QString &target)
{
    if (QFileInfo::exists(target))
        throw DbError(DbFault::CannotOpen, 0, u"backup"_s, u"the file exists"_s).withFile(target);
    const QString unfinished = target + u'.' + QUuid::createUuid().toString(QUuid::Id128).left(8) + u".part"_s;
    try {
        m_core->backupTo(unfinished);
        syncToDisk(unfinished);
        if (!QFile::rename(unfinished, target))
            throw DbError(DbFault::Io, 0, u"backup"_s, u"the copy could not be given its name"_s);
        syncToDisk(QFileInfo(target).path());
    } catch (const DbError &error) {
        QFile::remove(unfinished);
        throw error.withFile(target);
    }
}

} // namespace desk
