#include "unit/services/office.h"

#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

class NumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersFollowTheOrderOfIssueNotOfDrafting();
    void theYearFollowsTheDateOfTheDocument();
    void kindsCountEachForItself();
    void aTypedNumberIsTakenUpperCase();
    void aTypedNumberInTheSeriesMovesTheCounter();
    void aLowerTypedNumberLeavesTheCounter();
    void numbersTypedBeforeArePassedOver();
    void aTypedNumberOfAnotherSeriesBelongsToIt();
    void aTakenNumberIsRefusedIgnoringCaseAndNamesTheNextFree();
    void theSameNumberMayStandInAnotherYearOrKind();
    void aCancelledNumberIsNeverUsedAgain();
    void unlawfulNumbersAreRefused_data();
    void unlawfulNumbersAreRefused();
    void aFullSeriesStops();
    void twoWritersIssueAHundredNumbersWithoutRepeatOrHole();
};

// C30: drafts hold no number; issue takes the next.
void NumbersTest::numbersFollowTheOrderOfIssueNotOfDrafting()
{
    Office office;
    const DocumentDraft a = office.invoice({line(u"ROD"_s, u"1"_s)});
    const DocumentDraft b = office.invoice({line(u"ROD"_s, u"1"_s)});
    const DocumentDraft c = office.invoice({line(u"ROD"_s, u"1"_s)});
    Q_UNUSED(a) // thrown away
    QCOMPARE(office.issue(c).number, u"INV/26-27/00001"_s);
    QCOMPARE(office.issue(b).number, u"INV/26-27/00002"_s);
}

// R1, C33
void NumbersTest::theYearFollowsTheDateOfTheDocument()
{
    Office office;
    office.clock->setDay(QDate(2026, 4, 2));
    const auto dated = [&office](QDate date) {
        DocumentDraft draft = office.invoice({line(u"ROD"_s, u"1"_s)});
        draft.date = date;
        return office.issue(draft).number;
    };
    office.sql(u"INSERT INTO series_counter SELECT id, '2025-26', 347 FROM series WHERE code = 'INV'"_s);
    QCOMPARE(dated(QDate(2026, 3, 31)), u"INV/25-26/00347"_s);
    QCOMPARE(dated(QDate(2026, 4, 1)), u"INV/26-27/00001"_s);
    QCOMPARE(dated(QDate(2026, 3, 31)), u"INV/25-26/00348"_s);
    QCOMPARE(dated(QDate(2026, 4, 1)), u"INV/26-27/00002"_s);
}

void NumbersTest::kindsCountEachForItself()
{
    Office office;
    QCOMPARE(office.issue(office.challan({line(u"ROD"_s, u"1"_s)})).number, u"DC/26-27/00001"_s);
    QCOMPARE(office.issue(office.invoice({line(u"ROD"_s, u"1"_s)})).number, u"INV/26-27/00001"_s);
    QCOMPARE(office.issue(office.challan({line(u"ROD"_s, u"1"_s)})).number, u"DC/26-27/00002"_s);
}

namespace {

DocumentDraft numbered(const Office &office, const QString &number)
{
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    draft.number = number;
    return draft;
}

QString next(Office &office)
{
    return office.issue(office.challan({line(u"ROD"_s, u"1"_s)})).number;
}

} // namespace

// R6, C36
void NumbersTest::aTypedNumberIsTakenUpperCase()
{
    Office office;
    const Document document = office.stored(office.issue(numbered(office, u" kt/9 "_s)).id);
    QCOMPARE(document.number, u"KT/9"_s);
    QCOMPARE(document.seriesCode, QString());
    QCOMPARE(next(office), u"DC/26-27/00001"_s);
}

void NumbersTest::aTypedNumberInTheSeriesMovesTheCounter()
{
    Office office;
    const Document document = office.issue(numbered(office, u"dc/26-27/00041"_s));
    QCOMPARE(document.serial, 41);
    QCOMPARE(document.seriesCode, u"DC"_s);
    QCOMPARE(next(office), u"DC/26-27/00042"_s);
}

void NumbersTest::aLowerTypedNumberLeavesTheCounter()
{
    Office office;
    office.issue(numbered(office, u"DC/26-27/00041"_s));
    QCOMPARE(office.issue(numbered(office, u"DC/26-27/00007"_s)).serial, 7);
    QCOMPARE(next(office), u"DC/26-27/00042"_s);
}

// A number typed while its series stood elsewhere, as after the counter was set back by a stranger's tool (R7).
void NumbersTest::numbersTypedBeforeArePassedOver()
{
    Office office;
    office.issue(numbered(office, u"DC/26-27/00002"_s));
    office.issue(numbered(office, u"DC/26-27/00003"_s));
    office.sql(u"UPDATE series_counter SET next = 1"_s);
    QCOMPARE(next(office), u"DC/26-27/00001"_s);
    QCOMPARE(next(office), u"DC/26-27/00004"_s);
}

// R62: job work may count in a series of its own.
void NumbersTest::aTypedNumberOfAnotherSeriesBelongsToIt()
{
    Office office;
    office.sql(u"INSERT INTO series (kind, code, code_key, prefix, digits) VALUES ('challan', 'JW', 'JW', 'JW/', 4)"_s);
    QCOMPARE(office.issue(numbered(office, u"JW/0005"_s)).seriesCode, u"JW"_s);
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    draft.series = u"jw"_s;
    QCOMPARE(office.issue(draft).number, u"JW/0006"_s);
    QCOMPARE(next(office), u"DC/26-27/00001"_s);
}

// C36, R2
void NumbersTest::aTakenNumberIsRefusedIgnoringCaseAndNamesTheNextFree()
{
    Office office;
    next(office);
    const auto before = office.rows();
    const auto refused = office.submit(numbered(office, u"dc/26-27/00001"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"number_taken"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"number"_s);
    QVERIFY(refused.error().message.contains(u"DC/26-27/00002"_s));
    QCOMPARE(office.rows(), before);
    const auto preview = office.read(
        [&](Connection &c) { return previewDocument(c, numbered(office, u"DC/26-27/00001"_s), office.actor, true); });
    QCOMPARE(preview.error().code, u"number_taken"_s);
}

// R2, R3
void NumbersTest::theSameNumberMayStandInAnotherYearOrKind()
{
    Office office;
    office.issue(numbered(office, u"KT/1"_s));
    DocumentDraft lastYear = numbered(office, u"KT/1"_s);
    lastYear.date = QDate(2026, 3, 31);
    QVERIFY(office.submit(lastYear));
    DocumentDraft invoice = office.invoice({line(u"ROD"_s, u"1"_s)});
    invoice.number = u"KT/1"_s;
    QVERIFY(office.submit(invoice));
    const auto find = [&office](const QString &number, const QString &fy) {
        return office.read(
            [&](Connection &c) { return documentByNumber(c, DocumentKind::Challan, number, fy).value().fy.label(); });
    };
    QCOMPARE(find(u"kt/1"_s, {}), u"2026-27"_s); // the newest year that has it
    QCOMPARE(find(u"kt/1"_s, u"2025-26"_s), u"2025-26"_s);
    QCOMPARE(find(u"KT/1@2025-26"_s, {}), u"2025-26"_s);
}

// R8
void NumbersTest::aCancelledNumberIsNeverUsedAgain()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"ROD"_s, u"1"_s)}));
    QVERIFY(office.cancel(first));
    QCOMPARE(office.submit(numbered(office, first.number)).error().code, u"number_taken"_s);
    QCOMPARE(next(office), u"DC/26-27/00002"_s);
}

// R4, C34, C35
void NumbersTest::unlawfulNumbersAreRefused_data()
{
    QTest::addColumn<QString>("number");
    QTest::newRow("underscore") << u"KT_26/1"_s;
    QTest::newRow("blank") << u"KT 26/1"_s;
    QTest::newRow("dot") << u"KT.26"_s;
    QTest::newRow("17 characters") << u"KTPL/26-27/100000"_s;
}

void NumbersTest::unlawfulNumbersAreRefused()
{
    QFETCH(QString, number);
    Office office;
    const auto refused = office.submit(numbered(office, number));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"number_invalid"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"number"_s);
    QVERIFY(office.submit(numbered(office, u"KTPL/26-27/99999"_s))); // 16 are lawful
}

// C34
void NumbersTest::aFullSeriesStops()
{
    Office office;
    office.sql(u"UPDATE series SET prefix = 'KTPL/{fy}/' WHERE code = 'DC'"_s);
    office.sql(u"INSERT INTO series_counter SELECT id, '2026-27', 99999 FROM series WHERE code = 'DC'"_s);
    const auto last = office.submit(office.challan({line(u"ROD"_s, u"1"_s)}));
    QVERIFY(last);
    QCOMPARE(last->document.number, u"KTPL/26-27/99999"_s);
    QVERIFY(std::any_of(last->warnings.begin(), last->warnings.end(),
                        [](const Warning &warning) { return warning.code == u"series_near_end"; }));
    const auto before = office.rows();
    const auto full = office.submit(office.challan({line(u"ROD"_s, u"1"_s)}));
    QVERIFY(!full);
    QCOMPARE(full.error().code, u"series_full"_s);
    QCOMPARE(office.rows(), before);
}

// C32
void NumbersTest::twoWritersIssueAHundredNumbersWithoutRepeatOrHole()
{
    Office office;
    std::array<QStringList, 2> numbers;
    const auto work = [&office](QStringList &mine) {
        for (int i = 0; i < 50; ++i)
            mine += office.issue(office.challan({line(u"ROD"_s, u"1"_s)})).number;
    };
    std::thread first(work, std::ref(numbers[0]));
    std::thread second(work, std::ref(numbers[1]));
    first.join();
    second.join();
    QStringList all = numbers[0] + numbers[1];
    all.sort();
    QCOMPARE(all.size(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(all.at(i), u"DC/26-27/%1"_s.arg(i + 1, 5, 10, QLatin1Char('0')));
}

QTEST_GUILESS_MAIN(NumbersTest)
#include "tst_numbers.moc"
