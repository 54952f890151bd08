#pragma once

#include "domain/document.h"

#include <QStringList>

namespace desk {

// The marks of a document's copies in the words of the law, never translated: goods invoices and services (rule 48(1), (2)),
// challans (rule 55(2)). For notes and receipts the law has none; the office's own copy is told from the other party's.
QStringList copyMarks(const Document &document);

} // namespace desk
