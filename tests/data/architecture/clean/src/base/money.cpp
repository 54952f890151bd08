#include "base/money.h"

#include <QString>

namespace desk {

/* A double line, "SELECT 1 FROM a" and
   #include "views/form.h" in a comment break nothing. */
constexpr long large = 1'000'000;
const char quote = '"';
const char *text = "an escaped \" and // no comment: double";
const char *raw = R"x(double ")" float)x";

} // namespace desk
