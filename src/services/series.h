#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/numbering.h"
#include "services/actor.h"

#include <QDate>

#include <vector>

namespace desk {

struct SeriesState {
    Series series;
    FinancialYear fy;
    std::int64_t next = 1;
    QString example; // the next number
};
Result<std::vector<SeriesState>> seriesList(Connection &connection, QDate on);
Result<Series> addSeries(Connection &connection, const Series &series, const Actor &actor);
// Lowering below an issued number is refused; jumping ahead gives a warning and needs a reason (C37).
Result<SeriesState> setNextNumber(Connection &connection, DocumentKind kind, const QString &code, FinancialYear fy,
                                  std::int64_t next, const QString &reason, const Actor &actor);
// What submit would number a document of that date now; taken by nobody.
Result<QString> suggestNumber(Connection &connection, DocumentKind kind, const QString &seriesCode, QDate date);
// Whether a typed number is free in the kind and the year of the date (R6, R37).
Result<bool> isNumberFree(Connection &connection, DocumentKind kind, const QString &number, QDate date);

} // namespace desk
