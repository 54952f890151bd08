#include "domain/status.h"

#include "domain/dueback.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

bool isPast(QDate due, QDate today)
{
    return dueState(due, today) == DueState::Overdue;
}

} // namespace

Progress progressOf(DocumentKind kind, DocumentStatus status, const std::vector<LineProgress> &lines, QDate today)
{
    if (status == DocumentStatus::Cancelled)
        return Progress::Cancelled;
    if (kind != DocumentKind::Challan || lines.empty())
        return Progress::Issued;

    const auto any = [&lines](auto predicate) { return std::any_of(lines.begin(), lines.end(), predicate); };
    const bool pending = any([](const LineProgress &line) { return line.pending().isPositive(); });
    const bool overdue = any(
        [today](const LineProgress &line) { return line.pending().isPositive() && isPast(line.dueBack, today); });
    const bool invoiced = any([](const LineProgress &line) { return line.invoiced.isPositive(); });
    const bool returned = any([](const LineProgress &line) { return line.returned.isPositive(); });
    if (overdue)
        return Progress::Overdue;
    if (pending)
        return invoiced ? Progress::PartlyInvoiced : returned ? Progress::PartlyReturned : Progress::Issued;
    if (invoiced && returned)
        return Progress::Closed;
    return invoiced ? Progress::Invoiced : returned ? Progress::Returned : Progress::Issued;
}

Progress progressOf(const Order &order, QDate today)
{
    bool live = false;
    bool pending = false;
    bool overdue = false;
    bool dispatched = false;
    for (const OrderLine &line : order.lines) {
        dispatched = dispatched || line.dispatched.isPositive();
        if (line.cancelled)
            continue;
        live = true;
        const bool waits = line.dispatched < line.quantity;
        pending = pending || waits;
        overdue = overdue || (waits && isPast(line.due, today));
    }
    if (order.closed || !live)
        return Progress::Closed;
    if (!pending)
        return Progress::Dispatched;
    if (overdue)
        return Progress::Overdue;
    return dispatched ? Progress::PartlyDispatched : Progress::Open;
}

QString wordOf(Progress progress)
{
    switch (progress) {
    case Progress::Issued: return QStringLiteral("issued");
    case Progress::PartlyInvoiced: return QStringLiteral("partly_invoiced");
    case Progress::Invoiced: return QStringLiteral("invoiced");
    case Progress::PartlyReturned: return QStringLiteral("partly_returned");
    case Progress::Returned: return QStringLiteral("returned");
    case Progress::Closed: return QStringLiteral("closed");
    case Progress::Cancelled: return QStringLiteral("cancelled");
    case Progress::Overdue: return QStringLiteral("overdue");
    case Progress::Open: return QStringLiteral("open");
    case Progress::PartlyDispatched: return QStringLiteral("partly_dispatched");
    case Progress::Dispatched: return QStringLiteral("dispatched");
    }
    return {};
}

QString displayName(Progress progress, DocumentKind kind)
{
    switch (progress) {
    case Progress::Issued:
        return kind == DocumentKind::Challan ? QCoreApplication::translate("Status", "Delivered")
                                             : QCoreApplication::translate("Status", "Issued");
    case Progress::PartlyInvoiced: return QCoreApplication::translate("Status", "Partly invoiced");
    case Progress::Invoiced: return QCoreApplication::translate("Status", "Invoiced");
    case Progress::PartlyReturned: return QCoreApplication::translate("Status", "Partly returned");
    case Progress::Returned: return QCoreApplication::translate("Status", "Returned");
    case Progress::Closed: return QCoreApplication::translate("Status", "Closed");
    case Progress::Cancelled: return QCoreApplication::translate("Status", "Cancelled");
    case Progress::Overdue: return QCoreApplication::translate("Status", "Overdue");
    case Progress::Open: return QCoreApplication::translate("Status", "Open");
    case Progress::PartlyDispatched: return QCoreApplication::translate("Status", "Partly dispatched");
    case Progress::Dispatched: return QCoreApplication::translate("Status", "Dispatched");
    }
    return {};
}

} // namespace desk
