#include "services/orders.h"
#include "db/connection.h"
#include "db/transaction.h"
