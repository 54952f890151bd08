#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/order.h"
#include "services/actor.h"
#include "store/orderlist.h"

#include <vector>

namespace desk {

using OrderScope = store::OrderScope;

struct OrderFilter {
    OrderScope scope = OrderScope::All;
    QString search; // words, ANDed, anywhere in number or customer
};
Result<std::vector<OrderId>> orderIds(Connection &connection, const OrderFilter &filter);
// In the order of the ids; one that went meanwhile is left out.
Result<std::vector<Order>> orderRows(Connection &connection, const std::vector<OrderId> &ids);
Result<Order> orderById(Connection &connection, OrderId id);

// Closes an order short, or opens it again: a version that is old is refused ("stale"), so that nobody closes what
// somebody else has just amended.
Result<Order> setOrderClosed(Connection &connection, const Order &order, bool closed, const QString &reason,
                             const Actor &actor);

} // namespace desk
