#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/party.h"
#include "domain/pending.h"

#include <vector>

namespace desk {

// What a return, a credit note or a receipt of a customer may refer to. Of a return: challan lines with something neither
// returned nor invoiced, the oldest first (R64). Of a credit note: lines of issued invoices not yet given back whole, the
// newest invoice first; their rate is what was paid after discounts. Of a receipt: lines of the newest challans, `pending`
// being what no receipt has named yet.
Result<std::vector<PendingLine>> linesToFollow(Connection &connection, DocumentKind kind, const Party &party);

} // namespace desk
