#pragma once

#include "base/error.h"
#include "db/connection.h"
#include "domain/numbering.h"
#include "domain/party.h"
#include "services/actor.h"

#include <vector>

namespace desk {

// Writes the company and its series into a new file. Without series: challans DC/{fy}/ and JW/{fy}/, invoices INV/{fy}/,
// five digits (returns RET/, credit notes CN/, receipts take the customer's numbers).
Result<Company> createCompany(Connection &connection, const Company &company, const std::vector<Series> &series,
                              const Actor &actor);
Result<Company> company(Connection &connection);
Result<Company> changeCompany(Connection &connection, const Company &company, const Actor &actor);

} // namespace desk
