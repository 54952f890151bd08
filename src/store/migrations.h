#pragma once

#include "db/migrator.h"

#include <vector>

namespace desk::store {

// The steps compiled in from resources/migrations, in order.
std::vector<Migration> companyMigrations();
// Of the user's own file of recovery copies.
std::vector<Migration> recoveryMigrations();

} // namespace desk::store
