#pragma once

#include "db/connection.h"
#include "domain/order.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace desk::store {

// With all lines, cancelled ones too, and what issued challans and direct invoices have dispatched of each.
std::optional<Order> orderByNumber(Connection &connection, PartyId party, const QString &number);
std::optional<Order> orderById(Connection &connection, OrderId id);

OrderId insertOrder(Connection &connection, const Order &order);
// False when the stored version is not order.version.
bool updateOrder(Connection &connection, const Order &order);
OrderLineId insertOrderLine(Connection &connection, OrderId order, const OrderLine &line);
void updateOrderLine(Connection &connection, const OrderLine &line);

// One line with what is left of it. For an order: ordered and dispatched. For a challan: ordered is what was delivered.
struct PendingRow {
    QString number;
    QString fy;
    QDate date;
    int line = 0;
    OrderLineId orderLine;
    DocumentLineId documentLine;
    QString itemCode;
    QString description;
    QString hsn;
    QString unit;
    Percent gst;
    Rate rate;
    QString partyCode;
    QString partyName;
    QString placeOfSupply;
    QDate due;
    Quantity ordered;
    Quantity dispatched;
    Quantity returned;
    Quantity invoiced;
};

// Lines with something left, the oldest first. An invalid party and an empty number mean all; a filter is served by an
// index, never by reading every document.
std::vector<PendingRow> pendingOrderLines(Connection &connection, PartyId party, const QString &orderNumber);
std::vector<PendingRow> pendingChallanLines(Connection &connection, PartyId party, const QString &orderNumber);

// The statements of the two that have a filter, for the test of their plans.
QStringList filteredPendingSql();

} // namespace desk::store
