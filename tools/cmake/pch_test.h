// Precompiled for the tests.
#pragma once
#include "pch_sql.h"
#include <QtTest>
