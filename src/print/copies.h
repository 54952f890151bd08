#pragma once

#include "domain/document.h"

#include <QStringList>

namespace desk {

// The marks of a document's copies in the words of the law, never translated: goods invoices and services (rule 48(1), (2)),
// challans (rule 55(2)). For notes and receipts the law has none; the office's own copy is told from the other party's.
QStringList copyMarks(const Document &document);

// "ORIGINAL FOR RECIPIENT" is "original" in settings and on the command line; "OFFICE COPY" is "office".
QString copyWord(const QString &mark);
// The document's marks of these words, in the order of the law; words it has no mark for are passed over.
QStringList marksNamed(const Document &document, const QStringList &words);

} // namespace desk
