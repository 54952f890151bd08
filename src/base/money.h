#pragma once

#include "base/checked.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace desk {

// An amount in paise. Sums throw OverflowError instead of wrapping.
class Money {
public:
    constexpr Money() = default;
    static constexpr Money fromPaise(std::int64_t paise) { return Money(paise); }
    static constexpr Money fromRupees(std::int64_t rupees) { return Money(rupees * 100); }

    constexpr std::int64_t paise() const { return m_paise; }
    constexpr bool isZero() const { return m_paise == 0; }
    constexpr bool isNegative() const { return m_paise < 0; }

    Money operator+(Money other) const { return Money(checkedAdd(m_paise, other.m_paise)); }
    Money operator-(Money other) const { return Money(checkedSubtract(m_paise, other.m_paise)); }
    Money operator-() const { return Money(checkedSubtract(0, m_paise)); }
    Money &operator+=(Money other) { return *this = *this + other; }
    Money &operator-=(Money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Money, Money) = default;

    // To whole rupees, half a rupee away from zero: 925.50 -> 926, -925.50 -> -926.
    Money roundedToRupee() const;

    // "1082.04": always two decimals, a dot, no grouping. For files, the command line and editing.
    QString toPlain() const;
    // "12,34,567.50": Indian grouping, for people.
    QString toDisplay() const;

private:
    constexpr explicit Money(std::int64_t paise) : m_paise(paise) {}
    std::int64_t m_paise = 0;
};

} // namespace desk
