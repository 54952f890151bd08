#include "base/money.h"
#include "domain/invoice.h"
