#include "unit/services/office.h"

#include "db/dberror.h"
#include "domain/orderstatus.h"
#include "services/masters.h"
#include "services/orderclosing.h"
#include "services/orders.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// An order from its opening entries to its end: what left before the program was used, lots, closing by hand, status.
class OrderLifeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLeftBeforeCountsAsDispatched();
    void anOpeningEntryMayNotExceedTheOrder();
    void anOpeningEntryIsDatedAndNotToCome();
    void enteringAnOrderAgainDoublesNoOpeningEntry();
    void aLineIsNotLoweredBelowItsOpeningEntries();
    void lotsArePlansAndLimitNothing();
    void aClosedOrderTakesNoChallanUntilItIsOpenedAgain();
    void aClosedLineLeavesTheOthersOpen();
    void closingNeedsAReason();
    void closingAndOpeningAreAudited();
    void theStatusIsJudgedLineByLine();
    void excessIsRefusedUnlessTheOrderAllowsIt();
    void anOrderWithACancelledChallanCannotBeDeleted();
    void anOrderWithoutDocumentsIsDeletedWithAllItHas();
    void aRetiredMasterIsNotTakenIntoANewOrder();

private:
    static OrderDraft draft(const QString &nuts = QStringLiteral("100"));
    static Result<Order> save(Office &office, const OrderDraft &order);
    static Result<Order> close(Office &office, std::optional<int> line = {},
                               const QString &reason = QStringLiteral("no longer wanted"));
    static Result<Order> reopen(Office &office, std::optional<int> line = {});
    static Order stored(Office &office);
    static std::size_t pending(Office &office);
};

OrderDraft OrderLifeTest::draft(const QString &nuts)
{
    OrderDraft order;
    order.number = u"PO-77"_s;
    order.date = QDate(2026, 6, 1);
    order.partyCode = u"KAVERI"_s;
    order.lines.resize(2);
    order.lines[0].number = 1;
    order.lines[0].item = u"NUT"_s;
    order.lines[0].quantity = quantity(nuts);
    order.lines[1].number = 2;
    order.lines[1].item = u"ROD"_s;
    order.lines[1].quantity = quantity(u"2"_s);
    return order;
}

Result<Order> OrderLifeTest::save(Office &office, const OrderDraft &order)
{
    return office.write([&](Connection &connection) { return saveOrder(connection, order, office.actor); });
}

Result<Order> OrderLifeTest::close(Office &office, std::optional<int> line, const QString &reason)
{
    return office.write([&](Connection &connection) {
        return closeOrder(connection, {u"KAVERI"_s, u"po-77"_s, line}, reason, office.actor);
    });
}

Result<Order> OrderLifeTest::reopen(Office &office, std::optional<int> line)
{
    return office.write([&](Connection &connection) {
        return reopenOrder(connection, {u"KAVERI"_s, u"PO-77"_s, line}, u"wanted after all"_s, office.actor);
    });
}

Order OrderLifeTest::stored(Office &office)
{
    return office.read(
        [](Connection &connection) { return orderByNumber(connection, u"KAVERI"_s, u"PO-77"_s).value(); });
}

std::size_t OrderLifeTest::pending(Office &office)
{
    return office.read([](Connection &connection) {
        PendingFilter filter;
        filter.challans = false;
        return pendingLines(connection, filter).value().size();
    });
}

// Workflow 11 of the domain: opening dispatched quantities are dated entries of their own.
void OrderLifeTest::whatLeftBeforeCountsAsDispatched()
{
    Office office;
    OrderDraft order = draft();
    order.lines[0].opening = {{QDate(2026, 4, 10), quantity(u"30"_s), u"old challan 17"_s},
                              {QDate(2026, 5, 2), quantity(u"10"_s), {}}};
    const auto saved = save(office, order);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(saved->lines[0].dispatched, quantity(u"40"_s));
    QCOMPARE(saved->lines[0].opening.size(), std::size_t{2});
    QCOMPARE(saved->lines[0].opening[0].reference, u"old challan 17"_s);
    QCOMPARE(statusOf(*saved, saved->lines[0]), OrderStatus::Part);

    const auto refused = office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"61"_s)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"over_dispatch"_s);
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    QCOMPARE(stored(office).lines[0].dispatched, quantity(u"100"_s));
}

// R14, R18
void OrderLifeTest::anOpeningEntryMayNotExceedTheOrder()
{
    Office office;
    OrderDraft order = draft();
    order.lines[0].opening = {{QDate(2026, 4, 10), quantity(u"101"_s), {}}};
    const auto before = office.rows();
    const auto refused = save(office, order);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"over_dispatch"_s);
    QCOMPARE(refused.error().violations.front().field, u"lines[0].opening"_s);
    QCOMPARE(office.rows(), before);
    order.allowExcess = true;
    QVERIFY(save(office, order).has_value());
}

void OrderLifeTest::anOpeningEntryIsDatedAndNotToCome()
{
    Office office;
    for (const QDate date : {QDate(), QDate(2026, 6, 16)}) {
        OrderDraft order = draft();
        order.lines[0].opening = {{date, quantity(u"1"_s), {}}};
        const auto refused = save(office, order);
        QVERIFY(!refused);
        QCOMPARE(refused.error().violations.front().field, u"lines[0].opening[0].date"_s);
    }
}

// R21: what a file does not speak of stays; what it gives again stands once.
void OrderLifeTest::enteringAnOrderAgainDoublesNoOpeningEntry()
{
    Office office;
    OrderDraft order = draft();
    order.lines[0].opening = {{QDate(2026, 4, 10), quantity(u"30"_s), {}}};
    QVERIFY(save(office, order).has_value());
    const auto before = office.rows();
    QVERIFY(save(office, order).has_value());
    QVERIFY(save(office, draft()).has_value());
    QCOMPARE(office.rows(), before);
    QCOMPARE(stored(office).lines[0].dispatched, quantity(u"30"_s));
    order.lines[0].opening = std::vector<OrderOpening>();
    QVERIFY(save(office, order).has_value());
    QCOMPARE(stored(office).lines[0].dispatched, Quantity());
}

// R19
void OrderLifeTest::aLineIsNotLoweredBelowItsOpeningEntries()
{
    Office office;
    OrderDraft order = draft();
    order.lines[0].opening = {{QDate(2026, 4, 10), quantity(u"30"_s), {}}};
    QVERIFY(save(office, order).has_value());
    const auto refused = save(office, draft(u"29"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"below_dispatched"_s);
    QVERIFY(save(office, draft(u"30"_s)).has_value());
}

void OrderLifeTest::lotsArePlansAndLimitNothing()
{
    Office office;
    OrderDraft order = draft();
    order.lines[0].lots = {{1, quantity(u"40"_s), QDate(2026, 6, 20), u"first lorry"_s},
                           {2, quantity(u"80"_s), QDate(2026, 7, 20), {}}};
    const auto saved = save(office, order);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->lines[0].lots.size(), std::size_t{2});
    QCOMPARE(saved->lines[0].lots[1].due, QDate(2026, 7, 20));
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"100"_s)}));
    order.lines[0].lots = {{1, quantity(u"1"_s), QDate(), {}}};
    QCOMPARE(save(office, order).error().violations.front().field, u"lines[0].lots[0].due"_s);
}

// R20, R71
void OrderLifeTest::aClosedOrderTakesNoChallanUntilItIsOpenedAgain()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    const auto closed = close(office);
    QVERIFY2(closed, qPrintable(closed ? QString() : closed.error().message));
    QCOMPARE(closed->closeReason, u"no longer wanted"_s);
    QCOMPARE(statusOf(*closed), OrderStatus::Closed);
    QCOMPARE(pending(office), std::size_t{0});
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"1"_s)})).error().code, u"order_closed"_s);
    QCOMPARE(close(office).error().code, u"already_closed"_s);
    QVERIFY(reopen(office).has_value());
    QCOMPARE(reopen(office).error().code, u"not_closed"_s);
    QCOMPARE(pending(office), std::size_t{2});
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"40"_s), orderLine(u"PO-77"_s, 2, u"2"_s)}));
    QCOMPARE(close(office).error().code, u"nothing_open"_s);
}

void OrderLifeTest::aClosedLineLeavesTheOthersOpen()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    const auto closed = close(office, 1);
    QVERIFY2(closed, qPrintable(closed ? QString() : closed.error().message));
    QCOMPARE(statusOf(*closed, closed->lines[0]), OrderStatus::Closed);
    QCOMPARE(statusOf(*closed, closed->lines[1]), OrderStatus::Open);
    QCOMPARE(pending(office), std::size_t{1});
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"1"_s)})).error().code, u"order_closed"_s);
    office.issue(office.challan({orderLine(u"PO-77"_s, 2, u"2"_s)}));
    // An amendment of the rest does not open it.
    QVERIFY(save(office, draft(u"120"_s)).has_value());
    QCOMPARE(pending(office), std::size_t{0});
    QCOMPARE(close(office, 3).error().code, u"unknown_line"_s);
    QVERIFY(reopen(office, 1).has_value());
    QCOMPARE(pending(office), std::size_t{1});
}

// R29 asks the same of every reason.
void OrderLifeTest::closingNeedsAReason()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    const auto before = office.rows();
    const auto refused = close(office, {}, u" a b "_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"reason_missing"_s);
    QCOMPARE(office.rows(), before);
}

// R81
void OrderLifeTest::closingAndOpeningAreAudited()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    QVERIFY(close(office).has_value());
    QVERIFY(reopen(office).has_value());
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE entity = 'sales_order' AND action = 'close' AND "
                           "changes LIKE '%no longer wanted%'"_s),
             1);
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE entity = 'sales_order' AND action = 'reopen' AND "
                           "changes LIKE '%wanted after all%'"_s),
             1);
}

// R71, R73: 100 of one item gone and 0 of 2 of another is not a dispatched order.
void OrderLifeTest::theStatusIsJudgedLineByLine()
{
    Office office;
    const auto saved = save(office, draft());
    QCOMPARE(statusOf(*saved), OrderStatus::Open);
    office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"100"_s)}));
    Order order = stored(office);
    QCOMPARE(statusOf(order, order.lines[0]), OrderStatus::Dispatched);
    QCOMPARE(statusOf(order, order.lines[1]), OrderStatus::Open);
    QCOMPARE(statusOf(order), OrderStatus::Part);
    office.issue(office.challan({orderLine(u"PO-77"_s, 2, u"2"_s)}));
    QCOMPARE(statusOf(stored(office)), OrderStatus::Dispatched);
    for (OrderLine &line : order.lines)
        line.cancelled = true;
    QCOMPARE(statusOf(order), OrderStatus::Cancelled);
    QCOMPARE(wordOf(OrderStatus::Part), u"part"_s);
}

// R18
void OrderLifeTest::excessIsRefusedUnlessTheOrderAllowsIt()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    QCOMPARE(office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"101"_s)})).error().code, u"over_dispatch"_s);
    OrderDraft order = draft();
    order.allowExcess = true;
    QVERIFY(save(office, order).has_value());
    const auto over = office.submit(office.challan({orderLine(u"PO-77"_s, 1, u"101"_s)}));
    QVERIFY(over.has_value());
    QVERIFY(std::any_of(over->warnings.begin(), over->warnings.end(),
                        [](const Warning &warning) { return warning.code == u"over_dispatch"_s; }));
    QCOMPARE(statusOf(stored(office), stored(office).lines[0]), OrderStatus::Dispatched);
}

// R23
void OrderLifeTest::anOrderWithACancelledChallanCannotBeDeleted()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    const Document challan = office.issue(office.challan({orderLine(u"PO-77"_s, 1, u"60"_s)}));
    QVERIFY(office.cancel(challan).has_value());
    const auto before = office.rows();
    const auto refused = office.write(
        [&](Connection &connection) { return deleteOrder(connection, u"KAVERI"_s, u"PO-77"_s, office.actor); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"has_documents"_s);
    QVERIFY2(refused.error().message.contains(challan.number), qPrintable(refused.error().message));
    QCOMPARE(office.rows(), before);
    QVERIFY_THROWS_EXCEPTION(DbError, office.sql(u"DELETE FROM sales_order"_s));
}

void OrderLifeTest::anOrderWithoutDocumentsIsDeletedWithAllItHas()
{
    Office office;
    const auto before = office.rows();
    OrderDraft order = draft();
    order.lines[0].opening = {{QDate(2026, 4, 10), quantity(u"30"_s), {}}};
    order.lines[0].lots = {{1, quantity(u"40"_s), QDate(2026, 6, 20), {}}};
    QVERIFY(save(office, order).has_value());
    QVERIFY(office
                .write([&](Connection &connection) {
                    return deleteOrder(connection, u"KAVERI"_s, u"PO-77"_s, office.actor);
                })
                .has_value());
    auto after = office.rows();
    QCOMPARE(after.take(u"audit"_s), before.value(u"audit"_s) + 2);
    auto rest = before;
    rest.remove(u"audit"_s);
    QCOMPARE(after, rest);
}

void OrderLifeTest::aRetiredMasterIsNotTakenIntoANewOrder()
{
    Office office;
    QVERIFY(save(office, draft()).has_value());
    office.sql(u"UPDATE party SET active = 0 WHERE code = 'KAVERI'"_s);
    office.sql(u"UPDATE item SET active = 0 WHERE code = 'BOLT'"_s);
    QVERIFY(save(office, draft(u"110"_s)).has_value()); // what was ordered before is still amended
    OrderDraft order = draft();
    order.number = u"PO-78"_s;
    const auto refused = save(office, order);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"party_inactive"_s);
    QVERIFY2(refused.error().message.contains(u"Kaveri Pumps"_s), qPrintable(refused.error().message));
    order.partyCode = u"PATEL"_s;
    order.lines[1].item = u"BOLT"_s;
    QCOMPARE(save(office, order).error().violations.front().code, u"item_inactive"_s);
}

QTEST_GUILESS_MAIN(OrderLifeTest)
#include "tst_orderlife.moc"
