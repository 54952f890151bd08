#pragma once

#include "base/gridroles.h"

#include <QAbstractItemModel>
#include <QModelIndex>
#include <QString>

namespace desk {

ColumnKind columnKind(const QAbstractItemModel &model, int column);
bool isNumberKind(ColumnKind kind);
bool isEditableCell(const QModelIndex &index);

// Nothing typed into any cell of the row.
bool isBlankRow(const QAbstractItemModel &model, int row);

// "Row 2, Quantity: 5": what a screen reader says. A model may return it for Qt::AccessibleTextRole.
QString accessibleCellText(const QModelIndex &index);

// The next cell of the row order that can be typed into; invalid past the end.
QModelIndex nextEditable(const QModelIndex &from, bool forward);

} // namespace desk
