#include "viewmodels/linesmodel.h"

#include "viewmodels/linecells.h"

#include <QUndoStack>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QList<QStringList> cellsOf(const QString &tabSeparated)
{
    QStringList texts = QString(tabSeparated).remove(u'\r').split(u'\n');
    while (!texts.isEmpty() && texts.last().trimmed().isEmpty())
        texts.removeLast();
    QList<QStringList> rows;
    for (const QString &text : texts)
        rows.append(text.split(u'\t'));
    return rows;
}

QString nameOf(const LinesModel &model, int column)
{
    return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

} // namespace

QList<int> LinesModel::pasteColumns(const QStringList &first, int column, const QList<int> &shown, bool &named) const
{
    named = false;
    QList<int> byName;
    if (shown.isEmpty()) {
        for (int known = column; known < ColumnCount; ++known)
            byName.append(known);
        return byName;
    }
    for (const QString &cell : first) {
        int found = -1;
        for (int known = 0; known < ColumnCount; ++known) {
            if (nameOf(*this, known).compare(cell.trimmed(), Qt::CaseInsensitive) == 0)
                found = known;
        }
        named = named || found == Item;
        byName.append(found);
    }
    if (named)
        return byName;
    if (column <= Item && first.size() == shown.size() && first.size() > 1)
        return shown;
    // What is entered by hand: HSN, unit and tax are the item's.
    QList<int> entered;
    for (const int known : shown) {
        const bool ofItem = known == Hsn || known == Unit || known == Gst;
        if (known >= column && !ofItem && linecells::isEditable(Line(), known))
            entered.append(known);
    }
    return entered;
}

QStringList LinesModel::pasteRows(int row, int column, const QString &tabSeparated, const QList<int> &shown)
{
    QList<QStringList> rows = cellsOf(tabSeparated);
    if (rows.isEmpty() || row < 0 || row >= rowCount())
        return {};
    bool named = false;
    const QList<int> columns = pasteColumns(rows.first(), column, shown, named);
    if (named)
        rows.removeFirst();
    if (rows.isEmpty())
        return {};
    QStringList left;
    std::vector<Line> after;
    after.reserve(static_cast<std::size_t>(rows.size()));
    for (int offset = 0; offset < rows.size(); ++offset) {
        Line line = lineAt(row + offset);
        const QStringList &cells = rows[offset];
        for (int cell = 0; cell < cells.size(); ++cell) {
            const int target = columns.value(cell, -1);
            if (target >= 0 && linecells::isEditable(line, target))
                linecells::setText(line, target, cells[cell], m_today ? m_today() : QDate());
            else if (target < 0 && !cells[cell].trimmed().isEmpty())
                left.append(cells[cell].trimmed());
        }
        after.push_back(line);
    }
    const int present = std::min(static_cast<int>(rows.size()), static_cast<int>(m_lines.size()) - row);
    replace(tr("Paste"), row, present, std::move(after));
    return left;
}

QString LinesModel::rowsAsText(int first, int count, const QList<int> &shown) const
{
    QStringList names;
    for (const int column : shown)
        names.append(nameOf(*this, column));
    QStringList rows{names.join(u'\t')};
    for (int row = first; row < first + count && isLine(row); ++row) {
        QStringList cells;
        for (const int column : shown)
            cells.append(linecells::displayText(lineAt(row), column));
        rows.append(cells.join(u'\t'));
    }
    return rows.join(u'\n');
}

QHash<int, QString> LinesModel::unknownItems() const
{
    QHash<int, QString> unknown;
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        const Line line = lineAt(row);
        if (!line.item && !line.isLinked() && !line.itemText.isEmpty())
            unknown.insert(row, line.itemText);
    }
    return unknown;
}

void LinesModel::fillItem(int row, const QString &text, const std::optional<desk::Item> &item)
{
    if (!isLine(row) || lineAt(row).item || lineAt(row).itemText != text)
        return;
    Line &line = m_lines[static_cast<std::size_t>(row)];
    const bool freeText = !line.hsn.isEmpty() && !line.unit.isEmpty() && !line.gst.isEmpty();
    if (item)
        linecells::setItem(line, *item);
    else if (!freeText)
        line.problems.insert(Item, tr("Not in the item list. Alt+C creates it"));
    emitRowChanged(row);
    Q_EMIT edited();
    if (item)
        Q_EMIT itemTaken(row, *item);
}

} // namespace desk
