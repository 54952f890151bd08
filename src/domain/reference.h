#pragma once

#include "base/rate.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace desk {

// Dated tables of the law, read from resources/reference (compiled in). Loaded on first use, immutable, thread-safe.

struct State {
    QString code; // "08"
    QString name;
    bool unionTerritory = false; // its second tax is UTGST
    bool selectable = true;      // false: merged or retired, readable on old documents only
    bool gstinPrefix = true;     // false: a place of supply only (96)
};
const std::vector<State> &states();
std::optional<State> stateByCode(const QString &code); // "8" is read as "08" (C25)
std::optional<State> stateByName(const QString &name); // ignoring case, "&" is "and"; old names too
QString normalisedStateCode(const QString &typed);     // "8" -> "08", "Karnataka" -> "29"; unknown text unchanged
QString stateName(const QString &code);                // the code itself when unknown

struct Unit {
    QString code; // the portal's unit quantity code: NOS, KGS, …
    QString name;
    int decimals = 3; // 0 for what is counted (C14)
};
const std::vector<Unit> &units();
std::optional<Unit> unitByText(const QString &text); // code or a usual synonym: "Kg", "Nos", "Bundle" (C90)

// GST rates with the time they hold; 12 and 28 stay valid for old documents.
struct GstRate {
    Percent rate;
    QDate from;
    QDate to; // null = still in force
};
const std::vector<GstRate> &gstRates();
bool isKnownGstRate(Percent rate);
bool isGstRateInForce(Percent rate, QDate on);

// Value with tax above which an e-way bill is needed; none where movements inside the state need none.
std::optional<Money> ewayBillLimit(const QString &fromState, const QString &toState);

// Without blanks: "8471 30" -> "847130". A code is text: its leading zero counts.
QString normalisedHsn(const QString &typed);
// Empty when well formed: 4, 6 or 8 digits, not all zero; `minimum` 4 or 6. Takes a normalised code (C87).
QString hsnProblem(const QString &hsn, int minimum);
bool isServiceCode(const QString &hsn); // 99…

} // namespace desk
