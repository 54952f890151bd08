#include "viewmodels/linecells.h"

#include "base/typed.h"
#include "domain/reference.h"

#include <QCoreApplication>

namespace desk::linecells {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("LinesModel", text);
}

void fail(Violations &violations, int index, int column, const QString &code, const QString &message)
{
    violations.push_back({u"lines[%1].%2"_s.arg(index).arg(keyOf(column)), code, message});
}

std::optional<Quantity> partOf(const Line &line, int column, int index, Violations &violations)
{
    const QString text = editText(line, column);
    if (text.isEmpty())
        return std::nullopt;
    const QString problem = liveProblem(line, column);
    if (!problem.isEmpty()) {
        fail(violations, index, column, u"invalid"_s, problem);
        return std::nullopt;
    }
    return parseQuantity(text).value();
}

QString withYear(const QString &number, const QString &fy)
{
    return fy.isEmpty() || number.isEmpty() ? number : number + u'@' + fy;
}

// Without a challan the line names an item, and the oldest challan of it is settled first (R64).
DraftLine followed(const Line &line)
{
    DraftLine draft;
    draft.challanLine = line.challanLine;
    draft.challan = withYear(line.challan, line.challanFy);
    if (line.challanLine == 0 && line.item)
        draft.item = line.item->code;
    return draft;
}

void takeItemOf(const PendingLine &pending, Line &line)
{
    line.itemText = pending.description;
    line.hsn = pending.hsn;
    line.unit = pending.unit;
    line.gst = pending.gst.toPlain();
    line.rate = pending.rate.toPlain();
    if (pending.itemCode.isEmpty())
        return;
    Item item;
    item.code = pending.itemCode;
    item.name = pending.description;
    item.hsn = pending.hsn;
    item.unit = pending.unit;
    item.gst = pending.gst;
    item.rate = pending.rate;
    line.item = item;
}

} // namespace

std::vector<ReturnedPart> returnedParts(const Line &line)
{
    std::vector<ReturnedPart> parts;
    const auto add = [&](int column, ReturnedAs as) {
        const QString text = editText(line, column);
        const auto quantity = parseQuantity(text);
        if (!text.isEmpty() && (!quantity || !quantity->isZero()))
            parts.push_back({column, as});
    };
    add(LinesModel::Processed, ReturnedAs::Processed);
    add(LinesModel::Unprocessed, ReturnedAs::Unprocessed);
    add(LinesModel::Loss, ReturnedAs::Loss);
    return parts;
}

DraftLine returnOf(const Line &line, const ReturnedPart &part, int index, Violations &violations)
{
    DraftLine draft = followed(line);
    draft.quantity = partOf(line, part.column, index, violations);
    draft.returnedAs = part.as;
    if (part.as != ReturnedAs::Loss)
        return draft;
    draft.reason = line.reason;
    if (line.reason.isEmpty())
        fail(violations, index, LinesModel::Reason, u"reason_missing"_s, tr("Say how it was lost"));
    return draft;
}

DraftLine creditOf(const Line &line, int index, Violations &violations)
{
    DraftLine draft;
    draft.invoice = withYear(line.invoice, line.invoiceFy);
    draft.invoiceLine = line.invoiceLine;
    if (line.invoiceLine == 0)
        fail(violations, index, LinesModel::Item, u"invoice_missing"_s,
             tr("Bring the line from an invoice with Alt+J"));
    draft.quantity = partOf(line, LinesModel::Quantity, index, violations);
    if (line.quantity.isEmpty())
        fail(violations, index, LinesModel::Quantity, u"qty_missing"_s, tr("Enter the quantity"));
    if (const QString problem = liveProblem(line, LinesModel::Rate); !problem.isEmpty())
        fail(violations, index, LinesModel::Rate, u"invalid"_s, problem);
    else if (!line.rate.isEmpty() && line.rate != line.invoiceRate)
        draft.rate = parseRate(line.rate).value();
    return draft;
}

DraftLine receiptOf(const Line &line, int index, Violations &violations)
{
    DraftLine draft = followed(line);
    draft.challanDate = line.challanDate;
    draft.received = partOf(line, LinesModel::Received, index, violations);
    draft.accepted = partOf(line, LinesModel::Accepted, index, violations);
    draft.rejected = partOf(line, LinesModel::Rejected, index, violations);
    if (!draft.received && !draft.accepted)
        fail(violations, index, LinesModel::Received, u"qty_missing"_s, tr("Enter what was received"));
    return draft;
}

OrderDraft::Line orderLineOf(const Line &line, int index, QDate today, Violations &violations)
{
    OrderDraft::Line entered;
    entered.number = line.orderLine;
    if (line.item)
        entered.item = line.item->code;
    else
        fail(violations, index, LinesModel::Item, u"unknown_item"_s,
             line.itemText.isEmpty() ? tr("Choose an item") : tr("Not in the item list. Alt+C creates it"));
    if (line.quantity.isEmpty())
        fail(violations, index, LinesModel::Quantity, u"qty_missing"_s, tr("Enter the quantity"));
    for (const int column : {int(LinesModel::Quantity), int(LinesModel::Rate)}) {
        const QString problem = liveProblem(line, column);
        if (!problem.isEmpty())
            fail(violations, index, column, u"invalid"_s, problem);
    }
    entered.unit = line.unit;
    entered.quantity = parseQuantity(line.quantity).value_or(Quantity());
    if (const auto rate = parseRate(line.rate); rate && !line.rate.isEmpty())
        entered.rate = *rate;
    if (line.due.isEmpty())
        return entered;
    if (const auto due = parseDate(line.due, today))
        entered.due = *due;
    else
        fail(violations, index, LinesModel::Due, u"invalid"_s, due.error());
    return entered;
}

Line fromPending(const PendingLine &pending, Quantity quantity, LinesModel::Layout layout)
{
    Line line;
    takeItemOf(pending, line);
    line.left = pending.pending;
    if (pending.isOrder) {
        line.order = pending.number;
        line.orderLine = pending.line;
        line.done = pending.dispatched;
    } else if (pending.kind == DocumentKind::Invoice) {
        line.invoice = pending.number;
        line.invoiceFy = pending.fy;
        line.invoiceLine = pending.line;
        line.invoiceRate = line.rate;
    } else {
        line.challan = pending.number;
        line.challanFy = pending.fy;
        line.challanDate = pending.date;
        line.challanLine = pending.line;
    }
    QString *target = &line.quantity;
    if (layout == LinesModel::Layout::Return)
        target = pending.purpose == Purpose::JobWork ? &line.processed : &line.unprocessed;
    else if (layout == LinesModel::Layout::Receipt)
        target = &line.received;
    *target = quantity.toPlain();
    const auto unit = unitByText(pending.unit);
    const int decimals = unit ? unit->decimals : 3;
    line.hint = tr("%1 left of %2 on %3")
                    .arg(pending.pending.toDisplay(decimals), pending.ordered.toDisplay(decimals), pending.number);
    return line;
}

} // namespace desk::linecells
