#include "viewmodels/failure.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

constexpr DbFault allFaults[] = {
    DbFault::Busy,           DbFault::UniqueTaken, DbFault::ForeignKey, DbFault::Check,        DbFault::NotNull,
    DbFault::DiskFull,       DbFault::ReadOnly,    DbFault::Corrupt,    DbFault::NotADatabase, DbFault::SchemaTooNew,
    DbFault::CannotOpen,     DbFault::Io,          DbFault::NoMemory,   DbFault::Interrupted,  DbFault::Serialization,
    DbFault::ConnectionLost, DbFault::Unknown,
};

Error faultOf(DbFault fault, Fate fate = Fate::NothingWritten)
{
    Error error;
    error.kind = Error::Kind::Database;
    error.fault = fault;
    error.fate = fate;
    error.code = faultName(fault);
    error.message = u"What the database layer says of it."_s;
    error.nativeCode = 13;
    error.step = u"INSERT INTO document_line (party_name) VALUES ('Kaveri Pumps')"_s;
    error.detail = u"Key (name)=(Kaveri Pumps) already exists"_s;
    return error;
}

FailureContext submitting()
{
    FailureContext context;
    context.action = u"Submit delivery challan"_s;
    context.document = u"DC/26-27/01042"_s;
    context.linesOnScreen = 3;
    context.at = QDateTime(QDate(2026, 11, 24), QTime(20, 14, 12), Qt::UTC);
    return context;
}

} // namespace

class FailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasWordsForAPerson_data();
    void everyFaultHasWordsForAPerson();
    void everyFaultHasItsOwnWords();
    void nothingWrittenIsSaidOnlyWhenTheRollbackIsConfirmed();
    void damageIsRedWhateverTheFate();
    void onlyWhereTryingAgainHelpsIsItOffered();
    void aDraftThatCouldNotBeKeptIsSaid();
    void detailsNameTheFileAndNoCustomer();
    void detailsTellTheTimeInIndia();
    void aLookUpEndsGreenOrWithTheNumber();
    void aRefusalIsToldInItsOwnWords();
};

void FailureTest::everyFaultHasWordsForAPerson_data()
{
    QTest::addColumn<DbFault>("fault");
    QTest::addColumn<Fate>("fate");
    for (const DbFault fault : allFaults) {
        QTest::newRow(qPrintable(faultName(fault))) << fault << Fate::NothingWritten;
        QTest::newRow(qPrintable(faultName(fault) + u" in commit"_s)) << fault << Fate::NotKnown;
    }
}

void FailureTest::everyFaultHasWordsForAPerson()
{
    QFETCH(DbFault, fault);
    QFETCH(Fate, fate);
    const Failure failure = describeFailure(faultOf(fault, fate), submitting());
    QVERIFY(!failure.headline.isEmpty());
    QVERIFY(!failure.what.isEmpty());
    QVERIFY(!failure.safetyText.isEmpty());
    QVERIFY(!failure.steps.isEmpty());
    QVERIFY(failure.steps.size() <= 3);
    QVERIFY(!failure.steps.contains(QString()));
    const QString all = failure.headline + failure.what + failure.safetyText + failure.steps.join(u' ');
    for (const QString &word : {u"Error"_s, u"please"_s, u"Oops"_s, u"!"_s, u"SQL"_s})
        QVERIFY2(!all.contains(word), qPrintable(word + u" in: "_s + all));
}

void FailureTest::everyFaultHasItsOwnWords()
{
    QHash<QString, QString> seen;
    for (const DbFault fault : allFaults) {
        const QString what = describeFailure(faultOf(fault), submitting()).what;
        const bool ruleOfTheFile = fault == DbFault::NotNull; // told as a Check is: the difference is no help
        QVERIFY2(ruleOfTheFile || !seen.contains(what), qPrintable(faultName(fault) + u" as "_s + seen.value(what)));
        seen.insert(what, faultName(fault));
    }
}

void FailureTest::nothingWrittenIsSaidOnlyWhenTheRollbackIsConfirmed()
{
    const Failure known = describeFailure(faultOf(DbFault::Io), submitting());
    QCOMPARE(known.safety, Safety::NothingWritten);
    QVERIFY(known.safetyText.contains(u"Nothing was written"_s));
    QVERIFY(known.safetyText.contains(u"3 lines"_s));
    const Failure unknown = describeFailure(faultOf(DbFault::Io, Fate::NotKnown), submitting());
    QCOMPARE(unknown.safety, Safety::Checking);
    QVERIFY(!unknown.safetyText.contains(u"Nothing was written"_s));
    QVERIFY(!unknown.headline.contains(u"not saved"_s));
    QVERIFY(!unknown.canTryAgain);
}

void FailureTest::damageIsRedWhateverTheFate()
{
    for (const DbFault fault : {DbFault::Corrupt, DbFault::NotADatabase}) {
        for (const Fate fate : {Fate::NothingWritten, Fate::NotKnown})
            QCOMPARE(describeFailure(faultOf(fault, fate), submitting()).safety, Safety::Damaged);
    }
}

void FailureTest::onlyWhereTryingAgainHelpsIsItOffered()
{
    const QSet<DbFault> never{DbFault::ForeignKey, DbFault::Check,        DbFault::NotNull,
                              DbFault::Corrupt,    DbFault::NotADatabase, DbFault::SchemaTooNew};
    for (const DbFault fault : allFaults) {
        const Failure failure = describeFailure(faultOf(fault), submitting());
        QVERIFY2(failure.canTryAgain != never.contains(fault), qPrintable(faultName(fault)));
    }
    QVERIFY(describeFailure(faultOf(DbFault::DiskFull), submitting()).canSaveCopy);
    QVERIFY(describeFailure(faultOf(DbFault::ReadOnly), submitting()).canOpenReadOnly);
    QVERIFY(!describeFailure(faultOf(DbFault::Busy), submitting()).canOpenReadOnly);
}

void FailureTest::aDraftThatCouldNotBeKeptIsSaid()
{
    FailureContext context = submitting();
    context.draftKept = false;
    const Failure failure = describeFailure(faultOf(DbFault::Busy), context);
    QVERIFY(failure.safetyText.contains(u"leave this window open"_s));
    QVERIFY(failure.canSaveCopy);
}

void FailureTest::detailsNameTheFileAndNoCustomer()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"acme.desk"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20 * 1024, 'x'));
    file.close();
    FailureContext context = submitting();
    context.file = file.fileName();
    const QString details = describeFailure(faultOf(DbFault::DiskFull), context).details;
    QVERIFY(details.contains(u"acme.desk  20 KB"_s));
    QVERIFY(details.contains(QRegularExpression(u"Free space \\d+ [KM]B"_s)));
    QVERIFY(details.contains(u"Fault      DISK_FULL (SQLite 13)"_s));
    QVERIFY(details.contains(u"Step       INSERT INTO document_line"_s));
    QVERIFY(details.contains(u"Result     ROLLBACK ok"_s));
    QVERIFY(details.contains(QRegularExpression(u"Report id  [0-9A-F]{4}-[0-9A-F]{4}"_s)));
    QVERIFY2(!details.contains(u"Kaveri"_s), qPrintable(details));
}

// C62: 20:14:12 in London is past midnight in India.
void FailureTest::detailsTellTheTimeInIndia()
{
    const QString details = describeFailure(faultOf(DbFault::Busy), submitting()).details;
    QVERIFY2(details.contains(u"25-11-2026 01:44:12"_s), qPrintable(details));
}

void FailureTest::aLookUpEndsGreenOrWithTheNumber()
{
    const Failure checking = describeFailure(faultOf(DbFault::Io, Fate::NotKnown), submitting());
    const Failure missing = settledFailure(checking, {});
    QCOMPARE(missing.safety, Safety::NothingWritten);
    QVERIFY(!missing.savedAfterAll);
    QVERIFY(missing.canTryAgain);
    QVERIFY(missing.safetyText.contains(u"Nothing was written"_s));
    QCOMPARE(missing.headline, u"DC/26-27/01042 was not saved"_s);
    const Failure found = settledFailure(checking, u"DC/26-27/01043"_s);
    QVERIFY(found.savedAfterAll);
    QVERIFY(!found.canTryAgain);
    QVERIFY(found.headline.contains(u"DC/26-27/01043"_s));
    QVERIFY(!found.safetyText.contains(u"Nothing was written"_s));
}

void FailureTest::aRefusalIsToldInItsOwnWords()
{
    const Failure refused = describeFailure(Error::refused(u"has_dependents"_s, u"INV/26-27/00003 bills it."_s),
                                            submitting());
    QCOMPARE(refused.what, u"INV/26-27/00003 bills it."_s);
    QCOMPARE(refused.safety, Safety::NothingWritten);
    QVERIFY(!refused.canTryAgain);
    QVERIFY(!refused.steps.isEmpty());
    const Failure cancelled = describeFailure(Error::cancelled(u"You stopped it."_s), submitting());
    QCOMPARE(cancelled.what, u"You stopped it."_s);
    QVERIFY(cancelled.canTryAgain);
}

QTEST_GUILESS_MAIN(FailureTest)
#include "tst_failure.moc"
