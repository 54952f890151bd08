#include "unit/services/office.h"

#include "db/dberror.h"
#include "services/companies.h"
#include "services/documentdigest.h"
#include "services/drafts.h"
#include "services/masterremoval.h"
#include "services/masters.h"
#include "services/merge.h"
#include "services/orders.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R31, C52: an issued document stays what it was when customer, item, rate, company, logo and bank change; and masters
// go out of use without leaving what was made with them.
class FrozenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOldDocumentStaysAfterEverythingAroundItChanged();
    void theLogoOfAnOldDocumentIsTheOldOne();
    void oneLogoIsKeptOnce();
    void aLogoInUseCannotBeAltered();
    void aRetiredCustomerIsRefusedByName();
    void aMasterInUseIsNotDeleted();
    void anUnusedMasterIsDeleted();
    void mergedCustomersShareOrdersAndDraftsButNotDocuments();
    void openChallansOfAMergedCustomerAreBilledToTheOther();
    void whatCannotBeMergedIsRefused();

private:
    static QByteArray rowsOf(Office &office, DocumentId id);
    static void changeEverything(Office &office);
    static void setLogo(Office &office, const QByteArray &logo);
    static Party addDuplicate(Office &office);
    static Result<Merged> merge(Office &office, const QString &from, const QString &into);
};

// Every column of the document, its lines and its charges, as stored.
QByteArray FrozenTest::rowsOf(Office &office, DocumentId id)
{
    const Document document = office.stored(id);
    QByteArray all = documentDigest(document).toUtf8();
    const auto add = [&](const QString &text) { all += '\n' + text.toUtf8(); };
    add(document.company.name + document.company.address.lines.join(u'|') + document.company.bankDetails
        + document.company.upi + document.company.phone);
    all += document.company.logo;
    add(document.party.code + document.party.name + document.party.gstin + document.party.address.lines.join(u'|')
        + document.party.address.city + document.party.address.state);
    for (const DocumentLine &line : document.lines)
        add(line.itemCode + line.description + line.hsn + line.unit + line.rate.toPlain() + line.gst.toPlain()
            + line.total.toPlain() + line.challanNumber + line.orderNumber);
    add(document.title + document.placeOfSupply + document.totals.payable.toPlain() + document.seal);
    return all;
}

void FrozenTest::setLogo(Office &office, const QByteArray &logo)
{
    QVERIFY(office.write([&](Connection &connection) {
        Company seller = company(connection).value();
        seller.logo = logo;
        return changeCompany(connection, seller, office.actor);
    }));
}

void FrozenTest::changeEverything(Office &office)
{
    office.clock->setDay(QDate(2026, 7, 1));
    QVERIFY(office.write([&](Connection &connection) -> Result<Company> {
        Party party = partyByCode(connection, u"PATEL"_s).value();
        party.code = u"PATELNEW"_s;
        party.name = u"Patel Engineering Works LLP"_s;
        party.gstin = u"27GGGGG6666G1ZK"_s;
        party.address = {{u"9 New Road"_s}, u"Nagpur"_s, u"27"_s, u"440001"_s};
        if (const auto saved = saveParty(connection, party, office.actor); !saved)
            return tl::unexpected(saved.error());
        Item item = itemByCode(connection, u"NUT"_s).value();
        item.code = u"NUT8"_s;
        item.name = u"Steel nut M8"_s;
        item.hsn = u"7318"_s;
        item.rate = rate(u"99"_s);
        item.gst = Percent::fromWhole(5);
        if (const auto saved = saveItem(connection, item, office.actor); !saved)
            return tl::unexpected(saved.error());
        Company seller = company(connection).value();
        seller.name = u"Hegde Metals Private Limited"_s;
        seller.address = {{u"1 Ring Road"_s}, u"Tumakuru"_s, u"29"_s, u"572101"_s};
        seller.bankDetails = u"Other Bank, a/c 9"_s;
        seller.phone = u"1"_s;
        seller.upi = u"new@bank"_s;
        seller.logo = "another picture";
        return changeCompany(connection, seller, office.actor);
    }));
}

void FrozenTest::anOldDocumentStaysAfterEverythingAroundItChanged()
{
    Office office;
    setLogo(office, "first picture");
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}, u"PATEL"_s));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"5"_s)}, u"PATEL"_s));
    const QByteArray challanBefore = rowsOf(office, challan.id);
    const QByteArray invoiceBefore = rowsOf(office, invoice.id);
    changeEverything(office);
    QCOMPARE(rowsOf(office, challan.id), challanBefore);
    QCOMPARE(rowsOf(office, invoice.id), invoiceBefore);
    QCOMPARE(office.stored(invoice.id).party.gstin, u"27CCCCC2222C1Z8"_s);
    // Only what is new takes the new; a challan of before is billed as it was delivered, to the customer of today.
    const Document rest = office.issue(office.invoice({challanLine(challan.number, 1, u"3"_s)}, u"PATELNEW"_s));
    QCOMPARE(rest.company.name, u"Hegde Metals Private Limited"_s);
    QCOMPARE(rest.lines[0].description, u"Brass nut M6"_s);
    QCOMPARE(rest.lines[0].rate.toPlain(), u"55.00"_s);
    QCOMPARE(rest.party.gstin, u"27GGGGG6666G1ZK"_s);
}

void FrozenTest::theLogoOfAnOldDocumentIsTheOldOne()
{
    Office office;
    const Document bare = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    setLogo(office, "first picture");
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    setLogo(office, "second picture");
    const Document second = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    setLogo(office, {});
    QCOMPARE(office.stored(bare.id).company.logo, QByteArray());
    QCOMPARE(office.stored(first.id).company.logo, QByteArray("first picture"));
    QCOMPARE(office.stored(second.id).company.logo, QByteArray("second picture"));
    QVERIFY(office.read([](Connection &connection) { return company(connection)->logo; }).isEmpty());
}

void FrozenTest::oneLogoIsKeptOnce()
{
    Office office;
    setLogo(office, "first picture");
    for (int i = 0; i < 3; ++i)
        office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    QCOMPARE(office.number(u"SELECT count(*) FROM logo_image"_s), 1);
    QCOMPARE(office.number(u"SELECT count(*) FROM document_logo"_s), 3);
}

void FrozenTest::aLogoInUseCannotBeAltered()
{
    Office office;
    setLogo(office, "first picture");
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    for (const QString &statement : {u"UPDATE logo_image SET image = x'00'"_s, u"DELETE FROM logo_image"_s,
                                     u"DELETE FROM document_logo"_s, u"UPDATE document_logo SET logo_id = 2"_s})
        QVERIFY_THROWS_EXCEPTION(DbError, office.sql(statement));
}

void FrozenTest::aRetiredCustomerIsRefusedByName()
{
    Office office;
    const Document before = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    const auto set = [&](bool active) {
        return office.write(
            [&](Connection &connection) { return setPartyActive(connection, u"kaveri"_s, active, office.actor); });
    };
    QVERIFY(set(false).has_value());
    const auto refused = office.submit(office.challan({line(u"NUT"_s, u"1"_s)}));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"Kaveri Pumps"_s)
                 && refused.error().message.contains(u"switch it on again"_s),
             qPrintable(refused.error().message));
    // What was delivered before is billed still.
    QVERIFY(office.submit(office.invoice({challanLine(before.number, 1, u"1"_s)})).has_value());
    QVERIFY(set(true).has_value());
    QVERIFY(office.submit(office.challan({line(u"NUT"_s, u"1"_s)})).has_value());
}

void FrozenTest::aMasterInUseIsNotDeleted()
{
    Office office;
    office.order(u"PO-1"_s, {{u"ROD"_s, u"1"_s}});
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}, u"PATEL"_s));
    QVERIFY(office.cancel(challan).has_value());
    const auto before = office.rows();
    for (const QString &code : {u"KAVERI"_s, u"PATEL"_s}) {
        const auto refused = office.write(
            [&](Connection &connection) { return deleteParty(connection, code, office.actor); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"in_use"_s);
        QVERIFY(refused.error().message.contains(u"out of use"_s));
    }
    for (const QString &code : {u"ROD"_s, u"NUT"_s}) {
        const auto refused = office.write(
            [&](Connection &connection) { return deleteItem(connection, code, office.actor); });
        QCOMPARE(refused.error().code, u"in_use"_s);
    }
    QCOMPARE(office.rows(), before);
}

void FrozenTest::anUnusedMasterIsDeleted()
{
    Office office;
    QVERIFY(office.write([&](Connection &connection) { return deleteParty(connection, u"PATEL"_s, office.actor); }));
    QVERIFY(office.write([&](Connection &connection) { return deleteItem(connection, u"BOLT"_s, office.actor); }));
    QCOMPARE(office.number(u"SELECT count(*) FROM party"_s), 1);
    QCOMPARE(office.number(u"SELECT count(*) FROM item"_s), 2);
    QCOMPARE(office.number(u"SELECT count(*) FROM party_search WHERE party_search MATCH 'patel'"_s), 0);
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE action = 'delete'"_s), 2);
}

Party FrozenTest::addDuplicate(Office &office)
{
    return office
        .write([&](Connection &connection) {
            Party party;
            party.code = u"KAVERI2"_s;
            party.name = u"Kaveri Pump Works"_s;
            party.type = PartyType::Unregistered;
            party.address = {{u"14 Lake View"_s}, u"Mysuru"_s, u"29"_s, u"570001"_s};
            return saveParty(connection, party, office.actor);
        })
        .value();
}

Result<Merged> FrozenTest::merge(Office &office, const QString &from, const QString &into)
{
    return office.write([&](Connection &connection) { return mergeParties(connection, from, into, office.actor); });
}

void FrozenTest::mergedCustomersShareOrdersAndDraftsButNotDocuments()
{
    Office office;
    addDuplicate(office);
    const Document old = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}, u"KAVERI2"_s));
    const QByteArray before = rowsOf(office, old.id);
    OrderDraft order;
    order.number = u"PO-9"_s;
    order.date = QDate(2026, 6, 1);
    order.partyCode = u"KAVERI2"_s;
    order.lines.resize(1);
    order.lines[0].item = u"NUT"_s;
    order.lines[0].quantity = quantity(u"10"_s);
    QVERIFY(office.write([&](Connection &connection) { return saveOrder(connection, order, office.actor); }));
    StoredDraft draft;
    draft.uuid = QUuid::createUuid();
    draft.title = u"Challan: Kaveri Pump Works"_s;
    draft.payload = {{u"party"_s, QJsonObject{{u"code"_s, u"KAVERI2"_s}}}};
    QVERIFY(office.write([&](Connection &connection) { return saveDraft(connection, draft, office.actor); }));

    const auto merged = merge(office, u"KAVERI2"_s, u"KAVERI"_s);
    QVERIFY2(merged, qPrintable(merged ? QString() : merged.error().message));
    QCOMPARE(merged->orders, 1);
    QCOMPARE(merged->drafts, 1);
    QCOMPARE(rowsOf(office, old.id), before);
    const auto moved = office.read([&](Connection &connection) { return draftByUuid(connection, draft.uuid).value(); });
    QCOMPARE(moved->payload.value(u"party"_s).toObject().value(u"code"_s).toString(), u"KAVERI"_s);
    QCOMPARE(moved->title, u"Challan: Kaveri Pumps"_s);
    office.issue(office.challan({orderLine(u"PO-9"_s, 1, u"10"_s)}));
    QVERIFY(!office.submit(office.challan({line(u"NUT"_s, u"5"_s)}, u"KAVERI2"_s)));
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE action = 'merge'"_s), 2);
}

void FrozenTest::openChallansOfAMergedCustomerAreBilledToTheOther()
{
    Office office;
    addDuplicate(office);
    const Document old = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}, u"KAVERI2"_s));
    const Document own = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    QVERIFY(merge(office, u"KAVERI2"_s, u"KAVERI"_s).has_value());
    PendingFilter filter;
    filter.partyCode = u"KAVERI"_s;
    const auto pending = office.read([&](Connection &connection) { return pendingLines(connection, filter).value(); });
    QCOMPARE(pending.size(), std::size_t{2});
    const Document invoice = office.issue(
        office.invoice({challanLine(old.number, 1, u"5"_s), challanLine(own.number, 1, u"1"_s)}));
    QCOMPARE(invoice.party.code, u"KAVERI"_s);
    QCOMPARE(office.progress(old), Progress::Invoiced);
}

void FrozenTest::whatCannotBeMergedIsRefused()
{
    Office office;
    addDuplicate(office);
    QCOMPARE(merge(office, u"KAVERI"_s, u"KAVERI"_s).error().code, u"same_party"_s);
    QCOMPARE(merge(office, u"KAVERI"_s, u"NOBODY"_s).error().code, u"unknown_party"_s);
    QCOMPARE(merge(office, u"KAVERI"_s, u"PATEL"_s).error().code, u"different_gstin"_s);
    const auto add = [&](const QString &party) {
        OrderDraft order;
        order.number = u"PO-9"_s;
        order.date = QDate(2026, 6, 1);
        order.partyCode = party;
        order.lines.resize(1);
        order.lines[0].item = u"NUT"_s;
        order.lines[0].quantity = quantity(u"10"_s);
        QVERIFY(office.write([&](Connection &connection) { return saveOrder(connection, order, office.actor); }));
    };
    add(u"KAVERI"_s);
    add(u"KAVERI2"_s);
    const auto before = office.rows();
    const auto refused = merge(office, u"KAVERI2"_s, u"KAVERI"_s);
    QCOMPARE(refused.error().code, u"order_number_taken"_s);
    QVERIFY(refused.error().message.contains(u"PO-9"_s));
    QCOMPARE(office.rows(), before);
}

QTEST_GUILESS_MAIN(FrozenTest)
#include "tst_frozen.moc"
