#include "services/documentdifference.h"

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

// What was entered or looked up, each fact under its path, in the order people read a document.
class Facts {
public:
    explicit Facts(const Document &document)
    {
        addHeader(document);
        addShipTo(document.shipTo.value_or(ShipTo()));
        for (std::size_t i = 0; i < document.lines.size(); ++i)
            addLine(document.lines.at(i), u"lines[%1]."_s.arg(i));
        for (std::size_t i = 0; i < document.charges.size(); ++i) {
            const DocumentCharge &charge = document.charges.at(i);
            const QString path = u"charges[%1]."_s.arg(i);
            add(path + u"name"_s, charge.name);
            add(path + u"amount"_s, charge.amount.toPlain());
            add(path + u"gst"_s, charge.gst.toPlain());
        }
        addTransport(document.transport);
        add(u"remarks"_s, document.remarks);
    }
    const std::vector<std::pair<QString, QString>> &all() const { return m_facts; }
    QString at(const QString &field) const
    {
        const auto found = std::find_if(m_facts.begin(), m_facts.end(),
                                        [&](const auto &fact) { return fact.first == field; });
        return found == m_facts.end() ? QString() : found->second;
    }

private:
    void add(const QString &field, const QString &text)
    {
        if (!text.isEmpty())
            m_facts.emplace_back(field, text);
    }
    void addFlag(const QString &field, bool on) { add(field, on ? u"yes"_s : u"no"_s); }

    void addHeader(const Document &document)
    {
        add(u"date"_s, document.date.toString(Qt::ISODate));
        add(u"party"_s, document.party.code);
        add(u"party.name"_s, document.party.name);
        add(u"party.gstin"_s, document.party.gstin);
        add(u"party.address"_s, document.party.address.lines.join(u", "_s));
        add(u"party.city"_s, document.party.address.city);
        add(u"party.state"_s, document.party.address.state);
        add(u"place_of_supply"_s, document.placeOfSupply);
        add(u"supply_type"_s, wordOf(document.supplyType));
        addFlag(u"reverse_charge"_s, document.reverseCharge);
        add(u"purpose"_s, wordOf(document.purpose));
        add(u"due_back"_s, document.dueBack.toString(Qt::ISODate));
        add(u"follows_invoice"_s, document.followsInvoice);
        add(u"order_reference"_s, document.orderReference);
        add(u"discount"_s, document.discount.toPlain());
        addFlag(u"prices_include_tax"_s, document.pricesIncludeTax);
        addFlag(u"round_off"_s, document.roundsOff);
    }
    void addShipTo(const ShipTo &place)
    {
        add(u"ship_to.name"_s, place.name);
        add(u"ship_to.gstin"_s, place.gstin);
        add(u"ship_to.address"_s, place.address.lines.join(u", "_s));
        add(u"ship_to.city"_s, place.address.city);
        add(u"ship_to.state"_s, place.address.state);
        add(u"ship_to.pin"_s, place.address.pin);
    }
    void addLine(const DocumentLine &line, const QString &path)
    {
        add(path + u"item"_s, line.itemCode);
        add(path + u"description"_s, line.description);
        add(path + u"hsn"_s, line.hsn);
        add(path + u"qty"_s, line.quantity.toPlain());
        add(path + u"unit"_s, line.unit);
        add(path + u"rate"_s, line.rate.toPlain());
        add(path + u"discount"_s, line.discount.toPlain());
        add(path + u"gst"_s, line.gst.toPlain());
        add(path + u"cess"_s, line.cess.toPlain());
        add(path + u"challan"_s, line.challanNumber);
        add(path + u"challan_line"_s, line.challanLine > 0 ? QString::number(line.challanLine) : QString());
        add(path + u"order"_s, line.orderNumber);
        add(path + u"order_line"_s, line.orderLine > 0 ? QString::number(line.orderLine) : QString());
    }
    void addTransport(const Transport &transport)
    {
        add(u"transport.vehicle"_s, transport.vehicle);
        add(u"transport.transporter"_s, transport.transporter);
        add(u"transport.transporter_id"_s, transport.transporterId);
        add(u"transport.mode"_s, transport.mode);
        add(u"transport.lr_no"_s, transport.lrNumber);
        add(u"transport.lr_date"_s, transport.lrDate.toString(Qt::ISODate));
        add(u"transport.eway_bill"_s, transport.ewayBill);
        add(u"transport.distance_km"_s, transport.distanceKm > 0 ? QString::number(transport.distanceKm) : QString());
    }

    std::vector<std::pair<QString, QString>> m_facts;
};

} // namespace

std::vector<Difference> differencesOf(const Document &before, const Document &after)
{
    const Facts old(before);
    const Facts now(after);
    std::vector<Difference> differences;
    for (const auto &[field, text] : old.all()) {
        if (const QString other = now.at(field); other != text)
            differences.push_back({field, text, other});
    }
    for (const auto &[field, text] : now.all()) {
        if (old.at(field).isEmpty())
            differences.push_back({field, {}, text});
    }
    return differences;
}

} // namespace desk
