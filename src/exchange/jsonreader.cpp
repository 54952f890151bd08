#include "exchange/jsonreader.h"

#include "base/typed.h"

#include <QCoreApplication>
#include <QMetaType>
#include <QRegularExpression>
#include <QVariant>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct JsonFields {
    Q_DECLARE_TR_FUNCTIONS(desk::JsonFields)
};

constexpr qsizetype longestText = 4000;

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

} // namespace

JsonReader::JsonReader(const QJsonObject &object, QString path, Violations &violations)
    : m_object(object), m_path(std::move(path)), m_violations(violations)
{
}

QJsonValue JsonReader::take(const QString &key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

void JsonReader::refuse(const QString &key, const QString &code, const QString &message)
{
    m_violations.push_back({m_path + key, code, message});
}

void JsonReader::refuseWord(const QString &key, const QString &given)
{
    refuse(key, u"unknown_word"_s, JsonFields::tr("%1 is not a word that %2 can have.").arg(given.left(60), key));
}

QString JsonReader::text(const QString &key)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return {};
    if (!value.isString()) {
        refuse(key, u"wrong_type"_s, JsonFields::tr("%1 must be a text in quotation marks.").arg(key));
        return {};
    }
    QString given = value.toString();
    if (given.size() > longestText) {
        refuse(key, u"too_long"_s, JsonFields::tr("%1 is longer than %2 characters.").arg(key).arg(longestText));
        return {};
    }
    return given;
}

QString JsonReader::requiredText(const QString &key)
{
    const bool given = isGiven(m_object.value(key));
    QString found = text(key);
    if (!given || (m_object.value(key).isString() && found.trimmed().isEmpty()))
        refuse(key, u"missing"_s, JsonFields::tr("%1 is missing.").arg(key));
    return found;
}

QStringList JsonReader::texts(const QString &key)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return {};
    if (value.isString())
        return value.toString().split(u'\n', Qt::SkipEmptyParts);
    if (!value.isArray()) {
        refuse(key, u"wrong_type"_s, JsonFields::tr("%1 must be a list of texts.").arg(key));
        return {};
    }
    QStringList found;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (array.at(i).isString())
            found += array.at(i).toString();
        else
            refuse(u"%1[%2]"_s.arg(key).arg(i), u"wrong_type"_s,
                   JsonFields::tr("%1 must be a list of texts.").arg(key));
    }
    return found;
}

bool JsonReader::flag(const QString &key, bool otherwise)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return otherwise;
    if (!value.isBool())
        refuse(key, u"wrong_type"_s, JsonFields::tr("%1 must be true or false.").arg(key));
    return value.toBool(otherwise);
}

std::optional<QString> JsonReader::number(const QString &key)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return std::nullopt;
    if (value.isString())
        return value.toString();
    const QVariant plain = value.toVariant();
    if (value.isDouble() && plain.typeId() == QMetaType::LongLong)
        return QString::number(plain.toLongLong());
    refuse(key, u"wrong_type"_s,
           JsonFields::tr("%1 must be a number in quotation marks, so that no digit is lost.").arg(key));
    return std::nullopt;
}

int JsonReader::whole(const QString &key, int otherwise, int least, int most)
{
    const std::optional<QString> given = number(key);
    if (!given)
        return otherwise;
    bool reads = false;
    const int value = given->trimmed().toInt(&reads);
    if (reads && value >= least && value <= most)
        return value;
    refuse(key, u"out_of_range"_s,
           JsonFields::tr("%1 must be a whole number from %2 to %3.")
               .arg(key, QString::number(least), QString::number(most)));
    return otherwise;
}

QDate JsonReader::date(const QString &key)
{
    static const QRegularExpression shape(u"^\\d{4}-\\d{2}-\\d{2}$"_s);
    const QString given = text(key);
    if (given.isEmpty())
        return {};
    if (!shape.match(given).hasMatch()) {
        refuse(key, u"wrong_date"_s,
               JsonFields::tr("%1 must be a date like 2026-04-05, not %2.").arg(key, given.left(40)));
        return {};
    }
    const QDate found = QDate::fromString(given, Qt::ISODate);
    if (!found.isValid())
        refuse(key, u"wrong_date"_s, JsonFields::tr("%1 is no day of the calendar.").arg(given));
    return found;
}

template <typename T, typename Parse>
std::optional<T> JsonReader::parsed(const QString &key, Parse parse)
{
    const std::optional<QString> given = number(key);
    if (!given)
        return std::nullopt;
    const Typed<T> value = parse(*given);
    if (value)
        return *value;
    refuse(key, u"wrong_number"_s, value.error());
    return std::nullopt;
}

std::optional<Money> JsonReader::money(const QString &key)
{
    return parsed<Money>(key, parseMoney);
}

std::optional<Quantity> JsonReader::quantity(const QString &key)
{
    return parsed<Quantity>(key, parseQuantity);
}

std::optional<Rate> JsonReader::rate(const QString &key)
{
    return parsed<Rate>(key, parseRate);
}

std::optional<Percent> JsonReader::percent(const QString &key)
{
    return parsed<Percent>(key, parsePercent);
}

Discount JsonReader::discount(const QString &key)
{
    Discount discount;
    const QJsonValue value = m_object.value(key);
    if (value.isString() && value.toString().trimmed().isEmpty()) {
        take(key);
        return discount;
    }
    if (value.isString() && value.toString().trimmed().endsWith(u'%')) {
        if (const auto given = percent(key)) {
            discount.kind = Discount::Kind::Percentage;
            discount.percent = *given;
        }
    } else if (const auto given = money(key)) {
        discount.kind = Discount::Kind::Amount;
        discount.amount = *given;
    }
    return discount;
}

void JsonReader::object(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return;
    if (!value.isObject()) {
        refuse(key, u"wrong_type"_s, JsonFields::tr("%1 must be an object in braces.").arg(key));
        return;
    }
    JsonReader inner(value.toObject(), m_path + key + u'.', m_violations);
    read(inner);
    inner.refuseOthers();
}

void JsonReader::objects(const QString &key, const std::function<void(JsonReader &)> &read)
{
    const QJsonValue value = take(key);
    if (!isGiven(value))
        return;
    if (!value.isArray()) {
        refuse(key, u"wrong_type"_s, JsonFields::tr("%1 must be a list in brackets.").arg(key));
        return;
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString element = u"%1[%2]"_s.arg(key).arg(i);
        if (!array.at(i).isObject()) {
            refuse(element, u"wrong_type"_s, JsonFields::tr("%1 must be an object in braces.").arg(element));
            continue;
        }
        JsonReader inner(array.at(i).toObject(), m_path + element + u'.', m_violations);
        read(inner);
        inner.refuseOthers();
    }
}

void JsonReader::refuseOthers()
{
    const QStringList keys = m_object.keys();
    for (const QString &key : keys) {
        if (!m_asked.contains(key))
            refuse(key, u"unknown_key"_s, JsonFields::tr("\"%1\" is not known here.").arg(key.left(60)));
    }
}

Error refusedFields(Violations violations)
{
    const bool onlyKeys = std::all_of(violations.begin(), violations.end(),
                                      [](const Violation &violation) { return violation.code == u"unknown_key"_s; });
    const Violation &first = violations.front();
    QString message = first.field.isEmpty() ? first.message : first.field + u": "_s + first.message;
    return Error::refused(onlyKeys ? u"unknown_key"_s : u"invalid"_s, std::move(message), std::move(violations));
}

} // namespace desk
