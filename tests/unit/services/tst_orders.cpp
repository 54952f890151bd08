#include "unit/services/office.h"

#include "db/dberror.h"
#include "services/orders.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R19 to R23: customers' orders, their amendments, and what is left of them.
class OrdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatALineLeavesOutComesFromItsItem();
    void aWrongOrderIsRefusedWhole_data();
    void aWrongOrderIsRefusedWhole();
    void anAmendmentMayRaiseALine();
    void anAmendmentNeverGoesBelowWhatWasDispatched();
    void aDispatchedLineKeepsItsItem();
    void aLineLeftOutIsCancelledAndMayReturn();
    void enteringAnOrderAgainKeepsWhatWasDispatched();
    void anAmendmentIsAudited();
    void anOrderWithAChallanCannotBeDeleted();
    void pendingLinesAreWhatIsLeft();
    void pendingLinesFollowPartyAndOrder();
    void aCancelledChallanIsPendingAgainOnItsOrder();

private:
    static OrderDraft draft();
    static OrderDraft::Line line(const QString &item, const QString &plain, int number = 0);
    static Result<Order> save(Office &office, const OrderDraft &order);
    static std::vector<PendingLine> pending(Office &office, const PendingFilter &filter);
};

OrderDraft::Line OrdersTest::line(const QString &item, const QString &plain, int number)
{
    OrderDraft::Line line;
    line.number = number;
    line.item = item;
    line.quantity = quantity(plain);
    return line;
}

OrderDraft OrdersTest::draft()
{
    OrderDraft order;
    order.number = u"PO-77"_s;
    order.date = QDate(2026, 6, 1);
    order.partyCode = u"kaveri"_s;
    order.lines = {line(u"NUT"_s, u"100"_s), line(u"ROD"_s, u"12.345"_s)};
    return order;
}

Result<Order> OrdersTest::save(Office &office, const OrderDraft &order)
{
    return office.write([&](Connection &connection) { return saveOrder(connection, order, office.actor); });
}

std::vector<PendingLine> OrdersTest::pending(Office &office, const PendingFilter &filter)
{
    return office.read([&](Connection &connection) { return pendingLines(connection, filter).value(); });
}

void OrdersTest::whatALineLeavesOutComesFromItsItem()
{
    Office office;
    const auto saved = save(office, draft());
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(saved->partyCode, u"KAVERI"_s);
    QCOMPARE(saved->lines.size(), std::size_t{2});
    QCOMPARE(saved->lines[0].number, 1);
    QCOMPARE(saved->lines[0].description, u"Brass nut M6"_s);
    QCOMPARE(saved->lines[0].rate.toPlain(), u"55.00"_s);
    QCOMPARE(saved->lines[1].number, 2);
    QCOMPARE(saved->lines[1].quantity.toPlain(), u"12.345"_s);
    QCOMPARE(saved->lines[1].unit, u"KGS"_s);
}

void OrdersTest::aWrongOrderIsRefusedWhole_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("field");
    for (const auto &[fault, field] :
         std::initializer_list<std::pair<const char *, const char *>>{{"number", "number"},
                                                                      {"date", "date"},
                                                                      {"party", "party"},
                                                                      {"no lines", "lines"},
                                                                      {"item", "lines[1].item"},
                                                                      {"zero", "lines[1].qty"},
                                                                      {"half a piece", "lines[0].qty"},
                                                                      {"twice", "lines[1].line"}})
        QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(field);
}

void OrdersTest::aWrongOrderIsRefusedWhole()
{
    QFETCH(QString, fault);
    QFETCH(QString, field);
    Office office;
    OrderDraft wrong = draft();
    if (fault == u"number"_s)
        wrong.number = u"  "_s;
    else if (fault == u"date"_s)
        wrong.date = QDate();
    else if (fault == u"party"_s)
        wrong.partyCode = u"NOBODY"_s;
    else if (fault == u"no lines"_s)
        wrong.lines.clear();
    else if (fault == u"item"_s)
        wrong.lines[1].item = u"NOTHING"_s;
    else if (fault == u"zero"_s)
        wrong.lines[1].quantity = Quantity();
    else if (fault == u"half a piece"_s)
        wrong.lines[0].quantity = quantity(u"0.5"_s);
    else
        wrong.lines = {line(u"NUT"_s, u"1"_s, 3), line(u"ROD"_s, u"1"_s, 3)};
    const auto before = office.rows();
    const auto refused = save(office, wrong);
    QVERIFY(!refused);
    QCOMPARE(refused.error().violations.at(0).field, field);
    QVERIFY(!refused.error().message.isEmpty());
    QCOMPARE(office.rows(), before);
}

void OrdersTest::anAmendmentMayRaiseALine()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    OrderDraft amended = draft();
    amended.lines[0].quantity = quantity(u"150"_s);
    const auto saved = save(office, amended);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->lines[0].quantity.toPlain(), u"150"_s);
    QCOMPARE(saved->lines[0].dispatched.toPlain(), u"60"_s);
}

// R19
void OrdersTest::anAmendmentNeverGoesBelowWhatWasDispatched()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    const auto before = office.rows();
    OrderDraft amended = draft();
    amended.lines[0].quantity = quantity(u"59"_s);
    const auto refused = save(office, amended);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"below_dispatched"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].qty"_s);
    QCOMPARE(office.rows(), before);
    amended.lines[0].quantity = quantity(u"60"_s);
    QVERIFY(save(office, amended).has_value());
}

void OrdersTest::aDispatchedLineKeepsItsItem()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"1"_s)}));
    OrderDraft amended = draft();
    amended.lines[0].item = u"BOLT"_s;
    const auto refused = save(office, amended);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"line_in_use"_s);
}

// R20
void OrdersTest::aLineLeftOutIsCancelledAndMayReturn()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    OrderDraft amended = draft();
    amended.lines = {line(u"ROD"_s, u"12.345"_s, 2)};
    const auto shortened = save(office, amended);
    QCOMPARE(shortened->lines.size(), std::size_t{2});
    QVERIFY(shortened->lines[0].cancelled);
    const auto refused = office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"1"_s)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"line_cancelled"_s);
    QCOMPARE(pending(office, {}).size(), std::size_t{1});
    const auto back = save(office, draft());
    QVERIFY(!back->lines[0].cancelled);
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"1"_s)}));
}

// R21
void OrdersTest::enteringAnOrderAgainKeepsWhatWasDispatched()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    const auto before = office.rows();
    const auto again = save(office, draft());
    QCOMPARE(again->lines[0].dispatched.toPlain(), u"60"_s);
    QCOMPARE(office.rows(), before);
}

void OrdersTest::anAmendmentIsAudited()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    OrderDraft amended = draft();
    amended.lines[0].quantity = quantity(u"150"_s);
    QVERIFY(save(office, amended).has_value());
    const QString changes = office.read([](Connection &connection) {
        return connection
            .value<QString>(
                u"SELECT changes FROM audit WHERE entity = 'sales_order' AND action = 'change' ORDER BY id DESC LIMIT 1"_s)
            .value();
    });
    QVERIFY2(changes.contains(u"100 NOS"_s) && changes.contains(u"150 NOS"_s), qPrintable(changes));
}

// R23
void OrdersTest::anOrderWithAChallanCannotBeDeleted()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    const auto before = office.rows();
    try {
        office.sql(u"DELETE FROM order_line"_s);
        QFAIL("the lines went");
    } catch (const DbError &error) {
        QCOMPARE(error.fault(), DbFault::ForeignKey);
    }
    QCOMPARE(office.rows(), before);
}

void OrdersTest::pendingLinesAreWhatIsLeft()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    const Document challan = office.issue(
        office.challan({orderLine(u"PO-77"_s, 1, u"60"_s), orderLine(u"PO-77"_s, 2, u"12.345"_s)}));
    office.issue(office.invoice({challanLine(challan.number, 1, u"25"_s)}));
    const auto lines = pending(office, {});
    QCOMPARE(lines.size(), std::size_t{3});
    QVERIFY(lines[0].isOrder);
    QCOMPARE(lines[0].pending.toPlain(), u"40"_s);
    QCOMPARE(lines[0].dispatched.toPlain(), u"60"_s);
    QCOMPARE(lines[1].number, challan.number);
    QCOMPARE(lines[1].pending.toPlain(), u"35"_s);
    QCOMPARE(lines[1].invoiced.toPlain(), u"25"_s);
    QCOMPARE(lines[2].pending.toPlain(), u"12.345"_s);
    office.issue(
        office.invoice({challanLine(challan.number, 1, u"35"_s), challanLine(challan.number, 2, u"12.345"_s)}));
    QCOMPARE(pending(office, {}).size(), std::size_t{1});
}

void OrdersTest::pendingLinesFollowPartyAndOrder()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    OrderDraft other = draft();
    other.partyCode = u"PATEL"_s;
    other.number = u"X1"_s;
    QVERIFY(save(office, other).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    office.issue(office.challan({test::line(u"NUT"_s, u"5"_s)}));
    QCOMPARE(pending(office, {}).size(), std::size_t{6});
    PendingFilter filter;
    filter.partyCode = u"patel"_s;
    QCOMPARE(pending(office, filter).size(), std::size_t{2});
    filter.partyCode = u"KAVERI"_s;
    QCOMPARE(pending(office, filter).size(), std::size_t{4});
    filter.orderNumber = u"po-77"_s;
    QCOMPARE(pending(office, filter).size(), std::size_t{3});
    filter.partyCode.clear();
    QCOMPARE(pending(office, filter).size(), std::size_t{3});
    filter.orders = false;
    QCOMPARE(pending(office, filter).size(), std::size_t{1});
    filter.partyCode = u"NOBODY"_s;
    const auto refused = office.read([&](Connection &connection) { return pendingLines(connection, filter); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"unknown_party"_s);
}

// R22: what is left follows from the live lines.
void OrdersTest::aCancelledChallanIsPendingAgainOnItsOrder()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    const Document challan = office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    QVERIFY(office.cancel(challan).has_value());
    const auto lines = pending(office, {});
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].pending.toPlain(), u"100"_s);
}

QTEST_GUILESS_MAIN(OrdersTest)
#include "tst_orders.moc"
