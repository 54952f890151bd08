#include "../vectors.h"

#include "domain/gstin.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

class GstinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLastCharacterIsComputed();
    void everyStateHasAValidNumber();
    void goodNumbersAreTakenAndUnusualOnesWarnedOf_data();
    void goodNumbersAreTakenAndUnusualOnesWarnedOf();
    void badNumbersAreRefusedWithTheReason_data();
    void badNumbersAreRefusedWithTheReason();
    void aWrongLastCharacterIsAnsweredWithTheRightOne();
    void caseAndBlanksAreMended();
    void aTransporterIdIsJudgedByItsShape();
    void vehicleVectorsComeOut_data();
    void vehicleVectorsComeOut();
    void vehicleNumbersAreMendedAndJudged();
};

void GstinTest::theLastCharacterIsComputed()
{
    QCOMPARE(gstinCheckCharacter(u"29AAAAA0000A1Z"), QChar(u'Y'));
    QCOMPARE(gstinCheckCharacter(u"29BBBBB1111B1Z"), QChar(u'J'));
    QCOMPARE(gstinCheckCharacter(u"88AAAAA0000A1Z"), QChar(u'U')); // C96
    QVERIFY(gstinCheckCharacter(u"29bBBBB1111B1Z").isNull());
    QVERIFY(gstinCheckCharacter(u"29BBBBB-111B1Z").isNull());
}

// R55: the first two digits are the state.
void GstinTest::everyStateHasAValidNumber()
{
    const auto rows = vectorsOf(u"gstin_synthetic_by_state.csv"_s);
    QCOMPARE(rows.size(), std::size_t{37});
    for (const auto &row : rows) {
        const GstinCheck check = checkGstin(row[u"gstin"_s]);
        QVERIFY2(check.valid, qPrintable(row[u"gstin"_s] + u' ' + check.problem));
        QCOMPARE(check.state, row[u"state"_s]);
        QCOMPARE(check.pan, u"AAAAA0000A"_s);
        QVERIFY(check.warning.isEmpty());
    }
}

void GstinTest::goodNumbersAreTakenAndUnusualOnesWarnedOf_data()
{
    QTest::addColumn<QString>("gstin");
    QTest::addColumn<QString>("warning");
    for (const auto &row : vectorsOf(u"gstin_accepted.csv"_s))
        QTest::newRow(qPrintable(row[u"gstin"_s])) << row[u"gstin"_s] << row[u"warning_names"_s];
}

void GstinTest::goodNumbersAreTakenAndUnusualOnesWarnedOf()
{
    QFETCH(QString, gstin);
    QFETCH(QString, warning);
    const GstinCheck check = checkGstin(gstin);
    QVERIFY2(check.valid, qPrintable(check.problem));
    QVERIFY(check.problem.isEmpty());
    QCOMPARE(check.warning.isEmpty(), warning.isEmpty());
    QVERIFY(check.warning.contains(warning));
}

void GstinTest::badNumbersAreRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("gstin");
    QTest::addColumn<QString>("reason");
    for (const auto &row : vectorsOf(u"gstin_refused.csv"_s))
        QTest::newRow(qPrintable(row[u"why"_s])) << row[u"gstin"_s] << row[u"message_names"_s];
}

// R55: length, state, PAN, Z and the check character.
void GstinTest::badNumbersAreRefusedWithTheReason()
{
    QFETCH(QString, gstin);
    QFETCH(QString, reason);
    const GstinCheck check = checkGstin(gstin);
    QVERIFY(!check.valid);
    QVERIFY2(check.problem.contains(reason), qPrintable(check.problem));
}

void GstinTest::aWrongLastCharacterIsAnsweredWithTheRightOne()
{
    const QString problem = checkGstin(u"29BBBBB1111B1ZI"_s).problem;
    QVERIFY2(problem.contains(u"J would"_s) && problem.contains(u"I is typed"_s), qPrintable(problem));
}

void GstinTest::caseAndBlanksAreMended()
{
    QCOMPARE(normalisedGstin(u" 29bbbbb1111b1zj "_s), u"29BBBBB1111B1ZJ"_s);
    QCOMPARE(normalisedGstin(u"29 BBBBB 1111 B1ZJ"_s), u"29BBBBB1111B1ZJ"_s);
    QCOMPARE(normalisedGstin(u"29BBBBBO111B1ZJ"_s), u"29BBBBBO111B1ZJ"_s); // O is never made 0
}

void GstinTest::aTransporterIdIsJudgedByItsShape()
{
    QCOMPARE(transporterIdProblem(u"29BBBBB1111B1ZJ"_s), QString());
    QCOMPARE(transporterIdProblem(u"88AAAAA0000A1ZY"_s), QString()); // C96: computed it would end in U
    QCOMPARE(transporterIdProblem(u"29bbbbb1111b1zj"_s), QString());
    QVERIFY(transporterIdProblem(u"88AAAAA0000A1Z"_s).contains(u"14"_s));
    QVERIFY(!transporterIdProblem(u"00AAAAA0000A1ZY"_s).isEmpty());
    QVERIFY(!transporterIdProblem(u"99AAAAA0000A1-Y"_s).isEmpty());
    QVERIFY(!transporterIdProblem(u"29BBBB11111B1ZJ"_s).isEmpty());
    QVERIFY(!transporterIdProblem(u""_s).isEmpty());
}

void GstinTest::vehicleVectorsComeOut_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("normalised");
    QTest::addColumn<bool>("listed");
    for (const auto &row : vectorsOf(u"vehicle_number_vectors.csv"_s))
        QTest::addRow("\"%s\"", qPrintable(row[u"input"_s]))
            << row[u"input"_s] << row[u"normalised"_s] << (row[u"accepted_by_listed_formats"_s] == u"1"_s);
}

void GstinTest::vehicleVectorsComeOut()
{
    QFETCH(QString, typed);
    QFETCH(QString, normalised);
    QFETCH(bool, listed);
    QCOMPARE(normalisedVehicle(typed), normalised);
    // The BH series is not among the listed shapes and is warned of instead.
    QCOMPARE(vehicleProblem(normalised).isEmpty(), listed || isBharatPlate(normalised));
    QVERIFY(!(listed && isBharatPlate(normalised)));
}

void GstinTest::vehicleNumbersAreMendedAndJudged()
{
    // C97
    QCOMPARE(normalisedVehicle(u"ka 01 ab 1234"_s), u"KA01AB1234"_s);
    QCOMPARE(normalisedVehicle(u"KA-01-A-1234"_s), u"KA01A1234"_s);
    for (const QString &good : {u"KA01AB1234"_s, u"KA01A1234"_s, u"KA011234"_s, u"TM1234567"_s})
        QCOMPARE(vehicleProblem(good), QString());
    QVERIFY(vehicleProblem(u"DL1AB123"_s).contains(u"DL01AB0123"_s));
    QCOMPARE(paddedVehicle(u"DL1AB123"_s), u"DL01AB0123"_s);
    QCOMPARE(paddedVehicle(u"KA01AB1234"_s), QString());
    QCOMPARE(paddedVehicle(u"1234KA"_s), QString());
    QVERIFY(!vehicleProblem(u"1234KA"_s).isEmpty());
    QVERIFY(!vehicleProblem(QString()).isEmpty());
    QVERIFY(isBharatPlate(u"22BH1234AB"_s));
    QVERIFY(!isBharatPlate(u"22BH12345AB"_s));
}

QTEST_GUILESS_MAIN(GstinTest)
#include "tst_gstin.moc"
