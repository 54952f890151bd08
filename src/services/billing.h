#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/draft.h"
#include "domain/pending.h"

#include <QDate>

#include <vector>

namespace desk {

// A challan of a sale with something left to bill, and all that helps to choose it.
struct BillableChallan {
    DocumentId id;
    QString number;
    QString fy;
    QDate date;
    QString placeOfSupply;
    QString shipTo;  // name of the place the goods went to; empty = to the party
    int lines = 0;   // with something left
    Money value;     // of what is left, before discount and tax
    QString draftBy; // who has it in a saved draft of an invoice; empty = nobody (C41)
};

// All challans of a party whose goods are sold (supply, liquid gas) and not all billed or returned, dated from `from` to
// `to` (either may be invalid: no limit), the oldest first. Goods on approval or job work are billed when they are named.
// Refused: unknown_party.
Result<std::vector<BillableChallan>> billableChallans(Connection &connection, const QString &partyCode, QDate from,
                                                      QDate to);

// An invoice of all that is left on these challans (R39). What cannot stand in one invoice is told when it is submitted.
DocumentDraft invoiceDraftOf(const std::vector<BillableChallan> &challans, const QString &partyCode, QDate date);

// What waits to come back: lines of challans whose goods are expected, the earliest due first; lines without a limit
// last. Refused: unknown_party.
struct OutstandingFilter {
    QString partyCode; // empty = all
    bool overdueOnly = false;
    bool withSoon = false; // with overdueOnly: those due within 60 days too
};
Result<std::vector<PendingLine>> outstandingLines(Connection &connection, const OutstandingFilter &filter, QDate today);

} // namespace desk
