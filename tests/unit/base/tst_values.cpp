#include "../vectors.h"
#include "base/clock.h"
#include "base/diskspace.h"
#include "base/financialyear.h"
#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"
#include "base/text.h"

#include <QtTest>

#include <limits>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

class StandingClock final : public Clock {
public:
    explicit StandingClock(QDateTime now) : m_now(std::move(now)) {}
    QDateTime now() const override { return m_now; }

private:
    QDateTime m_now;
};

} // namespace

class ValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moneyIsShownInIndianGroups();
    void halfARupeeIsRoundedAwayFromZero();
    void sumsAndProductsThatDoNotFitThrow();
    void halvesGoAwayFromZero();
    void quantitiesAreShownAsTheirUnitAsks();
    void ratesKeepSixDecimals();
    void cgstIsHalfTheRateRoundedByItself();
    void inclusivePricesLoseTheirTax();
    void theFinancialYearTurnsOnTheFirstOfApril();
    void aFinancialYearIsReadOnlyFromItsOwnLabel();
    void todayIsTheDateInIndia();
    void numbersAreComparedWithoutCaseAndBlanks();
    void namesAreSearchedWithoutCaseAndAccents();
    void numbersSortByValue();
    void theRoomLeftOnADiskIsKnownOrSaidToBeUnknown();
};

void ValuesTest::moneyIsShownInIndianGroups()
{
    QCOMPARE(Money::fromPaise(10'000'050).toDisplay(), u"1,00,000.50"_s);
    QCOMPARE(Money::fromPaise(9'999'900).toDisplay(), u"99,999.00"_s);
    QCOMPARE(Money::fromPaise(1'234'567'890).toDisplay(), u"1,23,45,678.90"_s);
    QCOMPARE(Money::fromPaise(-10'000'000).toDisplay(), u"-1,00,000.00"_s);
    QCOMPARE(Money::fromPaise(-50'000).toDisplay(), u"-500.00"_s);
    QCOMPARE(Money::fromPaise(11'799'998'820'000).toDisplay(), u"1,17,99,99,88,200.00"_s);
    QCOMPARE(Money::fromPaise(2'147'483'647).toDisplay(), u"2,14,74,836.47"_s);
    QCOMPARE(Money::fromPaise(2'147'483'648).toDisplay(), u"2,14,74,836.48"_s);
    QCOMPARE(Money::fromPaise(5).toPlain(), u"0.05"_s);
    QCOMPARE(Money::fromPaise(-5).toPlain(), u"-0.05"_s);
    QCOMPARE(Money::fromPaise(std::numeric_limits<std::int64_t>::min()).toPlain(), u"-92233720368547758.08"_s);
    const auto rows = vectorsOf(u"amount_in_words_vectors.csv"_s);
    QCOMPARE(rows.size(), std::size_t{28});
    for (const auto &row : rows)
        QCOMPARE(indianGrouping(row[u"amount"_s]), row[u"indian_grouping"_s]);
}

void ValuesTest::halfARupeeIsRoundedAwayFromZero()
{
    QCOMPARE(Money::fromPaise(92'549).roundedToRupee().paise(), 92'500);
    QCOMPARE(Money::fromPaise(92'550).roundedToRupee().paise(), 92'600);
    QCOMPARE(Money::fromPaise(92'551).roundedToRupee().paise(), 92'600);
    QCOMPARE(Money::fromPaise(-92'550).roundedToRupee().paise(), -92'600);
    QCOMPARE(Money::fromPaise(-92'549).roundedToRupee().paise(), -92'500);
    QCOMPARE(Money::fromPaise(49).roundedToRupee().paise(), 0);
    // The largest amount ends in .07, so it is rounded down; the smallest in .08.
    QCOMPARE(Money::fromPaise(std::numeric_limits<std::int64_t>::max()).roundedToRupee().toPlain(),
             u"92233720368547758.00"_s);
    QCOMPARE(Money::fromPaise(std::numeric_limits<std::int64_t>::min()).roundedToRupee().toPlain(),
             u"-92233720368547758.00"_s);
}

void ValuesTest::sumsAndProductsThatDoNotFitThrow()
{
    const Money largest = Money::fromPaise(std::numeric_limits<std::int64_t>::max());
    QVERIFY_THROWS_EXCEPTION(OverflowError, largest + Money::fromPaise(1));
    QVERIFY_THROWS_EXCEPTION(OverflowError, Money::fromPaise(-2) - largest);
    QVERIFY_THROWS_EXCEPTION(OverflowError, -Money::fromPaise(std::numeric_limits<std::int64_t>::min()));
    QVERIFY_THROWS_EXCEPTION(OverflowError,
                             Rate::fromMillionths(4'000'000'000'000).times(Quantity::fromWhole(1'000'000'000'000)));
    QVERIFY_THROWS_EXCEPTION(OverflowError, multiplyDivide(std::numeric_limits<std::int64_t>::max(), 3, 2));
    QCOMPARE(multiplyDivide(std::numeric_limits<std::int64_t>::max(), 3, 3), std::numeric_limits<std::int64_t>::max());
}

void ValuesTest::halvesGoAwayFromZero()
{
    QCOMPARE(Rate::fromMillionths(2'010'000).times(Quantity::fromThousandths(500)).paise(), 101);         // C05
    QCOMPARE(Rate::fromMillionths(2'010'000).times(Quantity::fromThousandths(-500)).paise(), -101);       // its mirror
    QCOMPARE(Rate::fromMillionths(33'330'000).times(Quantity::fromThousandths(1'335)).paise(), 4'450);    // C02
    QCOMPARE(Rate::fromMillionths(87'650'000).times(Quantity::fromThousandths(12'345)).paise(), 108'204); // C13
    QCOMPARE(Rate::fromMillionths(840).times(Quantity::fromWhole(1'200'000)).paise(), 100'800);           // C15
    QCOMPARE(Rate::fromMillionths(3'333'333).times(Quantity::fromWhole(3'000)).paise(), 1'000'000);       // C15
    QCOMPARE(multiplyDivide(1, 1, 3), 0);
    QCOMPARE(multiplyDivide(2, 1, 3), 1);
    QCOMPARE(multiplyDivide(-2, 1, 3), -1);
    QCOMPARE(multiplyDivide(-2, -4, -9), -1);
    QCOMPARE(multiplyDivide(2, 4, -9), -1);
}

void ValuesTest::quantitiesAreShownAsTheirUnitAsks()
{
    QCOMPARE(Quantity::fromWhole(2).toDisplay(0), u"2"_s);
    QCOMPARE(Quantity::fromThousandths(2'500).toDisplay(3), u"2.500"_s);
    QCOMPARE(Quantity::fromThousandths(12'345).toDisplay(3), u"12.345"_s);
    QCOMPARE(Quantity::fromThousandths(1).toDisplay(3), u"0.001"_s);
    QCOMPARE(Quantity::fromWhole(1'200'000).toDisplay(0), u"12,00,000"_s);
    QCOMPARE(Quantity::fromThousandths(12'340).toPlain(), u"12.34"_s);
    // A fraction is never hidden, whatever the unit.
    QCOMPARE(Quantity::fromThousandths(2'500).toDisplay(0), u"2.5"_s);
}

void ValuesTest::ratesKeepSixDecimals()
{
    QCOMPARE(Rate::fromMillionths(840).toPlain(), u"0.00084"_s);
    QCOMPARE(Rate::fromMillionths(3'333'333).toPlain(), u"3.333333"_s);
    QCOMPARE(Rate::fromMillionths(8'500'000).toPlain(), u"8.50"_s);
    QCOMPARE(Rate::fromMoney(Money::fromPaise(8'765)).millionths(), 87'650'000);
    QCOMPARE(Rate::fromMillionths(99'999'990'000).toDisplay(), u"99,999.99"_s);
}

void ValuesTest::cgstIsHalfTheRateRoundedByItself()
{
    QCOMPARE(Percent::fromWhole(18).halfOf(Money::fromPaise(1'003)).paise(), 90);     // C01
    QCOMPARE(Percent::fromWhole(18).halfOf(Money::fromPaise(61'650)).paise(), 5'549); // C05
    QCOMPARE(Percent::fromWhole(18).of(Money::fromPaise(175'035)).paise(), 31'506);   // C22
    QCOMPARE(Percent::fromWhole(18).halfOf(Money::fromPaise(175'035)).paise(), 15'753);
    QCOMPARE(Percent::fromThousandths(250).toPlain(), u"0.25"_s);
    QCOMPARE(Percent::fromWhole(18).toPlain(), u"18"_s);
}

void ValuesTest::inclusivePricesLoseTheirTax()
{
    QCOMPARE(Percent::fromWhole(18).removedFrom(Money::fromRupees(106)).paise(), 8'983); // C04
    QCOMPARE(Percent::fromWhole(18).removedFrom(Money::fromRupees(103)).paise(), 8'729);
    QCOMPARE(Percent().removedFrom(Money::fromRupees(103)).paise(), 10'300);
}

void ValuesTest::theFinancialYearTurnsOnTheFirstOfApril()
{
    const auto rows = vectorsOf(u"financial_year_vectors.csv"_s);
    QCOMPARE(rows.size(), std::size_t{5});
    for (const auto &row : rows)
        QCOMPARE(FinancialYear::of(QDate::fromString(row[u"date"_s], Qt::ISODate)).label(), row[u"fy_label"_s]);
    const FinancialYear year = FinancialYear::of(QDate(2026, 6, 12));
    QCOMPARE(year.shortLabel(), u"26-27"_s);
    QCOMPARE(year.compactLabel(), u"2627"_s);
    QVERIFY(year.contains(QDate(2026, 4, 1)) && year.contains(QDate(2027, 3, 31)));
    QVERIFY(!year.contains(QDate(2026, 3, 31)) && !year.contains(QDate(2027, 4, 1)));
}

void ValuesTest::aFinancialYearIsReadOnlyFromItsOwnLabel()
{
    QCOMPARE(FinancialYear::parse(u"2026-27")->startYear(), 2026);
    QCOMPARE(FinancialYear::parse(u"2099-00")->startYear(), 2099);
    for (const QStringView wrong : {u"2026-28", u"2026", u"26-27", u"2026/27", u"2026-2027", u"", u"+026-27"})
        QVERIFY(!FinancialYear::parse(wrong));
}

void ValuesTest::todayIsTheDateInIndia()
{
    const auto utc = [](int day, int hour, int minute) {
        return QDateTime(QDate(2026, 3, day), QTime(hour, minute), Qt::UTC);
    };
    QCOMPARE(StandingClock(utc(31, 19, 0)).today(), QDate(2026, 4, 1)); // C62: 00:30 in India
    QCOMPARE(StandingClock(utc(31, 18, 29)).today(), QDate(2026, 3, 31));
    QCOMPARE(StandingClock(utc(31, 18, 30)).today(), QDate(2026, 4, 1));
    QCOMPARE(FixedDayClock(QDate(2026, 4, 1)).today(), QDate(2026, 4, 1));
}

void ValuesTest::numbersAreComparedWithoutCaseAndBlanks()
{
    QCOMPARE(comparisonKey(u" kt/2627/0009 "_s), comparisonKey(u"KT/2627/0009"_s)); // C36
    QVERIFY(comparisonKey(u"KT/1"_s) != comparisonKey(u"KT/01"_s));
    QCOMPARE(tidied(u"  a\u00a0\u00a0b  "_s), u"a b"_s);
}

void ValuesTest::namesAreSearchedWithoutCaseAndAccents()
{
    QCOMPARE(searchKey(u"Café  PATEL"_s), u"cafe patel"_s);
    QVERIFY(searchKey(u"शीर्षक"_s) != searchKey(u"शरषक"_s));
}

void ValuesTest::numbersSortByValue()
{
    // C83, and a strong id is never compared as text either.
    std::vector<Money> amounts{Money::fromRupees(900), Money::fromRupees(1'000), Money::fromRupees(10'000),
                               Money::fromPaise(9'950), Money::fromRupees(-5)};
    std::sort(amounts.begin(), amounts.end());
    QStringList shown;
    for (const Money amount : amounts)
        shown << amount.toDisplay();
    QCOMPARE(shown, (QStringList{u"-5.00"_s, u"99.50"_s, u"900.00"_s, u"1,000.00"_s, u"10,000.00"_s}));
    QVERIFY(PartyId(9) < PartyId(10));
    QVERIFY(!PartyId().isValid());
}

void ValuesTest::theRoomLeftOnADiskIsKnownOrSaidToBeUnknown()
{
    const QTemporaryDir folder;
    QVERIFY(freeBytesBeside(folder.filePath(u"company.db"_s)) > 0);
    QCOMPARE(freeBytesBeside(folder.filePath(u"missing/company.db"_s)), std::int64_t(-1));
    QCOMPARE(freeBytesBeside(QString()), std::int64_t(-1));
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "tst_values.moc"
