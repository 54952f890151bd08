#include "unit/services/office.h"

#include "services/billing.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R39, R40, workflow 3: many challans of a party in one invoice.
class PeriodBillingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theUnbilledChallansOfAPeriodAreFound();
    void onlyWhatIsSoldIsBilledUnasked();
    void oneInvoiceBillsThemAll();
    void whatIsPartlyBilledOrReturnedIsBilledForTheRest();
    void anUnknownPartyIsRefused();
    void differentPlacesOfDeliveryAreAskedAbout();
    void yesToSeveralPlacesIsNoToSeveralSupplies();
    void aChallanInSomebodysDraftSaysSo();
    void aMarchChallanIsBilledInApril();
    void aDirectInvoiceForServicesNeedsNoChallan();
};

namespace {

std::vector<BillableChallan> billable(Office &office, QDate from = {}, QDate to = {},
                                      const QString &party = u"KAVERI"_s)
{
    return office.read([&](Connection &c) { return billableChallans(c, party, from, to).value(); });
}

QStringList numbersOf(const std::vector<BillableChallan> &challans)
{
    QStringList numbers;
    for (const BillableChallan &challan : challans)
        numbers += challan.number;
    return numbers;
}

Document sentOn(Office &office, QDate day, std::vector<DraftLine> lines, const QString &party = u"KAVERI"_s)
{
    DocumentDraft draft = office.challan(std::move(lines), party);
    draft.date = day;
    return office.issue(draft);
}

ShipTo place(const QString &name, const QString &state = u"29"_s)
{
    return {name, {}, {{u"Plot 4"_s}, u"Hosapete"_s, state, u"583201"_s}};
}

} // namespace

void PeriodBillingTest::theUnbilledChallansOfAPeriodAreFound()
{
    Office office;
    const Document may = sentOn(office, QDate(2026, 5, 31), {line(u"NUT"_s, u"1"_s)});
    const Document late = sentOn(office, QDate(2026, 6, 10), {line(u"NUT"_s, u"3"_s), line(u"ROD"_s, u"1.5"_s)});
    const Document first = sentOn(office, QDate(2026, 6, 1), {line(u"NUT"_s, u"2"_s)});
    sentOn(office, QDate(2026, 6, 5), {line(u"NUT"_s, u"2"_s)}, u"PATEL"_s);
    const Document gone = sentOn(office, QDate(2026, 6, 6), {line(u"NUT"_s, u"2"_s)});
    QVERIFY(office.cancel(gone));
    const auto june = billable(office, QDate(2026, 6, 1), QDate(2026, 6, 30));
    QCOMPARE(numbersOf(june), (QStringList{first.number, late.number}));
    QCOMPARE(june[1].lines, 2);
    QCOMPARE(june[1].value.toPlain(), u"296.48"_s); // 165.00 + 131.475
    QCOMPARE(june[1].id, late.id);
    QCOMPARE(numbersOf(billable(office)), (QStringList{may.number, first.number, late.number}));
    QCOMPARE(numbersOf(billable(office, {}, QDate(2026, 5, 31))), QStringList{may.number});
}

// R58: what moved for another reason than a sale is not put on the next bill.
void PeriodBillingTest::onlyWhatIsSoldIsBilledUnasked()
{
    Office office;
    for (const char *word : {"job_work", "approval", "branch", "exhibition", "repair", "sample", "other"}) {
        DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
        draft.purpose = *purposeFrom(QString::fromLatin1(word));
        office.issue(draft);
    }
    QVERIFY(billable(office).empty());
    DocumentDraft gas = office.challan({line(u"ROD"_s, u"1"_s)});
    gas.purpose = Purpose::LiquidGas;
    QCOMPARE(numbersOf(billable(office)), QStringList());
    const Document sold = office.issue(gas);
    QCOMPARE(numbersOf(billable(office)), QStringList{sold.number});
}

// C50: A 2, B 3, A 4 stay three lines, each with its challan's number and date.
void PeriodBillingTest::oneInvoiceBillsThemAll()
{
    Office office;
    const Document a = sentOn(office, QDate(2026, 6, 1), {line(u"NUT"_s, u"2"_s)});
    const Document b = sentOn(office, QDate(2026, 6, 2), {line(u"BOLT"_s, u"3"_s)});
    const Document c = sentOn(office, QDate(2026, 6, 3), {line(u"NUT"_s, u"4"_s)});
    const Document invoice = office.stored(
        office.issue(invoiceDraftOf(billable(office), u"KAVERI"_s, office.clock->today())).id);
    QCOMPARE(invoice.lines.size(), std::size_t{3});
    const std::vector<const Document *> challans{&a, &b, &c};
    for (std::size_t i = 0; i < challans.size(); ++i) {
        QCOMPARE(invoice.lines[i].challanNumber, challans[i]->number);
        QCOMPARE(invoice.lines[i].challanDate, challans[i]->date);
        QVERIFY(office.progress(*challans[i]) == Progress::Invoiced);
    }
    QVERIFY(billable(office).empty());
}

// R41, R70
void PeriodBillingTest::whatIsPartlyBilledOrReturnedIsBilledForTheRest()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s), line(u"BOLT"_s, u"2"_s)}));
    office.issue(office.invoice({challanLine(challan.number, 1, u"3"_s)}));
    office.bringBack(challan, 1, u"2"_s);
    office.bringBack(challan, 2, u"2"_s);
    const auto left = billable(office);
    QCOMPARE(left.at(0).lines, 1);
    QCOMPARE(left.at(0).value.toPlain(), u"275.00"_s);
    const Document invoice = office.issue(invoiceDraftOf(left, u"KAVERI"_s, office.clock->today()));
    QCOMPARE(invoice.lines.size(), std::size_t{1});
    QCOMPARE(invoice.lines[0].quantity, quantity(u"5"_s));
    QVERIFY(office.progress(challan) == Progress::Closed);
}

void PeriodBillingTest::anUnknownPartyIsRefused()
{
    Office office;
    const auto refused = office.read([](Connection &c) { return billableChallans(c, u"NOBODY"_s, {}, {}); });
    QCOMPARE(refused.error().code, u"unknown_party"_s);
}

// Issue: different delivery places are asked about, different bill-to is refused (tst_billing, R40).
void PeriodBillingTest::differentPlacesOfDeliveryAreAskedAbout()
{
    Office office;
    const Document home = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    DocumentDraft site = office.challan({line(u"NUT"_s, u"2"_s)});
    site.shipTo = place(u"Dam site"_s);
    const Document away = office.issue(site);
    QCOMPARE(billable(office).at(1).shipTo, u"Dam site"_s);
    DocumentDraft draft = invoiceDraftOf(billable(office), u"KAVERI"_s, office.clock->today());
    const auto before = office.rows();
    const auto asked = office.submit(draft);
    QCOMPARE(asked.error().code, u"different_place"_s);
    QCOMPARE(asked.error().violations.at(0).code, u"different_place"_s);
    QCOMPARE(asked.error().violations.at(0).field, u"challans[1]"_s);
    QVERIFY(asked.error().message.contains(u"Dam site"_s));
    QCOMPARE(office.rows(), before);
    draft.severalPlaces = true;
    const Document invoice = office.issue(draft);
    QVERIFY(!invoice.shipTo);
    // One place for all of them is no question, and becomes the invoice's.
    DocumentDraft more = office.challan({line(u"NUT"_s, u"2"_s)});
    more.shipTo = place(u"Dam site"_s);
    office.issue(more);
    const Document one = office.issue(invoiceDraftOf(billable(office), u"KAVERI"_s, office.clock->today()));
    QCOMPARE(one.shipTo->name, u"Dam site"_s);
}

// R40
void PeriodBillingTest::yesToSeveralPlacesIsNoToSeveralSupplies()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    DocumentDraft away = office.challan({line(u"NUT"_s, u"2"_s)});
    away.placeOfSupply = u"27"_s;
    office.issue(away);
    DocumentDraft draft = invoiceDraftOf(billable(office), u"KAVERI"_s, office.clock->today());
    draft.severalPlaces = true;
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().code, u"different_place"_s);
    QCOMPARE(refused.error().violations.at(0).code, u"different_supply"_s);
}

// C41: while B drafts, B sees that A has the challan in a draft.
void PeriodBillingTest::aChallanInSomebodysDraftSaysSo()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    const Document other = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    office.sql(u"INSERT INTO draft (uuid, kind, title, payload, updated_at, updated_by) VALUES ('u', 'invoice', 't', "
               "'{\"lines\":[{\"challan\":\"%1\",\"challan_line\":1}]}', '2026-06-15T06:30:00Z', 'ravi')"_s.arg(
                   challan.number));
    const auto challans = billable(office);
    QCOMPARE(challans.at(0).draftBy, u"ravi"_s);
    QCOMPARE(challans.at(1).number, other.number);
    QVERIFY(challans.at(1).draftBy.isEmpty());
}

// Workflow 10: an unbilled challan of March is billed in April under the new year's number.
void PeriodBillingTest::aMarchChallanIsBilledInApril()
{
    Office office;
    const Document challan = sentOn(office, QDate(2026, 3, 30), {line(u"NUT"_s, u"8"_s)});
    QCOMPARE(challan.number, u"DC/25-26/00001"_s);
    const Document invoice = office.issue(invoiceDraftOf(billable(office), u"KAVERI"_s, QDate(2026, 4, 2)));
    QCOMPARE(invoice.number, u"INV/26-27/00001"_s);
    QCOMPARE(office.stored(invoice.id).lines[0].challanFy, u"2025-26"_s);
}

// R51
void PeriodBillingTest::aDirectInvoiceForServicesNeedsNoChallan()
{
    Office office;
    DraftLine service;
    service.description = u"Testing of rods"_s;
    service.hsn = u"998346"_s;
    service.quantity = quantity(u"1"_s);
    service.rate = rate(u"2500"_s);
    service.gst = Percent::fromWhole(18);
    service.itemKind = ItemKind::Service;
    const Document invoice = office.issue(office.invoice({service}));
    QCOMPARE(invoice.totals.total.toPlain(), u"2950.00"_s);
    QVERIFY(!invoice.lines[0].challanLineId.isValid());
}

QTEST_GUILESS_MAIN(PeriodBillingTest)
#include "tst_periodbilling.moc"
