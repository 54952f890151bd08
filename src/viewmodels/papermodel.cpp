#include "viewmodels/papermodel.h"

#include "db/executor.h"
#include "services/companies.h"
#include "viewmodels/deliver.h"

#include <utility>

namespace desk {

namespace {

Result<PaperBatch> withSettings(Connection &connection, Result<std::vector<PaperDocument>> papers)
{
    if (!papers)
        return tl::unexpected(std::move(papers.error()));
    auto settings = paperSettings(connection);
    if (!settings)
        return tl::unexpected(std::move(settings.error()));
    return PaperBatch{0, *std::move(papers), *std::move(settings)};
}

} // namespace

PaperModel::PaperModel(Session session, QObject *parent) : QObject(parent), m_session(std::move(session)) {}

template <typename Read>
int PaperModel::ask(Read read)
{
    const int question = ++m_question;
    deliver(m_session.company->read(std::move(read)), this, [this, question](const Result<PaperBatch> &answer) {
        if (!answer) {
            tell(answer.error(), tr("Print"));
            return;
        }
        PaperBatch batch = *answer;
        batch.question = question;
        Q_EMIT loaded(batch);
    });
    return question;
}

int PaperModel::load(const std::vector<qint64> &ids)
{
    std::vector<DocumentId> wanted;
    wanted.reserve(ids.size());
    for (const qint64 id : ids)
        wanted.emplace_back(id);
    return ask([wanted](Connection &connection) { return withSettings(connection, papersOf(connection, wanted)); });
}

int PaperModel::loadDraft(const DocumentDraft &draft)
{
    return ask([draft, actor = m_session.actor](Connection &connection) {
        return withSettings(connection, paperOfDraft(connection, draft, actor).map([](PaperDocument &&paper) {
            return std::vector<PaperDocument>{std::move(paper)};
        }));
    });
}

void PaperModel::loadSettings()
{
    using Loaded = std::pair<QJsonObject, Company>;
    const auto read = [](Connection &connection) -> Result<Loaded> {
        auto settings = paperSettings(connection);
        if (!settings)
            return tl::unexpected(std::move(settings.error()));
        auto holder = company(connection);
        if (!holder)
            return tl::unexpected(std::move(holder.error()));
        return Loaded{*std::move(settings), *std::move(holder)};
    };
    deliver(m_session.company->read(read), this, [this](const Result<Loaded> &answer) {
        if (answer)
            Q_EMIT settingsLoaded(answer->first, answer->second);
        else
            tell(answer.error(), tr("Read the settings"));
    });
}

void PaperModel::saveSettings(const QJsonObject &settings, const QByteArray &logo)
{
    const QString action = tr("Save the settings");
    const auto write = [settings, logo, actor = m_session.actor](Connection &connection) -> Result<bool> {
        const Result<void> changed = changePaperSettings(connection, settings, logo, actor);
        if (!changed)
            return tl::unexpected(changed.error());
        return true;
    };
    deliver(m_session.company->write(action, write), this, [this, action](const Result<bool> &answer) {
        if (answer)
            Q_EMIT settingsSaved();
        else
            tell(answer.error(), action);
    });
}

void PaperModel::tell(const Error &error, const QString &action)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    if (error.kind == Error::Kind::Refused) {
        Q_EMIT refused(error.message);
        return;
    }
    FailureContext context;
    context.action = action;
    context.draftKept = false;
    context.file = m_session.fileName;
    context.at = m_session.actor.clock->now();
    Q_EMIT failed(describeFailure(error, context));
}

} // namespace desk
