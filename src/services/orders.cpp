#include "services/orders.h"

#include "base/text.h"
#include "domain/reference.h"
#include "services/auditing.h"
#include "store/itemstore.h"
#include "store/orderstore.h"
#include "store/partystore.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Orders {
    Q_DECLARE_TR_FUNCTIONS(desk::Orders)
};

constexpr qsizetype longestNumber = 40;
constexpr qsizetype longestText = 300;
constexpr std::size_t mostLines = 500;

QString lineField(std::size_t index, const QString &name)
{
    return u"lines[%1].%2"_s.arg(QString::number(index), name);
}

Error refusedWith(Violations violations)
{
    const bool oneCode = std::all_of(violations.begin(), violations.end(),
                                     [&](const Violation &v) { return v.code == violations.front().code; });
    QString code = oneCode ? violations.front().code : u"invalid"_s;
    if (code == u"missing"_s || code == u"out_of_range"_s)
        code = u"invalid"_s;
    QString message = violations.front().message;
    return Error::refused(std::move(code), std::move(message), std::move(violations));
}

void checkHeader(const OrderDraft &draft, const std::optional<Party> &party, Violations &violations)
{
    const QString number = tidied(draft.number);
    if (number.isEmpty())
        violations.push_back({u"number"_s, u"missing"_s, Orders::tr("The order needs the customer's order number.")});
    if (number.size() > longestNumber)
        violations.push_back(
            {u"number"_s, u"too_long"_s, Orders::tr("An order number has at most %1 characters.").arg(longestNumber)});
    if (!draft.date.isValid())
        violations.push_back({u"date"_s, u"missing"_s, Orders::tr("The order needs its date.")});
    if (!party)
        violations.push_back({u"party"_s, u"unknown_party"_s,
                              Orders::tr("There is no customer with the code %1.").arg(draft.partyCode)});
    if (draft.lines.empty())
        violations.push_back({u"lines"_s, u"no_lines"_s, Orders::tr("The order needs at least one line.")});
    if (draft.lines.size() > mostLines)
        violations.push_back(
            {u"lines"_s, u"too_many_lines"_s, Orders::tr("An order has at most %1 lines.").arg(qlonglong(mostLines))});
}

// R13, C14: more than 0, in the decimals of its unit.
void checkQuantity(Quantity quantity, const QString &field, const Unit &unit, Violations &violations)
{
    if (!quantity.isPositive()) {
        violations.push_back({field, u"out_of_range"_s, Orders::tr("The quantity must be more than 0.")});
        return;
    }
    std::int64_t step = 1;
    for (int decimals = unit.decimals; decimals < 3; ++decimals)
        step *= 10;
    if (quantity.thousandths() % step != 0)
        violations.push_back(
            {field, u"decimals"_s, Orders::tr("%1 is counted with %2 decimals.").arg(unit.code).arg(unit.decimals)});
}

void checkLots(const std::vector<OrderLot> &lots, std::size_t index, const Unit &unit, Violations &violations)
{
    std::set<int> used;
    for (std::size_t i = 0; i < lots.size(); ++i) {
        const auto field = [&](const QString &name) {
            return lineField(index, u"lots[%1].%2"_s.arg(QString::number(i), name));
        };
        checkQuantity(lots[i].quantity, field(u"qty"_s), unit, violations);
        if (!lots[i].due.isValid())
            violations.push_back({field(u"due"_s), u"missing"_s, Orders::tr("A lot needs the date it is wanted on.")});
        if (!used.insert(lots[i].number).second)
            violations.push_back(
                {field(u"lot"_s), u"duplicate"_s, Orders::tr("Lot %1 is there twice.").arg(lots[i].number)});
    }
}

// R10, R11: an opening entry is dated, and not to come.
void checkOpening(const std::vector<OrderOpening> &opening, std::size_t index, const Unit &unit, QDate today,
                  Violations &violations)
{
    for (std::size_t i = 0; i < opening.size(); ++i) {
        const auto field = [&](const QString &name) {
            return lineField(index, u"opening[%1].%2"_s.arg(QString::number(i), name));
        };
        checkQuantity(opening[i].quantity, field(u"qty"_s), unit, violations);
        if (!opening[i].date.isValid())
            violations.push_back(
                {field(u"date"_s), u"missing"_s, Orders::tr("An opening entry needs the date it left on.")});
        else if (opening[i].date > today)
            violations.push_back(
                {field(u"date"_s), u"in_future"_s, Orders::tr("An opening entry is not dated after today.")});
    }
}

// The line as it will be stored; what is empty is taken from the item.
std::optional<OrderLine> lineOf(Connection &connection, const OrderDraft::Line &entered, std::size_t index, QDate today,
                                Violations &violations)
{
    const auto item = store::itemByCode(connection, entered.item);
    if (!item) {
        const QString message = tidied(entered.item).isEmpty()
            ? Orders::tr("The line needs an item.")
            : Orders::tr("There is no item with the code %1.").arg(entered.item);
        violations.push_back({lineField(index, u"item"_s), u"unknown_item"_s, message});
        return std::nullopt;
    }
    const std::size_t before = violations.size();
    const QString unitText = tidied(entered.unit).isEmpty() ? item->unit : entered.unit;
    const auto unit = unitByText(unitText);
    if (!unit) {
        violations.push_back(
            {lineField(index, u"unit"_s), u"unknown_unit"_s, Orders::tr("%1 is no unit.").arg(unitText)});
        return std::nullopt;
    }
    checkQuantity(entered.quantity, lineField(index, u"qty"_s), *unit, violations);
    checkLots(entered.lots.value_or(std::vector<OrderLot>()), index, *unit, violations);
    checkOpening(entered.opening.value_or(std::vector<OrderOpening>()), index, *unit, today, violations);
    if (entered.rate && entered.rate->isNegative())
        violations.push_back(
            {lineField(index, u"rate"_s), u"out_of_range"_s, Orders::tr("The rate cannot be negative.")});
    if (entered.description.size() > longestText)
        violations.push_back({lineField(index, u"description"_s), u"too_long"_s,
                              Orders::tr("A description has at most %1 characters.").arg(longestText)});
    if (violations.size() > before)
        return std::nullopt;
    OrderLine line;
    line.number = entered.number;
    line.item = item->id;
    line.itemCode = item->code;
    line.description = tidied(entered.description).isEmpty() ? item->name : tidied(entered.description);
    line.hsn = item->hsn;
    line.unit = unit->code;
    line.gst = item->gst;
    line.quantity = entered.quantity;
    line.rate = entered.rate.value_or(item->rate);
    line.due = entered.due;
    line.lots = entered.lots.value_or(std::vector<OrderLot>());
    line.opening = entered.opening.value_or(std::vector<OrderOpening>());
    return line;
}

Quantity sumOf(const std::vector<OrderOpening> &opening)
{
    Quantity sum;
    for (const OrderOpening &entry : opening)
        sum += entry.quantity;
    return sum;
}

// A master that was retired is not taken into anything new (R31 keeps what was made with it).
void checkItemInUse(Connection &connection, const OrderLine &line, const OrderLine *before, std::size_t index,
                    Violations &violations)
{
    if (before && before->item == line.item)
        return;
    const auto item = store::itemById(connection, line.item);
    if (item && !item->active)
        violations.push_back(
            {lineField(index, u"item"_s), u"item_inactive"_s,
             Orders::tr("%1 is no longer in use. Choose another item, or switch it on again.").arg(item->name)});
}

// What the amendment leaves as it was: lots and opening entries that were not given, and a line that was closed by hand.
void keepFrom(const OrderLine *before, const OrderDraft::Line &entered, OrderLine &line)
{
    line.dispatched = sumOf(line.opening);
    if (!before)
        return;
    line.shortClosed = before->shortClosed;
    if (!entered.lots)
        line.lots = before->lots;
    if (!entered.opening)
        line.opening = before->opening;
    line.dispatched = before->dispatched - sumOf(before->opening) + sumOf(line.opening);
}

// Lines without a number get the lowest free ones in their order, so that the same order entered again is the same order.
void numberLines(std::vector<OrderDraft::Line> &lines, Violations &violations)
{
    std::set<int> used;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const int number = lines[i].number;
        if (number < 0 || number > 99'999)
            violations.push_back(
                {lineField(i, u"line"_s), u"out_of_range"_s, Orders::tr("A line number is 1 to 99999.")});
        else if (number > 0 && !used.insert(number).second)
            violations.push_back(
                {lineField(i, u"line"_s), u"duplicate"_s, Orders::tr("Line %1 is there twice.").arg(number)});
    }
    int next = 1;
    for (OrderDraft::Line &line : lines) {
        if (line.number != 0)
            continue;
        while (!used.insert(next).second)
            ++next;
        line.number = next;
    }
}

// R19, R20: what was dispatched stays possible.
void checkAmendment(const OrderLine *before, const OrderLine &after, std::size_t index, bool allowExcess,
                    Violations &violations)
{
    if (after.dispatched.isZero() && !(before && before->dispatched.isPositive()))
        return;
    if (before && before->dispatched.isPositive() && (before->item != after.item || before->unit != after.unit))
        violations.push_back({lineField(index, u"item"_s), u"line_in_use"_s,
                              Orders::tr("Line %1 was dispatched, so its item and unit stay.").arg(before->number)});
    if (after.quantity >= after.dispatched)
        return;
    // R18: what went beyond an order that allows it is no reason to refuse what leaves the quantity as it was.
    if (allowExcess && (!before || after.quantity >= before->quantity))
        return;
    if (before && before->dispatched == after.dispatched) {
        violations.push_back(
            {lineField(index, u"qty"_s), u"below_dispatched"_s,
             Orders::tr("%1 of line %2 were dispatched, so it cannot be lowered to %3.")
                 .arg(after.dispatched.toPlain(), QString::number(after.number), after.quantity.toPlain())});
        return;
    }
    violations.push_back(
        {lineField(index, u"opening"_s), u"over_dispatch"_s,
         Orders::tr("Line %1: ordered %2, dispatched %3 with the opening entries. Lower the entries, or "
                    "allow the order to be exceeded.")
             .arg(QString::number(after.number), after.quantity.toPlain(), after.dispatched.toPlain())});
}

QString summary(const OrderLine &line)
{
    const QString text = line.quantity.toPlain() + u' ' + line.unit + u' ' + line.itemCode + u" @ "_s
        + line.rate.toPlain();
    const QString due = line.due.isValid() ? u" due "_s + line.due.toString(Qt::ISODate) : QString();
    return line.cancelled ? u"cancelled"_s : text + due;
}

QString summary(const std::vector<OrderLot> &lots)
{
    QStringList texts;
    for (const OrderLot &lot : lots)
        texts += u"%1: %2 by %3 %4"_s
                     .arg(QString::number(lot.number), lot.quantity.toPlain(), lot.due.toString(Qt::ISODate),
                          lot.remark)
                     .trimmed();
    return texts.join(u", "_s);
}

QString summary(const std::vector<OrderOpening> &opening)
{
    QStringList texts;
    for (const OrderOpening &entry : opening)
        texts +=
            u"%1 on %2 %3"_s.arg(entry.quantity.toPlain(), entry.date.toString(Qt::ISODate), entry.reference).trimmed();
    return texts.join(u", "_s);
}

bool isSame(const OrderLine &a, const OrderLine &b)
{
    return a.item == b.item && a.description == b.description && a.hsn == b.hsn && a.unit == b.unit && a.gst == b.gst
        && a.quantity == b.quantity && a.rate == b.rate && a.due == b.due && a.cancelled == b.cancelled;
}

class Amendment {
public:
    Amendment(Connection &connection, const Order &stored) : m_connection(connection), m_stored(stored) {}

    void setLine(OrderLine line)
    {
        m_kept.insert(line.number);
        const OrderLine *before = find(line.number);
        if (!before) {
            line.id = store::insertOrderLine(m_connection, m_stored.id, line);
            note(line.number, QJsonValue(), summary(line));
        } else {
            line.id = before->id;
            if (!isSame(*before, line)) {
                store::updateOrderLine(m_connection, line);
                note(line.number, summary(*before), summary(line));
            }
        }
        const OrderLine old = before ? *before : OrderLine();
        if (old.lots != line.lots) {
            store::replaceLots(m_connection, line.id, line.lots);
            note(u"line %1 lots"_s.arg(line.number), summary(old.lots), summary(line.lots));
        }
        if (old.opening != line.opening) {
            store::replaceOpening(m_connection, line.id, line.opening);
            note(u"line %1 opening"_s.arg(line.number), summary(old.opening), summary(line.opening));
        }
    }
    void cancelTheRest()
    {
        for (OrderLine line : m_stored.lines) {
            if (line.cancelled || m_kept.contains(line.number))
                continue;
            const QString before = summary(line);
            line.cancelled = true;
            store::updateOrderLine(m_connection, line);
            note(line.number, before, summary(line));
        }
    }
    void note(const QString &field, const QJsonValue &before, const QJsonValue &after)
    {
        if (before != after)
            m_changes.insert(field, changed(before, after));
    }
    const OrderLine *find(int number) const
    {
        const auto found = std::find_if(m_stored.lines.begin(), m_stored.lines.end(),
                                        [&](const OrderLine &line) { return line.number == number; });
        return found == m_stored.lines.end() ? nullptr : &*found;
    }
    const QJsonObject &changes() const { return m_changes; }

private:
    void note(int number, const QJsonValue &before, const QJsonValue &after)
    {
        note(u"line "_s + QString::number(number), before, after);
    }
    Connection &m_connection;
    const Order &m_stored;
    std::set<int> m_kept;
    QJsonObject m_changes;
};

Result<Order> writeOrder(Connection &connection, Order header, const std::optional<Order> &stored,
                         const std::vector<OrderLine> &lines, const Actor &actor)
{
    const Order before = stored.value_or(Order());
    if (!stored)
        header.id = store::insertOrder(connection, header);
    Order base = before;
    base.id = header.id;
    Amendment amendment(connection, base);
    for (const OrderLine &line : lines)
        amendment.setLine(line);
    amendment.cancelTheRest();
    amendment.note(u"date"_s, before.date.toString(Qt::ISODate), header.date.toString(Qt::ISODate));
    amendment.note(u"allow_excess"_s, before.allowExcess, header.allowExcess);
    amendment.note(u"remarks"_s, before.remarks, header.remarks);
    if (!amendment.changes().isEmpty()) {
        if (stored && !store::updateOrder(connection, header))
            return tl::unexpected(Error::refused(
                u"stale"_s, Orders::tr("Order %1 was changed by somebody else meanwhile.").arg(header.number)));
        store::appendAudit(connection,
                           auditRow(actor, stored ? u"change"_s : u"add"_s, u"sales_order"_s, header.id.value(),
                                    header.partyCode + u' ' + header.number, amendment.changes()));
    }
    return *store::orderById(connection, header.id);
}

} // namespace

Result<Order> saveOrder(Connection &connection, const OrderDraft &draft, const Actor &actor)
{
    Violations violations;
    const auto party = store::partyByCode(connection, draft.partyCode);
    checkHeader(draft, party, violations);
    if (!violations.empty())
        return tl::unexpected(refusedWith(std::move(violations)));
    const auto stored = store::orderByNumber(connection, party->id, draft.number);
    if (!stored && !party->active) {
        const QString message =
            Orders::tr("%1 is no longer in use. Choose another customer, or switch it on again.").arg(party->name);
        return tl::unexpected(refusedWith({{u"party"_s, u"party_inactive"_s, message}}));
    }
    const std::vector<OrderLine> noLines;
    const std::vector<OrderLine> &storedLines = stored ? stored->lines : noLines;
    std::vector<OrderDraft::Line> entered = draft.lines;
    numberLines(entered, violations);
    std::vector<OrderLine> lines;
    lines.reserve(entered.size());
    for (std::size_t i = 0; i < entered.size(); ++i) {
        auto line = lineOf(connection, entered[i], i, actor.clock->today(), violations);
        if (!line)
            continue;
        const auto found = std::find_if(storedLines.begin(), storedLines.end(),
                                        [&](const OrderLine &other) { return other.number == line->number; });
        const OrderLine *before = found == storedLines.end() ? nullptr : &*found;
        keepFrom(before, entered[i], *line);
        checkItemInUse(connection, *line, before, i, violations);
        checkAmendment(before, *line, i, draft.allowExcess, violations);
        lines.push_back(*std::move(line));
    }
    if (!violations.empty())
        return tl::unexpected(refusedWith(std::move(violations)));
    Order header = stored.value_or(Order());
    header.party = party->id;
    header.partyCode = party->code;
    header.number = stored ? stored->number : tidied(draft.number);
    header.date = draft.date;
    header.allowExcess = draft.allowExcess;
    header.remarks = draft.remarks.trimmed();
    return writeOrder(connection, std::move(header), stored, lines, actor);
}

Result<Order> orderByNumber(Connection &connection, const QString &partyCode, const QString &number)
{
    const auto party = store::partyByCode(connection, partyCode);
    if (!party)
        return tl::unexpected(
            Error::refused(u"unknown_party"_s, Orders::tr("There is no customer with the code %1.").arg(partyCode)));
    if (auto order = store::orderByNumber(connection, party->id, number))
        return *std::move(order);
    return tl::unexpected(
        Error::refused(u"unknown_order"_s, Orders::tr("%1 has no order %2.").arg(party->name, number)));
}

Result<std::vector<Order>> orderList(Connection &connection, const QString &partyCode)
{
    PartyId party;
    if (!tidied(partyCode).isEmpty()) {
        const auto found = store::partyByCode(connection, partyCode);
        if (!found)
            return tl::unexpected(Error::refused(u"unknown_party"_s,
                                                 Orders::tr("There is no customer with the code %1.").arg(partyCode)));
        party = found->id;
    }
    std::vector<Order> orders;
    for (const OrderId id : store::orderIds(connection, party)) {
        if (auto order = store::orderById(connection, id))
            orders.push_back(*std::move(order));
    }
    return orders;
}

Result<std::vector<PendingLine>> pendingLines(Connection &connection, const PendingFilter &filter)
{
    PartyId party;
    if (!tidied(filter.partyCode).isEmpty()) {
        const auto found = store::partyByCode(connection, filter.partyCode);
        if (!found)
            return tl::unexpected(Error::refused(
                u"unknown_party"_s, Orders::tr("There is no customer with the code %1.").arg(filter.partyCode)));
        party = found->id;
    }
    std::vector<PendingLine> lines;
    if (filter.orders)
        lines = store::pendingOrderLines(connection, party, filter.orderNumber);
    if (filter.challans) {
        std::vector<PartyId> parties{party};
        if (party.isValid()) {
            const auto merged = store::mergedFrom(connection, party);
            parties.insert(parties.end(), merged.begin(), merged.end());
        }
        for (const PartyId one : parties) {
            const auto ofChallans = store::pendingChallanLines(connection, one, filter.orderNumber);
            lines.insert(lines.end(), ofChallans.begin(), ofChallans.end());
        }
    }
    return lines;
}

} // namespace desk
