#include "store/settingstore.h"

namespace desk::store {

namespace {

const QString selectSetting = QStringLiteral("SELECT value FROM setting WHERE name = ?");
const QString putSettingRow = QStringLiteral(
    "INSERT INTO setting (name, value) VALUES (?, ?) "
    "ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1");

} // namespace

std::optional<QString> setting(Connection &connection, const QString &name)
{
    return connection.first(
        selectSetting, [](Row &row) { return row.take<QString>(); }, name);
}

void putSetting(Connection &connection, const QString &name, const QString &value)
{
    connection.run(putSettingRow, name, value);
}

} // namespace desk::store
