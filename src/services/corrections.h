#pragma once

#include "services/documentdifference.h"
#include "services/documents.h"
#include "services/drafts.h"

namespace desk {

struct Replaced {
    Document cancelled;
    Submitted replacement; // under a number of its own
    std::vector<Difference> differences;
};
// Cancels a document and issues another in its place, both or neither (R30). Refused: what cancelDocument and
// submitDocument refuse, wrong_kind, and "identical" where nothing would be different. Called again with the same uuid it
// gives the first result.
Result<Replaced> cancelAndReplace(Connection &connection, DocumentId id, const DocumentDraft &draft,
                                  const QString &reason, const Actor &actor);

// A document as a fresh draft: today's date, no number, no e-way bill or receipt number, and no challan that was billed
// already. Nothing is stored.
Result<StoredDraft> duplicateOf(Connection &connection, DocumentId id, const Actor &actor);

// Undo of a submit: a cancel whose reason says so, never a deletion (R8).
Result<Document> undoSubmit(Connection &connection, DocumentId id, const Actor &actor);

} // namespace desk
