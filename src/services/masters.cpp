#include "services/masters.h"

#include "base/text.h"
#include "domain/checks.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "services/auditing.h"
#include "store/itemstore.h"
#include "store/partystore.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Masters {
    Q_DECLARE_TR_FUNCTIONS(desk::Masters)
};

constexpr qsizetype longestCode = 30;

Error codeTaken(const QString &code)
{
    const QString message = Masters::tr("The code %1 is taken.").arg(code);
    return Error::refused(u"code_taken"_s, message, {{u"code"_s, u"code_taken"_s, message}});
}

Error stale(const QString &code)
{
    return Error::refused(
        u"stale"_s,
        Masters::tr("%1 was changed by somebody else meanwhile. Open it again to see the change.").arg(code));
}

Error notFound(const QString &code, const QString &what)
{
    return Error::refused(code, what);
}

Error invalid(Violations violations)
{
    QString message = violations.front().message;
    return Error::refused(u"invalid"_s, std::move(message), std::move(violations));
}

void checkCode(const QString &code, Violations &violations)
{
    if (code.size() > longestCode)
        violations.push_back(
            {u"code"_s, u"too_long"_s, Masters::tr("A code has at most %1 characters.").arg(longestCode)});
    if (std::any_of(code.begin(), code.end(), [](QChar ch) { return !ch.isPrint(); }))
        violations.push_back(
            {u"code"_s, u"characters"_s, Masters::tr("The code holds a character that cannot be printed.")});
}

// "Patel Engineering Works" -> PATEL, then PATEL2, PATEL3, …
template <typename IsTaken>
QString codeFromName(const QString &name, IsTaken isTaken)
{
    QString base;
    for (const QChar ch : comparisonKey(name)) {
        if (ch.isLetterOrNumber() || ch.isMark())
            base += ch;
        else if (base.size() >= 3)
            break;
    }
    base = base.left(12);
    if (base.isEmpty())
        base = u"X"_s;
    QString code = base;
    for (int n = 2; isTaken(code); ++n)
        code = base + QString::number(n);
    return code;
}

Party normalised(Party party)
{
    party.code = tidied(party.code).toUpper();
    party.name = tidied(party.name);
    party.gstin = normalisedGstin(party.gstin);
    for (QString &line : party.address.lines)
        line = tidied(line);
    party.address.lines.removeAll(QString());
    party.address.city = tidied(party.address.city);
    party.address.pin = tidied(party.address.pin);
    party.phone = tidied(party.phone);
    party.email = tidied(party.email);
    if (party.address.state.isEmpty())
        party.address.state = party.gstin.left(2);
    party.address.state = normalisedStateCode(party.address.state);
    return party;
}

Item normalised(Item item)
{
    item.code = tidied(item.code).toUpper();
    item.name = tidied(item.name);
    item.hsn = tidied(item.hsn).remove(u' ');
    if (const auto unit = unitByText(item.unit))
        item.unit = unit->code;
    return item;
}

class Differences {
public:
    void note(const QString &field, const QString &before, const QString &after)
    {
        if (before != after)
            m_changes.insert(field, changed(before, after));
    }
    void note(const QString &field, bool before, bool after)
    {
        if (before != after)
            m_changes.insert(field, changed(before, after));
    }
    QJsonObject changes() const { return m_changes; }

private:
    QJsonObject m_changes;
};

QJsonObject differences(const Party &before, const Party &after)
{
    Differences found;
    found.note(u"code"_s, before.code, after.code);
    found.note(u"name"_s, before.name, after.name);
    found.note(u"gstin"_s, before.gstin, after.gstin);
    found.note(u"address"_s, before.address.lines.join(u", "_s), after.address.lines.join(u", "_s));
    found.note(u"city"_s, before.address.city, after.address.city);
    found.note(u"state"_s, before.address.state, after.address.state);
    found.note(u"pin"_s, before.address.pin, after.address.pin);
    found.note(u"phone"_s, before.phone, after.phone);
    found.note(u"email"_s, before.email, after.email);
    found.note(u"type"_s, wordOf(before.type), wordOf(after.type));
    found.note(u"active"_s, before.active, after.active);
    return found.changes();
}

QJsonObject differences(const Item &before, const Item &after)
{
    Differences found;
    found.note(u"code"_s, before.code, after.code);
    found.note(u"name"_s, before.name, after.name);
    found.note(u"hsn"_s, before.hsn, after.hsn);
    found.note(u"unit"_s, before.unit, after.unit);
    found.note(u"gst"_s, before.gst.toPlain(), after.gst.toPlain());
    found.note(u"cess"_s, before.cess.toPlain(), after.cess.toPlain());
    found.note(u"rate"_s, before.rate.toPlain(), after.rate.toPlain());
    found.note(u"kind"_s, wordOf(before.kind), wordOf(after.kind));
    found.note(u"active"_s, before.active, after.active);
    return found.changes();
}

Result<Party> addParty(Connection &connection, Party party, const Actor &actor)
{
    party.id = store::insertParty(connection, party);
    party.version = 1;
    store::appendAudit(
        connection, auditRow(actor, u"add"_s, u"party"_s, party.id.value(), party.code, differences(Party(), party)));
    return party;
}

Result<Item> addItem(Connection &connection, Item item, const Actor &actor)
{
    item.id = store::insertItem(connection, item);
    item.version = 1;
    store::appendAudit(connection,
                       auditRow(actor, u"add"_s, u"item"_s, item.id.value(), item.code, differences(Item(), item)));
    return item;
}

} // namespace

Result<Party> saveParty(Connection &connection, const Party &entered, const Actor &actor)
{
    Party party = normalised(entered);
    Violations violations = checkParty(party);
    checkCode(party.code, violations);
    if (!violations.empty())
        return tl::unexpected(invalid(std::move(violations)));
    if (party.code.isEmpty())
        party.code = codeFromName(
            party.name, [&](const QString &code) { return store::isPartyCodeTaken(connection, code, party.id); });
    if (store::isPartyCodeTaken(connection, party.code, party.id))
        return tl::unexpected(codeTaken(party.code));
    if (!party.id.isValid())
        return addParty(connection, std::move(party), actor);

    const auto before = store::partyById(connection, party.id);
    if (!before)
        return tl::unexpected(
            notFound(u"unknown_party"_s, Masters::tr("%1 is no longer in the file.").arg(party.name)));
    if (before->version != party.version)
        return tl::unexpected(stale(party.code));
    const QJsonObject changes = differences(*before, party);
    if (changes.isEmpty())
        return party;
    if (!store::updateParty(connection, party))
        return tl::unexpected(stale(party.code));
    ++party.version;
    store::appendAudit(connection, auditRow(actor, u"change"_s, u"party"_s, party.id.value(), party.code, changes));
    return party;
}

Result<Item> saveItem(Connection &connection, const Item &entered, const Actor &actor)
{
    Item item = normalised(entered);
    Violations violations = checkItem(item);
    checkCode(item.code, violations);
    if (!violations.empty())
        return tl::unexpected(invalid(std::move(violations)));
    if (item.code.isEmpty())
        item.code = codeFromName(
            item.name, [&](const QString &code) { return store::isItemCodeTaken(connection, code, item.id); });
    if (store::isItemCodeTaken(connection, item.code, item.id))
        return tl::unexpected(codeTaken(item.code));
    if (!item.id.isValid())
        return addItem(connection, std::move(item), actor);

    const auto before = store::itemById(connection, item.id);
    if (!before)
        return tl::unexpected(notFound(u"unknown_item"_s, Masters::tr("%1 is no longer in the file.").arg(item.name)));
    if (before->version != item.version)
        return tl::unexpected(stale(item.code));
    const QJsonObject changes = differences(*before, item);
    if (changes.isEmpty())
        return item;
    if (!store::updateItem(connection, item))
        return tl::unexpected(stale(item.code));
    ++item.version;
    store::appendAudit(connection, auditRow(actor, u"change"_s, u"item"_s, item.id.value(), item.code, changes));
    return item;
}

Result<Party> partyByCode(Connection &connection, const QString &code)
{
    if (auto party = store::partyByCode(connection, code))
        return *std::move(party);
    return tl::unexpected(
        notFound(u"unknown_party"_s, Masters::tr("There is no customer with the code %1.").arg(code)));
}

Result<Party> partyById(Connection &connection, PartyId id)
{
    if (auto party = store::partyById(connection, id))
        return *std::move(party);
    return tl::unexpected(notFound(u"unknown_party"_s, Masters::tr("The customer is no longer in the file.")));
}

Result<Item> itemByCode(Connection &connection, const QString &code)
{
    if (auto item = store::itemByCode(connection, code))
        return *std::move(item);
    return tl::unexpected(notFound(u"unknown_item"_s, Masters::tr("There is no item with the code %1.").arg(code)));
}

Result<Item> itemById(Connection &connection, ItemId id)
{
    if (auto item = store::itemById(connection, id))
        return *std::move(item);
    return tl::unexpected(notFound(u"unknown_item"_s, Masters::tr("The item is no longer in the file.")));
}

Result<std::vector<Party>> suggestParties(Connection &connection, const QString &text, int limit)
{
    return store::suggestParties(connection, text, limit);
}

Result<std::vector<Item>> suggestItems(Connection &connection, const QString &text, int limit)
{
    return store::suggestItems(connection, text, limit);
}

Result<std::optional<LastRate>> lastRate(Connection &connection, PartyId party, ItemId item)
{
    const auto found = store::lastRate(connection, party, item);
    if (!found)
        return std::optional<LastRate>();
    return std::optional(LastRate{found->rate, found->date, found->number});
}

Result<LastTransport> lastTransport(Connection &connection, PartyId party)
{
    const auto found = store::lastTransport(connection, party);
    return found ? LastTransport{found->vehicle, found->transporter} : LastTransport{};
}

} // namespace desk
