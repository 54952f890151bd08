#pragma once

#include <QDate>
#include <QString>

#include <compare>
#include <optional>

namespace desk {

// 1 April to 31 March, named by both years: 2026-27 (R1; rule 46(b)).
class FinancialYear {
public:
    constexpr FinancialYear() = default;
    static FinancialYear of(QDate date);                          // date must be valid
    static std::optional<FinancialYear> parse(QStringView label); // "2026-27"; "2026-28" is none

    int startYear() const { return m_startYear; }
    QDate firstDay() const { return QDate(m_startYear, 4, 1); }
    QDate lastDay() const { return QDate(m_startYear + 1, 3, 31); }
    bool contains(QDate date) const { return date >= firstDay() && date <= lastDay(); }
    QString label() const;        // 2026-27, 2099-00
    QString shortLabel() const;   // 26-27
    QString compactLabel() const; // 2627
    friend constexpr auto operator<=>(FinancialYear, FinancialYear) = default;

private:
    constexpr explicit FinancialYear(int startYear) : m_startYear(startYear) {}
    int m_startYear = 0;
};

} // namespace desk
