#pragma once

#include <QString>
#include <QStringList>

namespace desk::store {

// The words of a search as they are compared: folded by searchKey, at most ten.
QStringList searchWords(const QString &text);

// The FTS5 expression that asks for all words, each as the beginning of a word. Every word is quoted, so that a %, a _,
// a quote or a bracket is a letter and never an operator. Empty when no word holds a letter or a digit.
QString matchExpression(const QStringList &words);

// Whether every word stands at the beginning of a word of the (folded) content.
bool beginsWords(const QString &content, const QStringList &words);
// Whether every word stands anywhere in it.
bool holdsWords(const QString &content, const QStringList &words);

// The smallest text that is greater than every text beginning with `prefix`, for a range of an index.
QString afterPrefix(const QString &prefix);

} // namespace desk::store
