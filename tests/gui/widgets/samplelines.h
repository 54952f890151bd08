#pragma once

#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "widgets/suggestlist.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace desk {

// The lines of a document as a LineGrid wants them, with a short price list in place of a database.
class SampleLines : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Number, Item, Hsn, QuantityColumn, Unit, RateColumn, Gst, Amount, ColumnCount };

    explicit SampleLines(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    bool moveRows(const QModelIndex &from, int row, int count, const QModelIndex &to, int destination) override;

    void addLine(int item, const QString &quantity);
    void clear();
    // "Copper rod 12 mm|2|812.00" for each line that is not blank; an item only typed stands with a "?".
    QStringList written() const;

    // The offers for a text, best first, with "Create" last.
    static SuggestRows offers(const QString &text);

private:
    struct Line {
        std::optional<int> item;
        QString itemText;
        QString quantity;
        QString rate;
    };

    static bool isBlank(const Line &line);
    QVariant problem(const Line &line, int column) const;
    QVariant display(int row, int column) const;
    void keepBlankRow();

    std::vector<Line> m_lines{Line{}};
};

} // namespace desk
