#include "services/orderclosing.h"

#include "base/text.h"
#include "domain/orderstatus.h"
#include "services/auditing.h"
#include "services/orderbook.h"
#include "services/orders.h"
#include "services/reason.h"
#include "store/orderstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Orders {
    Q_DECLARE_TR_FUNCTIONS(desk::Orders)
};

tl::unexpected<Error> refused(const QString &code, const QString &message)
{
    return tl::unexpected(Error::refused(code, message));
}

Result<OrderLine> lineOf(const Order &order, int number)
{
    const auto found = std::find_if(order.lines.begin(), order.lines.end(),
                                    [number](const OrderLine &line) { return line.number == number; });
    if (found != order.lines.end())
        return *found;
    return refused(u"unknown_line"_s, Orders::tr("Order %1 has no line %2.").arg(order.number).arg(number));
}

// Writes the header, so that who has the order open sees that it changed, and the audit row.
Result<Order> written(Connection &connection, const Order &order, const QString &action, const QJsonObject &changes,
                      const Actor &actor)
{
    if (!store::updateOrder(connection, order))
        return refused(u"stale"_s, Orders::tr("Order %1 was changed by somebody else meanwhile.").arg(order.number));
    store::appendAudit(
        connection,
        auditRow(actor, action, u"sales_order"_s, order.id.value(), order.partyCode + u' ' + order.number, changes));
    return *store::orderById(connection, order.id);
}

QJsonObject changesOf(const QString &field, bool before, bool after, const QString &reason)
{
    return {{field, changed(before, after)}, {u"reason"_s, changed(QJsonValue(), reason)}};
}

bool hasPending(const Order &order)
{
    return std::any_of(order.lines.begin(), order.lines.end(),
                       [&](const OrderLine &line) { return pendingOf(order, line).isPositive(); });
}

Result<Order> closeLine(Connection &connection, const Order &order, int number, const QString &reason,
                        const Actor &actor)
{
    auto line = lineOf(order, number);
    if (!line)
        return tl::unexpected(line.error());
    if (line->cancelled)
        return refused(u"line_cancelled"_s,
                       Orders::tr("Line %1 of order %2 was cancelled.").arg(number).arg(order.number));
    if (line->shortClosed || order.closed)
        return refused(u"already_closed"_s,
                       Orders::tr("Line %1 of order %2 is closed already.").arg(number).arg(order.number));
    if (!pendingOf(order, *line).isPositive())
        return refused(u"nothing_open"_s,
                       Orders::tr("Nothing of line %1 of order %2 is left to send.").arg(number).arg(order.number));
    line->shortClosed = true;
    store::updateOrderLine(connection, *line);
    return written(connection, order, u"close"_s, changesOf(u"line %1 closed"_s.arg(number), false, true, reason),
                   actor);
}

Result<Order> reopenLine(Connection &connection, const Order &order, int number, const QString &reason,
                         const Actor &actor)
{
    auto line = lineOf(order, number);
    if (!line)
        return tl::unexpected(line.error());
    if (order.closed)
        return refused(u"order_closed"_s,
                       Orders::tr("Order %1 is closed as a whole. Open it first.").arg(order.number));
    if (!line->shortClosed)
        return refused(u"not_closed"_s, Orders::tr("Line %1 of order %2 is open.").arg(number).arg(order.number));
    line->shortClosed = false;
    store::updateOrderLine(connection, *line);
    return written(connection, order, u"reopen"_s, changesOf(u"line %1 closed"_s.arg(number), true, false, reason),
                   actor);
}

} // namespace

Result<Order> closeOrder(Connection &connection, const OrderPart &part, const QString &reason, const Actor &actor)
{
    auto order = orderByNumber(connection, part.partyCode, part.number);
    if (!order)
        return order;
    if (auto error = reasonMissing(reason, Orders::tr("Say why order %1 is closed").arg(order->number)))
        return tl::unexpected(std::move(*error));
    if (part.line)
        return closeLine(connection, *order, *part.line, tidied(reason), actor);
    if (!order->closed && !hasPending(*order))
        return refused(u"nothing_open"_s, Orders::tr("Nothing of order %1 is left to send.").arg(order->number));
    return setOrderClosed(connection, *order, true, reason, actor);
}

Result<Order> reopenOrder(Connection &connection, const OrderPart &part, const QString &reason, const Actor &actor)
{
    auto order = orderByNumber(connection, part.partyCode, part.number);
    if (!order)
        return order;
    if (auto error = reasonMissing(reason, Orders::tr("Say why order %1 is opened again").arg(order->number)))
        return tl::unexpected(std::move(*error));
    if (part.line)
        return reopenLine(connection, *order, *part.line, tidied(reason), actor);
    return setOrderClosed(connection, *order, false, reason, actor);
}

Result<Order> deleteOrder(Connection &connection, const QString &partyCode, const QString &number, const Actor &actor)
{
    auto order = orderByNumber(connection, partyCode, number);
    if (!order)
        return order;
    QStringList names;
    for (const store::OrderDocument &document : store::documentsOf(connection, order->id)) {
        const auto kind = documentKindFrom(document.kind);
        names += (kind ? displayName(*kind) : document.kind) + u' ' + document.number;
    }
    if (!names.isEmpty())
        return refused(
            u"has_documents"_s,
            Orders::tr("Order %1 cannot be deleted, since documents were made from it: %2. Close it instead.")
                .arg(order->number, names.join(u", "_s)));
    store::deleteOrder(connection, *order);
    QJsonObject changes{{u"date"_s, changed(order->date.toString(Qt::ISODate), QJsonValue())},
                        {u"lines"_s, changed(QString::number(order->lines.size()), QJsonValue())}};
    store::appendAudit(connection,
                       auditRow(actor, u"delete"_s, u"sales_order"_s, order->id.value(),
                                order->partyCode + u' ' + order->number, std::move(changes)));
    return order;
}

} // namespace desk
