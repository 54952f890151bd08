#include "viewmodels/draftlistmodel.h"

#include "db/executor.h"
#include "viewmodels/deliver.h"

using namespace Qt::StringLiterals;

namespace desk {

DraftListModel::DraftListModel(Session session, QObject *parent)
    : QAbstractTableModel(parent), m_session(std::move(session))
{
    connect(m_session.company, &DbExecutor::changed, this, &DraftListModel::refresh);
}

int DraftListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_drafts.size());
}

int DraftListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DraftListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const StoredDraft &draft = m_drafts.at(static_cast<std::size_t>(index.row()));
    switch (index.column()) {
    case Title: return draft.title;
    case Kind: return displayName(draft.kind);
    case SavedAt: return draft.updatedAt.toLocalTime().toString(u"dd-MM-yyyy HH:mm"_s);
    case SavedBy: return draft.updatedBy;
    default: return {};
    }
}

QVariant DraftListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title: return tr("Draft");
    case Kind: return tr("Kind");
    case SavedAt: return tr("Saved");
    case SavedBy: return tr("By");
    default: return {};
    }
}

const StoredDraft &DraftListModel::draft(int row) const
{
    return m_drafts.at(static_cast<std::size_t>(row));
}

QJsonObject DraftListModel::payload(int row) const
{
    QJsonObject payload = draft(row).payload;
    payload.insert(u"draft_version"_s, static_cast<qint64>(draft(row).version));
    return payload;
}

QString DraftListModel::countText() const
{
    return rowCount() == 1 ? tr("1 draft") : tr("%n drafts", nullptr, rowCount());
}

void DraftListModel::refresh()
{
    deliver(m_session.company->read([](Connection &connection) { return draftList(connection); }), this,
            [this](const Result<std::vector<StoredDraft>> &answer) {
                if (!answer) {
                    fail(answer.error(), tr("Read the drafts"));
                    return;
                }
                beginResetModel();
                m_drafts = *answer;
                endResetModel();
                Q_EMIT loaded();
            });
}

void DraftListModel::discard(int row)
{
    const Actor actor = m_session.actor;
    const QString action = tr("Discard draft");
    auto work = [uuid = draft(row).uuid, actor](Connection &connection) {
        return discardDraft(connection, uuid, actor);
    };
    deliver(m_session.company->write(action, work, Durability::Full), this, [this, action](const Result<bool> &answer) {
        if (!answer)
            fail(answer.error(), action);
    });
}

void DraftListModel::fail(const Error &error, const QString &action)
{
    FailureContext context;
    context.action = action;
    context.document = tr("The draft");
    context.file = m_session.fileName;
    context.at = m_session.actor.clock->now();
    Q_EMIT failed(describeFailure(error, context));
}

} // namespace desk
