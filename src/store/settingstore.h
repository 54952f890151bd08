#pragma once

#include "db/connection.h"

#include <QString>

#include <optional>

namespace desk::store {

// Settings of the company file: a name and its JSON text.
std::optional<QString> setting(Connection &connection, const QString &name);
void putSetting(Connection &connection, const QString &name, const QString &value);

} // namespace desk::store
