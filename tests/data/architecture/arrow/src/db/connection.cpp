#include "db/connection.h"
#include "base/error.h"
#include "domain/party.h"
