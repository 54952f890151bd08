#pragma once

#include "db/connection.h"
#include "domain/order.h"
#include "domain/pending.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace desk::store {

// With all lines, cancelled ones too, and what issued challans and direct invoices have dispatched of each, opening entries among
// it, with lots and opening entries.
std::optional<Order> orderByNumber(Connection &connection, PartyId party, const QString &number);
std::optional<Order> orderById(Connection &connection, OrderId id);

OrderId insertOrder(Connection &connection, const Order &order);
// False when the stored version is not order.version.
bool updateOrder(Connection &connection, const Order &order);
OrderLineId insertOrderLine(Connection &connection, OrderId order, const OrderLine &line);
void updateOrderLine(Connection &connection, const OrderLine &line);

// Both write all there is of a line anew.
void replaceLots(Connection &connection, OrderLineId line, const std::vector<OrderLot> &lots);
void replaceOpening(Connection &connection, OrderLineId line, const std::vector<OrderOpening> &opening);
// Of an order that no document refers to.
void deleteOrder(Connection &connection, const Order &order);
// The documents with a line of the order, cancelled ones too.
struct OrderDocument {
    QString kind;
    QString number;
};
std::vector<OrderDocument> documentsOf(Connection &connection, OrderId order);
// The newest first; an invalid party means all.
std::vector<OrderId> orderIds(Connection &connection, PartyId party);

// Lines with something left, the oldest first. An invalid party and an empty number mean all; a filter is served by an
// index, never by reading every document.
std::vector<PendingLine> pendingOrderLines(Connection &connection, PartyId party, const QString &orderNumber);
std::vector<PendingLine> pendingChallanLines(Connection &connection, PartyId party, const QString &orderNumber);

// The statements of the two that have a filter, for the test of their plans.
QStringList filteredPendingSql();

} // namespace desk::store
