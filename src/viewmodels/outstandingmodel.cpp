#include "viewmodels/outstandingmodel.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/dueback.h"
#include "domain/reference.h"
#include "viewmodels/listrows.h"

#include <map>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Waiting {
    DocumentId id;
    std::vector<PendingLine> lines;
};

// In the order of the service, each challan once.
Result<std::vector<Waiting>> waitingChallans(Connection &connection, const OutstandingFilter &filter, QDate today)
{
    const auto lines = outstandingLines(connection, filter, today);
    if (!lines)
        return tl::unexpected(lines.error());
    std::vector<Waiting> waiting;
    for (const PendingLine &line : *lines) {
        const auto known = std::find_if(waiting.begin(), waiting.end(),
                                        [&](const Waiting &challan) { return challan.id == line.document; });
        if (known == waiting.end())
            waiting.push_back({line.document, {line}});
        else
            known->lines.push_back(line);
    }
    return waiting;
}

QString leftOf(const Waiting &challan)
{
    QStringList parts;
    for (const PendingLine &line : challan.lines) {
        const auto unit = unitByText(line.unit);
        parts.append(u"%1 %2"_s.arg(line.pending.toDisplay(unit ? unit->decimals : 3), line.unit));
    }
    return parts.size() > 2 ? OutstandingModel::tr("%n lines", nullptr, int(parts.size())) : parts.join(u" + "_s);
}

ListRow shown(const Waiting &challan, QDate today)
{
    const PendingLine &first = challan.lines.front();
    ListRow row;
    QString state;
    switch (dueState(first.due, today)) {
    case DueState::None: state = OutstandingModel::tr("No limit"); break;
    case DueState::Later:
        state = OutstandingModel::tr("In time");
        row.tone = 2;
        break;
    case DueState::Soon:
        state = OutstandingModel::tr("Due soon");
        row.tone = 3;
        break;
    case DueState::Overdue:
        state = OutstandingModel::tr("Overdue");
        row.tone = 4;
        break;
    }
    row.cells = {first.number,
                 first.partyName,
                 dateToDisplay(first.date),
                 displayName(first.purpose),
                 leftOf(challan),
                 first.due.isValid() ? dateToDisplay(first.due) : QString(),
                 state};
    return row;
}

} // namespace

OutstandingModel::OutstandingModel(const Session &session, QObject *parent)
    : PagedModel(parent), m_today([clock = session.actor.clock] { return clock->today(); })
{
    auto fetch = [today = m_today](Connection &connection,
                                   const std::vector<qint64> &ids) -> Result<std::vector<ListRow>> {
        const auto waiting = waitingChallans(connection, {}, today());
        if (!waiting)
            return tl::unexpected(waiting.error());
        std::map<qint64, ListRow> byId;
        for (const Waiting &challan : *waiting)
            byId.emplace(challan.id.value(), shown(challan, today()));
        std::vector<ListRow> rows;
        rows.reserve(ids.size());
        for (const qint64 id : ids)
            rows.push_back(byId[id]);
        return rows;
    };
    d = std::make_unique<ListCore>(*this, session, fetch);
}

void OutstandingModel::setFilter(const OutstandingFilter &filter, const QString &search)
{
    const QStringList words = searchKey(search).split(u' ', Qt::SkipEmptyParts);
    d->ask([filter, words, today = m_today](Connection &connection) -> Result<Listing> {
        const auto waiting = waitingChallans(connection, filter, today());
        if (!waiting)
            return tl::unexpected(waiting.error());
        Listing listing;
        for (const Waiting &challan : *waiting) {
            const QString text = searchKey(challan.lines.front().number + u' ' + challan.lines.front().partyName);
            const bool fits = std::all_of(words.begin(), words.end(),
                                          [&](const QString &word) { return text.contains(word); });
            if (fits)
                listing.ids.push_back(challan.id.value());
        }
        return listing;
    });
}

int OutstandingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OutstandingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Challan"),   tr("Customer"), tr("Date"), tr("Purpose"),
                             tr("Still out"), tr("Due back"), tr("State")};
    return headerOf(titles, section, orientation, role, isNumeric(section));
}

QString OutstandingModel::countWord(std::int64_t count) const
{
    return count == 1 ? tr("challan") : tr("challans");
}

} // namespace desk
