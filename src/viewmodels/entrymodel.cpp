#include "viewmodels/entrymodel.h"

#include "db/executor.h"
#include "services/masters.h"
#include "viewmodels/deliver.h"
#include "viewmodels/linesmodel.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QStringList &parts)
{
    QStringList shown;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            shown.append(part);
    }
    return shown.join(u" · "_s);
}

Suggestions rowsOf(const std::vector<Party> &parties)
{
    Suggestions rows;
    for (const Party &party : parties)
        rows.push_back(
            {party.name, joined({party.address.city, party.gstin, party.phone}), QVariant::fromValue(party)});
    return rows;
}

Suggestions rowsOf(const std::vector<Item> &items)
{
    Suggestions rows;
    for (const Item &item : items) {
        const QString rate = item.rate.isZero() ? QString() : item.rate.toDisplay();
        rows.push_back({item.name, joined({item.hsn, item.unit, rate}), QVariant::fromValue(item)});
    }
    return rows;
}

using ItemsByText = QHash<QString, std::optional<Item>>;

// By code, else by the whole name.
std::optional<Item> itemCalled(Connection &connection, const QString &text)
{
    if (auto byCode = itemByCode(connection, text))
        return *std::move(byCode);
    const auto offers = suggestItems(connection, text);
    if (!offers)
        return std::nullopt;
    const auto same = std::find_if(offers->begin(), offers->end(),
                                   [&](const Item &item) { return item.name.compare(text, Qt::CaseInsensitive) == 0; });
    return same == offers->end() ? std::nullopt : std::optional(*same);
}

Result<ItemsByText> itemsCalled(Connection &connection, const QStringList &texts)
{
    ItemsByText found;
    for (const QString &text : texts)
        found.insert(text, itemCalled(connection, text));
    return found;
}

} // namespace

EntryModel::EntryModel(Session session, QObject *parent)
    : QObject(parent), m_session(std::move(session)), m_lines(new LinesModel(this))
{
    connect(m_lines, &LinesModel::createItemRequested, this, &EntryModel::createItemRequested);
}

EntryModel::~EntryModel() = default;

void EntryModel::findItems()
{
    const QHash<int, QString> unknown = m_lines->unknownItems();
    if (unknown.isEmpty())
        return;
    auto work = [texts = QStringList(unknown.values())](Connection &connection) {
        return itemsCalled(connection, texts);
    };
    deliver(m_session.company->read(work), this, [this, unknown](const Result<ItemsByText> &answer) {
        if (!answer)
            return;
        for (auto it = unknown.begin(); it != unknown.end(); ++it)
            m_lines->fillItem(it.key(), it.value(), answer->value(it.value()));
    });
}

QUndoStack *EntryModel::undoStack() const
{
    return m_lines->undoStack();
}

void EntryModel::suggestParties(const QString &text, int generation)
{
    m_partyQuestion.cancel();
    m_partyQuestion = CancelToken();
    m_partyGeneration = generation;
    auto work = [text](Connection &connection) { return desk::suggestParties(connection, text); };
    deliver(m_session.company->read(work, m_partyQuestion), this,
            [this, generation](const Result<std::vector<Party>> &answer) {
                if (generation != m_partyGeneration)
                    return;
                Q_EMIT partySuggestions(generation, answer ? rowsOf(*answer) : Suggestions());
            });
}

// A newer question of the same row cancels the older. One of another row does not: a line typed at full speed is still
// waiting for its answer while the next is being typed.
void EntryModel::suggestItems(int row, const QString &text, int generation)
{
    ItemQuestion &question = m_itemQuestions[row];
    question.cancel.cancel();
    question = {CancelToken(), generation};
    auto work = [text](Connection &connection) { return desk::suggestItems(connection, text); };
    deliver(m_session.company->read(work, question.cancel), this,
            [this, row, generation](const Result<std::vector<Item>> &answer) {
                if (generation != m_itemQuestions.value(row).generation)
                    return;
                Q_EMIT itemSuggestions(row, generation, answer ? rowsOf(*answer) : Suggestions());
            });
}

} // namespace desk
