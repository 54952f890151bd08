#include "viewmodels/documentformmodel_p.h"

#include "services/corrections.h"
#include "services/draftchanges.h"
#include "services/draftpayload.h"
#include "services/masters.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct OpenChallans {
    Party party;
    std::vector<PendingLine> lines;
};

Result<OpenChallans> openChallans(Connection &connection, const std::vector<DocumentId> &challans)
{
    OpenChallans open;
    for (const DocumentId id : challans) {
        const auto challan = documentById(connection, id);
        if (!challan)
            return tl::unexpected(challan.error());
        if (!open.party.code.isEmpty() && open.party.code != challan->party.code) {
            const QString message = DocumentFormModel::tr(
                                        "%1 went to %2, the others to %3: one invoice is of one customer")
                                        .arg(challan->number, challan->party.name, open.party.name);
            return tl::unexpected(Error::refused(u"different_party"_s, message));
        }
        open.party = challan->party;
    }
    auto party = partyByCode(connection, open.party.code);
    if (!party)
        return tl::unexpected(party.error());
    open.party = *std::move(party);
    PendingFilter filter;
    filter.partyCode = open.party.code;
    filter.orders = false;
    auto lines = pendingLines(connection, filter);
    if (!lines)
        return tl::unexpected(lines.error());
    std::copy_if(lines->begin(), lines->end(), std::back_inserter(open.lines), [&](const PendingLine &line) {
        return std::find(challans.begin(), challans.end(), line.document) != challans.end();
    });
    return open;
}

QString sentenceOf(const Difference &difference)
{
    const QString before = difference.before.isEmpty() ? DocumentFormModel::tr("nothing") : difference.before;
    const QString after = difference.after.isEmpty() ? DocumentFormModel::tr("nothing") : difference.after;
    return DocumentFormModel::tr("%1: %2 → %3").arg(difference.field, before, after);
}

} // namespace

void DocumentFormModel::bringChallans(const std::vector<DocumentId> &challans)
{
    auto work = [challans](Connection &connection) { return openChallans(connection, challans); };
    deliver(d->session.company->read(work), this, [this](const Result<OpenChallans> &answer) {
        if (!answer) {
            if (answer.error().kind == Error::Kind::Refused)
                d->refuse({{u"lines"_s, answer.error().code, answer.error().message}});
            else
                Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Bring the challans"))));
            return;
        }
        takeParty(answer->party);
        if (answer->lines.empty())
            d->refuse({{u"lines"_s, u"nothing_to_bill"_s, tr("Everything on these challans is invoiced or returned")}});
        else
            takePending(answer->lines, {});
        Q_EMIT brought();
    });
}

void DocumentFormModel::duplicate(DocumentId id)
{
    const Actor actor = d->session.actor;
    auto work = [id, actor](Connection &connection) { return duplicateOf(connection, id, actor); };
    deliver(d->session.company->read(work), this, [this](const Result<StoredDraft> &answer) {
        if (!answer) {
            Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Duplicate"))));
            return;
        }
        fromJson(answer->payload);
        Q_EMIT brought();
    });
}

void DocumentFormModel::correct(DocumentId id)
{
    auto work = [id](Connection &connection) { return documentById(connection, id); };
    deliver(d->session.company->read(work), this, [this](const Result<Document> &answer) {
        if (!answer) {
            Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Correct"))));
            return;
        }
        QJsonObject payload = draftPayload(*answer);
        payload.insert(u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)); // it becomes another document
        payload.insert(u"replaces"_s, QString::number(answer->id.value()));
        payload.insert(u"replaces_number"_s, answer->number);
        fromJson(payload);
        Q_EMIT brought();
    });
}

// R32: what a draft was made from may be different now; the person is told before it is issued.
void DocumentFormModel::tellChangesSince(const QJsonObject &payload, const QDateTime &savedAt)
{
    StoredDraft draft;
    draft.uuid = d->uuid;
    draft.kind = d->kind;
    draft.payload = payload;
    draft.updatedAt = savedAt;
    auto work = [draft](Connection &connection) { return changesSince(connection, draft); };
    deliver(d->session.company->read(work), this, [this](const Result<std::vector<DraftChange>> &answer) {
        if (!answer || answer->empty())
            return;
        QStringList sentences;
        for (const DraftChange &change : *answer)
            sentences.append(change.message);
        Q_EMIT changedMeanwhile(sentences);
    });
}

QString DocumentFormModel::replaces() const
{
    return d->replaces.number;
}

void DocumentFormModel::setReplaceReason(const QString &reason)
{
    d->replaces.reason = reason;
}

// The old document and the new one change places in one transaction: what is left of an order or a challan is what it
// would be without the old one, so nothing is looked at beforehand.
void DocumentFormModel::Private::replace(const DocumentDraft &draft)
{
    ++tries;
    auto work = [draft, old = replaces, actor = session.actor](Connection &connection) {
        return cancelAndReplace(connection, old.id, draft, old.reason, actor);
    };
    deliver(session.company->write(tr("Cancel and replace"), work, Durability::Full), &q,
            [this, draft](const Result<Replaced> &answer) {
                if (!answer) {
                    onWriteFailed(draft, answer.error());
                    return;
                }
                QStringList differences;
                for (const Difference &difference : answer->differences)
                    differences.append(sentenceOf(difference));
                const QString old = answer->cancelled.number;
                finish(answer->replacement, draft.number);
                Q_EMIT q.replaced(old, answer->replacement.document.number, differences);
            });
}

} // namespace desk
