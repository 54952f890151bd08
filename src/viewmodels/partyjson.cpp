#include "viewmodels/partyjson.h"

#include <QJsonArray>

namespace desk {

using namespace Qt::StringLiterals;

QJsonObject partyToJson(const Party &party)
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

Party partyFromJson(const QJsonObject &json)
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

} // namespace desk
