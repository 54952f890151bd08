#include "cli/commands.h"

#include "base/typed.h"
#include "services/booklock.h"
#include "services/numbersissued.h"

#include <QCoreApplication>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

struct ReportWords {
    std::string name;
    std::string from;
    std::string to;
};

Result<QDate> dayOf(const std::string &text, const QString &field, QDate today)
{
    const Typed<QDate> date = parseDate(fromStd(text), today);
    if (!date)
        return tl::unexpected(Error::refused(u"invalid"_s, date.error(), {{field, u"invalid"_s, date.error()}}));
    return *date;
}

QJsonObject rangeJson(const IssuedRange &range)
{
    return {{u"kind"_s, wordOf(range.kind)},
            {u"nature_code"_s, range.natureCode},
            {u"nature"_s, range.nature},
            {u"series"_s, range.series},
            {u"fy"_s, range.fy},
            {u"from"_s, range.from},
            {u"to"_s, range.to},
            {u"total"_s, qint64(range.total)},
            {u"cancelled"_s, qint64(range.cancelled)},
            {u"net"_s, qint64(range.net())}};
}

ExitCode issuedReport(const Session &session, const ReportWords &words)
{
    const QDate today = session.actor().clock->today();
    const auto from = dayOf(words.from, u"from"_s, today);
    const auto to = dayOf(words.to, u"to"_s, today);
    if (!from || !to)
        return session.output().failure(from ? to.error() : from.error());
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto ranges = session.read(**database,
                                     [&](Connection &connection) { return documentsIssued(connection, *from, *to); });
    if (!ranges)
        return session.output().failure(ranges.error());
    Table table(
        {Cli::tr("Nature"), Cli::tr("From"), Cli::tr("To"), Cli::tr("Total"), Cli::tr("Cancelled"), Cli::tr("Net")},
        {3, 4, 5});
    for (const IssuedRange &range : *ranges) {
        if (session.output().isJson())
            session.output().json(rangeJson(range));
        table.add({range.nature, range.from, range.to, QString::number(range.total), QString::number(range.cancelled),
                   QString::number(range.net())});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

struct BookWords {
    std::string date;
    std::string reason;
};

void answerLock(const Session &session, QDate until, bool isSaved)
{
    QJsonObject json{{u"ok"_s, true},
                     {u"locked_until"_s, until.isValid() ? QJsonValue(until.toString(Qt::ISODate)) : QJsonValue()}};
    if (isSaved)
        json.insert(u"saved"_s, true);
    session.output().json(json);
    session.output().line(until.isValid() ? Cli::tr("The books are locked up to %1.").arg(dateToDisplay(until))
                                          : Cli::tr("The books are open."));
}

ExitCode showLock(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto until = session.read(**database, [](Connection &connection) { return lockedUntil(connection); });
    if (!until)
        return session.output().failure(until.error());
    answerLock(session, *until, false);
    return Done;
}

ExitCode moveLock(const Session &session, const BookWords &words)
{
    QDate until;
    if (!words.date.empty()) {
        const auto date = dayOf(words.date, u"date"_s, session.actor().clock->today());
        if (!date)
            return session.output().failure(date.error());
        until = *date;
    }
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const auto moved = session.write(**database, [&](Connection &connection) {
        return lockBooks(connection, until, fromStd(words.reason), session.actor());
    });
    if (!moved)
        return session.output().failure(moved.error());
    answerLock(session, *moved, true);
    return Done;
}

void addBookCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<BookWords>();
    CLI::App *books = program.add_subcommand("books", "The day the books are locked up to, once their return is filed");
    books->require_subcommand(1);
    books->add_subcommand("show", "That day")->callback([&run] { run = showLock; });
    CLI::App *lock = books->add_subcommand("lock", "Issue, change and cancel nothing up to a day");
    lock->add_option("DATE", words->date, "The last day that is filed")->required();
    CLI::App *open = books->add_subcommand("unlock", "Open all days again");
    for (CLI::App *command : {lock, open}) {
        command->add_option("--reason", words->reason, "Needed where days are opened again");
        command->callback(
            [&run, words] { run = [words](const Session &session) { return moveLock(session, *words); }; });
    }
}

} // namespace

void addReportCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<ReportWords>();
    CLI::App *report = program.add_subcommand("report", "Registers and summaries");
    report->add_option("NAME", words->name, "documents-issued (GSTR-1 table 13)")
        ->required()
        ->check(CLI::IsMember({"documents-issued"}));
    report->add_option("--from", words->from, "From this day on")->required();
    report->add_option("--to", words->to, "Up to this day")->required();
    report->callback(
        [&run, words] { run = [words](const Session &session) { return issuedReport(session, *words); }; });
    addBookCommands(program, run);
}

} // namespace desk::cli
