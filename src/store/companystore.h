#pragma once

#include "db/connection.h"
#include "domain/party.h"

#include <optional>

namespace desk::store {

// None in a file that holds no company yet.
std::optional<Company> company(Connection &connection);
void insertCompany(Connection &connection, const Company &company);
void updateCompany(Connection &connection, const Company &company);

} // namespace desk::store
