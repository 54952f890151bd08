#include "unit/services/office.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R14 to R20, R42: what may be dispatched against an order.
class OrderLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsFilledFromItsOrderLine();
    void anOrderIsDispatchedInPartsUpToItsQuantity();
    void rowsOfOneOrderLineAreAddedUp();
    void theMessageNamesOrderedDispatchedAndRemaining();
    void aQuantityLeftEmptyIsWhatRemains();
    void anOrderThatAllowsExcessWarns();
    void aClosedOrderIsRefused();
    void aCancelledLineIsRefused();
    void aDocumentBeforeItsOrderIsRefused();
    void cancellingFreesTheQuantityAtOnce();
    void aDirectInvoiceCountsAsDispatch();
    void billingAChallanIsNoSecondDispatch();
    void aLineWithoutANumberIsFoundByItsItem();
    void anOrderOfAnotherCustomerIsNotFound();
    void quantitiesNeverExceedTheOrderWhateverIsTried();
};

void OrderLimitsTest::aLineIsFilledFromItsOrderLine()
{
    Office office;
    office.order(u"PO-77"_s, {{u"NUT"_s, u"20"_s}});
    office.sql(u"UPDATE order_line SET rate = 49500000, description = 'Nut as drawn'"_s);
    const Document document = office.issue(office.challan({orderLine(u"po-77"_s, 1, u"12"_s)}));
    const Document stored = office.stored(document.id);
    QCOMPARE(stored.lines[0].description, u"Nut as drawn"_s);
    QCOMPARE(stored.lines[0].rate.toPlain(), u"49.50"_s);
    QCOMPARE(stored.lines[0].itemCode, u"NUT"_s);
    QCOMPARE(stored.lines[0].gst.toPlain(), u"18"_s);
    QCOMPARE(stored.lines[0].orderNumber, u"PO-77"_s);
    QCOMPARE(stored.lines[0].orderLine, 1);
    QCOMPARE(stored.orderReference, u"PO-77"_s);
}

// R14
void OrderLimitsTest::anOrderIsDispatchedInPartsUpToItsQuantity()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"100"_s}});
    office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"60"_s)}));
    office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"40"_s)}));
    const auto before = office.rows();
    const auto third = office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)}));
    QVERIFY(!third);
    QCOMPARE(third.error().code, u"over_dispatch"_s);
    QCOMPARE(office.rows(), before);
}

// R15, C43
void OrderLimitsTest::rowsOfOneOrderLineAreAddedUp()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    const auto over = office.submit(
        office.challan({orderLine(u"PO-1"_s, 1, u"12"_s), orderLine(u"PO-1"_s, 1, u"9"_s)}));
    QVERIFY(!over);
    QCOMPARE(over.error().violations.size(), std::size_t{2});
    QCOMPARE(over.error().violations[0].field, u"lines[0].qty"_s);
    QCOMPARE(over.error().violations[1].field, u"lines[1].qty"_s);
    QVERIFY(over.error().message.contains(u"line 1, 2"_s));
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"12"_s), orderLine(u"PO-1"_s, 1, u"8"_s)})));
}

void OrderLimitsTest::theMessageNamesOrderedDispatchedAndRemaining()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}, {u"NUT"_s, u"20"_s}});
    office.issue(office.challan({orderLine(u"PO-1"_s, 2, u"13"_s)}));
    const auto over = office.submit(office.challan({line(u"ROD"_s, u"1"_s), orderLine(u"PO-1"_s, 2, u"8"_s)}));
    QCOMPARE(over.error().violations.at(0).field, u"lines[1].qty"_s);
    QCOMPARE(over.error().message,
             u"Order PO-1 line 2: ordered 20, dispatched 13, remaining 7; this document sends 8 (line 2)"_s);
}

void OrderLimitsTest::aQuantityLeftEmptyIsWhatRemains()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"13"_s)}));
    DraftLine rest = orderLine(u"PO-1"_s, 1, u"1"_s);
    rest.quantity.reset();
    QCOMPARE(office.issue(office.challan({rest})).lines[0].quantity, quantity(u"7"_s));
}

// R18
void OrderLimitsTest::anOrderThatAllowsExcessWarns()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}}, true);
    const auto over = office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"25"_s)}));
    QVERIFY(over);
    QCOMPARE(over->warnings.at(0).code, u"over_dispatch"_s);
    QCOMPARE(over->warnings.at(0).field, u"lines[0].qty"_s);
}

// R20
void OrderLimitsTest::aClosedOrderIsRefused()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    office.sql(u"UPDATE sales_order SET closed = 1"_s);
    const auto refused = office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)}));
    QCOMPARE(refused.error().code, u"order_closed"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].order"_s);
}

void OrderLimitsTest::aCancelledLineIsRefused()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}, {u"ROD"_s, u"5"_s}});
    office.sql(u"UPDATE order_line SET cancelled = 1 WHERE line_no = 1"_s);
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)})).error().code, u"line_cancelled"_s);
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 2, u"1"_s)})));
}

// R11
void OrderLimitsTest::aDocumentBeforeItsOrderIsRefused()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    DocumentDraft draft = office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)});
    draft.date = QDate(2026, 5, 31);
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().violations.at(0).field, u"date"_s);
    QCOMPARE(refused.error().violations.at(0).code, u"before_order"_s);
    draft.date = QDate(2026, 6, 1);
    QVERIFY(office.submit(draft));
}

// R29
void OrderLimitsTest::cancellingFreesTheQuantityAtOnce()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    const Document first = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"20"_s)}));
    QVERIFY(!office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"20"_s)})));
    QVERIFY(office.cancel(first));
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"20"_s)})));
}

void OrderLimitsTest::aDirectInvoiceCountsAsDispatch()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    office.issue(office.invoice({orderLine(u"PO-1"_s, 1, u"15"_s)}));
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"6"_s)})).error().code, u"over_dispatch"_s);
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)})));
}

// R42: delivered 20 of 20, then billed: the order is used once.
void OrderLimitsTest::billingAChallanIsNoSecondDispatch()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"40"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"20"_s)}));
    const Document invoice = office.stored(office.issue(office.invoice({challanLine(challan.number, 1, u"20"_s)})).id);
    QCOMPARE(invoice.lines[0].orderNumber, u"PO-1"_s); // the order is still named
    QVERIFY(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"20"_s)})));
}

void OrderLimitsTest::aLineWithoutANumberIsFoundByItsItem()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}, {u"ROD"_s, u"5"_s}, {u"ROD"_s, u"6"_s}});
    DraftLine nut = line(u"NUT"_s, u"1"_s);
    nut.order = u"PO-1"_s;
    QCOMPARE(office.issue(office.challan({nut})).lines[0].orderLine, 1);
    DraftLine rod = line(u"ROD"_s, u"1"_s);
    rod.order = u"PO-1"_s;
    QCOMPARE(office.submit(office.challan({rod})).error().violations.at(0).field, u"lines[0].order_line"_s);
    rod.orderLine = 1; // asks for nuts
    QCOMPARE(office.submit(office.challan({rod})).error().violations.at(0).code, u"item_differs"_s);
}

void OrderLimitsTest::anOrderOfAnotherCustomerIsNotFound()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)}, u"PATEL"_s)).error().code,
             u"unknown_order"_s);
}

// A property: 150 random deliveries, direct invoices and cancellations, and the sums still fit.
void OrderLimitsTest::quantitiesNeverExceedTheOrderWhateverIsTried()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"30"_s}, {u"NUT"_s, u"25"_s}});
    QRandomGenerator random(20260615);
    std::vector<Document> live;
    int refused = 0;
    for (int i = 0; i < 150; ++i) {
        if (!live.empty() && random.bounded(4) == 0) {
            const auto at = static_cast<std::ptrdiff_t>(random.bounded(static_cast<quint32>(live.size())));
            QVERIFY(office.cancel(*(live.begin() + at)));
            live.erase(live.begin() + at);
            continue;
        }
        std::vector<DraftLine> lines;
        const int count = random.bounded(1, 4);
        for (int n = 0; n < count; ++n)
            lines.push_back(orderLine(u"PO-1"_s, random.bounded(1, 3), QString::number(random.bounded(1, 12))));
        const auto submitted = office.submit(random.bounded(3) == 0 ? office.invoice(lines) : office.challan(lines));
        if (submitted)
            live.push_back(submitted->document);
        else
            ++refused;
        QCOMPARE(office.number(u"SELECT count(*) FROM order_line AS ol WHERE ol.qty < (SELECT coalesce(sum(l.qty), 0) "
                               "FROM document_line AS l JOIN document AS d ON d.id = l.document_id "
                               "WHERE l.order_line_id = ol.id AND d.status = 'issued')"_s),
                 0);
    }
    QVERIFY(refused > 10); // the limit was met
    QVERIFY(live.size() > 3);
}

QTEST_GUILESS_MAIN(OrderLimitsTest)
#include "tst_orderlimits.moc"
