#include "base/text.h"

namespace desk {

QString decimalText(std::int64_t value, int scale, int minDecimals)
{
    const bool negative = value < 0;
    // The magnitude of the smallest 64-bit number does not fit into itself.
    const std::uint64_t magnitude = negative ? ~static_cast<std::uint64_t>(value) + 1
                                             : static_cast<std::uint64_t>(value);
    QString digits = QString::number(magnitude).rightJustified(scale + 1, QLatin1Char('0'));
    QString decimals = digits.right(scale);
    const QString whole = digits.left(digits.size() - scale);
    while (decimals.size() > minDecimals && decimals.endsWith(QLatin1Char('0')))
        decimals.chop(1);
    QString result = negative ? QStringLiteral("-") + whole : whole;
    if (!decimals.isEmpty())
        result += QLatin1Char('.') + decimals;
    return result;
}

QString indianGrouping(const QString &plain)
{
    const bool negative = plain.startsWith(QLatin1Char('-'));
    const qsizetype start = negative ? 1 : 0;
    const qsizetype dot = plain.indexOf(QLatin1Char('.'));
    const qsizetype end = dot < 0 ? plain.size() : dot;
    QString result = plain;
    for (qsizetype at = end - 3; at > start; at -= 2)
        result.insert(at, QLatin1Char(','));
    return result;
}

QString tidied(const QString &text)
{
    return text.simplified();
}

QString comparisonKey(const QString &text)
{
    return tidied(text).toUpper();
}

QString searchKey(const QString &text)
{
    QString result;
    const QString decomposed = tidied(text).normalized(QString::NormalizationForm_KD);
    for (const QChar ch : decomposed) {
        // Latin accents fall away; the vowel signs of Indian scripts are part of the letter and stay.
        const bool latinAccent = ch.unicode() >= 0x0300 && ch.unicode() <= 0x036F;
        if (!latinAccent)
            result += ch;
    }
    return result.toCaseFolded();
}

} // namespace desk
