#pragma once

#include "db/connection.h"
#include "domain/numbering.h"

#include <optional>
#include <vector>

namespace desk::store {

// By code, ignoring case; an empty code is the kind's first active series.
std::optional<Series> seriesByCode(Connection &connection, DocumentKind kind, const QString &code);
std::vector<Series> allSeries(Connection &connection); // by kind, then in the order of making
SeriesId insertSeries(Connection &connection, const Series &series);

// 1 where the series has no number in the year yet.
std::int64_t nextSerial(Connection &connection, SeriesId series, FinancialYear fy);
void setNextSerial(Connection &connection, SeriesId series, FinancialYear fy, std::int64_t next);
// The highest serial that was issued, cancelled ones included; 0 = none.
std::int64_t highestSerial(Connection &connection, DocumentKind kind, SeriesId series, FinancialYear fy);

// In the kind and year, in whatever series, ignoring case; cancelled documents keep their numbers (R8).
bool isNumberTaken(Connection &connection, DocumentKind kind, FinancialYear fy, const QString &number);

} // namespace desk::store
