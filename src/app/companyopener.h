#pragma once

#include "app/recoveryfile.h"
#include "base/error.h"
#include "db/database.h"
#include "domain/party.h"
#include "services/actor.h"

#include <QObject>

#include <functional>
#include <memory>

class QThread;

namespace desk {

struct OpenedCompany {
    std::shared_ptr<Database> company;
    RecoveryFile recovery; // without database where none could be opened: recovery copies are then not kept
    QString fileName;
    QString readOnlyReason;
};

// Opens and makes company files on a thread of its own; one at a time. Answers on the thread of this object.
class CompanyOpener : public QObject {
    Q_OBJECT
public:
    CompanyOpener(Actor actor, QString recoveryFolder, QObject *parent = nullptr);
    ~CompanyOpener() override; // waits for what is under way

    void open(const QString &url, bool readOnly);
    void create(const QString &file, const Company &company);
    // The sample company of some documents: opened where it is there, else made.
    void openSample(const QString &file, int documents);

Q_SIGNALS:
    void opened(const desk::OpenedCompany &company);
    void failed(const desk::Error &error, const QString &file);
    void progress(const QString &text);

private:
    using Work = std::function<Result<OpenedCompany>()>;
    void start(const QString &file, Work work);
    OpenedCompany openFile(const QString &url, OpenMode mode) const;
    RecoveryFile openRecovery(const QString &companyFile) const;

    Actor m_actor;
    QString m_recoveryFolder;
    std::unique_ptr<QThread> m_thread;
};

} // namespace desk
