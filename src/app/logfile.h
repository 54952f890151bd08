#pragma once

#include <QString>

namespace desk {

// Messages of the program go to a file of at most a megabyte beside the user's data, and to standard error; the file
// before it is kept as ".1". No customer data is ever written there.
void startLogFile(const QString &folder);

} // namespace desk
