#include "app/recoveryfile.h"
#include "db/transaction.h"
#include "services/drafts.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;

// Which copies of half-typed work a program is offered when it starts.
class RecoveryFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aSecondProgramIsNotOfferedWhatTheFirstTypes();
    void copiesOfAProgramThatDiedAreMovedToTheNext();
    void anotherCompanysCopiesStayWithIt();

private:
    RecoveryFile take(const QString &company = u"/office/company.db"_s) const
    {
        return takeRecoveryFile(m_folder->path(), company, m_actor);
    }
    QUuid keepCopy(const RecoveryFile &file) const;
    static QList<QUuid> copiesIn(const RecoveryFile &file);

    Actor m_actor;
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
};

void RecoveryFileTest::initTestCase()
{
    m_actor.user = u"ramesh"_s;
    m_actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 12));
}

QUuid RecoveryFileTest::keepCopy(const RecoveryFile &file) const
{
    StoredDraft copy;
    copy.uuid = QUuid::createUuid();
    copy.title = u"Kaveri Pumps"_s;
    file.database->withConnection([&](Connection &connection) {
        Transaction transaction(connection);
        QVERIFY(saveDraft(connection, copy, m_actor));
        transaction.commit();
    });
    return copy.uuid;
}

QList<QUuid> RecoveryFileTest::copiesIn(const RecoveryFile &file)
{
    return file.database->withConnection([](Connection &connection) {
        const ReadTransaction snapshot(connection);
        QList<QUuid> uuids;
        const auto copies = draftList(connection).value();
        for (const StoredDraft &copy : copies)
            uuids.append(copy.uuid);
        return uuids;
    });
}

void RecoveryFileTest::aSecondProgramIsNotOfferedWhatTheFirstTypes()
{
    const RecoveryFile first = take();
    const QUuid typed = keepCopy(first);
    const RecoveryFile second = take();
    QCOMPARE(copiesIn(second), QList<QUuid>());
    QCOMPARE(copiesIn(first), QList<QUuid>{typed});
}

void RecoveryFileTest::copiesOfAProgramThatDiedAreMovedToTheNext()
{
    m_folder = std::make_unique<QTemporaryDir>();
    RecoveryFile first = take();
    RecoveryFile second = take();
    const QUuid one = keepCopy(first);
    const QUuid two = keepCopy(second);
    first = {};
    second = {};
    const RecoveryFile next = take();
    QList<QUuid> found = copiesIn(next);
    QCOMPARE(found.size(), 2);
    QVERIFY(found.contains(one) && found.contains(two));
    QCOMPARE(copiesIn(take()), QList<QUuid>()); // moved, not copied
}

void RecoveryFileTest::anotherCompanysCopiesStayWithIt()
{
    RecoveryFile first = take(u"/office/first.db"_s);
    const QUuid typed = keepCopy(first);
    first = {};
    QCOMPARE(copiesIn(take(u"/office/second.db"_s)), QList<QUuid>());
    QCOMPARE(copiesIn(take(u"/office/first.db"_s)), QList<QUuid>{typed});
}

QTEST_GUILESS_MAIN(RecoveryFileTest)
#include "tst_recoveryfile.moc"
