#pragma once

#include "base/checked.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace desk {

// A quantity in thousandths of its unit, so that three decimals are exact (R13).
class Quantity {
public:
    constexpr Quantity() = default;
    static constexpr Quantity fromThousandths(std::int64_t thousandths) { return Quantity(thousandths); }
    static constexpr Quantity fromWhole(std::int64_t whole) { return Quantity(whole * 1000); }

    constexpr std::int64_t thousandths() const { return m_thousandths; }
    constexpr bool isZero() const { return m_thousandths == 0; }
    constexpr bool isNegative() const { return m_thousandths < 0; }
    constexpr bool isPositive() const { return m_thousandths > 0; }

    Quantity operator+(Quantity other) const { return Quantity(checkedAdd(m_thousandths, other.m_thousandths)); }
    Quantity operator-(Quantity other) const { return Quantity(checkedSubtract(m_thousandths, other.m_thousandths)); }
    Quantity &operator+=(Quantity other) { return *this = *this + other; }
    Quantity &operator-=(Quantity other) { return *this = *this - other; }
    friend constexpr auto operator<=>(Quantity, Quantity) = default;

    // "12.345", "5": no grouping, no trailing zeros. For files and editing.
    QString toPlain() const;
    // "1,250.500" for three decimals, "12,000" for none: as the unit asks (C14).
    QString toDisplay(int decimals) const;

private:
    constexpr explicit Quantity(std::int64_t thousandths) : m_thousandths(thousandths) {}
    std::int64_t m_thousandths = 0;
};

} // namespace desk
