#include "cli/commands.h"

#include "base/typed.h"
#include "services/auditlog.h"
#include "services/upkeep.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

struct AuditWords {
    std::string from;
    std::string to;
    std::string user;
    std::string action;
    std::string entity;
    std::string subject;
    std::string code;
    std::int64_t after = 0;
    int limit = 100;
};

ExitCode verify(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto verdict = session.read(**database, [](Connection &connection) { return verifyAudit(connection); });
    if (!verdict)
        return session.output().failure(verdict.error());
    QJsonObject json{{u"ok"_s, verdict->ok}, {u"rows"_s, qint64(verdict->rows)}, {u"head"_s, verdict->head}};
    if (!verdict->ok) {
        json.insert(u"first_bad_row"_s, qint64(verdict->firstBadRow));
        json.insert(u"problem"_s, verdict->problem);
    }
    session.output().json(json);
    session.output().line(verdict->ok
                              ? Cli::tr("The log is whole: %1 rows.").arg(verdict->rows)
                              : Cli::tr("Row %1: %2").arg(QString::number(verdict->firstBadRow), verdict->problem));
    return verdict->ok ? Done : Refused;
}

QJsonObject entryJson(const AuditEntry &entry)
{
    return {{u"id"_s, qint64(entry.id)},   {u"at"_s, entry.at.toString(Qt::ISODate)},
            {u"user"_s, entry.user},       {u"action"_s, entry.action},
            {u"entity"_s, entry.entity},   {u"subject"_s, entry.subject},
            {u"changes"_s, entry.changes}, {u"seal"_s, entry.seal},
            {u"intact"_s, entry.isIntact}};
}

void answer(const Session &session, const std::vector<AuditEntry> &entries)
{
    Table table(
        {Cli::tr("Row"), Cli::tr("Time (UTC)"), Cli::tr("User"), Cli::tr("Action"), Cli::tr("What"), Cli::tr("Seal")},
        {0});
    for (const AuditEntry &entry : entries) {
        if (session.output().isJson())
            session.output().json(entryJson(entry));
        const QString seal = entry.isIntact ? entry.seal : Cli::tr("%1 ALTERED").arg(entry.seal);
        table.add({QString::number(entry.id), entry.at.toString(Qt::ISODate), entry.user, entry.action,
                   entry.entity + u' ' + entry.subject, seal});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
}

Result<AuditFilter> filterOf(const AuditWords &words, QDate today)
{
    AuditFilter filter;
    for (const auto &[text, field, date] :
         {std::tuple(words.from, u"from"_s, &filter.from), std::tuple(words.to, u"to"_s, &filter.to)}) {
        if (text.empty())
            continue;
        const Typed<QDate> typed = parseDate(fromStd(text), today);
        if (!typed)
            return tl::unexpected(Error::refused(u"invalid"_s, typed.error(), {{field, u"invalid"_s, typed.error()}}));
        *date = *typed;
    }
    filter.user = fromStd(words.user);
    filter.action = fromStd(words.action);
    filter.entity = fromStd(words.entity);
    filter.subject = fromStd(words.subject);
    return filter;
}

ExitCode list(const Session &session, const AuditWords &words)
{
    const auto filter = filterOf(words, session.actor().clock->today());
    if (!filter)
        return session.output().failure(filter.error());
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    auto entries = session.read(**database, [&](Connection &connection) {
        return auditEntries(connection, *filter, words.after, words.limit + 1);
    });
    if (!entries)
        return session.output().failure(entries.error());
    const bool isLast = entries->size() <= static_cast<std::size_t>(words.limit);
    if (!isLast)
        entries->pop_back();
    answer(session, *entries);
    if (isLast)
        return Done;
    const QString cursor = QString::number(entries->back().id);
    session.output().json({{u"next"_s, cursor}});
    session.output().line(Cli::tr("More with --after %1").arg(cursor));
    return Done;
}

ExitCode findSeal(const Session &session, const AuditWords &words)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto entries = session.read(
        **database, [&](Connection &connection) { return auditBySeal(connection, fromStd(words.code)); });
    if (!entries)
        return session.output().failure(entries.error());
    answer(session, *entries);
    return Done;
}

} // namespace

void addAuditCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<AuditWords>();
    CLI::App *audit = program.add_subcommand("audit", "The log of who did what");
    audit->require_subcommand(1);
    CLI::App *listing = audit->add_subcommand("list", "The rows of the log, the newest first");
    listing->add_option("--from", words->from, "From this day on");
    listing->add_option("--to", words->to, "Up to this day");
    listing->add_option("--by", words->user, "What this user did");
    listing->add_option("--action", words->action, "issue, cancel, add, change, ...");
    listing->add_option("--entity", words->entity, "document, party, item, sales_order, series, company");
    listing->add_option("--subject", words->subject, "A number or code, ignoring case");
    listing->add_option("--limit", words->limit, "Rows on a page (100)")->check(CLI::Range(1, 100'000));
    listing->add_option("--after", words->after, "The cursor of the page before")->check(CLI::NonNegativeNumber);
    listing->callback([&run, words] { run = [words](const Session &session) { return list(session, *words); }; });
    audit->add_subcommand("verify", "Whether a row was altered, removed or inserted")->callback([&run] {
        run = verify;
    });
    CLI::App *seal = audit->add_subcommand("seal", "The row that the seal on a printed document belongs to");
    seal->add_option("CODE", words->code, "As printed: 7F3A-91C2")->required();
    seal->callback([&run, words] { run = [words](const Session &session) { return findSeal(session, *words); }; });
}

} // namespace desk::cli
