#pragma once

#include "base/error.h"
#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "domain/document.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <optional>

namespace desk {

// Takes the fields out of one object of the command line's JSON. What is missing or null is "not given"; what has the wrong
// type, does not read as what it should be, or is not known at all is noted as a violation with the path of the field.
class JsonReader {
public:
    // `path` is "" for the whole document, else "lines[0].", with the dot.
    JsonReader(const QJsonObject &object, QString path, Violations &violations);

    QString text(const QString &key);
    QString requiredText(const QString &key);
    QStringList texts(const QString &key); // an array of texts, or one text
    bool flag(const QString &key, bool otherwise);
    int whole(const QString &key, int otherwise, int least, int most);
    QDate date(const QString &key); // yyyy-MM-dd; an invalid date when not given
    std::optional<Money> money(const QString &key);
    std::optional<Quantity> quantity(const QString &key);
    std::optional<Rate> rate(const QString &key);
    std::optional<Percent> percent(const QString &key);
    Discount discount(const QString &key); // "250" rupees or "10%"
    // One of a few words; `read` answers with nothing for a word it does not know.
    template <typename T>
    T word(const QString &key, T otherwise, std::optional<T> (*read)(const QString &))
    {
        const QString given = text(key);
        if (given.isEmpty())
            return otherwise;
        const std::optional<T> value = read(given);
        if (!value)
            refuseWord(key, given);
        return value.value_or(otherwise);
    }

    // The same where "not given" is an answer of its own.
    template <typename T>
    std::optional<T> chosen(const QString &key, std::optional<T> (*read)(const QString &))
    {
        const QString given = text(key);
        if (given.isEmpty())
            return std::nullopt;
        const std::optional<T> value = read(given);
        if (!value)
            refuseWord(key, given);
        return value;
    }

    bool holdsObject(const QString &key) const { return m_object.value(key).isObject(); }
    bool holdsArray(const QString &key) const { return m_object.value(key).isArray(); }
    // fn(JsonReader&) on the object under `key`, where one is given; its unknown keys are refused.
    void object(const QString &key, const std::function<void(JsonReader &)> &read);
    // The same for each object of an array.
    void objects(const QString &key, const std::function<void(JsonReader &)> &read);

    void refuse(const QString &key, const QString &code, const QString &message);
    // Refuses every key that was not asked for. Called last.
    void refuseOthers();

private:
    QJsonValue take(const QString &key);
    std::optional<QString> number(const QString &key);
    void refuseWord(const QString &key, const QString &given);
    template <typename T, typename Parse>
    std::optional<T> parsed(const QString &key, Parse parse);

    QJsonObject m_object;
    QString m_path;
    Violations &m_violations;
    QSet<QString> m_asked;
};

// The refusal of a file with such violations: code "invalid", or "unknown_key" where keys nobody knows are all that is wrong.
Error refusedFields(Violations violations);

} // namespace desk
