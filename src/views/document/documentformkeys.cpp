#include "views/document/documentform.h"

#include "ui_documentform.h"
#include "viewmodels/linesmodel.h"
#include "views/dialogs/canceldialog.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/documentkinds.h"
#include "views/document/entrybinding.h"
#include "views/document/gridcolumns.h"
#include "views/document/keyhold.h"
#include "views/document/pendingpicker.h"
#include "views/shell/columnsmenu.h"
#include "views/shell/preferences.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QSaveFile>
#include <QShortcut>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// A second Ctrl+Enter this soon is a double press, not a look at the warnings.
constexpr int lookMilliseconds = 600;

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

void DocumentForm::bindKeys()
{
    QList<QShortcut *> keys;
    const auto key = [&](const QKeySequence &sequence, const std::function<void()> &act) {
        return keys.emplaceBack(addKey(sequence, act));
    };
    for (const Qt::Key enter : {Qt::Key_Return, Qt::Key_Enter}) {
        key(QKeySequence(Qt::CTRL | enter), [this] { submit(); })->setAutoRepeat(false);
        key(QKeySequence(Qt::ALT | enter), [this] { m_entry->alterFromField(); });
    }
    QShortcut *accept = key(QKeySequence(Qt::CTRL | Qt::Key_A), [this] { submit(); });
    accept->setAutoRepeat(false);
    accept->setEnabled(m_preferences->tallyKeys());
    connect(m_preferences, &Preferences::tallyKeysChanged, accept, &QShortcut::setEnabled);
    key(QKeySequence::Save, [this] { saveDraft(); });
    key(QKeySequence::Print, [this] { print(); });
    key(QKeySequence(Qt::ALT | Qt::Key_P), [this] { print(); });
    key(QKeySequence(Qt::ALT | Qt::Key_C), [this] { m_entry->createFromField(); });
    key(QKeySequence(Qt::Key_F2), [this] { m_ui->dateEdit->setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::Key_F12), [this] { showColumnsMenu(m_ui->lineGrid, columnsName(), choosableColumns()); });
    key(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { showMore(m_ui->moreBox->isHidden()); });
    key(QKeySequence(Qt::ALT | pickKey(m_kind)), [this] { pickLines(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { undo(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Y), [this] { m_entry->redo(); });
    m_entry->addKeys(keys);
    m_entry->setClaimsUndo([this] { return m_offersUndo && m_model->isEmpty(); });
}

QList<KeyNote> DocumentForm::keys() const
{
    const QString form = tr("Entry form");
    QList<KeyNote> notes{
        {form, tr("Enter, Tab"), tr("Next field or cell; on an empty item: to Submit")},
        {form, tr("Shift+Enter, Shift+Tab"), tr("Previous field or cell")},
        {form, tr("Ctrl+Enter"), tr("Submit and start the next")},
        {form, tr("Ctrl+S"), tr("Save draft in the company file")},
        {form, tr("Ctrl+P"), tr("Print: what was just saved, else what stands here, marked as a draft")},
        {form, tr("Alt+C"), tr("Create the customer or item typed here")},
        {form, tr("Alt+Enter"), tr("Alter the customer or item of this field")},
        {form, tr("F2"), tr("Go to the date")},
        {form, tr("t, +, -, +5, 5, 5-4, 0504"), tr("Ways to type a date; Alt+Down shows the month")},
        {form, tr("12*5"), tr("Sums in number cells")},
        {form, tr("Ctrl+I"), tr("More details")},
        {form, m_kind == DocumentKind::Challan ? tr("Alt+O") : tr("Alt+J"),
         tr("Bring lines: %1").arg(textsOf(m_kind).pickHeadline)},
        {form, tr("F12"), tr("Choose columns")},
        {form, tr("Ctrl+Z, Ctrl+Y"), tr("Undo, redo; right after submitting: cancel that document")},
        {form, tr("Esc"), tr("Close the list, give back the cell, leave with the draft kept")},
    };
    if (m_preferences->tallyKeys())
        notes.insert(3, {form, tr("Ctrl+A"), tr("Submit, as in Tally")});
    return notes + lineKeys();
}

void DocumentForm::submit()
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    const bool acknowledges = m_asksForWarnings;
    if ((acknowledges || m_asksForPlaces) && m_warned.elapsed() < lookMilliseconds)
        return;
    if (!m_entry->commit([this] { submit(); }))
        return;
    m_lastAction = [this] { submit(); };
    m_asksForWarnings = false;
    m_showsProblems = false;
    m_offersUndo = false;
    m_ui->messageBar->clear();
    if (std::exchange(m_asksForPlaces, false))
        m_model->setText(DocumentFormModel::Field::SeveralPlaces, u"1"_s);
    if (!m_model->replaces().isEmpty())
        askForReplaceReason();
    else if (acknowledges)
        m_model->acknowledgeWarnings();
    else
        m_model->submit();
}

void DocumentForm::saveDraft()
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    if (!m_entry->commit([this] { saveDraft(); }))
        return;
    m_lastAction = [this] { saveDraft(); };
    m_model->saveDraft();
}

void DocumentForm::onState()
{
    const bool busy = m_model->state() != DocumentFormModel::State::Editing;
    if (busy)
        m_hold->hold();
    m_ui->submitButton->setText(busy ? tr("Saving …") : tr("Submit   Ctrl+Enter"));
    m_ui->statusChip->setStatus(busy ? tr("Saving") : tr("Draft"), busy ? Tone::Accent : Tone::Warning);
}

void DocumentForm::onFailed(const Failure &failure)
{
    m_hold->release(false);
    const QPersistentModelIndex cell(m_ui->lineGrid->hasFocus() ? m_ui->lineGrid->currentIndex() : QModelIndex());
    const auto back = [this, cell] {
        if (m_model->isEmpty()) // saved after all
            m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
        else if (cell.isValid())
            m_ui->lineGrid->editCell(cell.row(), cell.column());
    };
    const auto again = m_lastAction;
    m_faults->show(failure, {.tryAgain = again, .saveCopy = [this] { saveCopyElsewhere(); }, .backToWork = back});
}

void DocumentForm::saveCopyElsewhere()
{
    auto *dialog = new QFileDialog(this, tr("Save a copy of what is on the screen"), QString(),
                                   tr("Challan Desk draft (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(textsOf(m_kind).draftFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QSaveFile file(name);
        const QByteArray content = QJsonDocument(m_model->toJson()).toJson();
        const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
        if (written)
            m_ui->messageBar->showMessage(Tone::Success, tr("Copy saved."), {}, QDir::toNativeSeparators(name));
        else
            m_ui->messageBar->showMessage(Tone::Error, tr("The copy was not saved."), {}, file.errorString());
    });
    dialog->open();
}

void DocumentForm::undo()
{
    if (m_offersUndo && m_model->isEmpty()) {
        askForUndoReason();
        return;
    }
    m_entry->undo();
}

// Undo of a submit is a cancellation, so it has a reason; the usual one stands there already (R8).
void DocumentForm::askForUndoReason()
{
    auto *dialog = new CancelDialog(m_savedNumber, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setReason(tr("Entered by mistake"));
    connect(dialog, &CancelDialog::confirmed, this, [this](const QString &reason) {
        m_offersUndo = false;
        m_ui->messageBar->clear();
        m_lastAction = [this, reason] { m_model->undoLastSubmit(reason); };
        m_lastAction();
    });
    connect(dialog, &QDialog::finished, this, [this] { window()->activateWindow(); });
    dialog->open();
}

void DocumentForm::askForReplaceReason()
{
    auto *dialog = new CancelDialog(m_model->replaces(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setTexts(tr("Cancel %1 and replace it").arg(m_model->replaces()),
                     tr("Its number stays used. What stands on the form is issued under a number of its own."),
                     tr("Cancel and replace"));
    connect(dialog, &CancelDialog::confirmed, this, [this](const QString &reason) {
        m_model->setReplaceReason(reason);
        m_lastAction = [this] { m_model->submit(); };
        m_lastAction();
    });
    connect(dialog, &QDialog::finished, this, [this] { window()->activateWindow(); });
    dialog->open();
}

void DocumentForm::pickLines()
{
    if (m_model->state() != DocumentFormModel::State::Editing || m_isPicking)
        return;
    if (!m_entry->commit([this] { pickLines(); }))
        return;
    if (!m_model->party()) {
        m_ui->messageBar->showMessage(Tone::Accent, tr("Choose a customer first."));
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_isPicking = true;
    m_lastAction = [this] { pickLines(); };
    switch (m_kind) {
    case DocumentKind::Challan: m_model->loadPendingOrderLines(); break;
    case DocumentKind::Invoice: m_model->loadUnbilledChallanLines(); break;
    default: m_model->loadLinesToFollow(); break;
    }
}

void DocumentForm::onPending(const std::vector<PendingLine> &lines)
{
    m_isPicking = false;
    if (!isVisible() || !m_model->party())
        return;
    auto *picker = new PendingPicker(m_kind, m_model->party()->name, lines, m_session.actor.clock->today(), this);
    connect(picker, &PendingPicker::brought, this,
            [this](const std::vector<PendingLine> &chosen, const std::vector<Quantity> &quantities) {
                m_model->takePending(chosen, quantities);
                m_ui->lineGrid->enterForward();
            });
    connect(picker, &QDialog::finished, this, [this] { window()->activateWindow(); });
    picker->open();
}

void DocumentForm::newOfThisKind()
{
    settle();
    if (m_model->isEmpty())
        arrive();
    else
        askAboutContent();
}

void DocumentForm::settle()
{
    m_entry->settle();
    if (!m_model->isEmpty())
        m_model->keepRecoveryCopyNow();
}

// On an empty form the document that was just saved, else what is being entered.
void DocumentForm::print()
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    if (m_model->isEmpty()) {
        if (m_savedId > 0)
            Q_EMIT printRequested(m_savedId);
        return;
    }
    if (m_entry->commit([this] { print(); }))
        Q_EMIT printDraftRequested(m_model->draft());
}

void DocumentForm::leave()
{
    settle();
    Q_EMIT leaveRequested();
}

void DocumentForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
        return;
    }
    Page::keyPressEvent(event);
}

bool DocumentForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == lastHeadEdit()) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (isReturn(key->key()) && plain && m_ui->moreBox->isHidden()) {
            m_ui->lineGrid->enterForward();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace desk
