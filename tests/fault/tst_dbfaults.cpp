// Every call to the file system fails once, and from there on for ever, while a company file is opened, written by two
// transactions (one row; one row and ten) and closed. Whatever happens, what was acknowledged is there, what was refused
// is not, nothing is there by half, and the fault that is reported is the one that happened.
#include "db/database.h"
#include "db/dberror.h"
#include "db/transaction.h"
#include "support/tempdatabase.h"
#include "support/vfsshim.h"

#include <QSqlDatabase>
#include <QtTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;
using desk::test::VfsShim;

class DbFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void everyFailingCallLeavesAWholeFile_data();
    void everyFailingCallLeavesAWholeFile();
    void everyLockThatIsBusyOnceIsWaitedFor();
    void aNewCompanyThatFailsLeavesNoFile();
    void aMigrationThatMeetsAFaultLeavesTheFileAsItWas();
    void aCheckpointThatFailsLosesNothing();
};

namespace {

enum class Told { Nothing, Saved, Refused, Unknown };

struct Run {
    Told first = Told::Nothing;
    Told second = Told::Nothing;
    std::optional<DbError> error;
};

Told write(Database &database, int rows, const QString &name, std::optional<DbError> &error)
{
    try {
        Connection connection = database.connect();
        transactional(
            connection,
            [&](Connection &c) {
                for (int i = 0; i < rows; ++i)
                    c.run(u"INSERT INTO note(text) VALUES (?)"_s, name + QString::number(i));
            },
            Durability::Full);
        return Told::Saved;
    } catch (const DbError &fault) {
        error = fault;
        return fault.fate() == Fate::NothingWritten ? Told::Refused : Told::Unknown;
    }
}

Run work(const DatabaseUrl &url)
{
    Run run;
    try {
        OpenOptions options;
        options.busyLimit = std::chrono::milliseconds(50);
        const auto database = Database::open(url, options);
        run.first = write(*database, 1, u"one "_s, run.error);
        run.second = write(*database, 11, u"many "_s, run.error);
    } catch (const DbError &fault) {
        run.error = fault;
    }
    return run;
}

int rowsLike(Connection &connection, const QString &name)
{
    return connection.value<int>(u"SELECT count(*) FROM note WHERE text LIKE ? || '%'"_s, name).value_or(-1);
}

// What a row count must be after what the user was told. Empty when it agrees.
QString disagreement(Told told, int rows, int whole)
{
    if (rows != 0 && rows != whole)
        return u"half a transaction: %1 rows"_s.arg(rows);
    if (told == Told::Saved && rows != whole)
        return u"acknowledged but not there"_s;
    if ((told == Told::Refused || told == Told::Nothing) && rows != 0)
        return u"refused but there"_s;
    return {};
}

// The fault a person is told for a code that the file system answered with. Opening tells of a file it cannot open in
// the words of the step, and SQLite itself turns some codes into others that say the same.
bool explains(const DbError &error, int injected)
{
    const DbFault cause = classifySqlite(injected);
    const bool opening = error.fault() == DbFault::CannotOpen || error.fault() == DbFault::ReadOnly;
    return error.fault() == cause || (opening && (cause == DbFault::Io || cause == DbFault::CannotOpen));
}

} // namespace

void DbFaultsTest::cleanup()
{
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void DbFaultsTest::everyFailingCallLeavesAWholeFile_data()
{
    QTest::addColumn<int>("repeat");
    QTest::addColumn<int>("kind"); // -1: any
    QTest::addColumn<int>("code"); // 0: the call's own
    const int any = -1;
    const int writes = static_cast<int>(VfsShim::Call::Write);
    QTest::newRow("I/O error, once") << 0 << any << 0;
    QTest::newRow("I/O error, for ever") << 1 << any << 0;
    QTest::newRow("disk full, once") << 0 << writes << SQLITE_FULL;
    QTest::newRow("disk full, for ever") << 1 << writes << SQLITE_FULL;
    QTest::newRow("no memory, once") << 0 << any << SQLITE_IOERR_NOMEM;
    QTest::newRow("sync, once") << 0 << static_cast<int>(VfsShim::Call::Sync) << SQLITE_IOERR_FSYNC;
    QTest::newRow("sync, for ever") << 1 << static_cast<int>(VfsShim::Call::Sync) << SQLITE_IOERR_FSYNC;
}

void DbFaultsTest::everyFailingCallLeavesAWholeFile()
{
    QFETCH(int, repeat);
    QFETCH(int, kind);
    QFETCH(int, code);
    VfsShim shim;
    const std::optional<int> injected = code == 0 ? std::nullopt : std::optional(code);
    const auto often = repeat == 0 ? VfsShim::Repeat::Once : VfsShim::Repeat::ForEver;
    int refused = 0;
    int points = 0;
    for (std::int64_t n = 1;; ++n) {
        TempDatabase temp(test::noteSchema());
        temp.close();
        if (kind < 0)
            shim.failAny(n, often, injected);
        else
            shim.fail(static_cast<VfsShim::Call>(kind), n, often, injected);
        const Run run = work(temp.url());
        shim.heal();
        if (shim.failures() == 0)
            break;
        ++points;
        QVERIFY2(QSqlDatabase::connectionNames().isEmpty(), qPrintable(QString::number(n)));
        if (run.error) {
            ++refused;
            QVERIFY2(explains(*run.error, shim.firstCode()),
                     qPrintable(u"call %1 of kind %2: %3"_s.arg(n)
                                    .arg(static_cast<int>(shim.firstFailed().value()))
                                    .arg(QString::fromUtf8(run.error->what()))));
        }
        const auto again = temp.openAgain();
        Connection connection = again->connect();
        const QString first = disagreement(run.first, rowsLike(connection, u"one "_s), 1);
        const QString second = disagreement(run.second, rowsLike(connection, u"many "_s), 11);
        QVERIFY2(first.isEmpty() && second.isEmpty(), qPrintable(u"call %1: %2 %3"_s.arg(n).arg(first, second)));
        QCOMPARE(test::problemsOf(temp.path()), QStringList());
    }
    QVERIFY2(points >= (kind < 0 ? 30 : 2), qPrintable(QString::number(points)));
    QVERIFY(refused > 0);
}

void DbFaultsTest::everyLockThatIsBusyOnceIsWaitedFor()
{
    VfsShim shim;
    for (const auto kind : {VfsShim::Call::ShmLock, VfsShim::Call::Lock}) {
        for (std::int64_t n = 1;; ++n) {
            TempDatabase temp(test::noteSchema());
            temp.close();
            shim.fail(kind, n, VfsShim::Repeat::Once, SQLITE_BUSY);
            const Run run = work(temp.url());
            shim.heal();
            QVERIFY2(!run.error, run.error ? run.error->what() : "");
            QVERIFY(run.second == Told::Saved);
            if (shim.failures() == 0)
                break;
        }
    }
}

void DbFaultsTest::aNewCompanyThatFailsLeavesNoFile()
{
    VfsShim shim;
    bool failed = false;
    for (std::int64_t n = 1;; ++n) {
        const QTemporaryDir folder;
        shim.failAny(n, VfsShim::Repeat::Once);
        std::shared_ptr<Database> database;
        try {
            database = Database::open({DatabaseUrl::Kind::Sqlite, folder.filePath(u"new.desk"_s)}, OpenMode::Create);
        } catch (const DbError &) {
            failed = true;
        }
        shim.heal();
        if (!database)
            QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
        database.reset();
        if (shim.failures() == 0)
            break;
    }
    QVERIFY(failed);
}

void DbFaultsTest::aMigrationThatMeetsAFaultLeavesTheFileAsItWas()
{
    std::vector<Migration> two = test::noteSchema();
    two.push_back({2, u"0002_more"_s,
                   "CREATE TABLE more(id INTEGER PRIMARY KEY, size INTEGER) STRICT;"
                   "INSERT INTO more SELECT id, 1 FROM note; ALTER TABLE note ADD COLUMN flag INTEGER;"});
    VfsShim shim;
    int refused = 0;
    for (std::int64_t n = 1;; ++n) {
        TempDatabase temp(test::noteSchema());
        shim.failAny(n, VfsShim::Repeat::Once);
        bool told = true;
        try {
            Migrator(two).apply(temp.database());
        } catch (const DbError &) {
            told = false;
            ++refused;
        }
        shim.heal();
        temp.close();
        const auto again = temp.openAgain();
        Connection connection = again->connect();
        const int version = again->schemaVersion();
        QVERIFY(version == (told ? 2 : 1));
        QCOMPARE(connection.value<int>(u"SELECT count(*) FROM sqlite_schema WHERE name = 'more'"_s).value(),
                 version - 1);
        QCOMPARE(test::problemsOf(temp.path()), QStringList());
        if (shim.failures() == 0)
            break;
    }
    QVERIFY(refused > 20);
}

void DbFaultsTest::aCheckpointThatFailsLosesNothing()
{
    VfsShim shim;
    for (const auto kind : {VfsShim::Call::Write, VfsShim::Call::Sync, VfsShim::Call::Truncate, VfsShim::Call::Read}) {
        TempDatabase temp(test::noteSchema());
        {
            Connection connection = temp.database().connect();
            transactional(connection, [](Connection &c) {
                c.run(u"INSERT INTO note(text) VALUES (?)"_s, QString(5'000'000, u'x'));
            });
        }
        shim.fail(kind, 1, VfsShim::Repeat::ForEver);
        temp.database().checkpointIfLarge();
        QVERIFY(shim.failures() > 0);
        shim.heal();
        temp.close();
        QCOMPARE(temp.openAgain()->connect().value<int>(u"SELECT length(text) FROM note"_s).value(), 5'000'000);
        QCOMPARE(test::problemsOf(temp.path()), QStringList());
    }
}

QTEST_GUILESS_MAIN(DbFaultsTest)
#include "tst_dbfaults.moc"
