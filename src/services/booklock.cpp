#include "services/booklock.h"

#include "base/text.h"
#include "base/typed.h"
#include "services/auditing.h"
#include "services/reason.h"
#include "store/numberstore.h"

#include <QCoreApplication>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct BookLock {
    Q_DECLARE_TR_FUNCTIONS(desk::BookLock)
};

QJsonValue dateOrNull(QDate date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue();
}

} // namespace

Result<QDate> lockedUntil(Connection &connection)
{
    return store::lockedUntil(connection).value_or(QDate());
}

Result<QDate> lockBooks(Connection &connection, QDate until, const QString &reason, const Actor &actor)
{
    if (until.isValid() && until > actor.clock->today()) {
        const QString message =
            BookLock::tr("%1 is still to come. Lock the books up to today at the latest").arg(dateToDisplay(until));
        return tl::unexpected(
            Error::refused(u"date_in_future"_s, message, {{u"date"_s, u"date_in_future"_s, message}}));
    }
    const QDate before = store::lockedUntil(connection).value_or(QDate());
    if (before == until)
        return until;
    const bool isOpened = before.isValid() && (!until.isValid() || until < before);
    if (isOpened) {
        if (auto error = reasonMissing(reason, BookLock::tr("Say why filed days are opened again")))
            return tl::unexpected(std::move(*error));
    }
    store::setLockedUntil(connection, until.isValid() ? std::optional(until) : std::nullopt);
    QJsonObject changes{{u"locked_until"_s, changed(dateOrNull(before), dateOrNull(until))}};
    if (!tidied(reason).isEmpty())
        changes.insert(u"reason"_s, changed(QJsonValue(), tidied(reason)));
    store::appendAudit(connection, auditRow(actor, u"lock"_s, u"company"_s, 1, BookLock::tr("Books"), changes));
    return until;
}

std::optional<Error> refusalOfLockedDate(Connection &connection, QDate date, const QString &what)
{
    const auto until = store::lockedUntil(connection);
    if (!until || !date.isValid() || date > *until)
        return std::nullopt;
    const QString message = BookLock::tr(
                                "%1 is dated %2, and the books are locked up to %3. Take a later date, or open "
                                "the books in the settings")
                                .arg(what, dateToDisplay(date), dateToDisplay(*until));
    return Error::refused(u"period_locked"_s, message, {{u"date"_s, u"period_locked"_s, message}});
}

} // namespace desk
