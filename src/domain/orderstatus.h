#pragma once

#include "domain/order.h"

namespace desk {

// Where an order line or an order stands (R71). An order is judged line by line, never by the sum over unlike items
// (R73): it is dispatched when every line is, and closed when nothing more will be sent though less than ordered was.
enum class OrderStatus { Open, Part, Dispatched, Closed, Cancelled };

OrderStatus statusOf(const Order &order, const OrderLine &line);
OrderStatus statusOf(const Order &order);
// What is still to be sent; nothing of a line that is cancelled or closed (R17, R20).
Quantity pendingOf(const Order &order, const OrderLine &line);

QString wordOf(OrderStatus); // "open", "part", "dispatched", "closed", "cancelled"
QString displayName(OrderStatus);

} // namespace desk
