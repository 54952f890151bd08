#include "services/draftchanges.h"

#include "base/text.h"
#include "store/auditstore.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/historystore.h"
#include "store/itemstore.h"
#include "store/orderstore.h"
#include "store/partystore.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <set>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct Drafts {
    Q_DECLARE_TR_FUNCTIONS(desk::Drafts)
};

QString plain(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? Drafts::tr("yes") : Drafts::tr("no");
    return value.toString();
}

// Finds what happened to the things one draft names. Lives for one call.
class Search {
public:
    Search(Connection &connection, const StoredDraft &draft) : m_connection(connection), m_draft(draft) {}

    std::vector<DraftChange> run()
    {
        const auto party = partyOfDraft();
        const QJsonArray lines = m_draft.payload.value(u"lines"_s).toArray();
        for (const auto value : lines)
            takeLine(value.toObject(), party);
        if (party)
            lookAtMaster(u"party"_s, party->id.value(), party->name);
        for (const auto &[id, name] : m_items)
            lookAtMaster(u"item"_s, id, name);
        for (const auto &[number, orderLines] : m_orders)
            lookAtOrder(*party, number, orderLines);
        for (const auto &[id, challanLines] : m_challans)
            lookAtChallan(DocumentId(id), challanLines);
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const DraftChange &a, const DraftChange &b) { return a.at < b.at; });
        return std::move(m_found);
    }

private:
    std::optional<Party> partyOfDraft()
    {
        const QString code = m_draft.payload.value(u"party"_s).toObject().value(u"code"_s).toString();
        return code.isEmpty() ? std::nullopt : store::partyByCode(m_connection, code);
    }

    void takeLine(const QJsonObject &line, const std::optional<Party> &party)
    {
        const QString code = line.value(u"master"_s).toObject().value(u"code"_s).toString();
        if (const auto item = code.isEmpty() ? std::nullopt : store::itemByCode(m_connection, code))
            m_items.emplace(item->id.value(), item->name);
        const QString order = line.value(u"order"_s).toString();
        if (party && !order.isEmpty())
            m_orders[comparisonKey(order)].insert(line.value(u"order_line"_s).toInt());
        const QString number = line.value(u"challan"_s).toString();
        const auto challan = number.isEmpty()
            ? std::nullopt
            : store::documentByNumber(m_connection, DocumentKind::Challan, number.section(u'@', 0, 0),
                                      line.value(u"challan_fy"_s).toString());
        if (challan)
            m_challans[challan->id.value()].insert(line.value(u"challan_line"_s).toInt());
    }

    // The rows of the log about one thing that are newer than the draft.
    template <typename Fn>
    void eachLater(const QString &entity, std::int64_t id, Fn fn)
    {
        for (const store::StoredAudit &row : store::auditOf(m_connection, entity, id)) {
            const QDateTime at = QDateTime::fromString(row.at, Qt::ISODateWithMs);
            if (at > m_draft.updatedAt)
                fn(row, at, QJsonDocument::fromJson(row.changes.toUtf8()).object());
        }
    }

    void note(const QString &subject, const QString &field, const QJsonObject &change, const QString &by,
              const QDateTime &at)
    {
        const QString before = plain(change.value(u"old"_s));
        const QString after = plain(change.value(u"new"_s));
        m_found.push_back({subject, field, before, after, by, at,
                           Drafts::tr("%1: %2 was %3 and is %4 since %5 changed it")
                               .arg(subject, field, before.isEmpty() ? Drafts::tr("empty") : before,
                                    after.isEmpty() ? Drafts::tr("empty") : after, by)});
    }

    void lookAtMaster(const QString &entity, std::int64_t id, const QString &name)
    {
        eachLater(entity, id, [&](const store::StoredAudit &row, const QDateTime &at, const QJsonObject &changes) {
            for (auto change = changes.begin(); change != changes.end(); ++change) {
                if (change.value().isObject())
                    note(name, change.key(), change.value().toObject(), row.user, at);
            }
        });
    }

    void lookAtOrder(const Party &party, const QString &number, const std::set<int> &lines)
    {
        const auto order = store::orderByNumber(m_connection, party.id, number);
        if (!order)
            return;
        const QString subject = Drafts::tr("Order %1").arg(order->number);
        eachLater(u"sales_order"_s, order->id.value(),
                  [&](const store::StoredAudit &row, const QDateTime &at, const QJsonObject &changes) {
                      for (auto change = changes.begin(); change != changes.end(); ++change) {
                          const QStringList words = change.key().split(u' ');
                          const bool ofOtherLine = words.first() == u"line"_s
                              && !lines.contains(words.value(1).toInt());
                          if (!ofOtherLine && change.value().isObject() && change.key() != u"reason"_s)
                              note(subject, change.key(), change.value().toObject(), row.user, at);
                      }
                  });
        for (const OrderLine &line : order->lines) {
            if (!lines.contains(line.number))
                continue;
            for (const store::LaterUse &use :
                 store::dispatchedSince(m_connection, line.id, m_draft.updatedAt, m_draft.uuid))
                noteUse(subject, line.number, use);
        }
    }

    void lookAtChallan(DocumentId id, const std::set<int> &lines)
    {
        const auto challan = store::documentById(m_connection, id);
        const QString subject = Drafts::tr("Challan %1").arg(challan->number);
        if (challan->status == DocumentStatus::Cancelled && challan->cancelledAt > m_draft.updatedAt)
            m_found.push_back(
                {subject, u"status"_s, wordOf(DocumentStatus::Issued), wordOf(challan->status), challan->cancelledBy,
                 challan->cancelledAt,
                 Drafts::tr("%1 was cancelled by %2: %3").arg(subject, challan->cancelledBy, challan->cancelReason)});
        for (const DocumentLine &line : challan->lines) {
            if (!lines.contains(line.number))
                continue;
            for (const store::LaterUse &use : store::takenSince(m_connection, line.id, m_draft.updatedAt, m_draft.uuid))
                noteUse(subject, line.number, use);
        }
    }

    void noteUse(const QString &subject, int line, const store::LaterUse &use)
    {
        m_found.push_back({subject,
                           u"line %1"_s.arg(line),
                           {},
                           use.quantity.toPlain(),
                           use.by,
                           use.at,
                           Drafts::tr("%1, line %2: %3 took %4")
                               .arg(subject, QString::number(line), use.number, use.quantity.toPlain())});
    }

    Connection &m_connection;
    const StoredDraft &m_draft;
    std::map<std::int64_t, QString> m_items;
    std::map<QString, std::set<int>> m_orders;
    std::map<std::int64_t, std::set<int>> m_challans;
    std::vector<DraftChange> m_found;
};

} // namespace

Result<std::vector<DraftChange>> changesSince(Connection &connection, const StoredDraft &draft)
{
    return Search(connection, draft).run();
}

} // namespace desk
