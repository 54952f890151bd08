#pragma once

#include "base/financialyear.h"
#include "db/connection.h"
#include "domain/kinds.h"

#include <QDate>
#include <QDateTime>

#include <optional>
#include <vector>

namespace desk::store {

// The day the books are locked up to; none = they are open.
std::optional<QDate> lockedUntil(Connection &connection);
void setLockedUntil(Connection &connection, const std::optional<QDate> &day);

// A number that was issued, and what became of it.
struct IssuedNumber {
    DocumentId id;
    Purpose purpose = Purpose::Supply;
    QString fy;
    SeriesId series; // invalid: typed outside any series
    QString seriesCode;
    std::int64_t serial = 0;
    QString number;
    QDate date;
    bool cancelled = false;
};
// Of a kind, dated in these days; by year, series and serial.
std::vector<IssuedNumber> issuedBetween(Connection &connection, DocumentKind kind, QDate from, QDate to);
// Of a kind and year, all of them; by series and serial.
std::vector<IssuedNumber> issuedIn(Connection &connection, DocumentKind kind, FinancialYear fy);

struct CancelledNumber {
    QString number;
    QDate date;
    QDateTime at;
    QString by;
    QString reason;
};
std::vector<CancelledNumber> cancelledIn(Connection &connection, DocumentKind kind, FinancialYear fy);

// The issued documents (cancelled ones too) whose serials stand next below and next above in a series and year.
struct Neighbour {
    QString number;
    QDate date;
};
std::optional<Neighbour> numberBelow(Connection &connection, DocumentKind kind, FinancialYear fy, SeriesId series,
                                     std::int64_t serial);
std::optional<Neighbour> numberAbove(Connection &connection, DocumentKind kind, FinancialYear fy, SeriesId series,
                                     std::int64_t serial);

} // namespace desk::store
