#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/item.h"
#include "domain/kinds.h"
#include "domain/party.h"
#include "domain/status.h"

#include <QDate>

#include <vector>

namespace desk {

enum class DocumentSort { Date, Number, Party, Payable };

struct DocumentFilter {
    DocumentKind kind = DocumentKind::Challan;
    QDate from;
    QDate to;
    PartyId party;
    QString status; // "", "issued", "cancelled", or a word of Progress
    QString search; // words, ANDed; prefix match
    DocumentSort sort = DocumentSort::Date;
    bool descending = true;
    QDate today = {}; // by which something is overdue; invalid: nothing is
};

struct DocumentRow {
    DocumentId id;
    DocumentKind kind = DocumentKind::Challan;
    QString number;
    QString fy;
    QDate date;
    QString partyCode;
    QString partyName;
    QString partyCity;
    QString vehicle;
    int lineCount = 0;
    Money taxable; // of a credit note below zero, as total and payable (C49)
    Money total;
    Money payable;
    Progress progress = Progress::Issued;
    bool cancelled = false;
};

struct DocumentSums {
    std::int64_t count = 0;
    Money payable; // cancelled documents count as zero (R76)
};

// All ids in order, from an index: 8 bytes each, for an exact scroll bar. No OFFSET anywhere.
Result<std::vector<DocumentId>> documentIds(Connection &connection, const DocumentFilter &filter);
// The same a page at a time: at most `limit` ids after the document a page ended with (an invalid id: from the start).
// A list that changed meanwhile goes on where it was. Refused ("invalid"): a document of another kind, or none.
Result<std::vector<DocumentId>> documentIdsAfter(Connection &connection, const DocumentFilter &filter, DocumentId after,
                                                 int limit);
// The rows of some ids, in the order of the ids. `today` invalid: nothing is overdue.
Result<std::vector<DocumentRow>> documentRows(Connection &connection, const std::vector<DocumentId> &ids,
                                              QDate today = {});
Result<DocumentSums> documentSums(Connection &connection, const DocumentFilter &filter);

Result<std::vector<PartyId>> partyIds(Connection &connection, const QString &search, bool withInactive);
Result<std::vector<Party>> partyRows(Connection &connection, const std::vector<PartyId> &ids);
Result<std::vector<ItemId>> itemIds(Connection &connection, const QString &search, bool withInactive);
Result<std::vector<Item>> itemRows(Connection &connection, const std::vector<ItemId> &ids);

} // namespace desk
