#include "app/openfile.h"

namespace desk {

std::shared_ptr<Database> openWith(const DatabaseUrl &url, OpenMode mode, const std::vector<Migration> &schema)
{
    const Migrator migrator(schema);
    OpenOptions options;
    options.mode = mode;
    options.newestSchema = migrator.newestVersion();
    auto database = Database::open(url, options);
    if (mode != OpenMode::ReadOnly)
        migrator.apply(*database);
    return database;
}

} // namespace desk
