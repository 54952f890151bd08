#include "store/itemrates.h"

#include "base/text.h"

namespace desk::store {

namespace {

const QString selectItemOn = QStringLiteral(
    "SELECT i.id, i.code, i.name, i.hsn, i.unit, coalesce(r.gst, i.gst), coalesce(r.cess, i.cess), i.rate, i.kind, "
    "i.active, i.version FROM item AS i LEFT JOIN item_tax_rate AS r ON r.item_id = i.id AND r.valid_from = "
    "(SELECT max(t.valid_from) FROM item_tax_rate AS t WHERE t.item_id = i.id AND t.valid_from <= ?) "
    "WHERE i.code_key = ?");
const QString selectRatesBetween = QStringLiteral(
    "SELECT gst, cess FROM item_tax_rate WHERE item_id = ? AND valid_from > ? AND valid_from <= ? "
    "ORDER BY valid_from DESC LIMIT 1");

} // namespace

std::optional<Item> itemByCodeOn(Connection &connection, const QString &code, QDate date)
{
    return connection.first(
        selectItemOn,
        [](Row &row) {
            return Item{row.take<ItemId>(),
                        row.take<QString>(),
                        row.take<QString>(),
                        row.take<QString>(),
                        row.take<QString>(),
                        row.take<Percent>(),
                        row.take<Percent>(),
                        row.take<Rate>(),
                        itemKindFrom(row.take<QString>()).value_or(ItemKind::Goods),
                        row.take<bool>(),
                        row.take<std::int64_t>()};
        },
        date, comparisonKey(code));
}

std::optional<TaxRates> ratesChangedBetween(Connection &connection, ItemId item, QDate after, QDate upTo)
{
    return connection.first(
        selectRatesBetween,
        [](Row &row) {
            return TaxRates{row.take<Percent>(), row.take<Percent>()};
        },
        item, after, upTo);
}

} // namespace desk::store
