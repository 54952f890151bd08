#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/document.h"
#include "domain/paperfacts.h"
#include "services/actor.h"

#include <QJsonObject>

#include <vector>

namespace desk {

// A document with all that its paper tells: the logo, a credit note's invoice, the words of a composition dealer.
struct PaperDocument {
    Document document;
    PaperFacts facts;
};

// Refused: not_found.
Result<PaperDocument> paperOf(Connection &connection, DocumentId id);
Result<std::vector<PaperDocument>> papersOf(Connection &connection, const std::vector<DocumentId> &ids);
// What stands on a form, as far as it makes a document: without number, marked as a draft. Nothing is written.
Result<PaperDocument> paperOfDraft(Connection &connection, const DocumentDraft &draft, const Actor &actor);

// How the office wants its paper (print/papersettings.h reads it); empty where nothing was chosen yet. "composition" is
// true for a dealer under section 10.
Result<QJsonObject> paperSettings(Connection &connection);
// Audited with old and new; nothing is written where nothing changed. `logo` is a picture file, kept with the company.
Result<void> changePaperSettings(Connection &connection, const QJsonObject &settings, const QByteArray &logo,
                                 const Actor &actor);

} // namespace desk
