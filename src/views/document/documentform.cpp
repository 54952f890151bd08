#include "views/document/documentform.h"

#include "domain/reference.h"
#include "ui_documentform.h"
#include "viewmodels/linesmodel.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/documentkinds.h"
#include "views/document/entrybinding.h"
#include "views/document/formbinding.h"
#include "views/document/gridcolumns.h"
#include "views/document/keyhold.h"
#include "views/shell/columnsmenu.h"
#include "views/shell/preferences.h"
#include "widgets/keys.h"
#include "widgets/theme.h"

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Field = DocumentFormModel::Field;

void addStates(QComboBox *box, const QString &first)
{
    box->addItem(first, QString());
    for (const State &state : states()) {
        if (state.selectable)
            box->addItem(u"%1 %2"_s.arg(state.code, state.name), state.code);
    }
}

void showSum(QLabel *title, QLabel *value, const QString &text)
{
    title->setVisible(!text.isEmpty());
    value->setVisible(!text.isEmpty());
    value->setText(text);
}

} // namespace

DocumentForm::DocumentForm(DocumentKind kind, const Session &session, Preferences *preferences, RollbackQueue *faults,
                           QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::DocumentForm>()), m_kind(kind), m_session(session),
      m_preferences(preferences), m_faults(faults), m_model(new DocumentFormModel(kind, session, this)),
      m_fields(new FormBinding(m_model, this)), m_hold(new KeyHold(this))
{
    m_ui->setupUi(this);
    setUpKind();
    fillChoices();
    bindFields();
    m_entry = new EntryBinding(m_model, m_fields, {this, m_ui->partyEdit, m_ui->lineGrid, m_ui->messageBar, faults},
                               session);
    setUpGrid();
    bindModel();
    bindButtons();
    bindKeys();
    new FieldWalk(m_ui->headerScroll);
    showMore(false);
    m_fields->showAll();
    showTotals();
    showDraftState({}, true, {});
}

DocumentForm::~DocumentForm() = default;

LineGrid *DocumentForm::grid() const
{
    return m_ui->lineGrid;
}

void DocumentForm::setUpKind()
{
    const KindTexts texts = textsOf(m_kind);
    m_ui->titleLabel->setText(texts.title);
    m_ui->statusChip->setStatus(tr("Draft"), Tone::Warning);
    m_ui->dateEditBox->setLabel(texts.dateLabel);
    m_ui->numberEditBox->setLabel(texts.numberLabel);
    m_ui->pickButton->setText(texts.pick);
    const bool challan = m_kind == DocumentKind::Challan;
    if (m_kind == DocumentKind::Invoice) {
        // An invoice has no purpose; its supply type stands there instead.
        m_ui->moreGrid->removeWidget(m_ui->supplyTypeBoxBox);
        const std::unique_ptr<QLayoutItem> left(
            m_ui->headerGrid->replaceWidget(m_ui->purposeBoxBox, m_ui->supplyTypeBoxBox));
        setTabOrder(m_ui->orderReferenceEdit, m_ui->supplyTypeBox);
    }
    m_ui->purposeBoxBox->setVisible(challan);
    m_ui->dueBackEditBox->setVisible(challan);
    m_ui->followsInvoiceEditBox->setVisible(challan);
    m_ui->partyChallanEditBox->setVisible(m_kind == DocumentKind::Return);
    m_ui->partyChallanDateEditBox->setVisible(m_kind == DocumentKind::Return);
    m_ui->reasonEditBox->setVisible(m_kind == DocumentKind::CreditNote);
    if (!challan && m_kind != DocumentKind::Invoice)
        setUpFollowing();
    m_ui->hintRow->addHint(tr("Enter"), tr("next"));
    m_ui->hintRow->addHint(tr("Alt+C"), tr("create"));
    m_ui->hintRow->addHint(tr("Ctrl+Del"), tr("delete line"));
    m_ui->hintRow->addHint(tr("F2"), tr("date"));
    m_ui->hintRow->addHint(tr("F1"), tr("all keys"));
    m_ui->dateEdit->setToday([clock = m_session.actor.clock] { return clock->today(); });
    m_ui->lrDateEdit->setToday([clock = m_session.actor.clock] { return clock->today(); });
    m_ui->partyChallanDateEdit->setToday([clock = m_session.actor.clock] { return clock->today(); });
    m_ui->dueBackEdit->setToday([clock = m_session.actor.clock] { return clock->today(); });
}

// A return, a credit note and a receipt follow documents that say the rest.
void DocumentForm::setUpFollowing()
{
    const bool receipt = m_kind == DocumentKind::Receipt;
    m_ui->vehicleEditBox->hide();
    m_ui->orderReferenceEditBox->setVisible(receipt);
    m_ui->placeOfSupplyEditBox->setVisible(m_kind == DocumentKind::CreditNote);
    if (receipt) {
        m_ui->numberEditBox->setRequired(true);
        m_ui->numberEdit->setFocusPolicy(Qt::StrongFocus);
        m_ui->numberEdit->setMaxLength(40);
        setTabOrder(m_ui->dateEdit, m_ui->numberEdit);
        setTabOrder(m_ui->numberEdit, m_ui->orderReferenceEdit);
    }
    const QList<FieldBox *> boxes = m_ui->moreBox->findChildren<FieldBox *>();
    for (FieldBox *box : boxes)
        box->setVisible(box == m_ui->remarksEditBox);
    const QList<QCheckBox *> checks = m_ui->moreBox->findChildren<QCheckBox *>();
    for (QCheckBox *check : checks)
        check->hide();
}

// From where Enter goes to the lines; Tab also passes what is seldom changed.
QLineEdit *DocumentForm::lastHeadEdit() const
{
    switch (m_kind) {
    case DocumentKind::Return: return m_ui->partyChallanDateEdit;
    case DocumentKind::CreditNote: return m_ui->reasonEdit;
    default: return m_ui->orderReferenceEdit;
    }
}

QString DocumentForm::columnsName() const
{
    const bool usual = m_kind == DocumentKind::Challan || m_kind == DocumentKind::Invoice;
    return usual ? u"form"_s : u"form/%1"_s.arg(wordOf(m_kind));
}

QList<int> DocumentForm::choosableColumns() const
{
    switch (m_kind) {
    case DocumentKind::Return: return {LinesModel::Unit, LinesModel::Reason};
    case DocumentKind::CreditNote: return {LinesModel::Hsn, LinesModel::Unit, LinesModel::Gst};
    case DocumentKind::Receipt: return {LinesModel::Unit};
    case DocumentKind::Challan:
    case DocumentKind::Invoice: break;
    }
    return {LinesModel::Hsn, LinesModel::Unit, LinesModel::Discount, LinesModel::Gst};
}

void DocumentForm::setUpGrid()
{
    LineGrid *grid = m_ui->lineGrid;
    setUpColumns(grid, m_model->lines()->layout());
    restoreColumns(grid, columnsName(), choosableColumns());

    connect(grid, &LineGrid::leaveForward, this, [this] { m_ui->submitButton->setFocus(Qt::TabFocusReason); });
    connect(grid, &LineGrid::leaveBackward, this, [this] { lastHeadEdit()->setFocus(Qt::BacktabFocusReason); });
}

void DocumentForm::fillChoices()
{
    for (const Purpose purpose :
         {Purpose::Supply, Purpose::JobWork, Purpose::Approval, Purpose::LiquidGas, Purpose::Branch,
          Purpose::Exhibition, Purpose::Repair, Purpose::Sample, Purpose::Other})
        m_ui->purposeBox->addItem(displayName(purpose), wordOf(purpose));
    for (const SupplyType type : {SupplyType::Regular, SupplyType::SezWithTax, SupplyType::SezWithoutTax,
                                  SupplyType::ExportWithTax, SupplyType::ExportWithoutTax, SupplyType::DeemedExport})
        m_ui->supplyTypeBox->addItem(displayName(type), wordOf(type));
    addStates(m_ui->shipToStateBox, QString());
    addStates(m_ui->placeOfSupplyBox, tr("By the rules"));
    m_ui->transportModeBox->addItem(QString(), QString());
    m_ui->transportModeBox->addItem(tr("Road"), u"road"_s);
    m_ui->transportModeBox->addItem(tr("Rail"), u"rail"_s);
    m_ui->transportModeBox->addItem(tr("Air"), u"air"_s);
    m_ui->transportModeBox->addItem(tr("Ship"), u"ship"_s);
}

void DocumentForm::bindFields()
{
    m_fields->addLine(Field::Party, m_ui->partyEdit, m_ui->partyEditBox);
    m_fields->addDate(Field::Date, m_ui->dateEdit, m_ui->dateEditBox);
    m_fields->addLine(Field::Number, m_ui->numberEdit, m_ui->numberEditBox);
    m_fields->addLine(Field::Vehicle, m_ui->vehicleEdit, m_ui->vehicleEditBox);
    m_fields->addLine(Field::OrderReference, m_ui->orderReferenceEdit, m_ui->orderReferenceEditBox);
    m_fields->addChoice(Field::Purpose, m_ui->purposeBox, m_ui->purposeBoxBox);
    m_fields->addLine(Field::ShipToName, m_ui->shipToNameEdit, m_ui->shipToNameEditBox);
    m_fields->addLine(Field::ShipToAddress, m_ui->shipToAddressEdit, m_ui->shipToAddressEditBox);
    m_fields->addLine(Field::ShipToCity, m_ui->shipToCityEdit, m_ui->shipToCityEditBox);
    m_fields->addChoice(Field::ShipToState, m_ui->shipToStateBox, m_ui->shipToStateBoxBox);
    m_fields->addLine(Field::ShipToPin, m_ui->shipToPinEdit, m_ui->shipToPinEditBox);
    m_fields->addLine(Field::ShipToGstin, m_ui->shipToGstinEdit, m_ui->shipToGstinEditBox);
    m_fields->addLine(Field::Transporter, m_ui->transporterEdit, m_ui->transporterEditBox);
    m_fields->addLine(Field::TransporterId, m_ui->transporterIdEdit, m_ui->transporterIdEditBox);
    m_fields->addChoice(Field::TransportMode, m_ui->transportModeBox, m_ui->transportModeBoxBox);
    m_fields->addLine(Field::Distance, m_ui->distanceEdit, m_ui->distanceEditBox);
    m_fields->addLine(Field::LrNumber, m_ui->lrNumberEdit, m_ui->lrNumberEditBox);
    m_fields->addDate(Field::LrDate, m_ui->lrDateEdit, m_ui->lrDateEditBox);
    m_fields->addLine(Field::EwayBill, m_ui->ewayBillEdit, m_ui->ewayBillEditBox);
    m_fields->addChoice(Field::PlaceOfSupply, m_ui->placeOfSupplyBox, m_ui->placeOfSupplyBoxBox);
    m_fields->addChoice(Field::SupplyType, m_ui->supplyTypeBox, m_ui->supplyTypeBoxBox);
    m_fields->addDate(Field::DueBack, m_ui->dueBackEdit, m_ui->dueBackEditBox);
    m_fields->addLine(Field::Discount, m_ui->discountEdit, m_ui->discountEditBox);
    m_fields->addLine(Field::ChargeName, m_ui->chargeNameEdit, m_ui->chargeNameEditBox);
    m_fields->addLine(Field::ChargeAmount, m_ui->chargeAmountEdit, m_ui->chargeAmountEditBox);
    m_fields->addLine(Field::ChargeGst, m_ui->chargeGstEdit, m_ui->chargeGstEditBox);
    m_fields->addLine(Field::FollowsInvoice, m_ui->followsInvoiceEdit, m_ui->followsInvoiceEditBox);
    m_fields->addLine(Field::Remarks, m_ui->remarksEdit, m_ui->remarksEditBox);
    m_fields->addCheck(Field::ReverseCharge, m_ui->reverseChargeCheck);
    m_fields->addCheck(Field::PricesIncludeTax, m_ui->pricesIncludeTaxCheck);
    m_fields->addCheck(Field::RoundOff, m_ui->roundOffCheck);
    m_fields->addLine(Field::PartyChallan, m_ui->partyChallanEdit, m_ui->partyChallanEditBox);
    m_fields->addDate(Field::PartyChallanDate, m_ui->partyChallanDateEdit, m_ui->partyChallanDateEditBox);
    m_fields->addLine(Field::Reason, m_ui->reasonEdit, m_ui->reasonEditBox);
    lastHeadEdit()->installEventFilter(this);
}

void DocumentForm::bindModel()
{
    connect(m_model, &DocumentFormModel::totalsChanged, this, &DocumentForm::showTotals);
    connect(m_model, &DocumentFormModel::partyChanged, this, &DocumentForm::showPlaceOfSupply);
    connect(m_model, &DocumentFormModel::fieldChanged, this, [this](Field field) {
        if (field == Field::Number)
            m_ui->numberEdit->setPlaceholderText(m_model->suggestedNumber());
        if (field == Field::PlaceOfSupply || field == Field::ShipToState || field == Field::SupplyType)
            showPlaceOfSupply();
    });
    connect(m_model, &DocumentFormModel::problemsChanged, this, [this] {
        if (m_showsProblems)
            showProblems();
    });
    connect(m_model, &DocumentFormModel::refused, this, [this] {
        m_hold->release(false);
        showProblems();
        m_entry->goToFirstProblem();
    });
    connect(m_model, &DocumentFormModel::needsAcknowledgement, this, &DocumentForm::showWarnings);
    connect(m_model, &DocumentFormModel::numberChanged, this,
            [this](const QString &number) { m_changedNumber = number; });
    connect(m_model, &DocumentFormModel::submitted, this, &DocumentForm::showSaved);
    connect(m_model, &DocumentFormModel::stateChanged, this, &DocumentForm::onState);
    connect(m_model, &DocumentFormModel::failed, this, &DocumentForm::onFailed);
    connect(m_model, &DocumentFormModel::failureSettled, this, [this](const Failure &failure) {
        m_hold->release(false);
        if (failure.savedAfterAll) {
            showMore(false);
            showDraftState({}, true, {});
        }
        m_faults->settle(failure);
    });
    connect(m_model, &DocumentFormModel::waiting, this, &DocumentForm::waiting);
    connect(m_model, &DocumentFormModel::draftKept, this,
            [this](const QString &time) { showDraftState(tr("Draft kept %1").arg(time), true, {}); });
    connect(m_model, &DocumentFormModel::draftNotKept, this,
            [this](const QString &why) { showDraftState(tr("Draft not kept"), false, why); });
    connect(m_model, &DocumentFormModel::pendingOrderLinesReady, this, &DocumentForm::onPending);
    connect(m_model, &DocumentFormModel::unbilledLinesReady, this, &DocumentForm::onPending);
    connect(m_model, &DocumentFormModel::linesToFollowReady, this, &DocumentForm::onPending);
    connect(m_model, &DocumentFormModel::placesDiffer, this, &DocumentForm::askAboutPlaces);
    bindTidings();
}

// What the bar says of a draft and of a correction.
void DocumentForm::bindTidings()
{
    connect(m_model, &DocumentFormModel::draftSaved, this, [this](const QString &title) {
        m_ui->messageBar->showMessage(Tone::Success, tr("Draft saved."), {}, title);
    });
    connect(m_model, &DocumentFormModel::lastSubmitUndone, this, [this](const QString &number) {
        m_offersUndo = false;
        m_ui->messageBar->showMessage(Tone::Success, tr("%1 is cancelled.").arg(number), {},
                                      tr("Its number stays used."));
    });
    connect(m_model, &DocumentFormModel::brought, this, [this] {
        m_fields->showAll();
        if (!m_model->replaces().isEmpty())
            m_ui->messageBar->showMessage(Tone::Warning,
                                          tr("Submitting cancels %1 and issues this instead.").arg(m_model->replaces()),
                                          {{u"discard"_s, tr("Leave it as it is")}});
        if (m_model->problems().empty())
            m_ui->lineGrid->editCell(0, LinesModel::Quantity);
    });
    connect(m_model, &DocumentFormModel::changedMeanwhile, this, [this](const QStringList &sentences) {
        m_ui->messageBar->showMessage(Tone::Warning, tr("Changed since this draft was kept:"), {},
                                      sentences.join(u' '));
    });
    connect(m_model, &DocumentFormModel::replaced, this,
            [this](const QString &old, const QString &number, const QStringList &differences) {
                m_offersUndo = false;
                m_ui->messageBar->showMessage(Tone::Accent, tr("%1 replaces %2.").arg(number, old),
                                              {{u"open"_s, tr("Open")}}, differences.join(u"; "_s));
            });
}

void DocumentForm::bindButtons()
{
    connect(m_ui->messageBar, &MessageBar::linkActivated, this, &DocumentForm::onLink);
    connect(m_entry, &EntryBinding::revealing, this, [this](const QWidget *field) {
        if (m_ui->moreBox->isAncestorOf(field) && m_ui->moreBox->isHidden())
            showMore(true);
    });
    connect(m_ui->messageBar, &MessageBar::closed, this, [this] {
        m_offersUndo = false;
        m_showsProblems = false;
        m_asksForWarnings = false;
        m_asksForPlaces = false;
    });
    connect(m_ui->moreButton, &QPushButton::clicked, this, [this](bool on) { showMore(on); });
    connect(m_ui->pickButton, &QPushButton::clicked, this, [this] { pickLines(); });
    connect(m_ui->saveDraftButton, &QPushButton::clicked, this, &DocumentForm::saveDraft);
    connect(m_ui->submitButton, &QPushButton::clicked, this, &DocumentForm::submit);
    connect(m_ui->draftDetailsButton, &QPushButton::clicked, this, [this] {
        m_ui->messageBar->showMessage(Tone::Warning, m_ui->draftLabel->text(), {}, m_ui->draftLabel->toolTip());
    });
}

void DocumentForm::arrive()
{
    if (m_model->isEmpty() || !focusWidget())
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
    else
        focusWidget()->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> DocumentForm::areas() const
{
    return QList<QWidget *>{m_ui->headerScroll, m_ui->lineGrid, m_ui->submitButton} + m_entry->panels();
}

void DocumentForm::setReadOnly(bool readOnly)
{
    setEnabled(!readOnly);
}

bool DocumentForm::goOnWith(const QJsonObject &payload, std::int64_t copyVersion, const QDateTime &savedAt)
{
    if (isOccupied())
        return false;
    m_model->fromJson(payload, copyVersion);
    m_fields->showAll();
    m_model->keepRecoveryCopyNow();
    if (savedAt.isValid())
        m_model->tellChangesSince(payload, savedAt);
    m_ui->partyEdit->setFocus();
    return true;
}

void DocumentForm::bring(const std::function<void()> &ask)
{
    if (isOccupied())
        return;
    m_lastAction = ask;
    ask();
}

void DocumentForm::bringOrder(qint64 orderId)
{
    bring([this, orderId] { m_model->bringOrder(OrderId(orderId)); });
}

void DocumentForm::bill(const QList<qint64> &challans)
{
    std::vector<DocumentId> ids;
    ids.reserve(std::size_t(challans.size()));
    for (const qint64 id : challans)
        ids.push_back(DocumentId(id));
    bring([this, ids] { m_model->bringChallans(ids); });
}

void DocumentForm::duplicate(qint64 id)
{
    bring([this, id] { m_model->duplicate(DocumentId(id)); });
}

void DocumentForm::correct(qint64 id)
{
    bring([this, id] { m_model->correct(DocumentId(id)); });
}

// What is typed is never written over: the person is told to put it away first.
bool DocumentForm::isOccupied()
{
    m_entry->settle();
    m_ui->messageBar->clear();
    if (m_model->isEmpty())
        return false;
    m_ui->messageBar->showMessage(Tone::Warning, tr("Something else is on this form."), {},
                                  tr("Submit it, or press Ctrl+N to keep it as a draft; then come back."));
    return true;
}

void DocumentForm::showPlaceOfSupply()
{
    const QString text = m_model->party() ? m_model->placeOfSupplyText() : QString();
    m_ui->placeOfSupplyEdit->setText(text);
    m_ui->placeOfSupplyEdit->setCursorPosition(0);
}

void DocumentForm::showTotals()
{
    DocumentFormModel::TotalsText totals = m_model->totals();
    const bool valued = m_kind != DocumentKind::Return && m_kind != DocumentKind::Receipt;
    m_ui->payableTitle->setVisible(valued);
    m_ui->payableValue->setVisible(valued);
    if (!valued) {
        const QString lines = totals.lineSummary;
        totals = {};
        totals.lineSummary = lines;
    }
    showSum(m_ui->taxableTitle, m_ui->taxableValue, totals.taxable);
    showSum(m_ui->cgstTitle, m_ui->cgstValue, totals.cgst);
    if (!totals.stateTaxName.isEmpty())
        m_ui->sgstTitle->setText(totals.stateTaxName);
    showSum(m_ui->sgstTitle, m_ui->sgstValue, totals.sgst);
    showSum(m_ui->igstTitle, m_ui->igstValue, totals.igst);
    showSum(m_ui->cessTitle, m_ui->cessValue, totals.cess);
    showSum(m_ui->roundOffTitle, m_ui->roundOffValue, totals.roundOff);
    m_ui->payableValue->setText(tr("₹ %1").arg(totals.payable));
    m_ui->lineSummaryLabel->setText(totals.lineSummary);
    m_ui->wordsLabel->setText(totals.words);
    showPlaceOfSupply();
}

void DocumentForm::showDraftState(const QString &text, bool kept, const QString &why)
{
    m_ui->draftLabel->setText(text);
    m_ui->draftLabel->setToolTip(why);
    setTextRole(m_ui->draftLabel, kept ? "caption" : "warning");
    m_ui->draftDetailsButton->setVisible(!kept);
}

void DocumentForm::showMore(bool shown)
{
    m_ui->moreBox->setVisible(shown);
    m_ui->moreButton->setChecked(shown);
    m_ui->moreButton->setText(shown ? tr("Less   Ctrl+I") : tr("More   Ctrl+I"));
    if (shown)
        m_ui->shipToNameEdit->setFocus(Qt::OtherFocusReason);
    else if (!focusWidget() || !focusWidget()->isVisible())
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
}

} // namespace desk
