#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/item.h"
#include "domain/party.h"
#include "services/actor.h"

namespace desk {

// Takes a master out of use, or back into it; documents keep it. Audited; nothing happens where it is so already.
Result<Party> setPartyActive(Connection &connection, const QString &code, bool active, const Actor &actor);
Result<Item> setItemActive(Connection &connection, const QString &code, bool active, const Actor &actor);

// Deletes a master that no document and no order ever named; else refused ("in_use"): it is retired instead.
Result<Party> deleteParty(Connection &connection, const QString &code, const Actor &actor);
Result<Item> deleteItem(Connection &connection, const QString &code, const Actor &actor);

} // namespace desk
