#include "sample.h"

#include "domain/checks.h"
#include "domain/tax.h"

#include <QtTest>

#include <algorithm>
#include <functional>

using namespace desk;
using namespace Qt::StringLiterals;
using sample::invoice;
using sample::line;

namespace {

const QDate today(2026, 6, 30);

QString told(const Violations &violations)
{
    QStringList result;
    for (const Violation &violation : violations)
        result << violation.field + u" ["_s + violation.code + u"] "_s + violation.message;
    return result.join(u"; "_s);
}

QStringList fields(const Violations &violations)
{
    QStringList result;
    for (const Violation &violation : violations)
        result << violation.field;
    return result;
}

QStringList codes(const Warnings &warnings)
{
    QStringList result;
    for (const Warning &warning : warnings)
        result << warning.code;
    return result;
}

Document usual()
{
    return invoice(sample::ofKarnataka(), {line("2", "100", "18")});
}

using Change = std::function<void(Document &)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class ChecksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aUsualDocumentHasNothingToMend();
    void whatCanBeMendedIsNamedAtItsField_data();
    void whatCanBeMendedIsNamedAtItsField();
    void whatIsAllowedIsNotRefused_data();
    void whatIsAllowedIsNotRefused();
    void everythingIsToldAtOnce();
    void aMessageNamesTheLineAndTheRemedy();
    void theGstinDecidesWhoIsRegistered();
    void billingAddressAndGstinAreOfOneState();
    void lengthsOfTextsAreThoseOfThePortals_data();
    void lengthsOfTextsAreThoseOfThePortals();
    void itemsAreChecked();
    void theCompanyIsChecked();
    void anEwayBillIsNeededAboveTheLimitOnly();
    void oddRatesAreWarnedOf();
    void aSeriesIsWarnedOfBeforeItEnds();
    void unusualNumbersAreWarnedOf();
    void anEwayBillFileWantsMoreOfTheTransport();
};

void ChecksTest::aUsualDocumentHasNothingToMend()
{
    Document document = usual();
    QCOMPARE(told(checkDocument(document, today)), QString());
    QVERIFY(calculate(document).empty());
    QCOMPARE(codes(warningsFor(document)), QStringList());
    document.kind = DocumentKind::Challan;
    QCOMPARE(told(checkDocument(document, today)), QString());
}

void ChecksTest::whatCanBeMendedIsNamedAtItsField_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const Change &change) {
        QTest::newRow(name) << change << field;
    };
    row("no date", u"date"_s, [](Document &d) { d.date = QDate(); });
    row("tomorrow", u"date"_s, [](Document &d) { d.date = today.addDays(1); });
    row("no party", u"party"_s, [](Document &d) { d.party = Party(); });
    row("blank name", u"party"_s, [](Document &d) { d.party.name = u"  "_s; });
    row("no address", u"party.address"_s, [](Document &d) {
        d.party.address.lines = {u" "_s};
        d.party.address.city.clear();
    });
    row("bad gstin", u"party.gstin"_s, [](Document &d) { d.party.gstin = u"29BBBBB1111B1ZI"_s; });
    row("other state", u"party.state"_s, [](Document &d) { d.party.address.state = u"27"_s; });
    row("no lines", u"lines"_s, [](Document &d) { d.lines.clear(); });
    row("501 lines", u"lines"_s, [](Document &d) { d.lines = std::vector<DocumentLine>(501, d.lines.front()); });
    row("no quantity", u"lines[0].qty"_s, [](Document &d) { d.lines[0].quantity = Quantity(); });
    row("negative quantity", u"lines[0].qty"_s, [](Document &d) { d.lines[0].quantity = Quantity::fromWhole(-1); });
    row("half a piece", u"lines[0].qty"_s, [](Document &d) { d.lines[0].quantity = Quantity::fromThousandths(2'500); });
    row("negative rate", u"lines[0].rate"_s, [](Document &d) { d.lines[0].rate = Rate::fromMillionths(-1); });
    row("no unit", u"lines[0].unit"_s, [](Document &d) { d.lines[0].unit.clear(); });
    row("unknown unit", u"lines[0].unit"_s, [](Document &d) { d.lines[0].unit = u"Lot"_s; });
    row("no description", u"lines[0].description"_s, [](Document &d) { d.lines[0].description = u" "_s; });
    row("no hsn", u"lines[0].hsn"_s, [](Document &d) { d.lines[0].hsn.clear(); });
    row("short hsn", u"lines[0].hsn"_s, [](Document &d) { d.company.turnoverAbove5Crore = true; });
    row("gst above 100", u"lines[0].gst"_s, [](Document &d) { d.lines[0].gst = Percent::fromThousandths(100'001); });
    row("negative gst", u"lines[0].gst"_s, [](Document &d) { d.lines[0].gst = Percent::fromWhole(-1); });
    row("cess above 400", u"lines[0].cess"_s, [](Document &d) { d.lines[0].cess = Percent::fromThousandths(400'001); });
    row("negative discount", u"lines[0].discount"_s, [](Document &d) { d.lines[0].discount = sample::rupees("-1"); });
    row("discount above 100 %", u"discount"_s, [](Document &d) { d.discount = sample::percent("101"); });
    row("nameless charge", u"charges[0].name"_s, [](Document &d) { d.charges = {DocumentCharge()}; });
    row("negative charge", u"charges[0].amount"_s, [](Document &d) { d.charges = {sample::charge("-1", "18")}; });
    row("charge with 101 %", u"charges[0].gst"_s, [](Document &d) { d.charges = {sample::charge("1", "101")}; });
    row("sez supply to a usual customer", u"supply_type"_s, [](Document &d) { d.supplyType = SupplyType::SezWithTax; });
    row("export to a usual customer", u"supply_type"_s,
        [](Document &d) { d.supplyType = SupplyType::ExportWithoutTax; });
    row("unknown place", u"place_of_supply"_s, [](Document &d) { d.placeOfSupply = u"39"_s; });
    row("inclusive under reverse charge", u"prices_include_tax"_s,
        [](Document &d) { d.pricesIncludeTax = d.reverseCharge = true; });
    row("17 characters", u"number"_s, [](Document &d) { d.number = u"INV/2026-27/00001"_s; });
    row("LR number alone", u"transport.lr_date"_s, [](Document &d) { d.transport.lrNumber = u"4711"_s; });
    row("LR date alone", u"transport.lr_no"_s, [](Document &d) { d.transport.lrDate = QDate(2026, 6, 12); });
    row("no vehicle number", u"transport.vehicle"_s, [](Document &d) { d.transport.vehicle = u"1234KA"_s; });
    row("transporter id", u"transport.transporter_id"_s,
        [](Document &d) { d.transport.transporterId = u"88AAAAA0000A1Z"_s; });
    row("unknown mode", u"transport.mode"_s, [](Document &d) { d.transport.mode = u"camel"_s; });
    row("11 digits", u"transport.eway_bill"_s, [](Document &d) { d.transport.ewayBill = u"12345678901"_s; });
    row("4001 km", u"transport.distance_km"_s, [](Document &d) { d.transport.distanceKm = 4'001; });
    row("due back before sent", u"due_back"_s, [](Document &d) {
        d.kind = DocumentKind::Challan;
        d.purpose = Purpose::JobWork;
        d.dueBack = d.date.addDays(-1);
    });
    row("nameless ship-to", u"ship_to.name"_s, [](Document &d) { d.shipTo = ShipTo{{}, {}, d.party.address}; });
    row("ship-to without address", u"ship_to.address"_s, [](Document &d) { d.shipTo = ShipTo{u"Site"_s, {}, {}}; });
    row("ship-to gstin", u"ship_to.gstin"_s, [](Document &d) {
        d.shipTo = ShipTo{u"Site"_s, u"29"_s, d.party.address};
    });
    row("unregistered from 50,000 without address", u"party.address"_s, [](Document &d) {
        d.party = sample::party({}, PartyType::Consumer);
        d.party.address = Address();
        d.lines = {line("1", "50000", "18")};
    });
    row("consignee of a challan without address", u"party.address"_s, [](Document &d) {
        d.kind = DocumentKind::Challan;
        d.party = sample::party({}, PartyType::Consumer);
        d.party.address = Address();
    });
}

// R10, R13, R33, R34, R35: a date, more than nothing in the decimals of the unit, a consignee with name and address,
// 1 to 500 lines, LR number and date together.
void ChecksTest::whatCanBeMendedIsNamedAtItsField()
{
    QFETCH(Change, change);
    QFETCH(QString, field);
    Document document = usual();
    change(document);
    const Violations violations = checkDocument(document, today);
    QVERIFY2(fields(violations).contains(field), qPrintable(told(violations)));
    for (const Violation &violation : violations)
        QVERIFY(!violation.code.isEmpty() && !violation.message.isEmpty());
}

void ChecksTest::whatIsAllowedIsNotRefused_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("today", [](Document &d) { d.date = today; });
    row("500 lines", [](Document &d) { d.lines = std::vector<DocumentLine>(500, d.lines.front()); });
    row("a sample without a price", [](Document &d) { d.lines[0].rate = Rate(); });
    row("2.5 kilograms", [](Document &d) {
        d.lines[0].unit = u"KGS"_s;
        d.lines[0].quantity = Quantity::fromThousandths(2'500);
    });
    row("LR number and date", [](Document &d) {
        d.transport.lrNumber = u"4711"_s;
        d.transport.lrDate = d.date;
    });
    row("delivery in another state", [](Document &d) {
        d.shipTo = ShipTo{u"Site"_s, {}, sample::address(u"Pune"_s, u"27"_s, {})};
    });
    row("enrolment number", [](Document &d) { d.transport.transporterId = u"88AAAAA0000A1ZY"_s; });
    row("plate with zeros left out", [](Document &d) { d.transport.vehicle = u"DL1AB123"_s; });
    row("plate with blanks", [](Document &d) { d.transport.vehicle = u"ka 01 ab 1234"_s; });
    row("no transport for road", [](Document &d) { d.transport.mode = u"road"_s; });
    row("e-way bill with blanks", [](Document &d) { d.transport.ewayBill = u"1234 5678 9012"_s; });
    row("service without a unit", [](Document &d) {
        d.lines[0].itemKind = ItemKind::Service;
        d.lines[0].hsn = u"998314"_s;
        d.lines[0].unit = u"NA"_s;
        d.lines[0].quantity = Quantity::fromThousandths(1'500);
    });
    row("very long description", [](Document &d) { d.lines[0].description = QString(5'000, u'x'); });
    row("walk-in customer without address", [](Document &d) {
        d.party = sample::party({}, PartyType::Consumer);
        d.party.address = Address();
    });
    row("sez", [](Document &d) {
        d.party = sample::sezUnit();
        d.supplyType = SupplyType::SezWithoutTax;
    });
    row("abroad", [](Document &d) {
        d.party = sample::party({}, PartyType::Overseas);
        d.party.address.state = u"96"_s;
        d.supplyType = SupplyType::ExportWithoutTax;
    });
}

// R34: 500 lines are not too many.
void ChecksTest::whatIsAllowedIsNotRefused()
{
    QFETCH(Change, change);
    Document document = usual();
    change(document);
    QCOMPARE(told(checkDocument(document, today)), QString());
}

void ChecksTest::everythingIsToldAtOnce()
{
    Document document = usual();
    document.date = QDate();
    document.party = Party();
    document.lines.push_back(document.lines.front());
    document.lines[1].quantity = Quantity();
    document.lines[1].hsn = u"84"_s;
    const QStringList named = fields(checkDocument(document, today));
    for (const QString &field : {u"date"_s, u"party"_s, u"lines[1].qty"_s, u"lines[1].hsn"_s})
        QVERIFY2(named.contains(field), qPrintable(field));
    QVERIFY(!named.contains(u"lines[0].qty"_s));
}

void ChecksTest::aMessageNamesTheLineAndTheRemedy()
{
    Document document = usual();
    document.lines[0].quantity = Quantity::fromThousandths(2'500);
    const Violations violations = checkFigures(document); // C14
    QCOMPARE(violations.size(), std::size_t{1});
    QCOMPARE(violations.front().message,
             u"Line 1: NOS are counted whole, 2.5 cannot be. Type a whole quantity or choose another unit"_s);
}

void ChecksTest::theGstinDecidesWhoIsRegistered()
{
    // C93
    Party party = sample::ofKarnataka();
    QCOMPARE(told(checkParty(party)), QString());
    for (const PartyType type : {PartyType::Unregistered, PartyType::Consumer, PartyType::Overseas}) {
        party.type = type;
        QCOMPARE(fields(checkParty(party)), QStringList{u"type"_s});
    }
    party.gstin.clear();
    for (const PartyType type : {PartyType::Regular, PartyType::Sez}) {
        party.type = type;
        QCOMPARE(fields(checkParty(party)), QStringList{u"gstin"_s});
    }
    for (const PartyType type : {PartyType::Unregistered, PartyType::Consumer, PartyType::Overseas}) {
        party.type = type;
        QCOMPARE(told(checkParty(party)), QString());
    }
}

void ChecksTest::billingAddressAndGstinAreOfOneState()
{
    // C26
    Party party = sample::ofKarnataka();
    party.address.state = u"27"_s;
    const Violations violations = checkParty(party);
    QCOMPARE(fields(violations), QStringList{u"state"_s});
    for (const QString &fact : {u"29"_s, u"Karnataka"_s, u"27"_s, u"Maharashtra"_s})
        QVERIFY2(violations.front().message.contains(fact), qPrintable(violations.front().message));
}

void ChecksTest::lengthsOfTextsAreThoseOfThePortals_data()
{
    // C88
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &where, int size, bool good) {
        QTest::addRow("%s of %d", qPrintable(where), size) << QString(size, u'x') << where << good;
    };
    row(u"address"_s, 0, true);
    row(u"address"_s, 1, true);
    row(u"address"_s, 100, true);
    row(u"address"_s, 101, false);
    row(u"city"_s, 2, false);
    row(u"city"_s, 3, true);
    row(u"city"_s, 50, true);
    row(u"city"_s, 51, false);
    row(u"name"_s, 0, false);
    row(u"name"_s, 2, false);
    row(u"name"_s, 3, true);
    row(u"name"_s, 100, true);
    row(u"name"_s, 101, false);
}

void ChecksTest::lengthsOfTextsAreThoseOfThePortals()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    QFETCH(bool, good);
    Party party = sample::ofKarnataka();
    if (where == u"address"_s)
        party.address.lines = {text};
    else if (where == u"city"_s)
        party.address.city = text;
    else
        party.name = text;
    QCOMPARE(fields(checkParty(party)), good ? QStringList() : QStringList{where});
}

void ChecksTest::itemsAreChecked()
{
    Item item;
    item.name = u"Rod"_s;
    item.hsn = u"7407"_s;
    item.unit = u"KGS"_s;
    item.gst = Percent::fromWhole(18);
    QCOMPARE(told(checkItem(item)), QString());
    const auto refused = [&item](const QString &field, const std::function<void(Item &)> &change) {
        Item changed = item;
        change(changed);
        QCOMPARE(fields(checkItem(changed)), QStringList{field});
    };
    refused(u"name"_s, [](Item &i) { i.name = u" "_s; });
    refused(u"name"_s, [](Item &i) { i.name = QString(301, u'x'); });
    refused(u"hsn"_s, [](Item &i) { i.hsn = u"402"_s; });
    refused(u"unit"_s, [](Item &i) { i.unit = u"Lot"_s; });
    refused(u"rate"_s, [](Item &i) { i.rate = Rate::fromMillionths(-1); });
    refused(u"gst"_s, [](Item &i) { i.gst = Percent::fromWhole(101); });
    refused(u"kind"_s, [](Item &i) { i.kind = ItemKind::Service; });
    refused(u"kind"_s, [](Item &i) { i.hsn = u"998314"_s; });
    item.name = QString(300, u'x');
    QCOMPARE(told(checkItem(item)), QString());
}

void ChecksTest::theCompanyIsChecked()
{
    Company company = sample::company();
    QCOMPARE(told(checkCompany(company)), QString());
    company.address.state = u"27"_s;
    QCOMPARE(fields(checkCompany(company)), QStringList{u"state"_s});
    company.gstin.clear(); // a company below the limit of registration
    QCOMPARE(told(checkCompany(company)), QString());
    company.address.state.clear();
    QCOMPARE(fields(checkCompany(company)), QStringList{u"state"_s});
    company = sample::company();
    company.address.pin = u"056001"_s;
    QCOMPARE(fields(checkCompany(company)), QStringList{u"pin"_s});
}

// R60: a warning by value, by state, and for job work to another state.
void ChecksTest::anEwayBillIsNeededAboveTheLimitOnly()
{
    const auto needed = [](Document document) {
        return calculate(document).empty() && codes(warningsFor(document)).contains(u"eway_bill_needed"_s);
    };
    Document document = invoice(sample::ofMaharashtra(), {line("1", "42372.89", "18")}); // C94
    QVERIFY(needed(document));
    document.lines[0].rate = parseRate(u"42372.88"_s).value();
    QVERIFY(!needed(document));
    document.lines.push_back(line("1", "20000", "0"));
    QVERIFY(!needed(document)); // exempt lines are left out
    document.lines[1].gst = Percent::fromWhole(5);
    QVERIFY(needed(document));
    document.transport.ewayBill = u"123456789012"_s;
    QVERIFY(!needed(document)); // it is there

    document = invoice(sample::ofMaharashtra(), {line("1", "45000", "18")});
    document.lines[0].itemKind = ItemKind::Service;
    QVERIFY(!needed(document));
    document.lines[0].itemKind = ItemKind::Goods;
    document.kind = DocumentKind::Return;
    QVERIFY(!needed(document));

    // Inside Delhi the limit is 1,00,000; it counts where the goods go, not whose bill it is.
    document = invoice(sample::party(u"07AAAAA0000A1Z4"_s), {line("1", "60000", "18")});
    document.company.address.state = u"07"_s;
    QVERIFY(!needed(document));
    document.shipTo = ShipTo{u"Site"_s, {}, sample::address(u"Gurugram"_s, u"06"_s, {})};
    QVERIFY(needed(document));

    document = invoice(sample::ofMaharashtra(), {line("1", "10", "18")});
    document.kind = DocumentKind::Challan;
    document.purpose = Purpose::JobWork;
    QVERIFY(needed(document)); // to another state whatever the value
    document.party = sample::ofKarnataka();
    QVERIFY(!needed(document));

    // Without tax and without a known rate, a zero-rated line still counts.
    document = invoice(sample::sezUnit(), {line("1", "60000", "0")});
    document.supplyType = SupplyType::SezWithoutTax;
    QVERIFY(needed(document));
}

void ChecksTest::oddRatesAreWarnedOf()
{
    Document document = usual();
    document.lines = {line("1", "100", "12"), line("1", "100", "10.2"), line("1", "100", "18")};
    const Warnings warnings = warningsFor(document);
    QCOMPARE(codes(warnings), (QStringList{u"rate_ended"_s, u"unknown_rate"_s}));
    QCOMPARE(warnings.at(0).field, u"lines[0].gst"_s);
    document.date = QDate(2025, 9, 21);
    QCOMPARE(codes(warningsFor(document)), QStringList{u"unknown_rate"_s});
}

void ChecksTest::aSeriesIsWarnedOfBeforeItEnds()
{
    Document document = usual();
    document.number = u"KTPL/26-27/99900"_s; // C34
    document.serial = 99'900;
    QVERIFY(codes(warningsFor(document)).contains(u"series_near_end"_s));
    document.number = u"KTPL/26-27/99899"_s;
    document.serial = 99'899;
    QVERIFY(!codes(warningsFor(document)).contains(u"series_near_end"_s));
    document.number = u"KTPL/26-27/99999"_s;
    document.serial = 0; // typed outside the series
    QVERIFY(!codes(warningsFor(document)).contains(u"series_near_end"_s));
}

void ChecksTest::unusualNumbersAreWarnedOf()
{
    Document document = usual();
    document.number = u"0001"_s;
    document.party = sample::party(u"29BBBBB1111B1DS"_s);
    document.transport.vehicle = u"22 BH 1234 AB"_s;
    QCOMPARE(told(checkDocument(document, today)), QString());
    QCOMPARE(codes(warningsFor(document)),
             (QStringList{u"gstin_unusual"_s, u"number_portal"_s, u"vehicle_bh_series"_s}));
    document.transport.vehicle = u"DL1AB123"_s;
    QVERIFY(codes(warningsFor(document)).contains(u"vehicle_short"_s));
    document.transport = {};
    document.transport.mode = u"road"_s;
    QVERIFY(codes(warningsFor(document)).contains(u"vehicle_missing"_s));
}

void ChecksTest::anEwayBillFileWantsMoreOfTheTransport()
{
    // C96, C97
    Transport transport;
    transport.mode = u"road"_s;
    QCOMPARE(fields(checkForEwayBill(transport)), QStringList{u"transport.vehicle"_s});
    transport.transporterId = u"88AAAAA0000A1ZY"_s;
    QCOMPARE(told(checkForEwayBill(transport)), QString());
    transport.transporterId.clear();
    transport.vehicle = u"KA01AB1234"_s;
    QCOMPARE(told(checkForEwayBill(transport)), QString());
    transport.vehicle = u"DL1AB123"_s;
    QVERIFY(checkForEwayBill(transport).at(0).message.contains(u"DL01AB0123"_s));
    transport.vehicle = u"1234KA"_s;
    QCOMPARE(fields(checkForEwayBill(transport)), QStringList{u"transport.vehicle"_s});
    transport = {};
    transport.mode = u"rail"_s;
    QCOMPARE(fields(checkForEwayBill(transport)), QStringList{u"transport.lr_no"_s});
    transport.lrNumber = u"RR 4711"_s;
    transport.lrDate = QDate(2026, 6, 12);
    QCOMPARE(told(checkForEwayBill(transport)), QString());
}

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
