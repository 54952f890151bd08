#include "viewmodels/orderformmodel.h"

#include "base/text.h"
#include "base/typed.h"
#include "db/executor.h"
#include "services/draftpayload.h"
#include "services/masters.h"
#include "services/orderbook.h"
#include "viewmodels/deliver.h"
#include "viewmodels/linecells.h"
#include "viewmodels/recoverykeeper.h"

#include <QMetaEnum>
#include <QSet>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t fieldCount = 5;
constexpr std::array<const char *, fieldCount> paths{"party", "number", "date", "allow_excess", "remarks"};

struct OrderAndParty {
    Order order;
    Party party;
};

Result<OrderAndParty> loadOrder(Connection &connection, OrderId id)
{
    auto order = orderById(connection, id);
    if (!order)
        return tl::unexpected(order.error());
    auto party = partyById(connection, order->party);
    if (!party)
        return tl::unexpected(party.error());
    return OrderAndParty{*std::move(order), *std::move(party)};
}

// A new order must not amend one that is there, nor an amendment write over what somebody else amended meanwhile.
Result<Order> saveAsEntered(Connection &connection, const OrderDraft &draft, const Order &stored, const Actor &actor)
{
    const auto present = orderByNumber(connection, draft.partyCode, draft.number);
    if (!stored.id.isValid() && present) {
        const QString message = OrderFormModel::tr("%1 has an order %2 already. Open it in the list to amend it")
                                    .arg(present->partyName, present->number);
        return tl::unexpected(Error::refused(u"order_exists"_s, message, {{u"number"_s, u"order_exists"_s, message}}));
    }
    if (stored.id.isValid() && present && present->version != stored.version) {
        const QString message = OrderFormModel::tr("Order %1 was amended by somebody else meanwhile. Open it again; "
                                                   "what you typed stays here until then")
                                    .arg(stored.number);
        return tl::unexpected(Error::refused(u"stale"_s, message, {{u"number"_s, u"stale"_s, message}}));
    }
    return saveOrder(connection, draft, actor);
}

LinesModel::Line lineOf(const OrderLine &stored)
{
    LinesModel::Line line;
    Item item;
    item.id = stored.item;
    item.code = stored.itemCode;
    item.name = stored.description;
    item.hsn = stored.hsn;
    item.unit = stored.unit;
    item.gst = stored.gst;
    item.rate = stored.rate;
    linecells::setItem(line, item);
    line.rate = stored.rate.toPlain();
    line.quantity = stored.quantity.toPlain();
    line.due = stored.due.isValid() ? dateToDisplay(stored.due) : QString();
    line.orderLine = stored.number;
    line.done = stored.dispatched;
    return line;
}

} // namespace

struct OrderFormModel::Private {
    Private(OrderFormModel &model, const Session &programme)
        : q(model), session(programme), keeper(new RecoveryKeeper(model, programme, [this] { return copy(); }))
    {
    }

    OrderFormModel &q;
    Session session;
    RecoveryKeeper *keeper;
    std::array<QString, fieldCount> texts;
    std::array<QString, fieldCount> fieldProblems;
    Violations otherProblems;
    mutable Violations allProblems;
    std::optional<Party> party;
    Order stored;
    QUuid uuid = QUuid::createUuid();
    bool busy = false;
    bool loading = false;
    bool typed = false;

    QDate today() const { return session.actor.clock->today(); }
    QString &text(Field field) { return texts[static_cast<std::size_t>(field)]; }
    void set(Field field, const QString &value);
    void setProblem(int field, const QString &problem);
    void setProblems(const Violations &violations);
    void setBusy(bool now);
    void clear();
    void show(const OrderAndParty &whole);
    void touched();
    void recalculate();
    OrderDraft draft(Violations &violations) const;
    void refuse(const Violations &violations);
    void onFailed(const Error &error, const QString &action);
    StoredDraft copy() const;
};

void OrderFormModel::Private::set(Field field, const QString &value)
{
    text(field) = value;
    Q_EMIT q.fieldUpdated(int(field));
}

void OrderFormModel::Private::setProblem(int field, const QString &problem)
{
    QString &at = fieldProblems[static_cast<std::size_t>(field)];
    if (at == problem)
        return;
    at = problem;
    Q_EMIT q.fieldUpdated(field);
    Q_EMIT q.problemsChanged();
}

void OrderFormModel::Private::setProblems(const Violations &violations)
{
    fieldProblems.fill({});
    otherProblems.clear();
    for (const Violation &violation : violations) {
        if (linecells::splitPath(violation.field).index >= 0)
            continue;
        const int field = q.fieldAt(violation.field);
        if (field < 0)
            otherProblems.push_back(violation);
        else if (fieldProblems[static_cast<std::size_t>(field)].isEmpty())
            fieldProblems[static_cast<std::size_t>(field)] = violation.message;
    }
    q.lines()->setProblems(violations);
    for (int field = 0; field < int(fieldCount); ++field)
        Q_EMIT q.fieldUpdated(field);
    Q_EMIT q.problemsChanged();
}

void OrderFormModel::Private::setBusy(bool now)
{
    if (busy == now)
        return;
    busy = now;
    Q_EMIT q.busyChanged();
}

void OrderFormModel::Private::clear()
{
    party.reset();
    stored = Order();
    typed = false;
    texts.fill({});
    text(Field::Date) = dateToDisplay(today());
    uuid = QUuid::createUuid();
    keeper->startNew(uuid);
}

void OrderFormModel::Private::show(const OrderAndParty &whole)
{
    loading = true;
    clear();
    stored = whole.order;
    party = whole.party;
    text(Field::Party) = whole.party.name;
    text(Field::Number) = stored.number;
    text(Field::Date) = dateToDisplay(stored.date);
    text(Field::AllowExcess) = stored.allowExcess ? u"1"_s : QString();
    text(Field::Remarks) = stored.remarks;
    std::vector<LinesModel::Line> shown;
    shown.reserve(stored.lines.size());
    for (const OrderLine &line : stored.lines) {
        if (!line.cancelled)
            shown.push_back(lineOf(line));
    }
    q.lines()->setLines(std::move(shown));
    setProblems({});
    loading = false;
    recalculate();
    Q_EMIT q.partyChanged();
    Q_EMIT q.loaded();
}

void OrderFormModel::Private::touched()
{
    if (loading)
        return;
    typed = true;
    keeper->touch();
}

void OrderFormModel::Private::recalculate()
{
    std::vector<Money> amounts;
    amounts.reserve(q.lines()->lines().size());
    for (const LinesModel::Line &line : q.lines()->lines()) {
        const auto figures = linecells::figuresOf(line);
        try {
            amounts.push_back(figures ? figures->rate.times(figures->quantity) : Money());
        } catch (const OverflowError &) {
            amounts.emplace_back();
        }
    }
    q.lines()->setAmounts(amounts);
    Q_EMIT q.edited();
}

// A line that is new gets a number no line of the order has had, so that it never wakes a cancelled one (R20).
OrderDraft OrderFormModel::Private::draft(Violations &violations) const
{
    OrderDraft draft;
    for (std::size_t field = 0; field < fieldCount; ++field) {
        const QString path = QString::fromLatin1(paths[field]);
        if (Field(field) == Field::Party && !party)
            violations.push_back({path, u"party_missing"_s,
                                  texts[field].trimmed().isEmpty() ? tr("Choose a customer")
                                                                   : tr("Not in the customer list. Alt+C creates it")});
        if (Field(field) == Field::Number && tidied(texts[field]).isEmpty())
            violations.push_back({path, u"missing"_s, tr("Type the customer's order number")});
        if (Field(field) == Field::Date) {
            const auto date = parseDate(texts[field], today());
            if (date && !texts[field].trimmed().isEmpty())
                draft.date = *date;
            else
                violations.push_back({path, u"invalid"_s, date ? tr("Type the date") : date.error()});
        }
    }
    draft.partyCode = party ? party->code : QString();
    draft.number = tidied(q.text(Field::Number));
    draft.allowExcess = q.text(Field::AllowExcess) == u"1"_s;
    draft.remarks = q.text(Field::Remarks).trimmed();
    int last = 0;
    for (const OrderLine &line : stored.lines)
        last = std::max(last, line.number);
    for (const LinesModel::Line &line : q.lines()->lines()) {
        if (line.isBlank())
            continue;
        OrderDraft::Line entered = linecells::orderLineOf(line, int(draft.lines.size()), today(), violations);
        if (entered.number == 0)
            entered.number = ++last;
        draft.lines.push_back(entered);
    }
    if (draft.lines.empty())
        violations.push_back({u"lines"_s, u"no_lines"_s, tr("Enter at least one line")});
    return draft;
}

void OrderFormModel::Private::refuse(const Violations &violations)
{
    setProblems(violations);
    setBusy(false);
    Q_EMIT q.refused();
}

void OrderFormModel::Private::onFailed(const Error &error, const QString &action)
{
    Q_EMIT q.waiting({});
    if (error.kind == Error::Kind::Refused) {
        refuse(error.violations.empty() ? Violations{{u"number"_s, error.code, error.message}} : error.violations);
        return;
    }
    setBusy(false);
    FailureContext context;
    context.action = action;
    const QString number = tidied(text(Field::Number));
    context.document = number.isEmpty() ? tr("The order") : tr("Order %1").arg(number);
    for (const LinesModel::Line &line : q.lines()->lines())
        context.linesOnScreen += line.isBlank() ? 0 : 1;
    context.draftKept = session.recovery && keeper->isKept();
    context.file = session.fileName;
    context.at = session.actor.clock->now();
    Q_EMIT q.failed(describeFailure(error, context));
}

StoredDraft OrderFormModel::Private::copy() const
{
    StoredDraft draft;
    draft.uuid = uuid;
    draft.title = party ? tr("Order: %1").arg(party->name) : tr("Order");
    draft.payload = q.toJson();
    return draft;
}

OrderFormModel::OrderFormModel(const Session &session, QObject *parent)
    : EntryModel(session, parent), d(std::make_unique<Private>(*this, session))
{
    lines()->setLayout(LinesModel::Layout::Order);
    lines()->setToday([clock = session.actor.clock] { return clock->today(); });
    connect(lines(), &LinesModel::edited, this, [this] {
        d->otherProblems.clear();
        d->recalculate();
        d->touched();
        Q_EMIT problemsChanged();
    });
    connect(d->keeper, &RecoveryKeeper::kept, this, &OrderFormModel::draftKept);
    connect(d->keeper, &RecoveryKeeper::notKept, this, &OrderFormModel::draftNotKept);
    connect(session.company, &DbExecutor::waitingForLock, this, [this](const QString &who) {
        if (d->busy)
            Q_EMIT waiting(who.isEmpty() ? tr("another program") : who);
    });
    connect(session.company, &DbExecutor::lockTaken, this, [this] { Q_EMIT waiting({}); });
    d->clear();
}

OrderFormModel::~OrderFormModel() = default;

bool OrderFormModel::isBusy() const
{
    return d->busy;
}

std::optional<Party> OrderFormModel::party() const
{
    return d->party;
}

void OrderFormModel::takeParty(const Party &party)
{
    d->party = party;
    d->set(Field::Party, party.name);
    d->setProblem(int(Field::Party), {});
    d->touched();
    Q_EMIT partyChanged();
}

const Violations &OrderFormModel::problems() const
{
    d->allProblems.clear();
    for (std::size_t field = 0; field < fieldCount; ++field) {
        if (!d->fieldProblems[field].isEmpty())
            d->allProblems.push_back({QString::fromLatin1(paths[field]), u"invalid"_s, d->fieldProblems[field]});
    }
    const Violations ofLines = lines()->problems();
    d->allProblems.insert(d->allProblems.end(), ofLines.begin(), ofLines.end());
    d->allProblems.insert(d->allProblems.end(), d->otherProblems.begin(), d->otherProblems.end());
    return d->allProblems;
}

QString OrderFormModel::fieldText(int field) const
{
    return d->texts[static_cast<std::size_t>(field)];
}

QString OrderFormModel::fieldProblem(int field) const
{
    return d->fieldProblems[static_cast<std::size_t>(field)];
}

int OrderFormModel::fieldAt(const QString &path) const
{
    const auto found = std::find_if(paths.begin(), paths.end(),
                                    [&](const char *known) { return path == QLatin1String(known); });
    return found == paths.end() ? -1 : int(found - paths.begin());
}

void OrderFormModel::typeField(int field, const QString &text)
{
    QString &at = d->texts[static_cast<std::size_t>(field)];
    if (at == text)
        return;
    at = text;
    if (Field(field) == Field::Party && d->party && d->party->name != tidied(text)) {
        d->party.reset();
        Q_EMIT partyChanged();
    }
    d->setProblem(field, {});
    d->touched();
}

void OrderFormModel::checkField(int field)
{
    const QString typed = fieldText(field).trimmed();
    if (Field(field) == Field::Party && !d->party && !typed.isEmpty()) {
        d->setProblem(field, tr("Not in the customer list. Alt+C creates it"));
    } else if (Field(field) == Field::Date && !typed.isEmpty()) {
        const auto date = parseDate(typed, d->today());
        if (date)
            d->set(Field::Date, dateToDisplay(*date));
        d->setProblem(field, date ? QString() : date.error());
    }
}

bool OrderFormModel::isAmendment() const
{
    return d->stored.id.isValid();
}

const Order &OrderFormModel::stored() const
{
    return d->stored;
}

QString OrderFormModel::totalText() const
{
    Money sum;
    try {
        for (const LinesModel::Line &line : lines()->lines())
            sum += line.amount;
    } catch (const OverflowError &) {
        return {};
    }
    return sum.toDisplay();
}

QString OrderFormModel::lineSummary() const
{
    const auto &all = lines()->lines();
    const auto count = int(
        std::count_if(all.begin(), all.end(), [](const LinesModel::Line &line) { return !line.isBlank(); }));
    return count == 0 ? QString() : count == 1 ? tr("1 line") : tr("%n lines", nullptr, count);
}

bool OrderFormModel::hasUnsaved() const
{
    return d->typed;
}

bool OrderFormModel::isEmpty() const
{
    return !d->typed && !isAmendment();
}

void OrderFormModel::startNew()
{
    d->keeper->forget(d->uuid);
    d->loading = true;
    d->clear();
    lines()->setLines({});
    d->setProblems({});
    d->loading = false;
    d->recalculate();
    Q_EMIT partyChanged();
    Q_EMIT loaded();
}

void OrderFormModel::load(OrderId id)
{
    auto work = [id](Connection &connection) { return loadOrder(connection, id); };
    deliver(session().company->read(work), this, [this](const Result<OrderAndParty> &answer) {
        if (answer)
            d->show(*answer);
        else
            d->onFailed(answer.error(), tr("Open order"));
    });
}

void OrderFormModel::save()
{
    if (d->busy)
        return;
    Violations violations;
    const OrderDraft draft = d->draft(violations);
    if (!violations.empty()) {
        d->refuse(violations);
        return;
    }
    d->setProblems({});
    d->setBusy(true);
    auto work = [draft, stored = d->stored, actor = session().actor](Connection &connection) {
        return saveAsEntered(connection, draft, stored, actor);
    };
    const QString action = tr("Save order");
    deliver(session().company->write(action, work, Durability::Full), this,
            [this, action](const Result<Order> &answer) {
                if (!answer) {
                    d->onFailed(answer.error(), action);
                    return;
                }
                Q_EMIT waiting({});
                const bool amended = isAmendment();
                d->setBusy(false);
                startNew();
                Q_EMIT saved(*answer, amended);
            });
}

void OrderFormModel::setClosed(bool closed, const QString &reason)
{
    if (d->busy || !isAmendment())
        return;
    d->setBusy(true);
    auto work = [order = d->stored, closed, reason, actor = session().actor](Connection &connection) {
        return setOrderClosed(connection, order, closed, reason, actor);
    };
    const QString action = closed ? tr("Close order") : tr("Reopen order");
    deliver(session().company->write(action, work, Durability::Full), this,
            [this, action](const Result<Order> &answer) {
                if (!answer) {
                    d->onFailed(answer.error(), action);
                    return;
                }
                d->setBusy(false);
                d->stored = *answer;
                Q_EMIT closedChanged(*answer);
            });
}

QJsonObject OrderFormModel::toJson() const
{
    QJsonObject fields;
    const QMetaEnum names = QMetaEnum::fromType<Field>();
    for (int field = 0; field < int(fieldCount); ++field)
        fields.insert(QString::fromLatin1(names.valueToKey(field)), fieldText(field));
    QJsonObject json{{u"form"_s, u"order"_s},
                     {u"uuid"_s, d->uuid.toString(QUuid::WithoutBraces)},
                     {u"order"_s, QString::number(d->stored.id.value())},
                     {u"order_version"_s, QString::number(d->stored.version)},
                     {u"fields"_s, fields},
                     {u"lines"_s, lines()->toJson()}};
    if (d->party)
        json.insert(u"party"_s, draftParty(*d->party));
    return json;
}

// An amendment takes the order as it stands now beneath what was typed, and keeps the version it was typed on: saving
// then tells when somebody else was faster (R82).
void OrderFormModel::fromJson(const QJsonObject &json, std::int64_t copyVersion)
{
    const OrderId id(json[u"order"_s].toString().toLongLong());
    const auto fill = [this, json, copyVersion](const Order &order) {
        d->loading = true;
        d->clear();
        d->stored = order;
        if (order.id.isValid())
            d->stored.version = json[u"order_version"_s].toString().toLongLong();
        if (const QUuid uuid = QUuid::fromString(json[u"uuid"_s].toString()); !uuid.isNull()) {
            d->uuid = uuid;
            d->keeper->startNew(uuid, copyVersion);
        }
        const QMetaEnum names = QMetaEnum::fromType<Field>();
        for (int field = 0; field < int(fieldCount); ++field)
            d->texts[static_cast<std::size_t>(field)] =
                json[u"fields"_s].toObject()[QString::fromLatin1(names.valueToKey(field))].toString();
        if (json.contains(u"party"_s))
            d->party = partyOfDraft(json[u"party"_s].toObject());
        lines()->fromJson(json[u"lines"_s].toArray());
        d->setProblems({});
        d->loading = false;
        d->recalculate();
        d->touched();
        Q_EMIT partyChanged();
        Q_EMIT loaded();
    };
    if (!id.isValid()) {
        fill(Order());
        return;
    }
    auto work = [id](Connection &connection) { return orderById(connection, id); };
    deliver(session().company->read(work), this,
            [fill](const Result<Order> &answer) { fill(answer.value_or(Order())); });
}

void OrderFormModel::keepRecoveryCopyNow()
{
    d->keeper->writeNow();
}

} // namespace desk
