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
    DocumentId document;               // of a challan
    Purpose purpose = Purpose::Supply; // of a challan
    QString shipTo;                    // of a challan: the name of the place, empty = to the party
    QString itemCode;
    QString description;
    QString hsn;
    QString unit;
    Percent gst;
    Rate rate;
    QString partyCode;
    QString partyName;
    QString placeOfSupply;
    QDate due; // of an order: to be sent by; of a challan: to be back by (dueState() says how near that is)
    Quantity ordered;
    Quantity dispatched;
    Quantity returned; // of a challan with what was lost; of an order without: that much may be sent again (R17)
    Quantity invoiced;
    Quantity pending;
};

} // namespace desk
