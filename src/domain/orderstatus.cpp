#include "domain/orderstatus.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

OrderStatus statusOf(const Order &order, const OrderLine &line)
{
    if (line.cancelled)
        return OrderStatus::Cancelled;
    if (line.dispatched >= line.quantity)
        return OrderStatus::Dispatched;
    if (order.closed || line.shortClosed)
        return OrderStatus::Closed;
    return line.dispatched.isPositive() ? OrderStatus::Part : OrderStatus::Open;
}

OrderStatus statusOf(const Order &order)
{
    const auto count = [&order](OrderStatus status) {
        return std::count_if(order.lines.begin(), order.lines.end(),
                             [&](const OrderLine &line) { return statusOf(order, line) == status; });
    };
    const auto all = static_cast<std::ptrdiff_t>(order.lines.size());
    const auto live = all - count(OrderStatus::Cancelled);
    if (live == 0)
        return all == 0 ? OrderStatus::Open : OrderStatus::Cancelled;
    const auto dispatched = count(OrderStatus::Dispatched);
    if (dispatched == live)
        return OrderStatus::Dispatched;
    if (dispatched + count(OrderStatus::Closed) == live)
        return OrderStatus::Closed;
    const bool anySent = std::any_of(order.lines.begin(), order.lines.end(), [](const OrderLine &line) {
        return !line.cancelled && line.dispatched.isPositive();
    });
    return anySent ? OrderStatus::Part : OrderStatus::Open;
}

Quantity pendingOf(const Order &order, const OrderLine &line)
{
    const OrderStatus status = statusOf(order, line);
    const bool isLive = status == OrderStatus::Open || status == OrderStatus::Part;
    return isLive ? line.quantity - line.dispatched : Quantity();
}

QString wordOf(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Open: return QStringLiteral("open");
    case OrderStatus::Part: return QStringLiteral("part");
    case OrderStatus::Dispatched: return QStringLiteral("dispatched");
    case OrderStatus::Closed: return QStringLiteral("closed");
    case OrderStatus::Cancelled: return QStringLiteral("cancelled");
    }
    return {};
}

QString displayName(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Open: return QCoreApplication::translate("Status", "Open");
    case OrderStatus::Part: return QCoreApplication::translate("Status", "Partly dispatched");
    case OrderStatus::Dispatched: return QCoreApplication::translate("Status", "Dispatched");
    case OrderStatus::Closed: return QCoreApplication::translate("Status", "Closed");
    case OrderStatus::Cancelled: return QCoreApplication::translate("Status", "Cancelled");
    }
    return {};
}

} // namespace desk
