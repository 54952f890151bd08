#pragma once

#include <QString>

#include <cstdint>

namespace desk {

// value / 10^scale as text with a dot: (108204, 2, 2) -> "1082.04". Trailing zeros are cut down to minDecimals.
QString decimalText(std::int64_t value, int scale, int minDecimals);

// Groups the whole part as India does: "1234567.50" -> "12,34,567.50".
QString indianGrouping(const QString &plain);

// Trimmed, inner white space (no-break space too) folded to one blank.
QString tidied(const QString &text);

// The form in which two document numbers or codes are compared: tidied and upper case (C36).
QString comparisonKey(const QString &text);

// Lower case and without accents, for searching names.
QString searchKey(const QString &text);

} // namespace desk
