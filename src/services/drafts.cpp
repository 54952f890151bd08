#include "services/drafts.h"

#include "base/text.h"
#include "store/draftstore.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Drafts {
    Q_DECLARE_TR_FUNCTIONS(desk::Drafts)
};

StoredDraft draftOf(const store::DraftRow &row)
{
    StoredDraft draft;
    draft.uuid = row.uuid;
    draft.kind = documentKindFrom(row.kind).value_or(DocumentKind::Challan);
    draft.title = row.title;
    draft.payload = QJsonDocument::fromJson(row.payload.toUtf8()).object();
    draft.updatedAt = row.updatedAt;
    draft.updatedBy = row.updatedBy;
    draft.version = row.version;
    return draft;
}

Error stale(const std::optional<store::DraftRow> &stored)
{
    if (!stored)
        return Error::refused(u"stale"_s, Drafts::tr("The draft was issued or discarded meanwhile."));
    return Error::refused(
        u"stale"_s,
        Drafts::tr("%1 saved this draft meanwhile. Open it again to see the change.").arg(stored->updatedBy));
}

} // namespace

Result<StoredDraft> saveDraft(Connection &connection, const StoredDraft &draft, const Actor &actor)
{
    if (draft.uuid.isNull())
        return tl::unexpected(Error::refused(u"invalid"_s, Drafts::tr("A draft needs the uuid of its document.")));
    store::DraftRow row;
    row.uuid = draft.uuid;
    row.kind = wordOf(draft.kind);
    row.title = tidied(draft.title);
    row.payload = QString::fromUtf8(QJsonDocument(draft.payload).toJson(QJsonDocument::Compact));
    row.updatedAt = actor.clock->now();
    row.updatedBy = actor.user;
    row.version = draft.version;

    const auto stored = store::draftByUuid(connection, draft.uuid);
    if ((stored ? stored->version : 0) != draft.version)
        return tl::unexpected(stale(stored));
    if (stored && !store::updateDraft(connection, row))
        return tl::unexpected(stale(store::draftByUuid(connection, draft.uuid)));
    if (!stored)
        store::insertDraft(connection, row);
    ++row.version;
    return draftOf(row);
}

Result<std::vector<StoredDraft>> draftList(Connection &connection)
{
    std::vector<StoredDraft> drafts;
    for (const store::DraftRow &row : store::allDrafts(connection))
        drafts.push_back(draftOf(row));
    return drafts;
}

Result<std::optional<StoredDraft>> draftByUuid(Connection &connection, const QUuid &uuid)
{
    const auto row = store::draftByUuid(connection, uuid);
    return row ? std::optional(draftOf(*row)) : std::nullopt;
}

// Drafts hold no number and may vanish without a trace (R25, R53), so no audit row is written, and the same code serves
// the recovery file, which has no log.
Result<bool> discardDraft(Connection &connection, const QUuid &uuid, const Actor &)
{
    return store::deleteDraft(connection, uuid);
}

} // namespace desk
