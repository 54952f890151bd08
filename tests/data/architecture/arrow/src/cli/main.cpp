#include "db/database.h"
#include "viewmodels/orderlist.h"
