#include "services/auditlog.h"

#include "store/auditstore.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

constexpr int indiaOffsetSeconds = 19'800;
constexpr qsizetype sealDigits = 8;

QString sentence(const char *text)
{
    return QCoreApplication::translate("Audit", text);
}

QDateTime beginningOf(QDate day)
{
    return day.isValid() ? QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, indiaOffsetSeconds) : QDateTime();
}

AuditEntry entryOf(const store::StoredAudit &row)
{
    QDateTime at = QDateTime::fromString(row.at, Qt::ISODateWithMs);
    return {row.id,
            at.toUTC(),
            row.user,
            row.action,
            row.entity,
            row.subject,
            QJsonDocument::fromJson(row.changes.toUtf8()).object(),
            store::sealOf(row.hash),
            store::auditHash(row) == row.hash};
}

std::vector<AuditEntry> entriesOf(const std::vector<store::StoredAudit> &rows)
{
    std::vector<AuditEntry> entries;
    entries.reserve(rows.size());
    std::transform(rows.begin(), rows.end(), std::back_inserter(entries), entryOf);
    return entries;
}

bool isHexadecimal(QChar ch)
{
    return (ch >= u'0' && ch <= u'9') || (ch >= u'a' && ch <= u'f');
}

} // namespace

Result<std::vector<AuditEntry>> auditEntries(Connection &connection, const AuditFilter &filter, std::int64_t before,
                                             int limit)
{
    const store::AuditQuery query{
        beginningOf(filter.from), beginningOf(filter.to.isValid() ? filter.to.addDays(1) : QDate()),
        filter.user.trimmed(),    filter.action.trimmed(),
        filter.entity.trimmed(),  filter.subject.trimmed()};
    return entriesOf(store::auditPage(connection, query, before, limit));
}

Result<std::vector<AuditEntry>> auditBySeal(Connection &connection, const QString &seal)
{
    QString digits = seal.toLower();
    digits.removeIf([](QChar ch) { return ch == u'-' || ch.isSpace(); });
    if (digits.size() != sealDigits || !std::all_of(digits.begin(), digits.end(), isHexadecimal)) {
        const QString message = sentence("A seal is written like 7F3A-91C2");
        return tl::unexpected(Error::refused(u"invalid"_s, message, {{u"seal"_s, u"invalid"_s, message}}));
    }
    auto rows = store::auditByHash(connection, digits);
    if (rows.empty())
        return tl::unexpected(
            Error::refused(u"not_found"_s, sentence("No row of the log has the seal %1").arg(seal.trimmed())));
    return entriesOf(rows);
}

} // namespace desk
