#include "services/documentnumber.h"

#include "base/text.h"
#include "domain/numbering.h"
#include "services/documenttext.h"
#include "store/seriesstore.h"

using namespace Qt::StringLiterals;

namespace desk {

namespace {

Error refusedNumber(const char *code, const QString &message)
{
    return Error::refused(QString::fromLatin1(code), message, {{u"number"_s, QString::fromLatin1(code), message}});
}

Error unknownSeries(const DocumentDraft &draft)
{
    const QString message = draft.series.isEmpty()
        ? DocumentText::tr("There is no series for this kind of document. Type a number, or make a series")
        : DocumentText::tr("There is no series %1").arg(draft.series);
    return Error::refused(u"invalid"_s, message, {{u"series"_s, u"unknown_series"_s, message}});
}

// The next number of a series; numbers that were typed before are passed over.
Result<ChosenNumber> nextOf(Connection &connection, const Series &series, FinancialYear fy)
{
    for (std::int64_t serial = store::nextSerial(connection, series.id, fy);; ++serial) {
        const auto number = formatNumber(series, fy, serial);
        if (!number)
            return tl::unexpected(refusedNumber("series_full", number.error()));
        if (!store::isNumberTaken(connection, series.kind, fy, *number))
            return ChosenNumber{*number, serial, series.id, series.code, serial + 1};
    }
}

// The active series a typed number belongs to: the chosen one, else any of the kind.
std::optional<Series> seriesOf(Connection &connection, const DocumentDraft &draft, FinancialYear fy,
                               const QString &number)
{
    auto chosen = store::seriesByCode(connection, draft.kind, draft.series);
    if (chosen && serialOf(*chosen, fy, number))
        return chosen;
    for (const Series &series : store::allSeries(connection)) {
        if (series.kind == draft.kind && series.active && serialOf(series, fy, number))
            return series;
    }
    return std::nullopt;
}

Result<ChosenNumber> typedNumber(Connection &connection, const DocumentDraft &draft, FinancialYear fy)
{
    const QString number = comparisonKey(draft.number);
    if (const QString problem = numberProblem(number); !problem.isEmpty())
        return tl::unexpected(refusedNumber("number_invalid", problem));
    if (store::isNumberTaken(connection, draft.kind, fy, number)) {
        const auto series = store::seriesByCode(connection, draft.kind, draft.series);
        const auto free = series ? nextOf(connection, *series, fy) : Result<ChosenNumber>();
        return tl::unexpected(numberTaken(number, fy, free ? free->number : QString()));
    }
    const auto series = seriesOf(connection, draft, fy, number);
    if (!series)
        return ChosenNumber{number, 0, {}, {}, 0};
    const std::int64_t serial = serialOf(*series, fy, number).value_or(0);
    const std::int64_t next = store::nextSerial(connection, series->id, fy);
    return ChosenNumber{number, serial, series->id, series->code, serial >= next ? serial + 1 : 0};
}

} // namespace

Error numberTaken(const QString &number, FinancialYear fy, const QString &free)
{
    const QString message = free.isEmpty()
        ? DocumentText::tr("The number %1 is taken in %2. Type another").arg(number, fy.label())
        : DocumentText::tr("The number %1 is taken in %2. The next free one is %3").arg(number, fy.label(), free);
    return refusedNumber("number_taken", message);
}

Result<ChosenNumber> chooseNumber(Connection &connection, const DocumentDraft &draft, FinancialYear fy)
{
    // The customer's number: neither ours to count nor to forbid.
    if (draft.kind == DocumentKind::Receipt)
        return ChosenNumber{tidied(draft.number), 0, {}, {}, 0};
    if (!tidied(draft.number).isEmpty())
        return typedNumber(connection, draft, fy);
    const auto series = store::seriesByCode(connection, draft.kind, tidied(draft.series));
    if (!series || !series->active)
        return tl::unexpected(unknownSeries(draft));
    return nextOf(connection, *series, fy);
}

} // namespace desk
