#pragma once

#include "viewmodels/listcore.h"

#include <QHash>

namespace desk {

// The services fetch a list's rows in the order of the ids; one that went meanwhile is left out.
template <typename Row, typename Show>
Result<std::vector<ListRow>> inOrder(const std::vector<qint64> &ids, const Result<std::vector<Row>> &rows, Show show)
{
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<qint64, ListRow> byId;
    for (const Row &row : *rows)
        byId.insert(row.id.value(), show(row));
    std::vector<ListRow> shown;
    shown.reserve(ids.size());
    for (const qint64 id : ids)
        shown.push_back(byId.value(id));
    return shown;
}

template <typename Id>
std::vector<Id> typedIds(const std::vector<qint64> &ids)
{
    std::vector<Id> typed;
    typed.reserve(ids.size());
    for (const qint64 id : ids)
        typed.push_back(Id(id));
    return typed;
}

template <typename Id>
std::vector<qint64> plainIds(const std::vector<Id> &ids)
{
    std::vector<qint64> plain;
    plain.reserve(ids.size());
    for (const Id id : ids)
        plain.push_back(id.value());
    return plain;
}

} // namespace desk
