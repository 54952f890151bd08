#pragma once

#include "base/strongid.h"
#include "db/connection.h"

#include <QByteArray>

namespace desk::store {

// Keeps a logo once, however many documents are printed with it, and notes that this document was (R31).
void keepLogo(Connection &connection, DocumentId document, const QByteArray &image);
// The logo a document was issued with; empty = none.
QByteArray logoOf(Connection &connection, DocumentId document);

} // namespace desk::store
