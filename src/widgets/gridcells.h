#pragma once

#include <QAbstractItemModel>
#include <QModelIndex>
#include <QString>

namespace desk {

// What is typed into a column. The model answers headerData(column, Qt::Horizontal, ColumnKindRole) with it as an int;
// no answer is Text. Whether a cell can be typed into is Qt::ItemIsEditable of its flags.
enum class ColumnKind { ReadOnly, Text, Suggest, Quantity, Rate, Percent, Money };

// Roles a model of a LineGrid or a PagedTableView may answer beside Qt's own.
enum GridRole {
    ColumnKindRole = Qt::UserRole + 1000, // header: ColumnKind
    ChoiceRole,                           // cell of a Suggest column: the payload of the record; setData takes it
    ProblemRole,                          // QString: why the cell must be mended; tinted red, with icon and tooltip
    WarningRole,                          // QString: worth a look, may be submitted; tinted amber
    ToneRole,                             // int(Tone): the colour of a status word
    MarkRole                              // QString: name of an icon shown before the text, as "link"
};

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
