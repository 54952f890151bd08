#pragma once

#include "db/canceltoken.h"
#include "db/executor.h"
#include "viewmodels/deliver.h"
#include "viewmodels/pagedmodels.h"

#include <QSet>
#include <QTimer>

namespace desk {

// A row as it is shown, made on the reader's thread.
struct ListRow {
    QStringList cells;
    QString status;
    Money payable;
    int tone = 0; // of the status, as base/gridroles.h counts them
};

struct Listing {
    std::vector<qint64> ids;
    Money sum;
};

// The machinery behind every PagedModel: which ids, which rows are known, what is being fetched.
class ListCore {
public:
    using Query = std::function<Result<Listing>(Connection &)>;
    using Fetch = std::function<Result<std::vector<ListRow>>(Connection &, const std::vector<qint64> &)>;

    static constexpr int pageSize = 256;
    static constexpr std::size_t mostPages = 64;
    static constexpr int mostLoads = 2;   // at a time: one for each reader of the executor
    static constexpr int mostWaiting = 6; // older wishes of a fast scroll are dropped

    ListCore(PagedModel &model, Session session, Fetch fetch);
    ~ListCore();

    const std::vector<qint64> &ids() const { return m_ids; }
    Money sum() const { return m_sum; }
    bool isLoading() const { return m_loading; }
    bool showsSums = false;

    // A new question: the answer replaces the list, whatever it held.
    void ask(Query query);
    // The same question again.
    void refresh();
    // What is known of a row; asks for its page where nothing is, or where it is old.
    const ListRow *row(int row);
    const ListRow *knownRow(int row) const;

private:
    struct Page {
        std::vector<qint64> ids;
        quint64 lastUsed = 0;
    };
    struct Entry {
        ListRow row;
        quint64 page = 0;
        quint64 version = 0;
    };

    void query(bool replaces);
    void take(Listing listing, bool replaces);
    bool applyDifference(const std::vector<qint64> &next);
    void applyReset(std::vector<qint64> next);
    void want(int page);
    void fetchWanted();
    void fetchPage(int page);
    void keep(const std::vector<qint64> &ids, std::vector<ListRow> rows);
    void evict();
    void fail(const Error &error);
    void setLoading(bool loading);

    PagedModel &m_model;
    Session m_session;
    Fetch m_fetch;
    Query m_query;
    CancelToken m_queryToken;
    CancelToken m_fetchToken;
    std::vector<qint64> m_ids;
    Money m_sum;
    quint64 m_generation = 0; // of the ids
    quint64 m_version = 0;    // of the rows' contents
    quint64 m_question = 0;
    QHash<qint64, Entry> m_rows;
    QHash<quint64, Page> m_pages;
    quint64 m_nextPage = 0;
    quint64 m_tick = 0;
    std::vector<int> m_wanted; // the newest last
    QSet<int> m_loadingPages;
    QTimer m_fetchTimer;
    QTimer m_refreshTimer;
    bool m_loading = false;
    bool m_querying = false;
    bool m_again = false;
};

} // namespace desk
