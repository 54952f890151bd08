#include "services/corrections.h"

#include "db/transaction.h"
#include "services/auditing.h"
#include "services/documenttext.h"
#include "services/draftpayload.h"
#include "store/documentstore.h"
#include "store/replacementstore.h"

using namespace Qt::StringLiterals;

namespace desk {

namespace {

tl::unexpected<Error> refusedFor(const char *code, const QString &message)
{
    return tl::unexpected(Error::refused(QString::fromLatin1(code), message));
}

QJsonObject replacementChanges(const Document &replacement, const std::vector<Difference> &differences)
{
    QJsonObject changes{{u"replaced_by"_s, changed(QJsonValue(), replacement.number)}};
    for (const Difference &difference : differences)
        changes.insert(difference.field, changed(difference.before, difference.after));
    return changes;
}

// Where this uuid replaced this document before.
std::optional<Replaced> doneBefore(Connection &connection, DocumentId id, const QUuid &uuid)
{
    const auto replacement = store::replacementOf(connection, id);
    const auto known = uuid.isNull() ? std::nullopt : store::documentByUuid(connection, uuid);
    if (!replacement || !known || known->id != replacement->id)
        return std::nullopt;
    Replaced replaced{*store::documentById(connection, id), {*known, {}, true}, {}};
    replaced.differences = differencesOf(replaced.cancelled, *known);
    return replaced;
}

} // namespace

Result<Replaced> cancelAndReplace(Connection &connection, DocumentId id, const DocumentDraft &draft,
                                  const QString &reason, const Actor &actor)
{
    if (auto before = doneBefore(connection, id, draft.uuid))
        return *std::move(before);
    // A refusal of the second step takes the first back too, whatever the caller does with it.
    Transaction both(connection);
    auto cancelled = cancelDocument(connection, id, reason, actor);
    if (!cancelled)
        return tl::unexpected(std::move(cancelled.error()));
    if (cancelled->kind != draft.kind)
        return refusedFor("wrong_kind",
                          DocumentText::tr("%1 is replaced by a document of its own kind only").arg(cancelled->number));
    auto submitted = submitDocument(connection, draft, actor);
    if (!submitted)
        return tl::unexpected(std::move(submitted.error()));
    if (submitted->wasThere)
        return refusedFor(
            "uuid_used",
            DocumentText::tr("%1 was issued with this uuid before. Take a new one").arg(submitted->document.number));
    Replaced replaced{*std::move(cancelled), *std::move(submitted), {}};
    const Document replacement = *store::documentById(connection, replaced.replacement.document.id);
    replaced.differences = differencesOf(replaced.cancelled, replacement);
    if (replaced.differences.empty())
        return refusedFor(
            "identical",
            DocumentText::tr("Nothing in it differs from %1, which stays as it is").arg(replaced.cancelled.number));
    store::insertReplacement(connection, id, replacement.id);
    store::appendAudit(connection,
                       auditRow(actor, u"replace"_s, u"document"_s, id.value(), replaced.cancelled.number,
                                replacementChanges(replacement, replaced.differences)));
    both.commit();
    return replaced;
}

Result<StoredDraft> duplicateOf(Connection &connection, DocumentId id, const Actor &actor)
{
    auto document = store::documentById(connection, id);
    if (!document)
        return refusedFor("not_found", DocumentText::tr("This document is not in the file"));
    document->uuid = QUuid::createUuid();
    document->number.clear();
    document->date = actor.clock->today();
    document->dueBack = QDate();
    document->followsInvoice.clear();
    document->transport.ewayBill.clear();
    document->transport.lrNumber.clear();
    document->transport.lrDate = QDate();
    for (DocumentLine &line : document->lines) {
        line.challanNumber.clear();
        line.challanFy.clear();
        line.challanLine = 0;
    }
    StoredDraft draft;
    draft.uuid = document->uuid;
    draft.kind = document->kind;
    draft.title = draftTitle(*document);
    draft.payload = draftPayload(*document);
    return draft;
}

Result<Document> undoSubmit(Connection &connection, DocumentId id, const Actor &actor)
{
    return cancelDocument(connection, id, DocumentText::tr("Taken back right after it was issued"), actor);
}

} // namespace desk
