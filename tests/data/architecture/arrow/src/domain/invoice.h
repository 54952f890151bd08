#pragma once
#include "base/money.h"
#include "db/row.h"
