#pragma once

#include "base/error.h"
#include "domain/document.h"

#include <QJsonObject>

namespace desk {

// A document of the command line's JSON as a draft. Numbers are texts (whole numbers are accepted), unknown keys are refused
// by name, and "kind", where given, must be `kind`. A uuid that is not given stays null.
Result<DocumentDraft> documentFromJson(const QJsonObject &object, DocumentKind kind);

} // namespace desk
