#pragma once

#include "db/database.h"
#include "db/migrator.h"

#include <memory>
#include <vector>

namespace desk {

// Opens a file and brings it to the newest schema, unless it is for reading alone. Throws DbError.
std::shared_ptr<Database> openWith(const DatabaseUrl &url, OpenMode mode, const std::vector<Migration> &schema);

} // namespace desk
