#pragma once

#include "services/documentresolve.h"

#include <optional>

namespace desk {

// The customer's stores receipt, under the customer's number. What it says is kept as it says it: a challan or an order
// that nobody here knows stays as text, and where it differs from our documents that is noted as a deviation and warned
// of (R77, R78). A challan is linked where number and year agree.
ResolvedDocument resolveReceipt(Connection &connection, const DocumentDraft &draft, const Company &company);

// Refused only for what was typed wrongly: no number, accepted and rejected that do not make the received (R65).
void judgeReceipt(Connection &connection, ResolvedDocument &resolved);

// The live receipt of the same party, number and year. The new one takes its place (R79).
std::optional<Document> earlierReceipt(Connection &connection, const Document &receipt);
bool saysTheSame(const Document &a, const Document &b);

} // namespace desk
