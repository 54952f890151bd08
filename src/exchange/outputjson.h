#pragma once

#include "base/error.h"
#include "services/documents.h"
#include "services/lists.h"
#include "services/orders.h"

#include <QJsonObject>

#include <vector>

namespace desk {

// What the command line answers with. Amounts and quantities are texts.

// The totals of calc, submit and show.
QJsonObject totalsJson(const Document &document, const Warnings &warnings);
// What show adds: the party as printed, the lines in full, transport, links and history. `progress` is of a challan or an invoice.
QJsonObject documentJson(const Document &document, Progress state, const std::vector<LineProgress> &progress,
                         const std::vector<DocumentLink> &links, const std::vector<HistoryEntry> &history);
QJsonObject listRowJson(const DocumentRow &row);
// `today`: by which it is overdue, or due soon.
QJsonObject pendingJson(const PendingLine &line, QDate today);
QJsonObject partyJson(const Party &party);
// {"ok":false,"saved":…,"code":…,"message":…,"violations":[…]}
QJsonObject errorJson(const Error &error);

} // namespace desk
