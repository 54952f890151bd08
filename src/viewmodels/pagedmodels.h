#pragma once

#include "services/lists.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QAbstractTableModel>

#include <memory>

namespace desk {

class ListCore;

// Lists of any length: a vector of ids in order plus a bounded cache of row pages. data() never blocks: a row that is not
// there yet shows blank and is fetched; dataChanged follows. The old list stays until a new order is loaded. Refreshes by
// itself when the executor announces a change: small differences as inserted and removed rows, so that a selection stays;
// else as a reset, after which the view selects again by id (idAt, rowOf).
class PagedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role : int { StatusRole = Qt::UserRole + 20, IdRole, AlignRole };

    ~PagedModel() override;
    qint64 idAt(int row) const;
    int rowOf(qint64 id) const; // -1 when not in the list
    bool isLoading() const;
    QString countText() const; // "10,00,000 challans"
    QString sumText() const;   // "₹ 4,50,000.00"; empty for masters
    virtual QString selectionSumText(const QList<int> &rows) const;
    virtual QString rowsAsText(const QList<int> &rows) const; // tab-separated, for the clipboard
    void refresh();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void loaded();
    void loadingChanged(bool loading);
    void failed(const desk::Failure &failure);

protected:
    explicit PagedModel(QObject *parent = nullptr);
    // Which columns hold numbers, and what one and many rows are called.
    virtual bool isNumeric(int column) const;
    virtual int statusColumn() const { return -1; } // drawn in the colour of the row's tone
    virtual QString countWord(std::int64_t count) const = 0;
    static QVariant headerOf(const QStringList &titles, int section, Qt::Orientation orientation, int role,
                             bool numeric);
    std::unique_ptr<ListCore> d;
    friend class ListCore;
};

class DocumentListModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Number, Date, PartyName, Vehicle, Lines, Payable, Status, ColumnCount };
    DocumentListModel(DocumentKind kind, Session session, QObject *parent = nullptr);
    const DocumentFilter &filter() const { return m_filter; }
    void setFilter(const DocumentFilter &filter); // reloads; a newer one cancels the older
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // by Number, Date, PartyName, Payable

protected:
    bool isNumeric(int column) const override;
    int statusColumn() const override { return Status; }
    QString countWord(std::int64_t count) const override;

private:
    DocumentFilter m_filter;
    std::shared_ptr<const Clock> m_clock;
};

class MasterListModel : public PagedModel {
    Q_OBJECT
public:
    virtual void setSearch(const QString &text, bool withInactive) = 0;

protected:
    using PagedModel::PagedModel;
};

class PartyListModel final : public MasterListModel {
    Q_OBJECT
public:
    enum Column { Name, City, State, Gstin, Phone, Code, ColumnCount };
    PartyListModel(Session session, QObject *parent = nullptr);
    void setSearch(const QString &text, bool withInactive) override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

protected:
    QString countWord(std::int64_t count) const override;
};

class ItemListModel final : public MasterListModel {
    Q_OBJECT
public:
    enum Column { Name, Hsn, Unit, Gst, Rate, Code, ColumnCount };
    ItemListModel(Session session, QObject *parent = nullptr);
    void setSearch(const QString &text, bool withInactive) override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

protected:
    bool isNumeric(int column) const override;
    QString countWord(std::int64_t count) const override;
};

} // namespace desk
