#pragma once

#include "domain/party.h"

#include <QString>

#include <optional>

namespace desk::store {

// The seller as frozen in a document (R31), as JSON text. The logo
// lies in a table of its own; here stands its SHA-256.
QString blockOf(const Company &company);
Company companyFromBlock(const QString &block);

std::optional<QString> blockOf(const std::optional<ShipTo> &shipTo);
std::optional<ShipTo> shipToFromBlock(const std::optional<QString> &block);

} // namespace desk::store
