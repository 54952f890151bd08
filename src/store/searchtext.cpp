#include "store/searchtext.h"

#include "base/text.h"

#include <algorithm>

namespace desk::store {

namespace {

constexpr qsizetype maximumWords = 10;

bool hasLetter(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar ch) { return ch.isLetterOrNumber(); });
}

bool beginsAWord(const QString &content, const QString &word)
{
    for (qsizetype at = content.indexOf(word); at >= 0; at = content.indexOf(word, at + 1)) {
        if (at == 0 || !(content.at(at - 1).isLetterOrNumber() || content.at(at - 1).isMark()))
            return true;
    }
    return false;
}

} // namespace

QStringList searchWords(const QString &text)
{
    QString typed = text;
    typed.replace(QChar(u'\0'), QLatin1Char(' ')); // would end the expression in the middle of a word
    return searchKey(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, maximumWords);
}

QString matchExpression(const QStringList &words)
{
    QStringList terms;
    for (QString word : words) {
        if (hasLetter(word))
            terms += QLatin1Char('"') + word.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QStringLiteral("\"*");
    }
    return terms.join(QLatin1Char(' '));
}

bool beginsWords(const QString &content, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return beginsAWord(content, word); });
}

bool holdsWords(const QString &content, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) { return content.contains(word); });
}

QString afterPrefix(const QString &prefix)
{
    return prefix + QString(QChar(0xDBFF)) + QChar(0xDFFF);
}

} // namespace desk::store
