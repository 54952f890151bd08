#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/kinds.h"
#include "domain/order.h"
#include "services/actor.h"

#include <optional>
#include <vector>

namespace desk {

// An order as entered: lines name items by code; a line that exists already is amended (never below what was dispatched,
// R19; lines left out become cancelled and keep their history, R20).
struct OrderDraft {
    QString number;
    QDate date;
    QString partyCode;
    bool allowExcess = false;
    QString remarks;
    struct Line {
        int number = 0;
        QString item;
        QString description;
        QString unit;
        Quantity quantity;
        std::optional<Rate> rate;
        QDate due;
    };
    std::vector<Line> lines;
};
Result<Order> saveOrder(Connection &connection, const OrderDraft &order, const Actor &actor);
Result<Order> orderByNumber(Connection &connection, const QString &partyCode, const QString &number);

// What is left to do, one row a line. For orders: to dispatch. For challans: to invoice (or to come back).
struct PendingLine {
    DocumentKind kind = DocumentKind::Challan; // meaningful when !isOrder
    bool isOrder = false;
    QString number;
    QString fy; // of a challan
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
    Quantity pending;
};
struct PendingFilter {
    QString partyCode; // empty = all
    QString orderNumber;
    bool orders = true;
    bool challans = true;
};
Result<std::vector<PendingLine>> pendingLines(Connection &connection, const PendingFilter &filter);

} // namespace desk
