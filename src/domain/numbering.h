#pragma once

#include "base/financialyear.h"
#include "base/strongid.h"
#include "domain/kinds.h"

#include <tl/expected.hpp>

#include <QString>

#include <cstdint>
#include <optional>

namespace desk {

// How the numbers of one kind are made. `prefix` may hold {fy} (26-27), {fy4} (2627) or {yyyy} (2026) and then turns by
// itself on 1 April.
struct Series {
    SeriesId id;
    DocumentKind kind = DocumentKind::Challan;
    QString code;
    QString prefix;
    int digits = 5;
    bool active = true;
};

// The number at a position: prefix with the year filled in, serial padded to `digits`. The error is a sentence: more
// than 16 characters, or characters the law does not allow (rule 46(b), rule 55; C34, C35). Upper case, as numbers are
// stored (C36).
tl::expected<QString, QString> formatNumber(const Series &series, FinancialYear fy, std::int64_t serial);

// The last serial whose number still has 16 characters, 0 when none has: a form warns before a series ends (C34).
std::int64_t lastSerial(const Series &series, FinancialYear fy);

// The serial when `number` belongs to the series in that year ("DC/26-27/00042" -> 42), ignoring case, or none.
// A number with other padding ("DC/26-27/42") is not the series' own.
std::optional<std::int64_t> serialOf(const Series &series, FinancialYear fy, const QString &number);

// Empty when a number is lawful: 1 to 16 letters, digits, '-' and '/'. Else the sentence for the field.
QString numberProblem(const QString &number);
// Empty when the e-invoice portal takes it too: it refuses a leading 0, '/' or '-'.
QString portalNumberProblem(const QString &number);

} // namespace desk
