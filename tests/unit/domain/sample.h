#pragma once

#include "base/typed.h"
#include "domain/document.h"
#include "domain/reference.h"

#include <QString>

// Invented people and documents that the tests of this folder start from.
namespace sample {

inline desk::Address address(const QString &city, const QString &state, const QString &pin)
{
    return {{QStringLiteral("12 Lake Road")}, city, state, pin};
}

inline desk::Company company()
{
    desk::Company company;
    company.name = QStringLiteral("Malnad Works");
    company.gstin = QStringLiteral("29AAAAA0000A1ZY");
    company.address = address(QStringLiteral("Bengaluru"), QStringLiteral("29"), QStringLiteral("560058"));
    return company;
}

inline desk::Party party(const QString &gstin, desk::PartyType type = desk::PartyType::Regular)
{
    desk::Party party;
    party.name = QStringLiteral("Kaveri Traders");
    party.gstin = gstin;
    party.type = type;
    party.address = address(QStringLiteral("Mysuru"), gstin.isEmpty() ? QStringLiteral("29") : gstin.left(2), {});
    return party;
}

inline desk::Party ofKarnataka()
{
    return party(QStringLiteral("29BBBBB1111B1ZJ"));
}

inline desk::Party ofMaharashtra()
{
    return party(QStringLiteral("27CCCCC2222C1Z8"));
}

inline desk::Party sezUnit()
{
    return party(QStringLiteral("29EEEEE4444E1ZA"), desk::PartyType::Sez);
}

inline desk::DocumentLine line(const char *quantity, const char *rate, const char *gst, const char *unit = "NOS")
{
    desk::DocumentLine line;
    line.description = QStringLiteral("Part");
    line.hsn = QStringLiteral("7318");
    line.unit = QString::fromLatin1(unit);
    line.quantity = desk::parseQuantity(QString::fromLatin1(quantity)).value();
    line.rate = desk::parseRate(QString::fromLatin1(rate)).value();
    line.gst = desk::parsePercent(QString::fromLatin1(gst)).value();
    return line;
}

inline desk::Discount rupees(const char *amount)
{
    return {desk::Discount::Kind::Amount, desk::parseMoney(QString::fromLatin1(amount)).value(), {}};
}

inline desk::Discount percent(const char *percent)
{
    return {desk::Discount::Kind::Percentage, {}, desk::parsePercent(QString::fromLatin1(percent)).value()};
}

inline desk::DocumentCharge charge(const char *amount, const char *gst)
{
    desk::DocumentCharge charge;
    charge.name = QStringLiteral("Freight");
    charge.amount = desk::parseMoney(QString::fromLatin1(amount)).value();
    charge.gst = desk::parsePercent(QString::fromLatin1(gst)).value();
    return charge;
}

inline desk::Document invoice(desk::Party party, std::vector<desk::DocumentLine> lines)
{
    desk::Document document;
    document.kind = desk::DocumentKind::Invoice;
    document.date = QDate(2026, 6, 12);
    document.company = company();
    document.party = std::move(party);
    document.lines = std::move(lines);
    return document;
}

} // namespace sample
