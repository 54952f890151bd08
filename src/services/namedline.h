#pragma once

#include "domain/document.h"

namespace desk {

// The one line of an earlier document that a row names: by its number (0 = not given), else by the code of its item,
// else the only line there is. Null where none fits, or more than one.
const DocumentLine *namedLine(const Document &document, int number, const QString &item);

} // namespace desk
