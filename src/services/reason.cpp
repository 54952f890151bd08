#include "services/reason.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

bool isReason(const QString &reason)
{
    return std::count_if(reason.begin(), reason.end(), [](QChar ch) { return !ch.isSpace(); }) >= 3;
}

std::optional<Error> reasonMissing(const QString &reason, const QString &request)
{
    if (isReason(reason))
        return std::nullopt;
    const QString message = QCoreApplication::translate("Reason", "%1, in at least 3 letters").arg(request);
    return Error::refused(u"reason_missing"_s, message, {{u"reason"_s, u"reason_missing"_s, message}});
}

} // namespace desk
