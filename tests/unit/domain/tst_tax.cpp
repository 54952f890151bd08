#include "../vectors.h"
#include "sample.h"

#include "domain/checks.h"
#include "domain/tax.h"

#include <QtTest>

#include <algorithm>
#include <limits>

using namespace desk;
using namespace Qt::StringLiterals;
using sample::charge;
using sample::invoice;
using sample::line;

namespace {

Party partyFor(const QString &tax)
{
    return tax == u"IGST"_s ? sample::ofMaharashtra() : sample::ofKarnataka();
}

QString plain(Money money)
{
    return money.toPlain();
}

} // namespace

class TaxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundingVectorsComeOut_data();
    void roundingVectorsComeOut();
    void inclusivePriceVectorsComeOut_data();
    void inclusivePriceVectorsComeOut();
    void placeOfSupplyVectorsComeOut_data();
    void placeOfSupplyVectorsComeOut();
    void theOrderOfEntryDecidesNothing();
    void aCreditNoteMirrorsItsInvoice();
    void inclusivePricesComeBackToTheQuotedSum();
    void chargesCarryTheirOwnTax();
    void cessIsAHeadOfItsOwn();
    void underReverseChargeTheTaxIsShownAndNotAdded();
    void aChallanThatIsNoSupplyCarriesNoTax();
    void anExportAndAnSezUnitPayIgstOrNothing();
    void aDiscountLargerThanItsLineIsRefused();
    void aDiscountLargerThanTheSumIsRefused();
    void aDiscountOfEverythingLeavesNothing();
    void manyTinyLinesShareADiscountWithoutGoingBelowZero();
    void whatWasTypedStaysAsTyped();
    void calculatingAgainChangesNothing();
    void aDocumentWithoutLinesComesToNothing();
    void sumsTooLargeAreRefusedAtTheLine();
    void theTitleFollowsTheLaw();
    void theStateTaxHasItsNameByTerritory();
};

void TaxTest::roundingVectorsComeOut_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < 15; ++i)
        QTest::addRow("%d", i + 2) << i;
}

// R45, R48: halves go up to the paisa, and the round-off stands by itself.
void TaxTest::roundingVectorsComeOut()
{
    const auto rows = vectorsOf(u"rounding_vectors.csv"_s);
    QCOMPARE(rows.size(), std::size_t{15});
    QFETCH(int, row);
    const auto &vector = rows.at(static_cast<std::size_t>(row));
    DocumentLine one = line(qPrintable(vector[u"qty"_s]), qPrintable(vector[u"unit_price"_s]),
                            qPrintable(vector[u"gst_rate"_s]), "KGS");
    one.discount = sample::percent(qPrintable(vector[u"discount_percent"_s]));
    Document document = invoice(partyFor(vector[u"tax"_s]), {one});
    QVERIFY(calculate(document).empty());
    const DocumentLine &found = document.lines.front();
    QCOMPARE(plain(found.gross), vector[u"tot_amt"_s]);
    QCOMPARE(plain(found.discountShare), vector[u"discount"_s]);
    QCOMPARE(plain(found.taxable), vector[u"taxable"_s]);
    QCOMPARE(plain(found.tax.cgst), vector[u"cgst"_s]);
    QCOMPARE(plain(found.tax.sgst), vector[u"sgst"_s]);
    QCOMPARE(plain(found.tax.igst), vector[u"igst"_s]);
    QCOMPARE(plain(document.totals.total), vector[u"total_before_round"_s]);
    QCOMPARE(plain(document.totals.roundOff), vector[u"round_off"_s]);
    QCOMPARE(plain(document.totals.payable), vector[u"payable"_s] + u".00"_s);
}

void TaxTest::inclusivePriceVectorsComeOut_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < 8; ++i)
        QTest::addRow("%d", i + 2) << i;
}

void TaxTest::inclusivePriceVectorsComeOut()
{
    const auto rows = vectorsOf(u"tax_inclusive_vectors.csv"_s);
    QCOMPARE(rows.size(), std::size_t{8});
    QFETCH(int, row);
    const auto &vector = rows.at(static_cast<std::size_t>(row));
    const Money quoted = parseMoney(vector[u"inclusive_amount"_s]).value();
    Document document = invoice(
        partyFor(vector[u"tax"_s]),
        {line("1", qPrintable(vector[u"inclusive_amount"_s]), qPrintable(vector[u"gst_rate"_s]))});
    document.pricesIncludeTax = true;
    document.roundsOff = false;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.taxable), vector[u"taxable"_s]);
    QCOMPARE(plain(document.totals.tax.cgst), vector[u"cgst"_s]);
    QCOMPARE(plain(document.totals.tax.sgst), vector[u"sgst"_s]);
    QCOMPARE(plain(document.totals.tax.igst), vector[u"igst"_s]);
    QCOMPARE(plain(document.totals.total - quoted), vector[u"residual_vs_inclusive"_s]);
    QCOMPARE(document.totals.payable, quoted);
    QCOMPARE(document.totals.roundOff, quoted - document.totals.total);
}

void TaxTest::placeOfSupplyVectorsComeOut_data()
{
    QTest::addColumn<int>("row");
    int i = 0;
    for (const auto &vector : vectorsOf(u"place_of_supply_vectors.csv"_s))
        QTest::addRow("%s from %s", qPrintable(vector[u"case"_s]), qPrintable(vector[u"supplier_state"_s])) << i++;
}

// R46: the place of supply decides between IGST and CGST with SGST.
void TaxTest::placeOfSupplyVectorsComeOut()
{
    const auto rows = vectorsOf(u"place_of_supply_vectors.csv"_s);
    QCOMPARE(rows.size(), std::size_t{23});
    QFETCH(int, row);
    const auto &vector = rows.at(static_cast<std::size_t>(row));
    SupplyFacts facts;
    facts.supplierState = vector[u"supplier_state"_s];
    facts.partyType = partyTypeFrom(vector[u"party_type"_s]).value();
    facts.partyRegistered = vector[u"registered"_s] == u"yes"_s;
    facts.partyState = vector[u"party_state"_s];
    facts.shipToState = vector[u"ship_to_state"_s];
    facts.supplyType = supplyTypeFrom(vector[u"supply_type"_s]).value();
    facts.chosen = vector[u"chosen"_s];
    const QString place = placeOfSupply(facts);
    QCOMPARE(place, vector[u"place_of_supply"_s]);
    const TaxKind kind = taxKind(facts.supplierState, place, facts.supplyType, facts.partyType,
                                 vector[u"is_supply"_s] == u"yes"_s);
    const QString found = kind == TaxKind::None ? u"none"_s
        : kind == TaxKind::Inter                ? u"IGST"_s
                                                : u"CGST+"_s + stateTaxName(place);
    QCOMPARE(found, vector[u"tax"_s].section(u' ', 0, 0));
}

void TaxTest::theOrderOfEntryDecidesNothing()
{
    // C22: customer, item and place of supply in all six orders, each time after another customer and another place.
    std::array order{0, 1, 2};
    do {
        for (const bool otherState : {true, false}) {
            Document document = invoice(otherState ? sample::ofKarnataka() : sample::ofMaharashtra(), {});
            QVERIFY(calculate(document).empty());
            for (const int step : order) {
                if (step == 0)
                    document.party = otherState ? sample::ofMaharashtra() : sample::ofKarnataka();
                else if (step == 1)
                    document.lines = {line("1", "1750.35", "18")};
                else
                    document.placeOfSupply = otherState ? u"27"_s : u"29"_s;
                QVERIFY(calculate(document).empty());
            }
            QCOMPARE(plain(document.totals.tax.igst), otherState ? u"315.06"_s : u"0.00"_s);
            QCOMPARE(plain(document.totals.tax.cgst), otherState ? u"0.00"_s : u"157.53"_s);
            QCOMPARE(plain(document.totals.tax.sgst), otherState ? u"0.00"_s : u"157.53"_s);
            QCOMPARE(plain(document.totals.total), u"2065.41"_s);
        }
    } while (std::next_permutation(order.begin(), order.end()));

    // With the place left to the rules a change of customer is enough, forth and back.
    Document document = invoice(sample::ofMaharashtra(), {line("1", "1750.35", "18")});
    for (const bool otherState : {true, false, true}) {
        document.party = otherState ? sample::ofMaharashtra() : sample::ofKarnataka();
        QVERIFY(calculate(document).empty());
        QCOMPARE(plain(document.totals.tax.igst), otherState ? u"315.06"_s : u"0.00"_s);
        QCOMPARE(plain(document.totals.tax.cgst), otherState ? u"0.00"_s : u"157.53"_s);
    }
}

void TaxTest::aCreditNoteMirrorsItsInvoice()
{
    // C06: 925.50 becomes 926 both ways, so that the pair comes to nothing.
    Document document = invoice(sample::ofKarnataka(), {line("1", "925.50", "0")});
    Document mirror = document;
    mirror.lines.front().quantity = Quantity::fromWhole(-1);
    QVERIFY(calculate(document).empty());
    QVERIFY(calculate(mirror).empty());
    QCOMPARE(plain(document.totals.payable), u"926.00"_s);
    QCOMPARE(plain(mirror.totals.payable), u"-926.00"_s);
    QCOMPARE(plain(mirror.totals.roundOff), u"-0.50"_s);

    // C49: the paper itself shows positive figures.
    Document note = invoice(sample::ofMaharashtra(), {line("1", "640", "18")});
    note.kind = DocumentKind::CreditNote;
    note.roundsOff = false;
    QVERIFY(calculate(note).empty());
    QCOMPARE(plain(note.totals.tax.igst), u"115.20"_s);
    QCOMPARE(plain(note.totals.payable), u"755.20"_s);
    QCOMPARE(titleOf(note), u"Credit Note"_s);
}

void TaxTest::inclusivePricesComeBackToTheQuotedSum()
{
    // Three lines of 100 inclusive have a residual of a paisa each; the quoted 300 is what is paid.
    Document document = invoice(sample::ofKarnataka(), std::vector<DocumentLine>(3, line("1", "100", "18")));
    document.pricesIncludeTax = true;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.total), u"300.03"_s);
    QCOMPARE(plain(document.totals.roundOff), u"-0.03"_s);
    QCOMPARE(plain(document.totals.payable), u"300.00"_s);

    // Sixty of them leave more than half a rupee: then the parts are rounded as they stand.
    document.lines = std::vector<DocumentLine>(60, line("1", "100", "18"));
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.total), u"6000.60"_s);
    QCOMPARE(plain(document.totals.payable), u"6001.00"_s);
}

void TaxTest::chargesCarryTheirOwnTax()
{
    Document document = invoice(sample::ofMaharashtra(), {line("1", "1000", "5")});
    document.charges = {charge("500", "18"), charge("100", "0")};
    document.discount = sample::rupees("100");
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.charges.at(0).taxable), u"500.00"_s);
    QCOMPARE(plain(document.charges.at(0).tax.igst), u"90.00"_s);
    QCOMPARE(plain(document.charges.at(0).total), u"590.00"_s);
    QCOMPARE(plain(document.charges.at(1).total), u"100.00"_s);
    QCOMPARE(plain(document.totals.taxable), u"1500.00"_s); // the discount is spread over the lines alone
    QCOMPARE(plain(document.totals.tax.igst), u"135.00"_s);
    QCOMPARE(plain(document.totals.payable), u"1635.00"_s);

    document.pricesIncludeTax = true;
    document.discount = {};
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.charges.at(0).taxable), u"423.73"_s);
    QCOMPARE(plain(document.totals.payable), u"1600.00"_s);
}

void TaxTest::cessIsAHeadOfItsOwn()
{
    DocumentLine one = line("1", "1000", "28");
    one.cess = Percent::fromWhole(12);
    Document document = invoice(sample::ofKarnataka(), {one});
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.tax.cgst), u"140.00"_s);
    QCOMPARE(plain(document.totals.tax.cess), u"120.00"_s);
    QCOMPARE(plain(document.totals.total), u"1400.00"_s);

    document.lines.front().rate = Rate::fromMillionths(1'400'000'000);
    document.pricesIncludeTax = true;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.taxable), u"1000.00"_s);
    QCOMPARE(plain(document.totals.payable), u"1400.00"_s);
}

void TaxTest::underReverseChargeTheTaxIsShownAndNotAdded()
{
    Document document = invoice(sample::ofMaharashtra(), {line("1", "1000.40", "18")});
    document.reverseCharge = true;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.tax.igst), u"180.07"_s);
    QCOMPARE(plain(document.lines.front().total), u"1000.40"_s);
    QCOMPARE(plain(document.totals.total), u"1000.40"_s);
    QCOMPARE(plain(document.totals.payable), u"1000.00"_s);
}

void TaxTest::aChallanThatIsNoSupplyCarriesNoTax()
{
    Document document = invoice(sample::ofMaharashtra(), {line("1", "1000", "18")});
    document.kind = DocumentKind::Challan;
    for (const Purpose purpose : {Purpose::JobWork, Purpose::Approval, Purpose::Branch, Purpose::Exhibition,
                                  Purpose::Repair, Purpose::Sample, Purpose::Other}) {
        document.purpose = purpose;
        QVERIFY(calculate(document).empty());
        QCOMPARE(plain(document.totals.taxable), u"1000.00"_s); // D3: the value is there, the tax is not
        QCOMPARE(plain(document.totals.tax.sum()), u"0.00"_s);
    }
    for (const Purpose purpose : {Purpose::Supply, Purpose::LiquidGas}) {
        document.purpose = purpose;
        QVERIFY(calculate(document).empty());
        QCOMPARE(plain(document.totals.tax.igst), u"180.00"_s);
    }
    document.kind = DocumentKind::Return;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.tax.sum()), u"0.00"_s);
}

void TaxTest::anExportAndAnSezUnitPayIgstOrNothing()
{
    Document document = invoice(sample::sezUnit(), {line("1", "10000", "18")});
    for (const SupplyType type : {SupplyType::Regular, SupplyType::SezWithTax}) {
        document.supplyType = type;
        QVERIFY(calculate(document).empty());
        QCOMPARE(plain(document.totals.tax.igst), u"1800.00"_s);
        QCOMPARE(plain(document.totals.tax.cgst), u"0.00"_s);
    }
    document.supplyType = SupplyType::SezWithoutTax;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.tax.sum()), u"0.00"_s);
    document.pricesIncludeTax = true; // nothing is charged, so nothing is taken out either
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.taxable), u"10000.00"_s);

    document.pricesIncludeTax = false;
    document.party = sample::party({}, PartyType::Overseas);
    document.supplyType = SupplyType::ExportWithTax;
    QVERIFY(calculate(document).empty());
    QCOMPARE(placeOfSupply(supplyFacts(document)), u"96"_s);
    QCOMPARE(plain(document.totals.tax.igst), u"1800.00"_s);

    document.party = sample::ofKarnataka();
    document.supplyType = SupplyType::DeemedExport;
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.tax.cgst), u"900.00"_s);
}

void TaxTest::aDiscountLargerThanItsLineIsRefused()
{
    Document document = invoice(sample::ofKarnataka(), {line("1", "100", "18"), line("1", "100", "18")});
    QVERIFY(calculate(document).empty());
    const Document before = document;
    for (const Discount &discount : {sample::rupees("100.01"), sample::rupees("-1"), sample::percent("100.1")}) {
        document.lines.at(1).discount = discount;
        const Violations violations = calculate(document);
        QCOMPARE(violations.size(), std::size_t{1});
        QCOMPARE(violations.front().field, u"lines[1].discount"_s);
        QCOMPARE(violations.front().code, u"discount_too_large"_s);
        QVERIFY(violations.front().message.startsWith(u"Line 2: "_s));
        QCOMPARE(document.totals.payable, before.totals.payable);
        QCOMPARE(document.lines.at(1).taxable, before.lines.at(1).taxable);
    }
    document.lines.at(1).discount = sample::rupees("100");
    QVERIFY(calculate(document).empty());
}

void TaxTest::aDiscountLargerThanTheSumIsRefused()
{
    Document document = invoice(sample::ofKarnataka(), {line("1", "100", "18"), line("1", "100", "18")});
    document.lines.front().discount = sample::rupees("50");
    document.discount = sample::rupees("150.01");
    const Violations violations = calculate(document);
    QCOMPARE(violations.size(), std::size_t{1});
    QCOMPARE(violations.front().field, u"discount"_s);
    document.discount = sample::rupees("150");
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.payable), u"0.00"_s);
}

void TaxTest::aDiscountOfEverythingLeavesNothing()
{
    Document document = invoice(sample::ofKarnataka(), {line("1", "33.33", "18"), line("1", "66.68", "5")});
    document.discount = sample::percent("100");
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.taxable), u"0.00"_s);
    QCOMPARE(plain(document.totals.payable), u"0.00"_s);
}

void TaxTest::manyTinyLinesShareADiscountWithoutGoingBelowZero()
{
    Document document = invoice(sample::ofKarnataka(), std::vector<DocumentLine>(500, line("1", "0.01", "18")));
    document.discount = sample::rupees("2.50");
    QVERIFY(calculate(document).empty());
    Money shared;
    for (const DocumentLine &one : document.lines) {
        QVERIFY(!one.taxable.isNegative() && !one.discountShare.isNegative());
        shared += one.discountShare;
    }
    QCOMPARE(plain(shared), u"2.50"_s);
    QCOMPARE(plain(document.totals.taxable), u"2.50"_s);
}

void TaxTest::whatWasTypedStaysAsTyped()
{
    // C10: rupees stay rupees, a percentage a percentage.
    Document document = invoice(sample::ofMaharashtra(), {line("1", "60000", "18"), line("1", "300", "5")});
    document.lines.at(0).discount = sample::rupees("50000");
    document.lines.at(1).discount = sample::percent("10");
    QVERIFY(calculate(document).empty());
    QCOMPARE(document.lines.at(0).discount.toPlain(), u"50000.00"_s);
    QCOMPARE(document.lines.at(1).discount.toPlain(), u"10%"_s);
    QCOMPARE(Discount().toPlain(), QString());
}

void TaxTest::calculatingAgainChangesNothing()
{
    // C12: one figure everywhere.
    Document document = invoice(sample::ofKarnataka(), {line("2", "308.25", "18"), line("3", "10.03", "5")});
    document.discount = sample::percent("7.5");
    document.charges = {charge("50", "18")};
    QVERIFY(calculate(document).empty());
    const Document before = document;
    QVERIFY(calculate(document).empty());
    QCOMPARE(document.totals.payable, before.totals.payable);
    QCOMPARE(document.totals.total, before.totals.total);
    QCOMPARE(document.lines.at(0).discountShare, before.lines.at(0).discountShare);
    QCOMPARE(document.charges.at(0).taxable, before.charges.at(0).taxable);
}

void TaxTest::aDocumentWithoutLinesComesToNothing()
{
    Document document = invoice(sample::ofKarnataka(), {});
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.payable), u"0.00"_s);
    document.lines = {line("5", "0", "18")}; // a sample without a price
    QVERIFY(calculate(document).empty());
    QCOMPARE(plain(document.totals.payable), u"0.00"_s);
    document.discount = sample::rupees("1");
    QCOMPARE(calculate(document).size(), std::size_t{1});
}

void TaxTest::sumsTooLargeAreRefusedAtTheLine()
{
    DocumentLine huge = line("9000000000000", "9000000000", "18");
    Document document = invoice(sample::ofKarnataka(), {line("1", "1", "18"), huge});
    Violations violations = calculate(document);
    QCOMPARE(violations.size(), std::size_t{1});
    QCOMPARE(violations.front().field, u"lines[1].rate"_s);
    QCOMPARE(violations.front().code, u"too_large"_s);

    // Each line fits, their sum does not.
    document.lines = std::vector<DocumentLine>(2, line("1000000000", "60000000", "0"));
    violations = calculate(document);
    QCOMPARE(violations.size(), std::size_t{1});
    QCOMPARE(violations.front().field, u"lines"_s);
    QCOMPARE(plain(document.totals.payable), u"0.00"_s);
}

void TaxTest::theTitleFollowsTheLaw()
{
    const DocumentLine exempt = line("1", "500", "0");
    const DocumentLine taxed = line("1", "500", "18");
    const Party unregistered = sample::party({}, PartyType::Unregistered);
    QCOMPARE(titleOf(invoice(sample::ofKarnataka(), {exempt})), u"Bill of Supply"_s);
    QCOMPARE(titleOf(invoice(unregistered, {exempt, taxed})), u"Invoice-cum-Bill of Supply"_s);
    QCOMPARE(titleOf(invoice(sample::ofKarnataka(), {exempt, taxed})), u"Tax Invoice"_s);
    QCOMPARE(titleOf(invoice(sample::ofKarnataka(), {taxed})), u"Tax Invoice"_s);
    QCOMPARE(titleOf(invoice(unregistered, {taxed})), u"Tax Invoice"_s);

    Document underLut = invoice(sample::sezUnit(), {exempt});
    underLut.supplyType = SupplyType::SezWithoutTax;
    QCOMPARE(titleOf(underLut), u"Tax Invoice"_s);
    underLut.party = sample::party({}, PartyType::Overseas);
    underLut.supplyType = SupplyType::ExportWithoutTax;
    QCOMPARE(titleOf(underLut), u"Tax Invoice"_s);

    Document withFreight = invoice(unregistered, {exempt});
    withFreight.charges = {charge("100", "18")};
    QCOMPARE(titleOf(withFreight), u"Invoice-cum-Bill of Supply"_s);

    Document challan = invoice(sample::ofKarnataka(), {exempt});
    challan.kind = DocumentKind::Challan;
    QCOMPARE(titleOf(challan), u"Delivery Challan"_s);
}

void TaxTest::theStateTaxHasItsNameByTerritory()
{
    for (const QString &territory : {u"04"_s, u"26"_s, u"31"_s, u"35"_s, u"38"_s, u"97"_s, u"4"_s})
        QCOMPARE(stateTaxName(territory), u"UTGST"_s);
    for (const QString &state : {u"29"_s, u"07"_s, u"34"_s, u"01"_s})
        QCOMPARE(stateTaxName(state), u"SGST"_s);
}

QTEST_GUILESS_MAIN(TaxTest)
#include "tst_tax.moc"
