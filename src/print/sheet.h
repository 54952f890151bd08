#pragma once

#include "print/paper.h"

namespace desk {

// "KT/2627/0001" -> "KT-2627-0001.xlsx".
QString sheetNameFor(const Document &document);

// The document as a spreadsheet for offices that keep forms of their own: the fields of its paper, and every figure as a
// number. Written under a temporary name and renamed, so that a fault leaves no partial file; a file of that name is
// replaced. Refused: "no_lines", "cannot_write".
Result<void> writeSheet(const QString &path, const Document &document, const PaperOptions &options,
                        const PaperFacts &facts);

} // namespace desk
