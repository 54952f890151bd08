#include "property/officebook.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk::test {

namespace {

bool isSentBy(const OfficeBook::Paper &paper, const OfficeBook::Line &line)
{
    return paper.kind == OfficeBook::Kind::Challan || (paper.kind == OfficeBook::Kind::Invoice && line.source < 0);
}

} // namespace

int OfficeBook::add(Order order)
{
    m_orders.push_back(std::move(order));
    return int(m_orders.size()) - 1;
}

int OfficeBook::add(Paper paper)
{
    m_papers.push_back(std::move(paper));
    return int(m_papers.size()) - 1;
}

std::int64_t OfficeBook::sent(int order, int line) const
{
    std::int64_t sum = 0;
    for (const Paper &paper : m_papers) {
        for (const Line &row : paper.lines) {
            if (!paper.cancelled && row.order == order && row.orderLine == line && isSentBy(paper, row))
                sum += row.quantity;
        }
    }
    return sum;
}

std::int64_t OfficeBook::cameBack(int order, int line) const
{
    std::int64_t sum = 0;
    for (const Paper &paper : m_papers) {
        if (paper.cancelled || paper.kind != Kind::Return)
            continue;
        for (const Line &row : paper.lines) {
            const Line &source = m_papers[std::size_t(row.source)].lines[std::size_t(row.sourceLine)];
            if (!row.lost && source.order == order && source.orderLine == line)
                sum += row.quantity;
        }
    }
    return sum;
}

std::int64_t OfficeBook::toSend(int order, int line) const
{
    const OrderLine &row = m_orders[std::size_t(order)].lines[std::size_t(line)];
    return row.out ? 0 : row.ordered - sent(order, line) + cameBack(order, line);
}

std::int64_t OfficeBook::followed(int paper, int line, Kind by) const
{
    std::int64_t sum = 0;
    for (const Paper &other : m_papers) {
        if (other.cancelled || other.kind != by)
            continue;
        for (const Line &row : other.lines)
            sum += row.source == paper && row.sourceLine == line ? row.quantity : 0;
    }
    return sum;
}

std::int64_t OfficeBook::open(int paper, int line) const
{
    const Paper &of = m_papers[std::size_t(paper)];
    const std::int64_t whole = of.lines[std::size_t(line)].quantity;
    if (of.kind == Kind::Invoice)
        return whole - followed(paper, line, Kind::CreditNote);
    return whole - followed(paper, line, Kind::Invoice) - followed(paper, line, Kind::Return);
}

bool OfficeBook::mayIssue(const Paper &paper) const
{
    std::map<std::pair<int, int>, std::int64_t> fromOrders;
    std::map<std::pair<int, int>, std::int64_t> fromPapers;
    for (const Line &row : paper.lines) {
        if (row.source >= 0) {
            if (m_papers[std::size_t(row.source)].cancelled)
                return false;
            fromPapers[{row.source, row.sourceLine}] += row.quantity;
        } else if (row.order >= 0) {
            fromOrders[{row.order, row.orderLine}] += row.quantity;
        }
    }
    for (const auto &[at, quantity] : fromOrders) {
        const Order &order = m_orders[std::size_t(at.first)];
        if (order.lines[std::size_t(at.second)].out)
            return false;
        if (!order.excess && quantity > toSend(at.first, at.second))
            return false;
    }
    return std::all_of(fromPapers.begin(), fromPapers.end(), [this](const auto &entry) {
        return entry.second <= open(entry.first.first, entry.first.second);
    });
}

bool OfficeBook::mayCancel(int paper) const
{
    const Paper &of = m_papers[std::size_t(paper)];
    if (of.cancelled)
        return false;
    for (const Paper &other : m_papers) {
        if (other.cancelled)
            continue;
        for (const Line &row : other.lines) {
            if (row.source == paper)
                return false;
        }
    }
    if (of.kind != Kind::Return)
        return true;
    // What came back may have been sent again meanwhile.
    OfficeBook without = *this;
    without.cancel(paper);
    for (const Line &row : of.lines) {
        const Line &source = m_papers[std::size_t(row.source)].lines[std::size_t(row.sourceLine)];
        if (source.order < 0 || m_orders[std::size_t(source.order)].excess)
            continue;
        const std::int64_t ordered = m_orders[std::size_t(source.order)].lines[std::size_t(source.orderLine)].ordered;
        if (without.sent(source.order, source.orderLine) - without.cameBack(source.order, source.orderLine) > ordered)
            return false;
    }
    return true;
}

bool OfficeBook::mayAmend(int order, const std::vector<OrderLine> &lines) const
{
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (lines[line].out || lines[line].ordered >= sent(order, int(line)) - cameBack(order, int(line)))
            continue;
        // What went beyond an order that allows it is no reason to keep a line from growing (R18).
        const Order &of = m_orders[std::size_t(order)];
        if (!of.excess || lines[line].ordered < of.lines[line].ordered)
            return false;
    }
    return true;
}

std::int64_t OfficeBook::nextSerial(Kind kind, const QString &year) const
{
    return 1 + std::count_if(m_papers.begin(), m_papers.end(), [&](const Paper &paper) {
               return paper.kind == kind && paper.year == year;
           });
}

QString OfficeBook::statusOf(int paper) const
{
    const Paper &of = m_papers[std::size_t(paper)];
    if (of.cancelled)
        return u"cancelled"_s;
    if (of.kind != Kind::Challan)
        return u"issued"_s;
    bool left = false, billed = false, back = false;
    for (int line = 0; line < int(of.lines.size()); ++line) {
        left = left || open(paper, line) > 0;
        billed = billed || followed(paper, line, Kind::Invoice) > 0;
        back = back || followed(paper, line, Kind::Return) > 0;
    }
    if (left)
        return billed ? u"partly_invoiced"_s : back ? u"partly_returned"_s : u"issued"_s;
    return billed && back ? u"closed"_s : billed ? u"invoiced"_s : u"returned"_s;
}

} // namespace desk::test
