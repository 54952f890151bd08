#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/order.h"
#include "services/actor.h"

#include <optional>

namespace desk {

// Which order, and which line of it; no line = the order as a whole.
struct OrderPart {
    QString partyCode;
    QString number;
    std::optional<int> line;
};

// Short-closes by hand: nothing more is to be sent, what was sent stays (R71). With a reason of at least 3 letters,
// audited. Refused: unknown_party, unknown_order, unknown_line, already_closed, nothing_open, line_cancelled,
// reason_missing.
Result<Order> closeOrder(Connection &connection, const OrderPart &part, const QString &reason, const Actor &actor);
// The other way round. Refused as above, and not_closed.
Result<Order> reopenOrder(Connection &connection, const OrderPart &part, const QString &reason, const Actor &actor);

// Of an order that no document refers to, audited; else refused naming them ("has_documents", R23).
Result<Order> deleteOrder(Connection &connection, const QString &partyCode, const QString &number, const Actor &actor);

} // namespace desk
