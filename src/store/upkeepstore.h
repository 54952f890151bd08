#pragma once

#include "db/connection.h"

#include <QStringList>

namespace desk::store {

// What the database says about its own file; empty = sound. SQLite only.
QStringList integrityProblems(Connection &connection, bool full);
QStringList foreignKeyProblems(Connection &connection);
// Documents whose totals are not the sums of their lines and charges, named; at most twenty.
QStringList sumProblems(Connection &connection);
// Series whose next number has been issued already, and challan lines billed beyond their delivery.
QStringList counterProblems(Connection &connection);
QStringList billingProblems(Connection &connection);

std::int64_t documentCount(Connection &connection);
std::int64_t newestDocumentId(Connection &connection);
std::int64_t auditCount(Connection &connection);

} // namespace desk::store
