#include "store/seriesstore.h"

#include "base/text.h"

namespace desk::store {

namespace {

#define DESK_SERIES_COLUMNS "id, kind, code, prefix, digits, active "

const QString selectByCode = QStringLiteral("SELECT " DESK_SERIES_COLUMNS
                                            "FROM series WHERE kind = ? AND code_key = ?");
const QString selectFirstActive = QStringLiteral("SELECT " DESK_SERIES_COLUMNS
                                                 "FROM series WHERE kind = ? AND active = 1 ORDER BY id LIMIT 1");
const QString selectAll = QStringLiteral("SELECT " DESK_SERIES_COLUMNS "FROM series ORDER BY kind, id");
const QString insertSeriesRow = QStringLiteral(
    "INSERT INTO series (kind, code, code_key, prefix, digits, active) VALUES (?, ?, ?, ?, ?, ?) RETURNING id");
const QString selectNext = QStringLiteral("SELECT next FROM series_counter WHERE series_id = ? AND fy = ?");
const QString storeNext = QStringLiteral("INSERT INTO series_counter (series_id, fy, next) VALUES (?, ?, ?) "
                                         "ON CONFLICT (series_id, fy) DO UPDATE SET next = excluded.next");
const QString selectHighest = QStringLiteral(
    "SELECT serial FROM document WHERE kind = ? AND fy = ? AND series_id = ? ORDER BY serial DESC LIMIT 1");
const QString selectNumber = QStringLiteral("SELECT 1 FROM document WHERE kind = ? AND fy = ? AND number_key = ?");

#undef DESK_SERIES_COLUMNS

Series seriesFrom(Row &row)
{
    Series series;
    series.id = row.take<SeriesId>();
    series.kind = documentKindFrom(row.take<QString>()).value_or(DocumentKind::Challan);
    series.code = row.take<QString>();
    series.prefix = row.take<QString>();
    series.digits = row.take<int>();
    series.active = row.take<bool>();
    return series;
}

} // namespace

std::optional<Series> seriesByCode(Connection &connection, DocumentKind kind, const QString &code)
{
    if (tidied(code).isEmpty())
        return connection.first(selectFirstActive, seriesFrom, wordOf(kind));
    return connection.first(selectByCode, seriesFrom, wordOf(kind), comparisonKey(code));
}

std::vector<Series> allSeries(Connection &connection)
{
    return connection.all(selectAll, seriesFrom);
}

SeriesId insertSeries(Connection &connection, const Series &series)
{
    return connection.insert<SeriesId>(insertSeriesRow, wordOf(series.kind), series.code, comparisonKey(series.code),
                                       series.prefix, series.digits, series.active);
}

std::int64_t nextSerial(Connection &connection, SeriesId series, FinancialYear fy)
{
    return connection.value<std::int64_t>(selectNext, series, fy.label()).value_or(1);
}

void setNextSerial(Connection &connection, SeriesId series, FinancialYear fy, std::int64_t next)
{
    connection.run(storeNext, series, fy.label(), next);
}

std::int64_t highestSerial(Connection &connection, DocumentKind kind, SeriesId series, FinancialYear fy)
{
    return connection.value<std::int64_t>(selectHighest, wordOf(kind), fy.label(), series).value_or(0);
}

bool isNumberTaken(Connection &connection, DocumentKind kind, FinancialYear fy, const QString &number)
{
    return connection.value<int>(selectNumber, wordOf(kind), fy.label(), comparisonKey(number)).has_value();
}

} // namespace desk::store
