#pragma once

#include "base/error.h"

#include <optional>

namespace desk {

// R29: a reason has at least 3 letters or signs that are not blanks.
bool isReason(const QString &reason);

// The refusal ("reason_missing") where it has fewer; `request` asks for it: "Say why order PO-77 is closed".
std::optional<Error> reasonMissing(const QString &reason, const QString &request);

} // namespace desk
