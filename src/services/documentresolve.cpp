#include "services/documentresolve.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/dueback.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "domain/tax.h"
#include "services/documentrules.h"
#include "services/documenttext.h"
#include "services/lineresolve.h"
#include "store/documentstore.h"
#include "store/partystore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr qsizetype longestOrderReference = 60;

void refuse(ResolvedDocument &out, const QString &field, const char *code, const QString &message)
{
    out.violations.push_back({field, QString::fromLatin1(code), message});
}

Party normalised(Party party)
{
    party.name = tidied(party.name);
    party.gstin = normalisedGstin(party.gstin);
    party.address.state = normalisedStateCode(party.address.state);
    return party;
}

// R52: what all billed challans share is the invoice's too, where nothing else was entered.
void takeFromChallans(ResolvedDocument &out)
{
    if (out.challans.empty())
        return;
    const Document &first = out.challans.front().document;
    const auto all = [&out](auto same) {
        return std::all_of(out.challans.begin(), out.challans.end(),
                           [&](const BilledChallan &challan) { return same(challan.document); });
    };
    Document &document = out.document;
    if (document.transport == Transport() && all([&](const Document &d) { return d.transport == first.transport; }))
        document.transport = first.transport;
    if (!document.shipTo && all([&](const Document &d) { return d.shipTo == first.shipTo; }))
        document.shipTo = first.shipTo;
    if (document.orderReference.isEmpty()
        && all([&](const Document &d) { return d.orderReference == first.orderReference; }))
        document.orderReference = first.orderReference;
}

void takeOrderNumbers(Document &document)
{
    if (!document.orderReference.isEmpty())
        return;
    QStringList numbers;
    for (const DocumentLine &line : document.lines)
        numbers += line.orderNumber;
    numbers.removeAll(QString());
    numbers.removeDuplicates();
    const QString joined = numbers.join(u", "_s);
    if (joined.size() <= longestOrderReference)
        document.orderReference = joined;
}

// A challan that follows an invoice of the whole consignment (R59, rule 55(5)).
void takeFollowedInvoice(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
{
    if (tidied(draft.followsInvoice).isEmpty())
        return;
    const NumberInYear wanted = numberInYear(draft.followsInvoice);
    const auto invoice = store::documentByNumber(connection, DocumentKind::Invoice, wanted.number, wanted.fy);
    if (!invoice) {
        refuse(out, u"follows_invoice"_s, "unknown_invoice",
               DocumentText::tr("There is no invoice %1").arg(wanted.number));
        return;
    }
    if (invoice->status == DocumentStatus::Cancelled) {
        refuse(out, u"follows_invoice"_s, "invoice_cancelled",
               DocumentText::tr("Invoice %1 is cancelled").arg(invoice->number));
    }
    if (!out.document.party.name.isEmpty() && !isSameParty(connection, invoice->party, out.document.party)) {
        refuse(out, u"follows_invoice"_s, "different_party",
               DocumentText::tr("Invoice %1 went to %2").arg(invoice->number, invoice->party.name));
    }
    if (draft.date.isValid() && draft.date < invoice->date) {
        refuse(out, u"date"_s, "before_invoice",
               DocumentText::tr("Invoice %1 is dated %2. Type a date that is not before it")
                   .arg(invoice->number, dateToDisplay(invoice->date)));
    }
    out.document.followsInvoice = wanted.fy.isEmpty() ? invoice->number : invoice->number + u'@' + wanted.fy;
}

// R63: the day typed for all lines, or each line's by the law of its goods; of the document the earliest. A day later
// than the law's is warned of.
void takeDueBack(ResolvedDocument &out)
{
    Document &document = out.document;
    if (document.kind != DocumentKind::Challan)
        return;
    const QDate typed = document.dueBack;
    QDate earliest;
    QDate lawful;
    for (DocumentLine &line : document.lines) {
        const QDate byLaw = dueBackByLaw(document.purpose, line.goods, document.date);
        line.dueBack = typed.isValid() ? typed : byLaw;
        if (line.dueBack.isValid() && (!earliest.isValid() || line.dueBack < earliest))
            earliest = line.dueBack;
        if (byLaw.isValid() && (!lawful.isValid() || byLaw < lawful))
            lawful = byLaw;
    }
    document.dueBack = earliest.isValid() ? earliest : typed;
    if (typed.isValid() && lawful.isValid() && lawful < typed) {
        out.warnings.push_back(
            {u"due_back_late"_s,
             DocumentText::tr("By law these goods must be back, or be invoiced, by %1").arg(dateToDisplay(lawful)),
             u"due_back"_s});
    }
}

} // namespace

QString rowField(std::size_t row, const char *name)
{
    return u"lines[%1].%2"_s.arg(row).arg(QLatin1String(name));
}

Transport normalised(Transport transport)
{
    transport.vehicle = normalisedVehicle(transport.vehicle);
    transport.transporter = tidied(transport.transporter);
    transport.transporterId = normalisedGstin(transport.transporterId);
    transport.mode = tidied(transport.mode).toLower();
    transport.lrNumber = tidied(transport.lrNumber);
    transport.ewayBill = QString(transport.ewayBill).remove(u' ');
    return transport;
}

void takeEntered(const DocumentDraft &draft, Document &document)
{
    document.kind = draft.kind;
    document.uuid = draft.uuid;
    document.date = draft.date;
    if (draft.date.isValid())
        document.fy = FinancialYear::of(draft.date);
    document.supplyType = draft.supplyType;
    document.reverseCharge = draft.reverseCharge;
    document.purpose = draft.purpose;
    document.orderReference = tidied(draft.orderReference);
    document.discount = draft.discount;
    document.pricesIncludeTax = draft.pricesIncludeTax;
    document.roundsOff = draft.roundOff;
    document.transport = normalised(draft.transport);
    document.remarks = draft.remarks.trimmed();
    document.shipTo = draft.shipTo;
    if (document.shipTo) {
        document.shipTo->gstin = normalisedGstin(document.shipTo->gstin);
        document.shipTo->address.state = normalisedStateCode(document.shipTo->address.state);
    }
    for (const Charge &charge : draft.charges)
        document.charges.push_back({tidied(charge.name), charge.amount, charge.gst, {}, {}, {}});
}

// R52: an invoice takes its customer from the challans where none was chosen, as the master stands today (C52).
void takeParty(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
{
    Party &party = out.document.party;
    if (draft.oneTimeParty) {
        party = normalised(*draft.oneTimeParty);
        party.id = PartyId();
        return;
    }
    std::optional<Party> found;
    if (!tidied(draft.partyCode).isEmpty()) {
        found = store::partyByCode(connection, draft.partyCode);
        if (!found) {
            refuse(out, u"party"_s, "unknown_party",
                   DocumentText::tr("There is no customer with the code %1").arg(tidied(draft.partyCode)));
            return;
        }
    } else if (!out.challans.empty()) {
        const Party &billed = out.challans.front().document.party;
        found = billed.id.isValid() ? store::partyById(connection, store::mergedInto(connection, billed.id)) : billed;
    }
    if (!found)
        return;
    party = std::move(*found);
    // What was delivered to a customer before it was retired is still billed, comes back and is received.
    const bool sends = draft.kind == DocumentKind::Challan || draft.kind == DocumentKind::Invoice;
    if (sends && !party.active && out.challans.empty()) {
        refuse(
            out, u"party"_s, "party_inactive",
            DocumentText::tr("%1 is no longer in use. Choose another customer, or switch it on again").arg(party.name));
    }
}

ResolvedDocument resolveDraft(Connection &connection, const DocumentDraft &draft, const Company &company)
{
    ResolvedDocument out;
    takeEntered(draft, out.document);
    out.document.company = company;
    out.document.dueBack = draft.dueBack;
    out.severalPlaces = draft.severalPlaces;
    LineResolver lines(connection, draft, out);
    lines.loadChallans();
    takeParty(connection, draft, out);
    takeFromChallans(out);
    lines.fillLines();
    takeOrderNumbers(out.document);
    takeFollowedInvoice(connection, draft, out);
    takeDueBack(out);
    out.document.placeOfSupply = normalisedStateCode(draft.placeOfSupply);
    out.document.placeOfSupply = placeOfSupply(supplyFacts(out.document));
    return out;
}

} // namespace desk
