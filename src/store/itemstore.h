#pragma once

#include "db/connection.h"
#include "domain/item.h"

#include <optional>
#include <vector>

namespace desk::store {

std::optional<Item> itemByCode(Connection &connection, const QString &code); // ignoring case
std::optional<Item> itemById(Connection &connection, ItemId id);
bool isItemCodeTaken(Connection &connection, const QString &code, ItemId except);

// Both keep the search row in step.
ItemId insertItem(Connection &connection, const Item &item);
// False when the stored version is not item.version: somebody else changed the item meanwhile.
bool updateItem(Connection &connection, const Item &item);

// Of an item that nothing refers to.
void deleteItem(Connection &connection, ItemId item);
// Whether a document line, cancelled ones too, or an order line names it.
bool isItemUsed(Connection &connection, ItemId item);

// As suggestParties and recentParties.
std::vector<Item> suggestItems(Connection &connection, const QString &text, int limit);
std::vector<Item> recentItems(Connection &connection, int limit);

} // namespace desk::store
