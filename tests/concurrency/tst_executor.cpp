#include "base/checked.h"
#include "db/database.h"
#include "db/dberror.h"
#include "db/executor.h"
#include "support/holder.h"
#include "support/tempdatabase.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QtTest>

#include <new>
#include <semaphore>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;

class ExecutorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aValueCommitsAndAnErrorRollsBack();
    void exceptionsBecomeErrors_data();
    void exceptionsBecomeErrors();
    void writesRunInOrderOnOneThreadReadsBesideThem();
    void aReadSeesOneSnapshotAndCannotWrite();
    void theWindowLivesWhileAnotherProcessHoldsTheLock();
    void aLockThatIsNotFreedInTimeIsBusy();
    void aCancelledReadStopsAtOnce();
    void aWriteThatWaitsCanBeCancelled();
    void aWriteThatHasTheLockIsNotTornApart();
    void closingWaitsForTheWriteInProgressAndDropsTheRest();
    void closingStopsReadsAndWaitingWrites();
    void commitsAreAnnounced();
    void aChangeByAnotherProcessIsNoticed();
    void aLongWalIsCheckpointedAfterTheAnswer();
    void afterClosingTheFileStandsAlone();
};

namespace {

using Count = Result<int>;

Count countOf(Connection &connection)
{
    return connection.value<int>(u"SELECT count(*) FROM note"_s).value();
}

Count addNote(Connection &connection, const QString &text)
{
    connection.run(u"INSERT INTO note(text) VALUES (?)"_s, text);
    return countOf(connection);
}

// A query that would run for ever.
Count countForEver(Connection &connection)
{
    return connection
        .value<int>(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s)
        .value();
}

// The result of a future, and a meeting with the thread that made it at a lock which ThreadSanitizer sees.
template <typename T>
T await(QFuture<T> future, Database &database)
{
    future.waitForFinished();
    database.liveConnections();
    return future.result();
}

} // namespace

void ExecutorTest::cleanup()
{
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void ExecutorTest::aValueCommitsAndAnErrorRollsBack()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    QCOMPARE(await(executor.write(u"one"_s, [](Connection &c) { return addNote(c, u"a"_s); }), temp.database()).value(),
             1);
    const Count refused = await(executor.write(u"two"_s,
                                               [](Connection &c) -> Count {
                                                   addNote(c, u"b"_s);
                                                   return tl::unexpected(
                                                       Error::refused(u"over_dispatch"_s, u"Too much."_s));
                                               }),
                                temp.database());
    QCOMPARE(refused.error().code, u"over_dispatch"_s);
    QCOMPARE(await(executor.read(countOf), temp.database()).value(), 1);
}

void ExecutorTest::exceptionsBecomeErrors_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("code");
    QTest::newRow("database fault") << 0 << u"unique_taken"_s;
    QTest::newRow("sum too large") << 1 << u"too_large"_s;
    QTest::newRow("no memory") << 2 << u"no_memory"_s;
    QTest::newRow("other exception") << 3 << u"unknown"_s;
    QTest::newRow("no exception at all") << 4 << u"unknown"_s;
}

void ExecutorTest::exceptionsBecomeErrors()
{
    QFETCH(int, which);
    QFETCH(QString, code);
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    const auto fail = [which](Connection &c) -> Count {
        addNote(c, u"a"_s);
        switch (which) {
        case 0: return addNote(c, u"a"_s);
        case 1: throw OverflowError();
        case 2: throw std::bad_alloc();
        case 3: throw std::runtime_error("why");
        default: throw 7;
        }
    };
    const Count written = await(executor.write(u"x"_s, fail), temp.database());
    QCOMPARE(written.error().code, code);
    QCOMPARE(written.error().fate, Fate::NothingWritten);
    QVERIFY(!written.error().message.isEmpty());
    QCOMPARE(await(executor.read(countOf), temp.database()).value(), 0);
}

void ExecutorTest::writesRunInOrderOnOneThreadReadsBesideThem()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    std::binary_semaphore inside(0);
    std::binary_semaphore goOn(0);
    auto held = executor.write(u"long"_s, [&](Connection &c) {
        const Count result = addNote(c, u"first"_s);
        inside.release();
        goOn.acquire();
        return result;
    });
    inside.acquire();
    std::vector<QFuture<Count>> queued;
    for (int i = 0; i < 20; ++i)
        queued.push_back(executor.write(u"next"_s, [i](Connection &c) { return addNote(c, QString::number(i)); }));
    QCOMPARE(await(executor.read(countOf), temp.database()).value(), 0);
    goOn.release();
    QCOMPARE(await(held, temp.database()).value(), 1);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(await(queued[static_cast<std::size_t>(i)], temp.database()).value(), i + 2);
}

void ExecutorTest::aReadSeesOneSnapshotAndCannotWrite()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    std::binary_semaphore inside(0);
    std::binary_semaphore goOn(0);
    auto both = executor.read([&](Connection &c) -> Result<std::pair<int, int>> {
        const int before = countOf(c).value();
        inside.release();
        goOn.acquire();
        return std::pair{before, countOf(c).value()};
    });
    inside.acquire();
    await(executor.write(u"x"_s, [](Connection &c) { return addNote(c, u"a"_s); }), temp.database());
    goOn.release();
    QCOMPARE(await(both, temp.database()).value(), std::pair(0, 0));
    QVERIFY(!await(executor.read([](Connection &c) { return addNote(c, u"b"_s); }), temp.database()).has_value());
}

void ExecutorTest::theWindowLivesWhileAnotherProcessHoldsTheLock()
{
    TempDatabase temp(test::noteSchema());
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    DbExecutor executor(temp.shared());
    QSignalSpy waiting(&executor, &DbExecutor::waitingForLock);
    QSignalSpy taken(&executor, &DbExecutor::lockTaken);
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
    heart.start(10);
    bool answered = false;
    QFutureWatcher<Count> watcher;
    connect(&watcher, &QFutureWatcherBase::finished, this, [&] { answered = watcher.result().has_value(); });
    watcher.setFuture(executor.write(u"Submit"_s, [](Connection &c) { return addNote(c, u"a"_s); }));
    QVERIFY(QTest::qWaitFor([&] { return waiting.size() == 1; }, 4000));
    QVERIFY(waiting[0][0].toString().contains(QString::number(holder.pid())));
    QVERIFY2(beats > 30, qPrintable(QString::number(beats)));
    QVERIFY(!answered && taken.isEmpty());
    holder.letGo();
    QVERIFY(QTest::qWaitFor([&] { return answered && taken.size() == 1; }, 10'000));
    QCOMPARE(waiting.size(), 1);
}

void ExecutorTest::aLockThatIsNotFreedInTimeIsBusy()
{
    OpenOptions options;
    options.busyLimit = std::chrono::milliseconds(100);
    TempDatabase temp(test::noteSchema(), options);
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    DbExecutor executor(temp.shared());
    bool ran = false;
    const Count busy = await(executor.write(u"x"_s,
                                            [&](Connection &c) {
                                                ran = true;
                                                return addNote(c, u"a"_s);
                                            }),
                             temp.database());
    QCOMPARE(busy.error().fault, DbFault::Busy);
    QCOMPARE(busy.error().fate, Fate::NothingWritten);
    QVERIFY(!ran);
}

void ExecutorTest::aCancelledReadStopsAtOnce()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    CancelToken cancel;
    std::binary_semaphore inside(0);
    auto search = executor.read(
        [&](Connection &c) {
            inside.release();
            return countForEver(c);
        },
        cancel);
    inside.acquire();
    cancel.cancel();
    QCOMPARE(await(search, temp.database()).error().kind, Error::Kind::Cancelled);
    // One that is cancelled before it starts never runs.
    bool ran = false;
    const Count never = await(executor.read(
                                  [&](Connection &c) {
                                      ran = true;
                                      return countOf(c);
                                  },
                                  cancel),
                              temp.database());
    QCOMPARE(never.error().kind, Error::Kind::Cancelled);
    QVERIFY(!ran);
}

void ExecutorTest::aWriteThatWaitsCanBeCancelled()
{
    OpenOptions options;
    options.busyLimit = std::chrono::minutes(1);
    TempDatabase temp(test::noteSchema(), options);
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    DbExecutor executor(temp.shared());
    QSignalSpy waiting(&executor, &DbExecutor::waitingForLock);
    CancelToken cancel;
    auto write = executor.write(
        u"x"_s, [](Connection &c) { return addNote(c, u"a"_s); }, Durability::Full, cancel);
    QVERIFY(QTest::qWaitFor([&] { return waiting.size() == 1; }, 10'000));
    cancel.cancel();
    QCOMPARE(await(write, temp.database()).error().kind, Error::Kind::Cancelled);
    holder.letGo();
    QCOMPARE(await(executor.read(countOf), temp.database()).value(), 0);
}

void ExecutorTest::aWriteThatHasTheLockIsNotTornApart()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    CancelToken cancel;
    const auto cancelInside = [&](Connection &c) {
        addNote(c, u"a"_s);
        cancel.cancel();
        c.value<int>(
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT count(*) FROM n"_s);
        return addNote(c, u"b"_s);
    };
    QCOMPARE(await(executor.write(u"x"_s, cancelInside, Durability::Full, cancel), temp.database()).value(), 2);
}

void ExecutorTest::closingWaitsForTheWriteInProgressAndDropsTheRest()
{
    TempDatabase temp(test::noteSchema());
    auto executor = std::make_unique<DbExecutor>(temp.shared());
    std::binary_semaphore inside(0);
    std::binary_semaphore goOn(0);
    auto inProgress = executor->write(u"long"_s, [&](Connection &c) {
        inside.release();
        goOn.acquire();
        return addNote(c, u"in progress"_s);
    });
    inside.acquire();
    auto queued = executor->write(u"next"_s, [](Connection &c) { return addNote(c, u"queued"_s); });
    std::thread closer([&] { executor.reset(); });
    QVERIFY(!inProgress.isFinished());
    goOn.release();
    closer.join();
    QCOMPARE(await(inProgress, temp.database()).value(), 1);
    // Closing may come before or after the first write has ended; either way the second is whole or was never begun.
    const Count second = await(queued, temp.database());
    QCOMPARE(countOf(*std::make_unique<Connection>(temp.database().connect())).value(), second ? 2 : 1);
}

void ExecutorTest::closingStopsReadsAndWaitingWrites()
{
    OpenOptions options;
    options.busyLimit = std::chrono::minutes(1);
    TempDatabase temp(test::noteSchema(), options);
    test::Holder holder(temp.path());
    QVERIFY(holder.waitUntilHeld());
    auto executor = std::make_unique<DbExecutor>(temp.shared());
    QSignalSpy waiting(executor.get(), &DbExecutor::waitingForLock);
    auto read = executor->read(countForEver);
    auto write = executor->write(u"x"_s, [](Connection &c) { return addNote(c, u"a"_s); });
    auto queued = executor->write(u"y"_s, [](Connection &c) { return addNote(c, u"b"_s); });
    QVERIFY(QTest::qWaitFor([&] { return waiting.size() == 1; }, 10'000));
    QElapsedTimer timer;
    timer.start();
    executor.reset();
    QVERIFY(timer.elapsed() < 10'000);
    for (const auto &future : {read, write, queued})
        QCOMPARE(await(future, temp.database()).error().kind, Error::Kind::Cancelled);
}

void ExecutorTest::commitsAreAnnounced()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    QSignalSpy changed(&executor, &DbExecutor::changed);
    await(
        executor.write(u"x"_s, [](Connection &) -> Count { return tl::unexpected(Error::refused(u"no"_s, u"No."_s)); }),
        temp.database());
    await(executor.read(countOf), temp.database());
    await(executor.write(u"x"_s, [](Connection &c) { return addNote(c, u"a"_s); }), temp.database());
    QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 900));
    QCOMPARE(changed.size(), 1);
    // The watcher, which looks each second, does not tell of our own commit again.
    QVERIFY(!QTest::qWaitFor([&] { return changed.size() > 1; }, 1500));
}

void ExecutorTest::aChangeByAnotherProcessIsNoticed()
{
    TempDatabase temp(test::noteSchema());
    DbExecutor executor(temp.shared());
    QSignalSpy changed(&executor, &DbExecutor::changed);
    QCOMPARE(
        QProcess::execute(QStringLiteral(DESK_BINARY_DIR "/lockholder"), {temp.path(), u"add"_s, u"from outside"_s}),
        0);
    QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 5000));
    QCOMPARE(await(executor.read(countOf), temp.database()).value(), 1);
}

void ExecutorTest::aLongWalIsCheckpointedAfterTheAnswer()
{
    TempDatabase temp(test::noteSchema());
    const QString wal = temp.path() + u"-wal"_s;
    DbExecutor executor(temp.shared());
    const auto addLarge = [](Connection &c) {
        return addNote(c, QString(3'000'000, u'x') + QString::number(countOf(c).value()));
    };
    await(executor.write(u"large"_s, addLarge), temp.database());
    QVERIFY(QFileInfo(wal).size() > 2'000'000);
    await(executor.write(u"large"_s, addLarge), temp.database());
    QVERIFY(QTest::qWaitFor([&] { return QFileInfo(wal).size() == 0 && !temp.database().writeLock().held; }, 5000));
    QCOMPARE(test::problemsOf(temp.path()), QStringList());
}

void ExecutorTest::afterClosingTheFileStandsAlone()
{
    TempDatabase temp(test::noteSchema());
    {
        DbExecutor executor(temp.shared());
        await(executor.write(u"x"_s, [](Connection &c) { return addNote(c, u"a"_s); }), temp.database());
        temp.close();
    }
    QVERIFY(!QFile::exists(temp.path() + u"-wal"_s));
    const QString copy = temp.folder() + u"/copy.desk"_s;
    QVERIFY(QFile::copy(temp.path(), copy));
    const auto opened = Database::open({DatabaseUrl::Kind::Sqlite, copy}, OpenMode::Existing);
    QCOMPARE(opened->withConnection(countOf).value(), 1);
}

QTEST_GUILESS_MAIN(ExecutorTest)
#include "tst_executor.moc"
