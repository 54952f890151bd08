#include "views/document/orderform.h"

#include "domain/orderstatus.h"
#include "ui_orderform.h"
#include "viewmodels/linesmodel.h"
#include "views/dialogs/canceldialog.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/entrybinding.h"
#include "views/document/formbinding.h"
#include "views/document/gridcolumns.h"
#include "views/document/keyhold.h"
#include "views/shell/columnsmenu.h"
#include "views/shell/preferences.h"
#include "widgets/keys.h"

#include <QKeyEvent>
#include <QShortcut>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Field = OrderFormModel::Field;

const QList<int> choosable{LinesModel::Hsn, LinesModel::Unit, LinesModel::Gst, LinesModel::Due};

Tone toneOf(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Part: return Tone::Warning;
    case OrderStatus::Dispatched: return Tone::Success;
    case OrderStatus::Closed: return Tone::Neutral;
    case OrderStatus::Cancelled: return Tone::Error;
    case OrderStatus::Open: break;
    }
    return Tone::Accent;
}

} // namespace

OrderForm::OrderForm(const Session &session, Preferences *preferences, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::OrderForm>()), m_session(session), m_preferences(preferences),
      m_faults(faults), m_model(new OrderFormModel(session, this)), m_fields(new FormBinding(m_model, this)),
      m_hold(new KeyHold(this))
{
    m_ui->setupUi(this);
    setUp();
    bindModel();
    bindKeys();
    showHead();
    showSums();
}

OrderForm::~OrderForm() = default;

LineGrid *OrderForm::grid() const
{
    return m_ui->lineGrid;
}

void OrderForm::setUp()
{
    m_ui->dateEdit->setToday([clock = m_session.actor.clock] { return clock->today(); });
    m_ui->draftDetailsButton->hide();
    m_ui->hintRow->addHint(tr("Enter"), tr("next"));
    m_ui->hintRow->addHint(tr("Alt+C"), tr("create"));
    m_ui->hintRow->addHint(tr("Ctrl+Del"), tr("delete line"));
    m_ui->hintRow->addHint(tr("F1"), tr("all keys"));
    m_fields->addLine(Field::Party, m_ui->partyEdit, m_ui->partyEditBox);
    m_fields->addLine(Field::Number, m_ui->numberEdit, m_ui->numberEditBox);
    m_fields->addDate(Field::Date, m_ui->dateEdit, m_ui->dateEditBox);
    m_fields->addLine(Field::Remarks, m_ui->remarksEdit, m_ui->remarksEditBox);
    m_fields->addCheck(Field::AllowExcess, m_ui->excessCheck);
    m_entry = new EntryBinding(m_model, m_fields, {this, m_ui->partyEdit, m_ui->lineGrid, m_ui->messageBar, m_faults},
                               m_session);
    setUpColumns(m_ui->lineGrid, LinesModel::Layout::Order);
    restoreColumns(m_ui->lineGrid, u"order"_s, choosable);
    connect(m_ui->lineGrid, &LineGrid::leaveForward, this,
            [this] { m_ui->submitButton->setFocus(Qt::TabFocusReason); });
    connect(m_ui->lineGrid, &LineGrid::leaveBackward, this,
            [this] { m_ui->remarksEdit->setFocus(Qt::BacktabFocusReason); });
    // Enter goes from the remarks straight to the lines; Tab also passes the switch.
    m_ui->remarksEdit->installEventFilter(this);
    new FieldWalk(m_ui->headerScroll);
    m_fields->showAll();
}

void OrderForm::bindModel()
{
    connect(m_model, &OrderFormModel::loaded, this, [this] {
        m_fields->showAll();
        showHead();
        showSums();
        if (m_model->isAmendment()) // what is amended most
            m_ui->lineGrid->setCurrentIndex(m_model->lines()->index(0, LinesModel::Quantity));
    });
    connect(m_model, &OrderFormModel::edited, this, &OrderForm::showSums);
    connect(m_model, &OrderFormModel::busyChanged, this, [this] {
        if (m_model->isBusy())
            m_hold->hold();
        m_ui->submitButton->setText(m_model->isBusy() ? tr("Saving …") : tr("Save   Ctrl+Enter"));
    });
    connect(m_model, &OrderFormModel::saved, this, &OrderForm::showSaved);
    connect(m_model, &OrderFormModel::closedChanged, this, [this](const Order &order) {
        m_hold->release(false);
        showHead();
        m_ui->messageBar->showMessage(Tone::Success,
                                      order.closed ? tr("Order %1 is closed.").arg(order.number)
                                                   : tr("Order %1 is open again.").arg(order.number));
    });
    connect(m_model, &OrderFormModel::refused, this, [this] {
        m_hold->release(false);
        m_showsProblems = m_entry->showProblems();
        m_entry->goToFirstProblem();
    });
    connect(m_model, &EntryModel::problemsChanged, this, [this] {
        if (!m_showsProblems)
            return;
        m_showsProblems = m_entry->showProblems();
        if (!m_showsProblems)
            m_ui->messageBar->clear();
    });
    connect(m_model, &EntryModel::failed, this, &OrderForm::onFailed);
    connect(m_model, &OrderFormModel::waiting, this, &OrderForm::waiting);
    connect(m_model, &OrderFormModel::draftKept, this, [this](const QString &time) {
        m_ui->draftLabel->setText(tr("Draft kept %1").arg(time));
        m_ui->draftDetailsButton->hide();
    });
    connect(m_model, &OrderFormModel::draftNotKept, this, [this](const QString &why) {
        m_ui->draftLabel->setText(tr("Draft not kept"));
        m_ui->draftLabel->setToolTip(why);
        m_ui->draftDetailsButton->show();
    });
    connect(m_ui->draftDetailsButton, &QPushButton::clicked, this, [this] {
        m_ui->messageBar->showMessage(Tone::Warning, m_ui->draftLabel->text(), {}, m_ui->draftLabel->toolTip());
    });
    connect(m_ui->messageBar, &MessageBar::linkActivated, this, &OrderForm::onLink);
    connect(m_ui->messageBar, &MessageBar::closed, this, [this] { m_showsProblems = false; });
    connect(m_ui->submitButton, &QPushButton::clicked, this, &OrderForm::save);
    connect(m_ui->closeOrderButton, &QPushButton::clicked, this, &OrderForm::askToClose);
    connect(m_ui->challanButton, &QPushButton::clicked, this, &OrderForm::makeChallan);
}

void OrderForm::bindKeys()
{
    QList<QShortcut *> keys;
    const auto key = [&](const QKeySequence &sequence, const std::function<void()> &act) {
        return keys.emplaceBack(addKey(sequence, act));
    };
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        key(QKeySequence(Qt::CTRL | enter), [this] { save(); })->setAutoRepeat(false);
        key(QKeySequence(Qt::ALT | enter), [this] { m_entry->alterFromField(); });
    }
    QShortcut *accept = key(QKeySequence(Qt::CTRL | Qt::Key_A), [this] { save(); });
    accept->setAutoRepeat(false);
    accept->setEnabled(m_preferences->tallyKeys());
    connect(m_preferences, &Preferences::tallyKeysChanged, accept, &QShortcut::setEnabled);
    key(QKeySequence::Save, [this] { save(); });
    key(QKeySequence(Qt::ALT | Qt::Key_C), [this] { m_entry->createFromField(); });
    key(QKeySequence(Qt::ALT | Qt::Key_O), [this] { makeChallan(); });
    key(QKeySequence(Qt::ALT | Qt::Key_X), [this] { askToClose(); });
    key(QKeySequence(Qt::Key_F2), [this] { m_ui->dateEdit->setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::Key_F12), [this] { showColumnsMenu(m_ui->lineGrid, u"order"_s, choosable); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { m_entry->undo(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Y), [this] { m_entry->redo(); });
    m_entry->addKeys(keys);
}

QList<KeyNote> OrderForm::keys() const
{
    const QString form = tr("Order");
    return QList<KeyNote>{
               {form, tr("Enter, Tab"), tr("Next field or cell; on an empty item: to Save")},
               {form, tr("Ctrl+Enter"), tr("Save and start the next")},
               {form, tr("Alt+C"), tr("Create the customer or item typed here")},
               {form, tr("Alt+Enter"), tr("Alter the customer or item of this field")},
               {form, tr("Alt+O"), tr("New challan of what is left of this order")},
               {form, tr("Alt+X"), tr("Close the order short, or open it again; a reason is asked for")},
               {form, tr("F2"), tr("Go to the date")},
               {form, tr("F12"), tr("Choose columns")},
               {form, tr("Esc"), tr("Close the list, give back the cell, leave with the draft kept")},
           }
    + lineKeys();
}

void OrderForm::showHead()
{
    const bool amends = m_model->isAmendment();
    const Order &order = m_model->stored();
    m_ui->titleLabel->setText(amends ? tr("Order %1").arg(order.number) : tr("New order"));
    m_ui->statusChip->setVisible(amends);
    if (amends)
        m_ui->statusChip->setStatus(displayName(statusOf(order)), toneOf(statusOf(order)));
    m_ui->draftLabel->clear();
    m_ui->draftDetailsButton->hide();
    for (QLineEdit *fixed : {static_cast<QLineEdit *>(m_ui->partyEdit), m_ui->numberEdit}) {
        fixed->setReadOnly(amends);
        fixed->setFocusPolicy(amends ? Qt::ClickFocus : Qt::StrongFocus);
    }
    m_ui->closeOrderButton->setVisible(amends);
    m_ui->closeOrderButton->setText(order.closed ? tr("Open again   Alt+X") : tr("Close order   Alt+X"));
    m_ui->challanButton->setVisible(amends && !order.closed);
    m_ui->lineGrid->setColumnHidden(LinesModel::Done, !amends);
}

void OrderForm::showSums()
{
    m_ui->lineSummaryLabel->setText(m_model->lineSummary());
    m_ui->payableValue->setText(tr("₹ %1").arg(m_model->totalText()));
}

void OrderForm::arrive()
{
    if (focusWidget() && !m_model->isEmpty())
        focusWidget()->setFocus(Qt::OtherFocusReason);
    else if (m_model->isAmendment())
        m_ui->lineGrid->enterForward();
    else
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
}

void OrderForm::settle()
{
    m_entry->settle();
    if (!m_model->isEmpty())
        m_model->keepRecoveryCopyNow();
}

QList<QWidget *> OrderForm::areas() const
{
    return QList<QWidget *>{m_ui->headerScroll, m_ui->lineGrid, m_ui->submitButton} + m_entry->panels();
}

void OrderForm::setReadOnly(bool readOnly)
{
    setEnabled(!readOnly);
}

void OrderForm::tellOccupied()
{
    m_ui->messageBar->showMessage(Tone::Warning, tr("Something is typed on this form and not saved."),
                                  {{u"discard"_s, tr("Discard it")}, {u"stay"_s, tr("Stay")}});
    moveFocus(m_ui->messageBar, true);
}

void OrderForm::amend(qint64 id)
{
    settle();
    if (m_model->hasUnsaved() && m_model->stored().id.value() != id) {
        tellOccupied();
        return;
    }
    if (m_model->hasUnsaved())
        return;
    m_ui->messageBar->clear();
    m_model->load(OrderId(id));
    m_ui->lineGrid->setFocus(Qt::OtherFocusReason);
}

bool OrderForm::goOnWith(const QJsonObject &payload, std::int64_t copyVersion)
{
    if (m_model->hasUnsaved()) {
        tellOccupied();
        return false;
    }
    m_ui->messageBar->clear();
    m_model->fromJson(payload, copyVersion);
    m_ui->partyEdit->setFocus();
    return true;
}

void OrderForm::startNew()
{
    m_model->startNew();
    m_ui->lineGrid->setCurrentIndex({});
    m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
}

void OrderForm::newOfThisKind()
{
    settle();
    if (m_model->hasUnsaved())
        tellOccupied();
    else
        startNew();
}

void OrderForm::save()
{
    if (m_model->isBusy() || !m_entry->commit([this] { save(); }))
        return;
    m_lastAction = [this] { save(); };
    m_showsProblems = false;
    m_ui->messageBar->clear();
    m_model->save();
}

void OrderForm::showSaved(const Order &order, bool amended)
{
    m_savedId = order.id.value();
    m_showsProblems = false;
    m_ui->lineGrid->setCurrentIndex({});
    m_ui->messageBar->showMessage(
        Tone::Success, amended ? tr("Order %1 amended.").arg(order.number) : tr("Order %1 saved.").arg(order.number),
        {{u"open"_s, tr("Open")}, {u"challan"_s, tr("Challan of it")}}, order.partyName);
    if (isVisible()) // who left for another page meanwhile keeps the keyboard there
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
    m_hold->release(true);
}

void OrderForm::onFailed(const Failure &failure)
{
    m_hold->release(false);
    const QPersistentModelIndex cell(m_ui->lineGrid->hasFocus() ? m_ui->lineGrid->currentIndex() : QModelIndex());
    m_faults->show(failure, {.tryAgain = m_lastAction, .saveCopy = {}, .backToWork = [this, cell] {
                                 if (cell.isValid())
                                     m_ui->lineGrid->editCell(cell.row(), cell.column());
                             }});
}

void OrderForm::onLink(const QString &id)
{
    if (id == u"undo-line"_s) {
        m_entry->undo();
    } else if (id == u"open"_s) {
        amend(m_savedId);
    } else if (id == u"challan"_s) {
        Q_EMIT challanRequested(m_savedId);
    } else if (id == u"discard"_s) {
        m_ui->messageBar->clear();
        startNew();
    } else if (id == u"stay"_s) {
        m_ui->messageBar->clear();
        arrive();
    } else {
        m_entry->goToProblem(id);
    }
}

void OrderForm::askToClose()
{
    if (!m_model->isAmendment() || m_model->isBusy())
        return;
    if (m_model->hasUnsaved()) {
        m_ui->messageBar->showMessage(Tone::Warning, tr("Save the amendment first."));
        return;
    }
    const Order &order = m_model->stored();
    auto *dialog = new CancelDialog(order.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTexts(order.closed ? tr("Open order %1 again").arg(order.number)
                                  : tr("Close order %1 short").arg(order.number),
                     order.closed ? tr("What is left can be delivered again.")
                                  : tr("What is left will not be delivered. What was dispatched stays as it is."),
                     order.closed ? tr("Open again") : tr("Close order"));
    connect(dialog, &CancelDialog::confirmed, this, [this, closing = !order.closed](const QString &reason) {
        m_lastAction = [this, closing, reason] { m_model->setClosed(closing, reason); };
        m_lastAction();
    });
    connect(dialog, &QDialog::finished, this, [this] { window()->activateWindow(); });
    dialog->open();
}

void OrderForm::makeChallan()
{
    if (!m_model->isAmendment() || m_model->isBusy())
        return;
    if (m_model->hasUnsaved())
        m_ui->messageBar->showMessage(Tone::Warning, tr("Save the amendment first."));
    else
        Q_EMIT challanRequested(m_model->stored().id.value());
}

void OrderForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        settle();
        Q_EMIT leaveRequested();
        return;
    }
    Page::keyPressEvent(event);
}

bool OrderForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_ui->remarksEdit) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
            m_ui->lineGrid->enterForward();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace desk
