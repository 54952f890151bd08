#pragma once

#include "domain/document.h"

namespace desk {

// What happened to one challan line, summed over live documents.
struct LineProgress {
    DocumentLineId line;
    int number = 0;
    Quantity delivered; // as on the challan
    Quantity returned;
    Quantity invoiced;
    Quantity pending() const { return delivered - returned - invoiced; }
};

// One word for lists, forms, reports and the command line, by quantity per line, never by amount (R72 to R75, C42).
// Closed: nothing is left, part of it invoiced and part returned (C45, C46). Kinds other than challans are Issued or
// Cancelled.
enum class Progress { Issued, PartlyInvoiced, Invoiced, PartlyReturned, Returned, Closed, Cancelled };
Progress progressOf(DocumentKind kind, DocumentStatus status, const std::vector<LineProgress> &lines);
QString wordOf(Progress); // "issued", "partly_invoiced", …
// For people: "Delivered" (an issued challan; other kinds say "Issued"), "Partly invoiced", …
QString displayName(Progress, DocumentKind kind = DocumentKind::Challan);

} // namespace desk
