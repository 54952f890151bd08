#pragma once

#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"
#include "domain/kinds.h"

#include <QDate>
#include <QString>

namespace desk {

// What is left to do of one line. Of an order: to dispatch. Of a challan: to invoice, or to come back; `ordered` is then
// what was delivered.
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

} // namespace desk
