#pragma once

#include "base/error.h"
#include "db/connection.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>

#include <vector>

namespace desk {

// A row of the log as people read it.
struct AuditEntry {
    std::int64_t id = 0;
    QDateTime at;
    QString user;
    QString action;
    QString entity;
    QString subject;
    QJsonObject changes;  // {"field": {"old": …, "new": …}}
    QString seal;         // the short form that is printed
    bool isIntact = true; // the row still gives its hash
};

// What is empty is not asked. Days are India's.
struct AuditFilter {
    QDate from;
    QDate to;
    QString user;
    QString action;
    QString entity;
    QString subject; // "INV/26-27/00001", ignoring case
};
// The newest first, those before the row `before` (0 = all), at most `limit` (R81).
Result<std::vector<AuditEntry>> auditEntries(Connection &connection, const AuditFilter &filter, std::int64_t before,
                                             int limit);
// The rows a printed seal ("7F3A-91C2", in whatever case) belongs to: nearly always one. Refused: "invalid" where it is
// no seal, "not_found".
Result<std::vector<AuditEntry>> auditBySeal(Connection &connection, const QString &seal);

} // namespace desk
