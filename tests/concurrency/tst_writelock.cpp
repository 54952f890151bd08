#include "db/dberror.h"
#include "db/transaction.h"
#include "db/writelock.h"
#include "support/holder.h"
#include "support/tempdatabase.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;

class WriteLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void threadsTakeTurnsInOrderOfArrival();
    void twoOpenersOfOneFileShareTheLock();
    void aWaitEndsAtItsDeadlineAndTheNextComesIn();
    void aWaitCanBeCancelled();
    void aWaitOfASecondIsAnnouncedOnceAndEnded();
    void anotherProcessKeepsUsOutAndIsNamed();
    void aKilledHolderLetsGo();
    void theHolderOfThisProcessIsKnown();
    void fourProcessesCountWithoutAGap();
    void anUnusableLockFileIsAnError();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

LockWait waitUpTo(std::chrono::milliseconds limit)
{
    return LockWait(limit, {}, {});
}

constexpr std::chrono::milliseconds kLong{60'000};

} // namespace

void WriteLockTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"company.desk"_s);
}

void WriteLockTest::threadsTakeTurnsInOrderOfArrival()
{
    const auto lock = WriteLock::forFile(m_path);
    LockWait first = waitUpTo(kLong);
    WriteLock::Guard guard = WriteLock::acquire(lock, u"first"_s, first);
    std::vector<int> order; // guarded by the lock under test: ThreadSanitizer sees it if that does not exclude
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&order, &lock, i] {
            LockWait wait = waitUpTo(kLong);
            const WriteLock::Guard mine = WriteLock::acquire(lock, QString::number(i), wait);
            order.push_back(i);
        });
        QVERIFY(QTest::qWaitFor([&] { return lock->info().waiting == i + 1; }, 10'000));
    }
    guard.release();
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7}));
    QVERIFY(!lock->info().held);
}

void WriteLockTest::twoOpenersOfOneFileShareTheLock()
{
    QVERIFY(WriteLock::forFile(m_path) != WriteLock::forFile(m_path + u"2"_s));
    TempDatabase temp(test::noteSchema());
    const QString alias = temp.folder() + u"/alias.desk"_s;
    QVERIFY(QFile::link(temp.path(), alias));
    const auto second = Database::open({DatabaseUrl::Kind::Sqlite, alias}, OpenMode::Existing);
    Connection connection = temp.database().connect({u"the first"_s, {}, {}});
    const Transaction transaction(connection);
    QVERIFY(second->writeLock().byThisProcess);
    QCOMPARE(second->writeLock().label, u"the first"_s);
}

void WriteLockTest::aWaitEndsAtItsDeadlineAndTheNextComesIn()
{
    const auto lock = WriteLock::forFile(m_path);
    LockWait first = waitUpTo(kLong);
    WriteLock::Guard guard = WriteLock::acquire(lock, u"first"_s, first);
    LockWait brief = waitUpTo(std::chrono::milliseconds(100));
    QElapsedTimer timer;
    timer.start();
    try {
        WriteLock::acquire(lock, u"second"_s, brief);
        QFAIL("two hold the lock");
    } catch (const DbError &error) {
        QCOMPARE(error.fault(), DbFault::Busy);
        QCOMPARE(error.step(), u"lock"_s);
    }
    QVERIFY(timer.elapsed() >= 100 && timer.elapsed() < 5000);
    QCOMPARE(lock->info().waiting, 0);
    guard.release();
    LockWait next = waitUpTo(std::chrono::milliseconds(100));
    QVERIFY(WriteLock::acquire(lock, u"third"_s, next).isHeld());
}

void WriteLockTest::aWaitCanBeCancelled()
{
    const auto lock = WriteLock::forFile(m_path);
    LockWait first = waitUpTo(kLong);
    const WriteLock::Guard guard = WriteLock::acquire(lock, u"first"_s, first);
    std::stop_source stop;
    std::optional<DbFault> fault;
    std::thread waiter([&] {
        LockWait wait(kLong, stop.get_token(), {});
        try {
            WriteLock::acquire(lock, u"second"_s, wait);
        } catch (const DbError &error) {
            fault = error.fault();
        }
    });
    const bool waits = QTest::qWaitFor([&] { return lock->info().waiting == 1; }, 10'000);
    QElapsedTimer timer;
    timer.start();
    stop.request_stop();
    waiter.join();
    QVERIFY(waits);
    QCOMPARE(fault, DbFault::Interrupted);
    QVERIFY(timer.elapsed() < 1000);
}

void WriteLockTest::aWaitOfASecondIsAnnouncedOnceAndEnded()
{
    TempDatabase temp(test::noteSchema());
    test::Holder other(temp.path());
    QVERIFY(other.waitUntilHeld());
    std::mutex mutex;
    QStringList told;
    const LockObserver observer{[&](const QString &who) {
                                    const std::lock_guard guard(mutex);
                                    told << who;
                                },
                                [&] {
                                    const std::lock_guard guard(mutex);
                                    told << u"over"_s;
                                }};
    std::thread writer([&] {
        Connection connection = temp.database().connect({u"writer"_s, {}, observer});
        const Transaction transaction(connection);
        const std::lock_guard guard(mutex);
        told << u"in"_s;
    });
    const bool announced = QTest::qWaitFor(
        [&] {
            const std::lock_guard guard(mutex);
            return told.size() == 1;
        },
        4000);
    other.letGo();
    writer.join();
    QVERIFY(announced);
    QVERIFY(told.value(0).contains(u"held by a test"_s));
    QCOMPARE(told.mid(1), (QStringList{u"over"_s, u"in"_s}));
}

void WriteLockTest::anotherProcessKeepsUsOutAndIsNamed()
{
    OpenOptions options;
    options.busyLimit = std::chrono::milliseconds(200);
    TempDatabase temp(test::noteSchema(), options);
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    Connection connection = temp.database().connect();
    try {
        const Transaction transaction(connection);
        QFAIL("two processes hold the lock");
    } catch (const DbError &error) {
        QCOMPARE(error.fault(), DbFault::Busy);
        QVERIFY(error.toError().message.contains(u"pid %1"_s.arg(holder.pid())));
    }
    const WriteLockInfo info = temp.database().writeLock();
    QVERIFY(info.held && !info.byThisProcess);
    QCOMPARE(info.pid, holder.pid());
    QCOMPARE(info.label, u"held by a test"_s);
    QVERIFY(info.since.isValid());
    holder.letGo();
    QVERIFY(!temp.database().writeLock().held);
    transactional(connection, [](Connection &) {});
}

void WriteLockTest::aKilledHolderLetsGo()
{
    TempDatabase temp(test::noteSchema());
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    holder.kill();
    QVERIFY(!temp.database().writeLock().held);
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &) {});
}

void WriteLockTest::theHolderOfThisProcessIsKnown()
{
    TempDatabase temp(test::noteSchema());
    QVERIFY(!temp.database().writeLock().held);
    Connection connection = temp.database().connect({u"Submit invoice"_s, {}, {}});
    {
        const Transaction transaction(connection);
        const WriteLockInfo info = temp.database().writeLock();
        QVERIFY(info.held && info.byThisProcess);
        QCOMPARE(info.label, u"Submit invoice"_s);
        QVERIFY(info.since.secsTo(QDateTime::currentDateTimeUtc()) < 60);
        const auto live = temp.database().liveConnections();
        QCOMPARE(live.back().owner, u"Submit invoice"_s);
        QCOMPARE(live.back().state, ConnectionInfo::State::Writing);
    }
    QVERIFY(!temp.database().writeLock().held);
    QCOMPARE(temp.database().liveConnections().back().state, ConnectionInfo::State::Idle);
}

void WriteLockTest::fourProcessesCountWithoutAGap()
{
    TempDatabase temp(test::noteSchema());
    std::vector<std::unique_ptr<QProcess>> children;
    for (int i = 0; i < 4; ++i) {
        children.push_back(std::make_unique<QProcess>());
        children.back()->start(QStringLiteral(DESK_BINARY_DIR "/lockholder"), {temp.path(), u"count"_s, u"50"_s});
    }
    for (const auto &child : children) {
        QVERIFY(child->waitForFinished(50'000));
        QVERIFY2(child->exitCode() == 0, child->readAllStandardError().constData());
    }
    Connection connection = temp.database().connect();
    QCOMPARE(connection.value<int>(u"SELECT count(*) FROM note"_s).value(), 200);
    QCOMPARE(connection.value<int>(u"SELECT max(text + 0) FROM note"_s).value(), 200);
    QCOMPARE(test::problemsOf(temp.path()), QStringList());
}

void WriteLockTest::anUnusableLockFileIsAnError()
{
    QVERIFY(QDir().mkpath(m_path + u".lock"_s)); // a folder stands where the lock file would
    LockWait wait = waitUpTo(kLong);
    try {
        WriteLock::acquire(WriteLock::forFile(m_path), u"x"_s, wait);
        QFAIL("a lock without a file");
    } catch (const DbError &error) {
        QCOMPARE(error.fault(), DbFault::CannotOpen);
    }
}

QTEST_GUILESS_MAIN(WriteLockTest)
#include "tst_writelock.moc"
