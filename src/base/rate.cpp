#include "base/rate.h"

#include "base/text.h"

namespace desk {

Money Rate::times(Quantity quantity) const
{
    // thousandths * millionths of a rupee = 1e-9 rupee; a paisa is 1e-2 rupee.
    return Money::fromPaise(multiplyDivide(quantity.thousandths(), m_millionths, 10'000'000));
}

QString Rate::toPlain() const
{
    return decimalText(m_millionths, 6, 2);
}

QString Rate::toDisplay() const
{
    return indianGrouping(toPlain());
}

Money Percent::of(Money amount) const
{
    return Money::fromPaise(multiplyDivide(amount.paise(), m_thousandths, 100'000));
}

Money Percent::halfOf(Money amount) const
{
    return Money::fromPaise(multiplyDivide(amount.paise(), m_thousandths, 200'000));
}

Money Percent::removedFrom(Money inclusive) const
{
    return Money::fromPaise(multiplyDivide(inclusive.paise(), 100'000, checkedAdd(100'000, m_thousandths)));
}

QString Percent::toPlain() const
{
    return decimalText(m_thousandths, 3, 0);
}

} // namespace desk
