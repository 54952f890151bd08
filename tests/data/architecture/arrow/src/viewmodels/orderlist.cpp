#include "db/executor.h"
#include "db/connection.h"
#include "store/orders.h"
