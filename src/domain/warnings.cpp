#include "domain/checks.h"

#include "base/typed.h"
#include "domain/gstin.h"
#include "domain/numbering.h"
#include "domain/reference.h"
#include "domain/tax.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t fewNumbersLeft = 100;

QString sentence(const char *text)
{
    return QCoreApplication::translate("Warnings", text);
}

QString destinationState(const Document &document)
{
    if (document.shipTo && !document.shipTo->address.state.isEmpty())
        return document.shipTo->address.state;
    if (document.party.type == PartyType::Overseas)
        return u"96"_s;
    if (!document.party.address.state.isEmpty())
        return document.party.address.state;
    return placeOfSupply(supplyFacts(document));
}

bool movesGoods(const Document &document)
{
    if (document.kind != DocumentKind::Challan && document.kind != DocumentKind::Invoice)
        return false;
    return std::any_of(document.lines.begin(), document.lines.end(),
                       [](const DocumentLine &line) { return line.itemKind == ItemKind::Goods; });
}

void warnOfEwayBill(Warnings &warnings, const Document &document)
{
    if (!document.transport.ewayBill.isEmpty() || !movesGoods(document))
        return;
    const QString from = normalisedStateCode(document.company.address.state);
    const QString to = normalisedStateCode(destinationState(document));
    if (document.kind == DocumentKind::Challan && document.purpose == Purpose::JobWork && from != to) {
        warnings.push_back({u"eway_bill_needed"_s,
                            sentence("Goods for job work in another state need an e-way bill whatever their value"),
                            u"transport.eway_bill"_s});
        return;
    }
    const std::optional<Money> limit = ewayBillLimit(from, to);
    const Money value = consignmentValue(document);
    if (!limit || value <= *limit)
        return;
    warnings.push_back({u"eway_bill_needed"_s,
                        sentence("The goods are worth %1 with tax, more than %2: an e-way bill is needed")
                            .arg(value.toDisplay(), limit->toDisplay()),
                        u"transport.eway_bill"_s});
}

void warnOfRates(Warnings &warnings, const Document &document)
{
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        const DocumentLine &line = document.lines.at(i);
        const QString field = u"lines[%1].gst"_s.arg(i);
        if (!isKnownGstRate(line.gst)) {
            warnings.push_back({u"unknown_rate"_s,
                                sentence("Line %1: %2 % is not a usual GST rate").arg(i + 1).arg(line.gst.toPlain()),
                                field});
        } else if (document.date.isValid() && !isGstRateInForce(line.gst, document.date)) {
            warnings.push_back({u"rate_ended"_s,
                                sentence("Line %1: %2 % GST does not hold on %3")
                                    .arg(i + 1)
                                    .arg(line.gst.toPlain(), dateToDisplay(document.date)),
                                field});
        }
    }
}

// The number ends with its serial; the room after the rest of it says how many are left.
void warnOfSeriesEnd(Warnings &warnings, const Document &document)
{
    if (document.serial <= 0)
        return;
    qsizetype prefix = document.number.size();
    while (prefix > 0 && document.number.at(prefix - 1).isDigit())
        --prefix;
    const qsizetype room = 16 - prefix;
    if (document.number.mid(prefix).toLongLong() != document.serial || room > 10)
        return;
    std::int64_t last = 1;
    for (qsizetype i = 0; i < room; ++i)
        last *= 10;
    const std::int64_t left = last - 1 - document.serial;
    if (left < fewNumbersLeft) {
        warnings.push_back({u"series_near_end"_s,
                            sentence("%1 numbers are left in this series. Start a new one in time").arg(left),
                            u"number"_s});
    }
}

void warnOfTransport(Warnings &warnings, const Transport &transport)
{
    const QString vehicle = normalisedVehicle(transport.vehicle);
    if (!paddedVehicle(vehicle).isEmpty())
        warnings.push_back({u"vehicle_short"_s, vehicleProblem(vehicle), u"transport.vehicle"_s});
    if (isBharatPlate(vehicle)) {
        warnings.push_back({u"vehicle_bh_series"_s,
                            sentence("The e-way bill portal may refuse the BH number %1").arg(vehicle),
                            u"transport.vehicle"_s});
    }
    if (transport.mode == u"road"_s && vehicle.isEmpty() && transport.transporterId.trimmed().isEmpty()) {
        warnings.push_back({u"vehicle_missing"_s,
                            sentence("An e-way bill by road will need the vehicle number or the transporter ID"),
                            u"transport.vehicle"_s});
    }
}

} // namespace

Money consignmentValue(const Document &document)
{
    Money value;
    for (const DocumentLine &line : document.lines) {
        if (line.itemKind == ItemKind::Goods && !isExempt(document, line))
            value += line.taxable + line.tax.sum();
    }
    for (const DocumentCharge &charge : document.charges)
        value += charge.taxable + charge.tax.sum();
    return value;
}

Warnings warningsFor(const Document &document)
{
    Warnings warnings;
    if (document.kind == DocumentKind::Receipt)
        return warnings; // the customer's paper
    // What comes back, or is given back, has the rates of its original, and somebody else sends it.
    if (document.kind == DocumentKind::Challan || document.kind == DocumentKind::Invoice) {
        warnOfEwayBill(warnings, document);
        warnOfRates(warnings, document);
    }
    if (document.kind == DocumentKind::Invoice && mixesTaxableAndExempt(document) && !document.party.gstin.isEmpty()) {
        warnings.push_back({u"mixed_taxable_exempt"_s,
                            sentence("Taxable and exempt goods to a registered customer need two documents: "
                                     "a tax invoice and a bill of supply"),
                            u"lines"_s});
    }
    if (!document.party.gstin.isEmpty()) {
        if (const QString warning = checkGstin(normalisedGstin(document.party.gstin)).warning; !warning.isEmpty())
            warnings.push_back({u"gstin_unusual"_s, warning, u"party.gstin"_s});
    }
    if (!document.number.isEmpty() && numberProblem(document.number).isEmpty()) {
        if (const QString problem = portalNumberProblem(document.number); !problem.isEmpty())
            warnings.push_back({u"number_portal"_s, problem, u"number"_s});
    }
    warnOfSeriesEnd(warnings, document);
    warnOfTransport(warnings, document.transport);
    return warnings;
}

} // namespace desk
