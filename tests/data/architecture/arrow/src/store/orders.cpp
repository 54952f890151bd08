#include "db/connection.h"
#include "domain/order.h"
#include "services/orders.h"
