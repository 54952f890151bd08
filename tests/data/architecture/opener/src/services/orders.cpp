#include "db/connection.h"
#include "db/executor.h"
