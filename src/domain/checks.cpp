#include "domain/checks.h"

#include "base/text.h"
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

constexpr std::size_t mostLines = 500; // R34
constexpr int farthestKm = 4000;       // the e-way portal's limit
const Percent wholeAmount = Percent::fromWhole(100);
const Percent highestCess = Percent::fromWhole(400);
const Money namedFrom = Money::fromRupees(50'000); // rule 46(e): from here on a buyer without GSTIN is named in full

QString sentence(const char *text)
{
    return QCoreApplication::translate("Checks", text);
}

class Findings {
public:
    void add(const QString &field, const char *code, const QString &message)
    {
        m_violations.push_back({field, QString::fromLatin1(code), message});
    }
    void add(const Violations &more, const QString &prefix)
    {
        for (const Violation &violation : more)
            m_violations.push_back({prefix + violation.field, violation.code, violation.message});
    }
    bool isEmpty() const { return m_violations.empty(); }
    Violations take() { return std::move(m_violations); }

private:
    Violations m_violations;
};

QString lineField(std::size_t index, const char *name)
{
    return u"lines[%1].%2"_s.arg(index).arg(QLatin1String(name));
}

bool isBlank(const QString &text)
{
    return text.trimmed().isEmpty();
}

bool isBlank(const Address &address)
{
    return isBlank(address.city)
        && std::all_of(address.lines.begin(), address.lines.end(), [](const QString &line) { return isBlank(line); });
}

void checkDiscount(Findings &findings, const QString &field, const Discount &discount)
{
    if (discount.amount.isNegative() || discount.percent.isNegative())
        findings.add(field, "negative", sentence("The discount cannot be less than 0"));
    else if (discount.kind == Discount::Kind::Percentage && discount.percent > wholeAmount)
        findings.add(field, "too_large", sentence("The discount cannot be more than 100 %"));
}

void checkUnit(Findings &findings, const DocumentLine &line, std::size_t index)
{
    const bool unitless = line.itemKind == ItemKind::Service && (isBlank(line.unit) || line.unit == u"NA"_s);
    if (unitless)
        return;
    if (isBlank(line.unit)) {
        findings.add(lineField(index, "unit"), "missing", sentence("Line %1: choose the unit").arg(index + 1));
        return;
    }
    const std::optional<Unit> unit = unitByText(line.unit);
    if (!unit) {
        findings.add(lineField(index, "unit"), "unknown_unit",
                     sentence("Line %1: %2 is no unit of the GST portal. Choose one from the list, or OTH for others")
                         .arg(index + 1)
                         .arg(line.unit));
    } else if (unit->decimals == 0 && line.quantity.thousandths() % 1000 != 0) {
        findings.add(
            lineField(index, "qty"), "counted_unit",
            sentence("Line %1: %2 are counted whole, %3 cannot be. Type a whole quantity or choose another unit")
                .arg(index + 1)
                .arg(unit->code, line.quantity.toPlain()));
    }
}

void checkLineFigures(Findings &findings, const Document &document, std::size_t index)
{
    const DocumentLine &line = document.lines.at(index);
    const bool received = document.kind == DocumentKind::Receipt; // its units are the customer's words
    if (!line.quantity.isPositive()) {
        findings.add(lineField(index, received ? "received" : "qty"), "not_positive",
                     sentence("Line %1: the quantity must be more than 0").arg(index + 1));
    } else if (!received) {
        checkUnit(findings, line, index);
    }
    if (line.rate.isNegative())
        findings.add(lineField(index, "rate"), "negative",
                     sentence("Line %1: the rate cannot be less than 0").arg(index + 1));
    if (line.gst.isNegative() || line.gst > wholeAmount)
        findings.add(lineField(index, "gst"), "out_of_range",
                     sentence("Line %1: the GST rate lies between 0 and 100 %").arg(index + 1));
    if (line.cess.isNegative() || line.cess > highestCess)
        findings.add(lineField(index, "cess"), "out_of_range",
                     sentence("Line %1: the cess lies between 0 and 400 %").arg(index + 1));
    checkDiscount(findings, lineField(index, "discount"), line.discount);
}

void checkCharges(Findings &findings, const Document &document)
{
    for (std::size_t i = 0; i < document.charges.size(); ++i) {
        const DocumentCharge &charge = document.charges.at(i);
        const QString field = u"charges[%1]."_s.arg(i);
        if (isBlank(charge.name))
            findings.add(field + u"name"_s, "missing", sentence("Charge %1: say what it is for").arg(i + 1));
        if (charge.amount.isNegative())
            findings.add(field + u"amount"_s, "negative",
                         sentence("Charge %1: the amount cannot be less than 0").arg(i + 1));
        if (charge.gst.isNegative() || charge.gst > wholeAmount)
            findings.add(field + u"gst"_s, "out_of_range",
                         sentence("Charge %1: the GST rate lies between 0 and 100 %").arg(i + 1));
    }
}

void checkLineTexts(Findings &findings, const Document &document)
{
    const int hsnMinimum = document.company.turnoverAbove5Crore ? 6 : 4;
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
        const DocumentLine &line = document.lines.at(i);
        if (isBlank(line.description))
            findings.add(lineField(i, "description"), "missing", sentence("Line %1: type what is sent").arg(i + 1));
        if (const QString problem = hsnProblem(line.hsn, hsnMinimum); !problem.isEmpty())
            findings.add(lineField(i, "hsn"), "hsn", sentence("Line %1: %2").arg(i + 1).arg(problem));
    }
}

void checkDates(Findings &findings, const Document &document, QDate today)
{
    if (!document.date.isValid()) {
        findings.add(u"date"_s, "missing", sentence("Type the date"));
        return;
    }
    if (document.date > today) {
        findings.add(u"date"_s, "future_date",
                     sentence("The date %1 is still to come; today is %2. Type an earlier date")
                         .arg(dateToDisplay(document.date), dateToDisplay(today)));
    }
    if (document.dueBack.isValid() && document.dueBack < document.date) {
        findings.add(u"due_back"_s, "before_document",
                     sentence("Goods sent on %1 cannot be due back on %2. Type a later date")
                         .arg(dateToDisplay(document.date), dateToDisplay(document.dueBack)));
    }
}

void checkTransport(Findings &findings, const Transport &transport)
{
    const QString vehicle = normalisedVehicle(transport.vehicle);
    if (!vehicle.isEmpty() && paddedVehicle(vehicle).isEmpty()) {
        if (const QString problem = vehicleProblem(vehicle); !problem.isEmpty())
            findings.add(u"transport.vehicle"_s, "vehicle", problem);
    }
    if (!isBlank(transport.transporterId)) {
        if (const QString problem = transporterIdProblem(transport.transporterId); !problem.isEmpty())
            findings.add(u"transport.transporter_id"_s, "transporter_id", problem);
    }
    static const QStringList modes{u""_s, u"road"_s, u"rail"_s, u"air"_s, u"ship"_s};
    if (!modes.contains(transport.mode))
        findings.add(u"transport.mode"_s, "unknown_mode",
                     sentence("Choose road, rail, air or ship as the way of transport"));
    if (!isBlank(transport.lrNumber) && !transport.lrDate.isValid())
        findings.add(u"transport.lr_date"_s, "missing",
                     sentence("Type the LR date that belongs to LR number %1").arg(transport.lrNumber));
    if (isBlank(transport.lrNumber) && transport.lrDate.isValid())
        findings.add(u"transport.lr_no"_s, "missing",
                     sentence("Type the LR number that belongs to the LR date, or clear the date"));
    const QString eway = QString(transport.ewayBill).remove(u' ');
    const bool digits = std::all_of(eway.begin(), eway.end(), [](QChar ch) { return ch >= u'0' && ch <= u'9'; });
    if (!eway.isEmpty() && (eway.size() != 12 || !digits))
        findings.add(u"transport.eway_bill"_s, "eway_bill", sentence("An e-way bill number has 12 digits"));
    if (transport.distanceKm < 0 || transport.distanceKm > farthestKm)
        findings.add(u"transport.distance_km"_s, "out_of_range", sentence("The distance lies between 1 and 4000 km"));
}

void checkSupplyType(Findings &findings, const Document &document)
{
    const SupplyType type = document.supplyType;
    const bool sez = type == SupplyType::SezWithTax || type == SupplyType::SezWithoutTax;
    const bool abroad = type == SupplyType::ExportWithTax || type == SupplyType::ExportWithoutTax;
    if (sez && document.party.type != PartyType::Sez)
        findings.add(u"supply_type"_s, "party_type",
                     sentence("%1 is no SEZ unit. Choose another supply type, or mark the customer as SEZ")
                         .arg(document.party.name));
    if (abroad && document.party.type != PartyType::Overseas)
        findings.add(u"supply_type"_s, "party_type",
                     sentence("%1 is not abroad. Choose another supply type, or mark the customer as overseas")
                         .arg(document.party.name));
    if (!document.placeOfSupply.isEmpty() && !stateByCode(document.placeOfSupply))
        findings.add(
            u"place_of_supply"_s, "unknown_state",
            sentence("%1 is no state's code. Choose the place of supply from the list").arg(document.placeOfSupply));
    if (document.pricesIncludeTax && document.reverseCharge)
        findings.add(u"prices_include_tax"_s, "reverse_charge",
                     sentence("Under reverse charge the price holds no tax. Switch one of the two off"));
}

void checkShipTo(Findings &findings, const ShipTo &shipTo)
{
    if (isBlank(shipTo.name))
        findings.add(u"ship_to.name"_s, "missing", sentence("Type the name of the place the goods go to"));
    if (isBlank(shipTo.address))
        findings.add(u"ship_to.address"_s, "missing", sentence("Type the address the goods go to"));
    if (!shipTo.gstin.isEmpty()) {
        if (const QString problem = checkGstin(normalisedGstin(shipTo.gstin)).problem; !problem.isEmpty())
            findings.add(u"ship_to.gstin"_s, "gstin", problem);
    }
    if (!shipTo.address.state.isEmpty() && !stateByCode(shipTo.address.state))
        findings.add(u"ship_to.state"_s, "unknown_state",
                     sentence("%1 is no state's code. Choose the state from the list").arg(shipTo.address.state));
}

// A customer without a GSTIN need not be named in full below 50,000 (rule 46(e), (f)), a consignee always (R33).
bool needsAddress(const Document &document)
{
    if (document.kind != DocumentKind::Invoice)
        return document.kind == DocumentKind::Challan && !document.shipTo;
    if (!document.party.gstin.isEmpty())
        return true;
    Document computed = document;
    return calculate(computed).empty() && computed.totals.taxable >= namedFrom;
}

void checkPartyOf(Findings &findings, const Document &document)
{
    if (isBlank(document.party.name)) {
        findings.add(u"party"_s, "missing", sentence("Choose a customer"));
        return;
    }
    if (document.kind != DocumentKind::CreditNote)
        findings.add(checkParty(document.party), u"party."_s);
    if (isBlank(document.party.address) && needsAddress(document))
        findings.add(u"party.address"_s, "missing", sentence("Type the address of %1").arg(document.party.name));
    if (document.shipTo)
        checkShipTo(findings, *document.shipTo);
}

} // namespace

namespace {

// What is taken from an issued document stands as it was issued, whatever the rules of today say of its texts.
bool isEnteredInFull(DocumentKind kind)
{
    return kind == DocumentKind::Challan || kind == DocumentKind::Invoice;
}

} // namespace

Violations checkFigures(const Document &document)
{
    Findings findings;
    for (std::size_t i = 0; i < document.lines.size(); ++i)
        checkLineFigures(findings, document, i);
    checkDiscount(findings, u"discount"_s, document.discount);
    checkCharges(findings, document);
    return findings.take();
}

Violations checkDocument(const Document &document, QDate today)
{
    Findings findings;
    checkDates(findings, document, today);
    checkPartyOf(findings, document);
    if (!document.number.isEmpty() && document.kind != DocumentKind::Receipt) {
        if (const QString problem = numberProblem(document.number); !problem.isEmpty())
            findings.add(u"number"_s, "number", problem);
    }
    if (document.lines.empty())
        findings.add(u"lines"_s, "missing", sentence("Type at least one line"));
    if (document.lines.size() > mostLines)
        findings.add(u"lines"_s, "too_many", sentence("A document holds at most 500 lines. Divide it into two"));
    if (isEnteredInFull(document.kind))
        checkLineTexts(findings, document);
    findings.add(checkFigures(document), QString());
    if (isEnteredInFull(document.kind))
        checkSupplyType(findings, document);
    checkTransport(findings, document.transport);
    return findings.take();
}

Violations checkForEwayBill(const Transport &transport)
{
    Findings findings;
    checkTransport(findings, transport);
    const QString vehicle = normalisedVehicle(transport.vehicle);
    const bool road = transport.mode.isEmpty() || transport.mode == u"road"_s;
    if (road && vehicle.isEmpty() && isBlank(transport.transporterId)) {
        findings.add(
            u"transport.vehicle"_s, "missing",
            sentence("An e-way bill by road needs the vehicle number or the transporter ID. Type one of the two"));
    } else if (!paddedVehicle(vehicle).isEmpty()) {
        findings.add(u"transport.vehicle"_s, "vehicle", vehicleProblem(vehicle));
    }
    if (!road && isBlank(transport.lrNumber))
        findings.add(u"transport.lr_no"_s, "missing",
                     sentence("Type the number and date of the railway, airway or shipping receipt"));
    return findings.take();
}

} // namespace desk
