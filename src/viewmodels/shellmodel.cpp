#include "viewmodels/shellmodel.h"

#include "db/executor.h"
#include "services/companies.h"
#include "services/documents.h"
#include "viewmodels/deliver.h"

namespace desk {

struct ShellModel::Private {
    Session session;
    QString companyName;
    std::vector<StoredDraft> recovered;
};

ShellModel::ShellModel(Session session, QObject *parent) : QObject(parent), d(std::make_shared<Private>())
{
    d->session = std::move(session);
    DbExecutor *executor = d->session.company;
    connect(executor, &DbExecutor::waitingForLock, this,
            [this](const QString &who) { Q_EMIT waiting(who.isEmpty() ? tr("another program") : who); });
    connect(executor, &DbExecutor::lockTaken, this, [this] { Q_EMIT waiting({}); });
}

void ShellModel::load()
{
    deliver(d->session.company->read([](Connection &connection) { return company(connection); }), this,
            [this](const Result<Company> &answer) {
                if (!answer) {
                    FailureContext context;
                    context.action = tr("Open company");
                    context.document = tr("The company file");
                    context.file = d->session.fileName;
                    context.at = d->session.actor.clock->now();
                    Q_EMIT failed(describeFailure(answer.error(), context));
                    return;
                }
                d->companyName = answer->name;
                Q_EMIT changed();
            });
    if (!d->session.recovery)
        return;
    // Without them the work goes on: a fault of the user's own file is told by the form that wants to write there.
    deliver(d->session.recovery->read([](Connection &connection) { return draftList(connection); }), this,
            [this](const Result<std::vector<StoredDraft>> &answer) {
                if (answer && !answer->empty())
                    offerUnissued(*answer);
            });
}

// A program that died right after COMMIT leaves the copy of a document that is in the file: it is dropped. Where the file
// does not answer, all are offered: submitting one again gives the document that is there.
void ShellModel::offerUnissued(const std::vector<StoredDraft> &copies)
{
    auto work = [copies](Connection &connection) -> Result<std::vector<QUuid>> {
        std::vector<QUuid> issued;
        for (const StoredDraft &copy : copies) {
            const auto document = documentByUuid(connection, copy.uuid);
            if (!document)
                return tl::unexpected(document.error());
            if (*document)
                issued.push_back(copy.uuid);
        }
        return issued;
    };
    deliver(d->session.company->read(work), this, [this, copies](const Result<std::vector<QUuid>> &answer) {
        d->recovered = copies;
        for (const QUuid &issued : answer.value_or(std::vector<QUuid>()))
            discardRecovered(issued);
        if (!d->recovered.empty())
            Q_EMIT recoveredFound();
    });
}

QString ShellModel::companyName() const
{
    return d->companyName;
}
QString ShellModel::userName() const
{
    return d->session.actor.user;
}
QString ShellModel::fileName() const
{
    return d->session.fileName;
}
const std::vector<StoredDraft> &ShellModel::recovered() const
{
    return d->recovered;
}

QString ShellModel::financialYear() const
{
    return tr("FY %1").arg(FinancialYear::of(d->session.actor.clock->today()).label());
}

void ShellModel::handOver(const QUuid &uuid)
{
    std::erase_if(d->recovered, [&uuid](const StoredDraft &draft) { return draft.uuid == uuid; });
    Q_EMIT changed();
}

void ShellModel::discardRecovered(const QUuid &uuid)
{
    if (d->session.recovery) {
        const Actor actor = d->session.actor;
        auto work = [uuid, actor](Connection &connection) { return discardDraft(connection, uuid, actor); };
        d->session.recovery->write(tr("Discard recovery copy"), work, Durability::Normal);
    }
    handOver(uuid);
}

} // namespace desk
