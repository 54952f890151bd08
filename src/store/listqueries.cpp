#include "store/listqueries.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

// Ids are asked for in groups of this size, the last group filled up with its last id, so that the statement stays one.
constexpr std::size_t groupSize = 32;

const QString thirtyTwo = QStringLiteral(
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

// The index of each order holds every column the lists filter by. It is named (SQLite only), since the planner would at
// times rather sort what another index finds, and sorts before it answers the first row.
const QString overDate = QStringLiteral("FROM document AS d INDEXED BY document_by_date ");
const QString overStatus = QStringLiteral("FROM document AS d INDEXED BY document_by_status ");
const QString overParty = QStringLiteral("FROM document AS d INDEXED BY document_by_party ");
const QString overNumber = QStringLiteral("FROM document AS d INDEXED BY document_by_number ");
const QString overPartyName = QStringLiteral("FROM document AS d INDEXED BY document_by_party_name ");
const QString overPayable = QStringLiteral("FROM document AS d INDEXED BY document_by_payable ");
// A search (FTS5, SQLite only) answers in the order of ids, which no other order can be read from: its hits, as few as
// the words are telling, are looked up by id and sorted.
const QString overFound = QStringLiteral(
    "FROM (SELECT rowid AS id FROM document_search WHERE document_search MATCH ?) AS found "
    "CROSS JOIN document AS d ON d.id = found.id ");

const QString ofKind = QStringLiteral("WHERE d.kind = ? AND d.date >= ? AND d.date <= ? ");
const QString ofParty = QStringLiteral("AND d.party_id = ? ");
const QString ofStatus = QStringLiteral("AND d.status = ? ");

// The facts that Progress is made of (progressOf), as SQL: something is left, something was invoiced, was returned.
const QString somethingLeft = QStringLiteral(
    "(d.follows_invoice = '' AND EXISTS (SELECT 1 FROM document_line AS l WHERE l.document_id = d.id AND l.qty > coalesce("
    "(SELECT sum(s.qty) FROM document_line AS s JOIN document AS o ON o.id = s.document_id "
    "WHERE s.source_line_id = l.id AND o.status = 'issued' AND o.kind IN ('invoice', 'return')), 0))) ");
const QString somethingInvoiced = QStringLiteral(
    "(d.follows_invoice <> '' OR EXISTS (SELECT 1 FROM document_line AS l JOIN document_line AS s ON s.source_line_id = l.id "
    "JOIN document AS o ON o.id = s.document_id "
    "WHERE l.document_id = d.id AND o.status = 'issued' AND o.kind = 'invoice')) ");
// A line with something left whose day to be back is before the day.
const QString somethingOverdue = QStringLiteral(
    "(d.follows_invoice = '' AND EXISTS (SELECT 1 FROM document_line AS l WHERE l.document_id = d.id "
    "AND l.due_back < '%1' AND l.qty > coalesce("
    "(SELECT sum(s.qty) FROM document_line AS s JOIN document AS o ON o.id = s.document_id "
    "WHERE s.source_line_id = l.id AND o.status = 'issued' AND o.kind IN ('invoice', 'return')), 0))) ");
const QString somethingReturned = QStringLiteral(
    "EXISTS (SELECT 1 FROM document_line AS l JOIN document_line AS s ON s.source_line_id = l.id "
    "JOIN document AS o ON o.id = s.document_id "
    "WHERE l.document_id = d.id AND o.status = 'issued' AND o.kind = 'return') ");
const QString isLive = QStringLiteral("AND d.status = 'issued' ");

const QString selectPageEnd = QStringLiteral(
    "SELECT date, party_name_key, payable, fy, series_id, serial FROM document WHERE id = ? AND kind = ?");
const QString selectSums = QStringLiteral(
    "SELECT count(*), coalesce(sum(CASE WHEN d.status = 'issued' THEN d.payable ELSE 0 END), 0) ");

const QString selectRows =
    QStringLiteral(
        "SELECT id, kind, status, number, fy, date, party_code, party_name, party_city, transport_vehicle, line_count, "
        "taxable, total, payable FROM document WHERE id IN ")
    + thirtyTwo;
const QString selectRowProgress =
    QStringLiteral("SELECT l.document_id, l.id, l.line_no, l.qty, "
                   "coalesce((SELECT sum(s.qty) FROM document_line AS s JOIN document AS d ON d.id = s.document_id "
                   "WHERE s.source_line_id = l.id AND d.status = 'issued' AND d.kind = 'return'), 0), "
                   "CASE WHEN mine.follows_invoice <> '' THEN l.qty ELSE "
                   "coalesce((SELECT sum(s.qty) FROM document_line AS s JOIN document AS d ON d.id = s.document_id "
                   "WHERE s.source_line_id = l.id AND d.status = 'issued' AND d.kind = 'invoice'), 0) END, l.due_back "
                   "FROM document_line AS l JOIN document AS mine ON mine.id = l.document_id WHERE l.document_id IN ")
    + thirtyTwo;

const QString selectParties = QStringLiteral("SELECT id FROM party WHERE active >= ? ORDER BY name_key, id");
const QString selectFoundParties = QStringLiteral(
    "SELECT p.id FROM (SELECT rowid AS id FROM party_search WHERE party_search MATCH ?) AS found "
    "CROSS JOIN party AS p ON p.id = found.id WHERE p.active >= ? ORDER BY p.name_key, p.id");
const QString selectItems = QStringLiteral("SELECT id FROM item WHERE active >= ? ORDER BY name_key, id");
const QString selectFoundItems = QStringLiteral(
    "SELECT i.id FROM (SELECT rowid AS id FROM item_search WHERE item_search MATCH ?) AS found "
    "CROSS JOIN item AS i ON i.id = found.id WHERE i.active >= ? ORDER BY i.name_key, i.id");
const QString selectPartyRows =
    QStringLiteral(
        "SELECT id, code, name, gstin, address, city, state, pin, phone, email, type, active, version FROM party "
        "WHERE id IN ")
    + thirtyTwo;
const QString selectItemRows =
    QStringLiteral("SELECT id, code, name, hsn, unit, gst, cess, rate, kind, active, version FROM item WHERE id IN ")
    + thirtyTwo;

QString orderBy(ListOrder order, bool descending)
{
    switch (order) {
    case ListOrder::Date: return descending ? u"ORDER BY d.date DESC, d.id DESC"_s : u"ORDER BY d.date, d.id"_s;
    case ListOrder::Number:
        return descending ? u"ORDER BY d.fy DESC, d.series_id DESC, d.serial DESC, d.id DESC"_s
                          : u"ORDER BY d.fy, d.series_id, d.serial, d.id"_s;
    case ListOrder::Party:
        return descending ? u"ORDER BY d.party_name_key DESC, d.id DESC"_s : u"ORDER BY d.party_name_key, d.id"_s;
    case ListOrder::Payable:
        return descending ? u"ORDER BY d.payable DESC, d.id DESC"_s : u"ORDER BY d.payable, d.id"_s;
    }
    return {};
}

QString source(const ListQuery &query)
{
    if (!query.match.isEmpty())
        return overFound;
    switch (query.order) {
    case ListOrder::Date:
        if (query.party.isValid())
            return overParty;
        return query.status ? overStatus : overDate;
    case ListOrder::Number: return overNumber;
    case ListOrder::Party: return overPartyName;
    case ListOrder::Payable: return overPayable;
    }
    return overDate;
}

QString ofProgress(Progress progress, QDate today)
{
    // With a day given, what is overdue is that and nothing else, as progressOf says.
    const QString overdue = somethingOverdue.arg(today.isValid() ? today.toString(Qt::ISODate) : QString());
    const QString live = today.isValid() ? isLive + u"AND NOT "_s + overdue : isLive;
    switch (progress) {
    case Progress::PartlyInvoiced: return live + u"AND "_s + somethingInvoiced + u"AND "_s + somethingLeft;
    case Progress::PartlyReturned:
        return live + u"AND "_s + somethingReturned + u"AND NOT "_s + somethingInvoiced + u"AND "_s + somethingLeft;
    case Progress::Invoiced:
        return isLive + u"AND "_s + somethingInvoiced + u"AND NOT "_s + somethingReturned + u"AND NOT "_s
            + somethingLeft;
    case Progress::Returned:
        return isLive + u"AND "_s + somethingReturned + u"AND NOT "_s + somethingInvoiced + u"AND NOT "_s
            + somethingLeft;
    case Progress::Closed:
        return isLive + u"AND "_s + somethingInvoiced + u"AND "_s + somethingReturned + u"AND NOT "_s + somethingLeft;
    case Progress::Overdue: return isLive + u"AND "_s + overdue;
    case Progress::Issued:
    case Progress::Cancelled:
    case Progress::Open:
    case Progress::PartlyDispatched:
    case Progress::Dispatched: break;
    }
    return {};
}

QString filter(const ListQuery &query)
{
    QString sql = ofKind;
    if (query.party.isValid())
        sql += ofParty;
    if (query.status)
        sql += ofStatus;
    if (query.progress)
        sql += ofProgress(*query.progress, query.today);
    return sql;
}

// Runs the statement with the values its filter has, in their order: words, kind, dates, party, status; then `rest`.
template <typename Fn, typename... Rest>
void ask(Connection &connection, const QString &sql, const ListQuery &query, Fn fn, const Rest &...rest)
{
    const QString kind = wordOf(query.kind);
    const QString from = query.from.isValid() ? query.from.toString(Qt::ISODate) : u"0000-01-01"_s;
    const QString to = query.to.isValid() ? query.to.toString(Qt::ISODate) : u"9999-12-31"_s;
    const QString status = query.status ? wordOf(*query.status) : QString();
    const auto askWith = [&](const auto &...words) {
        if (query.party.isValid() && query.status)
            connection.each(sql, fn, words..., kind, from, to, query.party, status, rest...);
        else if (query.party.isValid())
            connection.each(sql, fn, words..., kind, from, to, query.party, rest...);
        else if (query.status)
            connection.each(sql, fn, words..., kind, from, to, status, rest...);
        else
            connection.each(sql, fn, words..., kind, from, to, rest...);
    };
    if (query.match.isEmpty())
        askWith();
    else
        askWith(query.match);
}

// What a list by number goes through after a document: the rest of its series, the other series of its year (documents
// of none come first), the other years.
QStringList restOfNumbers(bool descending, bool hasSeries)
{
    const QString sign = descending ? u"< "_s : u"> "_s;
    const QString sameYear = u"AND d.fy = ? AND "_s;
    const QString later = u"(d.serial, d.id) "_s + sign + u"(?, ?) "_s;
    QStringList parts;
    if (hasSeries) {
        parts = {sameYear + u"d.series_id = ? AND "_s + later, sameYear + u"d.series_id "_s + sign + u"? "_s};
        if (descending)
            parts += sameYear + u"d.series_id IS NULL "_s;
    } else {
        parts = {sameYear + u"d.series_id IS NULL AND "_s + later};
        if (!descending)
            parts += sameYear + u"d.series_id IS NOT NULL "_s;
    }
    return parts << u"AND d.fy "_s + sign + u"? "_s;
}

QString restOf(ListOrder order, bool descending)
{
    const QString after = descending ? u" < (?, ?) "_s : u" > (?, ?) "_s;
    switch (order) {
    case ListOrder::Date: return u"AND (d.date, d.id)"_s + after;
    case ListOrder::Party: return u"AND (d.party_name_key, d.id)"_s + after;
    case ListOrder::Payable: return u"AND (d.payable, d.id)"_s + after;
    case ListOrder::Number: break;
    }
    return {};
}

// The bounds of the dates drawn in to where the page ended, so that an index of dates is entered there.
ListQuery drawnIn(ListQuery query, const PageEnd &end)
{
    if (query.order == ListOrder::Date)
        (query.descending ? query.to : query.from) = end.date;
    return query;
}

template <typename Id, typename Fn>
void eachOf(Connection &connection, const QString &sql, const std::vector<Id> &ids, Fn fn)
{
    if (ids.empty())
        return;
    Statement select = connection.prepare(sql);
    for (std::size_t begin = 0; begin < ids.size(); begin += groupSize) {
        std::array<Id, groupSize> group;
        for (std::size_t i = 0; i < groupSize; ++i)
            group.at(i) = ids.at(std::min(begin + i, ids.size() - 1));
        [&]<std::size_t... I>(std::index_sequence<I...>)
        {
            select.each(fn, group[I]...);
        }
        (std::make_index_sequence<groupSize>());
    }
}

template <typename Id>
std::vector<Id> idsOf(Connection &connection, const QString &all, const QString &found, const QString &match,
                      bool withInactive)
{
    const int lowest = withInactive ? 0 : 1;
    const auto take = [](Row &row) { return row.take<Id>(); };
    return match.isEmpty() ? connection.all(all, take, lowest) : connection.all(found, take, match, lowest);
}

ListRow rowFrom(Row &row)
{
    ListRow listed;
    listed.id = row.take<DocumentId>();
    listed.kind = documentKindFrom(row.take<QString>()).value_or(DocumentKind::Challan);
    listed.status = documentStatusFrom(row.take<QString>()).value_or(DocumentStatus::Issued);
    listed.number = row.take<QString>();
    listed.fy = row.take<QString>();
    listed.date = row.take<QDate>();
    listed.partyCode = row.take<QString>();
    listed.partyName = row.take<QString>();
    listed.partyCity = row.take<QString>();
    listed.vehicle = row.take<QString>();
    listed.lineCount = row.take<int>();
    listed.taxable = row.take<Money>();
    listed.total = row.take<Money>();
    listed.payable = row.take<Money>();
    return listed;
}

} // namespace

QString idsSql(const ListQuery &query)
{
    return u"SELECT d.id "_s + source(query) + filter(query) + orderBy(query.order, query.descending);
}

QString sumsSql(const ListQuery &query)
{
    const QString from = !query.match.isEmpty() ? overFound
        : query.party.isValid()                 ? overParty
        : query.status                          ? overStatus
                                                : overDate;
    return selectSums + from + filter(query);
}

std::vector<DocumentId> documentIds(Connection &connection, const ListQuery &query)
{
    std::vector<DocumentId> ids;
    ask(connection, idsSql(query), query, [&ids](Row &row) { ids.push_back(row.take<DocumentId>()); });
    return ids;
}

QStringList pageSql(const ListQuery &query, bool hasSeries)
{
    const QStringList parts = query.order == ListOrder::Number ? restOfNumbers(query.descending, hasSeries)
                                                               : QStringList{restOf(query.order, query.descending)};
    QStringList statements;
    for (const QString &part : parts)
        statements += u"SELECT d.id "_s + source(query) + filter(query) + part + orderBy(query.order, query.descending)
            + u" LIMIT ?"_s;
    return statements;
}

std::optional<PageEnd> pageEnd(Connection &connection, DocumentKind kind, DocumentId id)
{
    return connection.first(
        selectPageEnd,
        [id](Row &row) {
            return PageEnd{id,
                           row.take<QDate>(),
                           row.take<QString>(),
                           row.take<Money>(),
                           row.take<QString>(),
                           row.take<SeriesId>(),
                           row.take<std::int64_t>()};
        },
        id, wordOf(kind));
}

std::vector<DocumentId> documentIdsAfter(Connection &connection, const ListQuery &query,
                                         const std::optional<PageEnd> &end, int limit)
{
    std::vector<DocumentId> ids;
    const auto take = [&ids](Row &row) { ids.push_back(row.take<DocumentId>()); };
    if (!end) {
        ask(connection, idsSql(query) + u" LIMIT ?"_s, query, take, limit);
        return ids;
    }
    const ListQuery rest = drawnIn(query, *end);
    for (const QString &sql : pageSql(rest, end->series.isValid())) {
        const int left = limit - static_cast<int>(ids.size());
        if (left <= 0)
            break;
        const auto places = sql.count(u'?') - idsSql(rest).count(u'?') - 1;
        if (query.order == ListOrder::Date)
            ask(connection, sql, rest, take, end->date, end->id, left);
        else if (query.order == ListOrder::Party)
            ask(connection, sql, rest, take, end->partyNameKey, end->id, left);
        else if (query.order == ListOrder::Payable)
            ask(connection, sql, rest, take, end->payable, end->id, left);
        else if (places == 4)
            ask(connection, sql, rest, take, end->fy, end->series, end->serial, end->id, left);
        else if (places == 3)
            ask(connection, sql, rest, take, end->fy, end->serial, end->id, left);
        else if (places == 2)
            ask(connection, sql, rest, take, end->fy, end->series, left);
        else
            ask(connection, sql, rest, take, end->fy, left);
    }
    return ids;
}

ListSums documentSums(Connection &connection, const ListQuery &query)
{
    ListSums sums;
    ask(connection, sumsSql(query), query, [&sums](Row &row) {
        sums.count = row.take<std::int64_t>();
        sums.payable = row.take<Money>();
    });
    return sums;
}

std::vector<ListRow> listRows(Connection &connection, const std::vector<DocumentId> &ids)
{
    std::vector<ListRow> rows;
    eachOf(connection, selectRows, ids, [&rows](Row &row) { rows.push_back(rowFrom(row)); });
    std::vector<DocumentId> challans;
    std::unordered_map<std::int64_t, std::vector<LineProgress>> progress;
    for (const ListRow &row : rows) {
        if (row.kind == DocumentKind::Challan && row.status == DocumentStatus::Issued)
            challans.push_back(row.id);
    }
    // A group filled up with its last id names that id more than once, and still finds its lines once.
    eachOf(connection, selectRowProgress, challans, [&progress](Row &row) {
        std::vector<LineProgress> &lines = progress[row.take<DocumentId>().value()];
        lines.push_back({row.take<DocumentLineId>(), row.take<int>(), row.take<Quantity>(), row.take<Quantity>(),
                         row.take<Quantity>(), Quantity(), Quantity(), row.take<QDate>()});
    });
    for (ListRow &row : rows)
        row.lines = std::move(progress[row.id.value()]);
    return rows;
}

std::vector<PartyId> partyIds(Connection &connection, const QString &match, bool withInactive)
{
    return idsOf<PartyId>(connection, selectParties, selectFoundParties, match, withInactive);
}

std::vector<ItemId> itemIds(Connection &connection, const QString &match, bool withInactive)
{
    return idsOf<ItemId>(connection, selectItems, selectFoundItems, match, withInactive);
}

std::vector<Party> parties(Connection &connection, const std::vector<PartyId> &ids)
{
    std::vector<Party> found;
    eachOf(connection, selectPartyRows, ids, [&found](Row &row) {
        Party party;
        party.id = row.take<PartyId>();
        party.code = row.take<QString>();
        party.name = row.take<QString>();
        party.gstin = row.take<QString>();
        party.address.lines = row.take<QString>().split(u'\n', Qt::SkipEmptyParts);
        party.address.city = row.take<QString>();
        party.address.state = row.take<QString>();
        party.address.pin = row.take<QString>();
        party.phone = row.take<QString>();
        party.email = row.take<QString>();
        party.type = partyTypeFrom(row.take<QString>()).value_or(PartyType::Regular);
        party.active = row.take<bool>();
        party.version = row.take<std::int64_t>();
        found.push_back(std::move(party));
    });
    return found;
}

std::vector<Item> items(Connection &connection, const std::vector<ItemId> &ids)
{
    std::vector<Item> found;
    eachOf(connection, selectItemRows, ids, [&found](Row &row) {
        found.push_back({row.take<ItemId>(), row.take<QString>(), row.take<QString>(), row.take<QString>(),
                         row.take<QString>(), row.take<Percent>(), row.take<Percent>(), row.take<Rate>(),
                         itemKindFrom(row.take<QString>()).value_or(ItemKind::Goods), row.take<bool>(),
                         row.take<std::int64_t>()});
    });
    return found;
}

QStringList masterListSql()
{
    return {selectParties, selectFoundParties, selectItems, selectFoundItems};
}

} // namespace desk::store
