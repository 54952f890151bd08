#pragma once

#include "services/documentresolve.h"

namespace desk {

// Goods that come back, of challans of every kind (R62 to R66). A row names a challan line, or an item alone: then the
// oldest challan of the party that still waits for it is settled first, what is sent out to come back before what was
// sold, and the row becomes as many lines as challans it takes from.
ResolvedDocument resolveReturn(Connection &connection, const DocumentDraft &draft, const Company &company);

// Refused: over_return, different_party, challan_cancelled, and as invalid: a loss without a reason, the party's own
// challan number missing or used before in its year.
void judgeReturn(Connection &connection, ResolvedDocument &resolved);

} // namespace desk
