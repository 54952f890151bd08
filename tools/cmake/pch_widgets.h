// Precompiled for the libraries with windows.
#pragma once
#include "pch_core.h"
#include <QtWidgets>
