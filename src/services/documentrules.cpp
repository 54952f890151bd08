#include "services/documentrules.h"

#include "base/typed.h"
#include "services/documenttext.h"
#include "services/linegroups.h"
#include "store/documentlinestore.h"
#include "store/partystore.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

// R14, R15, C43: what an order line may still get, against the sum of all rows that take from it.
void judgeDispatch(ResolvedDocument &resolved)
{
    const auto groups = groupedLines<OrderLineId>(resolved, [](const DocumentLine &line, const LineOrigin &origin) {
        return origin.dispatches ? line.orderLineId : OrderLineId();
    });
    for (const auto &[id, group] : groups) {
        const LineOrigin &origin = resolved.origins.at(group.rows.front());
        const DocumentLine &line = resolved.document.lines.at(group.rows.front());
        const Quantity left = origin.ordered - origin.dispatched;
        if (group.asked <= left)
            continue;
        const QString message =
            DocumentText::tr(
                "Order %1 line %2: ordered %3, dispatched %4, remaining %5; this document sends %6 (line %7)")
                .arg(line.orderNumber)
                .arg(line.orderLine)
                .arg(origin.ordered.toPlain(), origin.dispatched.toPlain(), left.toPlain(), group.asked.toPlain(),
                     group.rowNumbers());
        for (const std::size_t row : group.rows) {
            const QString field = resolved.origins.at(row).field("qty");
            if (origin.allowsExcess)
                resolved.warnings.push_back({u"over_dispatch"_s, message, field}); // R18
            else
                resolved.violations.push_back({field, u"over_dispatch"_s, message});
        }
    }
}

QString billedBy(Connection &connection, DocumentLineId line)
{
    QStringList names;
    for (const store::Dependent &other : store::dependentsOfLine(connection, line))
        names += other.number;
    return names.join(u", "_s);
}

// R41, C40, C41: invoiced <= delivered - returned, over all rows of this document and all live ones.
void judgeBilling(Connection &connection, ResolvedDocument &resolved)
{
    const auto groups = groupedLines<DocumentLineId>(
        resolved, [](const DocumentLine &line, const LineOrigin &) { return line.challanLineId; });
    for (const auto &[id, group] : groups) {
        const LineOrigin &origin = resolved.origins.at(group.rows.front());
        const DocumentLine &line = resolved.document.lines.at(group.rows.front());
        const Quantity left = origin.delivered - origin.returned - origin.invoiced;
        if (group.asked <= left)
            continue;
        QString message =
            DocumentText::tr(
                "Challan %1 line %2: delivered %3, returned %4, invoiced %5, remaining %6; this document bills %7 "
                "(line %8)")
                .arg(line.challanNumber)
                .arg(line.challanLine)
                .arg(origin.delivered.toPlain(), origin.returned.toPlain(), origin.invoiced.toPlain(), left.toPlain(),
                     group.asked.toPlain(), group.rowNumbers());
        if (const QString others = billedBy(connection, id); !others.isEmpty())
            message += DocumentText::tr(". See %1").arg(others);
        for (const std::size_t row : group.rows)
            resolved.violations.push_back({resolved.origins.at(row).field("qty"), u"over_billing"_s, message});
    }
}

// R20: nothing more against a closed order or a line that was taken out of it; R11: not before the order's date.
void judgeOrders(ResolvedDocument &resolved)
{
    bool dateSaid = false;
    for (std::size_t i = 0; i < resolved.origins.size(); ++i) {
        const LineOrigin &origin = resolved.origins.at(i);
        const DocumentLine &line = resolved.document.lines.at(i);
        if (!origin.dispatches)
            continue;
        if (origin.orderClosed) {
            resolved.violations.push_back(
                {origin.field("order"), u"order_closed"_s,
                 DocumentText::tr("Line %1: order %2 is closed").arg(i + 1).arg(line.orderNumber)});
        } else if (origin.orderLineCancelled) {
            resolved.violations.push_back({origin.field("order_line"), u"line_cancelled"_s,
                                           DocumentText::tr("Line %1: line %2 of order %3 was cancelled")
                                               .arg(i + 1)
                                               .arg(line.orderLine)
                                               .arg(line.orderNumber)});
        }
        if (!dateSaid && resolved.document.date.isValid() && resolved.document.date < origin.orderDate) {
            dateSaid = true;
            resolved.violations.push_back({u"date"_s, u"before_order"_s,
                                           DocumentText::tr("Order %1 is dated %2. Type a date that is not before it")
                                               .arg(line.orderNumber, dateToDisplay(origin.orderDate))});
        }
    }
}

// R40: goods of one invoice have one place of supply.
void judgeSupplyPlace(ResolvedDocument &resolved, const BilledChallan &billed)
{
    const Document &first = resolved.challans.front().document;
    if (billed.document.placeOfSupply == first.placeOfSupply)
        return;
    resolved.violations.push_back(
        {billed.field, u"different_supply"_s,
         DocumentText::tr("Challans %1 and %2 have different places of supply. Bill them apart")
             .arg(first.number, billed.document.number)});
}

// Goods that went to different places may stand in one invoice when somebody says so.
void judgeDeliveryPlace(ResolvedDocument &resolved, const BilledChallan &billed)
{
    const Document &first = resolved.challans.front().document;
    if (resolved.severalPlaces || billed.document.shipTo == first.shipTo)
        return;
    const auto place = [](const Document &challan) {
        return challan.shipTo ? challan.shipTo->name : challan.party.name;
    };
    resolved.violations.push_back(
        {billed.field, u"different_place"_s,
         DocumentText::tr("Challan %1 went to %2, challan %3 to %4. Say that one invoice is meant for several places, "
                          "or bill them apart")
             .arg(first.number, place(first), billed.document.number, place(billed.document))});
}

} // namespace

// A customer that was merged into another is that other.
bool isSameParty(Connection &connection, const Party &a, const Party &b)
{
    if (a.id.isValid() && b.id.isValid())
        return store::mergedInto(connection, a.id) == store::mergedInto(connection, b.id);
    if (a.id.isValid() || b.id.isValid())
        return false;
    return a.name.compare(b.name, Qt::CaseInsensitive) == 0 && a.gstin == b.gstin;
}

// R40: challans of one customer, live, of one place of supply; R11: the invoice not before them.
void judgeChallans(Connection &connection, ResolvedDocument &resolved)
{
    const Document &document = resolved.document;
    for (const BilledChallan &billed : resolved.challans) {
        const Document &challan = billed.document;
        if (challan.status == DocumentStatus::Cancelled) {
            resolved.violations.push_back({billed.field, u"challan_cancelled"_s,
                                           DocumentText::tr("Challan %1 is cancelled").arg(challan.number)});
        }
        if (!document.party.name.isEmpty() && !isSameParty(connection, challan.party, document.party)) {
            resolved.violations.push_back({billed.field, u"different_party"_s,
                                           DocumentText::tr("Challan %1 went to %2, not to %3")
                                               .arg(challan.number, challan.party.name, document.party.name)});
        }
        if (document.kind == DocumentKind::Invoice) {
            judgeSupplyPlace(resolved, billed);
            judgeDeliveryPlace(resolved, billed);
        }
        if (document.date.isValid() && document.date < challan.date) {
            resolved.violations.push_back({u"date"_s, u"before_challan"_s,
                                           DocumentText::tr("Challan %1 is dated %2. Type a date that is not before it")
                                               .arg(challan.number, dateToDisplay(challan.date))});
        }
    }
    if (document.kind == DocumentKind::Invoice && !resolved.challans.empty()
        && resolved.challans.front().document.placeOfSupply != document.placeOfSupply) {
        resolved.warnings.push_back({u"place_differs"_s,
                                     DocumentText::tr("The place of supply is not the one of challan %1")
                                         .arg(resolved.challans.front().document.number),
                                     u"place_of_supply"_s});
    }
}

void judge(Connection &connection, ResolvedDocument &resolved)
{
    judgeChallans(connection, resolved);
    judgeOrders(resolved);
    try {
        judgeDispatch(resolved);
        judgeBilling(connection, resolved);
    } catch (const OverflowError &) {
        resolved.violations.push_back(
            {u"lines"_s, u"too_large"_s, DocumentText::tr("The quantities are too large. Check them")});
    }
}

Violations withDraftRows(Violations violations, const std::vector<LineOrigin> &origins)
{
    static const QRegularExpression row(u"^lines\\[(\\d+)\\]\\.(.*)$"_s);
    for (Violation &violation : violations) {
        const QRegularExpressionMatch match = row.match(violation.field);
        const auto index = static_cast<std::size_t>(match.captured(1).toULongLong());
        if (match.hasMatch() && index < origins.size())
            violation.field = origins.at(index).field(match.captured(2).toLatin1().constData());
    }
    return violations;
}

Violations checked(const ResolvedDocument &resolved, QDate today)
{
    return withDraftRows(checkDocument(resolved.document, today), resolved.origins);
}

Error refusal(Violations violations)
{
    static const QStringList named{
        u"unknown_party"_s,   u"unknown_item"_s, u"unknown_order"_s,  u"unknown_challan"_s,   u"over_dispatch"_s,
        u"over_billing"_s,    u"number_taken"_s, u"number_invalid"_s, u"series_full"_s,       u"different_party"_s,
        u"different_place"_s, u"order_closed"_s, u"line_cancelled"_s, u"challan_cancelled"_s, u"no_lines"_s,
        u"nothing_to_bill"_s, u"over_return"_s,  u"over_credit"_s,    u"unknown_invoice"_s,   u"invoice_cancelled"_s};
    const Violation first = violations.empty() ? Violation() : violations.front();
    // Whether the places of delivery or of supply differ, is for the form to tell apart.
    const QString told = first.code == "different_supply"_L1 ? u"different_place"_s : first.code;
    const QString code = named.contains(told) ? told : u"invalid"_s;
    QString message = first.message;
    if (violations.size() > 1)
        message = DocumentText::tr("%1 (and %2 more)").arg(first.message).arg(violations.size() - 1);
    return Error::refused(code, message, std::move(violations));
}

} // namespace desk
