#include "casefile.h"

#include "base/typed.h"
#include "domain/gstin.h"
#include "domain/reference.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

Address addressFrom(const QJsonObject &json)
{
    Address address;
    for (const QJsonValue line : json.value(u"address"_s).toArray())
        address.lines << line.toString();
    address.city = json.value(u"city"_s).toString();
    address.pin = json.value(u"pin"_s).toString();
    address.state = normalisedStateCode(json.value(u"state"_s).toString());
    return address;
}

Discount discountFrom(const QJsonValue &json)
{
    const QString text = json.toString();
    if (text.isEmpty())
        return {};
    if (text.endsWith(u'%'))
        return {Discount::Kind::Percentage, {}, parsePercent(text).value()};
    return {Discount::Kind::Amount, parseMoney(text).value(), {}};
}

DocumentLine lineFrom(const QJsonObject &json, int number)
{
    DocumentLine line;
    line.number = number;
    line.description = json.value(u"description"_s).toString();
    line.hsn = normalisedHsn(json.value(u"hsn"_s).toString());
    line.itemKind = isServiceCode(line.hsn) ? ItemKind::Service : ItemKind::Goods;
    const QString unit = json.value(u"unit"_s).toString();
    const std::optional<Unit> known = unitByText(unit);
    line.unit = known ? known->code : unit;
    line.quantity = parseQuantity(json.value(u"qty"_s).toString()).value();
    line.rate = parseRate(json.value(u"rate"_s).toString()).value();
    line.discount = discountFrom(json.value(u"discount"_s));
    line.gst = parsePercent(json.value(u"gst"_s).toString()).value();
    line.cess = parsePercent(json.value(u"cess"_s).toString()).value();
    return line;
}

Party partyFrom(const QJsonObject &json)
{
    Party party;
    party.name = json.value(u"name"_s).toString();
    party.gstin = normalisedGstin(json.value(u"gstin"_s).toString());
    party.type = partyTypeFrom(json.value(u"type"_s).toString()).value();
    party.address = addressFrom(json);
    return party;
}

Transport transportFrom(const QJsonObject &json)
{
    Transport transport;
    transport.vehicle = json.value(u"vehicle"_s).toString();
    transport.transporterId = json.value(u"transporter_id"_s).toString();
    transport.mode = json.value(u"mode"_s).toString();
    transport.lrNumber = json.value(u"lr_no"_s).toString();
    transport.lrDate = QDate::fromString(json.value(u"lr_date"_s).toString(), Qt::ISODate);
    return transport;
}

Document documentFrom(const QJsonObject &json, const QString &companyState)
{
    Document document;
    document.kind = documentKindFrom(json.value(u"kind"_s).toString()).value();
    document.date = QDate::fromString(json.value(u"date"_s).toString(), Qt::ISODate);
    document.company.name = u"Malnad Works"_s;
    document.company.address.state = companyState;
    document.party = partyFrom(json.value(u"party"_s).toObject());
    if (json.contains(u"ship_to"_s)) {
        const QJsonObject shipTo = json.value(u"ship_to"_s).toObject();
        document.shipTo = ShipTo{shipTo.value(u"name"_s).toString(), {}, addressFrom(shipTo)};
    }
    document.supplyType = supplyTypeFrom(json.value(u"supply_type"_s).toString(u"regular"_s)).value();
    document.purpose = purposeFrom(json.value(u"purpose"_s).toString(u"supply"_s)).value();
    document.pricesIncludeTax = json.value(u"prices_include_tax"_s).toBool(false);
    document.roundsOff = json.value(u"round_off"_s).toBool(true);
    document.discount = discountFrom(json.value(u"discount"_s));
    document.transport = transportFrom(json.value(u"transport"_s).toObject());
    int number = 0;
    for (const QJsonValue line : json.value(u"lines"_s).toArray())
        document.lines.push_back(lineFrom(line.toObject(), ++number));
    return document;
}

} // namespace

std::vector<CaseFile> caseFiles()
{
    std::vector<CaseFile> files;
    const QDir folder(QStringLiteral(DESK_TEST_DATA "/cases"));
    for (const QString &name : folder.entryList({u"C*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        CaseFile one;
        one.name = name.chopped(5);
        one.today = QDate::fromString(json.value(u"today"_s).toString(), Qt::ISODate);
        one.expect = json.value(u"expect"_s).toObject();
        one.refusedField = json.value(u"expect_refused"_s).toObject().value(u"field"_s).toString();
        one.document = documentFrom(json.value(u"document"_s).toObject(), json.value(u"company_state"_s).toString());
        files.push_back(std::move(one));
    }
    return files;
}
