#pragma once

#include "db/connection.h"
#include "domain/checks.h"
#include "domain/document.h"
#include "domain/order.h"
#include "domain/status.h"

#include <vector>

namespace desk {

// Where a line of a document comes from, and what the limits on its quantity are.
struct LineOrigin {
    int draftRow = -1;                     // its row in the draft, or
    int challanRow = -1;                   // the entry of `challans` that brought it in
    QString field(const char *name) const; // "lines[1].qty", "challans[0]"

    Quantity delivered; // of the challan line it bills, brings back or receives
    Quantity returned;
    Quantity invoiced;

    bool dispatches = false; // takes from an order line: no challan line stands between (R42)
    QDate orderDate;
    bool orderClosed = false;
    bool allowsExcess = false;
    bool orderLineCancelled = false;
    Quantity ordered;
    Quantity dispatched;

    Quantity billed; // of the invoice line it gives back
    Quantity credited;
    Money billedValue; // after discount, as typed
    Money creditedValue;
    Rate billedRate;
};

// A challan that is billed, whole, and where the draft names it first.
struct BilledChallan {
    Document document;
    std::vector<LineProgress> progress;
    QString field;
};

struct CreditedInvoice {
    Document document;
    QString field;
};

// A draft with everything looked up and filled in; nothing is computed and nothing judged but what could not be found.
struct ResolvedDocument {
    Document document;
    std::vector<LineOrigin> origins;     // one for each line of the document
    std::vector<BilledChallan> challans; // those that are billed or brought back
    std::vector<CreditedInvoice> invoices;
    bool severalPlaces = false; // challans that went to different places are meant
    Violations violations;
    Warnings warnings;
};

// Numbers and codes of transport as they are compared and printed.
Transport normalised(Transport transport);

// "lines[3].qty"
QString rowField(std::size_t row, const char *name);

// What every kind shares: the header as entered; the party, from the first challan where none was chosen.
void takeEntered(const DocumentDraft &draft, Document &document);
void takeParty(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out);

// Challans and invoices.
ResolvedDocument resolveDraft(Connection &connection, const DocumentDraft &draft, const Company &company);

} // namespace desk
