#include "unit/services/office.h"

#include "services/lists.h"
#include "store/companystore.h"
#include "store/partystore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Credit notes: s.34 CGST Act, rule 53, C06, C47, C49, C52.
class CreditNotesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNoteTakesRateAndTaxOfItsInvoice();
    void theListShowsItBelowZero();
    void zeroMeansZero();
    void notesAddUpToNoMoreThanWasInvoiced();
    void rowsOfOneNoteAreAddedUp();
    void aRateAboveTheInvoicesIsRefused();
    void aDiscountIsGivenBackInItsShare();
    void moreMoneyThanWasChargedIsRefused();
    void theWholeInvoiceCreditedMirrorsIt();
    void severalInvoicesOfOnePartyAreCreditedTogether();
    void invoicesOfDifferentPartiesAreRefused();
    void invoicesOfDifferentPlacesAreRefused();
    void aCancelledOrUnknownInvoiceIsRefused();
    void aReasonIsNeeded();
    void aNoteBeforeItsInvoiceIsRefused();
    void aLateNoteIsWarnedOf();
    void theOriginalsPartyAndRatesAreUsed();
    void aCreditedInvoiceIsNotCancelledAndItsNoteIsNamed();
    void aCancelledNoteMakesTheInvoiceCreditableAgain();
    void anInvoicedChallanIsNotCancelledUntilItsInvoiceIs();
};

namespace {

DocumentDraft dearInvoice(const Office &office)
{
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)}, u"PATEL"_s);
    draft.lines[0].rate = rate(u"640"_s);
    draft.date = QDate(2026, 5, 5);
    return draft;
}

} // namespace

// C49
void CreditNotesTest::aNoteTakesRateAndTaxOfItsInvoice()
{
    Office office;
    const Document invoice = office.issue(dearInvoice(office));
    const Document note = office.stored(office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)})).id);
    QCOMPARE(note.number, u"CN/26-27/00001"_s);
    QCOMPARE(note.title, u"Credit Note"_s);
    QCOMPARE(note.party.code, u"PATEL"_s);
    QCOMPARE(note.placeOfSupply, u"27"_s);
    QCOMPARE(note.totals.taxable.toPlain(), u"640.00"_s);
    QCOMPARE(note.totals.tax.igst.toPlain(), u"115.20"_s);
    QCOMPARE(note.totals.total.toPlain(), u"755.20"_s);
    QCOMPARE(note.lines[0].invoiceNumber, invoice.number);
    QCOMPARE(note.lines[0].invoiceDate, QDate(2026, 5, 5));
    QCOMPARE(note.lines[0].invoiceLine, 1);
    QVERIFY(!note.lines[0].challanLineId.isValid());
    QCOMPARE(note.reason, u"sent back"_s);
}

// C49: lists and sums show it with a minus sign; the largest is the one closest to zero.
void CreditNotesTest::theListShowsItBelowZero()
{
    Office office;
    const Document invoice = office.issue(dearInvoice(office));
    DocumentDraft small = office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)});
    small.lines[0].rate = rate(u"40"_s);
    const Document one = office.issue(small);
    const Document two = office.issue(
        office.creditNote({invoiceLine(office.issue(dearInvoice(office)).number, 1, u"1"_s)}));
    DocumentFilter filter;
    filter.kind = DocumentKind::CreditNote;
    filter.sort = DocumentSort::Payable;
    filter.descending = false;
    const auto ids = office.read([&](Connection &c) { return documentIds(c, filter).value(); });
    QCOMPARE(ids, (std::vector<DocumentId>{two.id, one.id}));
    const auto rows = office.read([&](Connection &c) { return documentRows(c, ids).value(); });
    QCOMPARE(rows[0].total.toPlain(), u"-755.20"_s);
    QCOMPARE(rows[0].taxable.toPlain(), u"-640.00"_s);
    QCOMPARE(rows[0].payable.toPlain(), u"-755.00"_s);
    const auto sums = office.read([&](Connection &c) { return documentSums(c, filter).value(); });
    QCOMPARE(sums.payable.toPlain(), u"-802.00"_s);
}

void CreditNotesTest::zeroMeansZero()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s), line(u"BOLT"_s, u"5"_s)}));
    DocumentDraft draft = office.creditNote(
        {invoiceLine(invoice.number, 1, u"0"_s), invoiceLine(invoice.number, 2, u"2"_s)});
    draft.lines[1].rate = Rate();
    const Document note = office.issue(draft);
    QCOMPARE(note.lines.size(), std::size_t{1});
    QCOMPARE(note.lines[0].invoiceLine, 2);
    QVERIFY(note.totals.payable.isZero());
    QCOMPARE(office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"0"_s)})).error().code, u"no_lines"_s);
    DocumentDraft untyped = office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)});
    untyped.lines[0].quantity.reset();
    QCOMPARE(office.submit(untyped).error().violations.at(0).field, u"lines[0].qty"_s);
}

void CreditNotesTest::notesAddUpToNoMoreThanWasInvoiced()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"6"_s)}));
    const auto before = office.rows();
    const auto refused = office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"5"_s)}));
    QCOMPARE(refused.error().code, u"over_credit"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].qty"_s);
    QVERIFY(refused.error().message.contains(u"invoiced 10, credited 6, remaining 4"_s));
    QCOMPARE(office.rows(), before);
    QVERIFY(office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"4"_s)})));
    QCOMPARE(office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)})).error().code, u"over_credit"_s);
}

void CreditNotesTest::rowsOfOneNoteAreAddedUp()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const auto refused = office.submit(
        office.creditNote({invoiceLine(invoice.number, 1, u"6"_s), invoiceLine(invoice.number, 1, u"5"_s)}));
    QCOMPARE(refused.error().code, u"over_credit"_s);
    QCOMPARE(refused.error().violations.size(), std::size_t{2});
    QVERIFY(refused.error().message.contains(u"credits 11 (line 1, 2)"_s));
}

void CreditNotesTest::aRateAboveTheInvoicesIsRefused()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)});
    draft.lines[0].rate = rate(u"55.01"_s);
    const auto refused = office.submit(draft);
    QCOMPARE(refused.error().code, u"over_credit"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].rate"_s);
    draft.lines[0].rate = rate(u"5"_s); // a lower price agreed later
    QCOMPARE(office.issue(draft).totals.taxable.toPlain(), u"5.00"_s);
}

// The line's 10 % and its share of the document's discount; parts of it add up to the invoice's value to the paisa.
void CreditNotesTest::aDiscountIsGivenBackInItsShare()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"3"_s), line(u"BOLT"_s, u"1"_s)});
    draft.lines[0].discount = {Discount::Kind::Percentage, {}, Percent::fromWhole(10)};
    draft.discount = {Discount::Kind::Amount, Money::fromRupees(10), {}};
    const Document invoice = office.issue(draft);
    QCOMPARE(invoice.lines[0].taxable.toPlain(), u"142.52"_s); // 165 - 16.50 - 5.98
    Money sum;
    const QStringList expected{u"47.51"_s, u"47.50"_s, u"47.51"_s};
    for (const QString &value : expected) {
        const Document note = office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)}));
        QCOMPARE(note.lines[0].taxable.toPlain(), value);
        sum += note.lines[0].taxable;
    }
    QCOMPARE(sum, invoice.lines[0].taxable);
}

void CreditNotesTest::moreMoneyThanWasChargedIsRefused()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"10"_s)});
    draft.lines[0].discount = {Discount::Kind::Percentage, {}, Percent::fromWhole(10)};
    const Document invoice = office.issue(draft);
    DocumentDraft note = office.creditNote({invoiceLine(invoice.number, 1, u"10"_s)});
    note.lines[0].rate = rate(u"55"_s);
    const auto refused = office.submit(note);
    QCOMPARE(refused.error().code, u"over_credit"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[0].rate"_s);
    note.lines[0].rate = rate(u"49.50"_s);
    QVERIFY(office.submit(note));
}

// C06: 925.50 goes to 926 on both, so that the pair is nothing.
void CreditNotesTest::theWholeInvoiceCreditedMirrorsIt()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)});
    draft.lines[0].rate = rate(u"925.50"_s);
    draft.lines[0].gst = Percent();
    const Document invoice = office.issue(draft);
    const Document note = office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)}));
    QCOMPARE(invoice.totals.payable.toPlain(), u"926.00"_s);
    QCOMPARE(note.totals.payable.toPlain(), u"926.00"_s);
    DocumentDraft exact = draft;
    exact.uuid = QUuid::createUuid();
    exact.roundOff = false;
    exact.pricesIncludeTax = true;
    exact.lines[0].gst = Percent::fromWhole(18);
    const Document inclusive = office.issue(exact);
    const Document mirror = office.issue(office.creditNote({invoiceLine(inclusive.number, 1, u"1"_s)}));
    QCOMPARE(mirror.totals.taxable, inclusive.totals.taxable);
    QCOMPARE(mirror.totals.payable.toPlain(), u"925.50"_s);
    QVERIFY(mirror.pricesIncludeTax);
}

void CreditNotesTest::severalInvoicesOfOnePartyAreCreditedTogether()
{
    Office office;
    const Document a = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const Document b = office.issue(office.invoice({line(u"BOLT"_s, u"5"_s)}));
    const Document note = office.issue(
        office.creditNote({invoiceLine(a.number, 1, u"1"_s), invoiceLine(b.number, 1, u"2"_s)}));
    QCOMPARE(note.totals.taxable.toPlain(), u"255.00"_s);
    QCOMPARE(note.lines[1].invoiceNumber, b.number);
    const auto links = office.read([&](Connection &c) { return linksOf(c, note.id).value(); });
    QCOMPARE(links.size(), std::size_t{2});
    QCOMPARE(links[0].relation, u"credits"_s);
}

void CreditNotesTest::invoicesOfDifferentPartiesAreRefused()
{
    Office office;
    const Document a = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const Document b = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}, u"PATEL"_s));
    const auto refused = office.submit(
        office.creditNote({invoiceLine(a.number, 1, u"1"_s), invoiceLine(b.number, 1, u"1"_s)}));
    QCOMPARE(refused.error().code, u"different_party"_s);
    QCOMPARE(refused.error().violations.at(0).field, u"lines[1].invoice"_s);
    DocumentDraft named = office.creditNote({invoiceLine(a.number, 1, u"1"_s)});
    named.partyCode = u"PATEL"_s;
    QCOMPARE(office.submit(named).error().code, u"different_party"_s);
}

void CreditNotesTest::invoicesOfDifferentPlacesAreRefused()
{
    Office office;
    const Document a = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft away = office.invoice({line(u"NUT"_s, u"10"_s)});
    away.placeOfSupply = u"27"_s;
    const Document b = office.issue(away);
    const auto refused = office.submit(
        office.creditNote({invoiceLine(a.number, 1, u"1"_s), invoiceLine(b.number, 1, u"1"_s)}));
    QCOMPARE(refused.error().code, u"different_place"_s);
    // The place chosen by hand is the note's too.
    const Document note = office.issue(office.creditNote({invoiceLine(b.number, 1, u"1"_s)}));
    QCOMPARE(note.totals.tax.igst.toPlain(), u"9.90"_s);
}

void CreditNotesTest::aCancelledOrUnknownInvoiceIsRefused()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    QCOMPARE(office.submit(office.creditNote({invoiceLine(u"INV/26-27/00009"_s, 1, u"1"_s)})).error().code,
             u"unknown_invoice"_s);
    QCOMPARE(office.submit(office.creditNote({invoiceLine(invoice.number, 2, u"1"_s)})).error().code,
             u"unknown_invoice"_s);
    QVERIFY(office.cancel(invoice));
    QCOMPARE(office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)})).error().code,
             u"invoice_cancelled"_s);
}

void CreditNotesTest::aReasonIsNeeded()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)});
    draft.reason = u" x "_s;
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"reason"_s);
}

void CreditNotesTest::aNoteBeforeItsInvoiceIsRefused()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)});
    draft.date = invoice.date.addDays(-1);
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"date"_s);
}

// s.34(2)
void CreditNotesTest::aLateNoteIsWarnedOf()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const auto warned = [&](QDate day) {
        office.clock->setDay(day);
        const auto note = office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)}));
        return std::any_of(note->warnings.begin(), note->warnings.end(),
                           [](const Warning &warning) { return warning.code == u"credit_note_late"_s; });
    };
    QVERIFY(!warned(QDate(2027, 11, 30)));
    QVERIFY(warned(QDate(2027, 12, 1)));
}

// C52, C53: the customer moved, the item was re-taxed, the seller moved within the State.
void CreditNotesTest::theOriginalsPartyAndRatesAreUsed()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"4"_s)}, u"PATEL"_s));
    office.sql(u"UPDATE party SET gstin = '27GGGGG6666G1ZK', city = 'Nagpur', address = '9 New Road', pin = '440001' "
               "WHERE code = 'PATEL'"_s);
    office.sql(u"UPDATE item SET rate = 99000000, gst = 5000, name = 'Other nut', hsn = '8302' WHERE code = 'NUT'"_s);
    office.sql(u"UPDATE company SET city = 'Mysuru'"_s);
    const Document note = office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"4"_s)}));
    QCOMPARE(note.party.gstin, u"27CCCCC2222C1Z8"_s);
    QCOMPARE(note.party.address.city, u"Pune"_s);
    QCOMPARE(note.lines[0].description, u"Brass nut M6"_s);
    QCOMPARE(note.lines[0].hsn, u"7407"_s);
    QCOMPARE(note.totals.payable, invoice.totals.payable);
    QCOMPARE(note.totals.tax.igst, invoice.totals.tax.igst);
    QCOMPARE(note.company.address.city, u"Mysuru"_s);
    // A new registration in another State: the note is the old one's, and its tax stays.
    office.sql(u"UPDATE company SET state = '27', gstin = '27AAAAA0000A1Z2'"_s);
    const Document here = office.issue(office.invoice({line(u"NUT"_s, u"4"_s)}, u"PATEL"_s));
    QVERIFY(here.totals.tax.igst.isZero());
    const Document again = office.issue(office.invoice({line(u"BOLT"_s, u"1"_s)}, u"PATEL"_s));
    office.sql(u"UPDATE company SET state = '29', gstin = '29AAAAA0000A1ZY'"_s);
    const Document old = office.issue(office.creditNote({invoiceLine(again.number, 1, u"1"_s)}));
    QVERIFY(old.totals.tax.igst.isZero());
    QCOMPARE(old.totals.tax.cgst, again.totals.tax.cgst);
    QCOMPARE(old.company.gstin, u"27AAAAA0000A1Z2"_s);
}

// R27
void CreditNotesTest::aCreditedInvoiceIsNotCancelledAndItsNoteIsNamed()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const Document note = office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)}));
    const auto refused = office.cancel(invoice);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(note.number));
}

void CreditNotesTest::aCancelledNoteMakesTheInvoiceCreditableAgain()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    const Document note = office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"10"_s)}));
    QVERIFY(office.cancel(note));
    QVERIFY(office.submit(office.creditNote({invoiceLine(invoice.number, 1, u"10"_s)})));
}

// C47: without the portal's part.
void CreditNotesTest::anInvoicedChallanIsNotCancelledUntilItsInvoiceIs()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"10"_s)}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"10"_s)}));
    const auto refused = office.cancel(challan);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(invoice.number));
    QVERIFY(office.stored(invoice.id).status == DocumentStatus::Issued);
    QVERIFY(office.cancel(invoice));
    QVERIFY(office.progress(challan) == Progress::Issued);
    QVERIFY(office.cancel(challan));
}

QTEST_GUILESS_MAIN(CreditNotesTest)
#include "tst_creditnotes.moc"
