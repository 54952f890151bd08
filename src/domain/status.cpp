#include "domain/status.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

Progress progressOf(DocumentKind kind, DocumentStatus status, const std::vector<LineProgress> &lines)
{
    if (status == DocumentStatus::Cancelled)
        return Progress::Cancelled;
    if (kind != DocumentKind::Challan || lines.empty())
        return Progress::Issued;

    const auto any = [&lines](auto predicate) { return std::any_of(lines.begin(), lines.end(), predicate); };
    const bool pending = any([](const LineProgress &line) { return line.pending().isPositive(); });
    const bool invoiced = any([](const LineProgress &line) { return line.invoiced.isPositive(); });
    const bool returned = any([](const LineProgress &line) { return line.returned.isPositive(); });
    if (pending)
        return invoiced ? Progress::PartlyInvoiced : returned ? Progress::PartlyReturned : Progress::Issued;
    if (invoiced && returned)
        return Progress::Closed;
    return invoiced ? Progress::Invoiced : returned ? Progress::Returned : Progress::Issued;
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
    }
    return {};
}

} // namespace desk
