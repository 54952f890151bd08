#include "money.h"
#include "../base/checked.h"
#include <QString>
