#pragma once

#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>
#include <QUuid>
#include <QVariant>

#include <concepts>
#include <cstdint>
#include <optional>

class QSqlQuery;

namespace desk {

// How a C++ value is stored. Only the types below can be bound or read; a double is not among them.
// Money, Quantity, Rate and Percent are INTEGER in their smallest unit, dates TEXT yyyy-MM-dd, times TEXT ISO in UTC,
// a null QString is stored as the empty text, an empty std::optional, an invalid id and a null date as NULL.
QVariant toSql(bool value);
QVariant toSql(int value);
QVariant toSql(std::int64_t value);
QVariant toSql(const QString &value);
QVariant toSql(const QByteArray &value);
QVariant toSql(QDate value);
QVariant toSql(const QDateTime &value);
QVariant toSql(const QUuid &value);
QVariant toSql(Money value);
QVariant toSql(Quantity value);
QVariant toSql(Rate value);
QVariant toSql(Percent value);
template <std::signed_integral T>
QVariant toSql(T value)
{
    return toSql(static_cast<std::int64_t>(value)); // long and long long, whichever std::int64_t is not
}
QVariant toSql(const char *) = delete;
QVariant toSql(double) = delete;
template <typename Tag>
QVariant toSql(StrongId<Tag> id)
{
    return id.isValid() ? toSql(id.value()) : QVariant();
}
template <typename T>
QVariant toSql(const std::optional<T> &value)
{
    return value ? toSql(*value) : QVariant();
}

void fromSql(const QVariant &value, bool &out);
void fromSql(const QVariant &value, int &out);
void fromSql(const QVariant &value, std::int64_t &out);
void fromSql(const QVariant &value, QString &out);
void fromSql(const QVariant &value, QByteArray &out);
void fromSql(const QVariant &value, QDate &out);
void fromSql(const QVariant &value, QDateTime &out);
void fromSql(const QVariant &value, QUuid &out);
void fromSql(const QVariant &value, Money &out);
void fromSql(const QVariant &value, Quantity &out);
void fromSql(const QVariant &value, Rate &out);
void fromSql(const QVariant &value, Percent &out);
template <typename Tag>
void fromSql(const QVariant &value, StrongId<Tag> &out)
{
    std::int64_t raw = 0;
    if (!value.isNull())
        fromSql(value, raw);
    out = StrongId<Tag>(raw);
}
template <typename T>
void fromSql(const QVariant &value, std::optional<T> &out)
{
    out.reset();
    if (value.isNull())
        return;
    T inner{};
    fromSql(value, inner);
    out = std::move(inner);
}

// The row a query stands on, read from left to right in the order of its SELECT list:
//   Party party{row.take<PartyId>(), row.take<QString>(), …}   (braces evaluate in order)
// Valid only inside the callback it was handed to.
class Row {
public:
    explicit Row(QSqlQuery &query) : m_query(query) {}
    Row(const Row &) = delete;
    Row &operator=(const Row &) = delete;

    template <typename T>
    T take()
    {
        T value{};
        fromSql(next(), value);
        return value;
    }

private:
    QVariant next();
    QSqlQuery &m_query;
    int m_column = 0;
};

} // namespace desk
