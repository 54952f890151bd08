#include "viewmodels/linecells.h"

#include "base/text.h"
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

QString *textOf(Line &line, int column)
{
    switch (column) {
    case LinesModel::Item: return &line.itemText;
    case LinesModel::Hsn: return &line.hsn;
    case LinesModel::Quantity: return &line.quantity;
    case LinesModel::Unit: return &line.unit;
    case LinesModel::Rate: return &line.rate;
    case LinesModel::Discount: return &line.discount;
    case LinesModel::Gst: return &line.gst;
    case LinesModel::Due: return &line.due;
    case LinesModel::Processed: return &line.processed;
    case LinesModel::Unprocessed: return &line.unprocessed;
    case LinesModel::Loss: return &line.loss;
    case LinesModel::Received: return &line.received;
    case LinesModel::Accepted: return &line.accepted;
    case LinesModel::Rejected: return &line.rejected;
    case LinesModel::Reason: return &line.reason;
    default: return nullptr;
    }
}

int decimalsOf(const Line &line)
{
    const auto unit = unitByText(line.unit);
    return unit ? unit->decimals : 3;
}

// A part that came back, was accepted or rejected may be nothing; a quantity may not.
bool isPart(int column)
{
    return column >= LinesModel::Processed && column <= LinesModel::Rejected;
}

QString quantityProblem(const Line &line, const QString &text, bool mayBeZero)
{
    const auto quantity = parseQuantity(text);
    if (!quantity)
        return quantity.error();
    if (mayBeZero ? *quantity < Quantity() : !quantity->isPositive())
        return mayBeZero ? tr("Quantity cannot be below 0") : tr("Quantity must be more than 0");
    if (decimalsOf(line) == 0 && quantity->thousandths() % 1000 != 0)
        return tr("%1 is counted in whole numbers").arg(line.unit);
    return {};
}

QString rateProblem(const QString &text)
{
    const auto rate = parseRate(text);
    if (!rate)
        return rate.error();
    return rate->isNegative() ? tr("The rate cannot be below 0") : QString();
}

QString gstProblem(const QString &text)
{
    const auto gst = parsePercent(text);
    if (!gst)
        return gst.error();
    return isKnownGstRate(*gst) ? QString() : tr("%1 % is not a GST rate").arg(gst->toPlain());
}

// The text in its plain form where it can be read, else as it is.
template <typename T>
QString plainOr(const Typed<T> &value, const QString &text)
{
    return value ? value->toPlain() : text;
}

QString normalised(int column, const QString &text)
{
    if (text.isEmpty())
        return text;
    switch (column) {
    case LinesModel::Quantity:
    case LinesModel::Processed:
    case LinesModel::Unprocessed:
    case LinesModel::Loss:
    case LinesModel::Received:
    case LinesModel::Accepted:
    case LinesModel::Rejected: return plainOr(parseQuantity(text), text);
    case LinesModel::Rate: return plainOr(parseRate(text), text);
    case LinesModel::Gst: return plainOr(parsePercent(text), text);
    case LinesModel::Discount: {
        const auto discount = parseDiscount(text);
        return discount ? discount->toPlain() : text;
    }
    case LinesModel::Unit: {
        const auto unit = unitByText(text);
        return unit ? unit->code : text;
    }
    case LinesModel::Hsn: return QString(text).remove(u' ');
    default: return text;
    }
}

QString discountDisplay(const QString &text)
{
    const auto discount = parseDiscount(text);
    return discount && discount->kind == Discount::Kind::Amount ? discount->amount.toDisplay() : text;
}

void addViolation(Violations &violations, int index, int column, const QString &code, const QString &message)
{
    violations.push_back({u"lines[%1].%2"_s.arg(index).arg(keyOf(column)), code, message});
}

void readFreeText(const Line &line, int index, DraftLine &draft, Violations &violations)
{
    draft.description = line.description.isEmpty() ? line.itemText : line.description;
    draft.hsn = line.hsn;
    draft.unit = line.unit;
    if (const auto gst = parsePercent(line.gst); gst && !line.gst.isEmpty())
        draft.gst = *gst;
    if (line.isLinked())
        return;
    if (line.itemText.isEmpty())
        addViolation(violations, index, LinesModel::Item, u"item_missing"_s, tr("Choose an item"));
    else if (line.hsn.isEmpty() || line.gst.isEmpty())
        addViolation(violations, index, LinesModel::Item, u"unknown_item"_s,
                     tr("Not in the item list. Alt+C creates it"));
    else if (line.unit.isEmpty())
        addViolation(violations, index, LinesModel::Unit, u"unit_missing"_s, tr("Choose the unit"));
}

} // namespace

tl::expected<Discount, QString> parseDiscount(const QString &text)
{
    Discount discount;
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return discount;
    if (typed.endsWith(u'%')) {
        const auto percent = parsePercent(typed);
        if (!percent)
            return tl::unexpected(percent.error());
        if (percent->isNegative() || *percent > Percent::fromWhole(100))
            return tl::unexpected(tr("A discount is between 0 and 100 %"));
        discount.kind = Discount::Kind::Percentage;
        discount.percent = *percent;
        return discount;
    }
    const auto amount = parseMoney(typed);
    if (!amount)
        return tl::unexpected(amount.error());
    if (amount->isNegative())
        return tl::unexpected(tr("A discount cannot be below 0"));
    discount.kind = Discount::Kind::Amount;
    discount.amount = *amount;
    return discount;
}

bool isNumeric(int column)
{
    return column == LinesModel::Quantity || column == LinesModel::Rate || column == LinesModel::Discount
        || column == LinesModel::Gst || column == LinesModel::Amount || column == LinesModel::Number
        || column == LinesModel::Done || column == LinesModel::Left || isPart(column);
}

QString editText(const Line &line, int column)
{
    Line copy = line;
    const QString *text = textOf(copy, column);
    return text ? *text : QString();
}

QString displayText(const Line &line, int column)
{
    QString text = editText(line, column);
    switch (column) {
    case LinesModel::Done: return line.orderLine > 0 ? line.done.toDisplay(decimalsOf(line)) : QString();
    case LinesModel::Left: return line.isLinked() ? line.left.toDisplay(decimalsOf(line)) : QString();
    case LinesModel::From: return !line.invoice.isEmpty() ? line.invoice : line.challan;
    case LinesModel::Processed:
    case LinesModel::Unprocessed:
    case LinesModel::Loss:
    case LinesModel::Received:
    case LinesModel::Accepted:
    case LinesModel::Rejected:
    case LinesModel::Quantity: {
        const auto quantity = parseQuantity(text);
        return quantity && !text.isEmpty() ? quantity->toDisplay(decimalsOf(line)) : text;
    }
    case LinesModel::Rate: {
        const auto rate = parseRate(text);
        return rate && !text.isEmpty() ? rate->toDisplay() : text;
    }
    case LinesModel::Discount: return discountDisplay(text);
    case LinesModel::Amount: return figuresOf(line) ? line.amount.toDisplay() : QString();
    default: return text;
    }
}

QString liveProblem(const Line &line, int column)
{
    const QString text = editText(line, column);
    if (text.isEmpty())
        return {};
    switch (column) {
    case LinesModel::Quantity: return quantityProblem(line, text, false);
    case LinesModel::Processed:
    case LinesModel::Unprocessed:
    case LinesModel::Loss:
    case LinesModel::Received:
    case LinesModel::Accepted:
    case LinesModel::Rejected: return quantityProblem(line, text, true);
    case LinesModel::Due:
        return QDate::fromString(text, u"dd-MM-yyyy"_s).isValid() ? QString() : tr("%1 is no date").arg(text);
    case LinesModel::Rate: return rateProblem(text);
    case LinesModel::Gst: return gstProblem(text);
    case LinesModel::Unit: return unitByText(text) ? QString() : tr("%1 is not a unit of the GST portal").arg(text);
    case LinesModel::Hsn: return hsnProblem(text, 4);
    case LinesModel::Discount: {
        const auto discount = parseDiscount(text);
        return discount ? QString() : discount.error();
    }
    default: return {};
    }
}

void setText(Line &line, int column, const QString &typed, QDate today)
{
    QString *text = textOf(line, column);
    if (!text)
        return;
    QString next = normalised(column, column == LinesModel::Item ? tidied(typed) : typed.trimmed());
    if (column == LinesModel::Due && !next.isEmpty()) {
        if (const auto date = parseDate(next, today))
            next = dateToDisplay(*date);
    }
    line.problems.remove(column);
    if (column == LinesModel::Item && next != line.itemText && line.item) {
        // Another text is another thing: what belonged to the master must not stay under it.
        line.item.reset();
        line.hsn.clear();
        line.unit.clear();
        line.gst.clear();
        line.rate.clear();
        line.hint.clear();
        line.description.clear();
    }
    *text = next;
}

void setItem(Line &line, const Item &item)
{
    const bool same = line.item && line.item->id == item.id && item.id.isValid();
    // Fast typing reaches the rate before the item is found: that rate is the clerk's own.
    const bool typedAhead = !line.item && !line.rate.trimmed().isEmpty();
    line.item = item;
    line.itemText = item.name;
    line.description.clear();
    line.hsn = item.hsn;
    line.unit = item.unit;
    line.gst = item.gst.toPlain();
    line.problems.remove(LinesModel::Item);
    if (same)
        return;
    line.problems.clear();
    line.hint.clear();
    if (!typedAhead)
        line.rate = item.rate.isZero() ? QString() : item.rate.toPlain();
}

bool isEditable(const Line &line, int column)
{
    switch (column) {
    case LinesModel::Item:
    case LinesModel::Quantity:
    case LinesModel::Rate:
    case LinesModel::Discount:
    case LinesModel::Due:
    case LinesModel::Processed:
    case LinesModel::Unprocessed:
    case LinesModel::Loss:
    case LinesModel::Received:
    case LinesModel::Accepted:
    case LinesModel::Rejected:
    case LinesModel::Reason: return true;
    case LinesModel::Hsn:
    case LinesModel::Unit:
    case LinesModel::Gst: return !line.item && !line.itemText.isEmpty() && !line.isLinked();
    default: return false;
    }
}

QString keyOf(int column)
{
    switch (column) {
    case LinesModel::Hsn: return u"hsn"_s;
    case LinesModel::Quantity: return u"qty"_s;
    case LinesModel::Unit: return u"unit"_s;
    case LinesModel::Rate: return u"rate"_s;
    case LinesModel::Discount: return u"discount"_s;
    case LinesModel::Gst: return u"gst"_s;
    case LinesModel::Due: return u"due"_s;
    case LinesModel::Processed: return u"processed"_s;
    case LinesModel::Unprocessed: return u"unprocessed"_s;
    case LinesModel::Loss: return u"loss"_s;
    case LinesModel::Received: return u"received"_s;
    case LinesModel::Accepted: return u"accepted"_s;
    case LinesModel::Rejected: return u"rejected"_s;
    case LinesModel::Reason: return u"reason"_s;
    default: return u"item"_s;
    }
}

int columnOf(const QString &key)
{
    if (key == "item"_L1)
        return LinesModel::Item;
    for (int column = LinesModel::Hsn; column < LinesModel::ColumnCount; ++column) {
        if (column != LinesModel::Amount && keyOf(column) == key)
            return column;
    }
    return key == "cess"_L1 ? LinesModel::Gst : LinesModel::Item;
}

LinePath splitPath(const QString &field)
{
    const auto close = field.indexOf(u']');
    if (!field.startsWith("lines["_L1) || close < 0)
        return {};
    bool ok = false;
    const int index = field.mid(6, close - 6).toInt(&ok);
    return ok ? LinePath{index, field.mid(close + 2)} : LinePath{};
}

std::optional<DocumentLine> figuresOf(const Line &line)
{
    const auto quantity = parseQuantity(line.quantity);
    const auto rate = parseRate(line.rate);
    if (!quantity || !rate || line.quantity.isEmpty() || line.rate.isEmpty())
        return std::nullopt;
    DocumentLine figures;
    figures.description = line.itemText;
    figures.hsn = line.hsn;
    figures.unit = line.unit;
    figures.quantity = *quantity;
    figures.rate = *rate;
    if (line.item) {
        figures.itemKind = line.item->kind;
        figures.cess = line.item->cess;
        figures.gst = line.item->gst;
    }
    if (const auto gst = parsePercent(line.gst); gst && !line.gst.isEmpty())
        figures.gst = *gst;
    figures.discount = parseDiscount(line.discount).value_or(Discount());
    return figures;
}

DraftLine draftOf(const Line &line, int index, Violations &violations)
{
    DraftLine draft;
    if (line.item && !line.item->code.isEmpty()) {
        draft.item = line.item->code;
        draft.description = line.description;
    } else {
        readFreeText(line, index, draft, violations);
    }
    for (int column = LinesModel::Hsn; column <= LinesModel::Gst; ++column) {
        const QString problem = liveProblem(line, column);
        if (!problem.isEmpty())
            addViolation(violations, index, column, u"invalid"_s, problem);
    }
    if (line.quantity.isEmpty())
        addViolation(violations, index, LinesModel::Quantity, u"qty_missing"_s, tr("Enter the quantity"));
    else if (const auto quantity = parseQuantity(line.quantity))
        draft.quantity = *quantity;
    if (const auto rate = parseRate(line.rate); rate && !line.rate.isEmpty())
        draft.rate = *rate;
    draft.discount = parseDiscount(line.discount).value_or(Discount());
    draft.challanLine = line.challanLine;
    if (line.challanLine > 0)
        draft.challan = line.challanFy.isEmpty() ? line.challan : line.challan + u'@' + line.challanFy;
    draft.order = line.order;
    draft.orderLine = line.orderLine;
    return draft;
}

} // namespace desk::linecells
