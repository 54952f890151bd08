#include "viewmodels/mastereditors.h"

#include "base/text.h"
#include "base/typed.h"
#include "db/executor.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "services/masters.h"
#include "viewmodels/deliver.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype gstinLength = 15;

QString joinedLines(const Party &party)
{
    return party.address.lines.join(u", "_s);
}

QString percentText(Percent percent)
{
    return percent.isZero() ? QString() : percent.toPlain();
}

} // namespace

MasterEditorModel::MasterEditorModel(Session session, const QString &subject, QObject *parent)
    : QObject(parent), m_session(std::move(session)), m_subject(subject)
{
}

QString MasterEditorModel::tidy(const QString &field) const
{
    return tidied(text(field));
}

void MasterEditorModel::setTexts(const QHash<QString, QString> &texts)
{
    m_texts = texts;
    m_problems.clear();
    m_typed.clear();
}

void MasterEditorModel::setProblem(const QString &field, const QString &problem)
{
    if (problem.isEmpty())
        m_problems.remove(field);
    else
        m_problems.insert(field, problem);
}

void MasterEditorModel::setText(const QString &field, const QString &text)
{
    if (m_texts.value(field) == text)
        return;
    m_texts.insert(field, text);
    m_typed.insert(field);
    setProblem(field, {});
    onTyped(field);
    Q_EMIT changed();
}

// A refusal without violations stands at the name, where the eye is.
void MasterEditorModel::refuse(const Error &error)
{
    m_problems.clear();
    for (const Violation &violation : error.violations) {
        const QString field = violation.field.section(u'.', -1);
        const QString key = m_texts.contains(field) ? field : u"name"_s;
        if (!m_problems.contains(key))
            m_problems.insert(key, violation.message);
    }
    if (m_problems.isEmpty())
        m_problems.insert(error.code == "code_taken"_L1 ? u"code"_s : u"name"_s, error.message);
    Q_EMIT changed();
    Q_EMIT refused();
}

void MasterEditorModel::fail(const Error &error, const QString &action)
{
    FailureContext context;
    context.action = action;
    context.document = m_subject;
    context.file = m_session.fileName;
    context.at = m_session.actor.clock->now();
    Q_EMIT failed(describeFailure(error, context));
}

template <typename Record, typename Fn>
void MasterEditorModel::take(const QFuture<Result<Record>> &future, const QString &action, Fn fn)
{
    deliver(future, this, [this, action, fn](const Result<Record> &answer) {
        const bool wasSaving = std::exchange(m_saving, false);
        if (answer)
            fn(*answer);
        else if (wasSaving && answer.error().kind == Error::Kind::Refused)
            refuse(answer.error());
        else
            fail(answer.error(), action);
    });
}

PartyEditorModel::PartyEditorModel(Session session, QObject *parent)
    : MasterEditorModel(std::move(session), tr("The customer"), parent)
{
    show(Party());
}

void PartyEditorModel::show(const Party &party)
{
    m_stored = party;
    setTexts({{u"name"_s, party.name},
              {u"code"_s, party.code},
              {u"gstin"_s, party.gstin},
              {u"type"_s, wordOf(party.type)},
              {u"address"_s, joinedLines(party)},
              {u"city"_s, party.address.city},
              {u"state"_s, party.address.state},
              {u"pin"_s, party.address.pin},
              {u"phone"_s, party.phone},
              {u"email"_s, party.email}});
}

// A whole GSTIN says the state and that the party is registered; what was chosen by hand stays.
void PartyEditorModel::onTyped(const QString &field)
{
    if (field != "gstin"_L1)
        return;
    const QString gstin = normalisedGstin(text(u"gstin"_s));
    if (gstin.size() < gstinLength) {
        setProblem(u"gstin"_s, {});
        return;
    }
    const GstinCheck check = checkGstin(gstin);
    setProblem(u"gstin"_s, check.problem);
    if (!check.valid)
        return;
    if (!isTyped(u"state"_s) && stateByCode(check.state))
        fill(u"state"_s, check.state);
    if (!isTyped(u"type"_s) && m_stored.type != PartyType::Sez)
        fill(u"type"_s, wordOf(PartyType::Regular));
}

QStringList PartyEditorModel::addressLines() const
{
    const QString typed = text(u"address"_s);
    if (typed == joinedLines(m_stored))
        return m_stored.address.lines;
    QStringList lines;
    for (const QString &line : typed.split(u'\n')) {
        if (!tidied(line).isEmpty())
            lines.append(tidied(line));
    }
    return lines;
}

Party PartyEditorModel::read() const
{
    Party party = m_stored;
    party.name = tidy(u"name"_s);
    party.code = tidy(u"code"_s);
    party.gstin = normalisedGstin(text(u"gstin"_s));
    party.type = partyTypeFrom(text(u"type"_s)).value_or(PartyType::Regular);
    if (party.type == PartyType::Regular && party.gstin.isEmpty() && !isTyped(u"type"_s))
        party.type = PartyType::Unregistered;
    party.address.lines = addressLines();
    party.address.city = tidy(u"city"_s);
    const QString state = tidy(u"state"_s);
    party.address.state = state.isEmpty() ? state : normalisedStateCode(state);
    party.address.pin = tidy(u"pin"_s).remove(u' ');
    party.phone = tidy(u"phone"_s);
    party.email = tidy(u"email"_s);
    return party;
}

void PartyEditorModel::startNew(const QString &name)
{
    Party blank;
    blank.name = name;
    show(blank);
    Q_EMIT changed();
}

void PartyEditorModel::load(PartyId id)
{
    auto work = [id](Connection &connection) { return partyById(connection, id); };
    take(session().company->read(work), tr("Open customer"), [this](const Party &party) {
        show(party);
        Q_EMIT changed();
    });
}

void PartyEditorModel::save()
{
    if (std::exchange(m_saving, true))
        return;
    auto work = [party = read(), actor = session().actor](Connection &connection) {
        return saveParty(connection, party, actor);
    };
    const QString action = tr("Save customer");
    take(session().company->write(action, work), action, [this](const Party &party) {
        show(party);
        Q_EMIT changed();
        Q_EMIT saved(party);
    });
}

ItemEditorModel::ItemEditorModel(Session session, QObject *parent)
    : MasterEditorModel(std::move(session), tr("The item"), parent)
{
    show(Item());
}

void ItemEditorModel::show(const Item &item)
{
    m_stored = item;
    setTexts({{u"name"_s, item.name},
              {u"code"_s, item.code},
              {u"hsn"_s, item.hsn},
              {u"unit"_s, item.unit},
              {u"gst"_s, item.id.isValid() ? item.gst.toPlain() : QString()},
              {u"cess"_s, percentText(item.cess)},
              {u"rate"_s, item.rate.isZero() ? QString() : item.rate.toPlain()},
              {u"kind"_s, wordOf(item.kind)}});
}

Item ItemEditorModel::read(Violations &violations) const
{
    const auto takeField = [&](const QString &field, auto parse, auto &target) {
        const QString typed = text(field).trimmed();
        if (typed.isEmpty()) {
            target = {};
            return;
        }
        if (const auto value = parse(typed))
            target = *value;
        else
            violations.push_back({field, u"invalid"_s, value.error()});
    };
    Item item = m_stored;
    item.name = tidy(u"name"_s);
    item.code = tidy(u"code"_s);
    item.hsn = tidy(u"hsn"_s).remove(u' ');
    const QString unit = tidy(u"unit"_s);
    const auto known = unitByText(unit);
    item.unit = known ? known->code : unit;
    item.kind = itemKindFrom(text(u"kind"_s)).value_or(ItemKind::Goods);
    if (!isTyped(u"kind"_s) && !item.id.isValid() && isServiceCode(item.hsn))
        item.kind = ItemKind::Service;
    takeField(u"gst"_s, parsePercent, item.gst);
    takeField(u"cess"_s, parsePercent, item.cess);
    takeField(u"rate"_s, parseRate, item.rate);
    if (text(u"gst"_s).trimmed().isEmpty())
        violations.push_back({u"gst"_s, u"missing"_s, tr("Type the GST rate; 0 where there is none")});
    return item;
}

void ItemEditorModel::startNew(const QString &name)
{
    Item blank;
    blank.name = name;
    show(blank);
    Q_EMIT changed();
}

void ItemEditorModel::load(ItemId id)
{
    auto work = [id](Connection &connection) { return itemById(connection, id); };
    take(session().company->read(work), tr("Open item"), [this](const Item &item) {
        show(item);
        Q_EMIT changed();
    });
}

void ItemEditorModel::save()
{
    if (m_saving)
        return;
    Violations violations;
    const Item item = read(violations);
    if (!violations.empty()) {
        refuse(Error::refused(u"invalid"_s, {}, violations));
        return;
    }
    m_saving = true;
    auto work = [item, actor = session().actor](Connection &connection) { return saveItem(connection, item, actor); };
    const QString action = tr("Save item");
    take(session().company->write(action, work), action, [this](const Item &stored) {
        show(stored);
        Q_EMIT changed();
        Q_EMIT saved(stored);
    });
}

} // namespace desk
