#include "print/content.h"

#include "domain/reference.h"
#include "domain/tax.h"

#include <algorithm>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

QStringList addressLines(const Address &address)
{
    QStringList lines;
    for (const QString &line : address.lines) {
        if (!line.trimmed().isEmpty())
            lines << line;
    }
    const QString place = address.pin.isEmpty() ? address.city : u"%1 %2"_s.arg(address.city, address.pin).trimmed();
    if (!place.isEmpty())
        lines << place;
    return lines;
}

Party partyBlock(const QString &heading, const QString &name, const QString &gstin, const Address &address)
{
    Party block{heading, name, addressLines(address)};
    if (!gstin.isEmpty())
        block.lines << tr("GSTIN: %1").arg(gstin);
    if (!address.state.isEmpty())
        block.lines << tr("State: %1").arg(stateText(address.state));
    return block;
}

void add(std::vector<Field> &fields, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        fields.push_back({label, value});
}

// "DC/26-27/00001 of 05-11-2026, …": each challan once, in the order of the lines (C50).
QString challanList(const Document &document)
{
    QStringList seen;
    for (const DocumentLine &line : document.lines) {
        if (line.challanNumber.isEmpty())
            continue;
        const QString text = line.challanDate.isValid()
            ? tr("%1 of %2").arg(line.challanNumber, dateText(line.challanDate))
            : line.challanNumber;
        if (!seen.contains(text))
            seen << text;
    }
    return seen.join(u", "_s);
}

QString orderList(const Document &document)
{
    QStringList seen;
    if (!document.orderReference.isEmpty())
        seen << document.orderReference;
    for (const DocumentLine &line : document.lines) {
        if (!line.orderNumber.isEmpty() && !seen.contains(line.orderNumber))
            seen << line.orderNumber;
    }
    return seen.join(u", "_s);
}

QString numberLabel(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Challan: return tr("Challan no.");
    case DocumentKind::Invoice: return tr("Invoice no.");
    case DocumentKind::CreditNote: return tr("Credit note no.");
    case DocumentKind::Return: return tr("Return no.");
    case DocumentKind::Receipt: return tr("Receipt no.");
    }
    return {};
}

QString modeText(const QString &mode)
{
    if (mode == u"road")
        return tr("Road");
    if (mode == u"rail")
        return tr("Rail");
    if (mode == u"air")
        return tr("Air");
    return mode == u"ship" ? tr("Ship") : mode;
}

void addTransport(std::vector<Field> &fields, const Transport &transport)
{
    add(fields, tr("Mode of transport"), modeText(transport.mode));
    add(fields, tr("Vehicle no."), transport.vehicle);
    QString transporter = transport.transporter;
    if (!transport.transporterId.isEmpty())
        transporter = transporter.isEmpty() ? transport.transporterId
                                            : u"%1 (%2)"_s.arg(transporter, transport.transporterId);
    add(fields, tr("Transporter"), transporter);
    if (!transport.lrNumber.isEmpty()) {
        add(fields, tr("LR no. and date"),
            transport.lrDate.isValid() ? tr("%1 of %2").arg(transport.lrNumber, dateText(transport.lrDate))
                                       : transport.lrNumber);
    }
    add(fields, tr("E-way bill no."), transport.ewayBill);
    if (transport.distanceKm > 0)
        add(fields, tr("Distance"), tr("%1 km").arg(transport.distanceKm));
}

// The year that the service keeps behind a number is for the program, not for paper.
QString withoutYear(const QString &number)
{
    return number.section(u'@', 0, 0);
}

// The invoices that the lines of a credit note give back, each once (rule 53(1A)(g)).
QString invoiceList(const Document &document)
{
    QStringList seen;
    for (const DocumentLine &line : document.lines) {
        if (line.invoiceNumber.isEmpty())
            continue;
        const QString text = line.invoiceDate.isValid()
            ? tr("%1 of %2").arg(line.invoiceNumber, dateText(line.invoiceDate))
            : line.invoiceNumber;
        if (!seen.contains(text))
            seen << text;
    }
    return seen.join(u", "_s);
}

QString partyChallan(const Document &document)
{
    if (document.partyChallan.isEmpty() || !document.partyChallanDate.isValid())
        return document.partyChallan;
    return tr("%1 of %2").arg(document.partyChallan, dateText(document.partyChallanDate));
}

QString originalInvoice(const Document &document, const PaperFacts &facts)
{
    if (document.followsInvoice.isEmpty())
        return invoiceList(document);
    QString number = withoutYear(document.followsInvoice);
    if (number.isEmpty() || !facts.originalInvoiceDate.isValid())
        return number;
    return tr("%1 of %2").arg(number, dateText(facts.originalInvoiceDate));
}

} // namespace

Party sellerBlock(const Company &company)
{
    Party block = partyBlock({}, company.name, company.gstin, company.address);
    QStringList contact;
    if (!company.phone.isEmpty())
        contact << tr("Phone: %1").arg(company.phone);
    if (!company.email.isEmpty())
        contact << tr("E-mail: %1").arg(company.email);
    if (!contact.isEmpty())
        block.lines << contact.join(u"  "_s);
    return block;
}

std::vector<Party> partyBlocks(const Document &document)
{
    const desk::Party &party = document.party;
    const bool invoice = document.kind == DocumentKind::Invoice || document.kind == DocumentKind::CreditNote;
    const bool inward = document.kind == DocumentKind::Return || document.kind == DocumentKind::Receipt;
    const QString alone = invoice ? tr("Buyer") : inward ? tr("Received from") : tr("Consignee");
    if (!document.shipTo)
        return {partyBlock(alone, party.name, party.gstin, party.address)};
    const ShipTo &place = *document.shipTo;
    const QString name = place.name.isEmpty() ? party.name : place.name;
    return {partyBlock(invoice ? tr("Buyer (bill to)") : tr("Customer"), party.name, party.gstin, party.address),
            partyBlock(tr("Consignee (ship to)"), name, place.gstin, place.address)};
}

std::vector<Field> headerFields(const Document &document, const PaperFacts &facts)
{
    std::vector<Field> fields;
    add(fields, numberLabel(document.kind), facts.draft ? tr("Draft") : document.number);
    add(fields, tr("Date"), dateText(document.date));
    const bool invoice = document.kind == DocumentKind::Invoice || document.kind == DocumentKind::CreditNote;
    if (invoice || document.kind == DocumentKind::Challan)
        add(fields, tr("Place of supply"), stateText(placeOfSupply(supplyFacts(document))));
    if (invoice)
        add(fields, tr("Reverse charge"), document.reverseCharge ? tr("Yes") : tr("No"));
    if (document.kind == DocumentKind::Challan)
        add(fields, tr("Purpose"), displayName(document.purpose));
    if (document.kind == DocumentKind::CreditNote)
        add(fields, tr("Against invoice"), originalInvoice(document, facts));
    else
        add(fields, tr("Invoice"), originalInvoice(document, facts));
    add(fields, tr("Their challan"), partyChallan(document));
    add(fields, tr("Reason"), document.reason);
    add(fields, tr("Order no."), orderList(document));
    add(fields, document.kind == DocumentKind::Challan ? tr("Due back") : tr("Due"), dateText(document.dueBack));
    addTransport(fields, document.transport);
    add(fields, tr("Challans"), challanList(document));
    return fields;
}

std::vector<Sum> sumsOf(const Document &document)
{
    const Totals &totals = document.totals;
    std::vector<Sum> sums;
    if (totals.payable.isZero() && totals.taxable.isZero())
        return sums;
    for (const DocumentCharge &charge : document.charges)
        sums.push_back({charge.name, charge.taxable.toDisplay()});
    const bool taxed = showsTax(document);
    sums.push_back({taxed ? tr("Taxable value") : tr("Value"), totals.taxable.toDisplay()});
    const auto addTax = [&](const QString &label, Money amount) {
        if (taxed && !amount.isZero())
            sums.push_back({label, amount.toDisplay()});
    };
    addTax(tr("CGST"), totals.tax.cgst);
    addTax(stateTaxName(placeOfSupply(supplyFacts(document))), totals.tax.sgst);
    addTax(tr("IGST"), totals.tax.igst);
    addTax(tr("Cess"), totals.tax.cess);
    if (!totals.roundOff.isZero())
        sums.push_back({tr("Round-off"), totals.roundOff.toDisplay()});
    sums.push_back({tr("Total"), u"₹ "_s + totals.payable.toDisplay(), true});
    return sums;
}

} // namespace desk::paper
