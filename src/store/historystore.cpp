#include "store/historystore.h"

namespace desk::store {

namespace {

// The newest documents of the customer are looked through, not all of many years: they are on the way of every submit.
const QString selectSameReference = QStringLiteral(
    "SELECT d.number FROM (SELECT id FROM document WHERE kind = ? AND party_id = ? AND date >= ? "
    "AND status = 'issued' AND id <> ? ORDER BY date DESC, id DESC LIMIT 500) AS newest "
    "JOIN document AS d ON d.id = newest.id WHERE upper(d.order_reference) = upper(?) "
    "ORDER BY d.date DESC, d.id DESC LIMIT 1");
const QString selectRateBefore = QStringLiteral(
    "SELECT l.rate, d.date, d.number FROM (SELECT id FROM document WHERE kind = ? AND party_id = ? "
    "AND status = 'issued' AND id <> ? ORDER BY date DESC, id DESC LIMIT 200) AS newest "
    "JOIN document AS d ON d.id = newest.id JOIN document_line AS l ON l.document_id = d.id "
    "WHERE l.item_id = ? AND l.unit = ? ORDER BY d.date DESC, d.id DESC LIMIT 1");

#define DESK_TAKEN \
    "SELECT d.number, l.qty, d.created_by, d.created_at FROM document_line AS l " \
    "JOIN document AS d ON d.id = l.document_id "

const QString selectDispatched = QStringLiteral(
    DESK_TAKEN "WHERE l.order_line_id = ? AND l.source_line_id IS NULL AND d.status = 'issued' AND d.created_at > ? "
               "AND d.uuid <> ? ORDER BY d.id");
const QString selectTaken = QStringLiteral(
    DESK_TAKEN "WHERE l.source_line_id = ? AND d.status = 'issued' AND d.created_at > ? AND d.uuid <> ? ORDER BY d.id");

#undef DESK_TAKEN

LaterUse useFrom(Row &row)
{
    return {row.take<QString>(), row.take<Quantity>(), row.take<QString>(), row.take<QDateTime>()};
}

} // namespace

std::optional<QString> sameOrderReference(Connection &connection, DocumentKind kind, PartyId party,
                                          const QString &reference, QDate from, DocumentId except)
{
    return connection.value<QString>(selectSameReference, wordOf(kind), party, from, except.value(), reference);
}

std::optional<RateBefore> rateBefore(Connection &connection, DocumentKind kind, PartyId party, ItemId item,
                                     const QString &unit, DocumentId except)
{
    return connection.first(
        selectRateBefore,
        [](Row &row) {
            return RateBefore{row.take<Rate>(), row.take<QDate>(), row.take<QString>()};
        },
        wordOf(kind), party, except.value(), item, unit);
}

std::vector<LaterUse> dispatchedSince(Connection &connection, OrderLineId line, const QDateTime &since,
                                      const QUuid &except)
{
    return connection.all(selectDispatched, useFrom, line, since, except);
}

std::vector<LaterUse> takenSince(Connection &connection, DocumentLineId line, const QDateTime &since,
                                 const QUuid &except)
{
    return connection.all(selectTaken, useFrom, line, since, except);
}

} // namespace desk::store
