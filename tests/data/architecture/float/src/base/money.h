#pragma once
double rupees();
