#pragma once

#include "db/row.h"
#include "domain/document.h"

namespace desk::store {

// A discount is stored as it was typed: its kind, and rupees (in paise) or a percentage (in thousandths) (C10).
inline QString kindColumn(const Discount &discount)
{
    switch (discount.kind) {
    case Discount::Kind::None: return QStringLiteral("none");
    case Discount::Kind::Amount: return QStringLiteral("amount");
    case Discount::Kind::Percentage: return QStringLiteral("percentage");
    }
    return {};
}

inline std::int64_t valueColumn(const Discount &discount)
{
    switch (discount.kind) {
    case Discount::Kind::None: return 0;
    case Discount::Kind::Amount: return discount.amount.paise();
    case Discount::Kind::Percentage: return discount.percent.thousandths();
    }
    return 0;
}

// Reads both columns, kind first.
inline Discount takeDiscount(Row &row)
{
    const QString kind = row.take<QString>();
    const auto value = row.take<std::int64_t>();
    Discount discount;
    if (kind == QLatin1String("amount")) {
        discount.kind = Discount::Kind::Amount;
        discount.amount = Money::fromPaise(value);
    } else if (kind == QLatin1String("percentage")) {
        discount.kind = Discount::Kind::Percentage;
        discount.percent = Percent::fromThousandths(value);
    }
    return discount;
}

} // namespace desk::store
