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
enum class Progress { Issued, PartlyInvoiced, Invoiced, PartlyReturned, Returned, Closed, Cancelled };
Progress progressOf(DocumentKind kind, DocumentStatus status, const std::vector<LineProgress> &lines);
QString wordOf(Progress);       // "issued", "partly_invoiced", …
QString displayName(Progress);  // "Delivered", "Partly invoiced", …: for people

} // namespace desk
