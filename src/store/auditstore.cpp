#include "store/auditstore.h"

#include "db/dberror.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

const QString selectHead = QStringLiteral("SELECT last_id, hash FROM audit_head WHERE id = 1");
const QString updateHead = QStringLiteral("UPDATE audit_head SET last_id = ?, hash = ? WHERE id = 1");
const QString insertAudit = QStringLiteral(
    "INSERT INTO audit (id, at, user_name, action, entity, entity_id, subject, changes, previous_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const QString selectAll = QStringLiteral(
    "SELECT id, at, user_name, action, entity, entity_id, subject, changes, previous_hash, hash FROM audit "
    "ORDER BY id");
const QString selectOfEntity = QStringLiteral(
    "SELECT id, at, user_name, action, entity, entity_id, subject, changes, previous_hash, hash FROM audit "
    "WHERE entity = ? AND entity_id = ? ORDER BY id");
const QString selectPage = QStringLiteral(
    "SELECT id, at, user_name, action, entity, entity_id, subject, changes, previous_hash, hash FROM audit "
    "WHERE id < ? AND at >= ? AND at < ? AND (? = '' OR user_name = ?) AND (? = '' OR action = ?) "
    "AND (? = '' OR entity = ?) AND (? = '' OR upper(subject) = upper(?)) ORDER BY id DESC LIMIT ?");
const QString selectByHash = QStringLiteral(
    "SELECT id, at, user_name, action, entity, entity_id, subject, changes, previous_hash, hash FROM audit "
    "WHERE hash >= ? AND hash < ? ORDER BY id");

StoredAudit auditFrom(Row &row)
{
    return {row.take<std::int64_t>(), row.take<QString>(),      row.take<QString>(), row.take<QString>(),
            row.take<QString>(),      row.take<std::int64_t>(), row.take<QString>(), row.take<QString>(),
            row.take<QString>(),      row.take<QString>()};
}

} // namespace

QString auditHash(const StoredAudit &row)
{
    const QJsonArray content{QString::number(row.id),       row.at,      row.user,   row.action, row.entity,
                             QString::number(row.entityId), row.subject, row.changes};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(row.previousHash.toLatin1());
    hash.addData(QJsonDocument(content).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(hash.result().toHex());
}

QString sealOf(const QString &hash)
{
    const QString shortForm = hash.left(8).toUpper();
    return shortForm.left(4) + u'-' + shortForm.mid(4);
}

std::optional<AuditHead> auditHead(Connection &connection)
{
    return connection.first(selectHead, [](Row &row) {
        return AuditHead{row.take<std::int64_t>(), row.take<QString>()};
    });
}

AuditSeal appendAudit(Connection &connection, const AuditRow &row)
{
    const auto head = auditHead(connection);
    if (!head)
        throw DbError(DbFault::Corrupt, 0, u"audit"_s, u"the audit log has lost its head row"_s);
    StoredAudit stored{head->lastId + 1, row.at.toUTC().toString(Qt::ISODateWithMs),
                       row.user,         row.action,
                       row.entity,       row.entityId,
                       row.subject,      QString::fromUtf8(QJsonDocument(row.changes).toJson(QJsonDocument::Compact)),
                       head->hash,       {}};
    stored.hash = auditHash(stored);
    connection.run(insertAudit, stored.id, stored.at, stored.user, stored.action, stored.entity, stored.entityId,
                   stored.subject, stored.changes, stored.previousHash, stored.hash);
    connection.run(updateHead, stored.id, stored.hash);
    return {AuditId(stored.id), stored.hash, sealOf(stored.hash)};
}

void eachAudit(Connection &connection, const std::function<bool(const StoredAudit &)> &visit)
{
    connection.each(selectAll, [&](Row &row) -> bool { return visit(auditFrom(row)); });
}

std::vector<StoredAudit> auditOf(Connection &connection, const QString &entity, std::int64_t entityId)
{
    return connection.all(selectOfEntity, auditFrom, entity, entityId);
}

std::vector<StoredAudit> auditPage(Connection &connection, const AuditQuery &query, std::int64_t before, int limit)
{
    const auto moment = [](const QDateTime &at, const QString &otherwise) {
        return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : otherwise;
    };
    const std::int64_t first = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
    return connection.all(selectPage, auditFrom, first, moment(query.from, u"0000"_s), moment(query.to, u"9999"_s),
                          query.user, query.user, query.action, query.action, query.entity, query.entity, query.subject,
                          query.subject, limit);
}

std::vector<StoredAudit> auditByHash(Connection &connection, const QString &beginning)
{
    // 'g' follows the last hexadecimal digit.
    return connection.all(selectByHash, auditFrom, beginning, beginning + u'g');
}

} // namespace desk::store
