#include "viewmodels/linesmodel.h"

#include "viewmodels/linecells.h"

#include <QUndoCommand>
#include <QUndoStack>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

std::size_t at(int row)
{
    return static_cast<std::size_t>(row);
}

ColumnKind kindOf(int column)
{
    switch (column) {
    case LinesModel::Item: return ColumnKind::Suggest;
    case LinesModel::Hsn:
    case LinesModel::Unit: return ColumnKind::Filled;
    case LinesModel::Quantity: return ColumnKind::Quantity;
    case LinesModel::Rate: return ColumnKind::Rate;
    case LinesModel::Discount: return ColumnKind::Money;
    case LinesModel::Gst: return ColumnKind::Percent;
    case LinesModel::Processed:
    case LinesModel::Unprocessed:
    case LinesModel::Loss:
    case LinesModel::Received:
    case LinesModel::Accepted:
    case LinesModel::Rejected: return ColumnKind::Quantity;
    case LinesModel::Due:
    case LinesModel::Reason: return ColumnKind::Text;
    default: return ColumnKind::ReadOnly;
    }
}

} // namespace

bool LinesModel::Line::isBlank() const
{
    const QString *const texts[] = {&itemText,  &hsn,         &quantity, &rate,     &discount, &due,
                                    &processed, &unprocessed, &loss,     &received, &accepted, &rejected};
    return !item
        && std::all_of(std::begin(texts), std::end(texts), [](const QString *text) { return text->isEmpty(); });
}

// Lines [row, row + before) become other lines: an edit, an insertion, a deletion, a paste or a choice.
class LinesModel::ReplaceLines final : public QUndoCommand {
public:
    ReplaceLines(LinesModel &model, const QString &name, int row, std::vector<Line> before, std::vector<Line> after)
        : QUndoCommand(name), m_model(model), m_row(row), m_before(std::move(before)), m_after(std::move(after))
    {
    }
    void redo() override { m_model.applyReplace(m_row, static_cast<int>(m_before.size()), m_after); }
    void undo() override { m_model.applyReplace(m_row, static_cast<int>(m_after.size()), m_before); }

private:
    LinesModel &m_model;
    int m_row;
    std::vector<Line> m_before;
    std::vector<Line> m_after;
};

class LinesModel::MoveLines final : public QUndoCommand {
public:
    // `to` is the row of the first moved line afterwards.
    MoveLines(LinesModel &model, int from, int count, int to)
        : QUndoCommand(LinesModel::tr("Move line")), m_model(model), m_from(from), m_count(count), m_to(to)
    {
    }
    void redo() override { m_model.applyMove(m_from, m_count, m_to); }
    void undo() override { m_model.applyMove(m_to, m_count, m_from); }

private:
    LinesModel &m_model;
    int m_from;
    int m_count;
    int m_to;
};

LinesModel::LinesModel(QObject *parent) : QAbstractTableModel(parent), m_undo(new QUndoStack(this)) {}

LinesModel::~LinesModel() = default;

QList<int> LinesModel::columnsOf(Layout layout)
{
    switch (layout) {
    case Layout::Order: return {Number, Item, Hsn, Quantity, Unit, Rate, Amount, Due, Done};
    case Layout::Return: return {Number, Item, Unit, From, Left, Processed, Unprocessed, Loss, Reason};
    case Layout::CreditNote: return {Number, Item, Hsn, Quantity, Unit, Rate, Gst, Amount, From, Left};
    case Layout::Receipt: return {Number, Item, Unit, From, Left, Received, Accepted, Rejected};
    case Layout::Document: break;
    }
    return {Number, Item, Hsn, Quantity, Unit, Rate, Gst, Amount};
}

int LinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size()) + 1;
}

int LinesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString LinesModel::problemAt(int row, int column) const
{
    if (!isLine(row))
        return {};
    const Line &line = m_lines[at(row)];
    const QString typed = linecells::liveProblem(line, column);
    return typed.isEmpty() ? line.problems.value(column) : typed;
}

QVariant LinesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int column = index.column();
    const Line line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return column == Number ? QString::number(index.row() + 1) : linecells::displayText(line, column);
    case Qt::EditRole: return column == Number ? QString::number(index.row() + 1) : linecells::editText(line, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (linecells::isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        return tr("Row %1, %2: %3")
            .arg(QString::number(index.row() + 1), headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                 data(index, Qt::DisplayRole).toString());
    case Qt::ToolTipRole: {
        const QString problem = problemAt(index.row(), column);
        return problem.isEmpty() ? line.hint : problem;
    }
    case ProblemRole: return problemAt(index.row(), column);
    default: return {};
    }
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == ColumnKindRole)
        return int(kindOf(section));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (linecells::isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Due: return tr("Due");
    case Done: return tr("Dispatched");
    case From: return tr("From");
    case Left: return tr("Left");
    case Processed: return tr("Processed");
    case Unprocessed: return tr("Unprocessed");
    case Loss: return tr("Loss");
    case Received: return tr("Received");
    case Accepted: return tr("Accepted");
    case Rejected: return tr("Rejected");
    case Reason: return tr("Reason of loss");
    case Number: return u"#"_s;
    case Item: return tr("Item");
    case Hsn: return tr("HSN");
    case Quantity: return tr("Quantity");
    case Unit: return tr("Unit");
    case Rate: return tr("Rate");
    case Discount: return tr("Discount");
    case Gst: return tr("GST %");
    case Amount: return tr("Amount");
    default: return {};
    }
}

Qt::ItemFlags LinesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return linecells::isEditable(lineAt(index.row()), index.column()) ? base | Qt::ItemIsEditable : base;
}

bool LinesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.row() >= rowCount())
        return false;
    const int row = index.row();
    if (role == CreateRole) {
        Q_EMIT createItemRequested(row, value.toString());
        return true;
    }
    if (role == ChoiceRole)
        return value.canConvert<desk::Item>() && takeItem(row, value.value<desk::Item>());
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Line line = lineAt(row);
    const QString before = linecells::editText(line, index.column());
    linecells::setText(line, index.column(), value.toString(), m_today ? m_today() : QDate());
    if (linecells::editText(line, index.column()) == before)
        return true;
    replace(tr("Change %1").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString()), row,
            isLine(row) ? 1 : 0, {line});
    return true;
}

bool LinesModel::takeItem(int row, const desk::Item &item)
{
    Line line = lineAt(row);
    const bool same = line.item && line.item->id == item.id && line.itemText == item.name
        && line.item->version == item.version;
    if (same)
        return true;
    linecells::setItem(line, item);
    replace(tr("Choose item"), row, isLine(row) ? 1 : 0, {line});
    Q_EMIT itemTaken(row, item);
    return true;
}

bool LinesModel::insertRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row > static_cast<int>(m_lines.size()))
        return false;
    replace(tr("Insert line"), row, 0, std::vector<Line>(at(count)));
    return true;
}

bool LinesModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > static_cast<int>(m_lines.size()))
        return false;
    replace(tr("Remove line"), row, count, {});
    return true;
}

bool LinesModel::moveRows(const QModelIndex &source, int row, int count, const QModelIndex &destination, int child)
{
    const int size = static_cast<int>(m_lines.size());
    const bool inside = child >= row && child <= row + count;
    if (source.isValid() || destination.isValid() || row < 0 || count < 1 || row + count > size || inside || child < 0
        || child > size)
        return false;
    m_undo->push(new MoveLines(*this, row, count, child > row ? child - count : child));
    return true;
}

void LinesModel::setLines(std::vector<Line> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_undo->clear();
    endResetModel();
    Q_EMIT edited();
}

void LinesModel::appendLines(const std::vector<Line> &lines)
{
    if (!lines.empty())
        replace(tr("Add lines"), static_cast<int>(m_lines.size()), 0, lines);
}

void LinesModel::copyFromAbove(int row, int column)
{
    if (row < 1 || row >= rowCount())
        return;
    Line line = lineAt(row);
    const Line above = lineAt(row - 1);
    if (line.isBlank()) {
        line = above;
        line.problems.clear();
        line.amount = Money();
    } else if (column == Item && above.item) {
        linecells::setItem(line, *above.item);
    } else if (linecells::isEditable(line, column)) {
        linecells::setText(line, column, linecells::editText(above, column));
    }
    replace(tr("Copy from above"), row, isLine(row) ? 1 : 0, {line});
}

void LinesModel::setHint(int row, const QString &hint)
{
    if (!isLine(row) || m_lines[at(row)].hint == hint)
        return;
    m_lines[at(row)].hint = hint;
    emitRowChanged(row);
}

void LinesModel::fillRate(int row, desk::Rate rate)
{
    if (!isLine(row) || !m_lines[at(row)].rate.isEmpty())
        return;
    m_lines[at(row)].rate = rate.toPlain();
    emitRowChanged(row);
    Q_EMIT edited();
}

void LinesModel::setAmounts(const std::vector<Money> &amounts)
{
    const std::size_t count = std::min(amounts.size(), m_lines.size());
    for (std::size_t row = 0; row < count; ++row) {
        if (m_lines[row].amount == amounts[row])
            continue;
        m_lines[row].amount = amounts[row];
        const QModelIndex cell = index(static_cast<int>(row), Amount);
        Q_EMIT dataChanged(cell, cell);
    }
}

void LinesModel::setProblems(const Violations &problems)
{
    for (Line &line : m_lines)
        line.problems.clear();
    const std::vector<Origin> origins = originsOfDraft();
    for (const Violation &problem : problems) {
        const auto path = linecells::splitPath(problem.field);
        if (path.index < 0 || path.index >= static_cast<int>(origins.size()))
            continue;
        const Origin &origin = origins[at(path.index)];
        QHash<int, QString> &cells = m_lines[at(origin.row)].problems;
        const bool ofQuantity = path.key == "qty"_L1 || path.key.isEmpty();
        const int column = ofQuantity ? origin.column : linecells::columnOf(path.key);
        if (!cells.contains(column))
            cells.insert(column, problem.message);
    }
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_lines.size()) - 1, ColumnCount - 1));
}

Violations LinesModel::problems() const
{
    Violations standing;
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        for (int column = Item; column < ColumnCount; ++column) {
            const QString problem = problemAt(row, column);
            if (!problem.isEmpty())
                standing.push_back({u"lines[%1].%2"_s.arg(row).arg(linecells::keyOf(column)), u"invalid"_s, problem});
        }
    }
    return standing;
}

std::vector<LinesModel::Origin> LinesModel::originsOfDraft() const
{
    std::vector<Origin> origins;
    for (int row = 0; row < static_cast<int>(m_lines.size()); ++row) {
        const Line &line = m_lines[at(row)];
        if (line.isBlank())
            continue;
        if (m_layout == Layout::Return) {
            for (const auto &part : linecells::returnedParts(line))
                origins.push_back({row, part.column});
        } else {
            origins.push_back({row, m_layout == Layout::Receipt ? int(Received) : int(Quantity)});
        }
    }
    return origins;
}

std::vector<DraftLine> LinesModel::toDraft(Violations &violations) const
{
    std::vector<DraftLine> drafts;
    for (const Line &line : m_lines) {
        if (line.isBlank())
            continue;
        const int index = static_cast<int>(drafts.size());
        switch (m_layout) {
        case Layout::Return:
            for (const auto &part : linecells::returnedParts(line))
                drafts.push_back(linecells::returnOf(line, part, static_cast<int>(drafts.size()), violations));
            break;
        case Layout::CreditNote: drafts.push_back(linecells::creditOf(line, index, violations)); break;
        case Layout::Receipt: drafts.push_back(linecells::receiptOf(line, index, violations)); break;
        case Layout::Document:
        case Layout::Order: drafts.push_back(linecells::draftOf(line, index, violations)); break;
        }
    }
    return drafts;
}

QJsonArray LinesModel::toJson() const
{
    QJsonArray json;
    for (const Line &line : m_lines)
        json.append(linecells::toJson(line));
    return json;
}

void LinesModel::fromJson(const QJsonArray &json)
{
    std::vector<Line> lines;
    for (const auto value : json)
        lines.push_back(linecells::fromJson(value.toObject()));
    setLines(std::move(lines));
}

void LinesModel::replace(const QString &name, int row, int count, std::vector<Line> lines)
{
    const auto first = m_lines.begin() + row;
    m_undo->push(new ReplaceLines(*this, name, row, std::vector<Line>(first, first + count), std::move(lines)));
}

void LinesModel::applyReplace(int row, int count, const std::vector<Line> &lines)
{
    const int next = static_cast<int>(lines.size());
    const int common = std::min(count, next);
    for (int offset = 0; offset < common; ++offset)
        m_lines[at(row + offset)] = lines[at(offset)];
    if (common > 0)
        Q_EMIT dataChanged(index(row, 0), index(row + common - 1, ColumnCount - 1));
    if (count > common) {
        beginRemoveRows({}, row + common, row + count - 1);
        m_lines.erase(m_lines.begin() + row + common, m_lines.begin() + row + count);
        endRemoveRows();
    }
    if (next > common)
        applyInsert(row + common, std::vector<Line>(lines.begin() + common, lines.end()));
    Q_EMIT edited();
}

// At the end the blank row itself becomes the first new line, so that an editor open in it stays where it is.
void LinesModel::applyInsert(int row, const std::vector<Line> &lines)
{
    const bool atEnd = row == static_cast<int>(m_lines.size());
    const int first = atEnd ? row + 1 : row;
    beginInsertRows({}, first, first + static_cast<int>(lines.size()) - 1);
    m_lines.insert(m_lines.begin() + row, lines.begin(), lines.end());
    if (atEnd)
        m_lines[at(row)] = Line();
    endInsertRows();
    if (!atEnd)
        return;
    m_lines[at(row)] = lines.front();
    emitRowChanged(row);
}

void LinesModel::applyMove(int from, int count, int to)
{
    beginMoveRows({}, from, from + count - 1, {}, to > from ? to + count : to);
    const auto begin = m_lines.begin();
    if (to > from)
        std::rotate(begin + from, begin + from + count, begin + to + count);
    else
        std::rotate(begin + to, begin + from, begin + from + count);
    endMoveRows();
    Q_EMIT edited();
}

void LinesModel::emitRowChanged(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

} // namespace desk
