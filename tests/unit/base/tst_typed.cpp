#include "base/typed.h"

#include <QLocale>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

class TypedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moneyIsReadTheIndianWay_data();
    void moneyIsReadTheIndianWay();
    void whatIsNoAmountIsRefusedAndNeverGuessed_data();
    void whatIsNoAmountIsRefusedAndNeverGuessed();
    void theRegionOfTheComputerDoesNotMatter();
    void aCommaForDecimalsIsAnsweredWithTheDotThatWasMeant();
    void tooManyDecimalsAreRefusedNamingHowManyMayBe();
    void whatDoesNotFitIsRefused();
    void eachKindReadsItsOwnDecimals();
    void datesAreReadAsPeopleTypeThem_data();
    void datesAreReadAsPeopleTypeThem();
    void impossibleDatesAreRefusedWithTheReason_data();
    void impossibleDatesAreRefusedWithTheReason();
    void datesAreWrittenInOneWay();
};

void TypedTest::moneyIsReadTheIndianWay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("paise");
    QTest::newRow("C19 grouped") << u"1,00,000.50"_s << qint64{10'000'050};
    QTest::newRow("C19 rupee sign") << u"₹ 1,00,000"_s << qint64{10'000'000};
    QTest::newRow("C19 slash and dash") << u"1,00,000/-"_s << qint64{10'000'000};
    QTest::newRow("C19 blanks") << u" 1 00 000 "_s << qint64{10'000'000};
    QTest::newRow("C19 no-break blanks") << u"\u00a01\u00a000\u00a0000\u00a0"_s << qint64{10'000'000};
    QTest::newRow("C18 plain") << u"1234.50"_s << qint64{123'450};
    QTest::newRow("western") << u"1,234.50"_s << qint64{123'450};
    QTest::newRow("western millions") << u"1,234,567.00"_s << qint64{123'456'700};
    QTest::newRow("western hundreds first") << u"123,456"_s << qint64{12'345'600};
    QTest::newRow("crore") << u"1,23,45,678.90"_s << qint64{1'234'567'890};
    QTest::newRow("minus") << u"-1,00,000.00"_s << qint64{-10'000'000};
    QTest::newRow("typographic minus") << u"\u22125"_s << qint64{-500};
    QTest::newRow("minus before the sign") << u"-₹500"_s << qint64{-50'000};
    QTest::newRow("minus after the sign") << u"₹ -500"_s << qint64{-50'000};
    QTest::newRow("Rs.") << u"Rs. 500/-"_s << qint64{50'000};
    QTest::newRow("INR") << u"inr 500"_s << qint64{50'000};
    QTest::newRow("one decimal") << u"0.5"_s << qint64{50};
    QTest::newRow("no whole part") << u".05"_s << qint64{5};
    QTest::newRow("no decimals after the dot") << u"7."_s << qint64{700};
    QTest::newRow("leading zeros") << u"007"_s << qint64{700};
    QTest::newRow("Devanagari digits") << u"१२३.४५"_s << qint64{12'345};
    QTest::newRow("C16 2^31-1 paise") << u"2,14,74,836.47"_s << qint64{2'147'483'647};
    QTest::newRow("C16 2^31 paise") << u"2,14,74,836.48"_s << qint64{2'147'483'648};
    QTest::newRow("largest") << u"92233720368547758.07"_s << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << u"-92233720368547758.08"_s << std::numeric_limits<qint64>::min();
}

void TypedTest::moneyIsReadTheIndianWay()
{
    QFETCH(QString, text);
    QFETCH(qint64, paise);
    const Typed<Money> money = parseMoney(text);
    QVERIFY2(money.has_value(), money ? "" : qPrintable(money.error()));
    QCOMPARE(qint64{money->paise()}, paise);
}

void TypedTest::whatIsNoAmountIsRefusedAndNeverGuessed_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u""_s,     u"  "_s,   u"1,00.000"_s, u"12,5"_s,     u"27,80"_s,      u"1,0000"_s, u"1,,000"_s,
          u",500"_s, u"500,"_s, u"12,34,56"_s, u"1,234,56"_s, u"12,34,5678"_s, u"1e5"_s,    u"1E+5"_s,
          u"0x10"_s, u"12*5"_s, u"12+5"_s,     u"5-"_s,       u"--5"_s,        u"+5"_s,     u"(5)"_s,
          u"."_s,    u"-"_s,    u"₹"_s,        u"1.2.3"_s,    u"1.5,0"_s,      u"1 2"_s,    u"1,00 000"_s,
          u"five"_s, u"nan"_s,  u"1_000"_s,    u"1'000"_s,    u"1.-5"_s})
        QTest::newRow(qPrintable(u'"' + text + u'"')) << text;
}

void TypedTest::whatIsNoAmountIsRefusedAndNeverGuessed()
{
    QFETCH(QString, text);
    const Typed<Money> money = parseMoney(text);
    QVERIFY2(!money, money ? qPrintable(money->toPlain()) : "");
    QVERIFY(!money.error().isEmpty());
}

void TypedTest::theRegionOfTheComputerDoesNotMatter()
{
    const QLocale before;
    for (const QLocale &region :
         {QLocale(QLocale::German, QLocale::Germany), QLocale(QLocale::English, QLocale::India)}) {
        QLocale::setDefault(region);
        QCOMPARE(parseMoney(u"1234.50"_s).value().toDisplay(), u"1,234.50"_s);
        QVERIFY(!parseMoney(u"12,5"_s));
        QCOMPARE(dateToDisplay(parseDate(u"4/3/26"_s, QDate(2026, 6, 12)).value()), u"04-03-2026"_s);
    }
    QLocale::setDefault(before);
}

void TypedTest::aCommaForDecimalsIsAnsweredWithTheDotThatWasMeant()
{
    QVERIFY(parseMoney(u"12,5"_s).error().contains(u"12.5"_s));
    QVERIFY(parseMoney(u"1,00.000"_s).error().contains(u"1,00.000"_s));
}

// R13: a quantity has at most three decimals.
void TypedTest::tooManyDecimalsAreRefusedNamingHowManyMayBe()
{
    QVERIFY(parseMoney(u"1.005"_s).error().contains(u"2 decimals"_s));
    QVERIFY(parseQuantity(u"1.0005"_s).error().contains(u"3 decimals"_s));
    QVERIFY(parseRate(u"1.0000005"_s).error().contains(u"6 decimals"_s));
    QVERIFY(parsePercent(u"1.0005"_s).error().contains(u"3 decimals"_s));
}

void TypedTest::whatDoesNotFitIsRefused()
{
    QVERIFY(parseMoney(u"92233720368547758.08"_s).error().contains(u"too large"_s));
    QVERIFY(!parseMoney(u"-92233720368547758.09"_s));
    QVERIFY(!parseMoney(u"99999999999999999999999999"_s));
    QVERIFY(!parseRate(u"9223372036855"_s));
    QCOMPARE(parseRate(u"9223372036854.775807"_s)->millionths(), std::numeric_limits<std::int64_t>::max());
}

void TypedTest::eachKindReadsItsOwnDecimals()
{
    QCOMPARE(parseQuantity(u"12.345"_s)->thousandths(), 12'345);
    QCOMPARE(parseQuantity(u"1,250.5"_s)->thousandths(), 1'250'500);
    QCOMPARE(parseRate(u"0.00084"_s)->millionths(), 840);
    QCOMPARE(parseRate(u"3.333333"_s)->millionths(), 3'333'333);
    QCOMPARE(parsePercent(u"18"_s)->thousandths(), 18'000);
    QCOMPARE(parsePercent(u"18%"_s)->thousandths(), 18'000);
    QCOMPARE(parsePercent(u"2.5 %"_s)->thousandths(), 2'500);
    QCOMPARE(parsePercent(u"0.125%"_s)->thousandths(), 125);
    QVERIFY(!parsePercent(u"%"_s));
    QVERIFY(!parsePercent(u"18%%"_s));
}

void TypedTest::datesAreReadAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso");
    // Today is 25 November 2026, in the year 2026-27.
    QTest::newRow("t") << u"t"_s << u"2026-11-25"_s;
    QTest::newRow("T") << u" T "_s << u"2026-11-25"_s;
    QTest::newRow("tomorrow") << u"+"_s << u"2026-11-26"_s;
    QTest::newRow("yesterday") << u"-"_s << u"2026-11-24"_s;
    QTest::newRow("+5") << u"+5"_s << u"2026-11-30"_s;
    QTest::newRow("+10 over the month") << u"+10"_s << u"2026-12-05"_s;
    QTest::newRow("-3") << u"-3"_s << u"2026-11-22"_s;
    QTest::newRow("-10") << u"-10"_s << u"2026-11-15"_s;
    QTest::newRow("a day alone") << u"5"_s << u"2026-11-05"_s;
    QTest::newRow("two digits") << u"05"_s << u"2026-11-05"_s;
    QTest::newRow("day and month") << u"5-4"_s << u"2026-04-05"_s;
    QTest::newRow("march is of the next year") << u"31/3"_s << u"2027-03-31"_s;
    QTest::newRow("april is of this year") << u"1.4"_s << u"2026-04-01"_s;
    QTest::newRow("0504") << u"0504"_s << u"2026-04-05"_s;
    QTest::newRow("3103") << u"3103"_s << u"2027-03-31"_s;
    QTest::newRow("050426") << u"050426"_s << u"2026-04-05"_s;
    QTest::newRow("05042026") << u"05042026"_s << u"2026-04-05"_s;
    QTest::newRow("dots") << u"05.04.2026"_s << u"2026-04-05"_s;
    QTest::newRow("C63 dashes") << u"04-03-2026"_s << u"2026-03-04"_s;
    QTest::newRow("C63 day above 12") << u"13-02-2026"_s << u"2026-02-13"_s;
    QTest::newRow("C63 short") << u"4/3/26"_s << u"2026-03-04"_s;
    QTest::newRow("C63 ISO") << u"2026-03-04"_s << u"2026-03-04"_s;
    QTest::newRow("C63 month by name") << u"04-Mar-2026"_s << u"2026-03-04"_s;
    QTest::newRow("R12") << u"5-Apr-26"_s << u"2026-04-05"_s;
    QTest::newRow("name in full") << u"12 june"_s << u"2026-06-12"_s;
    QTest::newRow("Sept") << u"1 sept 2026"_s << u"2026-09-01"_s;
    QTest::newRow("without a blank") << u"5apr26"_s << u"2026-04-05"_s;
    QTest::newRow("leap day") << u"29-2-2028"_s << u"2028-02-29"_s;
    QTest::newRow("blanks around") << u" 5 / 4 / 2026 "_s << u"2026-04-05"_s;
}

void TypedTest::datesAreReadAsPeopleTypeThem()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const Typed<QDate> date = parseDate(text, QDate(2026, 11, 25));
    QVERIFY2(date.has_value(), date ? "" : qPrintable(date.error()));
    QCOMPARE(dateToIso(*date), iso);
}

void TypedTest::impossibleDatesAreRefusedWithTheReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << u""_s << u"Type a date"_s;
    QTest::newRow("31 in november") << u"31"_s << u"31 November does not exist"_s;
    QTest::newRow("31-11") << u"31-11"_s << u"31 November does not exist"_s;
    QTest::newRow("C63 31-02") << u"31-02-2026"_s << u"31 February does not exist"_s;
    QTest::newRow("no leap year") << u"29-2-2027"_s << u"29 February 2027 does not exist"_s;
    QTest::newRow("month 13") << u"04-13-2026"_s << u"no month 13"_s;
    QTest::newRow("month 0") << u"5-0-2026"_s << u"no month 0"_s;
    QTest::newRow("day 0") << u"0-5-2026"_s << u"0 May does not exist"_s;
    QTest::newRow("three digits") << u"504"_s << u"not a date"_s;
    QTest::newRow("five digits") << u"46085"_s << u"not a date"_s;
    QTest::newRow("year of three digits") << u"5-4-026"_s << u"not a date"_s;
    QTest::newRow("year 1026") << u"5-4-1026"_s << u"not a date"_s;
    QTest::newRow("month before day in words") << u"Apr 5"_s << u"not a date"_s;
    QTest::newRow("two letters of a month") << u"5 ju"_s << u"not a date"_s;
    QTest::newRow("words") << u"soon"_s << u"not a date"_s;
    QTest::newRow("a time behind") << u"5-4-2026 10:30"_s << u"not a date"_s;
    QTest::newRow("four parts") << u"5-4-2026-1"_s << u"not a date"_s;
    QTest::newRow("offset in words") << u"+x"_s << u"not a date"_s;
    QTest::newRow("absurd offset") << u"+99999"_s << u"not a date"_s;
}

// R10: nothing is put in place of a date that cannot be read.
void TypedTest::impossibleDatesAreRefusedWithTheReason()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const Typed<QDate> date = parseDate(text, QDate(2026, 11, 25));
    QVERIFY2(!date, date ? qPrintable(dateToIso(*date)) : "");
    QVERIFY2(date.error().contains(reason), qPrintable(date.error()));
}

void TypedTest::datesAreWrittenInOneWay()
{
    QCOMPARE(dateToDisplay(QDate(2026, 4, 5)), u"05-04-2026"_s);
    QCOMPARE(dateToIso(QDate(2026, 4, 5)), u"2026-04-05"_s);
    QCOMPARE(dateToDisplay(QDate()), QString());
    QCOMPARE(dateToIso(QDate()), QString());
}

QTEST_GUILESS_MAIN(TypedTest)
#include "tst_typed.moc"
