#pragma once

#include "base/strongid.h"
#include "db/connection.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace desk::store {

// What is to be written into the log. Amounts and ids inside `changes` are texts, so that no digit is lost.
struct AuditRow {
    QDateTime at;
    QString user;
    QString action; // "issue", "cancel", "change", …
    QString entity; // the table: "document", "party", …
    std::int64_t entityId = 0;
    QString subject;     // how people name it: "INV/26-27/00001"
    QJsonObject changes; // {"field": {"old": …, "new": …}}
};

struct AuditSeal {
    AuditId id;
    QString hash; // 64 hexadecimal digits
    QString seal; // the short form that is printed: "7F3A-91C2"
};

// Adds a row to the chain. To be called last in a transaction: writers wait for each other at the head row.
AuditSeal appendAudit(Connection &connection, const AuditRow &row);

// A row as stored, every field as the text it was hashed from.
struct StoredAudit {
    std::int64_t id = 0;
    QString at;
    QString user;
    QString action;
    QString entity;
    std::int64_t entityId = 0;
    QString subject;
    QString changes;
    QString previousHash;
    QString hash;
};

// SHA-256 of the previous hash and the row's content, in hexadecimal.
QString auditHash(const StoredAudit &row);
QString sealOf(const QString &hash);

struct AuditHead {
    std::int64_t lastId = 0;
    QString hash;
};
std::optional<AuditHead> auditHead(Connection &connection);

// All rows by id; a visitor that returns false stops.
void eachAudit(Connection &connection, const std::function<bool(const StoredAudit &)> &visit);
// The rows of one thing, the oldest first.
std::vector<StoredAudit> auditOf(Connection &connection, const QString &entity, std::int64_t entityId);

// Which rows a page of the log holds; what is empty is not asked.
struct AuditQuery {
    QDateTime from; // from this moment on
    QDateTime to;   // before this moment
    QString user;
    QString action;
    QString entity;
    QString subject; // whole, ignoring case
};
// The newest first, those before `before` (0 = from the newest on), at most `limit`.
std::vector<StoredAudit> auditPage(Connection &connection, const AuditQuery &query, std::int64_t before, int limit);
// The rows whose hash begins with these hexadecimal digits in lower case, the oldest first.
std::vector<StoredAudit> auditByHash(Connection &connection, const QString &beginning);

} // namespace desk::store
