#pragma once

#include "db/connection.h"
#include "domain/item.h"

#include <QDate>

#include <optional>

namespace desk::store {

// The item with the tax rates that hold on a date (R47): the newest dated rate up to then, else the item's own.
std::optional<Item> itemByCodeOn(Connection &connection, const QString &code, QDate date);

struct TaxRates {
    Percent gst;
    Percent cess;
};
// The rates that came into force after one date and up to another, the newest; none when nothing changed.
std::optional<TaxRates> ratesChangedBetween(Connection &connection, ItemId item, QDate after, QDate upTo);

} // namespace desk::store
