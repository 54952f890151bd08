#pragma once

#include "domain/pending.h"

#include <QAbstractTableModel>

#include <vector>

namespace desk {

// Open lines of orders or challans to choose from: a tick and the quantity to take, which is all that is left at first.
class PendingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Tick, Number, Date, Description, Left, Unit, Take, ColumnCount };

    PendingModel(std::vector<PendingLine> lines, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const PendingLine &line(int row) const { return m_rows[std::size_t(row)].line; }
    bool isTicked(int row) const { return m_rows[std::size_t(row)].isTicked; }
    void toggle(int row);
    int tickedCount() const;
    // Row of the first ticked line whose quantity cannot be taken; -1 = all is well.
    int firstProblem() const;
    void chosen(std::vector<PendingLine> &lines, std::vector<Quantity> &quantities) const;

Q_SIGNALS:
    void ticked();

private:
    struct Row {
        PendingLine line;
        QString take;
        bool isTicked = false;
    };
    QString problemOf(const Row &row) const;
    QString textOf(const Row &row, int column) const;

    std::vector<Row> m_rows;
};

} // namespace desk
