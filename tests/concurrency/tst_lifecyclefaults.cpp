// The ten faults of the usual way to handle connections, one or more tests each. The number stands before each group.
#include "db/dberror.h"
#include "db/sqliteextras.h"
#include "db/transaction.h"
#include "support/sqltrace.h"
#include "support/tempdatabase.h"
#include "support/vfsshim.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QtTest>

#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;
using desk::test::VfsShim;

class LifecycleFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    // 1
    void waitingIsSetUpBeforeAnyOtherSetting();
    void theWalIsSwitchedOnInALoopOfOurOwn();
    void laterConnectionsOnlyVerifyTheWal();
    void aSettingThatDoesNotTakeFailsTheOpen_data();
    void aSettingThatDoesNotTakeFailsTheOpen();
    // 2
    void aKeeperSparesEachOperationTheFirstOpenAndTheLastClose();
    void theKeeperIsClosedAfterTheLastConnection();
    // 3
    void aNestedTransactionIsASavepoint();
    void aNestedCommitIsUndoneWithTheOuter();
    // 4
    void afterAnAutomaticRollbackNothingRunsInAutocommit();
    void aWriteWithoutATransactionIsRefused();
    void transactionStatementsAsTextAreRefused();
    // 5
    void aFailedBeginIsNotFollowedByARollback();
    void anErrorInRollbackNeverReplacesTheFirst();
    void aFailedCommitIsRolledBackAndKeepsItsError();
    void aBusyCommitIsTriedAgain();
    void aCommitWhoseSyncFailedCanNotComeBackToLife();
    void aCommitOnABrokenDiskHasAnUnknownOutcome();
    // 6
    void anEarlyReturnAndAnyExceptionRollBack();
    // 7
    void aWrongPathIsAnErrorAndMakesNoFile();
    void aNewCompanyNeverReplacesAFile();
    void filesOfOtherProgramsAreLeftAlone_data();
    void filesOfOtherProgramsAreLeftAlone();
    void aFileFromANewerProgramIsRefused();
    // 8
    void everyQueryIsFinished();
    void noRowIsReadAcrossAWrite();
    // 9
    void aConnectionServesItsOwnThreadOnly();
    // 10
    void waitingForALockEndsAtItsDeadline();
    void waitingForALockCanBeCancelled();
};

namespace {

// A program that does not know our lock: it holds SQLite's own write lock.
class Stranger {
public:
    explicit Stranger(const QString &path)
        : m_connection(sqlite::RawConnection::open(path, sqlite::OpenFlag::ReadWrite))
    {
        sqlite::setCheckpointOnClose(m_connection.handle(), false);
        sqlite::execute(m_connection.handle(), "BEGIN IMMEDIATE", u"test"_s);
    }
    void letGo() { sqlite::execute(m_connection.handle(), "COMMIT", u"test"_s); }

private:
    sqlite::RawConnection m_connection;
};

int notes(Database &database)
{
    return database.connect().value<int>(u"SELECT count(*) FROM note"_s).value_or(-1);
}

void add(Connection &connection, const QString &text)
{
    connection.run(u"INSERT INTO note(text) VALUES (?)"_s, text);
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

OpenOptions waitingFor(int milliseconds)
{
    OpenOptions options;
    options.busyLimit = std::chrono::milliseconds(milliseconds);
    return options;
}

} // namespace

void LifecycleFaultsTest::cleanup()
{
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void LifecycleFaultsTest::waitingIsSetUpBeforeAnyOtherSetting()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    for (const auto kind : {VfsShim::Call::ShmLock, VfsShim::Call::Lock}) {
        std::int64_t met = 0; // each lock that opening takes is busy once
        for (shim.fail(kind, 1, VfsShim::Repeat::Once, SQLITE_BUSY);;
             shim.fail(kind, met + 1, VfsShim::Repeat::Once, SQLITE_BUSY)) {
            const auto error = errorOf([&] { temp.database().connect(); });
            QVERIFY2(!error, error ? error->what() : "");
            if (shim.failures() == 0)
                break;
            ++met;
        }
        QVERIFY(met > 0);
    }
    shim.heal();
}

void LifecycleFaultsTest::theWalIsSwitchedOnInALoopOfOurOwn()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    const QString copy = temp.folder() + u"/restored.desk"_s;
    temp.database().backupTo(copy); // a copy has no WAL
    Stranger stranger(copy);
    shim.resetCounts();
    std::optional<DbError> error;
    std::shared_ptr<Database> opened;
    std::thread opener([&] {
        error = errorOf([&] { opened = Database::open({DatabaseUrl::Kind::Sqlite, copy}, OpenMode::Existing); });
    });
    // SQLite answers BUSY at once here, whatever its own timeout; only a loop asks for the lock again and again.
    const bool asked = QTest::qWaitFor([&] { return shim.count(VfsShim::Call::Lock) > 40; }, 4000);
    stranger.letGo();
    opener.join();
    QVERIFY2(!error, error ? error->what() : "");
    QVERIFY(asked);
    QCOMPARE(opened->settings().journalMode, u"wal"_s);
}

void LifecycleFaultsTest::laterConnectionsOnlyVerifyTheWal()
{
    test::SqlTrace trace;
    TempDatabase temp(test::noteSchema());
    QCOMPARE(trace.count("PRAGMA journal_mode=WAL"), 1);
    trace.clear();
    {
        temp.database().connect();
    }
    QCOMPARE(trace.count("PRAGMA journal_mode=WAL"), 0);
    QCOMPARE(trace.count("PRAGMA journal_mode"), 1);
}

void LifecycleFaultsTest::aSettingThatDoesNotTakeFailsTheOpen_data()
{
    QTest::addColumn<QByteArray>("setting");
    QTest::newRow("foreign keys") << QByteArray("foreign_keys");
    QTest::newRow("synchronous") << QByteArray("synchronous");
    QTest::newRow("automatic checkpoints") << QByteArray("wal_autocheckpoint");
    QTest::newRow("journal") << QByteArray("journal_mode");
}

void LifecycleFaultsTest::aSettingThatDoesNotTakeFailsTheOpen()
{
    QFETCH(QByteArray, setting);
    TempDatabase temp(test::noteSchema());
    const QString copy = temp.folder() + u"/restored.desk"_s;
    temp.database().backupTo(copy);
    test::SqlTrace trace;
    trace.ignoreSetting(setting.toStdString());
    const auto error = errorOf([&] { Database::open({DatabaseUrl::Kind::Sqlite, copy}, OpenMode::Existing); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::CannotOpen);
    trace.ignoreSetting({});
    QVERIFY(!errorOf([&] { Database::open({DatabaseUrl::Kind::Sqlite, copy}, OpenMode::Existing); }));
}

void LifecycleFaultsTest::aKeeperSparesEachOperationTheFirstOpenAndTheLastClose()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    for (int i = 0; i < 50; ++i)
        temp.database().withConnection(
            [&](Connection &c) { transactional(c, [&](Connection &t) { add(t, QString::number(i)); }); });
    shim.resetCounts();
    QCOMPARE(notes(temp.database()), 50);
    // Without a keeper the first open reads the whole WAL to rebuild its index, and the last close checkpoints.
    QVERIFY2(shim.count(VfsShim::Call::Read) < 15, qPrintable(QString::number(shim.count(VfsShim::Call::Read))));
    QCOMPARE(shim.count(VfsShim::Call::Write), 0);
    QCOMPARE(shim.count(VfsShim::Call::Sync), 0);
    QCOMPARE(shim.count(VfsShim::Call::Truncate), 0);
    QCOMPARE(shim.count(VfsShim::Call::Delete), 0);

    shim.resetCounts();
    temp.database().withConnection([](Connection &c) {
        transactional(
            c, [](Connection &t) { add(t, u"x"_s); }, Durability::Full);
    });
    QCOMPARE(shim.count(VfsShim::Call::Sync), 1);
}

void LifecycleFaultsTest::theKeeperIsClosedAfterTheLastConnection()
{
    OpenOptions tidy;
    tidy.tidyOnClose = true; // who closes last leaves no WAL behind: that must be the keeper
    TempDatabase temp(test::noteSchema(), tidy);
    const QString wal = temp.path() + u"-wal"_s;
    {
        Connection connection = temp.database().connect();
        transactional(connection, [](Connection &c) { add(c, u"a"_s); });
        temp.close();
        QVERIFY(QFile::exists(wal));
        transactional(connection, [](Connection &c) { add(c, u"b"_s); });
    }
    QVERIFY(!QFile::exists(wal));
}

void LifecycleFaultsTest::aNestedTransactionIsASavepoint()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &c) {
        add(c, u"before"_s);
        const auto inner = errorOf([&] {
            transactional(c, [](Connection &n) {
                add(n, u"inner"_s);
                add(n, u"inner"_s);
            });
        });
        QVERIFY(inner);
        QCOMPARE(inner->fault(), DbFault::UniqueTaken);
        add(c, u"after"_s);
    });
    QCOMPARE(connection.all(u"SELECT text FROM note ORDER BY id"_s, [](Row &row) { return row.take<QString>(); }),
             (std::vector<QString>{u"before"_s, u"after"_s}));
}

void LifecycleFaultsTest::aNestedCommitIsUndoneWithTheOuter()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    {
        const Transaction outer(connection);
        transactional(connection, [](Connection &c) { add(c, u"inner"_s); });
        QCOMPARE(connection.value<int>(u"SELECT count(*) FROM note"_s).value(), 1);
    }
    QCOMPARE(connection.value<int>(u"SELECT count(*) FROM note"_s).value(), 0);
    QVERIFY(!connection.inTransaction());
}

void LifecycleFaultsTest::afterAnAutomaticRollbackNothingRunsInAutocommit()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    {
        Transaction transaction(connection);
        add(connection, u"first"_s);
        // This conflict clause makes SQLite end the transaction by itself, as a full disk does.
        const auto first = errorOf([&] { connection.run(u"INSERT OR ROLLBACK INTO note(text) VALUES ('first')"_s); });
        QVERIFY(first);
        const auto second = errorOf([&] { add(connection, u"second"_s); });
        QVERIFY(second);
        QCOMPARE(second->fault(), DbFault::UniqueTaken);
        QVERIFY(errorOf([&] { connection.value<int>(u"SELECT 1"_s); }));
        const auto commit = errorOf([&] { transaction.commit(); });
        QVERIFY(commit);
        QCOMPARE(commit->fate(), Fate::NothingWritten);
    }
    QCOMPARE(notes(temp.database()), 0);
    transactional(connection, [](Connection &c) { add(c, u"third"_s); });
    QCOMPARE(notes(temp.database()), 1);
}

// R80: nothing is written outside a transaction.
void LifecycleFaultsTest::aWriteWithoutATransactionIsRefused()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    QVERIFY(errorOf([&] { add(connection, u"alone"_s); }));
    QVERIFY(errorOf([&] { connection.run(u"DROP TABLE note"_s); }));
    {
        const ReadTransaction snapshot(connection);
        QVERIFY(errorOf([&] { add(connection, u"in a snapshot"_s); }));
    }
    QCOMPARE(notes(temp.database()), 0);
}

void LifecycleFaultsTest::transactionStatementsAsTextAreRefused()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    QVERIFY(errorOf([&] { connection.run(u"BEGIN"_s); }));
    {
        Transaction transaction(connection);
        add(connection, u"a"_s);
        QVERIFY(errorOf([&] { connection.run(u"ROLLBACK"_s); }));
        QVERIFY(errorOf([&] { add(connection, u"b"_s); }));
    }
    QCOMPARE(notes(temp.database()), 0);
}

void LifecycleFaultsTest::aFailedBeginIsNotFollowedByARollback()
{
    test::SqlTrace trace;
    TempDatabase temp(test::noteSchema(), waitingFor(20));
    Connection connection = temp.database().connect();
    Stranger stranger(temp.path());
    trace.clear();
    const auto error = errorOf([&] {
        transactional(
            connection, [](Connection &c) { add(c, u"a"_s); }, Durability::Full);
    });
    QVERIFY(error);
    QCOMPARE(error->nativeCode(), SQLITE_BUSY);
    QCOMPARE(error->step(), u"begin"_s);
    QCOMPARE(error->fate(), Fate::NothingWritten);
    QCOMPARE(trace.count("BEGIN"), 1);
    QCOMPARE(trace.count("ROLLBACK"), 0);
    QVERIFY(!temp.database().writeLock().held);
    stranger.letGo();
    transactional(connection, [](Connection &c) { add(c, u"a"_s); });
    QCOMPARE(notes(temp.database()), 1);
}

void LifecycleFaultsTest::anErrorInRollbackNeverReplacesTheFirst()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    const auto error = errorOf([&] {
        transactional(connection, [](Connection &c) {
            add(c, u"a"_s);
            errorOf([&] { c.run(u"INSERT OR ROLLBACK INTO note(text) VALUES ('a')"_s); }); // nothing left to roll back
            throw DbError(DbFault::Check, 275, u"first"_s, u"the first error"_s);
        });
    });
    QVERIFY(error);
    QCOMPARE(error->step(), u"first"_s);
    QCOMPARE(notes(temp.database()), 0);
}

void LifecycleFaultsTest::aFailedCommitIsRolledBackAndKeepsItsError()
{
    TempDatabase temp(
        {{1, u"0001"_s,
          "CREATE TABLE a(id INTEGER PRIMARY KEY, b INTEGER REFERENCES a DEFERRABLE INITIALLY DEFERRED)"}});
    Connection connection = temp.database().connect();
    const auto error = errorOf(
        [&] { transactional(connection, [](Connection &c) { c.run(u"INSERT INTO a VALUES (1, 9)"_s); }); });
    QVERIFY(error);
    QCOMPARE(error->nativeCode(), 787);
    QCOMPARE(error->step(), u"commit"_s);
    QCOMPARE(error->fate(), Fate::NothingWritten);
    transactional(connection, [](Connection &c) { c.run(u"INSERT INTO a VALUES (2, 2)"_s); });
    QCOMPARE(connection.all(u"SELECT id FROM a"_s, [](Row &row) { return row.take<int>(); }), std::vector<int>{2});
}

void LifecycleFaultsTest::aBusyCommitIsTriedAgain()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    Transaction transaction(connection);
    add(connection, u"a"_s);
    shim.fail(VfsShim::Call::Write, 1, VfsShim::Repeat::Once, SQLITE_BUSY);
    transaction.commit();
    QCOMPARE(shim.failures(), 1);
    shim.heal();
    QCOMPARE(notes(temp.database()), 1);
}

void LifecycleFaultsTest::aCommitWhoseSyncFailedCanNotComeBackToLife()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    {
        Connection connection = temp.database().connect();
        Transaction transaction(connection, Durability::Full);
        add(connection, u"a"_s);
        shim.fail(VfsShim::Call::Sync, 1, VfsShim::Repeat::Once);
        const auto error = errorOf([&] { transaction.commit(); });
        QVERIFY(error);
        QCOMPARE(error->fault(), DbFault::Io);
        QCOMPARE(error->step(), u"commit"_s);
        QCOMPARE(error->fate(), Fate::NothingWritten);
    }
    shim.heal();
    temp.close(); // the next to open rebuilds the index from whatever stands in the WAL
    const auto again = temp.openAgain();
    QCOMPARE(notes(*again), 0);
}

void LifecycleFaultsTest::aCommitOnABrokenDiskHasAnUnknownOutcome()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    {
        Connection connection = temp.database().connect();
        Transaction transaction(connection, Durability::Full);
        add(connection, u"a"_s);
        shim.fail(VfsShim::Call::Sync, 1, VfsShim::Repeat::ForEver);
        const auto error = errorOf([&] { transaction.commit(); });
        QVERIFY(error);
        QCOMPARE(error->fate(), Fate::NotKnown);
    }
    shim.heal();
}

void LifecycleFaultsTest::anEarlyReturnAndAnyExceptionRollBack()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    const auto leaveEarly = [&] {
        const Transaction transaction(connection);
        add(connection, u"early"_s);
        return;
    };
    leaveEarly();
    QVERIFY_THROWS_EXCEPTION(int, transactional(connection, [](Connection &c) {
                                 add(c, u"int"_s);
                                 throw 7;
                             }));
    QVERIFY_THROWS_EXCEPTION(std::bad_alloc, transactional(connection, [](Connection &c) {
                                 add(c, u"alloc"_s);
                                 throw std::bad_alloc();
                             }));
    QVERIFY(!connection.inTransaction());
    QVERIFY(!temp.database().writeLock().held);
    {
        Connection leaving = temp.database().connect();
        auto *leaked = new Transaction(leaving);
        add(leaving, u"leaked"_s);
        delete leaked;
    }
    QCOMPARE(notes(temp.database()), 0);
}

void LifecycleFaultsTest::aWrongPathIsAnErrorAndMakesNoFile()
{
    const QTemporaryDir folder;
    const DatabaseUrl url{DatabaseUrl::Kind::Sqlite, folder.filePath(u"missing.desk"_s)};
    for (const OpenMode mode : {OpenMode::Existing, OpenMode::ReadOnly}) {
        const auto error = errorOf([&] { Database::open(url, mode); });
        QVERIFY(error);
        QCOMPARE(error->fault(), DbFault::CannotOpen);
        QVERIFY(error->toError().message.contains(u"missing.desk"_s));
    }
    // The file goes away between two operations: a connection must not make a new one either.
    TempDatabase temp(test::noteSchema());
    QVERIFY(QFile::rename(temp.path(), temp.folder() + u"/moved.desk"_s));
    QVERIFY(errorOf([&] { temp.database().connect(); }));
    QVERIFY(!QFile::exists(temp.path()));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
}

void LifecycleFaultsTest::aNewCompanyNeverReplacesAFile()
{
    TempDatabase temp(test::noteSchema());
    temp.database().withConnection([](Connection &c) { transactional(c, [](Connection &t) { add(t, u"kept"_s); }); });
    const auto error = errorOf([&] { Database::open(temp.url(), OpenMode::Create); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::CannotOpen);
    QCOMPARE(notes(temp.database()), 1);
    QVERIFY(errorOf([&] {
        Database::open({DatabaseUrl::Kind::Sqlite, temp.folder() + u"/no/such/x.desk"_s}, OpenMode::Create);
    }));
}

void LifecycleFaultsTest::filesOfOtherProgramsAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("text") << QByteArray("not sql");
    QTest::newRow("database without tables") << QByteArray("PRAGMA user_version=0; VACUUM");
    QTest::newRow("database of another program") << QByteArray("PRAGMA application_id=1234; CREATE TABLE x(y)");
    QTest::newRow("database with a WAL") << QByteArray("PRAGMA journal_mode=WAL; CREATE TABLE x(y)");
}

void LifecycleFaultsTest::filesOfOtherProgramsAreLeftAlone()
{
    QFETCH(QByteArray, script);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"other.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    if (script == "not sql")
        file.write(QByteArray("Minutes of the meeting\n").repeated(100));
    file.close();
    if (script != "not sql") {
        const auto other = sqlite::RawConnection::open(path, sqlite::OpenFlag::ReadWrite);
        for (const QByteArray &statement : sqlite::splitScript(script))
            sqlite::execute(other.handle(), statement, u"test"_s);
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    const auto error = errorOf([&] { Database::open({DatabaseUrl::Kind::Sqlite, path}, OpenMode::Existing); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::NotADatabase);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList(u"other.db"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void LifecycleFaultsTest::aFileFromANewerProgramIsRefused()
{
    TempDatabase temp(test::noteSchema());
    temp.close();
    OpenOptions older;
    older.newestSchema = 0;
    const auto error = errorOf([&] { Database::open(temp.url(), older); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::SchemaTooNew);
    older.newestSchema = 1;
    QVERIFY(!errorOf([&] { Database::open(temp.url(), older); }));
}

void LifecycleFaultsTest::everyQueryIsFinished()
{
    TempDatabase temp(test::noteSchema());
    temp.database().withConnection([](Connection &c) {
        transactional(c, [](Connection &t) {
            add(t, u"a"_s);
            add(t, u"b"_s);
        });
    });
    Connection reader = temp.database().connect();
    Statement kept = reader.prepare(u"SELECT text FROM note ORDER BY id"_s);
    kept.each([](Row &) { return false; }); // one row of two
    QVERIFY(errorOf([&] { kept.each([](Row &) { throw DbError(DbFault::Unknown, 0, u"x"_s, u"x"_s); }); }));
    QCOMPARE(reader.value<QString>(u"SELECT text FROM note ORDER BY id"_s).value(), u"a"_s);
    temp.database().withConnection([](Connection &c) { transactional(c, [](Connection &t) { add(t, u"c"_s); }); });
    // A reader that still stood on a row would pin the WAL.
    const auto raw = sqlite::RawConnection::open(temp.path(), sqlite::OpenFlag::ReadWrite);
    sqlite::setCheckpointOnClose(raw.handle(), false);
    QCOMPARE(sqlite::queryInt(raw.handle(), "SELECT count(*) FROM note", u"test"_s),
             3); // unread, it checkpoints nothing
    QVERIFY(sqlite::checkpointTruncate(raw.handle()));
    QCOMPARE(QFileInfo(temp.path() + u"-wal"_s).size(), 0);
}

void LifecycleFaultsTest::noRowIsReadAcrossAWrite()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &c) {
        add(c, u"a"_s);
        QVERIFY(errorOf([&] { c.each(u"SELECT text FROM note"_s, [&](Row &) { add(c, u"b"_s); }); }));
    });
    QVERIFY(errorOf(
        [&] { connection.each(u"SELECT text FROM note"_s, [&](Row &) { const Transaction inside(connection); }); }));
    QCOMPARE(notes(temp.database()), 1);
}

void LifecycleFaultsTest::aConnectionServesItsOwnThreadOnly()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--use-from-another-thread"_s});
    QVERIFY(child.waitForFinished(30000));
#ifdef QT_NO_DEBUG
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 42);
#else
    const bool stopped = child.exitStatus() == QProcess::CrashExit || child.exitCode() != 0;
    QVERIFY(stopped && child.exitCode() != 43);
    QVERIFY(child.readAllStandardError().contains("a thread other than its own"));
#endif
}

void LifecycleFaultsTest::waitingForALockEndsAtItsDeadline()
{
    TempDatabase temp(test::noteSchema(), waitingFor(300));
    Connection connection = temp.database().connect();
    const Stranger stranger(temp.path());
    QElapsedTimer timer;
    timer.start();
    const auto error = errorOf([&] { const Transaction transaction(connection); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::Busy);
    QVERIFY2(timer.elapsed() >= 300 && timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

void LifecycleFaultsTest::waitingForALockCanBeCancelled()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema(), waitingFor(60'000));
    const Stranger stranger(temp.path());
    CancelToken cancel;
    std::optional<DbError> error;
    shim.resetCounts();
    std::thread waiter([&] {
        error = errorOf([&] {
            Connection connection = temp.database().connect({u"waiter"_s, cancel, {}});
            const Transaction transaction(connection);
        });
    });
    const bool waits = QTest::qWaitFor([&] { return shim.count(VfsShim::Call::ShmLock) > 50; }, 5000);
    QElapsedTimer timer;
    timer.start();
    cancel.cancel();
    waiter.join();
    QVERIFY(waits);
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::Interrupted);
    QVERIFY(timer.elapsed() < 5000);
}

namespace {

int useFromAnotherThread()
{
    TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    int answer = 43;
    std::thread([&] {
        if (errorOf([&] { connection.value<int>(u"SELECT 1"_s); }))
            answer = 42;
    }).join();
    return answer;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (application.arguments().contains(u"--use-from-another-thread"_s))
        return useFromAnotherThread();
    LifecycleFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_lifecyclefaults.moc"
