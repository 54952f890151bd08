#include "exchange/documentjson.h"

#include "domain/gstin.h"
#include "domain/reference.h"
#include "exchange/jsonreader.h"
#include "exchange/masterjson.h"

#include <QCoreApplication>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct DocumentJson {
    Q_DECLARE_TR_FUNCTIONS(desk::DocumentJson)
};

bool isEnteredInFull(DocumentKind kind)
{
    return kind == DocumentKind::Challan || kind == DocumentKind::Invoice;
}

void readIdentity(JsonReader &reader, DocumentDraft &draft, DocumentKind kind)
{
    draft.kind = kind;
    const QString word = reader.text(u"kind"_s);
    if (!word.isEmpty() && documentKindFrom(word) != kind)
        reader.refuse(u"kind"_s, u"wrong_kind"_s,
                      DocumentJson::tr("The file holds \"%1\", but a document of the kind \"%2\" was asked for.")
                          .arg(word.left(40), wordOf(kind)));
    const QString uuid = reader.text(u"uuid"_s);
    draft.uuid = QUuid::fromString(uuid);
    if (!uuid.isEmpty() && draft.uuid.isNull())
        reader.refuse(u"uuid"_s, u"wrong_uuid"_s, DocumentJson::tr("%1 is no UUID.").arg(uuid.left(60)));
    draft.date = reader.date(u"date"_s);
    draft.series = reader.text(u"series"_s);
    draft.number = reader.text(u"number"_s);
}

void readPartyOf(JsonReader &reader, DocumentDraft &draft)
{
    if (reader.holdsObject(u"party"_s))
        reader.object(u"party"_s, [&](JsonReader &party) { draft.oneTimeParty = readParty(party); });
    else
        draft.partyCode = reader.text(u"party"_s);
    if (!isEnteredInFull(draft.kind))
        return;
    reader.object(u"ship_to"_s, [&](JsonReader &place) {
        ShipTo shipTo;
        shipTo.name = place.text(u"name"_s);
        shipTo.gstin = normalisedGstin(place.text(u"gstin"_s));
        shipTo.address = readAddress(place);
        draft.shipTo = std::move(shipTo);
    });
}

// What says of which document a line is, and what the kind alone has. Keys of other kinds stay unknown.
void readReference(JsonReader &reader, DraftLine &line, DocumentKind kind)
{
    if (kind == DocumentKind::CreditNote) {
        line.invoice = reader.text(u"invoice"_s);
        line.invoiceLine = reader.whole(u"invoice_line"_s, 0, 1, 500);
        return;
    }
    line.challan = reader.text(u"challan"_s);
    line.challanLine = reader.whole(u"challan_line"_s, 0, 1, 500);
    if (kind == DocumentKind::Return) {
        line.returnedAs = reader.chosen(u"as"_s, returnedAsFrom);
        line.reason = reader.text(u"reason"_s);
        return;
    }
    line.order = reader.text(u"order"_s);
    line.orderLine = reader.whole(u"order_line"_s, 0, 1, 99'999);
    if (kind == DocumentKind::Receipt) {
        line.challanDate = reader.date(u"challan_date"_s);
        line.received = reader.quantity(u"received"_s);
        line.accepted = reader.quantity(u"accepted"_s);
        line.rejected = reader.quantity(u"rejected"_s);
    } else if (kind == DocumentKind::Challan) {
        line.goods = reader.chosen(u"goods"_s, goodsKindFrom);
        line.provisional = reader.flag(u"provisional"_s, false);
    }
}

DraftLine readLine(JsonReader &reader, DocumentKind kind)
{
    DraftLine line;
    readReference(reader, line, kind);
    line.item = reader.text(u"item"_s);
    line.description = reader.text(u"description"_s);
    line.unit = reader.text(u"unit"_s);
    if (kind == DocumentKind::Receipt)
        return line;
    line.quantity = reader.quantity(u"qty"_s);
    if (kind == DocumentKind::Return)
        return line;
    line.rate = reader.rate(u"rate"_s);
    if (kind == DocumentKind::CreditNote)
        return line;
    line.hsn = reader.text(u"hsn"_s);
    line.discount = reader.discount(u"discount"_s);
    line.gst = reader.percent(u"gst"_s);
    line.cess = reader.percent(u"cess"_s);
    if (line.item.isEmpty() && isServiceCode(line.hsn))
        line.itemKind = ItemKind::Service;
    return line;
}

Charge readCharge(JsonReader &reader)
{
    Charge charge;
    charge.name = reader.requiredText(u"name"_s);
    const auto amount = reader.money(u"amount"_s);
    charge.amount = amount.value_or(Money());
    charge.gst = reader.percent(u"gst"_s).value_or(Percent());
    return charge;
}

Transport readTransport(JsonReader &reader)
{
    Transport transport;
    transport.vehicle = reader.text(u"vehicle"_s);
    transport.transporter = reader.text(u"transporter"_s);
    transport.transporterId = reader.text(u"transporter_id"_s);
    transport.mode = reader.text(u"mode"_s);
    transport.lrNumber = reader.text(u"lr_no"_s);
    transport.lrDate = reader.date(u"lr_date"_s);
    transport.ewayBill = reader.text(u"eway_bill"_s);
    transport.distanceKm = reader.whole(u"distance_km"_s, 0, 0, 10'000);
    return transport;
}

// What a document says of the supply itself; returns, credit notes and receipts take it from what they refer to.
void readSupply(JsonReader &reader, DocumentDraft &draft)
{
    draft.placeOfSupply = normalisedStateCode(reader.text(u"place_of_supply"_s));
    draft.supplyType = reader.word(u"supply_type"_s, SupplyType::Regular, supplyTypeFrom);
    draft.reverseCharge = reader.flag(u"reverse_charge"_s, false);
    draft.orderReference = reader.text(u"order_reference"_s);
    for (const QString &number : reader.texts(u"challans"_s))
        draft.challans.push_back(number);
    draft.discount = reader.discount(u"discount"_s);
    reader.objects(u"charges"_s, [&](JsonReader &charge) { draft.charges.push_back(readCharge(charge)); });
    draft.pricesIncludeTax = reader.flag(u"prices_include_tax"_s, false);
    draft.roundOff = reader.flag(u"round_off"_s, true);
}

void readKindOnly(JsonReader &reader, DocumentDraft &draft)
{
    switch (draft.kind) {
    case DocumentKind::Challan:
        draft.purpose = reader.word(u"purpose"_s, Purpose::Supply, purposeFrom);
        draft.dueBack = reader.date(u"due_back"_s);
        draft.followsInvoice = reader.text(u"follows_invoice"_s);
        break;
    case DocumentKind::Invoice: draft.severalPlaces = reader.flag(u"several_places"_s, false); break;
    case DocumentKind::Return:
        draft.partyChallan = reader.text(u"party_challan"_s);
        draft.partyChallanDate = reader.date(u"party_challan_date"_s);
        break;
    case DocumentKind::CreditNote: draft.reason = reader.text(u"reason"_s); break;
    case DocumentKind::Receipt: draft.orderReference = reader.text(u"order"_s); break;
    }
}

} // namespace

Result<DocumentDraft> documentFromJson(const QJsonObject &object, DocumentKind kind)
{
    Violations violations;
    JsonReader reader(object, {}, violations);
    DocumentDraft draft;
    readIdentity(reader, draft, kind);
    readPartyOf(reader, draft);
    readKindOnly(reader, draft);
    if (isEnteredInFull(kind))
        readSupply(reader, draft);
    reader.objects(u"lines"_s, [&](JsonReader &line) { draft.lines.push_back(readLine(line, kind)); });
    reader.object(u"transport"_s, [&](JsonReader &transport) { draft.transport = readTransport(transport); });
    draft.remarks = reader.text(u"remarks"_s);
    reader.refuseOthers();
    if (!violations.empty())
        return tl::unexpected(refusedFields(std::move(violations)));
    return draft;
}

} // namespace desk
