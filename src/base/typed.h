#pragma once

#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"

#include <QDate>
#include <QString>

#include <tl/expected.hpp>

namespace desk {

// What people type, read the Indian way whatever the region of the computer: "1,00,000.50", "₹ 1,00,000", "1,00,000/-",
// " 1 00 000 " with blanks or no-break blanks as grouping marks, "100,000.50" as grouped elsewhere. A comma is only
// ever a grouping mark: "12,5" and "1,00.000" are refused, never read as 125 or 12.5 (C18, C19). No arithmetic and no
// exponent. The error is one sentence for the person who typed.
template <typename T>
using Typed = tl::expected<T, QString>;

Typed<Money> parseMoney(const QString &text);       // at most 2 decimals
Typed<Quantity> parseQuantity(const QString &text); // at most 3 decimals
Typed<Rate> parseRate(const QString &text);         // at most 6 decimals
Typed<Percent> parsePercent(const QString &text);   // at most 3 decimals; "18", "18%", "2.5 %"

// Dates as typed: t, +, -, +5, -10, 5, 5-4, 5/4/26, 05.04.2026, 0504, 050426, 05042026, 5-Apr-26, 12 june, 2026-04-05.
// A day alone is that day of today's month; a day and month without year fall into today's financial year; a year of
// two digits is of this century. Impossible dates are refused with the reason ("31 November does not exist"), never
// moved (R10, R11, R12).
Typed<QDate> parseDate(const QString &text, QDate today);

QString dateToDisplay(QDate date); // 05-04-2026
QString dateToIso(QDate date);     // 2026-04-05

} // namespace desk
