#pragma once

#include "domain/party.h"

#include <QString>

#include <optional>

namespace desk::store {

// The seller as frozen in a document (R31), as JSON text. Of the logo only its SHA-256 is kept.
QString blockOf(const Company &company);
Company companyFromBlock(const QString &block);

std::optional<QString> blockOf(const std::optional<ShipTo> &shipTo);
std::optional<ShipTo> shipToFromBlock(const std::optional<QString> &block);

} // namespace desk::store
