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
// Changes what a draft holds, whatever its version; who has it open is told when they save it.
void rewriteDraft(Connection &connection, const QUuid &uuid, const QString &title, const QString &payload);
bool deleteDraft(Connection &connection, const QUuid &uuid);

} // namespace desk::store
