#include "domain/invoice.h"
#include "store/orders.h"
