#include "unit/services/office.h"

#include "db/dberror.h"
#include "services/booklock.h"
#include "services/numbersissued.h"
#include "services/series.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The registers of numbers: what was issued, what is missing, what was cancelled, and what is filed and stays.
class NumberReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsIssuedAreRangesWithoutHoles();
    void challansAreReportedByTheirNature();
    void onlyTheDaysAskedForCount();
    void gapsCarryTheReasonOfTheJump();
    void aYearThatStartsInTheMiddleHasNoGapBefore();
    void cancelledNumbersAreListedWithTheirReason();
    void nothingIsIssuedCancelledOrChangedInAFiledPeriod();
    void theLastDefenceKnowsFiledPeriodsToo();
    void theLockIsMovedBackOnlyWithAReasonAndAudited();
    void theYearTurnsWithTheDateOfTheDocument();
    void tokensAreFilledByTheYear_data();
    void tokensAreFilledByTheYear();

private:
    static std::vector<QString> ranges(Office &office, QDate from, QDate to);
    static Result<QDate> lock(Office &office, QDate until, const QString &reason = {});
    static void addSeriesTo(Office &office, const QString &code, const QString &prefix, int digits = 4);
    static NumberReport report(Office &office);
};

std::vector<QString> NumberReportTest::ranges(Office &office, QDate from, QDate to)
{
    std::vector<QString> texts;
    const auto issued = office.read(
        [&](Connection &connection) { return documentsIssued(connection, from, to).value(); });
    for (const IssuedRange &range : issued)
        texts.push_back(u"%1 %2-%3 %4-%5=%6"_s.arg(QString::number(range.natureCode), range.from, range.to,
                                                   QString::number(range.total), QString::number(range.cancelled),
                                                   QString::number(range.net())));
    return texts;
}

Result<QDate> NumberReportTest::lock(Office &office, QDate until, const QString &reason)
{
    return office.write([&](Connection &connection) { return lockBooks(connection, until, reason, office.actor); });
}

void NumberReportTest::addSeriesTo(Office &office, const QString &code, const QString &prefix, int digits)
{
    Series series;
    series.kind = DocumentKind::Invoice;
    series.code = code;
    series.prefix = prefix;
    series.digits = digits;
    QVERIFY(office.write([&](Connection &connection) { return addSeries(connection, series, office.actor); }));
}

NumberReport NumberReportTest::report(Office &office)
{
    return office.read([&](Connection &connection) {
        return numberReport(connection, FinancialYear::of(office.clock->today()), std::nullopt).value();
    });
}

// C39, R8
void NumberReportTest::documentsIssuedAreRangesWithoutHoles()
{
    Office office;
    for (int i = 1; i <= 10; ++i) {
        const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"1"_s)}));
        if (i == 4 || i == 7)
            QVERIFY(office.cancel(invoice).has_value());
    }
    for (int i = 1; i <= 6; ++i)
        office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    addSeriesTo(office, u"EXP"_s, u"EXP/"_s);
    office.write([&](Connection &connection) {
        return setNextNumber(connection, DocumentKind::Invoice, u"EXP"_s, FinancialYear::of(office.clock->today()), 21,
                             {}, office.actor);
    });
    for (int i = 21; i <= 25; ++i) {
        DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)});
        draft.series = u"EXP"_s;
        office.issue(draft);
    }
    DocumentDraft typed = office.invoice({line(u"NUT"_s, u"1"_s)});
    typed.number = u"INV/26-27/00015"_s; // 11 to 14 are passed over
    office.issue(typed);
    const std::vector<QString> expected{u"1 INV/26-27/00001-INV/26-27/00010 10-2=8"_s,
                                        u"1 INV/26-27/00015-INV/26-27/00015 1-0=1"_s, u"1 EXP/0021-EXP/0025 5-0=5"_s,
                                        u"12 DC/26-27/00001-DC/26-27/00006 6-0=6"_s};
    QCOMPARE(ranges(office, QDate(2026, 6, 1), QDate(2026, 6, 30)), expected);
    const auto refused = office.read(
        [](Connection &connection) { return documentsIssued(connection, QDate(2026, 6, 30), QDate(2026, 6, 1)); });
    QVERIFY(!refused);
}

void NumberReportTest::challansAreReportedByTheirNature()
{
    Office office;
    for (const Purpose purpose : {Purpose::Supply, Purpose::JobWork, Purpose::JobWork, Purpose::Approval}) {
        DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
        draft.purpose = purpose;
        office.issue(draft);
    }
    const std::vector<QString> expected{u"12 DC/26-27/00001-DC/26-27/00001 1-0=1"_s,
                                        u"9 DC/26-27/00002-DC/26-27/00003 2-0=2"_s,
                                        u"10 DC/26-27/00004-DC/26-27/00004 1-0=1"_s};
    QCOMPARE(ranges(office, QDate(2026, 6, 1), QDate(2026, 6, 30)), expected);
}

void NumberReportTest::onlyTheDaysAskedForCount()
{
    Office office;
    for (const int day : {1, 10, 15}) {
        DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)});
        draft.date = QDate(2026, 6, day);
        office.issue(draft);
    }
    const std::vector<QString> expected{u"1 INV/26-27/00002-INV/26-27/00002 1-0=1"_s};
    QCOMPARE(ranges(office, QDate(2026, 6, 2), QDate(2026, 6, 14)), expected);
}

// C37
void NumberReportTest::gapsCarryTheReasonOfTheJump()
{
    Office office;
    const FinancialYear fy = FinancialYear::of(office.clock->today());
    office.write([&](Connection &connection) {
        return setNextNumber(connection, DocumentKind::Invoice, u"INV"_s, fy, 143, {}, office.actor);
    });
    QCOMPARE(office.issue(office.invoice({line(u"NUT"_s, u"1"_s)})).number, u"INV/26-27/00143"_s);
    const auto set = [&](std::int64_t next, const QString &reason) {
        return office.write([&](Connection &connection) {
            return setNextNumber(connection, DocumentKind::Invoice, u"INV"_s, fy, next, reason, office.actor);
        });
    };
    QCOMPARE(set(100, u"as before"_s).error().code, u"number_issued"_s); // R7
    QCOMPARE(set(500, {}).error().code, u"reason_missing"_s);
    QVERIFY(set(500, u"printed book"_s).has_value());
    const NumberReport waiting = report(office);
    QCOMPARE(waiting.gaps.size(), std::size_t{1});
    QCOMPARE(waiting.gaps[0].from, u"INV/26-27/00144"_s);
    QCOMPARE(waiting.gaps[0].to, u"INV/26-27/00499"_s);
    QCOMPARE(waiting.gaps[0].count, 356);
    QCOMPARE(waiting.gaps[0].reason, u"printed book"_s);
    QCOMPARE(office.issue(office.invoice({line(u"NUT"_s, u"1"_s)})).number, u"INV/26-27/00500"_s);
    QCOMPARE(report(office).gaps.size(), std::size_t{1});
    DocumentDraft typed = office.invoice({line(u"NUT"_s, u"1"_s)});
    typed.number = u"INV/26-27/00300"_s;
    office.issue(typed);
    const NumberReport split = report(office);
    QCOMPARE(split.gaps.size(), std::size_t{2});
    QCOMPARE(split.gaps[1].from, u"INV/26-27/00301"_s);
}

void NumberReportTest::aYearThatStartsInTheMiddleHasNoGapBefore()
{
    Office office;
    DocumentDraft typed = office.invoice({line(u"NUT"_s, u"1"_s)});
    typed.number = u"INV/26-27/00143"_s;
    office.issue(typed);
    QVERIFY(report(office).gaps.empty());
}

// R8
void NumberReportTest::cancelledNumbersAreListedWithTheirReason()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    const Document second = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    QVERIFY(office.cancel(second, u"lorry broke down"_s).has_value());
    const NumberReport found = report(office);
    QVERIFY(found.gaps.empty());
    QCOMPARE(found.cancelled.size(), std::size_t{1});
    QCOMPARE(found.cancelled[0].number, second.number);
    QCOMPARE(found.cancelled[0].reason, u"lorry broke down"_s);
    QCOMPARE(found.cancelled[0].by, u"asha"_s);
}

void NumberReportTest::nothingIsIssuedCancelledOrChangedInAFiledPeriod()
{
    Office office;
    DocumentDraft early = office.challan({line(u"NUT"_s, u"1"_s)});
    early.date = QDate(2026, 5, 31);
    const Document may = office.issue(early);
    QVERIFY(lock(office, QDate(2026, 5, 31)).has_value());
    const auto before = office.rows();
    early.uuid = QUuid::createUuid();
    const auto refused = office.submit(early);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"period_locked"_s);
    QCOMPARE(refused.error().violations.front().field, u"date"_s);
    QVERIFY2(refused.error().message.contains(u"31-05-2026"_s), qPrintable(refused.error().message));
    QCOMPARE(office.cancel(may).error().code, u"period_locked"_s);
    const auto changed = office.write([&](Connection &connection) {
        return changeAfterIssue(connection, may.id, {{}, u"a late remark"_s}, office.actor);
    });
    QCOMPARE(changed.error().code, u"period_locked"_s);
    QCOMPARE(office.rows(), before);
    early.date = QDate(2026, 6, 1);
    QVERIFY(office.submit(early).has_value());
}

void NumberReportTest::theLastDefenceKnowsFiledPeriodsToo()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    QVERIFY(lock(office, office.clock->today()).has_value());
    QVERIFY_THROWS_EXCEPTION(DbError,
                             office.sql(u"UPDATE document SET status = 'cancelled', cancelled_at = '2026-06-15', "
                                        "cancel_reason = 'by hand'"_s));
    QCOMPARE(office.stored(challan.id).status, DocumentStatus::Issued);
}

// R81
void NumberReportTest::theLockIsMovedBackOnlyWithAReasonAndAudited()
{
    Office office;
    QCOMPARE(lock(office, QDate(2026, 6, 16)).error().code, u"date_in_future"_s);
    QVERIFY(lock(office, QDate(2026, 5, 31)).has_value());
    QCOMPARE(lock(office, QDate(2026, 4, 30)).error().code, u"reason_missing"_s);
    QCOMPARE(lock(office, QDate()).error().code, u"reason_missing"_s);
    const auto until = [&] {
        return office.read([](Connection &connection) { return lockedUntil(connection).value(); });
    };
    QCOMPARE(until(), QDate(2026, 5, 31));
    QVERIFY(lock(office, QDate(), u"return revised"_s).has_value());
    QVERIFY(!until().isValid());
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE action = 'lock'"_s), 2);
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE action = 'lock' AND changes LIKE '%return revised%' AND "
                           "changes LIKE '%2026-05-31%'"_s),
             1);
}

// C33, R1, R3: the year is the document's, not the clock's.
void NumberReportTest::theYearTurnsWithTheDateOfTheDocument()
{
    Office office;
    office.clock->setDay(QDate(2026, 4, 2));
    const auto numberOn = [&](QDate date) {
        DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
        draft.date = date;
        return office.issue(draft).number;
    };
    office.write([&](Connection &connection) {
        return setNextNumber(connection, DocumentKind::Challan, u"DC"_s, FinancialYear::of(QDate(2026, 3, 31)), 347, {},
                             office.actor);
    });
    QCOMPARE(numberOn(QDate(2026, 3, 30)), u"DC/25-26/00347"_s);
    QCOMPARE(numberOn(QDate(2026, 4, 1)), u"DC/26-27/00001"_s);
    QCOMPARE(numberOn(QDate(2026, 3, 31)), u"DC/25-26/00348"_s);
    QCOMPARE(numberOn(QDate(2026, 4, 1)), u"DC/26-27/00002"_s);
}

void NumberReportTest::tokensAreFilledByTheYear_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("number");
    QTest::newRow("fy") << u"A/{fy}/"_s << u"A/26-27/0001"_s;
    QTest::newRow("fy4") << u"A/{fy4}/"_s << u"A/2627/0001"_s;
    QTest::newRow("yyyy") << u"A/{yyyy}/"_s << u"A/2026/0001"_s;
    QTest::newRow("none") << u"A-"_s << u"A-0001"_s;
}

void NumberReportTest::tokensAreFilledByTheYear()
{
    QFETCH(QString, prefix);
    QFETCH(QString, number);
    Office office;
    addSeriesTo(office, u"A"_s, prefix);
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)});
    draft.series = u"A"_s;
    QCOMPARE(office.issue(draft).number, number);
}

QTEST_GUILESS_MAIN(NumberReportTest)
#include "tst_numberreport.moc"
