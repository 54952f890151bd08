#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "services/drafts.h"

#include <QDateTime>

#include <vector>

namespace desk {

// Something a draft was made from that is different now.
struct DraftChange {
    QString subject; // "Order PO-77", "Challan DC/26-27/00001", "ROD"
    QString field;   // "line 1", "rate"
    QString before;
    QString after;
    QString by;
    QDateTime at;
    QString message; // the sentence for people
};
// What happened since the draft was saved to its customer, its items, its order lines and its challans (R32): an order or
// a master that was changed, quantities that others took, a challan that was cancelled, billed or brought back. The
// oldest first. Drafts of the recovery file are asked about in the company file just the same.
Result<std::vector<DraftChange>> changesSince(Connection &connection, const StoredDraft &draft);

} // namespace desk
