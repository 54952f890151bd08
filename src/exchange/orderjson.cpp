#include "exchange/orderjson.h"

#include "domain/orderstatus.h"

#include <QJsonArray>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

QJsonObject lineJson(const Order &order, const OrderLine &line)
{
    QJsonArray lots;
    for (const OrderLot &lot : line.lots)
        lots.append(QJsonObject{{u"lot"_s, lot.number},
                                {u"qty"_s, lot.quantity.toPlain()},
                                {u"due"_s, lot.due.toString(Qt::ISODate)},
                                {u"remark"_s, lot.remark}});
    QJsonArray opening;
    for (const OrderOpening &entry : line.opening)
        opening.append(QJsonObject{{u"date"_s, entry.date.toString(Qt::ISODate)},
                                   {u"qty"_s, entry.quantity.toPlain()},
                                   {u"reference"_s, entry.reference}});
    return {{u"line"_s, line.number},
            {u"item"_s, line.itemCode},
            {u"description"_s, line.description},
            {u"unit"_s, line.unit},
            {u"qty"_s, line.quantity.toPlain()},
            {u"rate"_s, line.rate.toPlain()},
            {u"due"_s, line.due.isValid() ? QJsonValue(line.due.toString(Qt::ISODate)) : QJsonValue()},
            {u"dispatched"_s, line.dispatched.toPlain()},
            {u"pending"_s, pendingOf(order, line).toPlain()},
            {u"status"_s, wordOf(statusOf(order, line))},
            {u"lots"_s, lots},
            {u"opening"_s, opening}};
}

} // namespace

QJsonObject orderJson(const Order &order)
{
    QJsonArray lines;
    for (const OrderLine &line : order.lines)
        lines.append(lineJson(order, line));
    return {{u"number"_s, order.number},
            {u"date"_s, order.date.toString(Qt::ISODate)},
            {u"party"_s, order.partyCode},
            {u"party_name"_s, order.partyName},
            {u"allow_excess"_s, order.allowExcess},
            {u"closed"_s, order.closed},
            {u"close_reason"_s, order.closeReason},
            {u"remarks"_s, order.remarks},
            {u"status"_s, wordOf(statusOf(order))},
            {u"version"_s, qint64(order.version)},
            {u"lines"_s, lines}};
}

} // namespace desk
