#include "services/masterremoval.h"

#include "services/auditing.h"
#include "services/masters.h"
#include "store/itemstore.h"
#include "store/partystore.h"

#include <QCoreApplication>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Masters {
    Q_DECLARE_TR_FUNCTIONS(desk::Masters)
};

Error inUse(const QString &name)
{
    return Error::refused(u"in_use"_s,
                          Masters::tr("%1 stands in documents or orders and cannot be deleted. Take it out of use "
                                      "instead.")
                              .arg(name));
}

void noteDeleted(Connection &connection, const QString &entity, std::int64_t id, const QString &code,
                 const QString &name, const Actor &actor)
{
    const QJsonObject changes{{u"name"_s, changed(name, QJsonValue())}};
    store::appendAudit(connection, auditRow(actor, u"delete"_s, entity, id, code, changes));
}

} // namespace

Result<Party> setPartyActive(Connection &connection, const QString &code, bool active, const Actor &actor)
{
    auto party = partyByCode(connection, code);
    if (!party)
        return party;
    party->active = active;
    return saveParty(connection, *party, actor);
}

Result<Item> setItemActive(Connection &connection, const QString &code, bool active, const Actor &actor)
{
    auto item = itemByCode(connection, code);
    if (!item)
        return item;
    item->active = active;
    return saveItem(connection, *item, actor);
}

Result<Party> deleteParty(Connection &connection, const QString &code, const Actor &actor)
{
    auto party = partyByCode(connection, code);
    if (!party)
        return party;
    const store::MasterUse use = store::useOf(connection, party->id);
    if (use.documents > 0 || use.orders > 0)
        return tl::unexpected(inUse(party->name));
    store::deleteParty(connection, party->id);
    noteDeleted(connection, u"party"_s, party->id.value(), party->code, party->name, actor);
    return party;
}

Result<Item> deleteItem(Connection &connection, const QString &code, const Actor &actor)
{
    auto item = itemByCode(connection, code);
    if (!item)
        return item;
    if (store::isItemUsed(connection, item->id))
        return tl::unexpected(inUse(item->name));
    store::deleteItem(connection, item->id);
    noteDeleted(connection, u"item"_s, item->id.value(), item->code, item->name, actor);
    return item;
}

} // namespace desk
