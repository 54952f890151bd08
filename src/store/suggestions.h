#pragma once

#include "db/connection.h"
#include "store/searchtext.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace desk::store {

// The statements that suggestions of a master are read with, and how a row becomes one. Those by words and anywhere hold
// the searched text as their last column.
template <typename Master>
struct SuggestSource {
    Master (*read)(Row &row);
    std::optional<Master> (*byCode)(Connection &connection, const QString &code);
    const QString &byNamePrefix;
    const QString &byWords;
    const QString &anywhere;
    const QString &recent;
    const QString &byName;
};

// At most `limit` masters, each once, in the order they were added.
template <typename Master>
class Suggestions {
public:
    explicit Suggestions(int limit) : m_limit(static_cast<std::size_t>(std::max(limit, 0))) {}
    bool isFull() const { return m_found.size() >= m_limit; }
    // False when no more are wanted.
    bool add(Master master)
    {
        const auto isSame = [&](const Master &other) { return other.id == master.id; };
        if (!isFull() && std::none_of(m_found.begin(), m_found.end(), isSame))
            m_found.push_back(std::move(master));
        return !isFull();
    }
    std::vector<Master> take() { return std::move(m_found); }

private:
    std::size_t m_limit;
    std::vector<Master> m_found;
};

// The most recently used, then by name.
template <typename Master>
std::vector<Master> recentMasters(Connection &connection, const SuggestSource<Master> &source, int limit)
{
    Suggestions<Master> found(limit);
    const auto add = [&](Row &row) { return found.add(source.read(row)); };
    connection.each(source.recent, add, limit);
    if (!found.isFull())
        connection.each(source.byName, add, limit);
    return found.take();
}

// Ranked: the code typed whole, names that begin with the text, words that begin so, and from three letters on anywhere.
template <typename Master>
std::vector<Master> suggestMasters(Connection &connection, const SuggestSource<Master> &source, const QString &text,
                                   int limit)
{
    const QStringList words = searchWords(text);
    if (words.isEmpty())
        return recentMasters(connection, source, limit);
    Suggestions<Master> found(limit);
    if (auto exact = source.byCode(connection, text); exact && exact->active)
        found.add(std::move(*exact));
    const QString typed = words.join(QLatin1Char(' '));
    connection.each(
        source.byNamePrefix, [&](Row &row) { return found.add(source.read(row)); }, typed, afterPrefix(typed), limit);
    const auto addWhere = [&](bool (*matches)(const QString &, const QStringList &)) {
        return [&found, &source, &words, matches](Row &row) {
            Master master = source.read(row);
            return matches(row.take<QString>(), words) ? found.add(std::move(master)) : true;
        };
    };
    const QString expression = matchExpression(words);
    if (!found.isFull() && !expression.isEmpty())
        connection.each(source.byWords, addWhere(beginsWords), expression);
    if (!found.isFull() && expression.isEmpty())
        connection.each(source.anywhere, addWhere(beginsWords), words.first());
    if (!found.isFull() && typed.size() >= 3)
        connection.each(source.anywhere, addWhere(holdsWords), words.first());
    return found.take();
}

} // namespace desk::store
