#include "services/companies.h"

#include "base/text.h"
#include "domain/checks.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "services/auditing.h"
#include "services/series.h"
#include "store/companystore.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Companies {
    Q_DECLARE_TR_FUNCTIONS(desk::Companies)
};

Company normalised(Company company)
{
    company.name = tidied(company.name);
    company.gstin = normalisedGstin(company.gstin);
    for (QString &line : company.address.lines)
        line = tidied(line);
    company.address.lines.removeAll(QString());
    company.address.city = tidied(company.address.city);
    company.address.pin = tidied(company.address.pin);
    company.phone = tidied(company.phone);
    company.email = tidied(company.email);
    if (company.address.state.isEmpty())
        company.address.state = company.gstin.left(2);
    company.address.state = normalisedStateCode(company.address.state);
    return company;
}

Error invalid(Violations violations)
{
    QString message = violations.front().message;
    return Error::refused(u"invalid"_s, std::move(message), std::move(violations));
}

std::vector<Series> usualSeries()
{
    std::vector<Series> series;
    const auto add = [&](DocumentKind kind, const QString &code) {
        Series one;
        one.kind = kind;
        one.code = code;
        one.prefix = code + u"/{fy}/"_s;
        series.push_back(std::move(one));
    };
    add(DocumentKind::Challan, u"DC"_s);
    add(DocumentKind::Challan, u"JW"_s);
    add(DocumentKind::Invoice, u"INV"_s);
    add(DocumentKind::Return, u"RET"_s);
    add(DocumentKind::CreditNote, u"CN"_s);
    return series;
}

// The series asked for, and for returns and credit notes the usual ones where none is asked for: what was sent may always
// come back.
std::vector<Series> withFollowUps(const std::vector<Series> &asked)
{
    if (asked.empty())
        return usualSeries();
    std::vector<Series> series = asked;
    for (const Series &usual : usualSeries()) {
        const bool followUp = usual.kind == DocumentKind::Return || usual.kind == DocumentKind::CreditNote;
        const bool named = std::any_of(asked.begin(), asked.end(),
                                       [&](const Series &one) { return one.kind == usual.kind; });
        if (followUp && !named)
            series.push_back(usual);
    }
    return series;
}

QJsonObject differences(const Company &before, const Company &after)
{
    QJsonObject changes;
    const auto note = [&](const QString &field, const QString &old, const QString &now) {
        if (old != now)
            changes.insert(field, changed(old, now));
    };
    note(u"name"_s, before.name, after.name);
    note(u"address"_s, before.address.lines.join(u", "_s), after.address.lines.join(u", "_s));
    note(u"city"_s, before.address.city, after.address.city);
    note(u"state"_s, before.address.state, after.address.state);
    note(u"pin"_s, before.address.pin, after.address.pin);
    note(u"gstin"_s, before.gstin, after.gstin);
    note(u"phone"_s, before.phone, after.phone);
    note(u"email"_s, before.email, after.email);
    note(u"bank"_s, before.bankDetails, after.bankDetails);
    note(u"upi"_s, before.upi, after.upi);
    note(u"turnover_slab"_s, before.turnoverAbove5Crore ? u"above_5cr"_s : u"upto_5cr"_s,
         after.turnoverAbove5Crore ? u"above_5cr"_s : u"upto_5cr"_s);
    if (before.logo != after.logo)
        changes.insert(u"logo"_s, changed(before.logo.size(), after.logo.size()));
    return changes;
}

} // namespace

Result<Company> createCompany(Connection &connection, const Company &entered, const std::vector<Series> &series,
                              const Actor &actor)
{
    if (store::company(connection))
        return tl::unexpected(Error::refused(u"company_exists"_s, Companies::tr("The file holds a company already.")));
    const Company company = normalised(entered);
    if (Violations violations = checkCompany(company); !violations.empty())
        return tl::unexpected(invalid(std::move(violations)));
    store::insertCompany(connection, company);
    const std::vector<Series> wanted = withFollowUps(series);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto added = addSeries(connection, wanted[i], actor);
        if (added)
            continue;
        Error error = std::move(added.error());
        for (Violation &violation : error.violations)
            violation.field = u"series[%1].%2"_s.arg(QString::number(i), violation.field);
        return tl::unexpected(std::move(error));
    }
    store::appendAudit(connection, auditRow(actor, u"add"_s, u"company"_s, 1, company.name, {}));
    return company;
}

Result<Company> company(Connection &connection)
{
    if (auto stored = store::company(connection))
        return *std::move(stored);
    return tl::unexpected(Error::refused(u"no_company"_s, Companies::tr("The file holds no company yet.")));
}

Result<Company> changeCompany(Connection &connection, const Company &entered, const Actor &actor)
{
    Company after = normalised(entered);
    if (Violations violations = checkCompany(after); !violations.empty())
        return tl::unexpected(invalid(std::move(violations)));
    Result<Company> before = company(connection);
    if (!before)
        return before;
    const QJsonObject changes = differences(*before, after);
    if (changes.isEmpty())
        return after;
    store::updateCompany(connection, after);
    store::appendAudit(connection, auditRow(actor, u"change"_s, u"company"_s, 1, after.name, changes));
    return after;
}

} // namespace desk
