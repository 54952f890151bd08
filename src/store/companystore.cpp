#include "store/companystore.h"

namespace desk::store {

namespace {

const QString selectCompany = QStringLiteral(
    "SELECT name, address, city, state, pin, gstin, phone, email, bank_details, upi, turnover_above_5_crore, logo "
    "FROM company WHERE id = 1");
const QString insertCompanyRow = QStringLiteral(
    "INSERT INTO company (id, name, address, city, state, pin, gstin, phone, email, bank_details, upi, "
    "turnover_above_5_crore, logo) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const QString updateCompanyRow = QStringLiteral(
    "UPDATE company SET name = ?, address = ?, city = ?, state = ?, pin = ?, gstin = ?, phone = ?, email = ?, "
    "bank_details = ?, upi = ?, turnover_above_5_crore = ?, logo = ?, version = version + 1 WHERE id = 1");

Company companyFrom(Row &row)
{
    Company company;
    company.name = row.take<QString>();
    company.address.lines = row.take<QString>().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    company.address.city = row.take<QString>();
    company.address.state = row.take<QString>();
    company.address.pin = row.take<QString>();
    company.gstin = row.take<QString>();
    company.phone = row.take<QString>();
    company.email = row.take<QString>();
    company.bankDetails = row.take<QString>();
    company.upi = row.take<QString>();
    company.turnoverAbove5Crore = row.take<bool>();
    company.logo = row.take<std::optional<QByteArray>>().value_or(QByteArray());
    return company;
}

std::optional<QByteArray> logoOf(const Company &company)
{
    return company.logo.isEmpty() ? std::nullopt : std::optional(company.logo);
}

} // namespace

std::optional<Company> company(Connection &connection)
{
    return connection.first(selectCompany, companyFrom);
}

void insertCompany(Connection &connection, const Company &company)
{
    const Address &address = company.address;
    connection.run(insertCompanyRow, company.name, address.lines.join(QLatin1Char('\n')), address.city, address.state,
                   address.pin, company.gstin, company.phone, company.email, company.bankDetails, company.upi,
                   company.turnoverAbove5Crore, logoOf(company));
}

void updateCompany(Connection &connection, const Company &company)
{
    const Address &address = company.address;
    connection.run(updateCompanyRow, company.name, address.lines.join(QLatin1Char('\n')), address.city, address.state,
                   address.pin, company.gstin, company.phone, company.email, company.bankDetails, company.upi,
                   company.turnoverAbove5Crore, logoOf(company));
}

} // namespace desk::store
