#pragma once

#include "domain/invoice.h"
