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

// The facts of a document; its placeOfSupply counts as chosen by hand.
SupplyFacts supplyFacts(const Document &document);

// The state code of the place of supply: 96 for exports, else the one chosen by hand, else the bill-to state for a
// registered buyer wherever the goods go (s.10(1)(b), C24), for an unregistered one the state on the invoice, else
// where the goods go, else the supplier's.
QString placeOfSupply(const SupplyFacts &facts);

// Which heads apply. SEZ and exports are inter-state even inside the state; without-tax supply types and challans that
// are no supply charge nothing. Depends on the final state alone, never on the order of entry (C22).
TaxKind taxKind(const QString &supplierState, const QString &placeOfSupply, SupplyType supplyType, PartyType partyType,
                bool isSupply);

// The same for a document; an empty place of supply is decided by the rules and not written back, so that a later
// change of party is not outvoted by an earlier answer (C22).
TaxKind taxKind(const Document &document);

// "SGST" or "UTGST" for a place of supply.
QString stateTaxName(const QString &placeOfSupply);

// Exports and supplies to an SEZ: zero-rated (s.16 IGST Act), with tax or without.
bool isZeroRated(const Document &document);
// A line of a supply with neither GST nor cess that is not zero-rated.
bool isExempt(const Document &document, const DocumentLine &line);
bool mixesTaxableAndExempt(const Document &document);

// Fills the computed fields of all lines, charges and the totals of a document whose entered fields are set (H1 to H3):
// gross, line discount, share of the document's discount, taxable, each head rounded half-up by itself, round-off to
// the rupee. The document's discount is spread over the lines (not the charges) before tax in proportion to what they
// are worth after their own discounts; the largest line takes the remainder, of equal ones the last (C09). Charges
// count into totals.taxable. With prices that include tax the amounts of lines and charges are inclusive, `gross` and
// `discountShare` too, and the residual paisa goes to the round-off, never into unequal CGST and SGST (C04). Under
// reverse charge the tax is shown and not added. Negative quantities, discounts and charges give the exact mirror.
// Returns violations (field path, row) for what cannot be computed: a discount larger than its line or the sum, a sum
// too large; the document is then left as it was.
Violations calculate(Document &document);

// The document's title (s.31(3)(c), rules 46A, 49; C29). Taxable and exempt goods to a registered buyer stay a Tax
// Invoice and are warned of.
QString titleOf(const Document &document);

} // namespace desk
