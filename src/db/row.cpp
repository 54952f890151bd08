#include "db/row.h"

#include "db/dberror.h"

#include <QSqlQuery>

#include <limits>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

[[noreturn]] void refuse(const QString &wanted, const QVariant &value)
{
    const QString found = value.isNull() ? u"NULL"_s : QString::fromLatin1(value.typeName());
    throw DbError(DbFault::Unknown, 0, u"read"_s, u"a column holds %1 where %2 is read"_s.arg(found, wanted));
}

std::int64_t wholeNumber(const QVariant &value)
{
    switch (value.isNull() ? QMetaType::UnknownType : value.typeId()) {
    case QMetaType::LongLong:
    case QMetaType::Int:
    case QMetaType::Bool: return value.toLongLong();
    default: refuse(u"a whole number"_s, value);
    }
}

QString text(const QVariant &value, const QString &wanted)
{
    if (value.isNull())
        return {};
    if (value.typeId() != QMetaType::QString)
        refuse(wanted, value);
    return value.toString();
}

} // namespace

QVariant toSql(bool value)
{
    return QVariant(value ? 1 : 0);
}
QVariant toSql(int value)
{
    return QVariant(value);
}
QVariant toSql(std::int64_t value)
{
    return QVariant(static_cast<qlonglong>(value));
}
QVariant toSql(const QString &value)
{
    return QVariant(value.isNull() ? u""_s : value);
}
QVariant toSql(const QByteArray &value)
{
    return QVariant(value.isNull() ? QByteArray("") : value);
}
QVariant toSql(QDate value)
{
    return value.isValid() ? QVariant(value.toString(Qt::ISODate)) : QVariant();
}
QVariant toSql(const QUuid &value)
{
    return value.isNull() ? QVariant() : QVariant(value.toString(QUuid::WithoutBraces));
}
QVariant toSql(Money value)
{
    return toSql(value.paise());
}
QVariant toSql(Quantity value)
{
    return toSql(value.thousandths());
}
QVariant toSql(Rate value)
{
    return toSql(value.millionths());
}
QVariant toSql(Percent value)
{
    return toSql(value.thousandths());
}

QVariant toSql(const QDateTime &value)
{
    return value.isValid() ? QVariant(value.toUTC().toString(Qt::ISODateWithMs)) : QVariant();
}

void fromSql(const QVariant &value, bool &out)
{
    out = wholeNumber(value) != 0;
}

void fromSql(const QVariant &value, int &out)
{
    const std::int64_t number = wholeNumber(value);
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
        refuse(u"a whole number of 32 bits"_s, value);
    out = static_cast<int>(number);
}

void fromSql(const QVariant &value, std::int64_t &out)
{
    out = wholeNumber(value);
}

void fromSql(const QVariant &value, QString &out)
{
    out = text(value, u"text"_s);
}

void fromSql(const QVariant &value, QByteArray &out)
{
    if (!value.isNull() && value.typeId() != QMetaType::QByteArray)
        refuse(u"bytes"_s, value);
    out = value.toByteArray();
}

void fromSql(const QVariant &value, QDate &out)
{
    if (value.typeId() == QMetaType::QDate) {
        out = value.toDate();
        return;
    }
    const QString written = text(value, u"a date"_s);
    out = QDate::fromString(written, u"yyyy-MM-dd"_s);
    if (!written.isNull() && !out.isValid())
        refuse(u"a date"_s, value);
}

void fromSql(const QVariant &value, QDateTime &out)
{
    if (value.typeId() == QMetaType::QDateTime) {
        out = value.toDateTime().toUTC();
        return;
    }
    const QString written = text(value, u"a time"_s);
    out = QDateTime::fromString(written, Qt::ISODateWithMs);
    if (!written.isNull() && !out.isValid())
        refuse(u"a time"_s, value);
    if (out.timeSpec() == Qt::LocalTime)
        out.setTimeSpec(Qt::UTC);
}

void fromSql(const QVariant &value, QUuid &out)
{
    if (value.typeId() == QMetaType::QUuid) {
        out = value.toUuid();
        return;
    }
    const QString written = text(value, u"a uuid"_s);
    out = QUuid::fromString(written);
    if (!written.isNull() && out.isNull())
        refuse(u"a uuid"_s, value);
}

void fromSql(const QVariant &value, Money &out)
{
    out = Money::fromPaise(wholeNumber(value));
}

void fromSql(const QVariant &value, Quantity &out)
{
    out = Quantity::fromThousandths(wholeNumber(value));
}

void fromSql(const QVariant &value, Rate &out)
{
    out = Rate::fromMillionths(wholeNumber(value));
}

void fromSql(const QVariant &value, Percent &out)
{
    out = Percent::fromThousandths(wholeNumber(value));
}

QVariant Row::next()
{
    QVariant value = m_query.value(m_column++);
    if (!value.isValid()) // a NULL is a valid, null QVariant
        throw DbError(DbFault::Unknown, 0, u"read"_s, u"more columns are read than the SELECT lists"_s);
    return value;
}

} // namespace desk
