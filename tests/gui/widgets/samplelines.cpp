#include "gui/widgets/samplelines.h"

#include "base/typed.h"
#include "widgets/gridcells.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

struct Priced {
    const char16_t *name;
    const char16_t *hsn;
    const char16_t *unit;
    int decimals;
    const char16_t *rate;
};

constexpr std::array priceList{
    Priced{u"Copper rod 12 mm", u"7407", u"KGS", 3, u"812"},
    Priced{u"Bolt M8 x 40 HT", u"7318", u"NOS", 0, u"8.5"},
    Priced{u"स्टील पाइप 50 मि.मी.", u"7306", u"MTR", 3, u"456"},
    Priced{u"Aluminium sheet 2 mm", u"7606", u"KGS", 3, u"245"},
    Priced{u"Bearing 6204 ZZ", u"8482", u"NOS", 0, u"215"},
    Priced{u"Cable copper 2.5 sq mm", u"8544", u"MTR", 3, u"38.4"},
    Priced{u"Bolt M8 x 60 HT", u"7318", u"NOS", 0, u"9.75"},
};

QString text(const char16_t *words)
{
    return QString::fromUtf16(words);
}

const Priced &priced(int item)
{
    return priceList[std::size_t(item)];
}

} // namespace

SampleLines::SampleLines(QObject *parent) : QAbstractTableModel(parent) {}

int SampleLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int SampleLines::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool SampleLines::isBlank(const Line &line)
{
    return !line.item && line.itemText.isEmpty() && line.quantity.isEmpty() && line.rate.isEmpty();
}

QVariant SampleLines::display(int row, int column) const
{
    const Line &line = m_lines[std::size_t(row)];
    const Typed<Quantity> quantity = parseQuantity(line.quantity);
    const Typed<Rate> rate = parseRate(line.rate);
    switch (column) {
    case Number: return isBlank(line) ? QVariant() : QVariant(row + 1);
    case Item: return line.item ? text(priced(*line.item).name) : line.itemText;
    case Hsn: return line.item ? text(priced(*line.item).hsn) : QString();
    case Unit: return line.item ? text(priced(*line.item).unit) : QString();
    case QuantityColumn:
        return quantity ? quantity->toDisplay(line.item ? priced(*line.item).decimals : 3) : line.quantity;
    case RateColumn: return rate ? rate->toDisplay() : line.rate;
    case Gst: return line.item ? QVariant(u"18"_s) : QVariant();
    case Amount: return quantity && rate ? rate->times(*quantity).toDisplay() : QString();
    default: return {};
    }
}

QVariant SampleLines::problem(const Line &line, int column) const
{
    if (isBlank(line)) {
        return {};
    }
    if (column == Item && !line.item) {
        return u"Not in the item list. Alt+C creates it"_s;
    }
    if (column == QuantityColumn) {
        const Typed<Quantity> quantity = parseQuantity(line.quantity);
        return !line.quantity.isEmpty() && !quantity ? QVariant(quantity.error())
            : !quantity || !quantity->isPositive()   ? QVariant(u"Quantity must be more than 0"_s)
                                                     : QVariant();
    }
    return {};
}

QVariant SampleLines::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return display(index.row(), index.column());
    case Qt::EditRole:
        switch (index.column()) {
        case Item: return display(index.row(), Item);
        case QuantityColumn: return line.quantity;
        case RateColumn: return line.rate;
        default: return display(index.row(), index.column());
        }
    case ChoiceRole: return index.column() == Item && line.item ? QVariant(*line.item) : QVariant();
    case ProblemRole: return problem(line, index.column());
    case Qt::TextAlignmentRole:
        return index.column() >= QuantityColumn && index.column() != Unit ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                                          : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: return accessibleCellText(index);
    default: return {};
    }
}

bool SampleLines::setData(const QModelIndex &index, const QVariant &value, int role)
{
    Line &line = m_lines[std::size_t(index.row())];
    const QString typed = value.toString();
    if (role == ChoiceRole) {
        const int item = value.toInt();
        line.item = item;
        line.itemText.clear();
        if (line.rate.isEmpty()) {
            line.rate = text(priced(item).rate);
        }
    } else if (index.column() == Item) {
        line.item.reset();
        line.itemText = typed;
    } else if (index.column() == QuantityColumn) {
        line.quantity = typed;
    } else {
        line.rate = typed;
    }
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    keepBlankRow();
    return true;
}

void SampleLines::keepBlankRow()
{
    if (m_lines.empty() || !isBlank(m_lines.back())) {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        m_lines.emplace_back();
        endInsertRows();
    }
}

QVariant SampleLines::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    constexpr std::array names{u"#", u"Item", u"HSN", u"Quantity", u"Unit", u"Rate ₹", u"GST %", u"Amount ₹"};
    constexpr std::array kinds{ColumnKind::ReadOnly, ColumnKind::Suggest, ColumnKind::ReadOnly, ColumnKind::Quantity,
                               ColumnKind::ReadOnly, ColumnKind::Rate,    ColumnKind::ReadOnly, ColumnKind::ReadOnly};
    switch (role) {
    case Qt::DisplayRole: return text(names[std::size_t(section)]);
    case ColumnKindRole: return int(kinds[std::size_t(section)]);
    case Qt::TextAlignmentRole:
        return section >= QuantityColumn && section != Unit ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

Qt::ItemFlags SampleLines::flags(const QModelIndex &index) const
{
    const bool typed = index.column() == Item || index.column() == QuantityColumn || index.column() == RateColumn;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool SampleLines::insertRows(int row, int count, const QModelIndex &parent)
{
    beginInsertRows(parent, row, row + count - 1);
    m_lines.insert(m_lines.begin() + row, std::size_t(count), Line{});
    endInsertRows();
    return true;
}

bool SampleLines::removeRows(int row, int count, const QModelIndex &parent)
{
    beginRemoveRows(parent, row, row + count - 1);
    m_lines.erase(m_lines.begin() + row, m_lines.begin() + row + count);
    endRemoveRows();
    keepBlankRow();
    return true;
}

bool SampleLines::moveRows(const QModelIndex &from, int row, int, const QModelIndex &to, int destination)
{
    if (!beginMoveRows(from, row, row, to, destination)) {
        return false;
    }
    const auto first = m_lines.begin() + row;
    if (destination > row) {
        std::rotate(first, first + 1, m_lines.begin() + destination);
    } else {
        std::rotate(m_lines.begin() + destination, first, first + 1);
    }
    endMoveRows();
    return true;
}

void SampleLines::addLine(int item, const QString &quantity)
{
    const int row = rowCount() - 1;
    setData(index(row, Item), item, ChoiceRole);
    setData(index(row, QuantityColumn), quantity);
}

void SampleLines::clear()
{
    beginResetModel();
    m_lines.assign(1, Line{});
    endResetModel();
}

QStringList SampleLines::written() const
{
    QStringList result;
    for (const Line &line : m_lines) {
        if (!isBlank(line)) {
            const QString item = line.item ? text(priced(*line.item).name) : u'?' + line.itemText;
            result.append(QStringList{item, line.quantity, line.rate}.join(u'|'));
        }
    }
    return result;
}

SuggestRows SampleLines::offers(const QString &typed)
{
    SuggestRows starts;
    SuggestRows inside;
    for (int item = 0; item < int(priceList.size()); ++item) {
        const QString name = text(priced(item).name);
        const QString detail = u"%1  ·  %2 ₹"_s.arg(text(priced(item).hsn), text(priced(item).rate));
        if (name.startsWith(typed, Qt::CaseInsensitive)) {
            starts.append(SuggestRow{name, detail, item});
        } else if (name.contains(typed, Qt::CaseInsensitive)) {
            inside.append(SuggestRow{name, detail, item});
        }
    }
    starts += inside;
    if (!typed.trimmed().isEmpty()) {
        starts.append(SuggestRow{u"Create \"%1\""_s.arg(typed.trimmed()), {}, {}, true});
    }
    return starts;
}

} // namespace desk
