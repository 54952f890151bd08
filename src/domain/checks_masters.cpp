#include "domain/checks.h"

#include "base/text.h"
#include "domain/gstin.h"
#include "domain/reference.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const char *text)
{
    return QCoreApplication::translate("Checks", text);
}

void add(Violations &violations, const char *field, const char *code, const QString &message)
{
    violations.push_back({QString::fromLatin1(field), QString::fromLatin1(code), message});
}

// The portals take 3 to 100 characters for a name, 1 to 100 for each line of an address, 3 to 50 for a town (C88).
void checkAddress(Violations &violations, const Address &address)
{
    for (const QString &line : address.lines) {
        if (line.trimmed().size() > 100)
            add(violations, "address", "too_long",
                sentence("A line of the address has %1 characters; 100 are possible. "
                         "Go on in the next line")
                    .arg(line.trimmed().size()));
    }
    const qsizetype town = address.city.trimmed().size();
    if (town > 50)
        add(violations, "city", "too_long",
            sentence("The town has %1 characters; 50 are possible. Shorten it").arg(town));
    else if (town == 1 || town == 2)
        add(violations, "city", "too_short",
            sentence("The portal wants 3 letters or more for a town. Write it in full"));
    if (!address.pin.isEmpty()) {
        bool digits = address.pin.size() == 6 && address.pin.front() != u'0';
        for (const QChar ch : address.pin)
            digits = digits && ch >= u'0' && ch <= u'9';
        if (!digits)
            add(violations, "pin", "pin", sentence("A PIN code has 6 digits and does not begin with 0"));
    }
    if (!address.state.isEmpty() && !stateByCode(address.state))
        add(violations, "state", "unknown_state",
            sentence("%1 is no state's code. Choose the state from the list").arg(address.state));
}

void checkName(Violations &violations, const QString &name)
{
    const qsizetype size = name.trimmed().size();
    if (size == 0)
        add(violations, "name", "missing", sentence("Type the name"));
    else if (size < 3)
        add(violations, "name", "too_short",
            sentence("The portal wants 3 letters or more for a name. Write it in full"));
    else if (size > 100)
        add(violations, "name", "too_long",
            sentence("The name has %1 characters; 100 are possible. Shorten it").arg(size));
}

// The state of the billing address is the one the GSTIN was given in, or the tax would turn unseen (C26).
void checkGstinAgainstState(Violations &violations, const QString &typed, const Address &address)
{
    const QString gstin = normalisedGstin(typed);
    if (gstin.isEmpty())
        return;
    const GstinCheck check = checkGstin(gstin);
    if (!check.valid) {
        add(violations, "gstin", "gstin", check.problem);
        return;
    }
    const std::optional<State> of = stateByCode(check.state);
    const std::optional<State> in = stateByCode(address.state);
    if (of && in && of->code != in->code && of->code != u"99"_s) {
        add(violations, "state", "state_differs",
            sentence("The GSTIN belongs to %1 (%2), the billing address lies in %3 (%4). Correct one of the two; "
                     "a delivery address may lie in another state")
                .arg(of->code, of->name, in->code, in->name));
    }
}

// Registered or not follows from the GSTIN alone, so that no invoice is reported in the wrong table (C93).
void checkType(Violations &violations, const Party &party)
{
    const bool hasGstin = !normalisedGstin(party.gstin).isEmpty();
    switch (party.type) {
    case PartyType::Regular:
    case PartyType::Sez:
        if (!hasGstin)
            add(violations, "gstin", "missing",
                sentence("A registered customer has a GSTIN. Type it, or choose Unregistered"));
        return;
    case PartyType::Unregistered:
    case PartyType::Consumer:
        if (hasGstin)
            add(violations, "type", "party_type",
                sentence("A customer with a GSTIN is registered. Choose Regular, or clear the GSTIN"));
        return;
    case PartyType::Overseas:
        if (hasGstin && !normalisedGstin(party.gstin).startsWith(u"99"_s))
            add(violations, "type", "party_type",
                sentence("A customer abroad has no GSTIN. Choose Regular, or clear the GSTIN"));
        return;
    }
}

} // namespace

Violations checkParty(const Party &party)
{
    Violations violations;
    checkName(violations, party.name);
    checkGstinAgainstState(violations, party.gstin, party.address);
    checkType(violations, party);
    checkAddress(violations, party.address);
    return violations;
}

Violations checkItem(const Item &item)
{
    Violations violations;
    const qsizetype size = item.name.trimmed().size();
    if (size == 0)
        add(violations, "name", "missing", sentence("Type the name of the item"));
    else if (size > 300)
        add(violations, "name", "too_long",
            sentence("The name has %1 characters; 300 are possible. Shorten it").arg(size));
    if (const QString problem = hsnProblem(item.hsn, 4); !problem.isEmpty())
        add(violations, "hsn", "hsn", problem);
    else if (isServiceCode(item.hsn) != (item.kind == ItemKind::Service))
        add(violations, "kind", "item_kind",
            sentence("Codes that begin with 99 are services, all others goods. "
                     "Choose the other kind, or correct the code"));
    const bool unitless = item.kind == ItemKind::Service && (item.unit.isEmpty() || item.unit == u"NA"_s);
    if (!unitless && !unitByText(item.unit))
        add(violations, "unit", "unknown_unit",
            sentence("\"%1\" is no unit of the GST portal. Choose one from the list, or OTH for others")
                .arg(item.unit));
    if (item.rate.isNegative())
        add(violations, "rate", "negative", sentence("The rate cannot be less than 0"));
    if (item.gst.isNegative() || item.gst > Percent::fromWhole(100))
        add(violations, "gst", "out_of_range", sentence("The GST rate lies between 0 and 100 %"));
    if (item.cess.isNegative() || item.cess > Percent::fromWhole(400))
        add(violations, "cess", "out_of_range", sentence("The cess lies between 0 and 400 %"));
    return violations;
}

Violations checkCompany(const Company &company)
{
    Violations violations;
    checkName(violations, company.name);
    checkGstinAgainstState(violations, company.gstin, company.address);
    if (company.address.state.isEmpty())
        add(violations, "state", "missing", sentence("Choose the state of the company"));
    checkAddress(violations, company.address);
    return violations;
}

} // namespace desk
