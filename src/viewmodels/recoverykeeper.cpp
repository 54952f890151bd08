#include "viewmodels/recoverykeeper.h"

#include "db/executor.h"
#include "viewmodels/deliver.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int keepAfterMs = 1000;
constexpr int indiaOffsetSeconds = 19'800;

} // namespace

RecoveryKeeper::RecoveryKeeper(QObject &form, Session session, std::function<StoredDraft()> copy)
    : QObject(&form), m_copy(std::move(copy)), m_session(std::move(session))
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
    StoredDraft copy = m_copy();
    copy.uuid = m_uuid;
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
                    Q_EMIT notKept(answer.error().message);
                    return;
                }
                m_version = answer->version;
                const QDateTime time = actor.clock->now().toOffsetFromUtc(indiaOffsetSeconds);
                Q_EMIT kept(time.toString(u"HH:mm"_s));
            });
}

} // namespace desk
