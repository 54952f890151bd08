#include "views/document/pendingmodel.h"

#include "base/gridroles.h"
#include "base/typed.h"
#include "domain/reference.h"

#include <algorithm>

namespace desk {

namespace {

int decimalsOf(const QString &unit)
{
    const auto known = unitByText(unit);
    return known ? known->decimals : 3;
}

} // namespace

PendingModel::PendingModel(std::vector<PendingLine> lines, QObject *parent) : QAbstractTableModel(parent)
{
    for (PendingLine &line : lines) {
        const QString take = line.pending.toDisplay(decimalsOf(line.unit));
        m_rows.push_back({std::move(line), take, false});
    }
}

int PendingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PendingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString PendingModel::problemOf(const Row &row) const
{
    const auto quantity = parseQuantity(row.take);
    if (!quantity)
        return quantity.error();
    if (*quantity <= Quantity())
        return tr("Quantity must be more than 0");
    return *quantity > row.line.pending ? tr("Only %1 is left").arg(row.line.pending.toPlain()) : QString();
}

QString PendingModel::textOf(const Row &row, int column) const
{
    switch (column) {
    case Number: return row.line.number;
    case Date: return row.line.date.isValid() ? dateToDisplay(row.line.date) : QString();
    case Description: return row.line.description;
    case Left: return row.line.pending.toDisplay(decimalsOf(row.line.unit));
    case Unit: return row.line.unit;
    case Take: return row.take;
    default: return {};
    }
}

QVariant PendingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return textOf(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Tick ? QVariant(int(row.isTicked ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Left || index.column() == Take;
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    case Qt::ToolTipRole:
    case ProblemRole: return index.column() == Take && row.isTicked ? problemOf(row) : QString();
    case Qt::AccessibleTextRole:
        return tr("Row %1, %2: %3, %4")
            .arg(QString::number(index.row() + 1),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(), textOf(row, index.column()),
                 row.isTicked ? tr("ticked") : tr("not ticked"));
    default: return {};
    }
}

QVariant PendingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Left || section == Take ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return tr("From");
    case Date: return tr("Date");
    case Description: return tr("Item");
    case Left: return tr("Left");
    case Unit: return tr("Unit");
    case Take: return tr("Take");
    default: return {};
    }
}

Qt::ItemFlags PendingModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Tick)
        return base | Qt::ItemIsUserCheckable;
    return index.column() == Take ? base | Qt::ItemIsEditable : base;
}

bool PendingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    Row &row = m_rows[std::size_t(index.row())];
    if (role == Qt::CheckStateRole && index.column() == Tick)
        row.isTicked = value.toInt() == Qt::Checked;
    else if (role == Qt::EditRole && index.column() == Take) {
        row.take = value.toString();
        row.isTicked = true;
    } else {
        return false;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT ticked();
    return true;
}

void PendingModel::toggle(int row)
{
    if (row >= 0 && row < rowCount())
        setData(index(row, Tick), m_rows[std::size_t(row)].isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

int PendingModel::tickedCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isTicked; }));
}

int PendingModel::firstProblem() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [this](const Row &row) { return row.isTicked && !problemOf(row).isEmpty(); });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void PendingModel::chosen(std::vector<PendingLine> &lines, std::vector<Quantity> &quantities) const
{
    for (const Row &row : m_rows) {
        if (!row.isTicked)
            continue;
        lines.push_back(row.line);
        quantities.push_back(parseQuantity(row.take).value_or(row.line.pending));
    }
}

} // namespace desk
