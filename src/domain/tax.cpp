#include "domain/tax.h"

#include "domain/reference.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t halfRupee = 50;

bool isExport(SupplyType type)
{
    return type == SupplyType::ExportWithTax || type == SupplyType::ExportWithoutTax;
}

bool isWithoutTax(SupplyType type)
{
    return type == SupplyType::SezWithoutTax || type == SupplyType::ExportWithoutTax;
}

QString sentence(const char *text)
{
    return QCoreApplication::translate("Tax", text);
}

QString lineField(std::size_t index, const char *name)
{
    return u"lines[%1].%2"_s.arg(index).arg(QLatin1String(name));
}

// A discount takes away at most what is there; for the mirror of a document both are negative.
bool exceeds(Money discount, Money amount)
{
    return amount.isNegative() ? discount < amount || discount > Money() : discount > amount || discount.isNegative();
}

Money discountOn(Money amount, const Discount &discount)
{
    switch (discount.kind) {
    case Discount::Kind::None: return {};
    case Discount::Kind::Amount: return discount.amount;
    case Discount::Kind::Percentage: return discount.percent.of(amount);
    }
    return {};
}

// Everything calculate() works with, so that a document is changed only when all of it went well.
struct Work {
    const Document &document;
    TaxKind kind = TaxKind::None;
    std::vector<DocumentLine> lines;
    std::vector<DocumentCharge> charges;
    Totals totals;
    Money quoted; // sum of the amounts as typed, after discounts; what inclusive prices must come back to
    Violations violations;
};

TaxAmounts taxOn(Money taxable, Percent gst, Percent cess, TaxKind kind)
{
    TaxAmounts tax;
    if (kind == TaxKind::None)
        return tax;
    if (kind == TaxKind::Intra) {
        tax.cgst = gst.halfOf(taxable);
        tax.sgst = tax.cgst;
    } else {
        tax.igst = gst.of(taxable);
    }
    tax.cess = cess.of(taxable);
    return tax;
}

// The taxable value of an amount as typed. Under reverse charge the price never holds the tax.
Money taxableOf(const Work &work, Money amount, Percent gst, Percent cess)
{
    if (!work.document.pricesIncludeTax || work.document.reverseCharge || work.kind == TaxKind::None)
        return amount;
    return Percent::fromThousandths(checkedAdd(gst.thousandths(), cess.thousandths())).removedFrom(amount);
}

template <typename Row>
void addTax(Work &work, Row &row, Money amount, Percent cess)
{
    row.taxable = taxableOf(work, amount, row.gst, cess);
    row.tax = taxOn(row.taxable, row.gst, cess, work.kind);
    row.total = work.document.reverseCharge ? row.taxable : row.taxable + row.tax.sum();
    work.quoted += amount;
    work.totals.taxable += row.taxable;
    work.totals.tax.cgst += row.tax.cgst;
    work.totals.tax.sgst += row.tax.sgst;
    work.totals.tax.igst += row.tax.igst;
    work.totals.tax.cess += row.tax.cess;
    work.totals.total += row.total;
}

void computeNet(Work &work)
{
    for (std::size_t i = 0; i < work.lines.size(); ++i) {
        DocumentLine &line = work.lines.at(i);
        try {
            line.gross = line.rate.times(line.quantity);
            line.discountShare = discountOn(line.gross, line.discount);
            if (exceeds(line.discountShare, line.gross)) {
                work.violations.push_back(
                    {lineField(i, "discount"), u"discount_too_large"_s,
                     sentence("Line %1: the discount %2 is larger than the amount %3. Lower the discount")
                         .arg(i + 1)
                         .arg(line.discountShare.toDisplay(), line.gross.toDisplay())});
            }
        } catch (const OverflowError &) {
            work.violations.push_back({lineField(i, "rate"), u"too_large"_s,
                                       sentence("Line %1: quantity times rate is too large. Check both").arg(i + 1)});
        }
    }
}

// Lines by size, the largest first; of equal ones the last comes first (C09: 3.33, 3.33, 3.34).
std::vector<std::size_t> largestFirst(const std::vector<Money> &nets)
{
    std::vector<std::size_t> order(nets.size());
    std::iota(order.rbegin(), order.rend(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&nets](std::size_t a, std::size_t b) {
        const std::int64_t left = nets.at(a).paise();
        const std::int64_t right = nets.at(b).paise();
        return (left < 0 ? -left : left) > (right < 0 ? -right : right);
    });
    return order;
}

// Shares in proportion to the lines, each rounded half away from zero; the largest line takes the remainder. No share
// leaves the span between 0 and its line: what does not fit there goes to the next largest (many lines of a paisa).
std::vector<Money> apportioned(Money discount, const std::vector<Money> &nets, Money base)
{
    std::vector<Money> shares;
    Money rest = discount;
    for (const Money net : nets) {
        shares.push_back(Money::fromPaise(multiplyDivide(discount.paise(), net.paise(), base.paise())));
        rest -= shares.back();
    }
    for (const std::size_t at : largestFirst(nets)) {
        if (rest.isZero())
            break;
        const Money low = std::min(Money(), nets.at(at));
        const Money high = std::max(Money(), nets.at(at));
        const Money share = std::clamp(shares.at(at) + rest, low, high);
        rest -= share - shares.at(at);
        shares.at(at) = share;
    }
    return shares;
}

void spreadDocumentDiscount(Work &work)
{
    std::vector<Money> nets;
    Money base;
    for (const DocumentLine &line : work.lines) {
        nets.push_back(line.gross - line.discountShare);
        base += nets.back();
    }
    const Money discount = discountOn(base, work.document.discount);
    if (exceeds(discount, base)) {
        work.violations.push_back(
            {u"discount"_s, u"discount_too_large"_s,
             sentence("The discount %1 is larger than the sum of the lines %2. Lower the discount")
                 .arg(discount.toDisplay(), base.toDisplay())});
        return;
    }
    if (discount.isZero())
        return;
    const std::vector<Money> shares = apportioned(discount, nets, base);
    for (std::size_t i = 0; i < shares.size(); ++i)
        work.lines.at(i).discountShare += shares.at(i);
}

bool withinHalfRupee(Money amount)
{
    return amount.paise() <= halfRupee && amount.paise() >= -halfRupee;
}

// With inclusive prices the payable amount comes back to what was quoted as long as half a rupee covers the residue
// (C04).
void roundOff(Work &work)
{
    Totals &totals = work.totals;
    const bool inclusive = work.document.pricesIncludeTax && !work.document.reverseCharge;
    Money payable = work.document.roundsOff ? totals.total.roundedToRupee() : totals.total;
    if (inclusive) {
        const Money quoted = work.document.roundsOff ? work.quoted.roundedToRupee() : work.quoted;
        if (withinHalfRupee(quoted - totals.total))
            payable = quoted;
    }
    totals.payable = payable;
    totals.roundOff = payable - totals.total;
}

void computeTotals(Work &work)
{
    try {
        spreadDocumentDiscount(work);
        if (!work.violations.empty())
            return;
        for (DocumentLine &line : work.lines)
            addTax(work, line, line.gross - line.discountShare, line.cess);
        for (DocumentCharge &charge : work.charges)
            addTax(work, charge, charge.amount, Percent());
        roundOff(work);
    } catch (const OverflowError &) {
        work.violations.push_back({u"lines"_s, u"too_large"_s,
                                   sentence("The sum of the lines is too large. Check the quantities and rates")});
    }
}

bool isSupply(const Document &document)
{
    switch (document.kind) {
    case DocumentKind::Challan: return chargesTax(document.purpose);
    case DocumentKind::Invoice:
    case DocumentKind::CreditNote: return true;
    case DocumentKind::Return:
    case DocumentKind::Receipt: return false;
    }
    return false;
}

} // namespace

SupplyFacts supplyFacts(const Document &document)
{
    SupplyFacts facts;
    facts.supplierState = document.company.address.state;
    facts.partyType = document.party.type;
    facts.partyRegistered = !document.party.gstin.isEmpty();
    facts.partyState = document.party.address.state;
    if (document.shipTo)
        facts.shipToState = document.shipTo->address.state;
    facts.supplyType = document.supplyType;
    facts.chosen = document.placeOfSupply;
    return facts;
}

QString placeOfSupply(const SupplyFacts &facts)
{
    static const QString abroad = u"96"_s;
    if (isExport(facts.supplyType))
        return abroad;
    if (!facts.chosen.isEmpty())
        return normalisedStateCode(facts.chosen);
    if (facts.partyType == PartyType::Overseas)
        return abroad;
    for (const QString &state : {facts.partyState, facts.shipToState}) {
        if (!state.isEmpty())
            return normalisedStateCode(state);
    }
    return normalisedStateCode(facts.supplierState);
}

TaxKind taxKind(const QString &supplierState, const QString &placeOfSupply, SupplyType supplyType, PartyType partyType,
                bool isSupply)
{
    if (!isSupply || isWithoutTax(supplyType))
        return TaxKind::None;
    const bool alwaysInter = isExport(supplyType) || supplyType == SupplyType::SezWithTax || partyType == PartyType::Sez
        || partyType == PartyType::Overseas;
    if (alwaysInter)
        return TaxKind::Inter;
    return normalisedStateCode(supplierState) == normalisedStateCode(placeOfSupply) ? TaxKind::Intra : TaxKind::Inter;
}

TaxKind taxKind(const Document &document)
{
    return taxKind(document.company.address.state, placeOfSupply(supplyFacts(document)), document.supplyType,
                   document.party.type, isSupply(document));
}

QString stateTaxName(const QString &placeOfSupply)
{
    const std::optional<State> state = stateByCode(placeOfSupply);
    return state && state->unionTerritory ? u"UTGST"_s : u"SGST"_s;
}

bool isZeroRated(const Document &document)
{
    return isExport(document.supplyType) || document.supplyType == SupplyType::SezWithTax
        || document.supplyType == SupplyType::SezWithoutTax || document.party.type == PartyType::Sez
        || document.party.type == PartyType::Overseas;
}

bool isExempt(const Document &document, const DocumentLine &line)
{
    return line.gst.isZero() && line.cess.isZero() && isSupply(document) && !isZeroRated(document);
}

Violations calculate(Document &document)
{
    Work work{document, taxKind(document), document.lines, document.charges, {}, {}, {}};
    computeNet(work);
    if (work.violations.empty())
        computeTotals(work);
    if (work.violations.empty()) {
        document.lines = std::move(work.lines);
        document.charges = std::move(work.charges);
        document.totals = work.totals;
    }
    return work.violations;
}

bool mixesTaxableAndExempt(const Document &document)
{
    const auto exempt = [&document](const DocumentLine &line) { return isExempt(document, line); };
    const bool someExempt = std::any_of(document.lines.begin(), document.lines.end(), exempt);
    const bool allExempt = std::all_of(document.lines.begin(), document.lines.end(), exempt);
    const bool chargeTaxed = std::any_of(document.charges.begin(), document.charges.end(),
                                         [](const DocumentCharge &charge) { return !charge.gst.isZero(); });
    return someExempt && (!allExempt || chargeTaxed);
}

// What the law calls the paper is printed as it stands in the Act, in every language of the program.
QString titleOf(const Document &document)
{
    switch (document.kind) {
    case DocumentKind::Challan: return u"Delivery Challan"_s;
    case DocumentKind::Return: return u"Goods Return"_s;
    case DocumentKind::CreditNote: return u"Credit Note"_s;
    case DocumentKind::Receipt: return u"Goods Receipt"_s;
    case DocumentKind::Invoice: break;
    }
    if (mixesTaxableAndExempt(document))
        return document.party.gstin.isEmpty() ? u"Invoice-cum-Bill of Supply"_s : u"Tax Invoice"_s;
    const bool exempt = !document.lines.empty()
        && std::all_of(document.lines.begin(), document.lines.end(),
                       [&document](const DocumentLine &line) { return isExempt(document, line); });
    return exempt ? u"Bill of Supply"_s : u"Tax Invoice"_s;
}

} // namespace desk
