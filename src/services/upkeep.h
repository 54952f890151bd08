#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "db/migrator.h"
#include "services/actor.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace desk {

// The steps of the company file's tables, for whoever opens one.
std::vector<Migration> companySchema();
// The same for the user's own file of recovery copies.
std::vector<Migration> recoverySchema();

// Where the user's company file lies when no other is named: for the window and the command line alike.
QString defaultCompanyPath();

struct CheckReport {
    bool ok = true;
    QStringList problems;
    std::int64_t documents = 0;
    std::int64_t auditRows = 0;
};
// Integrity, foreign keys, sums of lines against totals, numbers against counters, the audit chain. `full` reads all.
Result<CheckReport> checkCompany(Connection &connection, bool full);

struct AuditVerdict {
    bool ok = true;
    std::int64_t rows = 0;
    QString head;
    std::int64_t firstBadRow = 0;
    QString problem;
};
Result<AuditVerdict> verifyAudit(Connection &connection);

// A sample company with customers, items, orders, challans and invoices, the same for the same seed. Writes through the
// same services; call once per batch until it returns 0 left. progress(done, total) may return false to cancel.
Result<std::int64_t> makeSample(Connection &connection, int documents, unsigned seed, const Actor &actor,
                                const std::function<bool(int, int)> &progress = {});

} // namespace desk
