#pragma once

#include <cstdint>
#include <stdexcept>

namespace desk {

// Thrown when a sum or product does not fit into 64 bits. The domain turns it into a violation at the line it came from.
class OverflowError : public std::overflow_error {
public:
    OverflowError() : std::overflow_error("a sum or product is too large") {}
};

std::int64_t checkedAdd(std::int64_t a, std::int64_t b);
std::int64_t checkedSubtract(std::int64_t a, std::int64_t b);

// a * b / divisor, computed in 128 bits, halves rounded away from zero (s.170 CGST Act as offices read it).
std::int64_t multiplyDivide(std::int64_t a, std::int64_t b, std::int64_t divisor);

} // namespace desk
