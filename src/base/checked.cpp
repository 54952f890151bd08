#include "base/checked.h"

#include <limits>

namespace desk {

namespace {
// GCC and clang both know the type; -Wpedantic wants to hear that it is meant.
__extension__ using Wide = __int128;
} // namespace

std::int64_t checkedAdd(std::int64_t a, std::int64_t b)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        throw OverflowError();
    return sum;
}

std::int64_t checkedSubtract(std::int64_t a, std::int64_t b)
{
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference))
        throw OverflowError();
    return difference;
}

std::int64_t multiplyDivide(std::int64_t a, std::int64_t b, std::int64_t divisor)
{
    const Wide product = divisor < 0 ? -(static_cast<Wide>(a) * b) : static_cast<Wide>(a) * b;
    const Wide positive = divisor < 0 ? -static_cast<Wide>(divisor) : static_cast<Wide>(divisor);
    const Wide half = positive / 2;
    const Wide rounded = product >= 0 ? (product + half) / positive : (product - half) / positive;
    if (rounded > std::numeric_limits<std::int64_t>::max() || rounded < std::numeric_limits<std::int64_t>::min())
        throw OverflowError();
    return static_cast<std::int64_t>(rounded);
}

} // namespace desk
