#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/order.h"
#include "domain/pending.h"
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
        // What is given stands instead of what was there before; what is not given stays.
        std::optional<std::vector<OrderLot>> lots;
        std::optional<std::vector<OrderOpening>> opening;
    };
    std::vector<Line> lines;
};
Result<Order> saveOrder(Connection &connection, const OrderDraft &order, const Actor &actor);
Result<Order> orderByNumber(Connection &connection, const QString &partyCode, const QString &number);

// The orders of a customer, or all where the code is empty, the newest first.
Result<std::vector<Order>> orderList(Connection &connection, const QString &partyCode);

struct PendingFilter {
    QString partyCode; // empty = all
    QString orderNumber;
    bool orders = true;
    bool challans = true;
};
Result<std::vector<PendingLine>> pendingLines(Connection &connection, const PendingFilter &filter);

} // namespace desk
