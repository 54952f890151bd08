#include "viewmodels/documentviewmodel.h"

#include "db/executor.h"
#include "viewmodels/deliver.h"

namespace desk {

struct DocumentViewModel::Private {
    Session session;
    DocumentId wanted;
    std::optional<Loaded> loaded;
    CancelToken token;
    quint64 question = 0;

    FailureContext context(const QString &action) const;
};

namespace {

// All from one snapshot, so that status and links belong to the document shown.
Result<DocumentViewModel::Loaded> loadWhole(Connection &connection, DocumentId id, QDate today)
{
    const auto document = documentById(connection, id);
    if (!document)
        return tl::unexpected(document.error());
    const auto progress = progressOfDocument(connection, id, today);
    if (!progress)
        return tl::unexpected(progress.error());
    const auto lines = progressOfLines(connection, id);
    if (!lines)
        return tl::unexpected(lines.error());
    const auto links = linksOf(connection, id);
    if (!links)
        return tl::unexpected(links.error());
    const auto history = historyOf(connection, id);
    if (!history)
        return tl::unexpected(history.error());
    return DocumentViewModel::Loaded{*document, *progress, *lines, *links, *history};
}

} // namespace

FailureContext DocumentViewModel::Private::context(const QString &action) const
{
    FailureContext made;
    made.action = action;
    made.document = loaded ? loaded->document.number : DocumentViewModel::tr("The document");
    made.file = session.fileName;
    made.at = session.actor.clock->now();
    return made;
}

DocumentViewModel::DocumentViewModel(Session session, QObject *parent) : QObject(parent), d(std::make_shared<Private>())
{
    d->session = std::move(session);
    connect(d->session.company, &DbExecutor::changed, this, [this] {
        if (d->wanted.isValid())
            load(d->wanted);
    });
}

void DocumentViewModel::load(DocumentId id)
{
    d->wanted = id;
    d->token.cancel();
    d->token = CancelToken();
    const quint64 question = ++d->question;
    auto work = [id, today = d->session.actor.clock->today()](Connection &connection) {
        return loadWhole(connection, id, today);
    };
    deliver(d->session.company->read(work, d->token), this, [this, question](const Result<Loaded> &answer) {
        if (question != d->question)
            return;
        if (!answer) {
            if (answer.error().kind == Error::Kind::Refused)
                Q_EMIT refused(answer.error().message);
            else if (answer.error().kind == Error::Kind::Database)
                Q_EMIT failed(describeFailure(answer.error(), d->context(tr("Open document"))));
            return;
        }
        d->loaded = *answer;
        Q_EMIT changed();
    });
}

const std::optional<DocumentViewModel::Loaded> &DocumentViewModel::loaded() const
{
    return d->loaded;
}

// The list of changes follows by itself: the executor announces the commit, and the document is loaded again.
void DocumentViewModel::cancelDocument(const QString &reason)
{
    if (!d->loaded)
        return;
    const Actor actor = d->session.actor;
    auto work = [id = d->loaded->document.id, reason, actor](Connection &connection) {
        return desk::cancelDocument(connection, id, reason, actor);
    };
    const QString action = tr("Cancel document");
    deliver(d->session.company->write(action, work, Durability::Full), this,
            [this, action](const Result<Document> &answer) {
                if (answer)
                    load(answer->id);
                else if (answer.error().kind == Error::Kind::Refused)
                    Q_EMIT refused(answer.error().message);
                else
                    Q_EMIT failed(describeFailure(answer.error(), d->context(action)));
            });
}

} // namespace desk
