#pragma once

#include "services/drafts.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QAbstractTableModel>
#include <QJsonObject>

#include <vector>

namespace desk {

// The drafts that were put into the company file, the newest first: what is half entered and may be gone on with. Reads
// itself anew when the file changes. Drafts are few, so all of them are held.
class DraftListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, Kind, SavedAt, SavedBy, ColumnCount };

    explicit DraftListModel(Session session, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const StoredDraft &draft(int row) const;
    QJsonObject payload(int row) const; // for DocumentFormModel::fromJson, with the version it was stored in
    QString countText() const;          // "3 drafts"
    void refresh();
    void discard(int row);

Q_SIGNALS:
    void loaded();
    void failed(const desk::Failure &failure);

private:
    void fail(const Error &error, const QString &action);

    Session m_session;
    std::vector<StoredDraft> m_drafts;
};

} // namespace desk
