#include "viewmodels/orderlist.h"
#include "services/orders.h"
#include "db/executor.h"
