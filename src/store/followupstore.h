#pragma once

#include "db/connection.h"
#include "domain/document.h"
#include "store/documentlinestore.h"

#include <optional>
#include <vector>

namespace desk::store {

// What comes after delivery and invoice: returns, credit notes, the customer's receipts.

// What live credit notes have given back of an invoice line; `value` is after discount and as typed, so with tax where
// the invoice's prices hold it.
struct Credited {
    Quantity quantity;
    Money value;
};
Credited creditedOf(Connection &connection, DocumentLineId invoiceLine);

// What live receipts say arrived of a challan line.
Quantity receivedOf(Connection &connection, DocumentLineId challanLine);

// The party's own challan number as it is compared: ignoring case, within the financial year of its date.
QString partyChallanKey(const Document &document);
// The live return of the same party with the same challan number of theirs in the same year.
std::optional<Dependent> returnWithPartyChallan(Connection &connection, const Document &document);

// The live receipt of the same party, number and year.
std::optional<DocumentId> liveReceipt(Connection &connection, const Document &document);
// The years in which a challan of the number exists, the newest first.
QStringList yearsOfChallan(Connection &connection, const QString &number);

// The order lines that would be dispatched beyond what was ordered if a return had not come in.
struct OverDispatched {
    QString order;
    int line = 0;
    Quantity ordered;
    Quantity dispatched;
};
std::vector<OverDispatched> overDispatchedWithout(Connection &connection, DocumentId returned);

void insertDeviations(Connection &connection, DocumentId document, const std::vector<Deviation> &deviations);
std::vector<Deviation> deviationsOf(Connection &connection, DocumentId document);

// Who saved a draft of an invoice that names the challan; empty when none does (C41).
QString drafterBilling(Connection &connection, const QString &challanNumber);

} // namespace desk::store
