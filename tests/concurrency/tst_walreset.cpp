// The WAL-reset fault: a checkpoint that has read the length of the WAL is overtaken by a commit that starts the WAL anew.
// The checkpointer then notes the old length for the new WAL, readers overlook what was committed, and writers build on
// stale pages. Here the checkpointer is parked exactly between the two.
#include "db/database.h"
#include "db/dberror.h"
#include "db/sqliteextras.h"
#include "db/transaction.h"
#include "db/writelock.h"
#include "support/tempdatabase.h"
#include "support/vfsshim.h"

#include <QSqlDatabase>
#include <QtTest>

#include <sqlite3.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;
using desk::test::VfsShim;

class WalResetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void affectedVersionsAreKnown_data();
    void affectedVersionsAreKnown();
    void withoutTheLockAnAffectedVersionLosesRows();
    void withTheLockEveryAcknowledgedRowIsThere();
    void ourOwnCheckpointKeepsWritersOut();
};

namespace {

// An ordinary program: commits and checkpoints with no lock but SQLite's.
class Program {
public:
    explicit Program(const QString &path) : m_connection(sqlite::RawConnection::open(path, sqlite::OpenFlag::ReadWrite))
    {
        sqlite3_busy_timeout(m_connection.handle(), 5000);
        sqlite::execute(m_connection.handle(), "PRAGMA wal_autocheckpoint=0", u"test"_s);
        sqlite::setCheckpointOnClose(m_connection.handle(), false);
        sqlite::queryInt(m_connection.handle(), "SELECT count(*) FROM note",
                         u"test"_s); // until then it has no WAL to checkpoint
    }
    void add(int &acknowledged)
    {
        const QByteArray text = QByteArray::number(acknowledged) + QByteArray(800, 'x');
        sqlite::execute(m_connection.handle(), "INSERT INTO note(text) VALUES ('" + text + "')", u"insert"_s);
        ++acknowledged;
    }
    void checkpoint()
    {
        sqlite3_wal_checkpoint_v2(m_connection.handle(), "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }

private:
    sqlite::RawConnection m_connection;
};

struct Outcome {
    int acknowledged = 0;
    bool overtaken = false; // a commit came in while the checkpoint was parked
    bool whole = false;
    bool reachedTheSpot = false;
};

bool isWhole(const QString &path, int rows)
{
    try {
        const auto reader = sqlite::RawConnection::open(path, sqlite::OpenFlag::ReadWrite);
        return sqlite::integrityProblems(reader.handle()).isEmpty()
            && sqlite::queryInt(reader.handle(), "SELECT count(*) FROM note", u"count"_s) == rows;
    } catch (const DbError &) {
        return false;
    }
}

// Runs fn as a program that honours the write lock does, or at once where there is no lock. False when kept out.
template <typename Fn>
bool locked(const std::shared_ptr<WriteLock> &lock, std::chrono::milliseconds limit, Fn fn)
{
    if (!lock) {
        fn();
        return true;
    }
    try {
        LockWait wait(limit, {}, {});
        const WriteLock::Guard guard = WriteLock::acquire(lock, u"test"_s, wait);
        fn();
        return true;
    } catch (const DbError &error) {
        if (error.step() != u"lock"_s)
            throw;
        return false;
    }
}

Outcome replay(VfsShim &shim, const QString &path, const std::shared_ptr<WriteLock> &lock)
{
    constexpr std::chrono::milliseconds patient{30'000};
    constexpr std::chrono::milliseconds brief{50};
    Outcome outcome;
    Program writer(path);
    Program checkpointer(path);
    try {
        for (int i = 0; i < 60; ++i)
            locked(lock, patient, [&] { writer.add(outcome.acknowledged); });
        locked(lock, patient,
               [&] { writer.checkpoint(); }); // the WAL is copied whole: the next commit may start it anew
        shim.parkNext(VfsShim::Call::Unfetch);
        std::thread second([&] { locked(lock, patient, [&] { checkpointer.checkpoint(); }); });
        outcome.reachedTheSpot = shim.waitUntilParked();
        outcome.overtaken = locked(lock, brief, [&] { writer.add(outcome.acknowledged); });
        shim.release();
        second.join();
        for (int i = 0; i < 80; ++i)
            locked(lock, patient, [&] { writer.add(outcome.acknowledged); });
        locked(lock, patient, [&] { writer.checkpoint(); });
        outcome.whole = isWhole(path, outcome.acknowledged);
    } catch (const DbError &) {
        outcome.whole = false; // "database disk image is malformed", already while writing
    }
    return outcome;
}

} // namespace

void WalResetTest::affectedVersionsAreKnown_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("affected");
    QTest::newRow("before the WAL") << 3'006'023 << false;
    QTest::newRow("first") << 3'007'000 << true;
    QTest::newRow("Debian 12") << 3'040'001 << true;
    QTest::newRow("3.44.5") << 3'044'005 << true;
    QTest::newRow("3.44.6") << 3'044'006 << false;
    QTest::newRow("3.45.1") << 3'045'001 << true;
    QTest::newRow("3.50.6") << 3'050'006 << true;
    QTest::newRow("3.50.7") << 3'050'007 << false;
    QTest::newRow("3.51.2") << 3'051'002 << true;
    QTest::newRow("3.51.3") << 3'051'003 << false;
}

void WalResetTest::affectedVersionsAreKnown()
{
    QFETCH(int, version);
    QFETCH(bool, affected);
    QCOMPARE(sqlite::hasWalResetFault(version), affected);
}

void WalResetTest::withoutTheLockAnAffectedVersionLosesRows()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    const Outcome outcome = replay(shim, temp.path(), nullptr);
    QVERIFY(outcome.reachedTheSpot);
    QVERIFY(outcome.overtaken);
    QCOMPARE(outcome.whole, !sqlite::hasWalResetFault(sqlite3_libversion_number()));
}

void WalResetTest::withTheLockEveryAcknowledgedRowIsThere()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    const Outcome outcome = replay(shim, temp.path(), WriteLock::forFile(QFileInfo(temp.path()).canonicalFilePath()));
    QVERIFY(outcome.reachedTheSpot);
    QVERIFY(!outcome.overtaken);
    QCOMPARE(outcome.acknowledged, 140);
    QVERIFY(outcome.whole);
}

void WalResetTest::ourOwnCheckpointKeepsWritersOut()
{
    VfsShim shim;
    TempDatabase temp(test::noteSchema());
    const auto add = [&](const QString &text) {
        Connection connection = temp.database().connect({text.left(10), {}, {}});
        transactional(connection, [&](Connection &c) { c.run(u"INSERT INTO note(text) VALUES (?)"_s, text); });
    };
    add(QString(5'000'000, u'x')); // past the size at which a checkpoint is due
    shim.parkNext(VfsShim::Call::Unfetch);
    std::thread checkpointer([&] { temp.database().checkpointIfLarge(); });
    QVERIFY(shim.waitUntilParked());
    QCOMPARE(temp.database().writeLock().label, u"checkpoint"_s);
    std::thread writer([&] { add(u"overtaking"_s); });
    const bool kept = QTest::qWaitFor([&] { return temp.database().writeLock().waiting == 1; }, 10'000);
    shim.release();
    checkpointer.join();
    writer.join();
    QVERIFY(kept);
    QCOMPARE(QFileInfo(temp.path() + u"-wal"_s).size() > 1'000'000, false);
    QVERIFY(isWhole(temp.path(), 2));
}

QTEST_GUILESS_MAIN(WalResetTest)
#include "tst_walreset.moc"
