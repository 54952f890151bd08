#pragma once

#include "db/connection.h"
#include "domain/document.h"

#include <optional>

namespace desk::store {

// Writes the header of an issued document; lines and charges follow. An invalid series: the number was typed outside any.
DocumentId insertDocument(Connection &connection, const Document &document, SeriesId series);
void setSeal(Connection &connection, DocumentId id, const QString &seal);

// Whole documents: header, lines, charges.
std::optional<Document> documentById(Connection &connection, DocumentId id);
std::optional<Document> documentByUuid(Connection &connection, const QUuid &uuid);
// Ignoring case; an empty `fy` takes the newest year that has the number.
std::optional<Document> documentByNumber(Connection &connection, DocumentKind kind, const QString &number,
                                         const QString &fy);

void cancelDocument(Connection &connection, DocumentId id, const QDateTime &at, const QString &by,
                    const QString &reason);
void updateAfterIssue(Connection &connection, DocumentId id, const Transport &transport, const QString &remarks);

// The words a document is found by, kept in step with it.
void insertSearchText(Connection &connection, const Document &document);
void updateSearchText(Connection &connection, const Document &document);

} // namespace desk::store
