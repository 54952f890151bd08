#include "viewmodels/mastereditors.h"

#include "base/text.h"
#include "base/typed.h"
#include "db/executor.h"
#include "domain/gstin.h"
#include "domain/reference.h"
#include "services/masters.h"
#include "viewmodels/deliver.h"

#include <QSet>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype gstinLength = 15;

// What both editors have in common: texts and problems by field, and which of them a person has touched.
struct EditorTexts {
    QHash<QString, QString> texts;
    QHash<QString, QString> problems;
    QSet<QString> typed;
    bool saving = false;

    QString text(const QString &field) const { return texts.value(field); }
    QString tidy(const QString &field) const { return tidied(texts.value(field)); }
    void clear()
    {
        texts.clear();
        problems.clear();
        typed.clear();
    }
    void setProblem(const QString &field, const QString &problem)
    {
        if (problem.isEmpty())
            problems.remove(field);
        else
            problems.insert(field, problem);
    }
    // A refusal without violations stands at the name, where the eye is.
    void takeRefusal(const Error &error)
    {
        problems.clear();
        for (const Violation &violation : error.violations) {
            const QString field = violation.field.section(u'.', -1);
            const QString key = texts.contains(field) ? field : u"name"_s;
            if (!problems.contains(key))
                problems.insert(key, violation.message);
        }
        if (problems.isEmpty())
            problems.insert(error.code == "code_taken"_L1 ? u"code"_s : u"name"_s, error.message);
    }
};

Failure failureOf(const Error &error, const Session &session, const QString &action, const QString &what)
{
    FailureContext context;
    context.action = action;
    context.document = what;
    context.file = session.fileName;
    context.at = session.actor.clock->now();
    return describeFailure(error, context);
}

QString joinedLines(const Party &party)
{
    return party.address.lines.join(u", "_s);
}

QString percentText(Percent percent)
{
    return percent.isZero() ? QString() : percent.toPlain();
}

} // namespace

struct PartyEditorModel::Private {
    Session session;
    Party stored;
    EditorTexts fields;

    void show(const Party &party);
    void followGstin();
    Party read() const;
    QStringList addressLines() const;
};

void PartyEditorModel::Private::show(const Party &party)
{
    stored = party;
    fields.clear();
    fields.texts = {{u"name"_s, party.name},
                    {u"code"_s, party.code},
                    {u"gstin"_s, party.gstin},
                    {u"type"_s, wordOf(party.type)},
                    {u"address"_s, joinedLines(party)},
                    {u"city"_s, party.address.city},
                    {u"state"_s, party.address.state},
                    {u"pin"_s, party.address.pin},
                    {u"phone"_s, party.phone},
                    {u"email"_s, party.email}};
}

// A whole GSTIN says the state and that the party is registered; what was chosen by hand stays.
void PartyEditorModel::Private::followGstin()
{
    const QString gstin = normalisedGstin(fields.text(u"gstin"_s));
    if (gstin.size() < gstinLength) {
        fields.setProblem(u"gstin"_s, {});
        return;
    }
    const GstinCheck check = checkGstin(gstin);
    fields.setProblem(u"gstin"_s, check.problem);
    if (!check.valid)
        return;
    if (!fields.typed.contains(u"state"_s) && stateByCode(check.state))
        fields.texts.insert(u"state"_s, check.state);
    if (!fields.typed.contains(u"type"_s) && stored.type != PartyType::Sez)
        fields.texts.insert(u"type"_s, wordOf(PartyType::Regular));
}

QStringList PartyEditorModel::Private::addressLines() const
{
    const QString typed = fields.text(u"address"_s);
    if (typed == joinedLines(stored))
        return stored.address.lines;
    QStringList lines;
    for (const QString &line : typed.split(u'\n')) {
        if (!tidied(line).isEmpty())
            lines.append(tidied(line));
    }
    return lines;
}

Party PartyEditorModel::Private::read() const
{
    Party party = stored;
    party.name = fields.tidy(u"name"_s);
    party.code = fields.tidy(u"code"_s);
    party.gstin = normalisedGstin(fields.text(u"gstin"_s));
    party.type = partyTypeFrom(fields.text(u"type"_s)).value_or(PartyType::Regular);
    if (party.type == PartyType::Regular && party.gstin.isEmpty() && !fields.typed.contains(u"type"_s))
        party.type = PartyType::Unregistered;
    party.address.lines = addressLines();
    party.address.city = fields.tidy(u"city"_s);
    const QString state = fields.tidy(u"state"_s);
    party.address.state = state.isEmpty() ? state : normalisedStateCode(state);
    party.address.pin = fields.tidy(u"pin"_s).remove(u' ');
    party.phone = fields.tidy(u"phone"_s);
    party.email = fields.tidy(u"email"_s);
    return party;
}

PartyEditorModel::PartyEditorModel(Session session, QObject *parent) : QObject(parent), d(std::make_shared<Private>())
{
    d->session = std::move(session);
    d->show(Party());
}

void PartyEditorModel::startNew(const QString &name)
{
    Party blank;
    blank.name = name;
    d->show(blank);
    Q_EMIT changed();
}

void PartyEditorModel::load(PartyId id)
{
    auto work = [id](Connection &connection) { return partyById(connection, id); };
    deliver(d->session.company->read(work), this, [this](const Result<Party> &answer) {
        if (!answer) {
            Q_EMIT failed(failureOf(answer.error(), d->session, tr("Open customer"), tr("The customer")));
            return;
        }
        d->show(*answer);
        Q_EMIT changed();
    });
}

QString PartyEditorModel::text(const QString &field) const
{
    return d->fields.text(field);
}

QString PartyEditorModel::problem(const QString &field) const
{
    return d->fields.problems.value(field);
}

void PartyEditorModel::setText(const QString &field, const QString &text)
{
    if (d->fields.text(field) == text)
        return;
    d->fields.texts.insert(field, text);
    d->fields.typed.insert(field);
    d->fields.setProblem(field, {});
    if (field == "gstin"_L1)
        d->followGstin();
    Q_EMIT changed();
}

void PartyEditorModel::save()
{
    if (d->fields.saving)
        return;
    d->fields.saving = true;
    const Actor actor = d->session.actor;
    auto work = [party = d->read(), actor](Connection &connection) { return saveParty(connection, party, actor); };
    const QString action = tr("Save customer");
    deliver(d->session.company->write(action, work), this, [this, action](const Result<Party> &answer) {
        d->fields.saving = false;
        if (answer) {
            d->show(*answer);
            Q_EMIT changed();
            Q_EMIT saved(*answer);
        } else if (answer.error().kind == Error::Kind::Refused) {
            d->fields.takeRefusal(answer.error());
            Q_EMIT changed();
            Q_EMIT refused();
        } else {
            Q_EMIT failed(failureOf(answer.error(), d->session, action, tr("The customer")));
        }
    });
}

struct ItemEditorModel::Private {
    Session session;
    Item stored;
    EditorTexts fields;

    void show(const Item &item);
    Item read(Violations &violations) const;
};

void ItemEditorModel::Private::show(const Item &item)
{
    stored = item;
    fields.clear();
    fields.texts = {{u"name"_s, item.name},
                    {u"code"_s, item.code},
                    {u"hsn"_s, item.hsn},
                    {u"unit"_s, item.unit},
                    {u"gst"_s, item.id.isValid() ? item.gst.toPlain() : QString()},
                    {u"cess"_s, percentText(item.cess)},
                    {u"rate"_s, item.rate.isZero() ? QString() : item.rate.toPlain()},
                    {u"kind"_s, wordOf(item.kind)}};
}

Item ItemEditorModel::Private::read(Violations &violations) const
{
    const auto take = [&](const QString &field, auto parse, auto &target) {
        const QString typed = fields.text(field).trimmed();
        if (typed.isEmpty()) {
            target = {};
            return;
        }
        if (const auto value = parse(typed))
            target = *value;
        else
            violations.push_back({field, u"invalid"_s, value.error()});
    };
    Item item = stored;
    item.name = fields.tidy(u"name"_s);
    item.code = fields.tidy(u"code"_s);
    item.hsn = fields.tidy(u"hsn"_s).remove(u' ');
    const QString unit = fields.tidy(u"unit"_s);
    const auto known = unitByText(unit);
    item.unit = known ? known->code : unit;
    item.kind = itemKindFrom(fields.text(u"kind"_s)).value_or(ItemKind::Goods);
    if (!fields.typed.contains(u"kind"_s) && !item.id.isValid() && isServiceCode(item.hsn))
        item.kind = ItemKind::Service;
    take(u"gst"_s, parsePercent, item.gst);
    take(u"cess"_s, parsePercent, item.cess);
    take(u"rate"_s, parseRate, item.rate);
    if (fields.text(u"gst"_s).trimmed().isEmpty())
        violations.push_back({u"gst"_s, u"missing"_s, ItemEditorModel::tr("Type the GST rate; 0 where there is none")});
    return item;
}

ItemEditorModel::ItemEditorModel(Session session, QObject *parent) : QObject(parent), d(std::make_shared<Private>())
{
    d->session = std::move(session);
    d->show(Item());
}

void ItemEditorModel::startNew(const QString &name)
{
    Item blank;
    blank.name = name;
    d->show(blank);
    Q_EMIT changed();
}

void ItemEditorModel::load(ItemId id)
{
    auto work = [id](Connection &connection) { return itemById(connection, id); };
    deliver(d->session.company->read(work), this, [this](const Result<Item> &answer) {
        if (!answer) {
            Q_EMIT failed(failureOf(answer.error(), d->session, tr("Open item"), tr("The item")));
            return;
        }
        d->show(*answer);
        Q_EMIT changed();
    });
}

QString ItemEditorModel::text(const QString &field) const
{
    return d->fields.text(field);
}

QString ItemEditorModel::problem(const QString &field) const
{
    return d->fields.problems.value(field);
}

void ItemEditorModel::setText(const QString &field, const QString &text)
{
    if (d->fields.text(field) == text)
        return;
    d->fields.texts.insert(field, text);
    d->fields.typed.insert(field);
    d->fields.setProblem(field, {});
    Q_EMIT changed();
}

void ItemEditorModel::save()
{
    if (d->fields.saving)
        return;
    Violations violations;
    const Item item = d->read(violations);
    if (!violations.empty()) {
        d->fields.takeRefusal(Error::refused(u"invalid"_s, {}, violations));
        Q_EMIT changed();
        Q_EMIT refused();
        return;
    }
    d->fields.saving = true;
    const Actor actor = d->session.actor;
    auto work = [item, actor](Connection &connection) { return saveItem(connection, item, actor); };
    const QString action = tr("Save item");
    deliver(d->session.company->write(action, work), this, [this, action](const Result<Item> &answer) {
        d->fields.saving = false;
        if (answer) {
            d->show(*answer);
            Q_EMIT changed();
            Q_EMIT saved(*answer);
        } else if (answer.error().kind == Error::Kind::Refused) {
            d->fields.takeRefusal(answer.error());
            Q_EMIT changed();
            Q_EMIT refused();
        } else {
            Q_EMIT failed(failureOf(answer.error(), d->session, action, tr("The item")));
        }
    });
}

} // namespace desk
