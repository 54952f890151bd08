#include "viewmodels/pagedmodels.h"

#include "base/gridroles.h"
#include "base/text.h"
#include "base/typed.h"
#include "domain/reference.h"
#include "viewmodels/listrows.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// As base/gridroles.h counts them: 2 good, 3 half done, 4 bad.
int toneOf(const QString &status)
{
    if (status == "cancelled"_L1 || status == "overdue"_L1)
        return 4;
    return status.startsWith("partly"_L1) ? 3 : 2;
}

ListRow shownDocument(const DocumentRow &row)
{
    ListRow shown;
    const QString party = row.partyCity.isEmpty() ? row.partyName : row.partyName + u", "_s + row.partyCity;
    shown.status = row.cancelled ? u"cancelled"_s : wordOf(row.progress);
    shown.tone = toneOf(shown.status);
    shown.payable = row.cancelled ? Money() : row.payable;
    shown.cells = {row.number,
                   dateToDisplay(row.date),
                   party,
                   row.vehicle,
                   QString::number(row.lineCount),
                   row.payable.toDisplay(),
                   displayName(row.cancelled ? Progress::Cancelled : row.progress, row.kind)};
    return shown;
}

ListRow shownParty(const Party &party)
{
    ListRow shown;
    shown.status = party.active ? QString() : u"inactive"_s;
    shown.cells = {party.name,  party.address.city, stateName(party.address.state),
                   party.gstin, party.phone,        party.code};
    return shown;
}

ListRow shownItem(const Item &item)
{
    ListRow shown;
    shown.status = item.active ? QString() : u"inactive"_s;
    shown.cells = {
        item.name, item.hsn, item.unit, item.gst.toPlain(), item.rate.isZero() ? QString() : item.rate.toDisplay(),
        item.code};
    return shown;
}

Result<Listing> listDocuments(Connection &connection, const DocumentFilter &filter)
{
    const auto ids = documentIds(connection, filter);
    if (!ids)
        return tl::unexpected(ids.error());
    const auto sums = documentSums(connection, filter);
    if (!sums)
        return tl::unexpected(sums.error());
    return Listing{plainIds(*ids), sums->payable};
}

} // namespace

PagedModel::PagedModel(QObject *parent) : QAbstractTableModel(parent) {}

PagedModel::~PagedModel() = default;

qint64 PagedModel::idAt(int row) const
{
    const auto &ids = d->ids();
    return row >= 0 && row < static_cast<int>(ids.size()) ? ids[static_cast<std::size_t>(row)] : 0;
}

int PagedModel::rowOf(qint64 id) const
{
    const auto found = std::find(d->ids().begin(), d->ids().end(), id);
    return found == d->ids().end() ? -1 : static_cast<int>(found - d->ids().begin());
}

bool PagedModel::isLoading() const
{
    return d->isLoading();
}

void PagedModel::refresh()
{
    d->refresh();
}

QString PagedModel::countText() const
{
    const auto count = static_cast<std::int64_t>(d->ids().size());
    return indianGrouping(QString::number(count)) + u' ' + countWord(count);
}

QString PagedModel::sumText() const
{
    return d->showsSums ? u"₹ "_s + d->sum().toDisplay() : QString();
}

QString PagedModel::selectionSumText(const QList<int> &rows) const
{
    if (rows.isEmpty())
        return {};
    QString count = tr("%1 selected").arg(indianGrouping(QString::number(rows.size())));
    if (!d->showsSums)
        return count;
    Money sum;
    for (const int row : rows) {
        const ListRow *known = d->knownRow(row);
        if (!known) // not loaded: no sum is better than half a sum
            return count;
        sum += known->payable;
    }
    return tr("%1, ₹ %2").arg(count, sum.toDisplay());
}

QString PagedModel::rowsAsText(const QList<int> &rows) const
{
    QStringList lines;
    for (const int row : rows) {
        if (const ListRow *known = d->knownRow(row))
            lines.append(known->cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

int PagedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(d->ids().size());
}

bool PagedModel::isNumeric(int) const
{
    return false;
}

QVariant PagedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int alignment = int(Qt::AlignVCenter | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    switch (role) {
    case Qt::TextAlignmentRole:
    case AlignRole: return alignment;
    case IdRole: return idAt(index.row());
    case StatusRole: {
        const ListRow *row = d->row(index.row());
        return row ? row->status : QString();
    }
    case ToneRole: {
        const ListRow *row = index.column() == statusColumn() ? d->row(index.row()) : nullptr;
        return row ? QVariant(row->tone) : QVariant();
    }
    case Qt::AccessibleTextRole:
        return tr("Row %1, %2: %3")
            .arg(QString::number(index.row() + 1),
                 headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                 data(index, Qt::DisplayRole).toString());
    case Qt::DisplayRole: {
        const ListRow *row = d->row(index.row());
        return row ? row->cells.value(index.column()) : QString();
    }
    default: return {};
    }
}

QVariant PagedModel::headerOf(const QStringList &titles, int section, Qt::Orientation orientation, int role,
                              bool numeric)
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (role == Qt::DisplayRole)
        return titles.value(section);
    if (role == Qt::TextAlignmentRole || role == AlignRole)
        return int(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

DocumentListModel::DocumentListModel(DocumentKind kind, Session session, QObject *parent) : PagedModel(parent)
{
    m_clock = session.actor.clock;
    d = std::make_unique<ListCore>(
        *this, std::move(session), [clock = m_clock](Connection &connection, const std::vector<qint64> &ids) {
            return inOrder(ids, documentRows(connection, typedIds<DocumentId>(ids), clock->today()), shownDocument);
        });
    d->showsSums = true;
    DocumentFilter first;
    first.kind = kind;
    setFilter(first);
}

void DocumentListModel::setFilter(const DocumentFilter &filter)
{
    m_filter = filter;
    d->ask([filter, clock = m_clock](Connection &connection) {
        DocumentFilter asked = filter;
        asked.today = clock->today();
        return listDocuments(connection, asked);
    });
}

int DocumentListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DocumentListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Number"), tr("Date"),  tr("Customer"), tr("Vehicle"),
                             tr("Lines"),  tr("Total"), tr("Status")};
    return headerOf(titles, section, orientation, role, isNumeric(section));
}

void DocumentListModel::sort(int column, Qt::SortOrder order)
{
    DocumentFilter next = m_filter;
    switch (column) {
    case Number: next.sort = DocumentSort::Number; break;
    case Date: next.sort = DocumentSort::Date; break;
    case PartyName: next.sort = DocumentSort::Party; break;
    case Payable: next.sort = DocumentSort::Payable; break;
    default: return;
    }
    next.descending = order == Qt::DescendingOrder;
    if (next.sort != m_filter.sort || next.descending != m_filter.descending)
        setFilter(next);
}

bool DocumentListModel::isNumeric(int column) const
{
    return column == Lines || column == Payable;
}

QString DocumentListModel::countWord(std::int64_t count) const
{
    const bool one = count == 1;
    switch (m_filter.kind) {
    case DocumentKind::Challan: return one ? tr("challan") : tr("challans");
    case DocumentKind::Invoice: return one ? tr("invoice") : tr("invoices");
    case DocumentKind::Return: return one ? tr("return") : tr("returns");
    case DocumentKind::CreditNote: return one ? tr("credit note") : tr("credit notes");
    case DocumentKind::Receipt: return one ? tr("receipt") : tr("receipts");
    }
    return {};
}

PartyListModel::PartyListModel(Session session, QObject *parent) : MasterListModel(parent)
{
    d = std::make_unique<ListCore>(*this, std::move(session),
                                   [](Connection &connection, const std::vector<qint64> &ids) {
                                       return inOrder(ids, partyRows(connection, typedIds<PartyId>(ids)), shownParty);
                                   });
    setSearch({}, false);
}

void PartyListModel::setSearch(const QString &text, bool withInactive)
{
    d->ask([text, withInactive](Connection &connection) -> Result<Listing> {
        const auto ids = partyIds(connection, text, withInactive);
        if (!ids)
            return tl::unexpected(ids.error());
        return Listing{plainIds(*ids), {}};
    });
}

int PartyListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PartyListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Name"), tr("City"), tr("State"), tr("GSTIN"), tr("Phone"), tr("Code")};
    return headerOf(titles, section, orientation, role, false);
}

QString PartyListModel::countWord(std::int64_t count) const
{
    return count == 1 ? tr("customer") : tr("customers");
}

ItemListModel::ItemListModel(Session session, QObject *parent) : MasterListModel(parent)
{
    d = std::make_unique<ListCore>(*this, std::move(session),
                                   [](Connection &connection, const std::vector<qint64> &ids) {
                                       return inOrder(ids, itemRows(connection, typedIds<ItemId>(ids)), shownItem);
                                   });
    setSearch({}, false);
}

void ItemListModel::setSearch(const QString &text, bool withInactive)
{
    d->ask([text, withInactive](Connection &connection) -> Result<Listing> {
        const auto ids = itemIds(connection, text, withInactive);
        if (!ids)
            return tl::unexpected(ids.error());
        return Listing{plainIds(*ids), {}};
    });
}

int ItemListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ItemListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Name"), tr("HSN"), tr("Unit"), tr("GST %"), tr("Rate"), tr("Code")};
    return headerOf(titles, section, orientation, role, isNumeric(section));
}

bool ItemListModel::isNumeric(int column) const
{
    return column == Gst || column == Rate;
}

QString ItemListModel::countWord(std::int64_t count) const
{
    return count == 1 ? tr("item") : tr("items");
}

} // namespace desk
