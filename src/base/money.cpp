#include "base/money.h"

#include "base/text.h"

namespace desk {

Money Money::roundedToRupee() const
{
    return Money(multiplyDivide(multiplyDivide(m_paise, 1, 100), 100, 1));
}

QString Money::toPlain() const
{
    return decimalText(m_paise, 2, 2);
}

QString Money::toDisplay() const
{
    return indianGrouping(toPlain());
}

} // namespace desk
