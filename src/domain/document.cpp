#include "domain/document.h"

namespace desk {

QString Discount::toPlain() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::Amount: return amount.toPlain();
    case Kind::Percentage: return percent.toPlain() + QLatin1Char('%');
    }
    return {};
}

} // namespace desk
