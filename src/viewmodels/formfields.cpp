#include "viewmodels/formfields.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/gstin.h"
#include "domain/numbering.h"
#include "domain/reference.h"
#include "viewmodels/linecells.h"

#include <QCoreApplication>
#include <QMetaEnum>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Field = FormFields::Field;

QString tr(const char *text)
{
    return QCoreApplication::translate("DocumentFormModel", text);
}

struct PathRow {
    Field field;
    const char *path;
};

// The order is that of the form.
constexpr PathRow paths[] = {
    {Field::Party, "party"},
    {Field::Date, "date"},
    {Field::Number, "number"},
    {Field::Series, "series"},
    {Field::Purpose, "purpose"},
    {Field::DueBack, "due_back"},
    {Field::FollowsInvoice, "follows_invoice"},
    {Field::OrderReference, "order_reference"},
    {Field::PlaceOfSupply, "place_of_supply"},
    {Field::SupplyType, "supply_type"},
    {Field::ReverseCharge, "reverse_charge"},
    {Field::PricesIncludeTax, "prices_include_tax"},
    {Field::RoundOff, "round_off"},
    {Field::ShipToName, "ship_to.name"},
    {Field::ShipToAddress, "ship_to.address"},
    {Field::ShipToCity, "ship_to.city"},
    {Field::ShipToState, "ship_to.state"},
    {Field::ShipToPin, "ship_to.pin"},
    {Field::ShipToGstin, "ship_to.gstin"},
    {Field::Vehicle, "transport.vehicle"},
    {Field::Transporter, "transport.transporter"},
    {Field::TransporterId, "transport.transporter_id"},
    {Field::TransportMode, "transport.mode"},
    {Field::LrNumber, "transport.lr_no"},
    {Field::LrDate, "transport.lr_date"},
    {Field::EwayBill, "transport.eway_bill"},
    {Field::Distance, "transport.distance_km"},
    {Field::PartyChallan, "party_challan"},
    {Field::PartyChallanDate, "party_challan_date"},
    {Field::Reason, "reason"},
    {Field::Remarks, "remarks"},
    {Field::Discount, "discount"},
    {Field::ChargeName, "charges[0].name"},
    {Field::ChargeAmount, "charges[0].amount"},
    {Field::ChargeGst, "charges[0].gst"},
};

template <typename T>
QString problemIn(const Typed<T> &value)
{
    return value ? QString() : value.error();
}

QString stateProblem(const QString &text)
{
    return stateByCode(normalisedStateCode(text)) ? QString() : tr("%1 is not a state of the list").arg(text);
}

bool isDigits(const QString &text, qsizetype length)
{
    const auto digit = [](QChar ch) { return ch >= u'0' && ch <= u'9'; };
    return text.size() == length && std::all_of(text.begin(), text.end(), digit);
}

QString distanceProblem(const QString &text)
{
    bool ok = false;
    const int km = text.toInt(&ok);
    return ok && km >= 0 ? QString() : tr("Give the distance in whole kilometres");
}

QString amountProblem(const QString &text)
{
    const auto amount = parseMoney(text);
    if (!amount)
        return amount.error();
    return amount->isNegative() ? tr("The amount cannot be below 0") : QString();
}

QString dateProblem(const QString &text, QDate today)
{
    const auto date = parseDate(text, today);
    if (!date)
        return date.error();
    return *date > today ? tr("%1 is still to come").arg(dateToDisplay(*date)) : QString();
}

QString gstinProblem(const QString &text)
{
    return checkGstin(normalisedGstin(text)).problem;
}

QString discountProblem(const QString &text)
{
    const auto discount = linecells::parseDiscount(text);
    return discount ? QString() : discount.error();
}

// A plate whose zeros were left out is written on a document as it is on the lorry; submit warns of it (C97).
QString plateProblem(const QString &plate)
{
    return paddedVehicle(plate).isEmpty() ? vehicleProblem(plate) : QString();
}

QString compact(const QString &text)
{
    return QString(text).remove(u' ');
}

} // namespace

QString FormFields::problemOf(Field field, const QString &text, QDate today)
{
    if (text.trimmed().isEmpty())
        return {};
    switch (field) {
    case Field::Date: return dateProblem(text, today);
    case Field::PartyChallanDate: return dateProblem(text, today);
    case Field::DueBack:
    case Field::LrDate: return problemIn(parseDate(text, today));
    case Field::Number: return numberProblem(comparisonKey(text));
    case Field::PlaceOfSupply:
    case Field::ShipToState: return stateProblem(text);
    case Field::ShipToPin: return isDigits(compact(text), 6) ? QString() : tr("A PIN code has 6 digits");
    case Field::ShipToGstin: return gstinProblem(text);
    case Field::Vehicle: return plateProblem(normalisedVehicle(text));
    case Field::TransporterId: return transporterIdProblem(text.trimmed());
    case Field::EwayBill: return isDigits(compact(text), 12) ? QString() : tr("An e-way bill number has 12 digits");
    case Field::Distance: return distanceProblem(text.trimmed());
    case Field::Discount: return discountProblem(text);
    case Field::ChargeAmount: return amountProblem(text);
    case Field::ChargeGst: return problemIn(parsePercent(text));
    default: return {};
    }
}

QString FormFields::normalised(Field field, const QString &text, QDate today)
{
    switch (field) {
    case Field::Date:
    case Field::DueBack:
    case Field::PartyChallanDate:
    case Field::LrDate: {
        const auto date = parseDate(text, today);
        return date && !text.trimmed().isEmpty() ? dateToDisplay(*date) : text;
    }
    case Field::Number: return comparisonKey(text);
    case Field::Vehicle: return normalisedVehicle(text);
    case Field::ShipToGstin: return normalisedGstin(text);
    case Field::PlaceOfSupply:
    case Field::ShipToState: return text.trimmed().isEmpty() ? QString() : normalisedStateCode(text);
    case Field::ShipToPin:
    case Field::EwayBill: return compact(text);
    default: return text;
    }
}

QDate FormFields::date(Field field, QDate today) const
{
    return text(field).trimmed().isEmpty() ? QDate() : parseDate(text(field), today).value_or(QDate());
}

std::optional<ShipTo> FormFields::shipTo() const
{
    ShipTo place;
    place.name = tidied(text(Field::ShipToName));
    place.gstin = normalisedGstin(text(Field::ShipToGstin));
    for (const QString &line : text(Field::ShipToAddress).split(u'\n')) {
        if (!tidied(line).isEmpty())
            place.address.lines.append(tidied(line));
    }
    place.address.city = tidied(text(Field::ShipToCity));
    place.address.state = normalised(Field::ShipToState, text(Field::ShipToState), {});
    place.address.pin = compact(text(Field::ShipToPin));
    return place == ShipTo() ? std::nullopt : std::optional(place);
}

Discount FormFields::discount() const
{
    return linecells::parseDiscount(text(Field::Discount)).value_or(Discount());
}

std::optional<Charge> FormFields::charge() const
{
    const QString amount = text(Field::ChargeAmount).trimmed();
    if (amount.isEmpty())
        return std::nullopt;
    const QString gst = text(Field::ChargeGst).trimmed();
    Charge charge;
    charge.name = tidied(text(Field::ChargeName));
    charge.amount = parseMoney(amount).value_or(Money());
    charge.gst = gst.isEmpty() ? Percent() : parsePercent(gst).value_or(Percent());
    return charge;
}

SupplyType FormFields::supplyType() const
{
    return supplyTypeFrom(text(Field::SupplyType)).value_or(SupplyType::Regular);
}

Purpose FormFields::purpose() const
{
    return purposeFrom(text(Field::Purpose)).value_or(Purpose::Supply);
}

Transport FormFields::transport(QDate today) const
{
    Transport transport;
    transport.vehicle = normalisedVehicle(text(Field::Vehicle));
    transport.transporter = tidied(text(Field::Transporter));
    transport.transporterId = tidied(text(Field::TransporterId)).toUpper();
    transport.mode = text(Field::TransportMode);
    transport.lrNumber = tidied(text(Field::LrNumber));
    transport.lrDate = date(Field::LrDate, today);
    transport.ewayBill = compact(text(Field::EwayBill));
    transport.distanceKm = text(Field::Distance).trimmed().toInt();
    return transport;
}

DocumentDraft FormFields::toDraft(DocumentKind kind, QDate today, Violations &violations) const
{
    for (const PathRow &row : paths) {
        const QString problem = problemOf(row.field, text(row.field), today);
        if (!problem.isEmpty())
            violations.push_back({QString::fromLatin1(row.path), u"invalid"_s, problem});
    }
    DocumentDraft draft;
    draft.kind = kind;
    draft.date = date(Field::Date, today);
    if (text(Field::Date).trimmed().isEmpty())
        violations.push_back({u"date"_s, u"missing"_s, tr("Type the date")});
    draft.series = text(Field::Series);
    draft.number = comparisonKey(text(Field::Number));
    draft.shipTo = shipTo();
    draft.placeOfSupply = normalised(Field::PlaceOfSupply, text(Field::PlaceOfSupply), today);
    draft.supplyType = supplyType();
    draft.reverseCharge = isOn(Field::ReverseCharge);
    draft.purpose = purpose();
    draft.dueBack = date(Field::DueBack, today);
    draft.followsInvoice = comparisonKey(text(Field::FollowsInvoice));
    draft.orderReference = tidied(text(Field::OrderReference));
    draft.discount = discount();
    if (const auto freight = charge()) {
        if (freight->name.isEmpty())
            violations.push_back({u"charges[0].name"_s, u"missing"_s, tr("Say what the charge is for")});
        draft.charges = {*freight};
    }
    draft.pricesIncludeTax = isOn(Field::PricesIncludeTax);
    draft.roundOff = isOn(Field::RoundOff);
    draft.transport = transport(today);
    draft.partyChallan = comparisonKey(text(Field::PartyChallan));
    draft.partyChallanDate = date(Field::PartyChallanDate, today);
    draft.reason = tidied(text(Field::Reason));
    draft.severalPlaces = isOn(Field::SeveralPlaces);
    draft.remarks = text(Field::Remarks).trimmed();
    return draft;
}

QString FormFields::pathOf(Field field)
{
    for (const PathRow &row : paths) {
        if (row.field == field)
            return QString::fromLatin1(row.path);
    }
    return {};
}

std::optional<Field> FormFields::fieldOf(const QString &path)
{
    for (const PathRow &row : paths) {
        if (path == QLatin1String(row.path))
            return row.field;
    }
    const QString head = path.section(u'.', 0, 0);
    if (head == "party"_L1)
        return Field::Party;
    if (head == "ship_to"_L1)
        return Field::ShipToName;
    if (head == "transport"_L1)
        return Field::Vehicle;
    if (head.startsWith("charges"_L1))
        return Field::ChargeAmount;
    return std::nullopt;
}

QJsonObject FormFields::toJson() const
{
    QJsonObject json;
    const QMetaEnum names = QMetaEnum::fromType<Field>();
    for (int index = 0; index < count; ++index) {
        const QString &value = m_texts[static_cast<std::size_t>(index)];
        if (!value.isEmpty())
            json.insert(QString::fromLatin1(names.valueToKey(index)), value);
    }
    return json;
}

void FormFields::fromJson(const QJsonObject &json)
{
    const QMetaEnum names = QMetaEnum::fromType<Field>();
    for (int index = 0; index < count; ++index)
        m_texts[static_cast<std::size_t>(index)] = json[QString::fromLatin1(names.valueToKey(index))].toString();
}

} // namespace desk
