#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "services/actor.h"

#include <QDate>

#include <optional>

namespace desk {

// Filed periods: nothing dated on or before the lock date is issued, changed or cancelled.
// An invalid date means that the books are open.
Result<QDate> lockedUntil(Connection &connection);
// Audited with the day before and the reason. Moving the date back, or opening the books, needs the reason; a date to
// come is refused. Refused: date_in_future, reason_missing.
Result<QDate> lockBooks(Connection &connection, QDate until, const QString &reason, const Actor &actor);

// The refusal ("period_locked") of something dated `date`; `what` begins its sentence: "DC/26-27/00001".
std::optional<Error> refusalOfLockedDate(Connection &connection, QDate date, const QString &what);

} // namespace desk
