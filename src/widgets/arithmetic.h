#pragma once

#include "widgets/numberedit.h"

namespace desk {

// "12*5" -> "60", "100+18" -> "118", "1,000-2*12.5" -> "975": sums, differences and products of numbers as
// base/typed.h reads them, rounded once to the decimals of the kind, half away from zero (H1). A text that is no such
// calculation comes back untouched, for the reader of the field to take or refuse. All in integers.
QString workedOut(NumberKind kind, const QString &typed);

} // namespace desk
