#include "services/officewarnings.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/numbering.h"
#include "services/documentnumber.h"
#include "services/documenttext.h"
#include "store/historystore.h"
#include "store/numberstore.h"
#include "store/seriesstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr int daysOfSameReference = 400;

struct Place {
    SeriesId series;
    std::int64_t serial = 0;
    QString number;
};

std::optional<Place> placeOf(Connection &connection, const DocumentDraft &draft, const Document &document)
{
    if (document.id.isValid()) {
        const auto series = document.seriesCode.isEmpty()
            ? std::nullopt
            : store::seriesByCode(connection, document.kind, document.seriesCode);
        return series ? std::optional(Place{series->id, document.serial, document.number}) : std::nullopt;
    }
    const auto chosen = chooseNumber(connection, draft, FinancialYear::of(document.date));
    if (!chosen || !chosen->series.isValid())
        return std::nullopt;
    return Place{chosen->series, chosen->serial, chosen->number};
}

void warnOfDates(Connection &connection, const Document &document, const Place &place, Warnings &warnings)
{
    const FinancialYear fy = FinancialYear::of(document.date);
    const auto below = store::numberBelow(connection, document.kind, fy, place.series, place.serial);
    const auto above = store::numberAbove(connection, document.kind, fy, place.series, place.serial);
    const auto warn = [&](const store::Neighbour &other) {
        warnings.push_back(
            {u"order_of_dates"_s,
             DocumentText::tr("%1 is dated %2, but %3 is dated %4")
                 .arg(place.number, dateToDisplay(document.date), other.number, dateToDisplay(other.date)),
             u"date"_s});
    };
    if (below && below->date > document.date)
        warn(*below);
    else if (above && above->date < document.date)
        warn(*above);
}

// C37: who types a number ahead leaves some out of the register.
void warnOfSkipped(Connection &connection, const DocumentDraft &draft, const Document &document, const Place &place,
                   Warnings &warnings)
{
    if (tidied(draft.number).isEmpty())
        return;
    const FinancialYear fy = FinancialYear::of(document.date);
    const auto below = store::numberBelow(connection, document.kind, fy, place.series, place.serial);
    const auto all = store::allSeries(connection);
    const auto series = std::find_if(all.begin(), all.end(), [&](const Series &one) { return one.id == place.series; });
    if (!below || series == all.end())
        return;
    const auto last = serialOf(*series, fy, below->number);
    if (!last || place.serial <= *last + 1)
        return;
    warnings.push_back({u"numbers_skipped"_s,
                        DocumentText::tr("%1 to %2 are missing from the register")
                            .arg(formatNumber(*series, fy, *last + 1).value_or(QString()),
                                 formatNumber(*series, fy, place.serial - 1).value_or(QString())),
                        u"number"_s});
}

// Challans of one order go out in parts all the time; an invoice with a reference that was billed is worth a look.
void warnOfReference(Connection &connection, const DocumentDraft &draft, const Document &document, Warnings &warnings)
{
    const QString reference = tidied(draft.orderReference);
    if (document.kind != DocumentKind::Invoice || reference.isEmpty() || !document.party.id.isValid())
        return;
    const auto other = store::sameOrderReference(connection, document.kind, document.party.id, reference,
                                                 document.date.addDays(-daysOfSameReference), document.id);
    if (other)
        warnings.push_back({u"order_reference_seen"_s,
                            DocumentText::tr("%1 has the order reference %2 too").arg(*other, reference),
                            u"order_reference"_s});
}

// What was agreed in an order, or delivered at a price, is not compared.
void warnOfRates(Connection &connection, const Document &document, Warnings &warnings)
{
    if (!document.party.id.isValid())
        return;
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        const DocumentLine &line = document.lines.at(i);
        if (!line.item.isValid() || line.orderLineId.isValid() || line.challanLineId.isValid())
            continue;
        const auto last = store::rateBefore(connection, document.kind, document.party.id, line.item, line.unit,
                                            document.id);
        if (!last || line.rate >= last->rate)
            continue;
        warnings.push_back({u"below_last_rate"_s,
                            DocumentText::tr("Line %1: %2 is below the last rate, %3 in %4 of %5")
                                .arg(QString::number(i + 1), line.rate.toPlain(), last->rate.toPlain(), last->number,
                                     dateToDisplay(last->date)),
                            u"lines[%1].rate"_s.arg(i)});
    }
}

} // namespace

Warnings officeWarnings(Connection &connection, const DocumentDraft &draft, const Document &document, QDate today)
{
    Warnings warnings;
    if (!document.date.isValid())
        return warnings;
    if (document.date < QDate(today.year(), today.month(), 1)) {
        warnings.push_back({u"back_dated"_s,
                            DocumentText::tr("%1 lies in an earlier month. See that its return is not filed yet")
                                .arg(dateToDisplay(document.date)),
                            u"date"_s});
    }
    if (const auto place = placeOf(connection, draft, document)) {
        warnOfDates(connection, document, *place, warnings);
        warnOfSkipped(connection, draft, document, *place, warnings);
    }
    warnOfReference(connection, draft, document, warnings);
    warnOfRates(connection, document, warnings);
    return warnings;
}

} // namespace desk
