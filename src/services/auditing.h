#pragma once

#include "services/actor.h"
#include "store/auditstore.h"

namespace desk {

// The audit row of something `actor` does now. A day that was set by hand is told in the row.
inline store::AuditRow auditRow(const Actor &actor, const QString &action, const QString &entity, std::int64_t entityId,
                                const QString &subject, QJsonObject changes)
{
    if (actor.dayIsSet)
        changes.insert(QStringLiteral("day_set"), actor.clock->today().toString(Qt::ISODate));
    return {actor.clock->now(), actor.user, action, entity, entityId, subject, std::move(changes)};
}

// One field of a row's changes: {"old": …, "new": …}.
inline QJsonObject changed(const QJsonValue &before, const QJsonValue &after)
{
    return QJsonObject{{QStringLiteral("old"), before}, {QStringLiteral("new"), after}};
}

} // namespace desk
