#include "views/document/gridcolumns.h"

#include "widgets/linegrid.h"
#include "widgets/theme.h"

#include <QHeaderView>

#include <array>
#include <utility>

namespace desk {

void setUpColumns(LineGrid *grid, LinesModel::Layout layout)
{
    grid->horizontalHeader()->setSectionResizeMode(LinesModel::Item, QHeaderView::Stretch);
    const std::array<std::pair<LinesModel::Column, int>, 18> widths{{{LinesModel::Number, 44},
                                                                     {LinesModel::Hsn, 90},
                                                                     {LinesModel::Quantity, 110},
                                                                     {LinesModel::Unit, 70},
                                                                     {LinesModel::Rate, 120},
                                                                     {LinesModel::Discount, 100},
                                                                     {LinesModel::Gst, 70},
                                                                     {LinesModel::Amount, 150},
                                                                     {LinesModel::Due, 110},
                                                                     {LinesModel::Done, 110},
                                                                     {LinesModel::From, 150},
                                                                     {LinesModel::Left, 100},
                                                                     {LinesModel::Processed, 100},
                                                                     {LinesModel::Unprocessed, 110},
                                                                     {LinesModel::Loss, 80},
                                                                     {LinesModel::Received, 100},
                                                                     {LinesModel::Accepted, 100},
                                                                     {LinesModel::Rejected, 100}}};
    for (const auto &[column, width] : widths)
        grid->setColumnWidth(column, Theme::current().px(width));
    grid->setColumnWidth(LinesModel::Reason, Theme::current().px(170));
    const QList<int> shown = LinesModel::columnsOf(layout);
    for (int column = 0; column < LinesModel::ColumnCount; ++column)
        grid->setColumnHidden(column, !shown.contains(column));
}

QList<KeyNote> lineKeys()
{
    const QString table = LineGrid::tr("Line table");
    return {
        {table, LineGrid::tr("Ctrl+Del, Alt+R"), LineGrid::tr("Delete the line")},
        {table, LineGrid::tr("Insert"), LineGrid::tr("Insert a line above")},
        {table, LineGrid::tr("Ctrl+D"), LineGrid::tr("Copy the cell above; on an empty row the whole line")},
        {table, LineGrid::tr("Alt+Up, Alt+Down"), LineGrid::tr("Move the line")},
        {table, LineGrid::tr("Ctrl+Home, Ctrl+End"), LineGrid::tr("First and last line")},
        {table, LineGrid::tr("Ctrl+C, Ctrl+Shift+C"), LineGrid::tr("Copy the line, all lines, for a spreadsheet")},
        {table, LineGrid::tr("Ctrl+V"), LineGrid::tr("Paste rows of a spreadsheet: item, quantity, rate")},
        {table, LineGrid::tr("Ctrl+Z, Ctrl+Y"), LineGrid::tr("Undo, redo")},
    };
}

} // namespace desk
