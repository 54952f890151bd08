#include "unit/services/office.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R17, R62 to R70: goods that come back.
class ReturnsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobWorkComesBackProcessedUnprocessedAndLost();
    void aLossNeedsAReason();
    void oneReturnSettlesSeveralChallans();
    void anItemAloneSettlesTheOldestChallanFirst();
    void anItemAloneNeverTakesMoreThanIsOut();
    void moreThanIsOutIsRefused();
    void whatWasInvoicedDoesNotComeBackAsAReturn();
    void thePartysOwnChallanNumberIsNeeded();
    void thePartysOwnChallanNumberIsUsedOnceAYear();
    void anotherPartysChallanIsRefused();
    void aReturnBeforeItsChallanIsRefused();
    void aRowOfZeroIsLeftOut();
    void aReturnChargesNothing();
    void aReturnedChallanIsNotCancelledAndItsReturnIsNamed();
    void aCancelledReturnOpensTheChallanAgain();
    void rowsAreReturnedByLineNotByItem();
    void returnedGoodsMayBeSentAgainOnTheirOrder();
    void aReturnWhoseGoodsWereSentAgainStands();
    void lostGoodsAreNotSentAgain();
    void theLinksNameTheReturn();
};

namespace {

DocumentDraft jobWork(const Office &office, std::vector<DraftLine> lines)
{
    DocumentDraft draft = office.challan(std::move(lines));
    draft.purpose = Purpose::JobWork;
    return draft;
}

DraftLine back(const Document &challan, int line, const QString &plain, ReturnedAs as, const QString &reason = {})
{
    DraftLine row = challanLine(challan.number, line, plain);
    row.returnedAs = as;
    row.reason = reason;
    return row;
}

std::vector<LineProgress> progressOf(Office &office, const Document &document)
{
    return office.read([&](Connection &c) { return progressOfLines(c, document.id).value(); });
}

} // namespace

// R64, R66, R70, workflow 6 of the office: out, part of it back, closed with a loss.
void ReturnsTest::jobWorkComesBackProcessedUnprocessedAndLost()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"100"_s)}));
    const Document first = office.issue(office.goodsBack(
        {back(challan, 1, u"60"_s, ReturnedAs::Processed), back(challan, 1, u"30.5"_s, ReturnedAs::Unprocessed)}));
    QCOMPARE(first.number, u"RET/26-27/00001"_s);
    QCOMPARE(first.title, u"Goods Return"_s);
    QCOMPARE(first.party.code, u"KAVERI"_s);
    QVERIFY(office.progress(challan) == Progress::PartlyReturned);
    office.issue(office.goodsBack({back(challan, 1, u"9.5"_s, ReturnedAs::Loss, u"melted down"_s)}, u"P/2"_s));
    const auto lines = progressOf(office, challan);
    QCOMPARE(lines.at(0).returned, quantity(u"100"_s));
    QCOMPARE(lines.at(0).lost, quantity(u"9.5"_s));
    QVERIFY(lines.at(0).pending().isZero());
    QVERIFY(office.progress(challan) == Progress::Returned);
    const Document stored = office.stored(first.id);
    QCOMPARE(stored.partyChallan, u"P/1"_s);
    QVERIFY(stored.lines.at(0).returnedAs == ReturnedAs::Processed);
    QVERIFY(stored.lines.at(1).returnedAs == ReturnedAs::Unprocessed);
    QCOMPARE(stored.lines.at(1).challanNumber, challan.number);
}

// R66
void ReturnsTest::aLossNeedsAReason()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"100"_s)}));
    const auto before = office.rows();
    const auto refused = office.submit(office.goodsBack({back(challan, 1, u"2"_s, ReturnedAs::Loss, u" a b "_s)}));
    QCOMPARE(refused.error().code, u"invalid"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].reason"_s);
    QCOMPARE(office.rows(), before);
}

// R64
void ReturnsTest::oneReturnSettlesSeveralChallans()
{
    Office office;
    const Document a = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    const Document b = office.issue(jobWork(office, {line(u"NUT"_s, u"3"_s), line(u"ROD"_s, u"5"_s)}));
    office.issue(office.goodsBack({challanLine(b.number, 2, u"5"_s), challanLine(a.number, 1, u"4"_s)}));
    QVERIFY(office.progress(a) == Progress::PartlyReturned);
    QCOMPARE(progressOf(office, a).at(0).pending(), quantity(u"6"_s));
    QCOMPARE(progressOf(office, b).at(0).pending(), quantity(u"3"_s));
    QVERIFY(progressOf(office, b).at(1).pending().isZero());
}

// R64
void ReturnsTest::anItemAloneSettlesTheOldestChallanFirst()
{
    Office office;
    DocumentDraft sold = office.challan({line(u"ROD"_s, u"50"_s)});
    sold.date = QDate(2026, 6, 1);
    const Document supply = office.issue(sold);
    const Document newer = office.issue(jobWork(office, {line(u"ROD"_s, u"5"_s)}));
    DocumentDraft early = jobWork(office, {line(u"NUT"_s, u"1"_s), line(u"ROD"_s, u"10"_s)});
    early.date = QDate(2026, 6, 10);
    const Document older = office.issue(early);
    DocumentDraft draft = office.goodsBack({line(u"rod"_s, u"12"_s)});
    draft.partyCode = u"KAVERI"_s;
    const Document returned = office.issue(draft);
    QCOMPARE(returned.lines.size(), std::size_t{2});
    QCOMPARE(returned.lines[0].challanNumber, older.number);
    QCOMPARE(returned.lines[0].challanLine, 2);
    QCOMPARE(returned.lines[0].quantity, quantity(u"10"_s));
    QCOMPARE(returned.lines[1].challanNumber, newer.number);
    QCOMPARE(returned.lines[1].quantity, quantity(u"2"_s));
    QVERIFY(returned.lines[0].returnedAs == ReturnedAs::Processed);
    QVERIFY(office.progress(supply) == Progress::Issued); // what was sold comes after what is lent
}

void ReturnsTest::anItemAloneNeverTakesMoreThanIsOut()
{
    Office office;
    office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    DocumentDraft draft = office.goodsBack({line(u"ROD"_s, u"6"_s), line(u"ROD"_s, u"4.001"_s)});
    draft.partyCode = u"KAVERI"_s;
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().code, u"over_return"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[1].qty"_s);
    draft.lines[1].quantity = quantity(u"4"_s);
    QVERIFY(office.submit(draft));
}

// R64, R70: over the rows of the document and all live returns.
void ReturnsTest::moreThanIsOutIsRefused()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    office.bringBack(challan, 1, u"4"_s);
    const auto before = office.rows();
    const auto refused = office.submit(
        office.goodsBack({challanLine(challan.number, 1, u"4"_s), challanLine(challan.number, 1, u"2.001"_s)}));
    QCOMPARE(refused.error().code, u"over_return"_s);
    QCOMPARE(refused.error().violations.size(), std::size_t{2});
    QVERIFY(refused.error().message.contains(u"sent 10, returned 4, invoiced 0, outstanding 6"_s));
    QCOMPARE(office.rows(), before);
}

// R70
void ReturnsTest::whatWasInvoicedDoesNotComeBackAsAReturn()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    office.issue(office.invoice({challanLine(challan.number, 1, u"7"_s)}));
    QCOMPARE(office.submit(office.goodsBack({challanLine(challan.number, 1, u"4"_s)})).error().code, u"over_return"_s);
    QVERIFY(office.submit(office.goodsBack({challanLine(challan.number, 1, u"3"_s)})));
    QVERIFY(office.progress(challan) == Progress::Closed);
}

// R64
void ReturnsTest::thePartysOwnChallanNumberIsNeeded()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    const auto refused = office.submit(office.goodsBack({challanLine(challan.number, 1, u"1"_s)}, u"  "_s));
    QCOMPARE(refused.error().violations.at(0).field, u"party_challan"_s);
}

// R64: unique for a party; theirs start anew each year as ours do.
void ReturnsTest::thePartysOwnChallanNumberIsUsedOnceAYear()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    const Document other = office.issue(office.challan({line(u"ROD"_s, u"10"_s)}, u"PATEL"_s));
    const Document first = office.issue(office.goodsBack({challanLine(challan.number, 1, u"1"_s)}, u"jc/7"_s));
    const auto refused = office.submit(office.goodsBack({challanLine(challan.number, 1, u"1"_s)}, u"JC/7 "_s));
    QCOMPARE(refused.error().violations.at(0).field, u"party_challan"_s);
    QVERIFY(refused.error().message.contains(first.number));
    QVERIFY(office.submit(office.goodsBack({challanLine(other.number, 1, u"1"_s)}, u"JC/7"_s)));
    DocumentDraft lastYear = office.goodsBack({challanLine(challan.number, 1, u"1"_s)}, u"JC/7"_s);
    lastYear.partyChallanDate = QDate(2026, 3, 31);
    QVERIFY(office.submit(lastYear));
    QVERIFY(office.cancel(first));
    QVERIFY(office.submit(office.goodsBack({challanLine(challan.number, 1, u"1"_s)}, u"JC/7"_s)));
}

void ReturnsTest::anotherPartysChallanIsRefused()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    DocumentDraft draft = office.goodsBack({challanLine(challan.number, 1, u"1"_s)});
    draft.partyCode = u"PATEL"_s;
    QCOMPARE(office.submit(draft).error().code, u"different_party"_s);
    draft = office.goodsBack({challanLine(u"DC/26-27/00077"_s, 1, u"1"_s)});
    QCOMPARE(office.submit(draft).error().code, u"unknown_challan"_s);
    QVERIFY(office.cancel(challan));
    draft = office.goodsBack({challanLine(challan.number, 1, u"1"_s)});
    QCOMPARE(office.submit(draft).error().code, u"challan_cancelled"_s);
}

void ReturnsTest::aReturnBeforeItsChallanIsRefused()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    DocumentDraft draft = office.goodsBack({challanLine(challan.number, 1, u"1"_s)});
    draft.date = challan.date.addDays(-1);
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"date"_s);
}

// R50
void ReturnsTest::aRowOfZeroIsLeftOut()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s), line(u"NUT"_s, u"5"_s)}));
    const Document returned = office.issue(
        office.goodsBack({challanLine(challan.number, 1, u"0"_s), challanLine(challan.number, 2, u"5"_s)}));
    QCOMPARE(returned.lines.size(), std::size_t{1});
    QCOMPARE(returned.lines[0].challanLine, 2);
    QCOMPARE(office.submit(office.goodsBack({challanLine(challan.number, 1, u"0"_s)}, u"P/2"_s)).error().code,
             u"no_lines"_s);
}

// R68
void ReturnsTest::aReturnChargesNothing()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document returned = office.bringBack(challan, 1, u"4"_s);
    QCOMPARE(returned.totals.taxable.toPlain(), u"220.00"_s);
    QVERIFY(returned.totals.tax.sum().isZero());
}

// R27
void ReturnsTest::aReturnedChallanIsNotCancelledAndItsReturnIsNamed()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    const Document returned = office.bringBack(challan, 1, u"4"_s);
    const auto refused = office.cancel(challan);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(returned.number));
}

// C46
void ReturnsTest::aCancelledReturnOpensTheChallanAgain()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"4"_s), line(u"BOLT"_s, u"6"_s)}));
    office.issue(office.invoice({challanLine(challan.number, 1, u"4"_s)}));
    const Document returned = office.bringBack(challan, 2, u"6"_s);
    QVERIFY(office.progress(challan) == Progress::Closed);
    QVERIFY(office.cancel(returned));
    QVERIFY(office.progress(challan) == Progress::PartlyInvoiced);
    QCOMPARE(progressOf(office, challan).at(1).pending(), quantity(u"6"_s));
    office.bringBack(challan, 2, u"6"_s);
    const Document again = office.issue(office.challan({line(u"BOLT"_s, u"6"_s)}));
    QVERIFY(office.progress(challan) == Progress::Closed);
    QCOMPARE(progressOf(office, again).at(0).pending(), quantity(u"6"_s));
}

// C45
void ReturnsTest::rowsAreReturnedByLineNotByItem()
{
    Office office;
    const Document challan = office.issue(
        office.challan({line(u"NUT"_s, u"3"_s), line(u"NUT"_s, u"5"_s), line(u"NUT"_s, u"12"_s)}));
    office.issue(office.invoice({challanLine(challan.number, 3, u"12"_s)}));
    DraftLine byItem = line(u"NUT"_s, u"5"_s);
    byItem.challan = challan.number;
    QCOMPARE(office.submit(office.goodsBack({byItem})).error().violations.at(0).field, u"lines[0].challan_line"_s);
    office.issue(office.goodsBack({challanLine(challan.number, 2, u"5"_s)}));
    QCOMPARE(progressOf(office, challan).at(0).pending(), quantity(u"3"_s));
    QVERIFY(progressOf(office, challan).at(1).pending().isZero());
}

// R17, workflow 8: rejected, brought back, replaced. R42: what was billed is not counted twice.
void ReturnsTest::returnedGoodsMayBeSentAgainOnTheirOrder()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)})).error().code, u"over_dispatch"_s);
    office.bringBack(challan, 1, u"4"_s);
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)})).error().code, u"over_dispatch"_s);
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"4"_s)})));
}

// R14
void ReturnsTest::aReturnWhoseGoodsWereSentAgainStands()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    const Document returned = office.bringBack(challan, 1, u"4"_s);
    const Document again = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"4"_s)}));
    const auto refused = office.cancel(returned);
    QCOMPARE(refused.error().code, u"over_dispatch"_s);
    QVERIFY(refused.error().message.contains(u"PO-1"_s));
    QVERIFY(office.cancel(again));
    QVERIFY(office.cancel(returned));
}

// R66
void ReturnsTest::lostGoodsAreNotSentAgain()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    office.issue(office.goodsBack({back(challan, 1, u"4"_s, ReturnedAs::Loss, u"broken on the road"_s)}));
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)})).error().code, u"over_dispatch"_s);
}

void ReturnsTest::theLinksNameTheReturn()
{
    Office office;
    const Document challan = office.issue(jobWork(office, {line(u"ROD"_s, u"10"_s)}));
    const Document returned = office.bringBack(challan, 1, u"4"_s);
    const auto links = [&](const Document &of) {
        return office.read([&](Connection &c) { return linksOf(c, of.id).value(); });
    };
    QCOMPARE(links(returned).at(0).relation, u"returns"_s);
    QCOMPARE(links(returned).at(0).number, challan.number);
    QCOMPARE(links(challan).at(0).relation, u"returned_by"_s);
}

QTEST_GUILESS_MAIN(ReturnsTest)
#include "tst_returns.moc"
