#pragma once

#include "base/error.h"
#include "domain/document.h"
#include "domain/item.h"

#include <QDate>

namespace desk {

// A remark that does not stop a document: eway_bill_needed, rate_ended, unknown_rate, mixed_taxable_exempt,
// gstin_unusual, number_portal, series_near_end, vehicle_short, vehicle_bh_series, vehicle_missing.
struct Warning {
    QString code;
    QString message;
    QString field;
};
using Warnings = std::vector<Warning>;

// Everything that can be said about a document without the database: party and address, dates (not in the future, R11),
// lines (1 to 500, R34), quantity > 0 in the decimals of its unit (R13, C14), rates, discounts, HSN length by turnover
// (C87), transport pairs (R35), supply type against party type, lengths (C88). Called before calculate().
Violations checkDocument(const Document &document, QDate today);

// The least that calculate() needs: quantities, rates, units, percentages.
Violations checkFigures(const Document &document);

// What is allowed but worth a word: e-way bill needed (over the state's limit, by the value with tax and without exempt
// lines; C94), a tax rate that had ended by the document's date, mixed taxable and exempt goods to a registered buyer.
// Called after calculate().
Warnings warningsFor(const Document &document);

// What an e-way bill compares with its limit: the goods with their tax, without exempt lines, before round-off (rule
// 138(1), Explanation 2; C94). Of a document that calculate() has been through.
Money consignmentValue(const Document &document);

// What the e-way bill file needs of the transport and a document on paper does not (C96, C97): by road a vehicle number
// in the portal's shape or a transporter ID, else a receipt number.
Violations checkForEwayBill(const Transport &transport);

// Fields are named without a prefix: "name", "gstin", "state", "hsn". A blank address is for the document to refuse.
Violations checkParty(const Party &party); // name, GSTIN against state and type (C26, C93), pin, lengths
Violations checkItem(const Item &item);    // name, HSN, unit, rate
Violations checkCompany(const Company &company);

} // namespace desk
