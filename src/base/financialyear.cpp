#include "base/financialyear.h"

namespace desk {

namespace {
QString twoDigits(int year)
{
    return QStringLiteral("%1").arg(year % 100, 2, 10, QLatin1Char('0'));
}
} // namespace

FinancialYear FinancialYear::of(QDate date)
{
    return FinancialYear(date.month() >= 4 ? date.year() : date.year() - 1);
}

std::optional<FinancialYear> FinancialYear::parse(QStringView label)
{
    bool ok = false;
    const int start = label.left(4).toInt(&ok);
    if (!ok || label.size() != 7 || start < 1900)
        return std::nullopt;
    const FinancialYear year(start);
    if (year.label() != label)
        return std::nullopt;
    return year;
}

QString FinancialYear::label() const
{
    return QString::number(m_startYear) + QLatin1Char('-') + twoDigits(m_startYear + 1);
}

QString FinancialYear::shortLabel() const
{
    return twoDigits(m_startYear) + QLatin1Char('-') + twoDigits(m_startYear + 1);
}

QString FinancialYear::compactLabel() const
{
    return twoDigits(m_startYear) + twoDigits(m_startYear + 1);
}

} // namespace desk
