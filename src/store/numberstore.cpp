#include "store/numberstore.h"

namespace desk::store {

namespace {

const QString selectLock = QStringLiteral("SELECT locked_until FROM book_lock WHERE id = 1");
const QString storeLock = QStringLiteral("INSERT INTO book_lock (id, locked_until) VALUES (1, ?) "
                                         "ON CONFLICT (id) DO UPDATE SET locked_until = excluded.locked_until");
const QString deleteLock = QStringLiteral("DELETE FROM book_lock WHERE id = 1");

#define DESK_ISSUED \
    "SELECT d.id, d.purpose, d.fy, d.series_id, coalesce(s.code, ''), d.serial, d.number, d.date, " \
    "CASE WHEN d.status = 'cancelled' THEN 1 ELSE 0 END " \
    "FROM document AS d LEFT JOIN series AS s ON s.id = d.series_id WHERE d.kind = ? "

const QString selectBetween = QStringLiteral(
    DESK_ISSUED "AND d.date >= ? AND d.date <= ? ORDER BY d.fy, coalesce(d.series_id, 0), d.serial, d.number, d.id");
const QString selectIn = QStringLiteral(DESK_ISSUED
                                        "AND d.fy = ? ORDER BY coalesce(d.series_id, 0), d.serial, d.number, d.id");

#undef DESK_ISSUED

const QString selectCancelled = QStringLiteral(
    "SELECT number, date, cancelled_at, cancelled_by, cancel_reason FROM document "
    "WHERE kind = ? AND fy = ? AND status = 'cancelled' ORDER BY series_id, serial, number");
const QString selectBelow = QStringLiteral(
    "SELECT number, date FROM document WHERE kind = ? AND fy = ? AND series_id = ? AND serial < ? AND serial > 0 "
    "ORDER BY serial DESC LIMIT 1");
const QString selectAbove = QStringLiteral(
    "SELECT number, date FROM document WHERE kind = ? AND fy = ? AND series_id = ? AND serial > ? "
    "ORDER BY serial LIMIT 1");

IssuedNumber issuedFrom(Row &row)
{
    IssuedNumber issued;
    issued.id = row.take<DocumentId>();
    issued.purpose = purposeFrom(row.take<QString>()).value_or(Purpose::Supply);
    issued.fy = row.take<QString>();
    issued.series = row.take<SeriesId>();
    issued.seriesCode = row.take<QString>();
    issued.serial = row.take<std::int64_t>();
    issued.number = row.take<QString>();
    issued.date = row.take<QDate>();
    issued.cancelled = row.take<bool>();
    return issued;
}

Neighbour neighbourFrom(Row &row)
{
    return {row.take<QString>(), row.take<QDate>()};
}

} // namespace

std::optional<QDate> lockedUntil(Connection &connection)
{
    return connection.value<QDate>(selectLock);
}

void setLockedUntil(Connection &connection, const std::optional<QDate> &day)
{
    if (day)
        connection.run(storeLock, *day);
    else
        connection.run(deleteLock);
}

std::vector<IssuedNumber> issuedBetween(Connection &connection, DocumentKind kind, QDate from, QDate to)
{
    return connection.all(selectBetween, issuedFrom, wordOf(kind), from, to);
}

std::vector<IssuedNumber> issuedIn(Connection &connection, DocumentKind kind, FinancialYear fy)
{
    return connection.all(selectIn, issuedFrom, wordOf(kind), fy.label());
}

std::vector<CancelledNumber> cancelledIn(Connection &connection, DocumentKind kind, FinancialYear fy)
{
    return connection.all(
        selectCancelled,
        [](Row &row) {
            return CancelledNumber{row.take<QString>(), row.take<QDate>(), row.take<QDateTime>(), row.take<QString>(),
                                   row.take<QString>()};
        },
        wordOf(kind), fy.label());
}

std::optional<Neighbour> numberBelow(Connection &connection, DocumentKind kind, FinancialYear fy, SeriesId series,
                                     std::int64_t serial)
{
    return connection.first(selectBelow, neighbourFrom, wordOf(kind), fy.label(), series, serial);
}

std::optional<Neighbour> numberAbove(Connection &connection, DocumentKind kind, FinancialYear fy, SeriesId series,
                                     std::int64_t serial)
{
    return connection.first(selectAbove, neighbourFrom, wordOf(kind), fy.label(), series, serial);
}

} // namespace desk::store
