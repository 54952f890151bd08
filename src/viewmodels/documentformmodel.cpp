#include "viewmodels/documentformmodel_p.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/reference.h"
#include "domain/tax.h"
#include "domain/words.h"
#include "viewmodels/linecells.h"

#include <QScopedValueRollback>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

LinesModel::Layout layoutOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Return: return LinesModel::Layout::Return;
    case DocumentKind::CreditNote: return LinesModel::Layout::CreditNote;
    case DocumentKind::Receipt: return LinesModel::Layout::Receipt;
    case DocumentKind::Challan:
    case DocumentKind::Invoice: break;
    }
    return LinesModel::Layout::Document;
}

QString orEmpty(Money amount)
{
    return amount.isZero() ? QString() : amount.toDisplay();
}

} // namespace

DocumentFormModel::Private::Private(DocumentFormModel &model, DocumentKind documentKind, Session programme)
    : q(model), kind(documentKind), session(std::move(programme)), lines(model.lines()),
      recovery(new RecoveryKeeper(model, session, [this] { return copy(); })), uuid(QUuid::createUuid())
{
    setDefaults();
}

DocumentFormModel::DocumentFormModel(DocumentKind kind, Session session, QObject *parent)
    : EntryModel(session, parent), d(std::make_unique<Private>(*this, kind, std::move(session)))
{
    d->lines->setLayout(layoutOf(kind));
    d->lines->setToday([clock = d->session.actor.clock] { return clock->today(); });
    d->recovery->startNew(d->uuid);
    d->connectAll();
    d->recalculate();
    d->loadCompany();
    d->loadSuggestedNumber();
}

DocumentFormModel::~DocumentFormModel() = default;

void DocumentFormModel::Private::connectAll()
{
    connect(lines, &LinesModel::edited, &q, [this] {
        otherProblems.clear();
        recalculate();
        touched();
        Q_EMIT q.problemsChanged();
    });
    connect(lines, &LinesModel::itemTaken, &q, [this](int, const Item &item) {
        if (party && item.id.isValid())
            loadLastRates({item.id});
    });
    connect(&q, &DocumentFormModel::fieldChanged, &q, [this](Field field) { Q_EMIT q.fieldUpdated(int(field)); });
    refreshTimer.setSingleShot(true);
    refreshTimer.setInterval(0);
    connect(&refreshTimer, &QTimer::timeout, &q, [this] {
        loadCompany();
        loadSuggestedNumber();
    });
    connect(recovery, &RecoveryKeeper::kept, &q, &DocumentFormModel::draftKept);
    connect(recovery, &RecoveryKeeper::notKept, &q, &DocumentFormModel::draftNotKept);
    DbExecutor *executor = session.company;
    connect(executor, &DbExecutor::changed, &q, [this] { refreshTimer.start(); });
    connect(executor, &DbExecutor::waitingForLock, &q, [this](const QString &who) {
        if (state == State::Submitting)
            Q_EMIT q.waiting(who.isEmpty() ? tr("another program") : who);
    });
    connect(executor, &DbExecutor::lockTaken, &q, [this] { Q_EMIT q.waiting({}); });
}

// The date of the last document holds for the day on which it was typed; the next morning starts with today again.
void DocumentFormModel::Private::setDefaults()
{
    const QScopedValueRollback guard(loading, true);
    const QString date = fields.text(Field::Date);
    const QString series = fields.text(Field::Series);
    const QString purpose = fields.text(Field::Purpose);
    const bool keepsDate = dateTypedOn.isValid() && dateTypedOn == today() && !date.isEmpty();
    fields = FormFields();
    fields.set(Field::Date, keepsDate ? date : dateToDisplay(today()));
    fields.set(Field::Series, series);
    fields.set(Field::Purpose, purpose.isEmpty() ? wordOf(Purpose::Supply) : purpose);
    fields.set(Field::SupplyType, wordOf(SupplyType::Regular));
    fields.set(Field::RoundOff, u"1"_s);
    typed.clear();
    unchecked.clear();
    party.reset();
    lastVehicle.clear();
    warnings.clear();
    acknowledged.clear();
    replaces = {};
    draftVersion = 0;
}

DocumentKind DocumentFormModel::kind() const
{
    return d->kind;
}
DocumentFormModel::State DocumentFormModel::state() const
{
    return d->state;
}
int DocumentFormModel::fieldAt(const QString &path) const
{
    const auto field = FormFields::fieldOf(path);
    return field ? int(*field) : -1;
}
QString DocumentFormModel::text(Field field) const
{
    return d->fields.text(field);
}
QString DocumentFormModel::problem(Field field) const
{
    return d->fieldProblems.value(field);
}
QString DocumentFormModel::suggestedNumber() const
{
    return d->suggestedNumber;
}
std::optional<Party> DocumentFormModel::party() const
{
    return d->party;
}
QString DocumentFormModel::lastVehicle() const
{
    return d->lastVehicle;
}
DocumentFormModel::TotalsText DocumentFormModel::totals() const
{
    return d->totals;
}
const Warnings &DocumentFormModel::warnings() const
{
    return d->warnings;
}

void DocumentFormModel::setText(Field field, const QString &text)
{
    if (d->fields.text(field) == text)
        return;
    d->fields.set(field, text);
    d->typed.insert(field);
    d->unchecked.insert(field);
    if (field == Field::Party && d->party && d->party->name != tidied(text)) {
        d->party.reset();
        Q_EMIT partyChanged();
    }
    if (field == Field::Date)
        d->dateTypedOn = d->today();
    d->setFieldProblem(field, {});
    Q_EMIT fieldChanged(field);
    d->recalculate();
    d->touched();
    if (field == Field::Date || field == Field::Series)
        d->loadSuggestedNumber();
}

void DocumentFormModel::leaveField(Field field)
{
    if (!d->unchecked.remove(field))
        return;
    const QString typedText = d->fields.text(field);
    QString problem = FormFields::problemOf(field, typedText, d->today());
    if (field == Field::Party && !d->party)
        problem = typedText.trimmed().isEmpty() ? tr("Choose a customer")
                                                : tr("Not in the customer list. Alt+C creates it");
    if (problem.isEmpty())
        d->assign(field, FormFields::normalised(field, typedText, d->today()));
    d->setFieldProblem(field, problem);
    if (field == Field::Number && problem.isEmpty() && !typedText.trimmed().isEmpty())
        d->checkNumberIsFree();
}

void DocumentFormModel::takeParty(const Party &party)
{
    d->party = party;
    d->assign(Field::Party, party.name);
    d->typed.insert(Field::Party);
    d->unchecked.remove(Field::Party);
    d->setFieldProblem(Field::Party, {});
    d->applySupplyTypeOfParty();
    d->recalculate();
    d->touched();
    Q_EMIT partyChanged();
    d->loadLastTransport();
    std::vector<ItemId> items;
    for (const LinesModel::Line &line : d->lines->lines()) {
        if (line.item && line.item->id.isValid())
            items.push_back(line.item->id);
    }
    if (!items.empty())
        d->loadLastRates(items);
}

QString DocumentFormModel::placeOfSupplyText() const
{
    if (!d->company)
        return {};
    std::vector<int> rows;
    const Document document = d->liveDocument(rows);
    const QString place = placeOfSupply(supplyFacts(document));
    const bool inside = taxKind(document.company.address.state, place, document.supplyType, document.party.type, true)
        == TaxKind::Intra;
    return (inside ? tr("%1 %2 (within state)") : tr("%1 %2 (other state)")).arg(place, stateName(place));
}

bool DocumentFormModel::isEmpty() const
{
    if (d->party || !d->lines->lines().empty())
        return false;
    // Series, date and purpose are carried from document to document and are no entry of their own.
    const QSet<Field> carried{Field::Date, Field::Series, Field::Purpose};
    return std::none_of(d->typed.begin(), d->typed.end(),
                        [&](Field field) { return !carried.contains(field) && !d->fields.text(field).isEmpty(); });
}

void DocumentFormModel::startNew()
{
    d->recovery->forget(d->uuid);
    d->uuid = QUuid::createUuid();
    d->recovery->startNew(d->uuid);
    d->setDefaults();
    {
        const QScopedValueRollback guard(d->loading, true);
        d->lines->setLines({});
    }
    d->clearProblems();
    d->recalculate();
    for (int index = 0; index < FormFields::count; ++index)
        Q_EMIT fieldChanged(static_cast<Field>(index));
    Q_EMIT partyChanged();
    d->loadSuggestedNumber();
}

void DocumentFormModel::Private::assign(Field field, const QString &text)
{
    if (fields.text(field) == text)
        return;
    fields.set(field, text);
    Q_EMIT q.fieldChanged(field);
}

void DocumentFormModel::Private::setState(State next)
{
    if (state == next)
        return;
    state = next;
    Q_EMIT q.stateChanged();
}

void DocumentFormModel::Private::touched()
{
    if (!loading)
        recovery->touch();
}

Document DocumentFormModel::Private::liveDocument(std::vector<int> &rows) const
{
    Document document;
    document.kind = kind;
    document.date = fields.date(Field::Date, today());
    if (company)
        document.company = *company;
    if (party)
        document.party = *party;
    document.shipTo = fields.shipTo();
    document.placeOfSupply = FormFields::normalised(Field::PlaceOfSupply, fields.text(Field::PlaceOfSupply), today());
    document.supplyType = fields.supplyType();
    document.reverseCharge = fields.isOn(Field::ReverseCharge);
    document.purpose = fields.purpose();
    document.discount = fields.discount();
    document.pricesIncludeTax = fields.isOn(Field::PricesIncludeTax);
    document.roundsOff = fields.isOn(Field::RoundOff);
    if (const auto charge = fields.charge()) {
        DocumentCharge extra;
        extra.name = charge->name;
        extra.amount = charge->amount;
        extra.gst = charge->gst;
        document.charges.push_back(extra);
    }
    for (std::size_t row = 0; row < lines->lines().size(); ++row) {
        if (const auto figures = linecells::figuresOf(lines->lines()[row])) {
            document.lines.push_back(*figures);
            rows.push_back(static_cast<int>(row));
        }
    }
    return document;
}

void DocumentFormModel::Private::recalculate()
{
    std::vector<int> rows;
    Document document = liveDocument(rows);
    // What cannot be computed shows no total; the reason is told at submit, beside the field.
    if (!calculate(document).empty()) {
        document.totals = Totals();
        std::fill(document.lines.begin(), document.lines.end(), DocumentLine());
    }
    std::vector<Money> amounts(lines->lines().size());
    for (std::size_t index = 0; index < rows.size(); ++index)
        amounts[static_cast<std::size_t>(rows[index])] = document.lines[index].taxable;
    lines->setAmounts(amounts);
    showTotals(document);
}

void DocumentFormModel::Private::showTotals(const Document &document)
{
    const TaxKind heads = taxKind(document);
    const Totals &sums = document.totals;
    totals = TotalsText();
    totals.taxable = sums.taxable.toDisplay();
    if (heads == TaxKind::Intra) {
        totals.cgst = sums.tax.cgst.toDisplay();
        totals.sgst = sums.tax.sgst.toDisplay();
    } else if (heads == TaxKind::Inter) {
        totals.igst = sums.tax.igst.toDisplay();
    }
    totals.cess = orEmpty(sums.tax.cess);
    totals.roundOff = orEmpty(sums.roundOff);
    totals.payable = sums.payable.toDisplay();
    totals.stateTaxName = stateTaxName(placeOfSupply(supplyFacts(document)));
    totals.lineSummary = lineSummary();
    if (!sums.payable.isZero())
        totals.words = amountInWords(sums.payable);
    Q_EMIT q.totalsChanged();
}

QString DocumentFormModel::Private::lineSummary() const
{
    int count = 0;
    QSet<QString> units;
    Quantity sum;
    bool readable = true;
    for (const LinesModel::Line &line : lines->lines()) {
        if (line.isBlank())
            continue;
        ++count;
        units.insert(line.unit);
        const auto quantity = parseQuantity(line.quantity);
        readable = readable && quantity.has_value();
        try {
            sum += quantity.value_or(Quantity());
        } catch (const OverflowError &) {
            readable = false;
        }
    }
    if (count == 0)
        return {};
    const QString text = count == 1 ? tr("1 line") : tr("%n lines", nullptr, count);
    const auto unit = units.size() == 1 ? unitByText(*units.begin()) : std::nullopt;
    return unit && readable ? tr("%1, %2 %3").arg(text, sum.toDisplay(unit->decimals), unit->code) : text;
}

const Violations &DocumentFormModel::problems() const
{
    Violations all;
    const Field lastOfHead = Field::Remarks; // discount and charges stand below the lines
    const auto add = [&](bool head) {
        for (auto it = d->fieldProblems.begin(); it != d->fieldProblems.end(); ++it) {
            if ((it.key() <= lastOfHead) == head)
                all.push_back({FormFields::pathOf(it.key()), u"invalid"_s, it.value()});
        }
    };
    add(true);
    const Violations ofLines = d->lines->problems();
    all.insert(all.end(), ofLines.begin(), ofLines.end());
    add(false);
    all.insert(all.end(), d->otherProblems.begin(), d->otherProblems.end());
    d->allProblems = std::move(all);
    return d->allProblems;
}

void DocumentFormModel::Private::setFieldProblem(Field field, const QString &problem)
{
    if (fieldProblems.value(field) == problem)
        return;
    if (problem.isEmpty())
        fieldProblems.remove(field);
    else
        fieldProblems.insert(field, problem);
    Q_EMIT q.fieldChanged(field);
    Q_EMIT q.problemsChanged();
}

void DocumentFormModel::Private::setProblems(const Violations &violations)
{
    fieldProblems.clear();
    otherProblems.clear();
    for (const Violation &violation : violations) {
        if (linecells::splitPath(violation.field).index >= 0)
            continue;
        const auto field = FormFields::fieldOf(violation.field);
        if (!field)
            otherProblems.push_back(violation);
        else if (!fieldProblems.contains(*field))
            fieldProblems.insert(*field, violation.message);
    }
    lines->setProblems(violations);
    for (int index = 0; index < FormFields::count; ++index)
        Q_EMIT q.fieldChanged(static_cast<Field>(index));
    Q_EMIT q.problemsChanged();
}

void DocumentFormModel::Private::clearProblems()
{
    setProblems({});
}

} // namespace desk
