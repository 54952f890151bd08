#include "viewmodels/listcore.h"

#include <algorithm>

namespace desk {

namespace {

constexpr int refreshAfterMs = 50; // several commits in a row are one refresh
constexpr std::size_t largestDifference = 2048;
constexpr std::size_t mostRuns = 64;

struct Run {
    std::size_t first = 0;
    std::size_t count = 0;
};

// Stretches of `from` whose members are not in `in`.
std::vector<Run> runsMissing(const std::vector<qint64> &from, const QSet<qint64> &in)
{
    std::vector<Run> runs;
    for (std::size_t at = 0; at < from.size(); ++at) {
        if (in.contains(from[at]))
            continue;
        if (!runs.empty() && runs.back().first + runs.back().count == at)
            ++runs.back().count;
        else
            runs.push_back({at, 1});
    }
    return runs;
}

std::vector<qint64> present(const std::vector<qint64> &from, const QSet<qint64> &in)
{
    std::vector<qint64> kept;
    std::copy_if(from.begin(), from.end(), std::back_inserter(kept), [&in](qint64 id) { return in.contains(id); });
    return kept;
}

} // namespace

ListCore::ListCore(PagedModel &model, Session session, Fetch fetch)
    : m_model(model), m_session(std::move(session)), m_fetch(std::move(fetch))
{
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    QObject::connect(&m_fetchTimer, &QTimer::timeout, &m_model, [this] { fetchWanted(); });
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshAfterMs);
    QObject::connect(&m_refreshTimer, &QTimer::timeout, &m_model, [this] { refresh(); });
    QObject::connect(m_session.company, &DbExecutor::changed, &m_model, [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
}

ListCore::~ListCore()
{
    m_queryToken.cancel();
    m_fetchToken.cancel();
}

void ListCore::ask(Query query)
{
    m_query = std::move(query);
    this->query(true);
}

// A question of the user's that is still open is not given up for the same question again.
void ListCore::refresh()
{
    if (!m_query)
        return;
    if (m_querying) {
        m_again = true;
        return;
    }
    query(false);
}

void ListCore::query(bool replaces)
{
    m_queryToken.cancel();
    m_queryToken = CancelToken();
    m_querying = true;
    m_again = false;
    const quint64 question = ++m_question;
    setLoading(true);
    deliver(m_session.company->read(m_query, m_queryToken), &m_model,
            [this, question, replaces](const Result<Listing> &answer) {
                if (question != m_question)
                    return;
                m_querying = false;
                if (answer)
                    take(*answer, replaces);
                else
                    fail(answer.error());
                setLoading(false);
                if (m_again)
                    query(false);
            });
}

void ListCore::take(Listing listing, bool replaces)
{
    m_sum = listing.sum;
    ++m_version;
    m_fetchToken.cancel();
    m_fetchToken = CancelToken();
    m_loadingPages.clear();
    m_wanted.clear();
    if (listing.ids != m_ids) {
        ++m_generation;
        if (replaces || !applyDifference(listing.ids))
            applyReset(std::move(listing.ids));
    } else if (!m_ids.empty()) {
        Q_EMIT m_model.dataChanged(m_model.index(0, 0),
                                   m_model.index(static_cast<int>(m_ids.size()) - 1, m_model.columnCount() - 1));
    }
    Q_EMIT m_model.loaded();
}

void ListCore::applyReset(std::vector<qint64> next)
{
    m_model.beginResetModel();
    m_ids = std::move(next);
    m_model.endResetModel();
}

// True when the list could be brought to `next` by a few inserted and removed rows.
bool ListCore::applyDifference(const std::vector<qint64> &next)
{
    const auto [oldAt, newAt] = std::mismatch(m_ids.begin(), m_ids.end(), next.begin(), next.end());
    const auto [oldBack, newBack] = std::mismatch(m_ids.rbegin(), std::make_reverse_iterator(oldAt), next.rbegin(),
                                                  std::make_reverse_iterator(newAt));
    const std::vector<qint64> before(oldAt, oldBack.base());
    const std::vector<qint64> after(newAt, newBack.base());
    if (before.size() > largestDifference || after.size() > largestDifference)
        return false;
    const std::size_t start = static_cast<std::size_t>(oldAt - m_ids.begin());
    const QSet<qint64> old(before.begin(), before.end());
    const QSet<qint64> fresh(after.begin(), after.end());
    const std::vector<Run> removed = runsMissing(before, fresh);
    const std::vector<Run> added = runsMissing(after, old);
    if (removed.size() + added.size() > mostRuns || present(before, fresh) != present(after, old))
        return false;
    for (auto run = removed.rbegin(); run != removed.rend(); ++run) {
        const auto first = static_cast<std::ptrdiff_t>(start + run->first);
        const auto count = static_cast<std::ptrdiff_t>(run->count);
        m_model.beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
        m_ids.erase(m_ids.begin() + first, m_ids.begin() + first + count);
        m_model.endRemoveRows();
    }
    for (const Run &run : added) {
        const auto first = static_cast<std::ptrdiff_t>(start + run.first);
        const auto count = static_cast<std::ptrdiff_t>(run.count);
        const auto source = after.begin() + static_cast<std::ptrdiff_t>(run.first);
        m_model.beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + count - 1));
        m_ids.insert(m_ids.begin() + first, source, source + count);
        m_model.endInsertRows();
    }
    if (!m_ids.empty()) {
        Q_EMIT m_model.dataChanged(m_model.index(0, 0),
                                   m_model.index(static_cast<int>(m_ids.size()) - 1, m_model.columnCount() - 1));
    }
    return true;
}

const ListRow *ListCore::knownRow(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_ids.size()))
        return nullptr;
    const auto found = m_rows.constFind(m_ids[static_cast<std::size_t>(row)]);
    return found == m_rows.constEnd() ? nullptr : &found->row;
}

const ListRow *ListCore::row(int row)
{
    if (row < 0 || row >= static_cast<int>(m_ids.size()))
        return nullptr;
    const auto found = m_rows.constFind(m_ids[static_cast<std::size_t>(row)]);
    if (found == m_rows.constEnd()) {
        want(row / pageSize);
        return nullptr;
    }
    if (const auto page = m_pages.find(found->page); page != m_pages.end())
        page->lastUsed = ++m_tick;
    if (found->version != m_version)
        want(row / pageSize);
    return &found->row;
}

void ListCore::want(int page)
{
    if (m_loadingPages.contains(page) || (!m_wanted.empty() && m_wanted.back() == page))
        return;
    std::erase(m_wanted, page);
    m_wanted.push_back(page);
    if (m_wanted.size() > mostWaiting)
        m_wanted.erase(m_wanted.begin());
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start();
}

void ListCore::fetchWanted()
{
    while (!m_wanted.empty() && m_loadingPages.size() < mostLoads) {
        const int page = m_wanted.back();
        m_wanted.pop_back();
        fetchPage(page);
    }
}

void ListCore::fetchPage(int page)
{
    const auto size = static_cast<std::ptrdiff_t>(m_ids.size());
    const auto first = static_cast<std::ptrdiff_t>(page) * pageSize;
    if (first >= size)
        return;
    const auto last = std::min<std::ptrdiff_t>(first + pageSize, size);
    const std::vector<qint64> wanted(m_ids.begin() + first, m_ids.begin() + last);
    m_loadingPages.insert(page);
    auto work = [fetch = m_fetch, wanted](Connection &connection) { return fetch(connection, wanted); };
    deliver(m_session.company->read(work, m_fetchToken), &m_model,
            [this, page, wanted, first, last, generation = m_generation,
             version = m_version](const Result<std::vector<ListRow>> &answer) {
                if (generation != m_generation || version != m_version)
                    return;
                if (answer) {
                    m_loadingPages.remove(page);
                    keep(wanted, *answer);
                    Q_EMIT m_model.dataChanged(m_model.index(static_cast<int>(first), 0),
                                               m_model.index(static_cast<int>(last) - 1, m_model.columnCount() - 1));
                } else {
                    fail(answer.error()); // and not asked again by the next repaint: refresh() does
                }
                fetchWanted();
            });
}

void ListCore::keep(const std::vector<qint64> &ids, std::vector<ListRow> rows)
{
    const quint64 page = ++m_nextPage;
    const std::size_t count = std::min(ids.size(), rows.size());
    for (std::size_t at = 0; at < count; ++at)
        m_rows.insert(ids[at], Entry{std::move(rows[at]), page, m_version});
    m_pages.insert(page, Page{ids, ++m_tick});
    evict();
}

void ListCore::evict()
{
    while (static_cast<std::size_t>(m_pages.size()) > mostPages) {
        const auto oldest = std::min_element(m_pages.begin(), m_pages.end(), [](const Page &left, const Page &right) {
            return left.lastUsed < right.lastUsed;
        });
        const quint64 page = oldest.key();
        for (const qint64 id : oldest->ids) {
            const auto entry = m_rows.constFind(id);
            if (entry != m_rows.constEnd() && entry->page == page)
                m_rows.erase(entry);
        }
        m_pages.erase(oldest);
    }
}

void ListCore::fail(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled || error.fault == DbFault::Interrupted)
        return;
    FailureContext context;
    context.action = PagedModel::tr("Read the list");
    context.document = PagedModel::tr("The list");
    context.file = m_session.fileName;
    context.at = m_session.actor.clock->now();
    Failure failure = describeFailure(error, context);
    failure.headline = PagedModel::tr("The list could not be read");
    Q_EMIT m_model.failed(failure);
}

void ListCore::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    Q_EMIT m_model.loadingChanged(loading);
}

} // namespace desk
