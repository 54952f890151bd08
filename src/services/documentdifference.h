#pragma once

#include "domain/document.h"

#include <vector>

namespace desk {

// One fact in which two documents differ: "date", "lines[1].qty", "transport.vehicle". Number, series and what follows
// from the entered facts (tax, totals) are left out.
struct Difference {
    QString field;
    QString before;
    QString after;
};
std::vector<Difference> differencesOf(const Document &before, const Document &after);

} // namespace desk
