#include "widgets/gridcells.h"

#include <QCoreApplication>

namespace desk {

ColumnKind columnKind(const QAbstractItemModel &model, int column)
{
    const QVariant kind = model.headerData(column, Qt::Horizontal, ColumnKindRole);
    return kind.isValid() ? ColumnKind(kind.toInt()) : ColumnKind::Text;
}

bool isNumberKind(ColumnKind kind)
{
    return kind == ColumnKind::Quantity || kind == ColumnKind::Rate || kind == ColumnKind::Percent
        || kind == ColumnKind::Money;
}

bool isEditableCell(const QModelIndex &index)
{
    constexpr Qt::ItemFlags needed = Qt::ItemIsEditable | Qt::ItemIsEnabled;
    return index.isValid() && (index.flags() & needed) == needed;
}

bool isBlankRow(const QAbstractItemModel &model, int row)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(row, column);
        if (isEditableCell(index) && !index.data(Qt::EditRole).toString().trimmed().isEmpty()) {
            return false;
        }
    }
    return true;
}

QString accessibleCellText(const QModelIndex &index)
{
    const QString header = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    return QCoreApplication::translate("desk::LineGrid", "Row %1, %2: %3")
        .arg(index.row() + 1)
        .arg(header, index.data().toString());
}

QModelIndex nextEditable(const QModelIndex &from, bool forward)
{
    const QAbstractItemModel *model = from.model();
    const int columns = model->columnCount();
    const int cells = model->rowCount() * columns;
    const int step = forward ? 1 : -1;
    for (int cell = from.row() * columns + from.column() + step; cell >= 0 && cell < cells; cell += step) {
        const QModelIndex index = model->index(cell / columns, cell % columns);
        if (isEditableCell(index)) {
            return index;
        }
    }
    return {};
}

} // namespace desk
