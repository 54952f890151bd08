#include "store/orders.h"
#include "db/connection.h"
#include "db/dialect.h"
#include "print/pages.h"
