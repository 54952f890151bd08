#include "views/shell/periods.h"

#include "base/financialyear.h"

#include <QComboBox>
#include <QCoreApplication>

#include <array>
#include <utility>

namespace desk {

namespace {

enum class Period { All, Today, Yesterday, Last7Days, ThisMonth, LastMonth, ThisYear };

struct Periods {
    Q_DECLARE_TR_FUNCTIONS(desk::Periods)
};

} // namespace

void fillPeriods(QComboBox *box)
{
    const std::array<std::pair<Period, QString>, 7> periods{{{Period::All, Periods::tr("All dates")},
                                                             {Period::Today, Periods::tr("Today")},
                                                             {Period::Yesterday, Periods::tr("Yesterday")},
                                                             {Period::Last7Days, Periods::tr("Last 7 days")},
                                                             {Period::ThisMonth, Periods::tr("This month")},
                                                             {Period::LastMonth, Periods::tr("Last month")},
                                                             {Period::ThisYear, Periods::tr("This financial year")}}};
    for (const auto &[period, text] : periods)
        box->addItem(text, int(period));
    box->setAccessibleName(Periods::tr("Period"));
}

DateSpan chosenPeriod(const QComboBox *box, QDate today)
{
    const QDate monthStart(today.year(), today.month(), 1);
    switch (Period(box->currentData().toInt())) {
    case Period::All: return {};
    case Period::Today: return {today, today};
    case Period::Yesterday: return {today.addDays(-1), today.addDays(-1)};
    case Period::Last7Days: return {today.addDays(-6), today};
    case Period::ThisMonth: return {monthStart, today};
    case Period::LastMonth: return {monthStart.addMonths(-1), monthStart.addDays(-1)};
    case Period::ThisYear: return {FinancialYear::of(today).firstDay(), FinancialYear::of(today).lastDay()};
    }
    return {};
}

} // namespace desk
