#pragma once

#include "domain/party.h"

#include <QJsonObject>

namespace desk {

// The customer of a form in its draft: as chosen, also where the master has changed since.
QJsonObject partyToJson(const Party &party);
Party partyFromJson(const QJsonObject &json);

} // namespace desk
