#pragma once

#include "services/drafts.h"
#include "viewmodels/session.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace desk {

// Keeps the recovery copy of a form in the user's own file: at most a second behind, one write at a time.
class RecoveryKeeper : public QObject {
    Q_OBJECT
public:
    // `copy` is the form as it stands; uuid and version are the keeper's.
    RecoveryKeeper(QObject &form, Session session, std::function<StoredDraft()> copy);
    void touch(); // something changed
    void writeNow();
    void forget(const QUuid &uuid); // the document is written, or dropped: no copy is wanted any more
    void startNew(const QUuid &uuid, std::int64_t version = 0);
    bool isKept() const { return !m_failed; }

Q_SIGNALS:
    void kept(const QString &time); // "14:02"
    void notKept(const QString &why);

private:
    void write();

    std::function<StoredDraft()> m_copy;
    Session m_session;
    QTimer m_timer;
    QUuid m_uuid;
    std::int64_t m_version = 0;
    bool m_writing = false;
    bool m_dirty = false;
    bool m_failed = false;
};

} // namespace desk
