#include "services/upkeep.h"

#include "store/auditstore.h"

#include <QCoreApplication>

namespace desk {

namespace {

QString sentence(const char *text)
{
    return QCoreApplication::translate("Audit", text);
}

// What is wrong with a row that should follow `previous`; empty = nothing.
QString problemOf(const store::StoredAudit &row, const store::StoredAudit &previous)
{
    if (row.id != previous.id + 1) {
        return sentence("Row %1 of the audit log is followed by row %2: rows were removed or inserted")
            .arg(previous.id)
            .arg(row.id);
    }
    if (row.previousHash != previous.hash)
        return sentence("Row %1 of the audit log does not follow from the row before it").arg(row.id);
    if (store::auditHash(row) != row.hash)
        return sentence("Row %1 of the audit log was altered after it was written").arg(row.id);
    return {};
}

} // namespace

Result<AuditVerdict> verifyAudit(Connection &connection)
{
    AuditVerdict verdict;
    store::StoredAudit last;
    last.hash = QString(64, QLatin1Char('0'));
    store::eachAudit(connection, [&](const store::StoredAudit &row) {
        verdict.problem = problemOf(row, last);
        if (!verdict.problem.isEmpty()) {
            verdict.firstBadRow = row.id == last.id + 1 ? row.id : last.id + 1;
            return false;
        }
        last = row;
        ++verdict.rows;
        return true;
    });
    const auto head = store::auditHead(connection);
    if (verdict.problem.isEmpty() && (!head || head->lastId != last.id || head->hash != last.hash)) {
        verdict.firstBadRow = last.id + 1;
        verdict.problem = sentence("The audit log ends at row %1, before its recorded end").arg(last.id);
    }
    verdict.head = last.hash;
    verdict.ok = verdict.problem.isEmpty();
    return verdict;
}

} // namespace desk
