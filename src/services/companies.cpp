#include "services/companies.h"

#include "store/companystore.h"

namespace desk {

Result<Company> company(Connection &connection)
{
    if (const auto stored = store::company(connection))
        return *stored;
    return tl::unexpected(Error::refused(QStringLiteral("no_company"), QStringLiteral("The file holds no company.")));
}

} // namespace desk
