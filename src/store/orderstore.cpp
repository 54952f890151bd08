#include "store/orderstore.h"

#include "base/text.h"
#include "store/documentblock.h"

namespace desk::store {

namespace {

#define DESK_ORDER_SELECT \
    "SELECT o.id, o.party_id, p.code, p.name, o.number, o.date, o.allow_excess, o.closed, o.remarks, o.version " \
    "FROM sales_order AS o JOIN party AS p ON p.id = o.party_id "

const QString selectByNumber = QStringLiteral(DESK_ORDER_SELECT "WHERE o.party_id = ? AND o.number_key = ?");
const QString selectById = QStringLiteral(DESK_ORDER_SELECT "WHERE o.id = ?");

#undef DESK_ORDER_SELECT

// What left for a line: challans, and invoices that bill no challan; a billed challan counts once (R42), and so do goods
// that are sent after their invoice (R59).
#define DESK_DISPATCHED \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id " \
    "WHERE dl.order_line_id = l.id AND dl.source_line_id IS NULL AND d.status = 'issued' " \
    "AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '') "
// What came back of it and was not lost: it may be sent again (R17).
#define DESK_BROUGHT_BACK \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id " \
    "WHERE dl.order_line_id = l.id AND d.status = 'issued' AND d.kind = 'return' AND dl.returned_as <> 'loss') "
#define DESK_DONE_OF_ORDER_LINE \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id " \
    "WHERE dl.order_line_id = l.id AND d.status = 'issued' AND d.kind = "
#define DESK_DONE_OF_CHALLAN_LINE \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS other ON other.id = dl.document_id " \
    "WHERE dl.source_line_id = l.id AND other.status = 'issued' AND other.kind = "

const QString selectLines = QStringLiteral(
    "SELECT l.id, l.line_no, l.item_id, coalesce(i.code, ''), l.description, l.hsn, l.unit, l.gst, l.qty, l.rate, l.due, "
    "l.cancelled, " DESK_DISPATCHED "- " DESK_BROUGHT_BACK
    "FROM order_line AS l LEFT JOIN item AS i ON i.id = l.item_id WHERE l.order_id = ? ORDER BY l.line_no");

const QString insertOrderRow = QStringLiteral(
    "INSERT INTO sales_order (party_id, number, number_key, date, allow_excess, closed, remarks) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateOrderRow = QStringLiteral(
    "UPDATE sales_order SET date = ?, allow_excess = ?, closed = ?, remarks = ?, version = version + 1 "
    "WHERE id = ? AND version = ?");
const QString insertLineRow = QStringLiteral(
    "INSERT INTO order_line (order_id, line_no, item_id, description, hsn, unit, gst, qty, rate, due, cancelled) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateLineRow = QStringLiteral(
    "UPDATE order_line SET item_id = ?, description = ?, hsn = ?, unit = ?, gst = ?, qty = ?, rate = ?, due = ?, "
    "cancelled = ? WHERE id = ?");

#define DESK_PENDING_ORDER_LINES \
    "SELECT o.number, '', o.date, l.line_no, l.id, NULL, coalesce(i.code, ''), l.description, l.hsn, l.unit, l.gst, l.rate, " \
    "p.code, p.name, p.state, l.due, l.qty, " DESK_DISPATCHED ", " DESK_BROUGHT_BACK ", " DESK_DONE_OF_ORDER_LINE \
    "'invoice'), NULL, 'supply', '' " \
    "FROM sales_order AS o JOIN party AS p ON p.id = o.party_id JOIN order_line AS l ON l.order_id = o.id " \
    "LEFT JOIN item AS i ON i.id = l.item_id WHERE o.closed = 0 AND l.cancelled = 0 "
#define DESK_IN_ORDER "ORDER BY o.date, o.id, l.line_no"

const QString pendingOrders = QStringLiteral(DESK_PENDING_ORDER_LINES DESK_IN_ORDER);
const QString pendingOrdersOfParty = QStringLiteral(DESK_PENDING_ORDER_LINES "AND o.party_id = ? " DESK_IN_ORDER);
const QString pendingOrdersOfNumber = QStringLiteral(DESK_PENDING_ORDER_LINES "AND o.number_key = ? " DESK_IN_ORDER);
const QString pendingOrdersOfBoth = QStringLiteral(DESK_PENDING_ORDER_LINES
                                                   "AND o.party_id = ? AND o.number_key = ? " DESK_IN_ORDER);

#undef DESK_IN_ORDER
#undef DESK_PENDING_ORDER_LINES

#define DESK_PENDING_CHALLAN_LINES \
    "SELECT d.number, d.fy, d.date, l.line_no, l.order_line_id, l.id, l.item_code, l.description, l.hsn, l.unit, l.gst, " \
    "l.rate, d.party_code, d.party_name, d.place_of_supply, l.due_back, l.qty, l.qty, " DESK_DONE_OF_CHALLAN_LINE \
    "'return'), " DESK_DONE_OF_CHALLAN_LINE "'invoice'), d.id, d.purpose, coalesce(d.ship_to_block, '') "
// CROSS JOIN keeps SQLite to this order of tables: from the order to its few lines, not from every challan.
#define DESK_CHALLANS_OF_ORDER \
    "FROM sales_order AS o CROSS JOIN order_line AS ol CROSS JOIN document_line AS l CROSS JOIN document AS d " \
    "WHERE ol.order_id = o.id AND l.order_line_id = ol.id AND d.id = l.document_id "
#define DESK_IN_ORDER "ORDER BY d.date, d.id, l.line_no"
// Goods that follow their invoice are billed already (R59).
#define DESK_UNBILLED "AND d.follows_invoice = '' "

const QString pendingChallans = QStringLiteral(
    DESK_PENDING_CHALLAN_LINES "FROM document AS d JOIN document_line AS l ON l.document_id = d.id "
                               "WHERE d.kind = 'challan' AND d.status = 'issued' " DESK_UNBILLED DESK_IN_ORDER);
const QString pendingChallansOfParty = QStringLiteral(
    DESK_PENDING_CHALLAN_LINES
    "FROM document AS d JOIN document_line AS l ON l.document_id = d.id "
    "WHERE d.kind = 'challan' AND d.party_id = ? AND d.status = 'issued' " DESK_UNBILLED DESK_IN_ORDER);
const QString pendingChallansOfNumber = QStringLiteral(
    DESK_PENDING_CHALLAN_LINES DESK_CHALLANS_OF_ORDER
    "AND o.number_key = ? AND d.kind = 'challan' AND d.status = 'issued' " DESK_UNBILLED DESK_IN_ORDER);
const QString pendingChallansOfBoth = QStringLiteral(
    DESK_PENDING_CHALLAN_LINES DESK_CHALLANS_OF_ORDER
    "AND o.party_id = ? AND o.number_key = ? AND d.kind = 'challan' AND d.status = 'issued' " DESK_UNBILLED
        DESK_IN_ORDER);

#undef DESK_UNBILLED
#undef DESK_IN_ORDER
#undef DESK_CHALLANS_OF_ORDER
#undef DESK_PENDING_CHALLAN_LINES
#undef DESK_DONE_OF_CHALLAN_LINE
#undef DESK_DONE_OF_ORDER_LINE
#undef DESK_BROUGHT_BACK
#undef DESK_DISPATCHED

Order orderFrom(Row &row)
{
    Order order;
    order.id = row.take<OrderId>();
    order.party = row.take<PartyId>();
    order.partyCode = row.take<QString>();
    order.partyName = row.take<QString>();
    order.number = row.take<QString>();
    order.date = row.take<QDate>();
    order.allowExcess = row.take<bool>();
    order.closed = row.take<bool>();
    order.remarks = row.take<QString>();
    order.version = row.take<std::int64_t>();
    return order;
}

OrderLine lineFrom(Row &row)
{
    OrderLine line;
    line.id = row.take<OrderLineId>();
    line.number = row.take<int>();
    line.item = row.take<ItemId>();
    line.itemCode = row.take<QString>();
    line.description = row.take<QString>();
    line.hsn = row.take<QString>();
    line.unit = row.take<QString>();
    line.gst = row.take<Percent>();
    line.quantity = row.take<Quantity>();
    line.rate = row.take<Rate>();
    line.due = row.take<std::optional<QDate>>().value_or(QDate());
    line.cancelled = row.take<bool>();
    line.dispatched = row.take<Quantity>();
    return line;
}

PendingLine pendingFrom(Row &row)
{
    PendingLine pending;
    pending.number = row.take<QString>();
    pending.fy = row.take<QString>();
    pending.date = row.take<QDate>();
    pending.line = row.take<int>();
    pending.orderLine = row.take<OrderLineId>();
    pending.documentLine = row.take<DocumentLineId>();
    pending.itemCode = row.take<QString>();
    pending.description = row.take<QString>();
    pending.hsn = row.take<QString>();
    pending.unit = row.take<QString>();
    pending.gst = row.take<Percent>();
    pending.rate = row.take<Rate>();
    pending.partyCode = row.take<QString>();
    pending.partyName = row.take<QString>();
    pending.placeOfSupply = row.take<QString>();
    pending.due = row.take<std::optional<QDate>>().value_or(QDate());
    pending.ordered = row.take<Quantity>();
    pending.dispatched = row.take<Quantity>();
    pending.returned = row.take<Quantity>();
    pending.invoiced = row.take<Quantity>();
    pending.document = row.take<DocumentId>();
    pending.purpose = purposeFrom(row.take<QString>()).value_or(Purpose::Supply);
    if (const QString block = row.take<QString>(); !block.isEmpty())
        pending.shipTo = shipToFromBlock(block)->name;
    return pending;
}

// The same question with either filter, with both and with none.
struct PendingSql {
    const QString &ofBoth;
    const QString &ofParty;
    const QString &ofNumber;
    const QString &ofAll;
};

std::vector<PendingLine> somethingLeft(Connection &connection, const PendingSql &sql, PartyId party,
                                       const QString &orderNumber, Quantity (*left)(const PendingLine &))
{
    std::vector<PendingLine> lines;
    const auto keep = [&](Row &row) {
        PendingLine line = pendingFrom(row);
        line.pending = left(line);
        if (line.pending.isPositive())
            lines.push_back(std::move(line));
    };
    const QString key = comparisonKey(orderNumber);
    if (party.isValid() && !key.isEmpty())
        connection.each(sql.ofBoth, keep, party, key);
    else if (party.isValid())
        connection.each(sql.ofParty, keep, party);
    else if (!key.isEmpty())
        connection.each(sql.ofNumber, keep, key);
    else
        connection.each(sql.ofAll, keep);
    return lines;
}

std::optional<Order> withLines(Connection &connection, std::optional<Order> order)
{
    if (order)
        order->lines = connection.all(selectLines, lineFrom, order->id);
    return order;
}

} // namespace

std::optional<Order> orderByNumber(Connection &connection, PartyId party, const QString &number)
{
    return withLines(connection, connection.first(selectByNumber, orderFrom, party, comparisonKey(number)));
}

std::optional<Order> orderById(Connection &connection, OrderId id)
{
    return withLines(connection, connection.first(selectById, orderFrom, id));
}

OrderId insertOrder(Connection &connection, const Order &order)
{
    return connection.insert<OrderId>(insertOrderRow, order.party, order.number, comparisonKey(order.number),
                                      order.date, order.allowExcess, order.closed, order.remarks);
}

bool updateOrder(Connection &connection, const Order &order)
{
    return connection.run(updateOrderRow, order.date, order.allowExcess, order.closed, order.remarks, order.id,
                          order.version)
        > 0;
}

OrderLineId insertOrderLine(Connection &connection, OrderId order, const OrderLine &line)
{
    return connection.insert<OrderLineId>(insertLineRow, order, line.number, line.item, line.description, line.hsn,
                                          line.unit, line.gst, line.quantity, line.rate, line.due, line.cancelled);
}

void updateOrderLine(Connection &connection, const OrderLine &line)
{
    connection.run(updateLineRow, line.item, line.description, line.hsn, line.unit, line.gst, line.quantity, line.rate,
                   line.due, line.cancelled, line.id);
}

std::vector<PendingLine> pendingOrderLines(Connection &connection, PartyId party, const QString &orderNumber)
{
    const auto left = [](const PendingLine &line) { return line.ordered - line.dispatched + line.returned; };
    std::vector<PendingLine> lines = somethingLeft(
        connection, {pendingOrdersOfBoth, pendingOrdersOfParty, pendingOrdersOfNumber, pendingOrders}, party,
        orderNumber, left);
    for (PendingLine &line : lines)
        line.isOrder = true;
    return lines;
}

std::vector<PendingLine> pendingChallanLines(Connection &connection, PartyId party, const QString &orderNumber)
{
    const auto left = [](const PendingLine &line) { return line.ordered - line.returned - line.invoiced; };
    return somethingLeft(connection,
                         {pendingChallansOfBoth, pendingChallansOfParty, pendingChallansOfNumber, pendingChallans},
                         party, orderNumber, left);
}

QStringList filteredPendingSql()
{
    return {pendingOrdersOfParty,   pendingOrdersOfNumber,   pendingOrdersOfBoth,
            pendingChallansOfParty, pendingChallansOfNumber, pendingChallansOfBoth};
}

} // namespace desk::store
