#include "domain/dueback.h"

namespace desk {

namespace {

constexpr int monthsOnApproval = 6;
constexpr int yearsForInputs = 1;
constexpr int yearsForCapitalGoods = 3;
constexpr int daysAhead = 60;

} // namespace

QDate dueBackByLaw(Purpose purpose, GoodsKind goods, QDate sent)
{
    if (!sent.isValid())
        return {};
    if (purpose == Purpose::Approval)
        return sent.addMonths(monthsOnApproval);
    if (purpose != Purpose::JobWork)
        return {};
    switch (goods) {
    case GoodsKind::Inputs: return sent.addYears(yearsForInputs);
    case GoodsKind::CapitalGoods: return sent.addYears(yearsForCapitalGoods);
    case GoodsKind::Tools: break;
    }
    return {};
}

DueState dueState(QDate due, QDate today)
{
    if (!due.isValid() || !today.isValid())
        return DueState::None;
    if (due < today)
        return DueState::Overdue;
    return due <= today.addDays(daysAhead) ? DueState::Soon : DueState::Later;
}

} // namespace desk
