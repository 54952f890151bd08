#pragma once

#include "domain/order.h"

#include <QJsonObject>

namespace desk {

// An order with its lines, lots and opening entries, the status of each line and of the whole (R71, R73).
QJsonObject orderJson(const Order &order);

} // namespace desk
