#pragma once

#include "db/connection.h"
#include "domain/kinds.h"

#include <QDate>
#include <QDateTime>
#include <QUuid>

#include <optional>
#include <vector>

namespace desk::store {

// The newest of a customer's live documents of a kind, of the newest 500 from a day on, with the same order reference,
// ignoring case.
std::optional<QString> sameOrderReference(Connection &connection, DocumentKind kind, PartyId party,
                                          const QString &reference, QDate from, DocumentId except);

struct RateBefore {
    Rate rate;
    QDate date;
    QString number;
};
// What the customer paid last for the item in the unit, on one of the newest 200 live documents of the kind other
// than `except`.
std::optional<RateBefore> rateBefore(Connection &connection, DocumentKind kind, PartyId party, ItemId item,
                                     const QString &unit, DocumentId except);

// What live documents other than the one of this uuid took since a moment: of an order line, of a challan line.
struct LaterUse {
    QString number;
    Quantity quantity;
    QString by;
    QDateTime at;
};
std::vector<LaterUse> dispatchedSince(Connection &connection, OrderLineId line, const QDateTime &since,
                                      const QUuid &except);
std::vector<LaterUse> takenSince(Connection &connection, DocumentLineId line, const QDateTime &since,
                                 const QUuid &except);

} // namespace desk::store
