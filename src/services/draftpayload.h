#pragma once

#include "domain/document.h"
#include "domain/item.h"

#include <QJsonObject>

namespace desk {

// A document as the texts a form keeps of it: what Save draft stores and the form opens again. Holds no number (R5).
QJsonObject draftPayload(const Document &document);

// The customer and the items in it: as chosen, also where the master has changed since.
QJsonObject draftParty(const Party &party);
Party partyOfDraft(const QJsonObject &json);
QJsonObject draftItem(const Item &item);
Item itemOfDraft(const QJsonObject &json);

// What a draft is called in a list: "Delivery challan: Kaveri Pumps".
QString draftTitle(const Document &document);

} // namespace desk
