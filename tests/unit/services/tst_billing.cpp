#include "unit/services/office.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R39 to R43, R50: challans become invoices.
class BillingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsFilledFromItsChallanLine();
    void allOfAChallanIsBilledByItsNumber();
    void severalChallansKeepTheirNumbersOnTheLines();
    void linesGivenByHandCountAgainstTheWholeChallan();
    void theSameChallanLineTwiceInOneInvoiceIsAddedUp();
    void aSecondInvoiceOfTheSameChallanIsRefused();
    void partsAreBilledByQuantityWhateverTheRate();
    void returnedGoodsAreNotBilled();
    void rowsAreMatchedByLineNotByItem();
    void aLineSetToZeroIsLeftOut();
    void anInvoiceWithNothingLeftIsRefused();
    void challansOfAnotherCustomerAreRefused();
    void challansOfDifferentPlacesAreRefused();
    void aCancelledChallanIsRefused();
    void anInvoiceBeforeItsChallanIsRefused();
    void theCustomerAndTransportComeFromTheChallan();
    void aChallanOfAnotherYearIsNamedWithItsYear();
    void onlyInvoicesBillChallans();
    void aNewTaxRateIsChargedAndWarnedOf();
    void aCancelledInvoiceMakesTheChallanBillableAgain();
    void billingNeverExceedsDeliveryWhateverIsTried();
};

namespace {

DocumentDraft billing(const Office &office, std::initializer_list<Document> challans)
{
    DocumentDraft draft = office.invoice({}, {});
    for (const Document &challan : challans)
        draft.challans.push_back(challan.number);
    return draft;
}

} // namespace

void BillingTest::aLineIsFilledFromItsChallanLine()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s), line(u"NUT"_s, u"24"_s)});
    draft.lines[1].description = u"Nut as agreed"_s;
    draft.lines[1].rate = rate(u"49.50"_s);
    draft.lines[1].discount = {Discount::Kind::Percentage, {}, Percent::fromWhole(10)};
    const Document challan = office.issue(draft);
    const Document invoice = office.stored(
        office.issue(office.invoice({challanLine(u"dc/26-27/00001"_s, 2, u"10"_s)})).id);
    const DocumentLine &line = invoice.lines[0];
    QCOMPARE(line.description, u"Nut as agreed"_s);
    QCOMPARE(line.rate.toPlain(), u"49.50"_s);
    QCOMPARE(line.discount.toPlain(), u"10%"_s);
    QCOMPARE(line.challanLineId, challan.lines[1].id);
    QCOMPARE(line.challanNumber, challan.number);
    QCOMPARE(line.challanFy, u"2026-27"_s);
    QCOMPARE(line.challanDate, challan.date);
    QCOMPARE(line.challanLine, 2);
}

void BillingTest::allOfAChallanIsBilledByItsNumber()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"ROD"_s, u"2"_s), line(u"NUT"_s, u"3"_s)}));
    const Document invoice = office.issue(billing(office, {challan}));
    QCOMPARE(invoice.lines.size(), std::size_t{2});
    QCOMPARE(invoice.lines[0].quantity, quantity(u"2"_s));
    QCOMPARE(invoice.lines[1].number, 2);
    QCOMPARE(invoice.party.code, u"KAVERI"_s);
    QVERIFY(office.progress(challan) == Progress::Invoiced);
    QVERIFY(office.read([&](Connection &c) { return documentById(c, challan.id).has_value(); })); // R43
}

// C50
void BillingTest::severalChallansKeepTheirNumbersOnTheLines()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"ROD"_s, u"2"_s)}));
    const Document second = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const Document third = office.issue(office.challan({line(u"ROD"_s, u"4"_s)}));
    const Document invoice = office.stored(office.issue(billing(office, {first, second, third})).id);
    QCOMPARE(invoice.lines.size(), std::size_t{3});
    for (const auto &[at, challan] :
         {std::pair{std::size_t{0}, &first}, {std::size_t{1}, &second}, {std::size_t{2}, &third}}) {
        QCOMPARE(invoice.lines[at].challanNumber, challan->number);
        QCOMPARE(invoice.lines[at].challanDate, challan->date);
        QCOMPARE(invoice.lines[at].quantity, challan->lines[0].quantity);
    }
}

void BillingTest::linesGivenByHandCountAgainstTheWholeChallan()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"ROD"_s, u"8"_s), line(u"NUT"_s, u"3"_s)}));
    DocumentDraft draft = billing(office, {challan, challan}); // naming it twice adds nothing
    draft.lines = {challanLine(challan.number, 1, u"5"_s)};
    const Document invoice = office.issue(draft);
    QCOMPARE(invoice.lines.size(), std::size_t{3});
    QCOMPARE(invoice.lines[0].quantity, quantity(u"5"_s));
    QCOMPARE(invoice.lines[1].quantity, quantity(u"3"_s));
    QCOMPARE(invoice.lines[1].challanLine, 1);
    QCOMPARE(invoice.lines[2].challanLine, 2);
}

// C40
void BillingTest::theSameChallanLineTwiceInOneInvoiceIsAddedUp()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    const auto before = office.rows();
    const auto twice = office.submit(
        office.invoice({challanLine(challan.number, 1, u"8"_s), challanLine(challan.number, 1, u"8"_s)}));
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, u"over_billing"_s);
    QCOMPARE(twice.error().violations.size(), std::size_t{2});
    QCOMPARE(twice.error().violations[1].field, u"lines[1].qty"_s);
    QVERIFY(twice.error().violations[0].message.contains(u"bills 16 (line 1, 2)"_s));
    QCOMPARE(office.rows(), before);
}

// C41: two drafts of the same challan; the second is refused at issue and told who billed it.
void BillingTest::aSecondInvoiceOfTheSameChallanIsRefused()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    const DocumentDraft a = office.invoice({challanLine(challan.number, 1, u"8"_s)});
    const DocumentDraft b = office.invoice({challanLine(challan.number, 1, u"8"_s)});
    const Document first = office.issue(a);
    const auto second = office.submit(b);
    QCOMPARE(second.error().code, u"over_billing"_s);
    QVERIFY(second.error().message.contains(first.number));
    QVERIFY(second.error().message.contains(u"delivered 8, returned 0, invoiced 8, remaining 0"_s));
}

// C42, R75
void BillingTest::partsAreBilledByQuantityWhateverTheRate()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"24"_s)}, u"PATEL"_s));
    QVERIFY(office.progress(challan) == Progress::Issued);
    DocumentDraft part = office.invoice({challanLine(challan.number, 1, u"10"_s)}, u"PATEL"_s);
    part.lines[0].rate = rate(u"49.50"_s);
    const Document first = office.issue(part);
    QCOMPARE(first.totals.taxable.toPlain(), u"495.00"_s);
    QCOMPARE(first.totals.tax.igst.toPlain(), u"89.10"_s);
    QVERIFY(office.progress(challan) == Progress::PartlyInvoiced);
    DraftLine rest = challanLine(challan.number, 1, u"1"_s);
    rest.quantity.reset();
    rest.rate = rate(u"49.50"_s);
    const Document second = office.issue(office.invoice({rest}, u"PATEL"_s));
    QCOMPARE(second.lines[0].quantity, quantity(u"14"_s));
    QCOMPARE(second.totals.taxable.toPlain(), u"693.00"_s);
    QCOMPARE(second.totals.tax.igst.toPlain(), u"124.74"_s);
    QVERIFY(office.progress(challan) == Progress::Invoiced);
    const auto lines = office.read([&](Connection &c) { return progressOfLines(c, challan.id).value(); });
    QVERIFY(lines.at(0).pending().isZero());
}

// R41
void BillingTest::returnedGoodsAreNotBilled()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    office.bringBack(challan, 1, u"3"_s);
    QVERIFY(office.progress(challan) == Progress::PartlyReturned);
    const auto over = office.submit(office.invoice({challanLine(challan.number, 1, u"6"_s)}));
    QCOMPARE(over.error().code, u"over_billing"_s);
    QCOMPARE(office.issue(billing(office, {challan})).lines[0].quantity, quantity(u"5"_s));
    QVERIFY(office.progress(challan) == Progress::Closed);
}

// C45
void BillingTest::rowsAreMatchedByLineNotByItem()
{
    Office office;
    const Document challan = office.issue(
        office.challan({line(u"NUT"_s, u"3"_s), line(u"NUT"_s, u"5"_s), line(u"NUT"_s, u"12"_s)}));
    DraftLine byItem = line(u"NUT"_s, u"1"_s);
    byItem.challan = challan.number;
    QCOMPARE(office.submit(office.invoice({byItem})).error().violations.at(0).field, u"lines[0].challan_line"_s);
    office.issue(office.invoice({challanLine(challan.number, 3, u"12"_s)}));
    office.bringBack(challan, 2, u"5"_s);
    const Document rest = office.issue(billing(office, {challan}));
    QCOMPARE(rest.lines.size(), std::size_t{1});
    QCOMPARE(rest.lines[0].challanLine, 1);
    QCOMPARE(rest.lines[0].quantity, quantity(u"3"_s));
    QVERIFY(office.progress(challan) == Progress::Closed);
}

// R50
void BillingTest::aLineSetToZeroIsLeftOut()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"ROD"_s, u"2"_s), line(u"NUT"_s, u"3"_s)}));
    const Document invoice = office.issue(
        office.invoice({challanLine(challan.number, 1, u"0"_s), challanLine(challan.number, 2, u"3"_s)}));
    QCOMPARE(invoice.lines.size(), std::size_t{1});
    QCOMPARE(invoice.lines[0].number, 1);
    QCOMPARE(invoice.lines[0].challanLine, 2);
    // A fault in the line that stays is told at its row of the draft.
    DraftLine half = challanLine(challan.number, 2, u"0.5"_s);
    const auto bad = office.submit(office.invoice({challanLine(challan.number, 1, u"0"_s), half}));
    QCOMPARE(bad.error().violations.at(0).field, u"lines[1].qty"_s);
    QCOMPARE(office.submit(office.invoice({challanLine(challan.number, 1, u"0"_s)})).error().code, u"no_lines"_s);
}

void BillingTest::anInvoiceWithNothingLeftIsRefused()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    office.issue(billing(office, {challan}));
    const auto again = office.submit(billing(office, {challan}));
    QCOMPARE(again.error().code, u"nothing_to_bill"_s);
    QCOMPARE(again.error().violations.at(0).field, u"challans[0]"_s);
}

// R40
void BillingTest::challansOfAnotherCustomerAreRefused()
{
    Office office;
    const Document theirs = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}, u"PATEL"_s));
    DocumentDraft draft = office.invoice({line(u"ROD"_s, u"1"_s), challanLine(theirs.number, 1, u"3"_s)});
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().code, u"different_party"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[1].challan"_s);
    QVERIFY(refused.error().message.contains(u"Patel Engineering"_s));
}

void BillingTest::challansOfDifferentPlacesAreRefused()
{
    Office office;
    const Document here = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    DocumentDraft elsewhere = office.challan({line(u"NUT"_s, u"3"_s)});
    elsewhere.placeOfSupply = u"27"_s;
    const Document there = office.issue(elsewhere);
    const auto refused = office.submit(billing(office, {here, there}));
    QCOMPARE(refused.error().code, u"different_place"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"challans[1]"_s);
    QVERIFY(office.submit(billing(office, {here})));
}

void BillingTest::aCancelledChallanIsRefused()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    QVERIFY(office.cancel(challan));
    QCOMPARE(office.submit(billing(office, {challan})).error().code, u"challan_cancelled"_s);
    QCOMPARE(office.submit(office.invoice({challanLine(challan.number, 1, u"1"_s)})).error().code,
             u"challan_cancelled"_s);
}

// R11
void BillingTest::anInvoiceBeforeItsChallanIsRefused()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    DocumentDraft draft = billing(office, {challan});
    draft.date = challan.date.addDays(-1);
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().violations.at(0).field, u"date"_s);
    QCOMPARE(refused.error().violations.at(0).code, u"before_challan"_s);
    draft.date = challan.date;
    QVERIFY(office.submit(draft));
}

// R52
void BillingTest::theCustomerAndTransportComeFromTheChallan()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"3"_s)});
    draft.transport.vehicle = u"KA01AB1234"_s;
    draft.shipTo = ShipTo{u"Site"_s, {}, {{u"Plot 4"_s}, u"Hosapete"_s, u"29"_s, u"583201"_s}};
    draft.orderReference = u"verbal, 3 June"_s;
    const Document challan = office.issue(draft);
    const Document invoice = office.issue(billing(office, {challan}));
    QCOMPARE(invoice.party.id, challan.party.id);
    QCOMPARE(invoice.transport, challan.transport);
    QCOMPARE(invoice.shipTo, challan.shipTo);
    QCOMPARE(invoice.orderReference, u"verbal, 3 June"_s);
}

void BillingTest::aChallanOfAnotherYearIsNamedWithItsYear()
{
    Office office;
    DocumentDraft march = office.challan({line(u"NUT"_s, u"3"_s)});
    march.date = QDate(2026, 3, 30);
    march.number = u"KT/7"_s;
    const Document old = office.issue(march);
    DocumentDraft june = office.challan({line(u"NUT"_s, u"4"_s)});
    june.number = u"KT/7"_s;
    const Document recent = office.issue(june);
    QCOMPARE(office.issue(office.invoice({challanLine(u"KT/7@2025-26"_s, 1, u"3"_s)})).lines[0].challanLineId,
             old.lines[0].id);
    QCOMPARE(office.issue(office.invoice({challanLine(u"kt/7"_s, 1, u"4"_s)})).lines[0].challanLineId,
             recent.lines[0].id);
}

void BillingTest::onlyInvoicesBillChallans()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const auto refused = office.submit(office.challan({challanLine(challan.number, 1, u"3"_s)}));
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].challan"_s);
}

// s.14(a)(i): delivered before the change, invoiced after it.
void BillingTest::aNewTaxRateIsChargedAndWarnedOf()
{
    Office office;
    office.sql(u"INSERT INTO item_tax_rate SELECT id, '2026-06-10', 5000, 0 FROM item WHERE code = 'NUT'"_s);
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"3"_s)});
    draft.date = QDate(2026, 6, 9);
    const Document challan = office.issue(draft);
    QCOMPARE(challan.lines[0].gst.toPlain(), u"18"_s);
    const auto invoice = office.submit(billing(office, {challan}));
    QVERIFY(invoice);
    QCOMPARE(invoice->document.lines[0].gst.toPlain(), u"5"_s);
    QCOMPARE(invoice->warnings.at(0).code, u"rate_changed"_s);
}

// R53
void BillingTest::aCancelledInvoiceMakesTheChallanBillableAgain()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const Document invoice = office.issue(billing(office, {challan}));
    QVERIFY(office.cancel(invoice));
    QVERIFY(office.progress(challan) == Progress::Issued);
    QVERIFY(office.submit(billing(office, {challan})));
}

void BillingTest::billingNeverExceedsDeliveryWhateverIsTried()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"ROD"_s, u"30"_s), line(u"NUT"_s, u"25"_s)}));
    QRandomGenerator random(4711);
    std::vector<Document> live;
    int refused = 0;
    for (int i = 0; i < 120; ++i) {
        if (!live.empty() && random.bounded(4) == 0) {
            const auto at = static_cast<std::ptrdiff_t>(random.bounded(static_cast<quint32>(live.size())));
            QVERIFY(office.cancel(*(live.begin() + at)));
            live.erase(live.begin() + at);
            continue;
        }
        DocumentDraft draft = random.bounded(4) == 0 ? billing(office, {challan}) : office.invoice({});
        const int count = random.bounded(1, 4);
        for (int n = 0; n < count; ++n)
            draft.lines.push_back(
                challanLine(challan.number, random.bounded(1, 3), QString::number(random.bounded(1, 12))));
        const auto submitted = office.submit(draft);
        if (submitted)
            live.push_back(submitted->document);
        else
            ++refused;
        const auto lines = office.read([&](Connection &c) { return progressOfLines(c, challan.id).value(); });
        for (const LineProgress &line : lines)
            QVERIFY(!line.pending().isNegative());
    }
    QVERIFY(refused > 10);
    QVERIFY(live.size() > 1);
}

QTEST_GUILESS_MAIN(BillingTest)
#include "tst_billing.moc"
