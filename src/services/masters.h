#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/item.h"
#include "domain/party.h"
#include "services/actor.h"

#include <optional>
#include <vector>

namespace desk {

// Adds (id invalid) or changes a master. An empty code is made from the name. Refused: code taken ("code_taken"), a
// version older than the stored one ("stale"), what checkParty/checkItem say ("invalid").
Result<Party> saveParty(Connection &connection, const Party &party, const Actor &actor);
Result<Item> saveItem(Connection &connection, const Item &item, const Actor &actor);

Result<Party> partyByCode(Connection &connection, const QString &code);
Result<Party> partyById(Connection &connection, PartyId id);
Result<Item> itemByCode(Connection &connection, const QString &code);
Result<Item> itemById(Connection &connection, ItemId id);

// For suggestions: active masters whose words begin with the typed words; names that begin with the text come first.
// Empty text gives the most recently used, then by name. At most `limit`.
Result<std::vector<Party>> suggestParties(Connection &connection, const QString &text, int limit = 50);
Result<std::vector<Item>> suggestItems(Connection &connection, const QString &text, int limit = 50);

// What the party paid for the item last: rate, date and number of that document (hint of ux 2.2).
struct LastRate {
    Rate rate;
    QDate date;
    QString number;
};
Result<std::optional<LastRate>> lastRate(Connection &connection, PartyId party, ItemId item);

// The transport of the party's last document.
struct LastTransport {
    QString vehicle;
    QString transporter;
};
Result<LastTransport> lastTransport(Connection &connection, PartyId party);

} // namespace desk
