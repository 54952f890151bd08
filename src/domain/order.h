#pragma once

#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"

#include <QDate>
#include <QString>

#include <vector>

namespace desk {

// When the customer wants how much of a line: for planning only, it limits nothing.
struct OrderLot {
    int number = 0; // 1, 2, …
    Quantity quantity;
    QDate due;
    QString remark;
    friend bool operator==(const OrderLot &, const OrderLot &) = default;
};

// What had left for a line before the program was used: a dated entry that counts as dispatched (domain 4.11).
struct OrderOpening {
    QDate date;
    Quantity quantity;
    QString reference; // the old document, as text
    friend bool operator==(const OrderOpening &, const OrderOpening &) = default;
};

struct OrderLine {
    OrderLineId id;
    int number = 0; // the customer's line number, unique in the order
    ItemId item;
    QString itemCode;
    QString description;
    QString hsn;
    QString unit;
    Percent gst;
    Quantity quantity;
    Rate rate;
    QDate due;
    bool cancelled = false;   // removed by an amendment; history kept (R20)
    bool shortClosed = false; // by hand: nothing more will be sent
    Quantity dispatched;      // computed over issued challans, direct invoices and the opening entries
    std::vector<OrderLot> lots;
    std::vector<OrderOpening> opening;
};

// A customer's order (purchase order). Number unique for a party, ignoring case.
struct Order {
    OrderId id;
    PartyId party;
    QString partyCode;
    QString partyName;
    QString number;
    QDate date;
    bool allowExcess = false; // R18
    bool closed = false;      // short-closed by hand
    QString closeReason;
    QString remarks;
    std::vector<OrderLine> lines;
    std::int64_t version = 0;
};

} // namespace desk
