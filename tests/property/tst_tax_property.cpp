#include "properties.h"

#include "domain/tax.h"

#include <QtTest>

#include <algorithm>
#include <array>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

Party someParty()
{
    Party party;
    party.name = u"Kaveri Traders"_s;
    party.type = *rc::gen::element(PartyType::Regular, PartyType::Unregistered, PartyType::Sez, PartyType::Overseas);
    party.address.state = *rc::gen::element(u"29"_s, u"27"_s, u"04"_s, u"8"_s, u""_s);
    return party;
}

Money partOf(Money amount)
{
    return Money::fromPaise(multiplyDivide(amount.paise(), *rc::gen::inRange(0, 1'001), 1'000));
}

Discount someDiscountOf(Money amount)
{
    switch (*rc::gen::inRange(0, 3)) {
    case 0: return {};
    case 1: return {Discount::Kind::Amount, std::min(partOf(amount), amount), {}};
    default: return {Discount::Kind::Percentage, {}, Percent::fromThousandths(*rc::gen::inRange(0, 100'001))};
    }
}

DocumentLine someLine()
{
    DocumentLine line;
    // Small figures are where remainders bite, large ones where products grow.
    line.quantity = Quantity::fromThousandths(
        *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 3'000), rc::gen::inRange<std::int64_t>(1, 1'000'000'000)));
    line.rate = Rate::fromMillionths(*rc::gen::oneOf(rc::gen::inRange<std::int64_t>(0, 100'000),
                                                     rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000)));
    line.gst = Percent::fromThousandths(
        *rc::gen::element(0, 100, 250, 1'500, 3'000, 5'000, 12'000, 18'000, 28'000, 40'000));
    line.cess = Percent::fromThousandths(*rc::gen::element(0, 0, 0, 1'500, 12'000));
    line.discount = someDiscountOf(line.rate.times(line.quantity));
    return line;
}

Money netOf(const DocumentLine &line)
{
    const Money gross = line.rate.times(line.quantity);
    switch (line.discount.kind) {
    case Discount::Kind::Amount: return gross - line.discount.amount;
    case Discount::Kind::Percentage: return gross - line.discount.percent.of(gross);
    case Discount::Kind::None: break;
    }
    return gross;
}

Document someDocument()
{
    Document document;
    document.kind = DocumentKind::Invoice;
    document.company.address.state = u"29"_s;
    document.party = someParty();
    document.placeOfSupply = *rc::gen::element(u""_s, u""_s, u"29"_s, u"27"_s);
    document.supplyType = *rc::gen::element(SupplyType::Regular, SupplyType::Regular, SupplyType::SezWithoutTax);
    const int lines = *rc::gen::inRange(1, 12);
    Money sum;
    for (int i = 0; i < lines; ++i) {
        document.lines.push_back(someLine());
        sum += netOf(document.lines.back());
    }
    document.discount = someDiscountOf(sum);
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
        DocumentCharge charge;
        charge.amount = Money::fromPaise(*rc::gen::inRange<std::int64_t>(0, 1'000'000));
        charge.gst = Percent::fromWhole(*rc::gen::element(0, 5, 18));
        document.charges.push_back(charge);
    }
    document.pricesIncludeTax = *rc::gen::arbitrary<bool>();
    document.reverseCharge = !document.pricesIncludeTax && *rc::gen::arbitrary<bool>();
    document.roundsOff = *rc::gen::arbitrary<bool>();
    return document;
}

void calculateWell(Document &document)
{
    RC_ASSERT(calculate(document).empty());
}

Money documentDiscountOf(const Document &document)
{
    Money base;
    for (const DocumentLine &line : document.lines)
        base += netOf(line);
    switch (document.discount.kind) {
    case Discount::Kind::Amount: return document.discount.amount;
    case Discount::Kind::Percentage: return document.discount.percent.of(base);
    case Discount::Kind::None: break;
    }
    return {};
}

void requireSameTotals(const Totals &a, const Totals &b)
{
    RC_ASSERT(a.taxable == b.taxable);
    RC_ASSERT(a.tax.cgst == b.tax.cgst);
    RC_ASSERT(a.tax.igst == b.tax.igst);
    RC_ASSERT(a.tax.cess == b.tax.cess);
    RC_ASSERT(a.total == b.total);
    RC_ASSERT(a.roundOff == b.roundOff);
    RC_ASSERT(a.payable == b.payable);
}

Discount mirrored(Discount discount)
{
    discount.amount = -discount.amount;
    return discount;
}

} // namespace

class TaxProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryEachProperty(1'000); }
    void partsSumToTheTotals();
    void headsNeverMixAndHalvesAreEqual();
    void sharesOfTheDiscountSumToIt();
    void theRoundOffStaysWithinHalfARupee();
    void theOrderOfSettingDecidesNothing();
    void theOrderOfLinesKeepsTheTotals();
    void theMirrorOfADocumentIsItsNegative();
};

// R44, R45: every amount follows from quantity, rate, discount and tax, and the total is the sum of the lines.
void TaxProperty::partsSumToTheTotals()
{
    QVERIFY(rc::check("totals are the sums of what the lines show", [] {
        Document document = someDocument();
        calculateWell(document);
        Totals sums;
        const auto add = [&sums, &document](const auto &row) {
            sums.taxable += row.taxable;
            sums.tax.cgst += row.tax.cgst;
            sums.tax.sgst += row.tax.sgst;
            sums.tax.igst += row.tax.igst;
            sums.tax.cess += row.tax.cess;
            sums.total += row.total;
            RC_ASSERT(row.total == (document.reverseCharge ? row.taxable : row.taxable + row.tax.sum()));
        };
        for (const DocumentLine &line : document.lines) {
            add(line);
            RC_ASSERT(line.gross == line.rate.times(line.quantity));
            if (!document.pricesIncludeTax)
                RC_ASSERT(line.taxable == line.gross - line.discountShare);
            RC_ASSERT(!line.taxable.isNegative());
        }
        for (const DocumentCharge &charge : document.charges)
            add(charge);
        const Totals &totals = document.totals;
        RC_ASSERT(totals.tax.sgst == sums.tax.sgst);
        RC_ASSERT(totals.payable == totals.total + totals.roundOff);
        RC_ASSERT(totals.total == (document.reverseCharge ? totals.taxable : totals.taxable + totals.tax.sum()));
        sums.roundOff = totals.roundOff;
        sums.payable = totals.payable;
        requireSameTotals(totals, sums);
    }));
}

// R45: CGST equals SGST, and neither stands beside IGST.
void TaxProperty::headsNeverMixAndHalvesAreEqual()
{
    QVERIFY(rc::check("CGST and SGST are equal and never stand beside IGST", [] {
        Document document = someDocument();
        calculateWell(document);
        const TaxKind kind = taxKind(document);
        const auto judge = [kind](const TaxAmounts &tax) {
            RC_ASSERT(tax.cgst == tax.sgst);
            RC_ASSERT(kind == TaxKind::Intra || tax.cgst.isZero());
            RC_ASSERT(kind == TaxKind::Inter || tax.igst.isZero());
            RC_ASSERT(kind != TaxKind::None || tax.cess.isZero());
        };
        for (const DocumentLine &line : document.lines)
            judge(line.tax);
        for (const DocumentCharge &charge : document.charges)
            judge(charge.tax);
        judge(document.totals.tax);
    }));
}

void TaxProperty::sharesOfTheDiscountSumToIt()
{
    QVERIFY(rc::check("the shares of a document's discount sum exactly to it", [] {
        Document document = someDocument();
        const Money discount = documentDiscountOf(document);
        calculateWell(document);
        Money shared;
        for (const DocumentLine &line : document.lines) {
            const Money share = line.discountShare - (line.gross - netOf(line));
            RC_ASSERT(!share.isNegative());
            RC_ASSERT(share <= netOf(line));
            shared += share;
        }
        RC_ASSERT(shared == discount);
    }));
}

// R48: at most half a rupee; switched off it holds only what prices with tax leave.
void TaxProperty::theRoundOffStaysWithinHalfARupee()
{
    QVERIFY(rc::check("|round-off| <= 0.50, and the payable is whole rupees where it rounds", [] {
        Document document = someDocument();
        calculateWell(document);
        const std::int64_t paise = document.totals.roundOff.paise();
        RC_ASSERT(paise >= -50);
        RC_ASSERT(paise <= 50);
        if (document.roundsOff)
            RC_ASSERT(document.totals.payable.paise() % 100 == 0);
        else if (!document.pricesIncludeTax)
            RC_ASSERT(paise == 0);
    }));
}

void TaxProperty::theOrderOfSettingDecidesNothing()
{
    QVERIFY(rc::check("party, lines, place and supply type may be set in any order", [] {
        Document wanted = someDocument();
        Document document = someDocument();
        document.discount = wanted.discount = {};
        document.charges = wanted.charges;
        document.pricesIncludeTax = wanted.pricesIncludeTax;
        document.reverseCharge = wanted.reverseCharge;
        document.roundsOff = wanted.roundsOff;
        calculateWell(wanted);
        std::array steps{0, 1, 2, 3};
        for (std::size_t i = steps.size() - 1; i > 0; --i)
            std::swap(steps.at(i), steps.at(*rc::gen::inRange<std::size_t>(0, i + 1)));
        for (const int step : steps) {
            if (step == 0)
                document.party = wanted.party;
            else if (step == 1)
                document.lines = wanted.lines;
            else if (step == 2)
                document.placeOfSupply = wanted.placeOfSupply;
            else
                document.supplyType = wanted.supplyType;
            calculateWell(document);
        }
        requireSameTotals(document.totals, wanted.totals);
        RC_ASSERT(titleOf(document) == titleOf(wanted));
    }));
}

void TaxProperty::theOrderOfLinesKeepsTheTotals()
{
    QVERIFY(rc::check("lines in another order give the same totals, apart from where a remainder goes", [] {
        Document document = someDocument();
        Document turned = document;
        std::reverse(turned.lines.begin(), turned.lines.end());
        std::rotate(turned.lines.begin(),
                    turned.lines.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(turned.lines)),
                    turned.lines.end());
        calculateWell(document);
        calculateWell(turned);
        if (documentDiscountOf(document).isZero()) {
            requireSameTotals(document.totals, turned.totals);
        } else if (!document.pricesIncludeTax) {
            RC_ASSERT(document.totals.taxable == turned.totals.taxable);
        }
    }));
}

void TaxProperty::theMirrorOfADocumentIsItsNegative()
{
    QVERIFY(rc::check("a credit of everything nets to nothing", [] {
        Document document = someDocument();
        Document mirror = document;
        mirror.discount = mirrored(document.discount);
        for (DocumentLine &line : mirror.lines) {
            line.quantity = Quantity() - line.quantity;
            line.discount = mirrored(line.discount);
        }
        for (DocumentCharge &charge : mirror.charges)
            charge.amount = -charge.amount;
        calculateWell(document);
        calculateWell(mirror);
        Totals negated = mirror.totals;
        for (Money *amount : {&negated.taxable, &negated.tax.cgst, &negated.tax.sgst, &negated.tax.igst,
                              &negated.tax.cess, &negated.total, &negated.roundOff, &negated.payable})
            *amount = -*amount;
        requireSameTotals(document.totals, negated);
        for (std::size_t i = 0; i < document.lines.size(); ++i)
            RC_ASSERT((document.lines.at(i).discountShare + mirror.lines.at(i).discountShare).isZero());
    }));
}

QTEST_GUILESS_MAIN(TaxProperty)
#include "tst_tax_property.moc"
