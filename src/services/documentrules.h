#pragma once

#include "services/documentresolve.h"

#include <QDate>

namespace desk {

// The rules that need the database, each row of a limit named: R11, R14, R15, R18, R20, R40, R41 and C40, C41, C43.
// What the order allows to exceed comes as a warning.
void judge(Connection &connection, ResolvedDocument &resolved);

// The part of it about the challans that are billed or brought back: live, of one party, not dated later, and of an
// invoice of one place of supply and, unless the draft says otherwise, gone to one place.
void judgeChallans(Connection &connection, ResolvedDocument &resolved);

// A customer that was merged into another is that other.
bool isSameParty(Connection &connection, const Party &a, const Party &b);

// Everything checkDocument says, with the rows of the draft instead of the document's.
Violations checked(const ResolvedDocument &resolved, QDate today);
Violations withDraftRows(Violations violations, const std::vector<LineOrigin> &origins);

// The refusal of a document: its code is the first violation's where the contract of submitDocument names it, else "invalid".
Error refusal(Violations violations);

} // namespace desk
