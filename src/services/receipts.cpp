#include "services/receipts.h"

#include "base/text.h"
#include "base/typed.h"
#include "services/documentrules.h"
#include "services/documenttext.h"
#include "services/linegroups.h"
#include "services/lineresolve.h"
#include "services/namedline.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/followupstore.h"
#include "store/itemstore.h"
#include "store/orderstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr qsizetype longestNumber = 60;

class ReceiptResolver {
public:
    ReceiptResolver(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
        : m_connection(connection), m_draft(draft), m_out(out)
    {
    }

    void fillLines()
    {
        for (std::size_t row = 0; row < m_draft.lines.size(); ++row)
            addRow(row);
    }

    // The order as a whole, and whether each linked line was delivered against it.
    void compareOrder()
    {
        const Document &receipt = m_out.document;
        if (receipt.orderReference.isEmpty() || !receipt.party.id.isValid())
            return;
        const auto order = store::orderByNumber(m_connection, receipt.party.id, receipt.orderReference);
        if (!order) {
            note(-1, "order", u"unknown_order"_s, {}, receipt.orderReference,
                 DocumentText::tr("%1 has no order %2 here").arg(receipt.party.name, receipt.orderReference));
            return;
        }
        for (std::size_t i = 0; i < receipt.lines.size(); ++i) {
            const DocumentLine &line = receipt.lines.at(i);
            if (!line.challanLineId.isValid() || line.orderNumber.isEmpty()
                || comparisonKey(line.orderNumber) == comparisonKey(order->number))
                continue;
            note(static_cast<int>(i), "challan", u"other_order"_s, line.orderNumber, order->number,
                 DocumentText::tr("Line %1: challan %2 was sent against order %3, not %4")
                     .arg(i + 1)
                     .arg(line.challanNumber, line.orderNumber, order->number));
        }
    }

private:
    // `line` counts from 0; -1: the receipt as a whole.
    void note(int line, const char *name, const QString &code, const QString &expected, const QString &actual,
              const QString &message)
    {
        m_out.document.deviations.push_back({line + 1, code, expected, actual, message});
        const QString field = line < 0 ? QString::fromLatin1(name) : rowField(static_cast<std::size_t>(line), name);
        m_out.warnings.push_back({code, message, field});
    }

    void addRow(std::size_t row)
    {
        const DraftLine &typed = m_draft.lines.at(row);
        DocumentLine line;
        line.number = static_cast<int>(row) + 1;
        takeCounted(typed, line);
        line.challanNumber = tidied(typed.challan);
        line.challanDate = typed.challanDate;
        line.challanLine = typed.challanLine;
        const auto challan = challanOf(typed, row);
        const DocumentLine *source = challan ? lineOf(*challan, typed, row) : nullptr;
        if (source)
            takeDelivered(*challan, *source, line);
        else
            takeTyped(typed, line);
        LineOrigin origin;
        origin.draftRow = static_cast<int>(row);
        origin.delivered = source ? source->quantity : Quantity();
        if (source)
            compareDates(*challan, typed, row);
        m_out.document.lines.push_back(std::move(line));
        m_out.origins.push_back(origin);
    }

    // R65: of the three any two give the third; with nothing rejected one will do.
    static void takeCounted(const DraftLine &typed, DocumentLine &line)
    {
        const Quantity none;
        if (typed.received)
            line.quantity = *typed.received;
        else
            line.quantity = typed.accepted.value_or(none) + typed.rejected.value_or(none);
        line.accepted = typed.accepted ? *typed.accepted : line.quantity - typed.rejected.value_or(none);
        line.rejected = typed.rejected ? *typed.rejected : line.quantity - line.accepted;
    }

    // R78: by number and year. Without a date or a year the number must be of one year only, or of the receipt's own.
    std::optional<Document> challanOf(const DraftLine &typed, std::size_t row)
    {
        const NumberInYear wanted = numberInYear(typed.challan);
        if (wanted.number.isEmpty()) {
            note(static_cast<int>(row), "challan", u"no_challan"_s, {}, {},
                 DocumentText::tr("Line %1 names no challan").arg(row + 1));
            return std::nullopt;
        }
        QString year = wanted.fy;
        if (year.isEmpty() && typed.challanDate.isValid())
            year = FinancialYear::of(typed.challanDate).label();
        const QStringList years = store::yearsOfChallan(m_connection, wanted.number);
        if (year.isEmpty() && years.size() == 1)
            year = years.front();
        if (year.isEmpty() && m_out.document.date.isValid())
            year = m_out.document.fy.label();
        auto challan = year.isEmpty()
            ? std::nullopt
            : store::documentByNumber(m_connection, DocumentKind::Challan, wanted.number, year);
        if (!challan) {
            note(static_cast<int>(row), "challan", u"unknown_challan"_s, years.join(u", "_s),
                 year.isEmpty() ? wanted.number : wanted.number + u'@' + year,
                 DocumentText::tr("Line %1: there is no challan %2 here of %3")
                     .arg(row + 1)
                     .arg(wanted.number, year.isEmpty() ? DocumentText::tr("any year") : year));
            return std::nullopt;
        }
        return ofTheSameParty(std::move(*challan), row);
    }

    std::optional<Document> ofTheSameParty(Document challan, std::size_t row)
    {
        if (!isSameParty(m_connection, challan.party, m_out.document.party)) {
            note(static_cast<int>(row), "challan", u"different_party"_s, challan.party.name, m_out.document.party.name,
                 DocumentText::tr("Line %1: challan %2 went to %3")
                     .arg(row + 1)
                     .arg(challan.number, challan.party.name));
            return std::nullopt;
        }
        if (challan.status == DocumentStatus::Cancelled) {
            note(static_cast<int>(row), "challan", u"challan_cancelled"_s, {}, challan.number,
                 DocumentText::tr("Line %1: challan %2 is cancelled").arg(row + 1).arg(challan.number));
            return std::nullopt;
        }
        return challan;
    }

    const DocumentLine *lineOf(const Document &challan, const DraftLine &typed, std::size_t row)
    {
        if (const DocumentLine *found = namedLine(challan, typed.challanLine, typed.item))
            return found;
        note(static_cast<int>(row), "challan_line", u"unknown_line"_s, QString::number(challan.lines.size()),
             typed.challanLine > 0 ? QString::number(typed.challanLine) : tidied(typed.item),
             DocumentText::tr("Line %1: it is not clear which line of challan %2 is meant")
                 .arg(row + 1)
                 .arg(challan.number));
        return nullptr;
    }

    static void takeDelivered(const Document &challan, const DocumentLine &source, DocumentLine &line)
    {
        line.item = source.item;
        line.itemCode = source.itemCode;
        line.description = source.description;
        line.hsn = source.hsn;
        line.unit = source.unit;
        line.itemKind = source.itemKind;
        line.challanLineId = source.id;
        line.challanNumber = challan.number;
        line.challanFy = challan.fy.label();
        line.challanDate = challan.date;
        line.challanLine = source.number;
        line.orderLineId = source.orderLineId;
        line.orderNumber = source.orderNumber;
        line.orderLine = source.orderLine;
    }

    void takeTyped(const DraftLine &typed, DocumentLine &line)
    {
        line.itemCode = tidied(typed.item);
        line.unit = tidied(typed.unit);
        line.description = typed.description.trimmed();
        if (const auto item = line.itemCode.isEmpty() ? std::nullopt : store::itemByCode(m_connection, line.itemCode)) {
            line.item = item->id;
            line.itemCode = item->code;
            line.hsn = item->hsn;
            line.itemKind = item->kind;
            line.unit = line.unit.isEmpty() ? item->unit : line.unit;
            line.description = line.description.isEmpty() ? item->name : line.description;
        }
        if (line.description.isEmpty())
            line.description = line.itemCode.isEmpty() ? DocumentText::tr("Not stated") : line.itemCode;
    }

    void compareDates(const Document &challan, const DraftLine &typed, std::size_t row)
    {
        if (!typed.challanDate.isValid() || typed.challanDate == challan.date)
            return;
        note(static_cast<int>(row), "challan_date", u"challan_date_differs"_s, challan.date.toString(Qt::ISODate),
             typed.challanDate.toString(Qt::ISODate),
             DocumentText::tr("Line %1: challan %2 is dated %3, the receipt says %4")
                 .arg(row + 1)
                 .arg(challan.number, dateToDisplay(challan.date), dateToDisplay(typed.challanDate)));
    }

    Connection &m_connection;
    const DocumentDraft &m_draft;
    ResolvedDocument &m_out;
};

// Over all live receipts of a challan line, but the one this takes the place of: more or less than was delivered.
void compareQuantities(Connection &connection, ResolvedDocument &resolved)
{
    const auto earlier = earlierReceipt(connection, resolved.document);
    const auto groups = groupedLines<DocumentLineId>(
        resolved, [](const DocumentLine &line, const LineOrigin &) { return line.challanLineId; });
    for (const auto &[id, group] : groups) {
        const std::size_t row = group.rows.front();
        const DocumentLine &line = resolved.document.lines.at(row);
        const Quantity delivered = resolved.origins.at(row).delivered;
        Quantity received = store::receivedOf(connection, id) + group.asked;
        for (const DocumentLine &before : earlier ? earlier->lines : std::vector<DocumentLine>()) {
            if (before.challanLineId == id)
                received -= before.quantity;
        }
        if (received == delivered)
            continue;
        const QString code = received > delivered ? u"received_more"_s : u"received_less"_s;
        const QString message = DocumentText::tr("Line %1: challan %2 line %3 delivered %4, received are %5")
                                    .arg(row + 1)
                                    .arg(line.challanNumber)
                                    .arg(line.challanLine)
                                    .arg(delivered.toPlain(), received.toPlain());
        resolved.document.deviations.push_back(
            {static_cast<int>(row) + 1, code, delivered.toPlain(), received.toPlain(), message});
        resolved.warnings.push_back({code, message, resolved.origins.at(row).field("received")});
    }
}

// R65
void judgeCounts(ResolvedDocument &resolved)
{
    for (std::size_t i = 0; i < resolved.document.lines.size(); ++i) {
        const DocumentLine &line = resolved.document.lines.at(i);
        const bool fits = line.accepted + line.rejected == line.quantity && !line.accepted.isNegative()
            && !line.rejected.isNegative();
        if (fits)
            continue;
        resolved.violations.push_back(
            {resolved.origins.at(i).field("accepted"), u"counts_differ"_s,
             DocumentText::tr("Line %1: accepted %2 and rejected %3 do not make the %4 received. Check the three")
                 .arg(i + 1)
                 .arg(line.accepted.toPlain(), line.rejected.toPlain(), line.quantity.toPlain())});
    }
}

} // namespace

ResolvedDocument resolveReceipt(Connection &connection, const DocumentDraft &draft, const Company &company)
{
    ResolvedDocument out;
    takeEntered(draft, out.document);
    out.document.company = company;
    out.document.number = tidied(draft.number);
    takeParty(connection, draft, out);
    ReceiptResolver lines(connection, draft, out);
    lines.fillLines();
    lines.compareOrder();
    return out;
}

void judgeReceipt(Connection &connection, ResolvedDocument &resolved)
{
    const QString &number = resolved.document.number;
    if (number.isEmpty() || number.size() > longestNumber) {
        resolved.violations.push_back(
            {u"number"_s, number.isEmpty() ? u"missing"_s : u"too_long"_s,
             number.isEmpty()
                 ? DocumentText::tr("Type the number of the customer's receipt")
                 : DocumentText::tr("The customer's receipt number has at most %1 characters").arg(longestNumber)});
    }
    judgeCounts(resolved);
    compareQuantities(connection, resolved);
}

std::optional<Document> earlierReceipt(Connection &connection, const Document &receipt)
{
    if (!receipt.date.isValid() || receipt.number.isEmpty())
        return std::nullopt;
    const auto id = store::liveReceipt(connection, receipt);
    return id ? store::documentById(connection, *id) : std::nullopt;
}

bool saysTheSame(const Document &a, const Document &b)
{
    const auto sameLine = [](const DocumentLine &x, const DocumentLine &y) {
        return x.challanLineId == y.challanLineId && x.challanNumber == y.challanNumber
            && x.challanDate == y.challanDate && x.challanLine == y.challanLine && x.itemCode == y.itemCode
            && x.description == y.description && x.quantity == y.quantity && x.accepted == y.accepted
            && x.rejected == y.rejected;
    };
    return a.date == b.date && a.orderReference == b.orderReference && a.remarks == b.remarks
        && std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(), sameLine);
}

} // namespace desk
