#pragma once

#include "domain/document.h"
#include "domain/order.h"

namespace desk {

// What happened to one challan line, summed over live documents; of an invoice line, what was credited.
struct LineProgress {
    DocumentLineId line;
    int number = 0;
    Quantity delivered; // as on the challan
    Quantity returned;  // with what was lost
    Quantity invoiced;  // all of it on a challan that follows its invoice (R59)
    Quantity lost;      // the part of `returned` that was written off (R66)
    Quantity credited;
    QDate dueBack = {};
    Quantity pending() const { return delivered - returned - invoiced; }
};

// One word for lists, forms, reports and the command line, by quantity per line, never by amount (R72 to R75, C42), so
// that goods of no value are invoiced, returned and closed like others.
// Challans: Closed: nothing is left, part of it invoiced and part returned (C45, C46). Overdue: something is left and its
// day to be back has passed. Orders: Open, PartlyDispatched, Dispatched, Closed (by hand, or by taking every line out),
// Overdue. Other kinds are Issued or Cancelled.
enum class Progress {
    Issued,
    PartlyInvoiced,
    Invoiced,
    PartlyReturned,
    Returned,
    Closed,
    Cancelled,
    Overdue,
    Open,
    PartlyDispatched,
    Dispatched
};
// `today` invalid: nothing is overdue.
Progress progressOf(DocumentKind kind, DocumentStatus status, const std::vector<LineProgress> &lines, QDate today = {});
Progress progressOf(const Order &order, QDate today = {});
QString wordOf(Progress); // "issued", "partly_invoiced", …
// For people: "Delivered" (an issued challan; other kinds say "Issued"), "Partly invoiced", …
QString displayName(Progress, DocumentKind kind = DocumentKind::Challan);

} // namespace desk
