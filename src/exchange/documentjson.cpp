#include "exchange/documentjson.h"
