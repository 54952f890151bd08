#include "services/lists.h"

#include "services/documenttext.h"
#include "store/listqueries.h"
#include "store/searchtext.h"

#include <array>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

store::ListOrder orderOf(DocumentSort sort)
{
    switch (sort) {
    case DocumentSort::Date: return store::ListOrder::Date;
    case DocumentSort::Number: return store::ListOrder::Number;
    case DocumentSort::Party: return store::ListOrder::Party;
    case DocumentSort::Payable: return store::ListOrder::Payable;
    }
    return store::ListOrder::Date;
}

std::optional<Progress> progressFrom(const QString &word)
{
    constexpr std::array computed{Progress::PartlyInvoiced, Progress::Invoiced, Progress::PartlyReturned,
                                  Progress::Returned,       Progress::Closed,   Progress::Overdue};
    for (const Progress progress : computed) {
        if (wordOf(progress) == word)
            return progress;
    }
    return std::nullopt;
}

// What is asked of the store, or none where nothing can match: only signs were typed to search for, or a status that
// documents of the kind never have.
Result<std::optional<store::ListQuery>> queryOf(const DocumentFilter &filter)
{
    store::ListQuery query{filter.kind, filter.from,          filter.to,         filter.party, {}, {},
                           {},          orderOf(filter.sort), filter.descending, filter.today};
    // Stored above zero and shown below it.
    if (filter.kind == DocumentKind::CreditNote && filter.sort == DocumentSort::Payable)
        query.descending = !query.descending;
    if (!filter.search.trimmed().isEmpty()) {
        query.match = store::matchExpression(store::searchWords(filter.search));
        if (query.match.isEmpty())
            return std::optional<store::ListQuery>();
    }
    if (filter.status.isEmpty())
        return std::optional(query);
    query.status = documentStatusFrom(filter.status);
    if (query.status)
        return std::optional(query);
    query.progress = progressFrom(filter.status);
    if (!query.progress) {
        const QString message = DocumentText::tr("There is no status %1").arg(filter.status);
        return tl::unexpected(Error::refused(u"invalid"_s, message, {{u"status"_s, u"unknown_status"_s, message}}));
    }
    if (filter.kind != DocumentKind::Challan)
        return std::optional<store::ListQuery>();
    return std::optional(query);
}

Money signedAmount(DocumentKind kind, Money amount)
{
    return kind == DocumentKind::CreditNote ? -amount : amount;
}

DocumentRow shown(const store::ListRow &row, QDate today)
{
    DocumentRow shown;
    shown.id = row.id;
    shown.kind = row.kind;
    shown.number = row.number;
    shown.fy = row.fy;
    shown.date = row.date;
    shown.partyCode = row.partyCode;
    shown.partyName = row.partyName;
    shown.partyCity = row.partyCity;
    shown.vehicle = row.vehicle;
    shown.lineCount = row.lineCount;
    shown.taxable = signedAmount(row.kind, row.taxable);
    shown.total = signedAmount(row.kind, row.total);
    shown.payable = signedAmount(row.kind, row.payable);
    shown.progress = progressOf(row.kind, row.status, row.lines, today);
    shown.cancelled = row.status == DocumentStatus::Cancelled;
    return shown;
}

// The rows in the order of the ids, each as often as its id; ids that were not found are left out.
template <typename Id, typename Found, typename Show>
auto inOrder(const std::vector<Id> &ids, const std::vector<Found> &found, Show show)
{
    std::unordered_map<std::int64_t, const Found *> byId;
    for (const Found &row : found)
        byId.emplace(row.id.value(), &row);
    std::vector<decltype(show(found.front()))> rows;
    rows.reserve(ids.size());
    for (const Id id : ids) {
        if (const auto at = byId.find(id.value()); at != byId.end())
            rows.push_back(show(*at->second));
    }
    return rows;
}

// None: text was typed in which nothing can be searched for.
std::optional<QString> masterMatch(const QString &search)
{
    if (search.trimmed().isEmpty())
        return QString();
    const QString match = store::matchExpression(store::searchWords(search));
    return match.isEmpty() ? std::nullopt : std::optional(match);
}

} // namespace

Result<std::vector<DocumentId>> documentIds(Connection &connection, const DocumentFilter &filter)
{
    const auto query = queryOf(filter);
    if (!query)
        return tl::unexpected(query.error());
    return *query ? store::documentIds(connection, **query) : std::vector<DocumentId>();
}

Result<std::vector<DocumentId>> documentIdsAfter(Connection &connection, const DocumentFilter &filter, DocumentId after,
                                                 int limit)
{
    const auto query = queryOf(filter);
    if (!query)
        return tl::unexpected(query.error());
    const auto end = after.isValid() ? store::pageEnd(connection, filter.kind, after) : std::nullopt;
    if (after.isValid() && !end) {
        const QString message = DocumentText::tr("The cursor does not belong to this list");
        return tl::unexpected(Error::refused(u"invalid"_s, message, {{u"after"_s, u"invalid"_s, message}}));
    }
    return *query ? store::documentIdsAfter(connection, **query, end, limit) : std::vector<DocumentId>();
}

Result<std::vector<DocumentRow>> documentRows(Connection &connection, const std::vector<DocumentId> &ids, QDate today)
{
    return inOrder(ids, store::listRows(connection, ids),
                   [today](const store::ListRow &row) { return shown(row, today); });
}

Result<DocumentSums> documentSums(Connection &connection, const DocumentFilter &filter)
{
    const auto query = queryOf(filter);
    if (!query)
        return tl::unexpected(query.error());
    if (!*query)
        return DocumentSums();
    const store::ListSums sums = store::documentSums(connection, **query);
    return DocumentSums{sums.count, signedAmount(filter.kind, sums.payable)};
}

Result<std::vector<PartyId>> partyIds(Connection &connection, const QString &search, bool withInactive)
{
    const auto match = masterMatch(search);
    return match ? store::partyIds(connection, *match, withInactive) : std::vector<PartyId>();
}

Result<std::vector<Party>> partyRows(Connection &connection, const std::vector<PartyId> &ids)
{
    return inOrder(ids, store::parties(connection, ids), [](const Party &party) { return party; });
}

Result<std::vector<ItemId>> itemIds(Connection &connection, const QString &search, bool withInactive)
{
    const auto match = masterMatch(search);
    return match ? store::itemIds(connection, *match, withInactive) : std::vector<ItemId>();
}

Result<std::vector<Item>> itemRows(Connection &connection, const std::vector<ItemId> &ids)
{
    return inOrder(ids, store::items(connection, ids), [](const Item &item) { return item; });
}

} // namespace desk
