#include "base/diskspace.h"

#include <QFileInfo>

#include <filesystem>
#include <system_error>

namespace desk {

// Asked of the folder itself: the list of mounted disks says nothing in a container or a changed root.
std::int64_t freeBytesBeside(const QString &file)
{
    if (file.isEmpty())
        return -1;
    std::error_code unknown;
    const std::filesystem::path folder(QFileInfo(file).absolutePath().toStdU16String());
    const auto space = std::filesystem::space(folder, unknown);
    return unknown ? -1 : static_cast<std::int64_t>(space.available);
}

} // namespace desk
