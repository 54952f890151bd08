#pragma once

#include "base/error.h"
#include "domain/item.h"
#include "domain/numbering.h"
#include "domain/party.h"
#include "services/orders.h"

#include <QJsonObject>

#include <vector>

namespace desk {

class JsonReader;

// The masters of the command line's JSON. Fields only: whether a code or a GSTIN is right is decided by services.
struct CompanyInput {
    Company company;
    std::vector<Series> series; // empty = the usual ones
};
// A logo is read from its path, relative to `folder`.
Result<CompanyInput> companyFromJson(const QJsonObject &object, const QString &folder);
Result<Party> partyFromJson(const QJsonObject &object);
Result<Item> itemFromJson(const QJsonObject &object);
Result<OrderDraft> orderFromJson(const QJsonObject &object);

Party readParty(JsonReader &reader);
Address readAddress(JsonReader &reader);

} // namespace desk
