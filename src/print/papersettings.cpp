#include "print/papersettings.h"

#include "print/copies.h"

#include <QJsonArray>

#include <array>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal widestMargin = 120;

constexpr std::array templateWords{
    std::pair{PaperTemplate::Classic, "classic"_L1},
    std::pair{PaperTemplate::Modern, "modern"_L1},
    std::pair{PaperTemplate::Compact, "compact"_L1},
};
constexpr std::array sizeWords{
    std::pair{PaperSize::A4, "a4"_L1},
    std::pair{PaperSize::A5, "a5"_L1},
    std::pair{PaperSize::Letter, "letter"_L1},
};
constexpr std::array columnWords{
    std::pair{&PaperColumns::itemCode, "code"_L1},     std::pair{&PaperColumns::hsn, "hsn"_L1},
    std::pair{&PaperColumns::rate, "rate"_L1},         std::pair{&PaperColumns::value, "value"_L1},
    std::pair{&PaperColumns::discount, "discount"_L1}, std::pair{&PaperColumns::gstRate, "gst"_L1},
    std::pair{&PaperColumns::taxAmount, "tax"_L1},     std::pair{&PaperColumns::lineTotal, "total"_L1},
};
constexpr std::array marginWords{
    std::pair{&PaperMargins::left, "left"_L1},
    std::pair{&PaperMargins::top, "top"_L1},
    std::pair{&PaperMargins::right, "right"_L1},
    std::pair{&PaperMargins::bottom, "bottom"_L1},
};
constexpr std::array kinds{DocumentKind::Challan, DocumentKind::Invoice, DocumentKind::Return, DocumentKind::CreditNote,
                           DocumentKind::Receipt};

template <typename Words, typename Value>
void readWord(const QJsonValue &json, const Words &words, Value &value)
{
    for (const auto &[known, word] : words) {
        if (json.toString() == word)
            value = known;
    }
}

void readBool(const QJsonObject &json, QLatin1StringView key, bool &value)
{
    value = json.value(key).toBool(value);
}

PaperOptions optionsFrom(const QJsonObject &json)
{
    PaperOptions options;
    readWord(json.value("template"_L1), templateWords, options.look);
    readWord(json.value("size"_L1), sizeWords, options.size);
    readBool(json, "landscape"_L1, options.landscape);
    readBool(json, "preprinted"_L1, options.preprinted);
    readBool(json, "logo"_L1, options.showLogo);
    readBool(json, "bank"_L1, options.showBank);
    readBool(json, "upi"_L1, options.showUpi);
    const QColor accent(json.value("accent"_L1).toString());
    if (accent.isValid())
        options.accent = accent;
    const QJsonObject margins = json.value("margins"_L1).toObject();
    for (const auto &[member, word] : marginWords)
        options.margins.*member = qBound(0.0, margins.value(word).toDouble(options.margins.*member), widestMargin);
    const QJsonObject columns = json.value("columns"_L1).toObject();
    for (const auto &[member, word] : columnWords)
        readBool(columns, word, options.columns.*member);
    options.terms = json.value("terms"_L1).toString();
    options.footerText = json.value("footer"_L1).toString();
    options.signatureLabel = json.value("signatory"_L1).toString();
    return options;
}

QString sizeWord(PaperSize size)
{
    for (const auto &[known, word] : sizeWords) {
        if (known == size)
            return word;
    }
    return {};
}

} // namespace

QString wordOf(PaperTemplate look)
{
    for (const auto &[known, word] : templateWords) {
        if (known == look)
            return word;
    }
    return {};
}

std::optional<PaperTemplate> paperTemplateFrom(const QString &word)
{
    for (const auto &[known, name] : templateWords) {
        if (word == name)
            return known;
    }
    return std::nullopt;
}

PaperSettings paperSettingsFrom(const QJsonObject &json)
{
    PaperSettings settings;
    settings.options = optionsFrom(json);
    settings.guarantee = json.value("guarantee"_L1).toString();
    readBool(json, "composition"_L1, settings.composition);
    const QJsonObject copies = json.value("copies"_L1).toObject();
    for (const DocumentKind kind : kinds) {
        const QJsonValue words = copies.value(wordOf(kind));
        if (words.isArray())
            settings.copies[kind] = words.toVariant().toStringList();
    }
    return settings;
}

QJsonObject toJson(const PaperSettings &settings)
{
    const PaperOptions &options = settings.options;
    QJsonObject margins;
    for (const auto &[member, word] : marginWords)
        margins.insert(word, options.margins.*member);
    QJsonObject columns;
    for (const auto &[member, word] : columnWords)
        columns.insert(word, options.columns.*member);
    QJsonObject copies;
    for (const auto &[kind, words] : settings.copies)
        copies.insert(wordOf(kind), QJsonArray::fromStringList(words));
    return {{u"template"_s, wordOf(options.look)},
            {u"size"_s, sizeWord(options.size)},
            {u"landscape"_s, options.landscape},
            {u"preprinted"_s, options.preprinted},
            {u"logo"_s, options.showLogo},
            {u"bank"_s, options.showBank},
            {u"upi"_s, options.showUpi},
            {u"accent"_s, options.accent.name()},
            {u"margins"_s, margins},
            {u"columns"_s, columns},
            {u"copies"_s, copies},
            {u"terms"_s, options.terms},
            {u"footer"_s, options.footerText},
            {u"signatory"_s, options.signatureLabel},
            {u"guarantee"_s, settings.guarantee},
            {u"composition"_s, settings.composition}};
}

QStringList usualCopies(const Document &document, const PaperFacts &facts, const PaperSettings &settings)
{
    if (!facts.irn.isEmpty())
        return {};
    const auto chosen = settings.copies.find(document.kind);
    return chosen == settings.copies.end() ? copyMarks(document) : marksNamed(document, chosen->second);
}

} // namespace desk
