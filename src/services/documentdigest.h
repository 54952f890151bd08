#pragma once

#include "db/connection.h"
#include "domain/document.h"

#include <QStringList>

namespace desk {

// SHA-256 over everything an issued document was printed from; what may change after issue is left out. It stands in the
// document's audit row, so that the chain proves the paper and not only that something was issued.
QString documentDigest(const Document &document);

// Documents that are no longer what their audit row says, and audit rows whose document is gone: named, at most twenty.
// Reads every document.
QStringList alteredDocuments(Connection &connection);

} // namespace desk
