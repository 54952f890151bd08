#pragma once

#include "db/connection.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace desk::store {

struct DraftRow {
    QUuid uuid;
    QString kind;
    QString title;
    QString payload; // JSON
    QDateTime updatedAt;
    QString updatedBy;
    std::int64_t version = 0;
};

void insertDraft(Connection &connection, const DraftRow &draft);
// Raises the version. False when the stored version is not draft.version.
bool updateDraft(Connection &connection, const DraftRow &draft);
std::optional<DraftRow> draftByUuid(Connection &connection, const QUuid &uuid);
std::vector<DraftRow> allDrafts(Connection &connection); // the newest first
bool deleteDraft(Connection &connection, const QUuid &uuid);

} // namespace desk::store
