#include "unit/services/office.h"

#include "store/orderstore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R17, R28, R65, R77 to R79: what the customer's stores say.
class ReceiptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReceiptIsKeptUnderTheCustomersNumber();
    void whatDoesNotAddUpIsRefused();
    void twoOfTheThreeCountsWillDo();
    void aNumberAndAPartyAreNeeded();
    void moreOrLessThanDeliveredIsFlaggedAndKept();
    void anUnknownChallanStaysAsText();
    void anUnknownOrderStaysAsText();
    void aChallanIsLinkedWhereNumberAndYearAgree();
    void aChallanOfMarchReceivedInAprilIsLinked();
    void aChallanOfAnotherPartyIsNotLinked();
    void theSameReceiptTwiceIsWrittenOnce();
    void theSameNumberWithOtherFiguresTakesItsPlace();
    void twoCustomersMayNumberAlike();
    void aReceiptChangesNothingThatIsPending();
    void aReceivedChallanIsNotCancelledAndItsReceiptIsNamed();
    void aReceiptIsWorthNothing();
    void aRetiredCustomersReceiptIsTaken();
};

namespace {

QStringList codesOf(const Document &document)
{
    QStringList codes;
    for (const Deviation &deviation : document.deviations)
        codes += deviation.code;
    return codes;
}

} // namespace

void ReceiptsTest::aReceiptIsKeptUnderTheCustomersNumber()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document receipt = office.stored(
        office.issue(office.receipt(u"srv 2026/00012345 b"_s, {receivedLine(challan.number, 1, u"10"_s, u"1"_s)})).id);
    QCOMPARE(receipt.number, u"srv 2026/00012345 b"_s);
    QCOMPARE(receipt.title, u"Goods Receipt"_s);
    QCOMPARE(receipt.lines[0].quantity, quantity(u"10"_s));
    QCOMPARE(receipt.lines[0].accepted, quantity(u"9"_s));
    QCOMPARE(receipt.lines[0].rejected, quantity(u"1"_s));
    QCOMPARE(receipt.lines[0].challanLineId, challan.lines[0].id);
    QCOMPARE(receipt.lines[0].description, u"Brass nut M6"_s);
    QVERIFY(receipt.deviations.empty());
    const auto found = office.read(
        [&](Connection &c) { return documentByNumber(c, DocumentKind::Receipt, u"SRV 2026/00012345 B"_s); });
    QCOMPARE(found->id, receipt.id);
}

// R65
void ReceiptsTest::whatDoesNotAddUpIsRefused()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const auto before = office.rows();
    DraftLine row = receivedLine(challan.number, 1, u"10"_s, u"2"_s);
    row.accepted = quantity(u"9"_s);
    const auto refused = office.submit(office.receipt(u"S-1"_s, {row}));
    QCOMPARE(refused.error().code, u"invalid"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].accepted"_s);
    QVERIFY(!office.submit(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s, u"11"_s)})));
    QCOMPARE(office.rows(), before);
}

// R65
void ReceiptsTest::twoOfTheThreeCountsWillDo()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    DraftLine row = receivedLine(challan.number, 1, u"10"_s);
    row.rejected.reset();
    row.accepted = quantity(u"8"_s);
    QCOMPARE(office.issue(office.receipt(u"S-1"_s, {row})).lines[0].rejected, quantity(u"2"_s));
    row.received.reset();
    row.rejected = quantity(u"2"_s);
    QCOMPARE(office.issue(office.receipt(u"S-2"_s, {row})).lines[0].quantity, quantity(u"10"_s));
    QCOMPARE(office.issue(office.receipt(u"S-3"_s, {receivedLine(challan.number, 1, u"7"_s)})).lines[0].accepted,
             quantity(u"7"_s));
}

void ReceiptsTest::aNumberAndAPartyAreNeeded()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    QCOMPARE(office.submit(office.receipt(u" "_s, {receivedLine(challan.number, 1, u"10"_s)}))
                 .error()
                 .violations.at(0)
                 .field,
             u"number"_s);
    DocumentDraft draft = office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)});
    draft.partyCode = u"NOBODY"_s;
    QCOMPARE(office.submit(draft).error().code, u"unknown_party"_s);
}

// R77: over all receipts of the line.
void ReceiptsTest::moreOrLessThanDeliveredIsFlaggedAndKept()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const auto part = office.submit(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"8"_s)}));
    QCOMPARE(codesOf(part->document), QStringList{u"received_less"_s});
    QCOMPARE(part->warnings.at(0).code, u"received_less"_s);
    const Document rest = office.issue(office.receipt(u"S-2"_s, {receivedLine(challan.number, 1, u"2"_s)}));
    QVERIFY(rest.deviations.empty());
    const Document more = office.stored(
        office.issue(office.receipt(u"S-3"_s, {receivedLine(challan.number, 1, u"5"_s)})).id);
    QCOMPARE(codesOf(more), QStringList{u"received_more"_s});
    QCOMPARE(more.deviations[0].expected, u"10"_s);
    QCOMPARE(more.deviations[0].actual, u"15"_s);
    QCOMPARE(more.deviations[0].line, 1);
}

// R77, R78
void ReceiptsTest::anUnknownChallanStaysAsText()
{
    Office office;
    DraftLine row = receivedLine(u"DC/4711 of March"_s, 3, u"5"_s);
    row.challanDate = QDate(2026, 3, 20);
    row.item = u"NUT"_s;
    DraftLine nameless = receivedLine({}, 0, u"2"_s);
    const Document receipt = office.stored(office.issue(office.receipt(u"S-1"_s, {row, nameless})).id);
    QCOMPARE(codesOf(receipt), (QStringList{u"unknown_challan"_s, u"no_challan"_s}));
    QVERIFY(!receipt.lines[0].challanLineId.isValid());
    QCOMPARE(receipt.lines[0].challanNumber, u"DC/4711 of March"_s);
    QCOMPARE(receipt.lines[0].challanDate, QDate(2026, 3, 20));
    QCOMPARE(receipt.lines[0].challanLine, 3);
    QCOMPARE(receipt.lines[0].description, u"Brass nut M6"_s);
    QVERIFY(!receipt.lines[1].description.isEmpty());
}

void ReceiptsTest::anUnknownOrderStaysAsText()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    office.order(u"PO-2"_s, {{u"NUT"_s, u"20"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    DocumentDraft draft = office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)});
    draft.orderReference = u"PO-9"_s;
    const Document unknown = office.stored(office.issue(draft).id);
    QCOMPARE(codesOf(unknown), QStringList{u"unknown_order"_s});
    QCOMPARE(unknown.orderReference, u"PO-9"_s);
    draft = office.receipt(u"S-2"_s, {receivedLine(challan.number, 1, u"10"_s)});
    draft.orderReference = u"PO-2"_s;
    QVERIFY(codesOf(office.issue(draft)).contains(u"other_order"_s));
    draft = office.receipt(u"S-3"_s, {receivedLine(challan.number, 1, u"10"_s)});
    draft.orderReference = u"po-1"_s;
    QCOMPARE(codesOf(office.issue(draft)), QStringList{u"received_more"_s});
}

// R78
void ReceiptsTest::aChallanIsLinkedWhereNumberAndYearAgree()
{
    Office office;
    DocumentDraft old = office.challan({line(u"NUT"_s, u"10"_s)});
    old.number = u"DC/0001"_s;
    old.date = QDate(2026, 3, 20);
    const Document lastYear = office.issue(old);
    DocumentDraft fresh = office.challan({line(u"NUT"_s, u"6"_s)});
    fresh.number = u"DC/0001"_s;
    const Document thisYear = office.issue(fresh);
    DraftLine row = receivedLine(u"DC/0001"_s, 1, u"10"_s);
    row.challanDate = QDate(2026, 3, 21);
    const Document receipt = office.issue(office.receipt(u"S-1"_s, {row}));
    QCOMPARE(receipt.lines[0].challanLineId, lastYear.lines[0].id);
    QCOMPARE(codesOf(receipt), QStringList{u"challan_date_differs"_s});
    row.challanDate = {};
    row.received = quantity(u"6"_s);
    QCOMPARE(office.issue(office.receipt(u"S-2"_s, {row})).lines[0].challanLineId, thisYear.lines[0].id);
    row.challan = u"DC/0001@2024-25"_s;
    const Document unknown = office.stored(office.issue(office.receipt(u"S-3"_s, {row})).id);
    QVERIFY(!unknown.lines[0].challanLineId.isValid());
    QCOMPARE(unknown.lines[0].challanNumber, u"DC/0001@2024-25"_s);
}

// R78
void ReceiptsTest::aChallanOfMarchReceivedInAprilIsLinked()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"10"_s)});
    draft.date = QDate(2026, 3, 30);
    const Document challan = office.issue(draft);
    const Document receipt = office.issue(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)}));
    QCOMPARE(receipt.fy.label(), u"2026-27"_s);
    QCOMPARE(receipt.lines[0].challanLineId, challan.lines[0].id);
    QCOMPARE(receipt.lines[0].challanFy, u"2025-26"_s);
    QVERIFY(receipt.deviations.empty());
}

void ReceiptsTest::aChallanOfAnotherPartyIsNotLinked()
{
    Office office;
    const Document theirs = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}, u"PATEL"_s));
    const Document receipt = office.issue(office.receipt(u"S-1"_s, {receivedLine(theirs.number, 1, u"10"_s)}));
    QCOMPARE(codesOf(receipt), QStringList{u"different_party"_s});
    QVERIFY(!receipt.lines[0].challanLineId.isValid());
    QVERIFY(office.cancel(theirs));
}

// R79
void ReceiptsTest::theSameReceiptTwiceIsWrittenOnce()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const DraftLine unknown = receivedLine(u"DC/9"_s, 2, u"3"_s);
    const Document first = office.issue(
        office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s, u"1"_s), unknown}));
    const auto before = office.rows();
    const auto again = office.submit(
        office.receipt(u"s-1"_s, {receivedLine(challan.number, 1, u"10"_s, u"1"_s), unknown}));
    QVERIFY(again->wasThere);
    QCOMPARE(again->document.id, first.id);
    QCOMPARE(office.rows(), before);
}

// R79: totals as if it had been entered once; what it said before stays on record, cancelled.
void ReceiptsTest::theSameNumberWithOtherFiguresTakesItsPlace()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document first = office.issue(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"9"_s)}));
    const auto again = office.submit(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s, u"1"_s)}));
    QVERIFY(!again->wasThere);
    QVERIFY(again->document.deviations.empty()); // 10 of 10, not 19
    QVERIFY(office.stored(first.id).status == DocumentStatus::Cancelled);
    const auto found = office.read(
        [&](Connection &c) { return documentByNumber(c, DocumentKind::Receipt, u"S-1"_s).value(); });
    QCOMPARE(found.id, again->document.id);
    const auto history = office.read([&](Connection &c) { return historyOf(c, first.id).value(); });
    QCOMPARE(history.back().action, u"cancel"_s);
}

void ReceiptsTest::twoCustomersMayNumberAlike()
{
    Office office;
    const Document ours = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document theirs = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}, u"PATEL"_s));
    office.issue(office.receipt(u"S-1"_s, {receivedLine(ours.number, 1, u"10"_s)}));
    DocumentDraft draft = office.receipt(u"S-1"_s, {receivedLine(theirs.number, 1, u"10"_s)});
    draft.partyCode = u"PATEL"_s;
    QVERIFY(!office.submit(draft)->wasThere);
    QCOMPARE(office.number(u"SELECT count(*) FROM document WHERE kind = 'receipt' AND status = 'issued'"_s), 2);
}

// R17: what was rejected is opened again by a return alone.
void ReceiptsTest::aReceiptChangesNothingThatIsPending()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"6"_s)}));
    office.issue(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"6"_s, u"2"_s)}));
    QVERIFY(office.progress(challan) == Progress::Issued);
    const auto pending = office.read([](Connection &c) { return store::pendingOrderLines(c, {}, u"PO-1"_s); });
    QCOMPARE(pending.at(0).pending, quantity(u"4"_s));
    QVERIFY(office.submit(office.invoice({challanLine(challan.number, 1, u"6"_s)})));
}

// R28
void ReceiptsTest::aReceivedChallanIsNotCancelledAndItsReceiptIsNamed()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document receipt = office.issue(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)}));
    const auto refused = office.cancel(challan);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(u"S-1"_s));
    QVERIFY(office.cancel(receipt));
    QVERIFY(office.cancel(challan));
}

void ReceiptsTest::aReceiptIsWorthNothing()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document receipt = office.issue(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)}));
    QVERIFY(receipt.totals.payable.isZero());
    QVERIFY(receipt.lines[0].tax.sum().isZero());
}

void ReceiptsTest::aRetiredCustomersReceiptIsTaken()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    office.sql(u"UPDATE party SET active = 0 WHERE code = 'KAVERI'"_s);
    QVERIFY(office.submit(office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"10"_s)})));
    DocumentDraft back = office.goodsBack({line(u"NUT"_s, u"10"_s)});
    back.partyCode = u"KAVERI"_s;
    QVERIFY(office.submit(back));
}

QTEST_GUILESS_MAIN(ReceiptsTest)
#include "tst_receipts.moc"
