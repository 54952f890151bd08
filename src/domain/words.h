#pragma once

#include "base/money.h"

#include <QString>

namespace desk {

// "Rupees Twelve Lakh Thirty Four Thousand … and Five Paise Only": lakh and crore, English (R49, C21).
QString amountInWords(Money amount);

} // namespace desk
