#pragma once

#include "services/drafts.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QObject>

#include <vector>

namespace desk {

// What the frame of the window shows: the company's name, the financial year, who is signed in, what waits, which drafts
// were recovered after a crash.
class ShellModel : public QObject {
    Q_OBJECT
public:
    explicit ShellModel(Session session, QObject *parent = nullptr);
    void load();
    QString companyName() const;
    QString financialYear() const; // "FY 2026-27"
    QString userName() const;
    QString fileName() const;
    const std::vector<StoredDraft> &recovered() const;
    void discardRecovered(const QUuid &uuid);
    // A form goes on with this copy, and with the file it stands in: it is offered no more.
    void handOver(const QUuid &uuid);
Q_SIGNALS:
    void changed();
    void recoveredFound();
    void waiting(const QString &forWhom); // empty = no more
    void failed(const desk::Failure &failure);

private:
    void offerUnissued(const std::vector<StoredDraft> &copies);
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace desk
