#include "unit/services/office.h"

#include "services/series.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// C33 to C37: the numbers of documents.
class SeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNumberLongerThanSixteenIsRefusedWhenTheSeriesIsMade();
    void unlawfulCharactersAreRefused_data();
    void unlawfulCharactersAreRefused();
    void twoSeriesNeverMakeTheSameNumbers();
    void aFreshSeriesMayStartAnywhere();
    void theNextNumberIsNeverSetBelowAnIssuedOne();
    void aGapNeedsAReasonAndNamesWhatWillBeMissing();
    void aNextNumberThatDoesNotFitIsRefused();
    void theSuggestionStepsOverATypedNumber();
    void aTypedNumberIsTakenWhateverItsCase();
    void everyYearCountsForItself();

private:
    static Result<Series> add(Office &office, const QString &code, const QString &prefix, int digits = 5);
    static Result<SeriesState> setNext(Office &office, std::int64_t next, const QString &reason = {});
};

Result<Series> SeriesTest::add(Office &office, const QString &code, const QString &prefix, int digits)
{
    Series series;
    series.kind = DocumentKind::Invoice;
    series.code = code;
    series.prefix = prefix;
    series.digits = digits;
    return office.write([&](Connection &connection) { return addSeries(connection, series, office.actor); });
}

Result<SeriesState> SeriesTest::setNext(Office &office, std::int64_t next, const QString &reason)
{
    return office.write([&](Connection &connection) {
        return setNextNumber(connection, DocumentKind::Challan, u"dc"_s, *FinancialYear::parse(u"2026-27"), next,
                             reason, office.actor);
    });
}

// C34
void SeriesTest::aNumberLongerThanSixteenIsRefusedWhenTheSeriesIsMade()
{
    Office office;
    const auto before = office.rows();
    const auto refused = add(office, u"BLR"_s, u"KTPL/BLR/2026-27/"_s, 4);
    QVERIFY(!refused);
    QCOMPARE(refused.error().violations.at(0).field, u"prefix"_s);
    QCOMPARE(office.rows(), before);
    QVERIFY(add(office, u"KT"_s, u"KTPL/{fy}/"_s, 5).has_value());
}

// C35
void SeriesTest::unlawfulCharactersAreRefused_data()
{
    QTest::addColumn<QString>("prefix");
    for (const char *prefix : {"KT_26/", "KT 26/", "KT.26", "KT\\26", "KT{year}/"})
        QTest::newRow(prefix) << QString::fromLatin1(prefix);
}

void SeriesTest::unlawfulCharactersAreRefused()
{
    QFETCH(QString, prefix);
    Office office;
    const auto before = office.rows();
    QVERIFY(!add(office, u"KT"_s, prefix, 4));
    QCOMPARE(office.rows(), before);
}

// C36
void SeriesTest::twoSeriesNeverMakeTheSameNumbers()
{
    Office office;
    const auto samePrefix = add(office, u"B"_s, u"inv/{fy}/"_s);
    QVERIFY(!samePrefix);
    QCOMPARE(samePrefix.error().code, u"prefix_taken"_s);
    const auto sameCode = add(office, u"inv"_s, u"B/{fy}/"_s);
    QVERIFY(!sameCode);
    QCOMPARE(sameCode.error().code, u"code_taken"_s);
    QVERIFY(add(office, u"B"_s, u"B/{fy}/"_s).has_value());
}

// C37
void SeriesTest::aFreshSeriesMayStartAnywhere()
{
    Office office;
    QCOMPARE(setNext(office, 143)->example, u"DC/26-27/00143"_s);
    QCOMPARE(office.issue(office.challan({line(u"NUT"_s, u"1"_s)})).number, u"DC/26-27/00143"_s);
}

// C37, R7
void SeriesTest::theNextNumberIsNeverSetBelowAnIssuedOne()
{
    Office office;
    QVERIFY(setNext(office, 143).has_value());
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    const auto before = office.rows();
    for (const std::int64_t next : {std::int64_t{100}, std::int64_t{143}, std::int64_t{0}, std::int64_t{-1}}) {
        const auto refused = setNext(office, next, u"because"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().violations.at(0).field, u"next"_s);
    }
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.issue(office.challan({line(u"NUT"_s, u"1"_s)})).number, u"DC/26-27/00144"_s);
}

// C37
void SeriesTest::aGapNeedsAReasonAndNamesWhatWillBeMissing()
{
    Office office;
    QVERIFY(setNext(office, 143).has_value());
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    const auto refused = setNext(office, 500);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"reason_missing"_s);
    QVERIFY2(refused.error().message.contains(u"00144"_s) && refused.error().message.contains(u"00499"_s),
             qPrintable(refused.error().message));
    QVERIFY(setNext(office, 500, u"new book of paper challans"_s).has_value());
    QCOMPARE(office.issue(office.challan({line(u"NUT"_s, u"1"_s)})).number, u"DC/26-27/00500"_s);
    QCOMPARE(
        office.number(u"SELECT count(*) FROM audit WHERE action = 'set_next' AND changes LIKE '%paper challans%'"_s),
        1);
}

void SeriesTest::aNextNumberThatDoesNotFitIsRefused()
{
    Office office;
    const auto refused = setNext(office, 100'000'000, u"because"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"series_full"_s);
}

void SeriesTest::theSuggestionStepsOverATypedNumber()
{
    Office office;
    DocumentDraft typed = office.challan({line(u"NUT"_s, u"1"_s)});
    typed.number = u"DC/26-27/00001"_s;
    office.issue(typed);
    const auto next = office.read([&](Connection &connection) {
        return suggestNumber(connection, DocumentKind::Challan, {}, office.clock->today());
    });
    QCOMPARE(*next, u"DC/26-27/00002"_s);
    QCOMPARE(office.issue(office.challan({line(u"NUT"_s, u"1"_s)})).number, *next);
}

// R6, C36
void SeriesTest::aTypedNumberIsTakenWhateverItsCase()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    const auto isFree = [&](const QString &number, DocumentKind kind, QDate date) {
        return *office.read([&](Connection &connection) { return isNumberFree(connection, kind, number, date); });
    };
    QVERIFY(!isFree(u"dc/26-27/00001"_s, DocumentKind::Challan, QDate(2026, 6, 15)));
    QVERIFY(isFree(u"dc/26-27/00001"_s, DocumentKind::Invoice, QDate(2026, 6, 15)));
    QVERIFY(isFree(u"dc/26-27/00001"_s, DocumentKind::Challan, QDate(2025, 6, 15)));
}

// C33
void SeriesTest::everyYearCountsForItself()
{
    Office office;
    office.clock->setDay(QDate(2027, 4, 1));
    const auto issueOn = [&](QDate date) {
        DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
        draft.date = date;
        return office.issue(draft).number;
    };
    QCOMPARE(issueOn(QDate(2027, 3, 31)), u"DC/26-27/00001"_s);
    QCOMPARE(issueOn(QDate(2027, 4, 1)), u"DC/27-28/00001"_s);
    QCOMPARE(issueOn(QDate(2027, 3, 31)), u"DC/26-27/00002"_s);
    const auto states = office.read(
        [](Connection &connection) { return seriesList(connection, QDate(2027, 4, 1)).value(); });
    QCOMPARE(states.at(0).example, u"DC/27-28/00002"_s);
}

QTEST_GUILESS_MAIN(SeriesTest)
#include "tst_series.moc"
