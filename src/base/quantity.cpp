#include "base/quantity.h"

#include "base/text.h"

namespace desk {

QString Quantity::toPlain() const
{
    return decimalText(m_thousandths, 3, 0);
}

QString Quantity::toDisplay(int decimals) const
{
    return indianGrouping(decimalText(m_thousandths, 3, decimals));
}

} // namespace desk
