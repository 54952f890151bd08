#include "db/database.h"
#include "db/dberror.h"
#include "db/sqliteextras.h"
#include "db/transaction.h"
#include "support/tempdatabase.h"
#include "support/vfsshim.h"

#include <QSqlDatabase>
#include <QtTest>

#include <sqlite3.h>

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;

class DatabaseTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void urlsNameFiles_data();
    void urlsNameFiles();
    void badUrlsAreRefused_data();
    void badUrlsAreRefused();
    void postgreSqlIsRefusedInPlainWords();
    void anyFileNameCanBeOpened_data();
    void anyFileNameCanBeOpened();
    void theDocumentedSettingsAreReadBack();
    void theReportNamesWhatSupportAsksFor();
    void aReadOnlyFileCanBeReadAndNotWritten();
    void aFileThatMayNotBeWrittenIsRefusedForWriting();
    void aFileInAReadOnlyFolderCanBeRead();
    void openingOnceMoreDropsNoLockOfThisProcess();
    void closingLeavesTheWalOfAShortLivedProgram();
    void closingTidilyLeavesOneFile();
    void aBackupIsWholeAndStandsAlone();
    void aBackupNeverReplacesAFile();
    void everyFaultHasAWordAndASentence();
    void codesAreClassified_data();
    void codesAreClassified();
};

namespace {

void addNote(Database &database, const QString &text)
{
    database.withConnection([&](Connection &c) {
        transactional(c, [&](Connection &t) { t.run(u"INSERT INTO note(text) VALUES (?)"_s, text); });
    });
}

int notes(Database &database)
{
    return database.connect().value<int>(u"SELECT count(*) FROM note"_s).value_or(-1);
}

template <typename Fn>
std::optional<DbError> errorOf(Fn fn)
{
    try {
        fn();
    } catch (const DbError &error) {
        return error;
    }
    return std::nullopt;
}

#ifndef _WIN32
// Root may write everywhere, so a test of permissions goes on as somebody else.
class AsOrdinaryUser {
public:
    explicit AsOrdinaryUser(const QStringList &paths)
    {
        if (::geteuid() != 0)
            return;
        for (const QString &path : paths) {
            if (::chown(QFile::encodeName(path).constData(), 65534, 65534) != 0)
                qFatal("the owner could not be changed");
        }
        m_changed = ::seteuid(65534) == 0;
    }
    ~AsOrdinaryUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("the user could not be changed back");
    }
    AsOrdinaryUser(const AsOrdinaryUser &) = delete;
    AsOrdinaryUser &operator=(const AsOrdinaryUser &) = delete;

private:
    bool m_changed = false;
};
#endif

} // namespace

void DatabaseTest::cleanup()
{
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void DatabaseTest::urlsNameFiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("absolute") << u"sqlite:////srv/office/a b.desk"_s << u"/srv/office/a b.desk"_s;
    QTest::newRow("relative") << u"sqlite:///a.desk"_s << QDir::current().absoluteFilePath(u"a.desk"_s);
    QTest::newRow("bare absolute") << u"/srv/a.desk"_s << u"/srv/a.desk"_s;
    QTest::newRow("bare relative") << u" x/../a%20.desk "_s << QDir::current().absoluteFilePath(u"a%20.desk"_s);
}

void DatabaseTest::urlsNameFiles()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(url.has_value());
    QVERIFY(url->kind == DatabaseUrl::Kind::Sqlite);
    QCOMPARE(url->path, path);
}

void DatabaseTest::badUrlsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << u"  "_s;
    QTest::newRow("no file") << u"sqlite:///"_s;
    QTest::newRow("two strokes") << u"sqlite://a.desk"_s;
    QTest::newRow("memory") << u"sqlite:///:memory:"_s;
    QTest::newRow("another database") << u"mysql://office/x"_s;
    QTest::newRow("zero byte") << QString(u"/srv/a"_s + QChar(u'\0') + u"b"_s);
}

void DatabaseTest::badUrlsAreRefused()
{
    QFETCH(QString, text);
    const auto url = DatabaseUrl::parse(text);
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().code, u"invalid_url"_s);
}

void DatabaseTest::postgreSqlIsRefusedInPlainWords()
{
    const auto url = DatabaseUrl::parse(u"postgresql://clerk@server/company"_s);
    QVERIFY(url && url->kind == DatabaseUrl::Kind::PostgreSql);
    const auto error = errorOf([&] { Database::open(*url, OpenMode::Existing); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::CannotOpen);
    QVERIFY(error->toError().message.contains(u"SQLite files only"_s));
}

void DatabaseTest::anyFileNameCanBeOpened_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"two words"_s, u"50%25 #1?mode=ro&x=y"_s, u"कंपनी २०२६"_s, u"a'b\"c"_s, u"file:x"_s, u"%41"_s, u"x;y"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void DatabaseTest::anyFileNameCanBeOpened()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name + u".desk"_s);
    const auto url = DatabaseUrl::parse(u"sqlite:///"_s + path);
    QVERIFY(url.has_value());
    const auto database = Database::open(*url, OpenMode::Create);
    Migrator(test::noteSchema()).apply(*database);
    addNote(*database, u"a"_s);
    const QFileInfo file(path);
    QVERIFY(file.exists());
    for (const QString &entry : QDir(folder.path()).entryList(QDir::Files))
        QVERIFY2(entry.startsWith(file.fileName()), qPrintable(entry));
    QCOMPARE(notes(*Database::open(*url, OpenMode::Existing)), 1);
    QCOMPARE(notes(*Database::open(*url, OpenMode::ReadOnly)), 1);
}

// R80: WAL, foreign keys, five seconds, and full durability for a write of money.
void DatabaseTest::theDocumentedSettingsAreReadBack()
{
    TempDatabase temp;
    const ConnectionSettings settings = temp.database().settings();
    QCOMPARE(settings.journalMode, u"wal"_s);
    QCOMPARE(settings.synchronous, u"normal"_s);
    QVERIFY(settings.foreignKeys);
    QCOMPARE(settings.busyTimeoutMs, 5000);
    // Full durability lasts as long as its transaction.
    Connection connection = temp.database().connect();
    {
        const Transaction transaction(connection, Durability::Full);
        QCOMPARE(connection.value<int>(u"PRAGMA synchronous"_s).value(), 2);
    }
    QCOMPARE(connection.value<int>(u"PRAGMA synchronous"_s).value(), 1);
}

void DatabaseTest::theReportNamesWhatSupportAsksFor()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect({u"Browse"_s, {}, {}});
    const DatabaseReport report = temp.database().report();
    QCOMPARE(report.sqliteVersion, QString::fromLatin1(sqlite3_libversion()));
    QCOMPARE(report.sqliteSourceId, QString::fromLatin1(sqlite3_sourceid()));
    QCOMPARE(report.knownFault.isEmpty(), !sqlite::hasWalResetFault(sqlite3_libversion_number()));
    QCOMPARE(report.schemaVersion, 1);
    QVERIFY(report.fileBytes > 0 && report.walBytes > 0 && report.freeBytes > 0);
    QVERIFY(!report.fileSystem.isEmpty());
    QStringList owners;
    for (const ConnectionInfo &info : report.connections)
        owners << info.owner;
    QCOMPARE(owners, (QStringList{u"keeper"_s, u"Browse"_s}));
    QStringList during;
    connection.each(u"SELECT 1"_s, [&](Row &) { during << temp.database().liveConnections().back().currentSql; });
    QCOMPARE(during, QStringList(u"SELECT 1"_s));
    QVERIFY(temp.database().liveConnections().back().currentSql.isEmpty());
}

void DatabaseTest::aReadOnlyFileCanBeReadAndNotWritten()
{
    TempDatabase temp(test::noteSchema());
    addNote(temp.database(), u"a"_s);
    const auto reader = temp.openAgain(OpenMode::ReadOnly);
    QVERIFY(reader->isReadOnly());
    QCOMPARE(notes(*reader), 1);
    const auto error = errorOf([&] { addNote(*reader, u"b"_s); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::ReadOnly);
    addNote(temp.database(), u"c"_s);
    QCOMPARE(notes(*reader), 2);
}

void DatabaseTest::aFileThatMayNotBeWrittenIsRefusedForWriting()
{
#ifdef _WIN32
    QSKIP("file permissions of Unix");
#else
    TempDatabase temp(test::noteSchema(), {OpenMode::Create, 1, std::chrono::milliseconds(5000), true});
    temp.close();
    QVERIFY(QFile::setPermissions(temp.path(), QFile::ReadOwner | QFile::ReadUser));
    const AsOrdinaryUser user({temp.folder(), temp.path()});
    const auto error = errorOf([&] { temp.openAgain(); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::ReadOnly);
    QCOMPARE(notes(*temp.openAgain(OpenMode::ReadOnly)), 0);
#endif
}

void DatabaseTest::aFileInAReadOnlyFolderCanBeRead()
{
#ifdef _WIN32
    QSKIP("folder permissions of Unix");
#else
    TempDatabase temp(test::noteSchema(), {OpenMode::Create, 1, std::chrono::milliseconds(5000), true});
    addNote(temp.database(), u"a"_s);
    temp.close();
    const QString lock = temp.path() + u".lock"_s;
    QVERIFY(QFile::remove(lock));
    QVERIFY(
        QFile::setPermissions(temp.folder(), QFile::ReadOwner | QFile::ExeOwner | QFile::ReadUser | QFile::ExeUser));
    {
        const AsOrdinaryUser user({temp.folder(), temp.path()});
        const auto error = errorOf([&] { temp.openAgain(); });
        QVERIFY(error);
        QCOMPARE(error->fault(), DbFault::ReadOnly);
        const auto reader = temp.openAgain(OpenMode::ReadOnly);
        QCOMPARE(notes(*reader), 1);
        QVERIFY(!reader->report().writeLock.held);
        QVERIFY(!QFile::exists(lock));
    }
    QVERIFY(QFile::setPermissions(temp.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
#endif
}

// On Unix, closing any handle of a file drops the locks that its process holds on it: another program would then take
// the company file for closed and delete its WAL.
void DatabaseTest::openingOnceMoreDropsNoLockOfThisProcess()
{
#ifndef Q_OS_LINUX
    QSKIP("reads the list of locks of Linux");
#else
    const auto ownLocks = [] {
        QFile list(u"/proc/locks"_s);
        const bool opened = list.open(QIODevice::ReadOnly);
        const QByteArray mine = " " + QByteArray::number(QCoreApplication::applicationPid()) + " ";
        int count = 0;
        for (const QByteArray &line : opened ? list.readAll().split('\n') : QList<QByteArray>())
            count += line.contains(" POSIX ") && line.contains(mine) ? 1 : 0;
        return count;
    };
    TempDatabase temp(test::noteSchema());
    const int before = ownLocks();
    if (before == 0)
        QSKIP("this system does not list its locks");
    temp.openAgain().reset();
    temp.openAgain(OpenMode::ReadOnly).reset();
    temp.database().report();
    temp.database().backupTo(temp.folder() + u"/copy.desk"_s);
    QCOMPARE(ownLocks(), before);
#endif
}

void DatabaseTest::closingLeavesTheWalOfAShortLivedProgram()
{
    test::VfsShim shim;
    TempDatabase temp(test::noteSchema());
    addNote(temp.database(), u"a"_s);
    shim.resetCounts();
    temp.close();
    QCOMPARE(shim.count(test::VfsShim::Call::Sync), 0);
    QVERIFY(QFileInfo(temp.path() + u"-wal"_s).size() > 0);
    QCOMPARE(notes(*temp.openAgain()), 1);
}

void DatabaseTest::closingTidilyLeavesOneFile()
{
    TempDatabase temp(test::noteSchema(), {OpenMode::Create, 1, std::chrono::milliseconds(5000), true});
    addNote(temp.database(), u"a"_s);
    {
        const auto other = temp.openAgain();
        temp.close(); // not the last: the WAL stays for the other
        addNote(*other, u"b"_s);
        QVERIFY(QFile::exists(temp.path() + u"-wal"_s));
    }
    OpenOptions tidy;
    tidy.tidyOnClose = true;
    Database::open(temp.url(), tidy).reset();
    QVERIFY(!QFile::exists(temp.path() + u"-wal"_s));
    QCOMPARE(notes(*temp.openAgain()), 2);
}

void DatabaseTest::aBackupIsWholeAndStandsAlone()
{
    TempDatabase temp(test::noteSchema());
    addNote(temp.database(), u"a"_s);
    const QString target = temp.folder() + u"/backup.desk"_s;
    temp.database().backupTo(target);
    addNote(temp.database(), u"b"_s);
    QCOMPARE(notes(*Database::open({DatabaseUrl::Kind::Sqlite, target}, OpenMode::ReadOnly)), 1);
    QCOMPARE(QDir(temp.folder()).entryList({u"backup*"_s}, QDir::Files), QStringList(u"backup.desk"_s));
}

void DatabaseTest::aBackupNeverReplacesAFile()
{
    TempDatabase temp(test::noteSchema());
    const auto error = errorOf([&] { temp.database().backupTo(temp.path()); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::CannotOpen);
    const auto nowhere = errorOf([&] { temp.database().backupTo(temp.folder() + u"/no/such/folder.desk"_s); });
    QVERIFY(nowhere);
    QCOMPARE(nowhere->fault(), DbFault::CannotOpen);
}

void DatabaseTest::everyFaultHasAWordAndASentence()
{
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(DbFault::Unknown); ++i) {
        const DbError error =
            DbError(static_cast<DbFault>(i), 1, u"step"_s, u"detail"_s).withFile(u"/srv/office.desk"_s);
        words.insert(error.toError().code);
        QVERIFY(error.toError().message.endsWith(u'.'));
        QVERIFY(!error.toError().message.contains(u"%1"_s) && !error.toError().message.contains(u"%2"_s));
        QVERIFY(QByteArray(error.what()).contains("detail"));
    }
    QCOMPARE(words.size(), static_cast<int>(DbFault::Unknown) + 1);
}

void DatabaseTest::codesAreClassified_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("fault");
    const std::vector<std::pair<int, QString>> known = {{SQLITE_BUSY, u"busy"_s},
                                                        {SQLITE_BUSY_RECOVERY, u"busy"_s},
                                                        {SQLITE_LOCKED, u"busy"_s},
                                                        {SQLITE_BUSY_SNAPSHOT, u"serialization"_s},
                                                        {SQLITE_FULL, u"disk_full"_s},
                                                        {SQLITE_READONLY, u"read_only"_s},
                                                        {SQLITE_READONLY_DIRECTORY, u"read_only"_s},
                                                        {SQLITE_READONLY_DBMOVED, u"read_only"_s},
                                                        {SQLITE_CORRUPT, u"corrupt"_s},
                                                        {SQLITE_CORRUPT_INDEX, u"corrupt"_s},
                                                        {SQLITE_IOERR_CORRUPTFS, u"corrupt"_s},
                                                        {SQLITE_NOTADB, u"not_a_database"_s},
                                                        {SQLITE_CANTOPEN, u"cannot_open"_s},
                                                        {SQLITE_IOERR, u"io"_s},
                                                        {SQLITE_IOERR_FSYNC, u"io"_s},
                                                        {SQLITE_PROTOCOL, u"io"_s},
                                                        {SQLITE_NOMEM, u"no_memory"_s},
                                                        {SQLITE_IOERR_NOMEM, u"no_memory"_s},
                                                        {SQLITE_INTERRUPT, u"interrupted"_s},
                                                        {SQLITE_MISUSE, u"unknown"_s},
                                                        {0, u"unknown"_s}};
    for (const auto &[code, fault] : known)
        QTest::newRow(qPrintable(QString::number(code))) << code << fault;
}

void DatabaseTest::codesAreClassified()
{
    QFETCH(int, code);
    QFETCH(QString, fault);
    QCOMPARE(faultName(classifySqlite(code)), fault);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
