#pragma once

#include "base/error.h"
#include "base/strongid.h"
#include "db/connection.h"
#include "domain/kinds.h"

#include <QString>

#include <vector>

namespace desk::cli {

// A document named for printing. `line` is its place in the list, 0 where it was named on the command line.
struct Named {
    DocumentKind kind = DocumentKind::Challan;
    QString number;
    QString fy;
    int line = 0;
};

// A list as `list --json` answers it, one object a line, or lines of KIND NUMBER [YEAR]; blank lines and lines that begin
// with # are passed over. Refused, naming the line: "unreadable", "invalid".
Result<std::vector<Named>> readPrintList(const QString &path);

// The ids, in the order of the list. Refused, naming the line: "not_found".
Result<std::vector<DocumentId>> idsOf(Connection &connection, const std::vector<Named> &named);

} // namespace desk::cli
