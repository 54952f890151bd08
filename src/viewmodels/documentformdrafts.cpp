#include "viewmodels/documentformmodel_p.h"

#include "services/draftpayload.h"
#include "services/drafts.h"

#include <QScopedValueRollback>

namespace desk {

using namespace Qt::StringLiterals;

QJsonObject DocumentFormModel::toJson() const
{
    QJsonObject json{{u"uuid"_s, d->uuid.toString(QUuid::WithoutBraces)},
                     {u"kind"_s, wordOf(d->kind)},
                     {u"fields"_s, d->fields.toJson()},
                     {u"lines"_s, d->lines->toJson()},
                     {u"draft_version"_s, static_cast<qint64>(d->draftVersion)}};
    if (d->party)
        json.insert(u"party"_s, draftParty(*d->party));
    if (d->replaces.id.isValid()) {
        json.insert(u"replaces"_s, QString::number(d->replaces.id.value()));
        json.insert(u"replaces_number"_s, d->replaces.number);
    }
    return json;
}

void DocumentFormModel::fromJson(const QJsonObject &json, std::int64_t copyVersion)
{
    const QScopedValueRollback guard(d->loading, true);
    const QUuid stored = QUuid::fromString(json[u"uuid"_s].toString());
    if (!stored.isNull())
        d->uuid = stored;
    d->recovery->startNew(d->uuid, copyVersion);
    d->setDefaults();
    d->draftVersion = json[u"draft_version"_s].toInteger();
    d->fields.fromJson(json[u"fields"_s].toObject());
    for (int index = 0; index < FormFields::count; ++index) {
        const auto field = static_cast<Field>(index);
        if (!d->fields.text(field).isEmpty())
            d->typed.insert(field);
    }
    d->replaces.id = DocumentId(json[u"replaces"_s].toString().toLongLong());
    d->replaces.number = json[u"replaces_number"_s].toString();
    if (json.contains(u"party"_s))
        d->party = partyOfDraft(json[u"party"_s].toObject());
    d->lines->fromJson(json[u"lines"_s].toArray());
    d->clearProblems();
    d->recalculate();
    for (int index = 0; index < FormFields::count; ++index)
        Q_EMIT fieldChanged(static_cast<Field>(index));
    Q_EMIT partyChanged();
    d->loadSuggestedNumber();
    d->recovery->touch(); // what was brought back is kept from now on, though nothing is typed into it
}

StoredDraft DocumentFormModel::Private::copy() const
{
    StoredDraft draft;
    draft.uuid = uuid;
    draft.kind = kind;
    draft.title = party ? party->name : displayName(kind);
    draft.payload = q.toJson();
    return draft;
}

QString DocumentFormModel::Private::title() const
{
    const QString name = fields.text(Field::Party).trimmed();
    return name.isEmpty() ? displayName(kind) : tr("%1: %2").arg(displayName(kind), name);
}

void DocumentFormModel::saveDraft()
{
    StoredDraft draft;
    draft.uuid = d->uuid;
    draft.kind = d->kind;
    draft.title = d->title();
    draft.payload = toJson();
    draft.version = d->draftVersion;
    const Actor actor = d->session.actor;
    auto work = [draft, actor](Connection &connection) { return desk::saveDraft(connection, draft, actor); };
    const QString action = tr("Save draft");
    deliver(d->session.company->write(action, work, Durability::Full), this,
            [this, action, document = d->uuid](const Result<StoredDraft> &answer) {
                if (!answer) {
                    FailureContext context = d->failureContext(action);
                    context.document = tr("The draft");
                    Q_EMIT failed(describeFailure(answer.error(), context));
                    return;
                }
                if (document == d->uuid)
                    d->draftVersion = answer->version;
                Q_EMIT draftSaved(answer->title);
            });
}

// The recovery copy is the newer one where both exist.
void DocumentFormModel::loadDraft(const QUuid &uuid)
{
    auto work = [uuid](Connection &connection) { return draftByUuid(connection, uuid); };
    const auto fromCompany = [this, work] {
        deliver(d->session.company->read(work), this, [this](const Result<std::optional<StoredDraft>> &answer) {
            if (answer && *answer)
                d->takeStored(**answer, false);
            else if (!answer)
                Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Open draft"))));
        });
    };
    if (!d->session.recovery) {
        fromCompany();
        return;
    }
    deliver(d->session.recovery->read(work), this,
            [this, fromCompany](const Result<std::optional<StoredDraft>> &answer) {
                if (answer && *answer)
                    d->takeStored(**answer, true);
                else
                    fromCompany();
            });
}

void DocumentFormModel::Private::takeStored(const StoredDraft &draft, bool fromRecovery)
{
    const QUuid replaced = uuid;
    q.fromJson(draft.payload);
    uuid = draft.uuid;
    if (replaced != uuid)
        recovery->forget(replaced);
    recovery->startNew(uuid, fromRecovery ? draft.version : 0);
    if (!fromRecovery)
        draftVersion = draft.version;
}

void DocumentFormModel::Private::discardDraftOf(const QUuid &document)
{
    const Actor actor = session.actor;
    auto work = [document, actor](Connection &connection) { return discardDraft(connection, document, actor); };
    session.company->write(tr("Discard draft"), work, Durability::Normal);
}

void DocumentFormModel::keepRecoveryCopyNow()
{
    d->recovery->writeNow();
}

} // namespace desk
