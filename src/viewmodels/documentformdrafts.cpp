#include "viewmodels/documentformmodel_p.h"

#include "base/typed.h"
#include "services/drafts.h"

#include <QScopedValueRollback>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int keepAfterMs = 1000;
constexpr int indiaOffsetSeconds = 19'800;

QJsonObject partyToJson(const Party &party)
{
    return {{u"id"_s, QString::number(party.id.value())},
            {u"code"_s, party.code},
            {u"name"_s, party.name},
            {u"gstin"_s, party.gstin},
            {u"address"_s, QJsonArray::fromStringList(party.address.lines)},
            {u"city"_s, party.address.city},
            {u"state"_s, party.address.state},
            {u"pin"_s, party.address.pin},
            {u"phone"_s, party.phone},
            {u"email"_s, party.email},
            {u"type"_s, wordOf(party.type)}};
}

Party partyFromJson(const QJsonObject &json)
{
    Party party;
    party.id = PartyId(json[u"id"_s].toString().toLongLong());
    party.code = json[u"code"_s].toString();
    party.name = json[u"name"_s].toString();
    party.gstin = json[u"gstin"_s].toString();
    const QJsonArray address = json[u"address"_s].toArray();
    for (const auto line : address)
        party.address.lines.append(line.toString());
    party.address.city = json[u"city"_s].toString();
    party.address.state = json[u"state"_s].toString();
    party.address.pin = json[u"pin"_s].toString();
    party.phone = json[u"phone"_s].toString();
    party.email = json[u"email"_s].toString();
    party.type = partyTypeFrom(json[u"type"_s].toString()).value_or(PartyType::Regular);
    return party;
}

} // namespace

QJsonObject DocumentFormModel::toJson() const
{
    QJsonObject json{{u"uuid"_s, d->uuid.toString(QUuid::WithoutBraces)},
                     {u"kind"_s, wordOf(d->kind)},
                     {u"fields"_s, d->fields.toJson()},
                     {u"lines"_s, d->lines->toJson()},
                     {u"draft_version"_s, static_cast<qint64>(d->draftVersion)}};
    if (d->party)
        json.insert(u"party"_s, partyToJson(*d->party));
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
    if (json.contains(u"party"_s))
        d->party = partyFromJson(json[u"party"_s].toObject());
    d->lines->fromJson(json[u"lines"_s].toArray());
    d->clearProblems();
    d->recalculate();
    for (int index = 0; index < FormFields::count; ++index)
        Q_EMIT fieldChanged(static_cast<Field>(index));
    Q_EMIT partyChanged();
    d->loadSuggestedNumber();
    d->recovery->touch(); // what was brought back is kept from now on, though nothing is typed into it
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

RecoveryKeeper::RecoveryKeeper(DocumentFormModel &form, Session session)
    : QObject(&form), m_form(form), m_session(std::move(session))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(keepAfterMs);
    connect(&m_timer, &QTimer::timeout, this, &RecoveryKeeper::write);
}

// Not restarted by every key: somebody who types without a pause must not lose more than a second either.
void RecoveryKeeper::touch()
{
    m_dirty = true;
    if (m_session.recovery && !m_timer.isActive())
        m_timer.start();
}

void RecoveryKeeper::writeNow()
{
    m_timer.stop();
    if (m_dirty)
        write();
}

void RecoveryKeeper::startNew(const QUuid &uuid, std::int64_t version)
{
    m_timer.stop();
    m_uuid = uuid;
    m_version = version;
    m_writing = false;
    m_dirty = false;
    m_failed = false;
}

void RecoveryKeeper::forget(const QUuid &uuid)
{
    if (!m_session.recovery)
        return;
    m_timer.stop();
    const Actor actor = m_session.actor;
    auto work = [uuid, actor](Connection &connection) { return discardDraft(connection, uuid, actor); };
    m_session.recovery->write(tr("Discard recovery copy"), work, Durability::Normal);
}

void RecoveryKeeper::write()
{
    if (!m_session.recovery || m_writing) // the answer starts the next write
        return;
    StoredDraft copy;
    copy.uuid = m_uuid;
    copy.kind = m_form.kind();
    copy.title = m_form.party() ? m_form.party()->name : displayName(m_form.kind());
    copy.payload = m_form.toJson();
    copy.version = m_version;
    m_dirty = false;
    m_writing = true;
    const Actor actor = m_session.actor;
    auto work = [copy, actor](Connection &connection) { return saveDraft(connection, copy, actor); };
    deliver(m_session.recovery->write(tr("Keep recovery copy"), work, Durability::Normal), this,
            [this, uuid = m_uuid, actor](const Result<StoredDraft> &answer) {
                if (uuid != m_uuid)
                    return;
                m_writing = false;
                m_failed = !answer;
                if (m_dirty && !m_timer.isActive())
                    m_timer.start();
                if (!answer) {
                    Q_EMIT m_form.draftNotKept(answer.error().message);
                    return;
                }
                m_version = answer->version;
                const QDateTime time = actor.clock->now().toOffsetFromUtc(indiaOffsetSeconds);
                Q_EMIT m_form.draftKept(time.toString(u"HH:mm"_s));
            });
}

} // namespace desk
