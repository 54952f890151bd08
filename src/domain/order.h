#pragma once

#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"

#include <QDate>
#include <QString>

#include <vector>

namespace desk {

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
    bool cancelled = false; // removed by an amendment; history kept (R20)
    Quantity dispatched;    // computed over issued challans and direct invoices
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
    QString remarks;
    std::vector<OrderLine> lines;
    std::int64_t version = 0;
};

} // namespace desk
