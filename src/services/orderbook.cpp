#include "services/orderbook.h"

#include "base/text.h"
#include "services/auditing.h"
#include "store/orderstore.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct OrderBook {
    Q_DECLARE_TR_FUNCTIONS(desk::OrderBook)
};

constexpr qsizetype shortestReason = 3;

} // namespace

Result<std::vector<OrderId>> orderIds(Connection &connection, const OrderFilter &filter)
{
    const QStringList typed = filter.search.split(u' ', Qt::SkipEmptyParts);
    std::vector<store::OrderWord> words;
    words.reserve(static_cast<std::size_t>(typed.size()));
    for (const QString &word : typed)
        words.push_back({comparisonKey(word), searchKey(word)});
    return store::orderIds(connection, filter.scope, words);
}

Result<std::vector<Order>> orderRows(Connection &connection, const std::vector<OrderId> &ids)
{
    std::vector<Order> orders;
    orders.reserve(ids.size());
    for (const OrderId id : ids) {
        if (auto order = store::orderById(connection, id))
            orders.push_back(*std::move(order));
    }
    return orders;
}

Result<Order> orderById(Connection &connection, OrderId id)
{
    if (auto order = store::orderById(connection, id))
        return *std::move(order);
    return tl::unexpected(Error::refused(u"unknown_order"_s, OrderBook::tr("There is no such order any more.")));
}

Result<Order> setOrderClosed(Connection &connection, const Order &seen, bool closed, const QString &why,
                             const Actor &actor)
{
    auto order = orderById(connection, seen.id);
    if (!order)
        return order;
    const QString reason = tidied(why);
    if (reason.size() < shortestReason)
        return tl::unexpected(Error::refused(u"reason_missing"_s, OrderBook::tr("Write why, in at least 3 letters.")));
    if (order->closed == closed)
        return tl::unexpected(
            closed
                ? Error::refused(u"already_closed"_s, OrderBook::tr("Order %1 is closed already.").arg(order->number))
                : Error::refused(u"not_closed"_s, OrderBook::tr("Order %1 is not closed.").arg(order->number)));
    order->version = seen.version;
    order->closed = closed;
    order->closeReason = closed ? reason : QString();
    if (!store::updateOrder(connection, *order))
        return tl::unexpected(Error::refused(
            u"stale"_s, OrderBook::tr("Order %1 was changed by somebody else meanwhile.").arg(order->number)));
    const QJsonObject changes{{u"closed"_s, changed(!closed, closed)}, {u"reason"_s, changed(QString(), reason)}};
    store::appendAudit(connection,
                       auditRow(actor, closed ? u"close"_s : u"reopen"_s, u"sales_order"_s, seen.id.value(),
                                order->partyCode + u' ' + order->number, changes));
    return orderById(connection, seen.id);
}

} // namespace desk
