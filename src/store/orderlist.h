#pragma once

#include "base/strongid.h"
#include "db/connection.h"

#include <QStringList>

#include <vector>

namespace desk::store {

// Which orders a list shows.
enum class OrderScope { All, SomethingLeft, NothingLeft, Closed };

// A searched word in the two forms in which numbers and names are kept.
struct OrderWord {
    QString inNumber;
    QString inName;
};

// The newest first. Each word must be in the number or in the customer's name.
std::vector<OrderId> orderIds(Connection &connection, OrderScope scope, const std::vector<OrderWord> &words);

// The statements of it, for the test of their plans.
QStringList orderListSql();

} // namespace desk::store
