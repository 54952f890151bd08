#pragma once

#include "base/error.h"
#include "base/strongid.h"
#include "db/connection.h"
#include "domain/kinds.h"
#include "services/actor.h"

#include <QDateTime>
#include <QJsonObject>
#include <QUuid>

#include <optional>
#include <vector>

namespace desk {

// A form's texts as they stand, whether right or not. Used for Save draft (company file) and for the recovery copies
// (the user's own small file with the same table).
struct StoredDraft {
    QUuid uuid; // of the document it will become
    DocumentKind kind = DocumentKind::Challan;
    QString title;
    QJsonObject payload;
    QDateTime updatedAt;
    QString updatedBy;
    std::int64_t version = 0; // 0 = new; an older version than the stored one is refused ("stale")
};
Result<StoredDraft> saveDraft(Connection &connection, const StoredDraft &draft, const Actor &actor);
Result<std::vector<StoredDraft>> draftList(Connection &connection);
Result<std::optional<StoredDraft>> draftByUuid(Connection &connection, const QUuid &uuid);
Result<bool> discardDraft(Connection &connection, const QUuid &uuid, const Actor &actor);

} // namespace desk
