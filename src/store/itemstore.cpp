#include "store/itemstore.h"

#include "base/text.h"
#include "store/searchtext.h"
#include "store/suggestions.h"

#include <algorithm>

namespace desk::store {

namespace {

#define DESK_ITEM_COLUMNS "i.id, i.code, i.name, i.hsn, i.unit, i.gst, i.cess, i.rate, i.kind, i.active, i.version "

const QString selectByCode = QStringLiteral("SELECT " DESK_ITEM_COLUMNS "FROM item AS i WHERE i.code_key = ?");
const QString selectById = QStringLiteral("SELECT " DESK_ITEM_COLUMNS "FROM item AS i WHERE i.id = ?");
const QString selectCodeHolder = QStringLiteral("SELECT id FROM item WHERE code_key = ?");
const QString insertItemRow = QStringLiteral(
    "INSERT INTO item (code, code_key, name, name_key, hsn, unit, gst, cess, rate, kind, active) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateItemRow = QStringLiteral(
    "UPDATE item SET code = ?, code_key = ?, name = ?, name_key = ?, hsn = ?, unit = ?, gst = ?, cess = ?, rate = ?, "
    "kind = ?, active = ?, version = version + 1 WHERE id = ? AND version = ?");

const QString selectText = QStringLiteral("SELECT content FROM item_text WHERE item_id = ?");
const QString insertText = QStringLiteral("INSERT INTO item_text (item_id, content) VALUES (?, ?)");
const QString updateText = QStringLiteral("UPDATE item_text SET content = ? WHERE item_id = ?");
// FTS5 with external content: the index is told what to forget and what to learn.
const QString indexText = QStringLiteral("INSERT INTO item_search (rowid, content) VALUES (?, ?)");
const QString unindexText = QStringLiteral(
    "INSERT INTO item_search (item_search, rowid, content) VALUES ('delete', ?, ?)");

const QString deleteText = QStringLiteral("DELETE FROM item_text WHERE item_id = ?");
const QString deleteRates = QStringLiteral("DELETE FROM item_tax_rate WHERE item_id = ?");
const QString deleteItemRow = QStringLiteral("DELETE FROM item WHERE id = ?");
const QString selectUse = QStringLiteral("SELECT CASE WHEN EXISTS (SELECT 1 FROM document_line WHERE item_id = ?) "
                                         "OR EXISTS (SELECT 1 FROM order_line WHERE item_id = ?) THEN 1 ELSE 0 END");

const QString selectByNamePrefix = QStringLiteral(
    "SELECT " DESK_ITEM_COLUMNS "FROM item AS i WHERE i.name_key >= ? AND i.name_key < ? AND i.active = 1 "
    "ORDER BY i.name_key, i.id LIMIT ?");
const QString selectByWords = QStringLiteral(
    "SELECT " DESK_ITEM_COLUMNS ", t.content FROM item_search AS s JOIN item AS i ON i.id = s.rowid "
    "JOIN item_text AS t ON t.item_id = i.id WHERE s.content MATCH ? AND i.active = 1 ORDER BY i.name_key, i.id");
const QString selectAnywhere = QStringLiteral(
    "SELECT " DESK_ITEM_COLUMNS ", t.content FROM item AS i JOIN item_text AS t ON t.item_id = i.id "
    "WHERE instr(t.content, ?) > 0 AND i.active = 1 ORDER BY i.name_key, i.id");
const QString selectRecent = QStringLiteral(
    "SELECT " DESK_ITEM_COLUMNS "FROM (SELECT item_id, max(id) AS newest FROM "
    "(SELECT item_id, id FROM document_line ORDER BY id DESC LIMIT 400) AS last_ones GROUP BY item_id) AS used "
    "JOIN item AS i ON i.id = used.item_id WHERE i.active = 1 ORDER BY used.newest DESC LIMIT ?");
const QString selectByName = QStringLiteral("SELECT " DESK_ITEM_COLUMNS
                                            "FROM item AS i WHERE i.active = 1 ORDER BY i.name_key, i.id LIMIT ?");

#undef DESK_ITEM_COLUMNS

Item itemFrom(Row &row)
{
    Item item;
    item.id = row.take<ItemId>();
    item.code = row.take<QString>();
    item.name = row.take<QString>();
    item.hsn = row.take<QString>();
    item.unit = row.take<QString>();
    item.gst = row.take<Percent>();
    item.cess = row.take<Percent>();
    item.rate = row.take<Rate>();
    item.kind = itemKindFrom(row.take<QString>()).value_or(ItemKind::Goods);
    item.active = row.take<bool>();
    item.version = row.take<std::int64_t>();
    return item;
}

QString contentOf(const Item &item)
{
    return searchKey(QStringList{item.name, item.code, item.hsn}.join(QLatin1Char(' ')));
}

SuggestSource<Item> suggestSource()
{
    return {itemFrom, itemByCode, selectByNamePrefix, selectByWords, selectAnywhere, selectRecent, selectByName};
}

} // namespace

std::optional<Item> itemByCode(Connection &connection, const QString &code)
{
    return connection.first(selectByCode, itemFrom, comparisonKey(code));
}

std::optional<Item> itemById(Connection &connection, ItemId id)
{
    return connection.first(selectById, itemFrom, id);
}

bool isItemCodeTaken(Connection &connection, const QString &code, ItemId except)
{
    const auto holder = connection.value<ItemId>(selectCodeHolder, comparisonKey(code));
    return holder && *holder != except;
}

ItemId insertItem(Connection &connection, const Item &item)
{
    const auto id = connection.insert<ItemId>(insertItemRow, item.code, comparisonKey(item.code), item.name,
                                              searchKey(item.name), item.hsn, item.unit, item.gst, item.cess, item.rate,
                                              wordOf(item.kind), item.active);
    connection.run(insertText, id, contentOf(item));
    connection.run(indexText, id, contentOf(item));
    return id;
}

bool updateItem(Connection &connection, const Item &item)
{
    const std::int64_t changed = connection.run(updateItemRow, item.code, comparisonKey(item.code), item.name,
                                                searchKey(item.name), item.hsn, item.unit, item.gst, item.cess,
                                                item.rate, wordOf(item.kind), item.active, item.id, item.version);
    if (changed == 0)
        return false;
    connection.run(unindexText, item.id, connection.value<QString>(selectText, item.id).value_or(QString()));
    connection.run(updateText, contentOf(item), item.id);
    connection.run(indexText, item.id, contentOf(item));
    return true;
}

void deleteItem(Connection &connection, ItemId item)
{
    connection.run(unindexText, item, connection.value<QString>(selectText, item).value_or(QString()));
    connection.run(deleteText, item);
    connection.run(deleteRates, item);
    connection.run(deleteItemRow, item);
}

bool isItemUsed(Connection &connection, ItemId item)
{
    return connection.value<bool>(selectUse, item, item).value_or(false);
}

std::vector<Item> suggestItems(Connection &connection, const QString &text, int limit)
{
    return suggestMasters(connection, suggestSource(), text, limit);
}

std::vector<Item> recentItems(Connection &connection, int limit)
{
    return recentMasters(connection, suggestSource(), limit);
}

} // namespace desk::store
