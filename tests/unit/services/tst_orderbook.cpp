#include "unit/services/office.h"

#include "domain/orderstatus.h"
#include "services/orderbook.h"
#include "store/orderlist.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The list of orders: what it finds, and closing an order by hand.
class OrderBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNewestComeFirst();
    void everyWordMustBeInNumberOrCustomer();
    void whatIsLeftDecidesWhichOrdersAreOpen();
    void theListAgreesWithTheStatusOfTheOrder(); // R72
    void closingNeedsAReasonAndIsAudited();
    void anOrderAmendedMeanwhileIsNotClosed(); // R82
    void noListReadsDocumentsOneByOne();

private:
    static QStringList numbers(Office &office, const OrderFilter &filter);
};

QStringList OrderBookTest::numbers(Office &office, const OrderFilter &filter)
{
    return office.read([&](Connection &connection) {
        QStringList found;
        const auto orders = orderRows(connection, orderIds(connection, filter).value()).value();
        for (const Order &order : orders)
            found.append(order.number);
        return found;
    });
}

void OrderBookTest::theNewestComeFirst()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}});
    office.order(u"PO-2"_s, {{u"ROD"_s, u"5"_s}});
    QCOMPARE(numbers(office, {}), (QStringList{u"PO-2"_s, u"PO-1"_s}));
}

void OrderBookTest::everyWordMustBeInNumberOrCustomer()
{
    Office office;
    office.order(u"PO-17"_s, {{u"ROD"_s, u"5"_s}});
    office.order(u"PO-28"_s, {{u"ROD"_s, u"5"_s}});
    QCOMPARE(numbers(office, {OrderScope::All, u"17"_s}), QStringList{u"PO-17"_s});
    QCOMPARE(numbers(office, {OrderScope::All, u"kaveri po-28"_s}), QStringList{u"PO-28"_s});
    QCOMPARE(numbers(office, {OrderScope::All, u"kaveri 99"_s}), QStringList());
}

void OrderBookTest::whatIsLeftDecidesWhichOrdersAreOpen()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}});
    office.order(u"PO-2"_s, {{u"ROD"_s, u"5"_s}});
    office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    office.issue(office.challan({orderLine(u"PO-2"_s, 1, u"4"_s)}));
    QCOMPARE(numbers(office, {OrderScope::NothingLeft, {}}), QStringList{u"PO-1"_s});
    QCOMPARE(numbers(office, {OrderScope::SomethingLeft, {}}), QStringList{u"PO-2"_s});
    QCOMPARE(numbers(office, {OrderScope::Closed, {}}), QStringList());
}

// R72: the list and the order itself say the same of goods that came back, may be sent again, or left before.
void OrderBookTest::theListAgreesWithTheStatusOfTheOrder()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    office.bringBack(challan, 1, u"2"_s);
    office.order(u"PO-2"_s, {{u"ROD"_s, u"5"_s}});
    office.sql(u"INSERT INTO order_opening (order_line_id, date, qty) SELECT l.id, '2026-05-01', 5000 "
               "FROM order_line AS l JOIN sales_order AS o ON o.id = l.order_id WHERE o.number = 'PO-2'"_s);
    for (const auto &[scope, expected] : {std::pair(OrderScope::SomethingLeft, OrderStatus::Part),
                                          std::pair(OrderScope::NothingLeft, OrderStatus::Dispatched)}) {
        const auto orders = office.read([&, wanted = scope](Connection &connection) {
            return orderRows(connection, orderIds(connection, {wanted, {}}).value()).value();
        });
        QCOMPARE(orders.size(), std::size_t{1});
        QCOMPARE(statusOf(orders.front()), expected);
    }
}

void OrderBookTest::closingNeedsAReasonAndIsAudited()
{
    Office office;
    const Order order = office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}});
    const auto close = [&](const Order &seen, bool closed, const QString &reason) {
        return office.write(
            [&](Connection &connection) { return setOrderClosed(connection, seen, closed, reason, office.actor); });
    };
    QCOMPARE(close(order, true, u" x "_s).error().code, u"reason_missing"_s);
    const std::int64_t rows = office.number(u"SELECT count(*) FROM audit"_s);
    const auto closed = close(order, true, u"taken elsewhere"_s);
    QVERIFY(closed);
    QVERIFY(closed->closed);
    QCOMPARE(statusOf(*closed), OrderStatus::Closed);
    QCOMPARE(office.number(u"SELECT count(*) FROM audit"_s), rows + 1);
    QCOMPARE(numbers(office, {OrderScope::Closed, {}}), QStringList{u"PO-1"_s});
    QCOMPARE(close(*closed, true, u"once more"_s).error().code, u"already_closed"_s);
    QVERIFY(!close(*closed, false, u"wanted after all"_s)->closed);
}

void OrderBookTest::anOrderAmendedMeanwhileIsNotClosed()
{
    Office office;
    const Order seen = office.order(u"PO-1"_s, {{u"ROD"_s, u"5"_s}});
    const auto set = [&](const Order &order, bool closed) {
        return office.write([&](Connection &connection) {
            return setOrderClosed(connection, order, closed, u"taken elsewhere"_s, office.actor);
        });
    };
    const auto closed = set(seen, true);
    QVERIFY(closed);
    QVERIFY(set(*closed, false));
    QCOMPARE(set(seen, true).error().code, u"stale"_s);
    QVERIFY(!office.read([&](Connection &connection) { return orderById(connection, seen.id); })->closed);
}

void OrderBookTest::noListReadsDocumentsOneByOne()
{
    Office office;
    Connection connection = office.database.database().connect();
    for (const QString &sql : store::orderListSql()) {
        QStringList plan;
        connection.each(u"EXPLAIN QUERY PLAN "_s + sql, [&](Row &row) {
            row.take<int>();
            row.take<int>();
            row.take<int>();
            plan += row.take<QString>();
        });
        QVERIFY(!plan.isEmpty());
        for (const QString &step : plan) {
            const bool ordered = step.startsWith(u"SCAN o USING"_s) && step.contains(u"sales_order_by_date"_s);
            QVERIFY2((ordered || !step.startsWith(u"SCAN"_s)) && !step.contains(u"TEMP B-TREE"_s),
                     qPrintable(sql + u'\n' + plan.join(u'\n')));
        }
    }
}

QTEST_GUILESS_MAIN(OrderBookTest)
#include "tst_orderbook.moc"
