#pragma once

#include "base/money.h"
#include "base/quantity.h"

#include <QString>

#include <compare>
#include <cstdint>

namespace desk {

// A price for one unit in millionths of a rupee: 0.00084 and 3.333333 are exact (C15).
class Rate {
public:
    constexpr Rate() = default;
    static constexpr Rate fromMillionths(std::int64_t millionths) { return Rate(millionths); }
    static Rate fromMoney(Money money) { return Rate(multiplyDivide(money.paise(), 10'000, 1)); }

    constexpr std::int64_t millionths() const { return m_millionths; }
    constexpr bool isZero() const { return m_millionths == 0; }
    constexpr bool isNegative() const { return m_millionths < 0; }
    friend constexpr auto operator<=>(Rate, Rate) = default;

    // Quantity times rate, rounded once to paise, half away from zero (H1, H2).
    Money times(Quantity quantity) const;

    // "87.65", "3.333333", "8.50": at least two decimals, at most six.
    QString toPlain() const;
    QString toDisplay() const;

private:
    constexpr explicit Rate(std::int64_t millionths) : m_millionths(millionths) {}
    std::int64_t m_millionths = 0;
};

// A percentage in thousandths of a percent: 18 % is 18000, 0.25 % is 250. Used for GST, cess and percentage discounts.
class Percent {
public:
    constexpr Percent() = default;
    static constexpr Percent fromThousandths(std::int64_t thousandths) { return Percent(thousandths); }
    static constexpr Percent fromWhole(std::int64_t percent) { return Percent(percent * 1000); }

    constexpr std::int64_t thousandths() const { return m_thousandths; }
    constexpr bool isZero() const { return m_thousandths == 0; }
    constexpr bool isNegative() const { return m_thousandths < 0; }
    friend constexpr auto operator<=>(Percent, Percent) = default;

    // This percentage of an amount, rounded to paise, half away from zero.
    Money of(Money amount) const;
    // Half of this percentage of an amount: the CGST or the SGST of a GST rate, rounded by itself.
    Money halfOf(Money amount) const;
    // What an amount that already holds this percentage is without it: amount * 100 / (100 + percent).
    Money removedFrom(Money inclusive) const;

    // "18", "0.25", "2.5".
    QString toPlain() const;

private:
    constexpr explicit Percent(std::int64_t thousandths) : m_thousandths(thousandths) {}
    std::int64_t m_thousandths = 0;
};

} // namespace desk
