#include "store/draftstore.h"

namespace desk::store {

namespace {

#define DESK_DRAFT_COLUMNS "uuid, kind, title, payload, updated_at, updated_by, version "

const QString insertDraftRow = QStringLiteral(
    "INSERT INTO draft (uuid, kind, title, payload, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, ?)");
const QString updateDraftRow = QStringLiteral(
    "UPDATE draft SET kind = ?, title = ?, payload = ?, updated_at = ?, updated_by = ?, version = version + 1 "
    "WHERE uuid = ? AND version = ?");
const QString selectByUuid = QStringLiteral("SELECT " DESK_DRAFT_COLUMNS "FROM draft WHERE uuid = ?");
const QString selectAll = QStringLiteral("SELECT " DESK_DRAFT_COLUMNS "FROM draft ORDER BY updated_at DESC, id DESC");
const QString rewriteRow = QStringLiteral(
    "UPDATE draft SET title = ?, payload = ?, version = version + 1 WHERE uuid = ?");
const QString deleteDraftRow = QStringLiteral("DELETE FROM draft WHERE uuid = ?");

#undef DESK_DRAFT_COLUMNS

DraftRow draftFrom(Row &row)
{
    return DraftRow{row.take<QUuid>(),     row.take<QString>(), row.take<QString>(),     row.take<QString>(),
                    row.take<QDateTime>(), row.take<QString>(), row.take<std::int64_t>()};
}

} // namespace

void insertDraft(Connection &connection, const DraftRow &draft)
{
    connection.run(insertDraftRow, draft.uuid, draft.kind, draft.title, draft.payload, draft.updatedAt,
                   draft.updatedBy);
}

bool updateDraft(Connection &connection, const DraftRow &draft)
{
    return connection.run(updateDraftRow, draft.kind, draft.title, draft.payload, draft.updatedAt, draft.updatedBy,
                          draft.uuid, draft.version)
        > 0;
}

std::optional<DraftRow> draftByUuid(Connection &connection, const QUuid &uuid)
{
    return connection.first(selectByUuid, draftFrom, uuid);
}

std::vector<DraftRow> allDrafts(Connection &connection)
{
    return connection.all(selectAll, draftFrom);
}

void rewriteDraft(Connection &connection, const QUuid &uuid, const QString &title, const QString &payload)
{
    connection.run(rewriteRow, title, payload, uuid);
}

bool deleteDraft(Connection &connection, const QUuid &uuid)
{
    return connection.run(deleteDraftRow, uuid) > 0;
}

} // namespace desk::store
