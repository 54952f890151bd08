#include "store/orderlist.h"

#include <algorithm>

namespace desk::store {

namespace {

// CROSS JOIN keeps to the order of dates, which an index has, so that nothing is sorted.
#define DESK_ORDERS \
    "SELECT o.id, o.number_key, p.name_key FROM sales_order AS o CROSS JOIN party AS p WHERE p.id = o.party_id "
// As orderstore counts what left for a line and what came back of it.
#define DESK_LEFT \
    "(SELECT 1 FROM order_line AS l WHERE l.order_id = o.id AND l.cancelled = 0 AND l.short_closed = 0 " \
    "AND l.qty > (SELECT coalesce(sum(qty), 0) FROM order_opening WHERE order_line_id = l.id) + " \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id " \
    "WHERE dl.order_line_id = l.id AND dl.source_line_id IS NULL AND d.status = 'issued' " \
    "AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '') - " \
    "(SELECT coalesce(sum(dl.qty), 0) FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id " \
    "WHERE dl.order_line_id = l.id AND d.status = 'issued' AND d.kind = 'return' AND dl.returned_as <> 'loss')) "
#define DESK_NEWEST "ORDER BY o.date DESC, o.id DESC"

const QString all = QStringLiteral(DESK_ORDERS DESK_NEWEST);
const QString somethingLeft = QStringLiteral(DESK_ORDERS "AND o.closed = 0 AND EXISTS " DESK_LEFT DESK_NEWEST);
const QString nothingLeft = QStringLiteral(DESK_ORDERS "AND o.closed = 0 AND NOT EXISTS " DESK_LEFT DESK_NEWEST);
const QString closed = QStringLiteral(DESK_ORDERS "AND o.closed = 1 " DESK_NEWEST);

#undef DESK_NEWEST
#undef DESK_LEFT
#undef DESK_ORDERS

const QString &sqlOf(OrderScope scope)
{
    switch (scope) {
    case OrderScope::SomethingLeft: return somethingLeft;
    case OrderScope::NothingLeft: return nothingLeft;
    case OrderScope::Closed: return closed;
    case OrderScope::All: break;
    }
    return all;
}

} // namespace

std::vector<OrderId> orderIds(Connection &connection, OrderScope scope, const std::vector<OrderWord> &words)
{
    std::vector<OrderId> ids;
    connection.each(sqlOf(scope), [&](Row &row) {
        const auto id = row.take<OrderId>();
        const auto number = row.take<QString>();
        const auto name = row.take<QString>();
        const bool fits = std::all_of(words.begin(), words.end(), [&](const OrderWord &word) {
            return number.contains(word.inNumber) || name.contains(word.inName);
        });
        if (fits)
            ids.push_back(id);
    });
    return ids;
}

QStringList orderListSql()
{
    return {all, somethingLeft, nothingLeft, closed};
}

} // namespace desk::store
