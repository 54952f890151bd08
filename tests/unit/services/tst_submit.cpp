#include "unit/services/office.h"

#include "db/dberror.h"
#include "store/itemstore.h"
#include "store/partystore.h"
#include "support/vfsshim.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

class SubmitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChallanIsFilledFromTheItemAndThePartyAndNumbered();
    void whatIsReadBackIsWhatWasReturned();
    void aLineTypedByHandKeepsWhatWasTyped();
    void theSameUuidGivesTheFirstDocumentAgain();
    void aDocumentWithoutAUuidGetsOne();
    void theTaxRateIsTheOneOfTheDocumentsDate();
    void theTaxFollowsThePlaceOfSupply();
    void aOneTimeCustomerNeedsNoMaster();
    void aMasterChangedLaterLeavesTheDocumentAsItWas();
    void whatIsNotKnownIsRefusedAtItsField_data();
    void whatIsNotKnownIsRefusedAtItsField();
    void aRetiredCustomerOrItemIsNotTakenForANewChallan();
    void aFollowedInvoiceMustBeThere();
    void aRefusalLeavesNothingBehind();
    void aRolledBackWriteLeavesNothingBehind();
    void aPreviewComputesAndWritesNothing();
    void aPreviewSaysAsWarningsWhatSubmitWouldRefuse();
    void valuableGoodsAreWarnedOfTheEwayBill();
    void aChallanOfTenLinesIsWrittenWhole();
    void aSubmitThatIsToldSavedSyncsAtMostTwice();
    void aFullDiskBurnsNoNumber();
};

void SubmitTest::aChallanIsFilledFromTheItemAndThePartyAndNumbered()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"rod"_s, u"12.345"_s)});
    const Document document = office.issue(draft);

    QCOMPARE(document.number, u"DC/26-27/00001"_s);
    QCOMPARE(document.fy.label(), u"2026-27"_s);
    QCOMPARE(document.seriesCode, u"DC"_s);
    QCOMPARE(document.title, u"Delivery Challan"_s);
    QCOMPARE(document.createdBy, u"asha"_s);
    QCOMPARE(document.party.name, u"Kaveri Pumps"_s);
    QCOMPARE(document.placeOfSupply, u"29"_s);
    QCOMPARE(document.lines.size(), std::size_t{1});
    QCOMPARE(document.lines[0].description, u"Copper rod 12 mm"_s);
    QCOMPARE(document.lines[0].hsn, u"7407"_s);
    QCOMPARE(document.lines[0].unit, u"KGS"_s);
    QCOMPARE(document.lines[0].rate.toPlain(), u"87.65"_s);
    QCOMPARE(document.totals.taxable.toPlain(), u"1082.04"_s); // C13
    QCOMPARE(document.totals.tax.cgst.toPlain(), u"97.38"_s);
    QCOMPARE(document.totals.payable.toPlain(), u"1277.00"_s);
    QVERIFY(QRegularExpression(u"^[0-9A-F]{4}-[0-9A-F]{4}$"_s).match(document.seal).hasMatch());
}

void SubmitTest::whatIsReadBackIsWhatWasReturned()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"ROD"_s, u"2"_s), line(u"NUT"_s, u"10"_s)}, u"PATEL"_s);
    draft.lines[0].discount = {Discount::Kind::Amount, Money::fromPaise(3030), {}};
    draft.discount = {Discount::Kind::Percentage, {}, Percent::fromWhole(10)};
    draft.charges = {{u"Freight"_s, Money::fromRupees(500), Percent::fromWhole(18)}};
    draft.shipTo = ShipTo{u"Site office"_s, {}, {{u"Plot 4"_s, u"Ring Road"_s}, u"Hosapete"_s, u"29"_s, u"583201"_s}};
    draft.transport.vehicle = u"ka 01 ab 1234"_s;
    draft.transport.lrNumber = u"LR 5"_s;
    draft.transport.lrDate = QDate(2026, 6, 14);
    draft.remarks = u" handle with care "_s;
    const Document issued = office.issue(draft);
    const Document stored = office.stored(issued.id);

    QCOMPARE(stored.uuid, issued.uuid);
    QCOMPARE(stored.number, issued.number);
    QCOMPARE(stored.createdAt, issued.createdAt);
    QCOMPARE(stored.company.name, u"Hegde Metal Works"_s);
    QCOMPARE(stored.company.bankDetails, issued.company.bankDetails);
    QCOMPARE(stored.company.address, issued.company.address);
    QCOMPARE(stored.shipTo, issued.shipTo);
    QCOMPARE(stored.transport, issued.transport);
    QCOMPARE(stored.transport.vehicle, u"KA01AB1234"_s);
    QCOMPARE(stored.remarks, u"handle with care"_s);
    QCOMPARE(stored.discount, issued.discount);
    QCOMPARE(stored.lines[0].discount.toPlain(), u"30.30"_s); // C10: what was typed
    QCOMPARE(stored.lines[0].id, issued.lines[0].id);
    QCOMPARE(stored.lines[0].taxable, issued.lines[0].taxable);
    QCOMPARE(stored.charges[0].total, issued.charges[0].total);
    QCOMPARE(stored.totals.payable, issued.totals.payable);
    QCOMPARE(stored.totals.roundOff, issued.totals.roundOff);
    QCOMPARE(stored.placeOfSupply, u"27"_s); // C24: the bill-to state, wherever the goods go
    QCOMPARE(stored.seal, issued.seal);
}

void SubmitTest::aLineTypedByHandKeepsWhatWasTyped()
{
    Office office;
    DraftLine typed;
    typed.description = u"Repair of a pump"_s;
    typed.hsn = u"99 87 17"_s;
    typed.quantity = quantity(u"1"_s);
    typed.unit = u"nos"_s;
    typed.rate = rate(u"640"_s);
    typed.gst = Percent::fromWhole(18);
    DraftLine priced = line(u"NUT"_s, u"4"_s);
    priced.rate = rate(u"260"_s);
    priced.description = u"Nut, special"_s;
    const Document document = office.issue(office.invoice({typed, priced}));

    QCOMPARE(document.lines[0].hsn, u"998717"_s);
    QCOMPARE(document.lines[0].unit, u"NOS"_s);
    QVERIFY(!document.lines[0].item.isValid());
    QVERIFY(document.lines[0].itemKind == ItemKind::Service);
    QCOMPARE(document.lines[1].description, u"Nut, special"_s);
    QCOMPARE(document.lines[1].rate.toPlain(), u"260.00"_s);
    // C53: typing a rate does not write it back to the master.
    QCOMPARE(office.read([](Connection &c) { return store::itemByCode(c, u"NUT"_s)->rate.toPlain(); }), u"55.00"_s);
}

// R37: sent again, a document is itself and not a second one of its number.
void SubmitTest::theSameUuidGivesTheFirstDocumentAgain()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    const auto first = office.submit(draft);
    const auto before = office.rows();
    draft.lines[0].quantity = quantity(u"9"_s); // even when the second try holds something else
    const auto second = office.submit(draft);

    QVERIFY(first && second);
    QVERIFY(!first->wasThere);
    QVERIFY(second->wasThere);
    QCOMPARE(second->document.id, first->document.id);
    QCOMPARE(second->document.lines[0].quantity, quantity(u"1"_s));
    QCOMPARE(office.rows(), before);
}

void SubmitTest::aDocumentWithoutAUuidGetsOne()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    draft.uuid = QUuid();
    QVERIFY(!office.issue(draft).uuid.isNull());
}

// R47: an item's dated rates; before the first of them the item's own.
void SubmitTest::theTaxRateIsTheOneOfTheDocumentsDate()
{
    Office office;
    office.sql(u"INSERT INTO item_tax_rate SELECT id, '2026-05-01', 12000, 0 FROM item WHERE code = 'ROD'"_s);
    office.sql(u"INSERT INTO item_tax_rate SELECT id, '2026-06-10', 5000, 0 FROM item WHERE code = 'ROD'"_s);
    const auto gstOn = [&office](QDate date) {
        DocumentDraft draft = office.invoice({line(u"ROD"_s, u"1"_s)});
        draft.date = date;
        return office.issue(draft).lines[0].gst.toPlain();
    };
    QCOMPARE(gstOn(QDate(2026, 4, 30)), u"18"_s);
    QCOMPARE(gstOn(QDate(2026, 5, 1)), u"12"_s);
    QCOMPARE(gstOn(QDate(2026, 6, 9)), u"12"_s);
    QCOMPARE(gstOn(QDate(2026, 6, 10)), u"5"_s);
}

// R46: the customer's state where nothing else was chosen.
void SubmitTest::theTaxFollowsThePlaceOfSupply()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"10"_s)}, u"PATEL"_s);
    QCOMPARE(office.issue(draft).totals.tax.igst.toPlain(), u"99.00"_s);
    draft.uuid = QUuid::createUuid();
    draft.placeOfSupply = u"Karnataka"_s;
    const Document chosen = office.issue(draft);
    QCOMPARE(chosen.placeOfSupply, u"29"_s);
    QCOMPARE(chosen.totals.tax.cgst.toPlain(), u"49.50"_s);
    QVERIFY(chosen.totals.tax.igst.isZero());
}

void SubmitTest::aOneTimeCustomerNeedsNoMaster()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)}, {});
    draft.oneTimeParty = Party();
    draft.oneTimeParty->name = u" Walk-in  buyer "_s;
    draft.oneTimeParty->address = {{u"Market Road"_s}, u"Hubballi"_s, u"29"_s, {}};
    draft.oneTimeParty->type = PartyType::Unregistered;
    const Document document = office.stored(office.issue(draft).id);
    QVERIFY(!document.party.id.isValid());
    QCOMPARE(document.party.name, u"Walk-in buyer"_s);
    QCOMPARE(office.number(u"SELECT count(*) FROM party"_s), 2);
}

// R31, C52, C53: what was printed is what stays.
void SubmitTest::aMasterChangedLaterLeavesTheDocumentAsItWas()
{
    Office office;
    const Document issued = office.issue(office.invoice({line(u"BOLT"_s, u"4"_s)}, u"PATEL"_s));
    office.write([](Connection &connection) {
        Party party = *store::partyByCode(connection, u"PATEL"_s);
        party.gstin = u"27GGGGG6666G1ZK"_s;
        party.address = {{u"9 New Road"_s}, u"Nagpur"_s, u"27"_s, u"440001"_s};
        Item item = *store::itemByCode(connection, u"BOLT"_s);
        item.name = u"Steel bolt"_s;
        item.rate = rate(u"275"_s);
        return store::updateParty(connection, party) && store::updateItem(connection, item);
    });
    office.sql(u"UPDATE company SET name = 'Hegde Metals Ltd', bank_details = 'other'"_s);

    const Document stored = office.stored(issued.id);
    QCOMPARE(stored.party.gstin, u"27CCCCC2222C1Z8"_s);
    QCOMPARE(stored.party.address.city, u"Pune"_s);
    QCOMPARE(stored.company.name, u"Hegde Metal Works"_s);
    QCOMPARE(stored.company.bankDetails, u"Kaveri Bank, a/c 1234"_s);
    QCOMPARE(stored.lines[0].description, u"Brass bolt M6"_s);
    QCOMPARE(stored.totals.payable.toPlain(), u"472.00"_s);
    const Document next = office.issue(office.invoice({line(u"BOLT"_s, u"4"_s)}, u"PATEL"_s));
    QCOMPARE(next.party.address.city, u"Nagpur"_s);
    QCOMPARE(next.lines[0].rate.toPlain(), u"275.00"_s);
    QCOMPARE(next.company.name, u"Hegde Metals Ltd"_s);
}

void SubmitTest::whatIsNotKnownIsRefusedAtItsField_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("customer") << u"party"_s << u"unknown_party"_s << u"party"_s;
    QTest::newRow("item") << u"item"_s << u"unknown_item"_s << u"lines[1].item"_s;
    QTest::newRow("order") << u"order"_s << u"unknown_order"_s << u"lines[1].order"_s;
    QTest::newRow("challan") << u"challan"_s << u"unknown_challan"_s << u"lines[1].challan"_s;
    QTest::newRow("no lines") << u"lines"_s << u"no_lines"_s << u"lines"_s;
    QTest::newRow("series") << u"series"_s << u"invalid"_s << u"series"_s;
    QTest::newRow("no rate") << u"rate"_s << u"invalid"_s << u"lines[1].rate"_s;
    QTest::newRow("no date") << u"date"_s << u"invalid"_s << u"date"_s;
    QTest::newRow("tomorrow") << u"tomorrow"_s << u"invalid"_s << u"date"_s;
    QTest::newRow("no quantity") << u"qty"_s << u"invalid"_s << u"lines[1].qty"_s;
    QTest::newRow("half a nut") << u"half"_s << u"invalid"_s << u"lines[1].qty"_s;
    QTest::newRow("LR number without date") << u"lr"_s << u"invalid"_s << u"transport.lr_date"_s;
}

void SubmitTest::whatIsNotKnownIsRefusedAtItsField()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    QFETCH(QString, field);
    Office office;
    DocumentDraft draft = office.invoice({line(u"ROD"_s, u"1"_s), line(u"NUT"_s, u"1"_s)});
    DraftLine &second = draft.lines[1];
    if (what == u"party")
        draft.partyCode = u"NOBODY"_s;
    if (what == u"item")
        second.item = u"NOTHING"_s;
    if (what == u"order")
        second.order = u"PO-1"_s;
    if (what == u"challan")
        second.challan = u"DC/26-27/00077"_s;
    if (what == u"lines")
        draft.lines.clear();
    if (what == u"series")
        draft.series = u"XX"_s;
    if (what == u"rate") {
        second.item.clear();
        second.description = u"Something"_s;
        second.hsn = u"7407"_s;
        second.unit = u"NOS"_s;
        second.gst = Percent::fromWhole(18);
    }
    if (what == u"date")
        draft.date = QDate();
    if (what == u"tomorrow")
        draft.date = office.clock->today().addDays(1);
    if (what == u"qty")
        second.quantity.reset();
    if (what == u"half")
        second.quantity = quantity(u"2.5"_s);
    if (what == u"lr")
        draft.transport.lrNumber = u"7"_s;
    const auto before = office.rows();
    const auto result = office.submit(draft);

    QVERIFY(!result);
    QVERIFY(result.error().kind == Error::Kind::Refused);
    QCOMPARE(result.error().code, code);
    QVERIFY(!result.error().message.isEmpty());
    if (!field.isEmpty()) {
        QCOMPARE(result.error().violations.size(), std::size_t{1});
        QCOMPARE(result.error().violations[0].field, field);
    }
    QCOMPARE(office.rows(), before);
}

void SubmitTest::aRetiredCustomerOrItemIsNotTakenForANewChallan()
{
    Office office;
    office.sql(u"UPDATE item SET active = 0 WHERE code = 'NUT'"_s);
    const auto item = office.submit(office.challan({line(u"NUT"_s, u"1"_s)}));
    QCOMPARE(item.error().violations.at(0).field, u"lines[0].item"_s);
    office.sql(u"UPDATE party SET active = 0 WHERE code = 'KAVERI'"_s);
    const auto party = office.submit(office.challan({line(u"ROD"_s, u"1"_s)}));
    QCOMPARE(party.error().violations.at(0).field, u"party"_s);
}

// R59: a challan may follow an invoice that stands.
void SubmitTest::aFollowedInvoiceMustBeThere()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    draft.followsInvoice = u"inv/26-27/00001"_s;
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"follows_invoice"_s);
    const Document invoice = office.issue(office.invoice({line(u"ROD"_s, u"5"_s)}));
    const Document following = office.issue(draft);
    QCOMPARE(following.followsInvoice, invoice.number);
    QVERIFY(office.cancel(following));
    QVERIFY(office.cancel(invoice));
    draft.uuid = QUuid::createUuid();
    QCOMPARE(office.submit(draft).error().violations.at(0).code, u"invoice_cancelled"_s);
}

// C31 (a): a refused submit writes no row and burns no number.
void SubmitTest::aRefusalLeavesNothingBehind()
{
    Office office;
    office.issue(office.challan({line(u"ROD"_s, u"1"_s)}));
    const auto before = office.rows();
    DocumentDraft bad = office.challan({line(u"ROD"_s, u"1"_s)});
    bad.date = office.clock->today().addDays(3);
    QVERIFY(!office.submit(bad));
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.issue(office.challan({line(u"ROD"_s, u"1"_s)})).number, u"DC/26-27/00002"_s);
}

// C31 (c): what was written and then rolled back is as if it had never been.
void SubmitTest::aRolledBackWriteLeavesNothingBehind()
{
    Office office;
    const DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    const auto before = office.rows();
    QString number;
    const auto outcome = office.write([&](Connection &connection) -> Result<int> {
        number = submitDocument(connection, draft, office.actor).value().document.number;
        return tl::unexpected(Error::cancelled(u"stopped"_s));
    });
    QVERIFY(!outcome);
    QCOMPARE(number, u"DC/26-27/00001"_s);
    QCOMPARE(office.rows(), before);
    QVERIFY(!office.read([&](Connection &c) { return documentByUuid(c, draft.uuid).value().has_value(); }));
    QCOMPARE(office.issue(draft).number, u"DC/26-27/00001"_s);
}

void SubmitTest::aPreviewComputesAndWritesNothing()
{
    Office office;
    const DocumentDraft draft = office.invoice({line(u"ROD"_s, u"12.345"_s)});
    const auto before = office.rows();
    for (const bool strict : {true, false}) {
        // On a connection outside any transaction, where a write would throw.
        const auto preview = office.read(
            [&](Connection &c) { return previewDocument(c, draft, office.actor, strict); });
        QVERIFY(preview);
        QVERIFY(preview->document.number.isEmpty());
        QCOMPARE(preview->document.totals.payable.toPlain(), u"1277.00"_s);
        QCOMPARE(preview->document.title, u"Tax Invoice"_s);
    }
    QCOMPARE(office.rows(), before);
}

void SubmitTest::aPreviewSaysAsWarningsWhatSubmitWouldRefuse()
{
    Office office;
    DocumentDraft draft = office.invoice({line(u"ROD"_s, u"1"_s), line(u"GONE"_s, u"2"_s)});
    draft.date = office.clock->today().addDays(1);
    const auto preview = [&](bool strict) {
        return office.read([&](Connection &c) { return previewDocument(c, draft, office.actor, strict); });
    };
    QCOMPARE(preview(true).error().code, u"unknown_item"_s);
    const auto lax = preview(false);
    QVERIFY(lax);
    QStringList fields;
    for (const Warning &warning : lax->warnings)
        fields += warning.field;
    QVERIFY(fields.contains(u"lines[1].item"_s));
    QVERIFY(fields.contains(u"date"_s));
    QCOMPARE(lax->document.totals.taxable.toPlain(), u"87.65"_s);
    QCOMPARE(lax->document.lines.size(), std::size_t{2}); // the row keeps its place
    draft.lines[0].discount = {Discount::Kind::Amount, Money::fromRupees(1000), {}};
    QCOMPARE(preview(false).error().violations.at(0).field, u"lines[0].discount"_s); // no figures can be made of that
}

// C94: a warning, never a refusal.
// R60: the challan is issued all the same.
void SubmitTest::valuableGoodsAreWarnedOfTheEwayBill()
{
    Office office;
    const auto warned = [](const Submitted &submitted) {
        for (const Warning &warning : submitted.warnings) {
            if (warning.code == u"eway_bill_needed")
                return true;
        }
        return false;
    };
    const auto large = office.submit(office.challan({line(u"BOLT"_s, u"500"_s)}, u"PATEL"_s)); // 59,000 with tax
    QVERIFY(large);
    QVERIFY(warned(*large));
    const auto small = office.submit(office.challan({line(u"BOLT"_s, u"5"_s)}, u"PATEL"_s));
    QVERIFY(small);
    QVERIFY(!warned(*small));
}

void SubmitTest::aChallanOfTenLinesIsWrittenWhole()
{
    Office office;
    std::vector<DraftLine> lines;
    for (int i = 1; i <= 10; ++i)
        lines.push_back(line(i % 2 ? u"ROD"_s : u"NUT"_s, QString::number(i)));
    const Document document = office.stored(office.issue(office.challan(lines)).id);
    QCOMPARE(document.lines.size(), std::size_t{10});
    for (int i = 1; i <= 10; ++i) {
        QCOMPARE(document.lines[static_cast<std::size_t>(i - 1)].number, i);
        QCOMPARE(document.lines[static_cast<std::size_t>(i - 1)].quantity, Quantity::fromWhole(i));
    }
}

void SubmitTest::aSubmitThatIsToldSavedSyncsAtMostTwice()
{
    VfsShim shim;
    Office office;
    office.issue(office.challan({line(u"ROD"_s, u"1"_s)}));
    const DocumentDraft draft = office.challan(std::vector<DraftLine>(10, line(u"NUT"_s, u"2"_s)));
    Connection connection = office.database.database().connect();
    shim.resetCounts();
    Transaction transaction(connection, Durability::Full);
    QVERIFY(submitDocument(connection, draft, office.actor));
    transaction.commit();
    QVERIFY(shim.count(VfsShim::Call::Sync) >= 1);
    QVERIFY(shim.count(VfsShim::Call::Sync) <= 2);
}

// C31 (b)
void SubmitTest::aFullDiskBurnsNoNumber()
{
    VfsShim shim;
    Office office;
    office.issue(office.challan({line(u"ROD"_s, u"1"_s)}));
    const auto before = office.rows();
    const DocumentDraft draft = office.challan({line(u"ROD"_s, u"2"_s)});
    shim.fail(VfsShim::Call::Write, 1, VfsShim::Repeat::ForEver, 13); // SQLITE_FULL
    QVERIFY_THROWS_EXCEPTION(DbError, office.submit(draft));
    shim.heal();
    QVERIFY(shim.failures() > 0);
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.issue(draft).number, u"DC/26-27/00002"_s);
}

QTEST_GUILESS_MAIN(SubmitTest)
#include "tst_submit.moc"
