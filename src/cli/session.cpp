#include "cli/session.h"

#include "base/checked.h"
#include "db/migrator.h"
#include "services/upkeep.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

QString userName(const QString &given)
{
    for (const QString &name : {given, qEnvironmentVariable("USER"), qEnvironmentVariable("USERNAME")}) {
        if (!name.trimmed().isEmpty())
            return name.trimmed().left(60);
    }
    return u"cli"_s;
}

QString targetOf(const QString &given)
{
    if (!given.isEmpty())
        return given;
    const QString url = qEnvironmentVariable("DATABASE_URL");
    return url.isEmpty() ? defaultCompanyPath() : url;
}

Error cannotOpen(const QString &path)
{
    Error error;
    error.kind = Error::Kind::Database;
    error.fault = DbFault::CannotOpen;
    error.code = faultName(DbFault::CannotOpen);
    error.nativeCode = 14;
    error.step = u"open"_s;
    error.message = Cli::tr(
                        "There is no company file %1. Make one with: challandesk-cli new FILE --company company.json, "
                        "or name another with --db.")
                        .arg(QDir::toNativeSeparators(path));
    return error;
}

std::shared_ptr<Database> openedFile(const DatabaseUrl &url, OpenMode mode)
{
    const Migrator migrator(companySchema());
    OpenOptions options;
    options.mode = mode;
    options.newestSchema = migrator.newestVersion();
    // A file that was just made is handed on, so it is left whole without its WAL.
    options.tidyOnClose = mode == OpenMode::Create;
    auto database = Database::open(url, options);
    if (mode != OpenMode::ReadOnly)
        migrator.apply(*database);
    return database;
}

} // namespace

std::optional<Actor> actorFromEnvironment(const QString &user)
{
    Actor actor;
    actor.user = userName(user);
    const QString day = qEnvironmentVariable("CHALLANDESK_TODAY");
    if (day.isEmpty()) {
        actor.clock = std::make_shared<SystemClock>();
        return actor;
    }
    const QDate date = QDate::fromString(day, Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    actor.clock = std::make_shared<FixedDayClock>(date);
    actor.dayIsSet = true;
    return actor;
}

Session::Session(const Options &options)
    : m_target(targetOf(options.db)), m_output(options.json, options.quiet),
      m_actor(actorFromEnvironment(options.user).value_or(Actor()))
{
}

Error Session::tooLarge()
{
    return Error::refused(u"too_large"_s, Cli::tr("A sum or product is too large."));
}

Result<std::shared_ptr<Database>> Session::open(Access access) const
{
    const Result<DatabaseUrl> url = DatabaseUrl::parse(m_target);
    if (!url)
        return tl::unexpected(url.error());
    if (url->kind == DatabaseUrl::Kind::Sqlite && !QFileInfo::exists(url->path))
        return tl::unexpected(cannotOpen(url->path));
    auto opened = guarded<Result<std::shared_ptr<Database>>>([&] { return openedFile(*url, OpenMode::Existing); });
    const bool mayRead = access == Access::Read && !opened
        && (opened.error().fault == DbFault::ReadOnly || opened.error().fault == DbFault::CannotOpen);
    if (!mayRead)
        return opened;
    auto readable = guarded<Result<std::shared_ptr<Database>>>([&] { return openedFile(*url, OpenMode::ReadOnly); });
    return readable ? readable : opened;
}

Result<std::shared_ptr<Database>> Session::create(const QString &target) const
{
    const Result<DatabaseUrl> url = DatabaseUrl::parse(target);
    if (!url)
        return tl::unexpected(url.error());
    if (url->kind == DatabaseUrl::Kind::Sqlite && QFileInfo::exists(url->path))
        return tl::unexpected(Error::refused(
            u"file_exists"_s,
            Cli::tr("%1 is there already and stays as it is.").arg(QDir::toNativeSeparators(url->path))));
    return guarded<Result<std::shared_ptr<Database>>>([&] { return openedFile(*url, OpenMode::Create); });
}

} // namespace desk::cli
