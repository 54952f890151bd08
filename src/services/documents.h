#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/checks.h"
#include "domain/document.h"
#include "domain/status.h"
#include "services/actor.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace desk {

struct Submitted {
    Document document;
    Warnings warnings;
    bool wasThere = false; // this uuid had been submitted before; nothing was written now
};

// Looks up masters, orders and challans, checks, numbers, writes, audits: in the caller's transaction.
// Refusals (code): invalid, unknown_party, unknown_item, unknown_order, unknown_challan, unknown_invoice, over_dispatch,
// over_billing, over_return, over_credit, number_taken, number_invalid, series_full, different_party, different_place (ask, and
// set severalPlaces; the violation says different_supply where that cannot help), order_closed, line_cancelled,
// challan_cancelled, invoice_cancelled, no_lines, nothing_to_bill. A receipt is hardly ever refused: see receipts.h.
Result<Submitted> submitDocument(Connection &connection, const DocumentDraft &draft, const Actor &actor);

// The document as submit would write it, without number; nothing is written. `strict` refuses all that submit refuses;
// without it only what makes the figures impossible is refused and the rest comes as warnings.
Result<Submitted> previewDocument(Connection &connection, const DocumentDraft &draft, const Actor &actor, bool strict);

// Cancels with a reason of at least 3 letters; number and document stay (R8, R29). Refused: not_found, already_cancelled,
// reason_missing, has_dependents (names them; R27, R28), over_dispatch (a return whose goods were sent again).
Result<Document> cancelDocument(Connection &connection, DocumentId id, const QString &reason, const Actor &actor);

// What may still change after issue: transport, e-way bill, remarks (R26, R54). Audited with old and new.
struct AfterIssue {
    Transport transport;
    QString remarks;
};
Result<Document> changeAfterIssue(Connection &connection, DocumentId id, const AfterIssue &change, const Actor &actor);

Result<Document> documentById(Connection &connection, DocumentId id);
// `number` ignoring case, may carry its year ("DC/0001@2025-26"); `fy` empty = the newest year that has it.
Result<Document> documentByNumber(Connection &connection, DocumentKind kind, const QString &number,
                                  const QString &fy = {});
// None when no such document was written: how an unknown outcome is settled.
Result<std::optional<Document>> documentByUuid(Connection &connection, const QUuid &uuid);

Result<std::vector<LineProgress>> progressOfLines(Connection &connection, DocumentId id);
// `today` invalid: nothing is overdue.
Result<Progress> progressOfDocument(Connection &connection, DocumentId id, QDate today = {});

struct DocumentLink {
    DocumentId id; // invalid for an order
    QString kind;  // "order", "challan", "invoice", …
    QString number;
    QString fy;
    QString relation; // "delivers", "bills", "billed_by", …
};
Result<std::vector<DocumentLink>> linksOf(Connection &connection, DocumentId id);

struct HistoryEntry {
    QDateTime at;
    QString user;
    QString action;
    QJsonObject changes; // {"field": {"old": …, "new": …}}
};
Result<std::vector<HistoryEntry>> historyOf(Connection &connection, DocumentId id);

} // namespace desk
