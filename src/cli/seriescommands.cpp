#include "cli/commands.h"

#include "services/numbersissued.h"
#include "services/series.h"

#include <QCoreApplication>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

QJsonObject seriesJson(const SeriesState &state)
{
    return {{u"kind"_s, wordOf(state.series.kind)}, {u"code"_s, state.series.code},
            {u"prefix"_s, state.series.prefix},     {u"digits"_s, state.series.digits},
            {u"active"_s, state.series.active},     {u"fy"_s, state.fy.label()},
            {u"next"_s, qint64(state.next)},        {u"example"_s, state.example}};
}

ExitCode listSeries(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto states = session.read(
        **database, [&](Connection &connection) { return seriesList(connection, session.actor().clock->today()); });
    if (!states)
        return session.output().failure(states.error());
    Table table(
        {Cli::tr("Kind"), Cli::tr("Code"), Cli::tr("Prefix"), Cli::tr("Digits"), Cli::tr("Year"), Cli::tr("Next")},
        {3});
    for (const SeriesState &state : *states) {
        if (session.output().isJson())
            session.output().json(seriesJson(state));
        table.add({wordOf(state.series.kind), state.series.code, state.series.prefix,
                   QString::number(state.series.digits), state.fy.label(), state.example});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

QJsonObject gapJson(const NumberGap &gap)
{
    return {{u"problem"_s, u"gap"_s}, {u"kind"_s, wordOf(gap.kind)},   {u"series"_s, gap.series}, {u"from"_s, gap.from},
            {u"to"_s, gap.to},        {u"count"_s, qint64(gap.count)}, {u"reason"_s, gap.reason}};
}

QJsonObject cancelledJson(const CancelledDocument &document)
{
    return {{u"problem"_s, u"cancelled"_s},
            {u"kind"_s, wordOf(document.kind)},
            {u"number"_s, document.number},
            {u"date"_s, document.date.toString(Qt::ISODate)},
            {u"at"_s, document.at.toUTC().toString(Qt::ISODate)},
            {u"by"_s, document.by},
            {u"reason"_s, document.reason}};
}

void answerGaps(const Session &session, const NumberReport &report)
{
    Table table({Cli::tr("Kind"), Cli::tr("Number"), Cli::tr("What"), Cli::tr("Reason")});
    for (const NumberGap &gap : report.gaps) {
        if (session.output().isJson())
            session.output().json(gapJson(gap));
        const QString numbers = gap.count == 1 ? gap.from : Cli::tr("%1 to %2").arg(gap.from, gap.to);
        table.add({wordOf(gap.kind), numbers, Cli::tr("%1 missing").arg(gap.count), gap.reason});
    }
    for (const CancelledDocument &document : report.cancelled) {
        if (session.output().isJson())
            session.output().json(cancelledJson(document));
        table.add({wordOf(document.kind), document.number, Cli::tr("cancelled"), document.reason});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
}

struct SeriesWords {
    std::string kind;
    std::string code;
    std::string prefix;
    std::string fy;
    std::string reason;
    int digits = 5;
    std::int64_t next = 1;
};

ExitCode newSeries(const Session &session, const SeriesWords &words)
{
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    Series series;
    series.kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    series.code = fromStd(words.code);
    series.prefix = fromStd(words.prefix);
    series.digits = words.digits;
    const auto added = session.write(
        **database, [&](Connection &connection) { return addSeries(connection, series, session.actor()); });
    if (!added)
        return session.output().failure(added.error());
    session.output().json({{u"ok"_s, true},
                           {u"saved"_s, true},
                           {u"kind"_s, wordOf(added->kind)},
                           {u"code"_s, added->code},
                           {u"prefix"_s, added->prefix},
                           {u"digits"_s, added->digits}});
    session.output().line(Cli::tr("The series %1 is ready.").arg(added->code));
    const auto first = formatNumber(*added, FinancialYear::of(session.actor().clock->today()), 1);
    if (const QString problem = portalNumberProblem(first.value_or(QString())); !problem.isEmpty())
        session.output().message(problem);
    return Done;
}

Result<FinancialYear> yearOf(const Session &session, const SeriesWords &words)
{
    if (words.fy.empty())
        return FinancialYear::of(session.actor().clock->today());
    if (const auto fy = FinancialYear::parse(fromStd(words.fy)))
        return *fy;
    const QString message = Cli::tr("A financial year is written 2026-27.");
    return tl::unexpected(Error::refused(u"invalid"_s, message, {{u"fy"_s, u"invalid"_s, message}}));
}

ExitCode listGaps(const Session &session, const SeriesWords &words)
{
    const auto fy = yearOf(session, words);
    if (!fy)
        return session.output().failure(fy.error());
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto report = session.read(**database, [&](Connection &connection) {
        return numberReport(connection, *fy, documentKindFrom(fromStd(words.kind)));
    });
    if (!report)
        return session.output().failure(report.error());
    answerGaps(session, *report);
    return Done;
}

ExitCode setNext(const Session &session, const SeriesWords &words)
{
    const auto fy = yearOf(session, words);
    if (!fy)
        return session.output().failure(fy.error());
    const auto database = session.open(Access::Write);
    if (!database)
        return session.output().failure(database.error());
    const DocumentKind kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    const auto state = session.write(**database, [&](Connection &connection) {
        return setNextNumber(connection, kind, fromStd(words.code), *fy, words.next, fromStd(words.reason),
                             session.actor());
    });
    if (!state)
        return session.output().failure(state.error());
    QJsonObject json = seriesJson(*state);
    json.insert(u"ok"_s, true);
    json.insert(u"saved"_s, true);
    session.output().json(json);
    session.output().line(Cli::tr("The next number is %1.").arg(state->example));
    return Done;
}

} // namespace

void addSeriesCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<SeriesWords>();
    const auto kinds = CLI::IsMember({"challan", "invoice", "return", "credit-note", "receipt"});
    CLI::App *series = program.add_subcommand("series", "The numbers of documents");
    series->require_subcommand(1);
    series->add_subcommand("list", "All series with the next number of each")->callback([&run] { run = listSeries; });
    CLI::App *add = series->add_subcommand("add", "Add a series");
    add->add_option("KIND", words->kind)->required()->check(kinds);
    add->add_option("CODE", words->code)->required();
    add->add_option("--prefix", words->prefix, "May hold {fy} (26-27), {fy4} (2627) or {yyyy}")->required();
    add->add_option("--digits", words->digits, "Digits after the prefix (5)")->check(CLI::Range(1, 10));
    add->callback([&run, words] { run = [words](const Session &session) { return newSeries(session, *words); }; });
    CLI::App *gaps = series->add_subcommand("gaps", "Numbers of a year that are missing or cancelled");
    gaps->add_option("KIND", words->kind, "All kinds where not given")->check(kinds);
    gaps->add_option("--fy", words->fy, "2026-27; this year where not given");
    gaps->callback([&run, words] { run = [words](const Session &session) { return listGaps(session, *words); }; });
    CLI::App *next = series->add_subcommand("set-next", "Set the next number; a gap needs a reason");
    next->add_option("KIND", words->kind)->required()->check(kinds);
    next->add_option("CODE", words->code)->required();
    next->add_option("NEXT", words->next)->required();
    next->add_option("--fy", words->fy, "2026-27; this year where not given");
    next->add_option("--reason", words->reason, "Why numbers will be missing");
    next->callback([&run, words] { run = [words](const Session &session) { return setNext(session, *words); }; });
}

} // namespace desk::cli
