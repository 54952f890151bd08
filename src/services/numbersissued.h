#pragma once

#include "base/error.h"
#include "base/financialyear.h"
#include "db/connection.h"
#include "domain/kinds.h"

#include <QDate>
#include <QDateTime>

#include <optional>
#include <vector>

namespace desk {

// A row of the documents-issued table (GSTR-1 table 13, C39): numbers that follow one another without a hole, of one
// series and one nature. Cancelled documents count in `total` (R8).
struct IssuedRange {
    DocumentKind kind = DocumentKind::Invoice;
    int natureCode = 0; // of the portal: 1 invoices, 5 credit notes, 9 to 12 challans
    QString nature;
    QString series; // empty: typed outside any series
    QString fy;
    QString from;
    QString to;
    std::int64_t total = 0;
    std::int64_t cancelled = 0;
    std::int64_t net() const { return total - cancelled; }
};
// Of the documents dated in these days. Drafts have no number and do not count.
Result<std::vector<IssuedRange>> documentsIssued(Connection &connection, QDate from, QDate to);

// Numbers of a series that were passed over, with the reason given for it where there is one (C37).
struct NumberGap {
    DocumentKind kind = DocumentKind::Invoice;
    QString series;
    QString from;
    QString to;
    std::int64_t count = 0;
    QString reason;
};
struct CancelledDocument {
    DocumentKind kind = DocumentKind::Invoice;
    QString number;
    QDate date;
    QDateTime at;
    QString by;
    QString reason;
};
// What a year's registers lack and what was cancelled in them, of one kind or of all.
struct NumberReport {
    std::vector<NumberGap> gaps;
    std::vector<CancelledDocument> cancelled;
};
Result<NumberReport> numberReport(Connection &connection, FinancialYear fy, std::optional<DocumentKind> kind);

} // namespace desk
