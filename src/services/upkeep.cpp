#include "services/upkeep.h"

#include "services/documentdigest.h"
#include "store/migrations.h"
#include "store/upkeepstore.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Upkeep {
    Q_DECLARE_TR_FUNCTIONS(desk::Upkeep)
};

} // namespace

std::vector<Migration> companySchema()
{
    return store::companyMigrations();
}

std::vector<Migration> recoverySchema()
{
    return store::recoveryMigrations();
}

QString defaultCompanyPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/ChallanDesk/company.db"_s;
}

Result<CheckReport> checkCompany(Connection &connection, bool full)
{
    CheckReport report;
    for (const QString &problem : store::integrityProblems(connection, full))
        report.problems += Upkeep::tr("The file is damaged: %1").arg(problem);
    // A damaged file answers anything to further questions.
    if (report.problems.isEmpty()) {
        for (const QString &problem : store::foreignKeyProblems(connection))
            report.problems += Upkeep::tr("A row refers to something that is not there: %1").arg(problem);
        for (const QString &problem : store::counterProblems(connection))
            report.problems += Upkeep::tr("The next number of %1 was issued already.").arg(problem);
    }
    if (report.problems.isEmpty() && full) {
        for (const QString &problem : store::sumProblems(connection))
            report.problems += Upkeep::tr("The totals of %1 are not the sums of its lines.").arg(problem);
        for (const QString &problem : store::billingProblems(connection))
            report.problems += Upkeep::tr("More was invoiced or returned than delivered: %1").arg(problem);
        report.problems += alteredDocuments(connection);
    }
    if (report.problems.isEmpty()) {
        const Result<AuditVerdict> verdict = verifyAudit(connection);
        if (!verdict)
            return tl::unexpected(verdict.error());
        if (!verdict->ok)
            report.problems += Upkeep::tr("The audit log was altered at row %1: %2")
                                   .arg(QString::number(verdict->firstBadRow), verdict->problem);
        report.auditRows = verdict->rows;
        report.documents = store::documentCount(connection);
    }
    report.ok = report.problems.isEmpty();
    return report;
}

} // namespace desk
