#pragma once

#include "base/money.h"
#include "print/page.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace desk {

// upi://pay?pa=…&pn=…&tr=…&tn=…&am=…&cu=INR, percent-encoded; the note is cut to the 50 characters that UPI takes. Empty
// parts are left out.
QString upiPayload(const QString &vpa, const QString &payee, Money amount, const QString &note,
                   const QString &reference);

// The code of these bytes, with an empty box. None where they are too many for one code.
std::optional<CodeItem> qrCode(const QByteArray &data);

} // namespace desk
