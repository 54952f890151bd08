#include "services/creditnotes.h"

#include "base/text.h"
#include "base/typed.h"
#include "services/documentrules.h"
#include "services/documenttext.h"
#include "services/linegroups.h"
#include "services/lineresolve.h"
#include "services/namedline.h"
#include "services/reason.h"
#include "store/documentstore.h"
#include "store/followupstore.h"
#include "store/partystore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

class CreditResolver {
public:
    CreditResolver(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
        : m_connection(connection), m_draft(draft), m_out(out)
    {
    }

    void fillLines()
    {
        try {
            for (std::size_t row = 0; row < m_draft.lines.size(); ++row)
                addRow(row);
        } catch (const OverflowError &) {
            m_out.violations.push_back(
                {u"lines"_s, u"too_large"_s, DocumentText::tr("The quantities are too large. Check them")});
        }
    }

private:
    void refuse(std::size_t row, const char *name, const char *code, const QString &message)
    {
        m_out.violations.push_back({rowField(row, name), QString::fromLatin1(code), message});
    }

    void addRow(std::size_t row)
    {
        const DraftLine &typed = m_draft.lines.at(row);
        if (typed.quantity && typed.quantity->isZero())
            return; // R50
        if (typed.invoice.isEmpty()) {
            refuse(row, "invoice", "missing",
                   DocumentText::tr("Line %1: say of which invoice this gives back").arg(row + 1));
            return;
        }
        if (!typed.quantity) {
            refuse(row, "qty", "missing", DocumentText::tr("Line %1: type the quantity").arg(row + 1));
            return;
        }
        const auto at = invoiceAt(typed.invoice, rowField(row, "invoice"));
        if (!at)
            return;
        const Document &invoice = m_out.invoices.at(*at).document;
        if (const DocumentLine *source = lineOf(invoice, typed, row))
            add(invoice, *source, typed, row);
    }

    std::optional<std::size_t> invoiceAt(const QString &typed, const QString &field)
    {
        const NumberInYear wanted = numberInYear(typed);
        auto found = store::documentByNumber(m_connection, DocumentKind::Invoice, wanted.number, wanted.fy);
        if (!found) {
            m_out.violations.push_back(
                {field, u"unknown_invoice"_s, DocumentText::tr("There is no invoice %1").arg(tidied(typed))});
            return std::nullopt;
        }
        for (std::size_t i = 0; i < m_out.invoices.size(); ++i) {
            if (m_out.invoices.at(i).document.id == found->id)
                return i;
        }
        m_out.invoices.push_back({std::move(*found), field});
        return m_out.invoices.size() - 1;
    }

    const DocumentLine *lineOf(const Document &invoice, const DraftLine &typed, std::size_t row)
    {
        if (const DocumentLine *found = namedLine(invoice, typed.invoiceLine, typed.item))
            return found;
        refuse(
            row, "invoice_line", "unknown_invoice",
            typed.invoiceLine > 0
                ? DocumentText::tr("Line %1: invoice %2 has no line %3")
                      .arg(row + 1)
                      .arg(invoice.number)
                      .arg(typed.invoiceLine)
                : DocumentText::tr("Line %1: say which line of invoice %2 is meant").arg(row + 1).arg(invoice.number));
        return nullptr;
    }

    void add(const Document &invoice, const DocumentLine &source, const DraftLine &typed, std::size_t row)
    {
        const store::Credited before = store::creditedOf(m_connection, source.id);
        LineOrigin origin;
        origin.draftRow = static_cast<int>(row);
        origin.billed = source.quantity;
        origin.billedValue = source.gross - source.discountShare;
        origin.billedRate = source.rate;
        origin.credited = before.quantity;
        origin.creditedValue = before.value;
        DocumentLine line = source;
        line.id = {};
        line.number = static_cast<int>(m_out.document.lines.size()) + 1;
        line.challanLineId = {};
        line.challanNumber.clear();
        line.challanFy.clear();
        line.challanDate = {};
        line.challanLine = 0;
        line.quantity = *typed.quantity;
        line.rate = typed.rate.value_or(source.rate);
        line.invoiceLineId = source.id;
        line.invoiceNumber = invoice.number;
        line.invoiceFy = invoice.fy.label();
        line.invoiceDate = invoice.date;
        line.invoiceLine = source.number;
        line.discount = typed.rate ? Discount() : shareOfDiscount(line, origin);
        if (!typed.description.trimmed().isEmpty())
            line.description = typed.description.trimmed();
        m_out.document.lines.push_back(std::move(line));
        m_out.origins.push_back(origin);
    }

    // What is given back is worth its share of what was charged, so that notes over the whole quantity add up to the
    // invoice's value exactly.
    Discount shareOfDiscount(const DocumentLine &line, const LineOrigin &origin) const
    {
        Quantity quantity = origin.credited + line.quantity;
        Money value = origin.creditedValue;
        for (const DocumentLine &other : m_out.document.lines) {
            if (other.invoiceLineId != line.invoiceLineId)
                continue;
            quantity += other.quantity;
            value += other.rate.times(other.quantity) - other.discount.amount;
        }
        const Money gross = line.rate.times(line.quantity);
        const Money due = Money::fromPaise(multiplyDivide(origin.billedValue.paise(), quantity.thousandths(),
                                                          origin.billed.thousandths()))
            - value;
        const Money discount = gross - std::clamp(due, Money(), std::max(Money(), gross));
        return discount.isZero() ? Discount() : Discount{Discount::Kind::Amount, discount, {}};
    }

    Connection &m_connection;
    const DocumentDraft &m_draft;
    ResolvedDocument &m_out;
};

bool isSameRecipient(const Party &a, const Party &b)
{
    const bool samePerson = a.id.isValid() || b.id.isValid() ? a.id == b.id : searchKey(a.name) == searchKey(b.name);
    return samePerson && a.gstin == b.gstin;
}

bool isSameSupply(const Document &a, const Document &b)
{
    return a.placeOfSupply == b.placeOfSupply && a.supplyType == b.supplyType && a.reverseCharge == b.reverseCharge
        && a.pricesIncludeTax == b.pricesIncludeTax && a.company.address.state == b.company.address.state;
}

// Everything that decides the tax is the original's; the seller's own address is today's as long as it is the same
// registration.
void takeOriginals(ResolvedDocument &out, const Company &company)
{
    Document &document = out.document;
    document.company = company;
    if (out.invoices.empty())
        return;
    const Document &original = out.invoices.front().document;
    if (original.company.gstin != company.gstin || original.company.address.state != company.address.state)
        document.company = original.company;
    document.party = original.party;
    document.shipTo = original.shipTo;
    document.placeOfSupply = original.placeOfSupply;
    document.supplyType = original.supplyType;
    document.reverseCharge = original.reverseCharge;
    document.pricesIncludeTax = original.pricesIncludeTax;
    document.roundsOff = original.roundsOff;
    document.orderReference = original.orderReference;
}

void judgeParty(ResolvedDocument &resolved, const CreditedInvoice &first, const CreditedInvoice &credited)
{
    const Document &original = credited.document;
    const Document &other = first.document;
    if (!isSameRecipient(original.party, other.party)) {
        resolved.violations.push_back(
            {credited.field, u"different_party"_s,
             DocumentText::tr("Invoices %1 and %2 went to different customers. Write a credit note for each")
                 .arg(other.number, original.number)});
    } else if (!isSameSupply(original, other)) {
        resolved.violations.push_back(
            {credited.field, u"different_place"_s,
             DocumentText::tr("Invoices %1 and %2 differ in their place of supply or kind of supply. Write a credit "
                              "note for each")
                 .arg(other.number, original.number)});
    }
}

// s.34(2): a note after 30 November of the next year lowers no tax any more.
void warnOfLateNote(ResolvedDocument &resolved, const CreditedInvoice &credited)
{
    const Document &invoice = credited.document;
    const QDate last(invoice.fy.startYear() + 1, 11, 30);
    if (!resolved.document.date.isValid() || resolved.document.date <= last)
        return;
    resolved.warnings.push_back(
        {u"credit_note_late"_s,
         DocumentText::tr("The tax of invoice %1 could be lowered until %2. Ask your accountant")
             .arg(invoice.number, dateToDisplay(last)),
         credited.field});
}

void judgeInvoices(ResolvedDocument &resolved)
{
    for (const CreditedInvoice &credited : resolved.invoices) {
        const Document &invoice = credited.document;
        if (invoice.status == DocumentStatus::Cancelled) {
            resolved.violations.push_back({credited.field, u"invoice_cancelled"_s,
                                           DocumentText::tr("Invoice %1 is cancelled").arg(invoice.number)});
        }
        judgeParty(resolved, resolved.invoices.front(), credited);
        if (resolved.document.date.isValid() && resolved.document.date < invoice.date) {
            resolved.violations.push_back({u"date"_s, u"before_invoice"_s,
                                           DocumentText::tr("Invoice %1 is dated %2. Type a date that is not before it")
                                               .arg(invoice.number, dateToDisplay(invoice.date))});
        }
        warnOfLateNote(resolved, credited);
    }
}

Money valueOf(const ResolvedDocument &resolved, const LineGroup &group)
{
    Money value;
    for (const std::size_t row : group.rows) {
        const DocumentLine &line = resolved.document.lines.at(row);
        value += line.rate.times(line.quantity) - line.discount.amount;
    }
    return value;
}

// Over all live notes and all rows of this one: neither more pieces nor more money than was invoiced.
void judgeLimits(ResolvedDocument &resolved)
{
    const auto groups = groupedLines<DocumentLineId>(
        resolved, [](const DocumentLine &line, const LineOrigin &) { return line.invoiceLineId; });
    for (const auto &[id, group] : groups) {
        const LineOrigin &origin = resolved.origins.at(group.rows.front());
        const DocumentLine &line = resolved.document.lines.at(group.rows.front());
        const Quantity left = origin.billed - origin.credited;
        const Money leftValue = origin.billedValue - origin.creditedValue;
        QString message;
        const char *name = "qty";
        if (group.asked > left) {
            message = DocumentText::tr("Invoice %1 line %2: invoiced %3, credited %4, remaining %5; this note credits "
                                       "%6 (line %7)")
                          .arg(line.invoiceNumber)
                          .arg(line.invoiceLine)
                          .arg(origin.billed.toPlain(), origin.credited.toPlain(), left.toPlain(),
                               group.asked.toPlain(), group.rowNumbers());
        } else if (const Money value = valueOf(resolved, group); value > leftValue) {
            name = "rate";
            message = DocumentText::tr(
                          "Invoice %1 line %2: %3 was charged and %4 credited; this note credits %5. Leave "
                          "the rate empty to credit what was charged")
                          .arg(line.invoiceNumber)
                          .arg(line.invoiceLine)
                          .arg(origin.billedValue.toDisplay(), origin.creditedValue.toDisplay(), value.toDisplay());
        }
        for (const std::size_t row : group.rows) {
            if (!message.isEmpty())
                resolved.violations.push_back({resolved.origins.at(row).field(name), u"over_credit"_s, message});
        }
    }
}

void judgeRates(ResolvedDocument &resolved)
{
    for (std::size_t i = 0; i < resolved.document.lines.size(); ++i) {
        const DocumentLine &line = resolved.document.lines.at(i);
        const LineOrigin &origin = resolved.origins.at(i);
        if (line.rate <= origin.billedRate)
            continue;
        resolved.violations.push_back(
            {origin.field("rate"), u"over_credit"_s,
             DocumentText::tr("Line %1: invoice %2 charged a rate of %3; %4 cannot be credited")
                 .arg(origin.draftRow + 1)
                 .arg(line.invoiceNumber, origin.billedRate.toPlain(), line.rate.toPlain())});
    }
}

} // namespace

ResolvedDocument resolveCreditNote(Connection &connection, const DocumentDraft &draft, const Company &company)
{
    ResolvedDocument out;
    takeEntered(draft, out.document);
    out.document.reason = tidied(draft.reason);
    CreditResolver(connection, draft, out).fillLines();
    takeOriginals(out, company);
    if (tidied(draft.partyCode).isEmpty() || out.invoices.empty())
        return out;
    const auto party = store::partyByCode(connection, draft.partyCode);
    const CreditedInvoice &first = out.invoices.front();
    if (!party) {
        out.violations.push_back(
            {u"party"_s, u"unknown_party"_s,
             DocumentText::tr("There is no customer with the code %1").arg(tidied(draft.partyCode))});
    } else if (party->id != first.document.party.id) {
        out.violations.push_back({u"party"_s, u"different_party"_s,
                                  DocumentText::tr("Invoice %1 went to %2, not to %3")
                                      .arg(first.document.number, first.document.party.name, party->name)});
    }
    return out;
}

void judgeCreditNote(ResolvedDocument &resolved)
{
    judgeInvoices(resolved);
    judgeRates(resolved);
    judgeLimits(resolved);
    if (!isReason(resolved.document.reason)) {
        resolved.violations.push_back({u"reason"_s, u"reason_missing"_s,
                                       DocumentText::tr("Say why the amount is credited, in at least 3 letters")});
    }
}

} // namespace desk
