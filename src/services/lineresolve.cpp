#include "services/lineresolve.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/reference.h"
#include "services/documenttext.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/itemrates.h"
#include "store/orderstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

QString unitCode(const QString &typed)
{
    const auto unit = unitByText(typed);
    return unit ? unit->code : tidied(typed);
}

// A percentage holds for any part of a line; rupees only for the whole of it.
Discount discountForPart(const DocumentLine &source, Quantity part)
{
    if (source.discount.kind == Discount::Kind::Amount && part != source.quantity)
        return {};
    return source.discount;
}

} // namespace

struct LineResolver::Basis {
    ItemId item;
    QString itemCode;
    QString description;
    QString hsn;
    QString unit;
    std::optional<ItemKind> kind;
    std::optional<Rate> rate;
    std::optional<Percent> gst;
    std::optional<Percent> cess;
    std::optional<Quantity> quantity;
    const DocumentLine *source = nullptr;
    const BilledChallan *challan = nullptr;
    OrderLineId orderLineId;
    QString orderNumber;
    int orderLine = 0;
};

QString LineOrigin::field(const char *name) const
{
    return draftRow < 0 ? u"challans[%1]"_s.arg(challanRow) : rowField(static_cast<std::size_t>(draftRow), name);
}

NumberInYear numberInYear(const QString &typed)
{
    const QString text = tidied(typed);
    const qsizetype at = text.lastIndexOf(u'@');
    return at < 0 ? NumberInYear{text, {}} : NumberInYear{tidied(text.left(at)), tidied(text.mid(at + 1))};
}

LineResolver::LineResolver(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
    : m_connection(connection), m_draft(draft), m_out(out), m_challans(connection, out)
{
    m_out.challans.reserve(draft.challans.size() + draft.lines.size());
}

void LineResolver::refuse(const QString &field, const char *code, const QString &message)
{
    m_out.violations.push_back({field, QString::fromLatin1(code), message});
}

void LineResolver::loadChallans()
{
    const bool bills = m_draft.kind == DocumentKind::Invoice;
    if (!bills && !m_draft.challans.empty()) {
        refuse(u"challans"_s, "not_an_invoice", DocumentText::tr("Only an invoice bills challans"));
        return;
    }
    for (std::size_t i = 0; i < m_draft.challans.size(); ++i)
        m_challans.named(m_draft.challans.at(i), u"challans[%1]"_s.arg(i));
    for (std::size_t i = 0; i < m_draft.lines.size(); ++i) {
        const QString &number = m_draft.lines.at(i).challan;
        if (number.isEmpty())
            continue;
        if (bills)
            m_challans.named(number, rowField(i, "challan"));
        else
            refuse(rowField(i, "challan"), "not_an_invoice",
                   DocumentText::tr("Line %1: only an invoice bills challans").arg(i + 1));
    }
}

void LineResolver::fillLines()
{
    for (std::size_t row = 0; row < m_draft.lines.size(); ++row)
        addRow(row);
    if (m_draft.kind != DocumentKind::Invoice)
        return;
    for (std::size_t entry = 0; entry < m_draft.challans.size(); ++entry)
        addAllOf(entry);
}

void LineResolver::addRow(std::size_t row)
{
    const DraftLine &typed = m_draft.lines.at(row);
    LineOrigin origin;
    origin.draftRow = static_cast<int>(row);
    const bool bills = m_draft.kind == DocumentKind::Invoice && !typed.challan.isEmpty();
    if (bills ? addBillingRow(row, origin) : addEnteredRow(row, origin))
        return;
    // The row stays in its place for a preview; that something was not found has been said already.
    const std::size_t known = m_out.violations.size();
    m_out.document.lines.push_back(filled(typed, Basis(), origin));
    m_out.origins.push_back(origin);
    m_out.violations.erase(m_out.violations.begin() + static_cast<std::ptrdiff_t>(known), m_out.violations.end());
}

bool LineResolver::addBillingRow(std::size_t row, const LineOrigin &origin)
{
    const DraftLine &typed = m_draft.lines.at(row);
    if (typed.quantity && typed.quantity->isZero())
        return true; // R50: a line set to 0 is left out
    const auto at = m_challans.named(typed.challan, rowField(row, "challan"));
    if (!at)
        return false;
    const BilledChallan &challan = m_out.challans.at(*at);
    const DocumentLine *source = m_challans.lineOf(challan, typed, row);
    if (!source)
        return false;
    const auto index = static_cast<std::size_t>(source - challan.document.lines.data());
    addFromChallan(challan, *source, challan.progress.at(index), origin, typed);
    return true;
}

bool LineResolver::addEnteredRow(std::size_t row, LineOrigin origin)
{
    const DraftLine &typed = m_draft.lines.at(row);
    Basis basis;
    const Order *order = typed.order.isEmpty() ? nullptr : orderOf(typed, row);
    const OrderLine *ordered = order ? orderLine(*order, typed, row) : nullptr;
    if (!typed.order.isEmpty() && !ordered)
        return false;
    const QString code = typed.item.isEmpty() && ordered ? ordered->itemCode : typed.item;
    if (!code.isEmpty()) {
        const Item *item = itemOf(code, rowField(row, "item"), ordered != nullptr);
        if (!item)
            return false;
        takeItem(*item, basis);
    }
    if (ordered)
        takeOrder(*order, *ordered, basis, origin);
    m_out.document.lines.push_back(filled(typed, basis, origin));
    m_out.origins.push_back(origin);
    return true;
}

void LineResolver::addAllOf(std::size_t entry)
{
    LineOrigin origin;
    origin.challanRow = static_cast<int>(entry);
    const auto at = m_challans.named(m_draft.challans.at(entry), origin.field(""));
    if (!at)
        return;
    const BilledChallan &challan = m_out.challans.at(*at);
    bool named = false;
    for (std::size_t i = 0; i < challan.document.lines.size(); ++i) {
        const DocumentLine &source = challan.document.lines.at(i);
        const Quantity used = usedOf(source.id);
        named = named || used.isPositive();
        const Quantity left = challan.progress.at(i).pending() - used;
        if (!left.isPositive())
            continue;
        DraftLine typed;
        typed.quantity = left;
        addFromChallan(challan, source, challan.progress.at(i), origin, typed);
        named = true;
    }
    if (!named) {
        refuse(origin.field(""), "nothing_to_bill",
               DocumentText::tr("Nothing is left to bill on challan %1").arg(challan.document.number));
    }
}

void LineResolver::addFromChallan(const BilledChallan &challan, const DocumentLine &source,
                                  const LineProgress &progress, LineOrigin origin, const DraftLine &typed)
{
    origin.delivered = progress.delivered;
    origin.returned = progress.returned;
    origin.invoiced = progress.invoiced;
    Basis basis{source.item,
                source.itemCode,
                source.description,
                source.hsn,
                source.unit,
                source.itemKind,
                source.rate,
                source.gst,
                source.cess,
                progress.pending() - usedOf(source.id),
                &source,
                &challan,
                source.orderLineId,
                source.orderNumber,
                source.orderLine};
    if (!typed.item.isEmpty() && comparisonKey(typed.item) != comparisonKey(source.itemCode)) {
        refuse(origin.field("item"), "item_differs",
               DocumentText::tr("Line %1: challan %2 line %3 delivered %4")
                   .arg(origin.draftRow + 1)
                   .arg(challan.document.number)
                   .arg(source.number)
                   .arg(source.description));
    }
    if (!typed.order.isEmpty() && comparisonKey(typed.order) != comparisonKey(source.orderNumber)) {
        refuse(origin.field("order"), "order_differs",
               DocumentText::tr("Line %1: challan %2 line %3 was not delivered against order %4")
                   .arg(origin.draftRow + 1)
                   .arg(challan.document.number)
                   .arg(source.number)
                   .arg(tidied(typed.order)));
    }
    checkRates(challan, basis, origin);
    m_out.document.lines.push_back(filled(typed, basis, origin));
    m_out.origins.push_back(origin);
}

const Order *LineResolver::orderOf(const DraftLine &typed, std::size_t row)
{
    const QString key = comparisonKey(typed.order);
    auto known = m_orders.find(key);
    if (known == m_orders.end()) {
        const PartyId party = m_out.document.party.id;
        known = m_orders
                    .emplace(key,
                             party.isValid() ? store::orderByNumber(m_connection, party, typed.order) : std::nullopt)
                    .first;
    }
    if (known->second)
        return &*known->second;
    if (m_out.document.party.name.isEmpty())
        return nullptr; // no customer was found, and that has been said
    refuse(rowField(row, "order"), "unknown_order",
           DocumentText::tr("Line %1: %2 has no order %3")
               .arg(row + 1)
               .arg(m_out.document.party.name, tidied(typed.order)));
    return nullptr;
}

const OrderLine *LineResolver::orderLine(const Order &order, const DraftLine &typed, std::size_t row)
{
    const OrderLine *found = nullptr;
    int matches = 0;
    for (const OrderLine &line : order.lines) {
        const bool fits = typed.orderLine > 0 ? line.number == typed.orderLine
            : typed.item.isEmpty()            ? order.lines.size() == 1
                                   : !line.cancelled && comparisonKey(line.itemCode) == comparisonKey(typed.item);
        if (fits) {
            found = &line;
            ++matches;
        }
    }
    if (matches == 1)
        return found;
    refuse(
        rowField(row, "order_line"), "unknown_order",
        typed.orderLine > 0
            ? DocumentText::tr("Line %1: order %2 has no line %3").arg(row + 1).arg(order.number).arg(typed.orderLine)
            : DocumentText::tr("Line %1: say which line of order %2 is meant").arg(row + 1).arg(order.number));
    return nullptr;
}

const Item *LineResolver::itemOf(const QString &code, const QString &field, bool mayBeRetired)
{
    const QString key = comparisonKey(code);
    auto known = m_items.find(key);
    if (known == m_items.end())
        known = m_items.emplace(key, store::itemByCodeOn(m_connection, code, m_draft.date)).first;
    if (!known->second) {
        refuse(field, "unknown_item", DocumentText::tr("There is no item with the code %1").arg(tidied(code)));
        return nullptr;
    }
    if (!known->second->active && !mayBeRetired) {
        refuse(field, "item_inactive",
               DocumentText::tr("The item %1 is no longer in use. Choose another, or switch it on again")
                   .arg(known->second->name));
        return nullptr;
    }
    return &*known->second;
}

void LineResolver::takeItem(const Item &item, Basis &basis)
{
    basis.item = item.id;
    basis.itemCode = item.code;
    basis.description = item.name;
    basis.hsn = item.hsn;
    basis.unit = item.unit;
    basis.kind = item.kind;
    basis.rate = item.rate;
    basis.gst = item.gst;
    basis.cess = item.cess;
}

void LineResolver::takeOrder(const Order &order, const OrderLine &line, Basis &basis, LineOrigin &origin)
{
    const bool sameItem = comparisonKey(basis.itemCode) == comparisonKey(line.itemCode);
    if (!sameItem) {
        refuse(origin.field("item"), "item_differs",
               DocumentText::tr("Line %1: order %2 line %3 asks for %4")
                   .arg(origin.draftRow + 1)
                   .arg(order.number)
                   .arg(line.number)
                   .arg(line.description));
    }
    if (!basis.item.isValid()) {
        basis.hsn = line.hsn;
        basis.gst = line.gst;
    }
    basis.description = line.description;
    basis.unit = line.unit;
    basis.rate = line.rate;
    basis.quantity = std::max(Quantity(), line.quantity - line.dispatched - usedOf(line.id));
    basis.orderLineId = line.id;
    basis.orderNumber = order.number;
    basis.orderLine = line.number;
    origin.dispatches = tidied(m_draft.followsInvoice).isEmpty(); // R59: its invoice has counted the goods
    origin.orderDate = order.date;
    origin.orderClosed = order.closed || line.shortClosed;
    origin.allowsExcess = order.allowExcess;
    origin.orderLineCancelled = line.cancelled;
    origin.ordered = line.quantity;
    origin.dispatched = line.dispatched;
}

// Goods delivered before a change of rate and invoiced after it carry the new one (s.14(a)(i) CGST Act).
void LineResolver::checkRates(const BilledChallan &challan, Basis &basis, const LineOrigin &origin)
{
    if (!basis.item.isValid() || !(challan.document.date < m_draft.date))
        return;
    const auto rates = store::ratesChangedBetween(m_connection, basis.item, challan.document.date, m_draft.date);
    if (!rates || (rates->gst == *basis.gst && rates->cess == *basis.cess))
        return;
    m_out.warnings.push_back(
        {u"rate_changed"_s,
         DocumentText::tr("%1: the GST rate changed from %2 to %3 % after challan %4")
             .arg(basis.description, basis.gst->toPlain(), rates->gst.toPlain(), challan.document.number),
         origin.field("gst")});
    basis.gst = rates->gst;
    basis.cess = rates->cess;
}

DocumentLine LineResolver::filled(const DraftLine &typed, const Basis &basis, const LineOrigin &origin)
{
    const auto chosen = [](const QString &text, const QString &otherwise) {
        return text.trimmed().isEmpty() ? otherwise : text;
    };
    DocumentLine line;
    line.number = static_cast<int>(m_out.document.lines.size()) + 1;
    line.item = basis.item;
    line.itemCode = basis.itemCode;
    line.description = chosen(typed.description, basis.description).trimmed();
    line.hsn = normalisedHsn(chosen(typed.hsn, basis.hsn));
    line.unit = unitCode(chosen(typed.unit, basis.unit));
    line.itemKind = typed.itemKind ? *typed.itemKind
        : basis.kind               ? *basis.kind
                                   : (isServiceCode(line.hsn) ? ItemKind::Service : ItemKind::Goods);
    line.quantity = typed.quantity ? *typed.quantity : basis.quantity.value_or(Quantity());
    line.discount = typed.discount;
    if (basis.source && typed.discount.kind == Discount::Kind::None)
        line.discount = discountForPart(*basis.source, line.quantity);
    const bool taxed = m_draft.kind == DocumentKind::Invoice || chargesTax(m_draft.purpose);
    if (!typed.rate && !basis.rate)
        refuse(origin.field("rate"), "missing", DocumentText::tr("Line %1: type the rate").arg(line.number));
    if (taxed && !typed.gst && !basis.gst)
        refuse(origin.field("gst"), "missing", DocumentText::tr("Line %1: choose the GST rate").arg(line.number));
    line.goods = typed.goods.value_or(GoodsKind::Inputs);
    line.provisional = m_draft.kind == DocumentKind::Challan
        && (typed.provisional || m_draft.purpose == Purpose::LiquidGas); // rule 55(1)(a)
    line.rate = typed.rate ? *typed.rate : basis.rate.value_or(Rate());
    line.gst = typed.gst ? *typed.gst : basis.gst.value_or(Percent());
    line.cess = typed.cess ? *typed.cess : basis.cess.value_or(Percent());
    if (basis.source) {
        line.challanLineId = basis.source->id;
        line.challanNumber = basis.challan->document.number;
        line.challanFy = basis.challan->document.fy.label();
        line.challanDate = basis.challan->document.date;
        line.challanLine = basis.source->number;
    }
    line.orderLineId = basis.orderLineId;
    line.orderNumber = basis.orderNumber;
    line.orderLine = basis.orderLine;
    return line;
}

Quantity LineResolver::usedOf(DocumentLineId challanLine) const
{
    Quantity used;
    for (const DocumentLine &line : m_out.document.lines) {
        if (line.challanLineId == challanLine)
            used += line.quantity;
    }
    return used;
}

Quantity LineResolver::usedOf(OrderLineId line) const
{
    Quantity used;
    for (const DocumentLine &other : m_out.document.lines) {
        if (other.orderLineId == line && !other.challanLineId.isValid())
            used += other.quantity;
    }
    return used;
}

} // namespace desk
