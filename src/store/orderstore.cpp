#include "store/orderstore.h"

#include "base/text.h"
#include "store/documentblock.h"

#include <algorithm>

namespace desk::store {

namespace {

#define DESK_ORDER_SELECT \
    "SELECT o.id, o.party_id, p.code, p.name, o.number, o.date, o.allow_excess, o.closed, o.close_reason, o.remarks, " \
    "o.version " \
    "FROM sales_order AS o JOIN party AS p ON p.id = o.party_id "

const QString selectByNumber = QStringLiteral(DESK_ORDER_SELECT "WHERE o.party_id = ? AND o.number_key = ?");
const QString selectById = QStringLiteral(DESK_ORDER_SELECT "WHERE o.id = ?");

#undef DESK_ORDER_SELECT

// What left for a line: challans, and invoices that bill no challan; a billed challan counts once (R42), and so do goods
// that are sent after their invoice (R59); and what had left before the program was used.
#define DESK_DISPATCHED \
    "(SELECT coalesce(sum(qty), 0) FROM order_opening WHERE order_line_id = l.id) + " \
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
    "l.cancelled, l.short_closed, " DESK_DISPATCHED "- " DESK_BROUGHT_BACK
    "FROM order_line AS l LEFT JOIN item AS i ON i.id = l.item_id WHERE l.order_id = ? ORDER BY l.line_no");

const QString insertOrderRow = QStringLiteral(
    "INSERT INTO sales_order (party_id, number, number_key, date, allow_excess, closed, close_reason, remarks) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateOrderRow = QStringLiteral(
    "UPDATE sales_order SET date = ?, allow_excess = ?, closed = ?, close_reason = ?, remarks = ?, version = version + 1 "
    "WHERE id = ? AND version = ?");
const QString insertLineRow = QStringLiteral(
    "INSERT INTO order_line (order_id, line_no, item_id, description, hsn, unit, gst, qty, rate, due, cancelled, "
    "short_closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateLineRow = QStringLiteral(
    "UPDATE order_line SET item_id = ?, description = ?, hsn = ?, unit = ?, gst = ?, qty = ?, rate = ?, due = ?, "
    "cancelled = ?, short_closed = ? WHERE id = ?");

const QString selectLots = QStringLiteral(
    "SELECT order_line_id, lot_no, qty, due, remark FROM order_lot WHERE order_line_id IN "
    "(SELECT id FROM order_line WHERE order_id = ?) ORDER BY order_line_id, lot_no");
const QString deleteLots = QStringLiteral("DELETE FROM order_lot WHERE order_line_id = ?");
const QString insertLot = QStringLiteral(
    "INSERT INTO order_lot (order_line_id, lot_no, qty, due, remark) VALUES (?, ?, ?, ?, ?)");
const QString selectOpening = QStringLiteral(
    "SELECT order_line_id, date, qty, reference FROM order_opening WHERE order_line_id IN "
    "(SELECT id FROM order_line WHERE order_id = ?) ORDER BY order_line_id, date, id");
const QString deleteOpening = QStringLiteral("DELETE FROM order_opening WHERE order_line_id = ?");
const QString insertOpening = QStringLiteral(
    "INSERT INTO order_opening (order_line_id, date, qty, reference) VALUES (?, ?, ?, ?)");
const QString deleteLinesOfOrder = QStringLiteral("DELETE FROM order_line WHERE order_id = ?");
const QString deleteOrderRow = QStringLiteral("DELETE FROM sales_order WHERE id = ?");
const QString selectDocuments = QStringLiteral(
    "SELECT DISTINCT d.kind, d.number FROM order_line AS ol JOIN document_line AS l ON l.order_line_id = ol.id "
    "JOIN document AS d ON d.id = l.document_id WHERE ol.order_id = ? ORDER BY d.kind, d.number");
const QString selectIds = QStringLiteral("SELECT id FROM sales_order ORDER BY date DESC, id DESC");
const QString selectIdsOfParty = QStringLiteral(
    "SELECT id FROM sales_order WHERE party_id = ? ORDER BY date DESC, id DESC");

#define DESK_PENDING_ORDER_LINES \
    "SELECT o.number, '', o.date, l.line_no, l.id, NULL, coalesce(i.code, ''), l.description, l.hsn, l.unit, l.gst, l.rate, " \
    "p.code, p.name, p.state, l.due, l.qty, " DESK_DISPATCHED ", " DESK_BROUGHT_BACK ", " DESK_DONE_OF_ORDER_LINE \
    "'invoice'), NULL, 'supply', '' " \
    "FROM sales_order AS o JOIN party AS p ON p.id = o.party_id JOIN order_line AS l ON l.order_id = o.id " \
    "LEFT JOIN item AS i ON i.id = l.item_id WHERE o.closed = 0 AND l.cancelled = 0 AND l.short_closed = 0 "
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
    order.closeReason = row.take<QString>();
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
    line.shortClosed = row.take<bool>();
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
    if (!order)
        return order;
    order->lines = connection.all(selectLines, lineFrom, order->id);
    const auto lineOf = [&order](OrderLineId id) -> OrderLine & {
        return *std::find_if(order->lines.begin(), order->lines.end(),
                             [id](const OrderLine &line) { return line.id == id; });
    };
    connection.each(
        selectLots,
        [&](Row &row) {
            OrderLine &line = lineOf(row.take<OrderLineId>());
            line.lots.push_back({row.take<int>(), row.take<Quantity>(), row.take<QDate>(), row.take<QString>()});
        },
        order->id);
    connection.each(
        selectOpening,
        [&](Row &row) {
            OrderLine &line = lineOf(row.take<OrderLineId>());
            line.opening.push_back({row.take<QDate>(), row.take<Quantity>(), row.take<QString>()});
        },
        order->id);
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
                                      order.date, order.allowExcess, order.closed, order.closeReason, order.remarks);
}

bool updateOrder(Connection &connection, const Order &order)
{
    return connection.run(updateOrderRow, order.date, order.allowExcess, order.closed, order.closeReason, order.remarks,
                          order.id, order.version)
        > 0;
}

OrderLineId insertOrderLine(Connection &connection, OrderId order, const OrderLine &line)
{
    return connection.insert<OrderLineId>(insertLineRow, order, line.number, line.item, line.description, line.hsn,
                                          line.unit, line.gst, line.quantity, line.rate, line.due, line.cancelled,
                                          line.shortClosed);
}

void updateOrderLine(Connection &connection, const OrderLine &line)
{
    connection.run(updateLineRow, line.item, line.description, line.hsn, line.unit, line.gst, line.quantity, line.rate,
                   line.due, line.cancelled, line.shortClosed, line.id);
}

void replaceLots(Connection &connection, OrderLineId line, const std::vector<OrderLot> &lots)
{
    connection.run(deleteLots, line);
    for (const OrderLot &lot : lots)
        connection.run(insertLot, line, lot.number, lot.quantity, lot.due, lot.remark);
}

void replaceOpening(Connection &connection, OrderLineId line, const std::vector<OrderOpening> &opening)
{
    connection.run(deleteOpening, line);
    for (const OrderOpening &entry : opening)
        connection.run(insertOpening, line, entry.date, entry.quantity, entry.reference);
}

void deleteOrder(Connection &connection, const Order &order)
{
    for (const OrderLine &line : order.lines) {
        connection.run(deleteLots, line.id);
        connection.run(deleteOpening, line.id);
    }
    connection.run(deleteLinesOfOrder, order.id);
    connection.run(deleteOrderRow, order.id);
}

std::vector<OrderDocument> documentsOf(Connection &connection, OrderId order)
{
    return connection.all(
        selectDocuments,
        [](Row &row) {
            return OrderDocument{row.take<QString>(), row.take<QString>()};
        },
        order);
}

std::vector<OrderId> orderIds(Connection &connection, PartyId party)
{
    const auto take = [](Row &row) { return row.take<OrderId>(); };
    return party.isValid() ? connection.all(selectIdsOfParty, take, party) : connection.all(selectIds, take);
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
