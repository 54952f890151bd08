#pragma once

#include "services/lists.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QAbstractTableModel>

#include <memory>

namespace desk {

// Lists of any length: a vector of ids in order plus a bounded cache of row pages. data() never blocks: a row that is not
// there yet shows blank and is fetched; dataChanged follows. The old list stays until a new order is loaded. Refreshes by
// itself when the executor announces a change; selection is kept by id (idAt, rowOf).
class PagedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int { StatusRole = Qt::UserRole + 20, IdRole, AlignRole };

    qint64 idAt(int row) const;
    int rowOf(qint64 id) const; // -1 when not in the list
    bool isLoading() const;
    QString countText() const; // "10,00,000 challans"
    QString sumText() const;   // "₹ 4,50,000.00"; empty for masters
    virtual QString selectionSumText(const QList<int> &rows) const;
    virtual QString rowsAsText(const QList<int> &rows) const; // tab-separated, for the clipboard

Q_SIGNALS:
    void loaded();
    void loadingChanged(bool loading);
    void failed(const desk::Failure &failure);

protected:
    explicit PagedModel(Session session, QObject *parent = nullptr);
    struct Private;
    std::shared_ptr<Private> d;
};

class DocumentListModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Number, Date, PartyName, Vehicle, Lines, Payable, Status, ColumnCount };
    DocumentListModel(DocumentKind kind, Session session, QObject *parent = nullptr);
    const DocumentFilter &filter() const;
    void setFilter(const DocumentFilter &filter); // reloads; a newer one cancels the older
    void refresh();
    // QAbstractTableModel
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // by Number, Date, PartyName, Payable
};

class PartyListModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Name, City, State, Gstin, Phone, Code, ColumnCount };
    PartyListModel(Session session, QObject *parent = nullptr);
    void setSearch(const QString &text, bool withInactive);
    void refresh();
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
};

class ItemListModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Name, Hsn, Unit, Gst, Rate, Code, ColumnCount };
    ItemListModel(Session session, QObject *parent = nullptr);
    void setSearch(const QString &text, bool withInactive);
    void refresh();
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
};

} // namespace desk
