#include "cli/commands.h"

#include "base/typed.h"
#include "domain/dueback.h"
#include "exchange/outputjson.h"
#include "services/lists.h"
#include "services/masters.h"
#include "services/orders.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

struct ListWords {
    std::string kind;
    std::string from;
    std::string to;
    std::string party;
    std::string status;
    std::string search;
    std::string sort;
    bool descending = false;
    int limit = 100;
    std::int64_t after = 0;
};

Error wrongWord(const QString &field, const QString &message)
{
    return Error::refused(u"invalid"_s, message, {{field, u"invalid"_s, message}});
}

Result<QDate> dateOf(const std::string &given, const QString &field, QDate today)
{
    if (given.empty())
        return QDate();
    const Typed<QDate> date = parseDate(fromStd(given), today);
    if (!date)
        return tl::unexpected(wrongWord(field, date.error()));
    return *date;
}

bool isStatusWord(const QString &word)
{
    constexpr std::array states = {Progress::Issued,         Progress::PartlyInvoiced, Progress::Invoiced,
                                   Progress::PartlyReturned, Progress::Returned,       Progress::Closed,
                                   Progress::Overdue,        Progress::Cancelled};
    return word.isEmpty()
        || std::any_of(states.begin(), states.end(), [&](Progress state) { return wordOf(state) == word; });
}

DocumentSort sortOf(const std::string &word)
{
    if (word == "number")
        return DocumentSort::Number;
    if (word == "party")
        return DocumentSort::Party;
    return word == "payable" ? DocumentSort::Payable : DocumentSort::Date;
}

Result<DocumentFilter> filterOf(Connection &connection, const ListWords &words, QDate today)
{
    DocumentFilter filter;
    filter.kind = documentKindFrom(fromStd(words.kind)).value_or(DocumentKind::Challan);
    const auto from = dateOf(words.from, u"from"_s, today);
    const auto to = dateOf(words.to, u"to"_s, today);
    if (!from || !to)
        return tl::unexpected(from ? to.error() : from.error());
    filter.from = *from;
    filter.to = *to;
    filter.status = fromStd(words.status);
    if (!isStatusWord(filter.status))
        return tl::unexpected(wrongWord(u"status"_s, Cli::tr("%1 is not a status.").arg(filter.status)));
    if (!words.party.empty()) {
        const auto party = partyByCode(connection, fromStd(words.party));
        if (!party)
            return tl::unexpected(party.error());
        filter.party = party->id;
    }
    filter.search = fromStd(words.search);
    filter.today = today;
    filter.sort = sortOf(words.sort);
    // The newest first where no order was asked for.
    filter.descending = words.descending || words.sort.empty();
    return filter;
}

struct Page {
    std::vector<DocumentRow> rows;
    DocumentId next;
};

Result<Page> readPage(Connection &connection, const ListWords &words, QDate today)
{
    const auto filter = filterOf(connection, words, today);
    if (!filter)
        return tl::unexpected(filter.error());
    // One more than asked for tells whether there is another page.
    auto wanted = documentIdsAfter(connection, *filter, DocumentId(words.after), words.limit + 1);
    if (!wanted)
        return tl::unexpected(wanted.error());
    const bool isLast = wanted->size() <= static_cast<std::size_t>(words.limit);
    if (!isLast)
        wanted->pop_back();
    auto rows = documentRows(connection, *wanted, today);
    if (!rows)
        return tl::unexpected(rows.error());
    Page page{*std::move(rows), {}};
    if (!isLast)
        page.next = wanted->back();
    return page;
}

ExitCode listDocuments(const Session &session, const ListWords &words)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto page = session.read(**database, [&](Connection &connection) {
        return readPage(connection, words, session.actor().clock->today());
    });
    if (!page)
        return session.output().failure(page.error());
    Table table(
        {Cli::tr("Number"), Cli::tr("Year"), Cli::tr("Date"), Cli::tr("Party"), Cli::tr("Status"), Cli::tr("Payable")},
        {5});
    for (const DocumentRow &row : page->rows) {
        if (session.output().isJson())
            session.output().json(listRowJson(row));
        else
            table.add({row.number, row.fy, dateToDisplay(row.date), row.partyName, displayName(row.progress, row.kind),
                       row.payable.toDisplay()});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    if (!page->next.isValid())
        return Done;
    const QString cursor = QString::number(page->next.value());
    if (session.output().isJson())
        session.output().json({{u"next"_s, cursor}});
    session.output().line(Cli::tr("More with --after %1").arg(cursor));
    return Done;
}

QString dueText(const PendingLine &line, QDate today)
{
    QString day = line.due.isValid() ? dateToDisplay(line.due) : QString();
    switch (dueState(line.due, today)) {
    case DueState::Overdue: return Cli::tr("%1 overdue").arg(day);
    case DueState::Soon: return Cli::tr("%1 soon").arg(day);
    case DueState::Later:
    case DueState::None: break;
    }
    return day;
}

ExitCode listPending(const Session &session, const PendingFilter &filter)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto lines = session.read(**database,
                                    [&](Connection &connection) { return pendingLines(connection, filter); });
    if (!lines)
        return session.output().failure(lines.error());
    const QDate today = session.actor().clock->today();
    Table table({Cli::tr("Kind"), Cli::tr("Number"), Cli::tr("Year"), Cli::tr("Line"), Cli::tr("Party"),
                 Cli::tr("Item"), Cli::tr("Pending"), Cli::tr("Unit"), Cli::tr("Due")},
                {3, 6});
    for (const PendingLine &line : *lines) {
        if (session.output().isJson())
            session.output().json(pendingJson(line, today));
        else
            table.add({line.isOrder ? u"order"_s : wordOf(line.kind), line.number, line.fy, QString::number(line.line),
                       line.partyName, line.description, line.pending.toPlain(), line.unit, dueText(line, today)});
    }
    for (const QString &line : table.lines())
        session.output().line(line);
    return Done;
}

} // namespace

void addListCommands(CLI::App &program, Run &run)
{
    const auto words = std::make_shared<ListWords>();
    CLI::App *list = program.add_subcommand("list",
                                            "Documents of a kind, the newest first where no order is asked for");
    list->add_option("KIND", words->kind, "challan, invoice, return, credit-note or receipt")
        ->required()
        ->check(CLI::IsMember(issuedKinds()));
    list->add_option("--from", words->from, "From this date on");
    list->add_option("--to", words->to, "Up to this date");
    list->add_option("--party", words->party, "Code of a customer");
    list->add_option("--status", words->status,
                     "issued, partly_invoiced, invoiced, partly_returned, returned, closed, overdue, cancelled");
    list->add_option("--search", words->search, "Words that must all be found");
    list->add_option("--sort", words->sort, "date, number, party or payable")
        ->check(CLI::IsMember({"date", "number", "party", "payable"}));
    list->add_flag("--desc", words->descending, "The largest first");
    list->add_option("--limit", words->limit, "Rows on a page (100)")->check(CLI::Range(1, 100'000));
    list->add_option("--after", words->after, "The cursor of the page before");
    list->callback([&run, words] { run = [words](const Session &session) { return listDocuments(session, *words); }; });

    struct PendingWords {
        std::string party;
        std::string order;
    };
    const auto pendingWords = std::make_shared<PendingWords>();
    CLI::App *pending = program.add_subcommand("pending", "Lines still to dispatch, to invoice or to come back");
    pending->add_option("--party", pendingWords->party, "Code of a customer");
    pending->add_option("--order", pendingWords->order, "The customer's order number");
    pending->callback([&run, pendingWords] {
        run = [pendingWords](const Session &session) {
            PendingFilter filter;
            filter.partyCode = fromStd(pendingWords->party);
            filter.orderNumber = fromStd(pendingWords->order);
            return listPending(session, filter);
        };
    });
}

} // namespace desk::cli
