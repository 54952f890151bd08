#pragma once

#include "base/error.h"
#include "domain/document.h"

namespace desk {

enum class TaxKind { None, Intra, Inter }; // nothing, CGST + SGST/UTGST, IGST

// What decides the place of supply (IGST Act s.7, 8, 10; reference vectors in tests/data).
struct SupplyFacts {
    QString supplierState;
    PartyType partyType = PartyType::Regular;
    bool partyRegistered = true; // has a GSTIN
    QString partyState;          // of the bill-to address; empty when unknown
    QString shipToState;         // empty when the goods go to the party
    SupplyType supplyType = SupplyType::Regular;
    QString chosen; // place of supply chosen by hand; empty = decide
};

// The state code of the place of supply: 96 for exports, the bill-to state for a registered buyer wherever the goods go
// (s.10(1)(b), C24), for an unregistered one the state on the invoice, else where the goods go, else the supplier's.
QString placeOfSupply(const SupplyFacts &facts);

// Which heads apply. SEZ and exports are inter-state even inside the state; without-tax supply types and challans that are
// no supply charge nothing. Depends on the final state alone, never on the order of entry (C22).
TaxKind taxKind(const QString &supplierState, const QString &placeOfSupply, SupplyType supplyType, PartyType partyType,
                bool isSupply);

// "SGST" or "UTGST" for a place of supply.
QString stateTaxName(const QString &placeOfSupply);

// Fills the computed fields of all lines, charges and the totals of a document whose entered fields are set (H1 to H3):
// gross, line discount, share of the document's discount (in proportion, the largest line takes the remainder), taxable,
// each head rounded half-up by itself, round-off to the rupee. With prices that include tax the rate is inclusive and the
// residual paisa goes to the round-off. Returns violations (field path, row) for what cannot be computed: a discount larger
// than its line, a sum too large; the document is then left as it was.
Violations calculate(Document &document);

// The document's title (s.31(3)(c), rules 46A, 49; C29).
QString titleOf(const Document &document);

} // namespace desk
