#include "services/draftpayload.h"

#include "base/typed.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Drafts {
    Q_DECLARE_TR_FUNCTIONS(desk::Drafts)
};

QString flag(bool on)
{
    return on ? u"1"_s : QString();
}

// The names are those of the form's fields.
QJsonObject fieldsOf(const Document &document)
{
    QJsonObject fields;
    const auto put = [&fields](const QString &name, const QString &text) {
        if (!text.isEmpty())
            fields.insert(name, text);
    };
    put(u"Party"_s, document.party.name);
    put(u"Date"_s, document.date.isValid() ? dateToDisplay(document.date) : QString());
    put(u"Series"_s, document.seriesCode);
    put(u"Purpose"_s, wordOf(document.purpose));
    put(u"DueBack"_s, document.dueBack.isValid() ? dateToDisplay(document.dueBack) : QString());
    put(u"FollowsInvoice"_s, document.followsInvoice);
    put(u"OrderReference"_s, document.orderReference);
    put(u"PlaceOfSupply"_s, document.placeOfSupply);
    put(u"SupplyType"_s, wordOf(document.supplyType));
    put(u"ReverseCharge"_s, flag(document.reverseCharge));
    put(u"PricesIncludeTax"_s, flag(document.pricesIncludeTax));
    put(u"RoundOff"_s, flag(document.roundsOff));
    put(u"Remarks"_s, document.remarks);
    put(u"Discount"_s, document.discount.toPlain());
    if (document.shipTo) {
        const ShipTo &place = *document.shipTo;
        put(u"ShipToName"_s, place.name);
        put(u"ShipToAddress"_s, place.address.lines.join(u'\n'));
        put(u"ShipToCity"_s, place.address.city);
        put(u"ShipToState"_s, place.address.state);
        put(u"ShipToPin"_s, place.address.pin);
        put(u"ShipToGstin"_s, place.gstin);
    }
    const Transport &transport = document.transport;
    put(u"Vehicle"_s, transport.vehicle);
    put(u"Transporter"_s, transport.transporter);
    put(u"TransporterId"_s, transport.transporterId);
    put(u"TransportMode"_s, transport.mode);
    put(u"LrNumber"_s, transport.lrNumber);
    put(u"LrDate"_s, transport.lrDate.isValid() ? dateToDisplay(transport.lrDate) : QString());
    put(u"EwayBill"_s, transport.ewayBill);
    put(u"Distance"_s, transport.distanceKm > 0 ? QString::number(transport.distanceKm) : QString());
    if (!document.charges.empty()) {
        const DocumentCharge &charge = document.charges.front();
        put(u"ChargeName"_s, charge.name);
        put(u"ChargeAmount"_s, charge.amount.toPlain());
        put(u"ChargeGst"_s, charge.gst.toPlain());
    }
    return fields;
}

Item masterOf(const DocumentLine &line)
{
    Item item;
    item.id = line.item;
    item.code = line.itemCode;
    item.name = line.description;
    item.hsn = line.hsn;
    item.unit = line.unit;
    item.gst = line.gst;
    item.cess = line.cess;
    item.rate = line.rate;
    item.kind = line.itemKind;
    return item;
}

QJsonObject lineOf(const DocumentLine &line)
{
    QJsonObject json{{u"item"_s, line.itemCode.isEmpty() ? line.description : line.itemCode},
                     {u"description"_s, line.description},
                     {u"hsn"_s, line.hsn},
                     {u"unit"_s, line.unit},
                     {u"gst"_s, line.gst.toPlain()},
                     {u"qty"_s, line.quantity.isZero() ? QString() : line.quantity.toPlain()},
                     {u"rate"_s, line.rate.toPlain()},
                     {u"discount"_s, line.discount.toPlain()},
                     {u"challan"_s, line.challanNumber},
                     {u"challan_fy"_s, line.challanFy},
                     {u"challan_line"_s, line.challanLine},
                     {u"order"_s, line.orderNumber},
                     {u"order_line"_s, line.orderLine}};
    if (line.item.isValid())
        json.insert(u"master"_s, draftItem(masterOf(line)));
    return json;
}

} // namespace

QJsonObject draftParty(const Party &party)
{
    return {{u"id"_s, QString::number(party.id.value())},
            {u"code"_s, party.code},
            {u"name"_s, party.name},
            {u"gstin"_s, party.gstin},
            {u"address"_s, QJsonArray::fromStringList(party.address.lines)},
            {u"city"_s, party.address.city},
            {u"state"_s, party.address.state},
            {u"pin"_s, party.address.pin},
            {u"phone"_s, party.phone},
            {u"email"_s, party.email},
            {u"type"_s, wordOf(party.type)}};
}

Party partyOfDraft(const QJsonObject &json)
{
    Party party;
    party.id = PartyId(json[u"id"_s].toString().toLongLong());
    party.code = json[u"code"_s].toString();
    party.name = json[u"name"_s].toString();
    party.gstin = json[u"gstin"_s].toString();
    const QJsonArray address = json[u"address"_s].toArray();
    for (const auto line : address)
        party.address.lines.append(line.toString());
    party.address.city = json[u"city"_s].toString();
    party.address.state = json[u"state"_s].toString();
    party.address.pin = json[u"pin"_s].toString();
    party.phone = json[u"phone"_s].toString();
    party.email = json[u"email"_s].toString();
    party.type = partyTypeFrom(json[u"type"_s].toString()).value_or(PartyType::Regular);
    return party;
}

QJsonObject draftItem(const Item &item)
{
    return {{u"id"_s, QString::number(item.id.value())},
            {u"code"_s, item.code},
            {u"name"_s, item.name},
            {u"hsn"_s, item.hsn},
            {u"unit"_s, item.unit},
            {u"gst"_s, item.gst.toPlain()},
            {u"cess"_s, item.cess.toPlain()},
            {u"rate"_s, item.rate.toPlain()},
            {u"kind"_s, wordOf(item.kind)}};
}

Item itemOfDraft(const QJsonObject &json)
{
    Item item;
    item.id = ItemId(json[u"id"_s].toString().toLongLong());
    item.code = json[u"code"_s].toString();
    item.name = json[u"name"_s].toString();
    item.hsn = json[u"hsn"_s].toString();
    item.unit = json[u"unit"_s].toString();
    item.gst = parsePercent(json[u"gst"_s].toString()).value_or(Percent());
    item.cess = parsePercent(json[u"cess"_s].toString()).value_or(Percent());
    item.rate = parseRate(json[u"rate"_s].toString()).value_or(Rate());
    item.kind = itemKindFrom(json[u"kind"_s].toString()).value_or(ItemKind::Goods);
    return item;
}

QJsonObject draftPayload(const Document &document)
{
    QJsonArray lines;
    for (const DocumentLine &line : document.lines)
        lines.append(lineOf(line));
    QJsonObject payload{{u"uuid"_s, document.uuid.toString(QUuid::WithoutBraces)},
                        {u"kind"_s, wordOf(document.kind)},
                        {u"fields"_s, fieldsOf(document)},
                        {u"lines"_s, lines}};
    if (!document.party.name.isEmpty())
        payload.insert(u"party"_s, draftParty(document.party));
    return payload;
}

QString draftTitle(const Document &document)
{
    const QString kind = displayName(document.kind);
    return document.party.name.isEmpty() ? kind : Drafts::tr("%1: %2").arg(kind, document.party.name);
}

} // namespace desk
