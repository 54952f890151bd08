#pragma once

#include "store/documentlinestore.h"

#include <optional>

namespace desk::store {

// A document was cancelled and another issued in its place (R30).
void insertReplacement(Connection &connection, DocumentId cancelled, DocumentId replacement);
std::optional<Dependent> replacementOf(Connection &connection, DocumentId cancelled);
std::optional<Dependent> replacedBy(Connection &connection, DocumentId replacement);

} // namespace desk::store
