#include "viewmodels/orderlistmodel.h"

#include "base/typed.h"
#include "domain/orderstatus.h"
#include "domain/reference.h"
#include "viewmodels/listrows.h"

namespace desk {

namespace {

int toneOf(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Open: return 1;
    case OrderStatus::Part: return 3;
    case OrderStatus::Dispatched: return 2;
    case OrderStatus::Closed: return 0;
    case OrderStatus::Cancelled: return 4;
    }
    return 0;
}

struct Sums {
    QString ordered, dispatched, pending;
};

Sums inOneUnit(const Order &order, const QString &unit)
{
    Quantity ordered, dispatched, pending;
    for (const OrderLine &line : order.lines) {
        if (line.cancelled)
            continue;
        ordered += line.quantity;
        dispatched += line.dispatched;
        pending += pendingOf(order, line);
    }
    const auto known = unitByText(unit);
    const auto text = [&](Quantity quantity) {
        return OrderListModel::tr("%1 %2").arg(quantity.toDisplay(known ? known->decimals : 3), unit);
    };
    return {text(ordered), text(dispatched), text(pending)};
}

Sums inLines(const Order &order)
{
    int ordered = 0;
    int pending = 0;
    for (const OrderLine &line : order.lines) {
        ordered += line.cancelled ? 0 : 1;
        pending += pendingOf(order, line).isPositive() ? 1 : 0;
    }
    const auto text = [](int count) {
        return count == 1 ? OrderListModel::tr("1 line") : OrderListModel::tr("%n lines", nullptr, count);
    };
    return {text(ordered), text(ordered - pending), text(pending)};
}

Sums sumsOf(const Order &order)
{
    QString unit;
    bool alike = true;
    for (const OrderLine &line : order.lines) {
        if (line.cancelled)
            continue;
        alike = alike && (unit.isEmpty() || unit == line.unit);
        unit = line.unit;
    }
    if (!alike || unit.isEmpty())
        return inLines(order);
    try {
        return inOneUnit(order, unit);
    } catch (const OverflowError &) {
        return inLines(order);
    }
}

ListRow shownOrder(const Order &order)
{
    const Sums sums = sumsOf(order);
    const OrderStatus status = statusOf(order);
    ListRow shown;
    shown.tone = toneOf(status);
    shown.cells = {order.number,    order.partyName, dateToDisplay(order.date), sums.ordered,
                   sums.dispatched, sums.pending,    displayName(status)};
    return shown;
}

} // namespace

OrderListModel::OrderListModel(const Session &session, QObject *parent) : PagedModel(parent)
{
    d = std::make_unique<ListCore>(*this, session, [](Connection &connection, const std::vector<qint64> &ids) {
        return inOrder(ids, orderRows(connection, typedIds<OrderId>(ids)), shownOrder);
    });
}

void OrderListModel::setFilter(const OrderFilter &filter)
{
    d->ask([filter](Connection &connection) -> Result<Listing> {
        const auto ids = orderIds(connection, filter);
        if (!ids)
            return tl::unexpected(ids.error());
        return Listing{plainIds(*ids), {}};
    });
}

int OrderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OrderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Order"),      tr("Customer"), tr("Date"),  tr("Ordered"),
                             tr("Dispatched"), tr("Pending"),  tr("Status")};
    return headerOf(titles, section, orientation, role, isNumeric(section));
}

bool OrderListModel::isNumeric(int column) const
{
    return column == Ordered || column == Dispatched || column == Pending;
}

QString OrderListModel::countWord(std::int64_t count) const
{
    return count == 1 ? tr("order") : tr("orders");
}

} // namespace desk
