#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/party.h"
#include "services/actor.h"

namespace desk {

struct Merged {
    Party from; // retired now
    Party into;
    std::int64_t orders = 0; // handed over
    std::int64_t drafts = 0;
};
// Two customers that turned out to be one: orders and drafts of the first go to the second, the first is retired, issued
// documents stay as they were printed (R31); its open challans are billed to the second. Audited on both. Refused:
// unknown_party, same_party, already_merged, party_inactive, different_gstin, order_number_taken.
Result<Merged> mergeParties(Connection &connection, const QString &fromCode, const QString &intoCode,
                            const Actor &actor);

} // namespace desk
