#pragma once

#include "services/documentresolve.h"

#include <QStringList>

#include <map>

namespace desk {

// The rows of a document that share one limit: quantities are added up over all of them (R15, C40, C43).
struct LineGroup {
    std::vector<std::size_t> rows;
    Quantity asked;

    QString rowNumbers() const
    {
        QStringList numbers;
        numbers.reserve(static_cast<qsizetype>(rows.size()));
        for (const std::size_t row : rows)
            numbers += QString::number(row + 1);
        return numbers.join(QStringLiteral(", "));
    }
};

// `key` names the limit of a line by its id; a line with an invalid id has none.
template <typename Id, typename Key>
std::map<Id, LineGroup> groupedLines(const ResolvedDocument &resolved, Key key)
{
    std::map<Id, LineGroup> groups;
    for (std::size_t i = 0; i < resolved.document.lines.size(); ++i) {
        const Id id = key(resolved.document.lines.at(i), resolved.origins.at(i));
        if (!id.isValid())
            continue;
        LineGroup &group = groups[id];
        group.rows.push_back(i);
        group.asked += resolved.document.lines.at(i).quantity;
    }
    return groups;
}

} // namespace desk
