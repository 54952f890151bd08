#pragma once

#include <QString>

#include <cstdint>

namespace desk {

// Bytes that may still be written to the disk a file lies on, or is to lie on; -1 where the system does not say.
std::int64_t freeBytesBeside(const QString &file);

} // namespace desk
