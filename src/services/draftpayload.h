#pragma once

#include "domain/document.h"

#include <QJsonObject>

namespace desk {

// A document as the texts a form keeps of it: what Save draft stores and the form opens again. Holds no number (R5).
QJsonObject draftPayload(const Document &document);

// The customer in it.
QJsonObject draftParty(const Party &party);

// What a draft is called in a list: "Delivery challan: Kaveri Pumps".
QString draftTitle(const Document &document);

} // namespace desk
