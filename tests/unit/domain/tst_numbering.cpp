#include "../vectors.h"

#include "domain/numbering.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

Series series(const QString &prefix, int digits)
{
    Series result;
    result.kind = DocumentKind::Invoice;
    result.code = u"INV"_s;
    result.prefix = prefix;
    result.digits = digits;
    return result;
}

const FinancialYear year2627 = FinancialYear::of(QDate(2026, 6, 12));

} // namespace

class NumberingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numberVectorsComeOut_data();
    void numberVectorsComeOut();
    void thePrefixTurnsWithTheYear();
    void aPrefixThatIsTooLongIsRefusedAtOnce();
    void aSeriesEndsBeforeTheSeventeenthCharacter();
    void theSerialIsReadBackFromItsOwnNumbersOnly();
    void numbersAreStoredInUpperCase();
    void whatThePortalRefusesIsOnlyWarnedOf();
};

void NumberingTest::numberVectorsComeOut_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<bool>("lawful");
    QTest::addColumn<bool>("portal");
    for (const auto &row : vectorsOf(u"docno_vectors.csv"_s)) {
        const QString number = QString(row[u"doc_no"_s]).replace(u"\\n"_s, u"\n"_s);
        QTest::addRow("\"%s\"", qPrintable(row[u"doc_no"_s]))
            << number << (row[u"ok_rule46_rule55"_s] == u"1"_s) << (row[u"ok_for_einvoice"_s] == u"1"_s);
    }
}

void NumberingTest::numberVectorsComeOut()
{
    QFETCH(QString, number);
    QFETCH(bool, lawful);
    QFETCH(bool, portal);
    QCOMPARE(numberProblem(number).isEmpty(), lawful);
    QCOMPARE(portalNumberProblem(number).isEmpty(), portal);
}

void NumberingTest::thePrefixTurnsWithTheYear()
{
    const FinancialYear before = FinancialYear::of(QDate(2026, 3, 31));
    QCOMPARE(formatNumber(series(u"KT/{fy4}/"_s, 4), year2627, 1).value(), u"KT/2627/0001"_s); // C33
    QCOMPARE(formatNumber(series(u"KT/{fy4}/"_s, 4), before, 348).value(), u"KT/2526/0348"_s);
    QCOMPARE(formatNumber(series(u"DC/{fy}/"_s, 5), year2627, 42).value(), u"DC/26-27/00042"_s);
    QCOMPARE(formatNumber(series(u"{yyyy}/"_s, 3), before, 7).value(), u"2025/007"_s);
    QCOMPARE(formatNumber(series(u""_s, 5), year2627, 45).value(), u"00045"_s); // C35: text, zeros kept
}

void NumberingTest::aPrefixThatIsTooLongIsRefusedAtOnce()
{
    const auto number = formatNumber(series(u"KTPL/BLR/2026-27/"_s, 4), year2627, 1); // C34
    QVERIFY(!number);
    QVERIFY2(number.error().contains(u"21"_s) && number.error().contains(u"16"_s), qPrintable(number.error()));
    QVERIFY(!formatNumber(series(u"INV/{yyyy}-27/"_s, 5), year2627, 1)); // 17: the trap of the four-digit year
    QVERIFY(!formatNumber(series(u"KT_{fy4}/"_s, 4), year2627, 1));
    QVERIFY(!formatNumber(series(u"KT {fy4}/"_s, 4), year2627, 1));
    QVERIFY(!formatNumber(series(u"KT.{year}/"_s, 4), year2627, 1));
}

void NumberingTest::aSeriesEndsBeforeTheSeventeenthCharacter()
{
    const Series full = series(u"KTPL/26-27/"_s, 5); // C34: 16 characters
    QCOMPARE(formatNumber(full, year2627, 99'999).value(), u"KTPL/26-27/99999"_s);
    const auto next = formatNumber(full, year2627, 100'000);
    QVERIFY(!next);
    QVERIFY2(next.error().contains(u"17"_s) && next.error().contains(u"series"_s), qPrintable(next.error()));
    QCOMPARE(lastSerial(full, year2627), 99'999);
    QCOMPARE(lastSerial(series(u"KT/{fy4}/"_s, 4), year2627), 99'999'999);
    QCOMPARE(lastSerial(series(u"KTPL/BLR/2026-27/"_s, 4), year2627), 0);
}

void NumberingTest::theSerialIsReadBackFromItsOwnNumbersOnly()
{
    const Series own = series(u"DC/{fy}/"_s, 5);
    QCOMPARE(serialOf(own, year2627, u"DC/26-27/00042"_s), 42);
    QCOMPARE(serialOf(own, year2627, u"dc/26-27/00042"_s), 42); // C36
    QCOMPARE(serialOf(own, year2627, u"DC/26-27/100000"_s), 100'000);
    for (const QString &other : {u"DC/25-26/00042"_s, u"INV/26-27/00042"_s, u"DC/26-27/42"_s, u"DC/26-27/"_s,
                                 u"DC/26-27/00000"_s, u"DC/26-27/-0042"_s, u"DC/26-27/0004A"_s, u""_s})
        QVERIFY2(!serialOf(own, year2627, other), qPrintable(other));
    const Series unpadded = series(u"KT/2627/"_s, 1); // C83: the order of numbers is the order of their serials
    QCOMPARE(serialOf(unpadded, year2627, u"KT/2627/9"_s), 9);
    QCOMPARE(serialOf(unpadded, year2627, u"KT/2627/10000"_s), 10'000);
}

void NumberingTest::numbersAreStoredInUpperCase()
{
    QCOMPARE(formatNumber(series(u"kt/{fy4}/"_s, 4), year2627, 9).value(), u"KT/2627/0009"_s); // C36
}

void NumberingTest::whatThePortalRefusesIsOnlyWarnedOf()
{
    for (const QString &number : {u"0001"_s, u"-A1"_s, u"/26/1"_s}) { // C35
        QCOMPARE(numberProblem(number), QString());
        QVERIFY(!portalNumberProblem(number).isEmpty());
    }
    for (const QString &number : {u"KT_26/1"_s, u"KT 26/1"_s, u"KT.26"_s})
        QVERIFY(!numberProblem(number).isEmpty());
    QVERIFY(numberProblem(u"KT 26/1"_s).contains(u"the blank"_s));
    QVERIFY(numberProblem(u"KT_26/1"_s).contains(u"\"_\""_s));
}

QTEST_GUILESS_MAIN(NumberingTest)
#include "tst_numbering.moc"
