#pragma once

#include "services/documentresolve.h"

namespace desk {

// What is given back of one or several invoices of one party (s.34 CGST Act). Party, place of supply, supply type and
// tax rates are the originals' as issued, not the masters' of today (C52). A rate that is not given takes the
// invoice's with its share of the discounts; a rate of 0 is 0.
ResolvedDocument resolveCreditNote(Connection &connection, const DocumentDraft &draft, const Company &company);

// Refused: over_credit (quantity or value over all live notes), different_party, different_place, invoice_cancelled, and
// as invalid: no reason, a date before the invoice.
void judgeCreditNote(ResolvedDocument &resolved);

} // namespace desk
