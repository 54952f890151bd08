#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/document.h"

namespace desk {

// The number a document gets. Nothing is written: the caller stores `next` late in its transaction, so that a failure
// burns no number (C31).
struct ChosenNumber {
    QString number;
    std::int64_t serial = 0; // 0: typed outside the series
    SeriesId series;         // invalid: typed outside any series
    QString seriesCode;
    std::int64_t next = 0; // what the counter becomes; 0 = it stays
};

// A typed number, checked, or the next of the series that nobody typed before (R2, R6, C33 to C36).
// Refused: number_invalid, number_taken, series_full, invalid (unknown series).
Result<ChosenNumber> chooseNumber(Connection &connection, const DocumentDraft &draft, FinancialYear fy);

Error numberTaken(const QString &number, FinancialYear fy, const QString &free);

} // namespace desk
