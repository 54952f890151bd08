#include "services/series.h"

#include "base/text.h"
#include "services/auditing.h"
#include "store/seriesstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Numbering {
    Q_DECLARE_TR_FUNCTIONS(desk::Numbering)
};

constexpr qsizetype longestCode = 12;

SeriesState stateOf(Connection &connection, const Series &series, FinancialYear fy)
{
    SeriesState state{series, fy, store::nextSerial(connection, series.id, fy), {}};
    state.example = formatNumber(series, fy, state.next).value_or(QString());
    return state;
}

Violations checkSeries(const Series &series, FinancialYear fy)
{
    Violations violations;
    if (series.code.isEmpty())
        violations.push_back({u"code"_s, u"missing"_s, Numbering::tr("A series needs a code.")});
    if (series.code.size() > longestCode)
        violations.push_back({u"code"_s, u"too_long"_s,
                              Numbering::tr("The code of a series has at most %1 characters.").arg(longestCode)});
    if (series.digits < 1 || series.digits > 10) {
        violations.push_back(
            {u"digits"_s, u"out_of_range"_s, Numbering::tr("A number has 1 to 10 digits after its prefix.")});
        return violations;
    }
    if (const auto first = formatNumber(series, fy, 1); !first)
        violations.push_back({u"prefix"_s, u"number_invalid"_s, first.error()});
    return violations;
}

Error unknownSeries(const QString &code)
{
    const QString message = code.isEmpty() ? Numbering::tr("No series of this kind is in use.")
                                           : Numbering::tr("There is no series with the code %1.").arg(code);
    return Error::refused(u"unknown_series"_s, message, {{u"series"_s, u"unknown_series"_s, message}});
}

Error refusedNext(const QString &code, const QString &message)
{
    return Error::refused(code, message, {{u"next"_s, code, message}});
}

} // namespace

Result<std::vector<SeriesState>> seriesList(Connection &connection, QDate on)
{
    std::vector<SeriesState> states;
    const FinancialYear fy = FinancialYear::of(on);
    for (const Series &series : store::allSeries(connection))
        states.push_back(stateOf(connection, series, fy));
    return states;
}

Result<Series> addSeries(Connection &connection, const Series &entered, const Actor &actor)
{
    Series series = entered;
    series.code = comparisonKey(series.code);
    series.prefix = tidied(series.prefix);
    Violations violations = checkSeries(series, FinancialYear::of(actor.clock->today()));
    if (!violations.empty()) {
        QString message = violations.front().message;
        return tl::unexpected(Error::refused(u"invalid"_s, std::move(message), std::move(violations)));
    }
    for (const Series &other : store::allSeries(connection)) {
        if (other.kind != series.kind)
            continue;
        if (comparisonKey(other.code) == series.code) {
            const QString message = Numbering::tr("A series with the code %1 is there already.").arg(series.code);
            return tl::unexpected(Error::refused(u"code_taken"_s, message, {{u"code"_s, u"code_taken"_s, message}}));
        }
        if (comparisonKey(other.prefix) == comparisonKey(series.prefix)) {
            const QString message = Numbering::tr("The series %1 makes the same numbers.").arg(other.code);
            return tl::unexpected(
                Error::refused(u"prefix_taken"_s, message, {{u"prefix"_s, u"prefix_taken"_s, message}}));
        }
    }
    series.id = store::insertSeries(connection, series);
    const QJsonObject changes{{u"prefix"_s, changed(QString(), series.prefix)},
                              {u"digits"_s, changed(QString(), QString::number(series.digits))}};
    store::appendAudit(
        connection,
        auditRow(actor, u"add"_s, u"series"_s, series.id.value(), wordOf(series.kind) + u' ' + series.code, changes));
    return series;
}

Result<SeriesState> setNextNumber(Connection &connection, DocumentKind kind, const QString &code, FinancialYear fy,
                                  std::int64_t next, const QString &enteredReason, const Actor &actor)
{
    const auto series = store::seriesByCode(connection, kind, code);
    if (!series)
        return tl::unexpected(unknownSeries(code));
    if (next < 1)
        return tl::unexpected(refusedNext(u"invalid"_s, Numbering::tr("The next number is 1 or more.")));
    const auto number = formatNumber(*series, fy, next);
    if (!number)
        return tl::unexpected(refusedNext(u"series_full"_s, number.error()));
    const std::int64_t highest = store::highestSerial(connection, kind, series->id, fy);
    if (next <= highest) {
        const QString last = formatNumber(*series, fy, highest).value_or(QString::number(highest));
        return tl::unexpected(
            refusedNext(u"number_issued"_s,
                        Numbering::tr("%1 was issued already, so the next number cannot be %2.").arg(last, *number)));
    }
    const std::int64_t current = store::nextSerial(connection, series->id, fy);
    const QString reason = tidied(enteredReason);
    if (highest > 0 && next > highest + 1 && reason.size() < 3) {
        const QString first = formatNumber(*series, fy, highest + 1).value_or(QString());
        const QString last = formatNumber(*series, fy, next - 1).value_or(QString());
        return tl::unexpected(refusedNext(
            u"reason_missing"_s,
            Numbering::tr("%1 to %2 will be missing from the register. Give the reason.").arg(first, last)));
    }
    if (next == current)
        return stateOf(connection, *series, fy);
    store::setNextSerial(connection, series->id, fy, next);
    QJsonObject changes{{u"next"_s, changed(QString::number(current), QString::number(next))}, {u"fy"_s, fy.label()}};
    if (!reason.isEmpty())
        changes.insert(u"reason"_s, reason);
    store::appendAudit(
        connection,
        auditRow(actor, u"set_next"_s, u"series"_s, series->id.value(), wordOf(kind) + u' ' + series->code, changes));
    return stateOf(connection, *series, fy);
}

Result<QString> suggestNumber(Connection &connection, DocumentKind kind, const QString &seriesCode, QDate date)
{
    if (!date.isValid())
        return tl::unexpected(Error::refused(u"invalid"_s, Numbering::tr("A number needs the date of the document.")));
    const auto series = store::seriesByCode(connection, kind, seriesCode);
    if (!series)
        return tl::unexpected(unknownSeries(seriesCode));
    const FinancialYear fy = FinancialYear::of(date);
    for (std::int64_t serial = store::nextSerial(connection, series->id, fy);; ++serial) {
        const auto number = formatNumber(*series, fy, serial);
        if (!number)
            return tl::unexpected(Error::refused(u"series_full"_s, number.error()));
        if (!store::isNumberTaken(connection, kind, fy, *number))
            return *number;
    }
}

Result<bool> isNumberFree(Connection &connection, DocumentKind kind, const QString &number, QDate date)
{
    if (!date.isValid())
        return tl::unexpected(Error::refused(u"invalid"_s, Numbering::tr("A number needs the date of the document.")));
    return !store::isNumberTaken(connection, kind, FinancialYear::of(date), number);
}

} // namespace desk
