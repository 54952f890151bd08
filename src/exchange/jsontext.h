#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QJsonValue>

namespace desk {

// Reads a JSON text strictly: an object or an array; no key twice in an object; no number with a decimal point or an
// exponent, since such a number has lost digits before anybody can look at it. Refusals (code "unreadable") name the file,
// line and column.
Result<QJsonValue> readJson(const QByteArray &text, const QString &fileName);
// The same from a file, at most 64 MB.
Result<QJsonValue> readJsonFile(const QString &path);

} // namespace desk
