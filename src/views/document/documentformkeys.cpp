#include "views/document/documentform.h"

#include "ui_documentform.h"
#include "viewmodels/linesmodel.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/formbinding.h"
#include "views/document/keyhold.h"
#include "views/document/pendingpicker.h"
#include "views/masters/masterpanel.h"
#include "views/shell/preferences.h"
#include "widgets/keys.h"

#include <QApplication>
#include <QFileDialog>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QSaveFile>
#include <QShortcut>
#include <QUndoStack>

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

QShortcut *DocumentForm::addKey(const QKeySequence &key, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(key, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, act);
    m_shortcuts.append(shortcut);
    return shortcut;
}

void DocumentForm::bindKeys()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        addKey(QKeySequence(Qt::CTRL | key), [this] { submit(); })->setAutoRepeat(false);
        addKey(QKeySequence(Qt::ALT | key), [this] { alterFromField(); });
    }
    QShortcut *accept = addKey(QKeySequence(Qt::CTRL | Qt::Key_A), [this] { submit(); });
    accept->setAutoRepeat(false);
    accept->setEnabled(m_preferences->tallyKeys());
    connect(m_preferences, &Preferences::tallyKeysChanged, accept, &QShortcut::setEnabled);
    addKey(QKeySequence::Save, [this] { saveDraft(); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_C), [this] { createFromField(); });
    addKey(QKeySequence(Qt::Key_F2), [this] { m_ui->dateEdit->setFocus(Qt::ShortcutFocusReason); });
    addKey(QKeySequence(Qt::Key_F12), [this] { showColumnsMenu(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { showMore(m_ui->moreBox->isHidden()); });
    addKey(QKeySequence(Qt::ALT | (m_kind == DocumentKind::Challan ? Qt::Key_O : Qt::Key_J)), [this] { pickLines(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { undo(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Y), [this] { redo(); });
    qApp->installEventFilter(this);
}

QList<KeyNote> DocumentForm::keys() const
{
    const QString form = tr("Entry form");
    const QString table = tr("Line table");
    QList<KeyNote> notes{
        {form, tr("Enter, Tab"), tr("Next field or cell; on an empty item: to Submit")},
        {form, tr("Shift+Enter, Shift+Tab"), tr("Previous field or cell")},
        {form, tr("Ctrl+Enter"), tr("Submit and start the next")},
        {form, tr("Ctrl+S"), tr("Save draft in the company file")},
        {form, tr("Alt+C"), tr("Create the customer or item typed here")},
        {form, tr("Alt+Enter"), tr("Alter the customer or item of this field")},
        {form, tr("F2"), tr("Go to the date")},
        {form, tr("t, +, -, +5, 5, 5-4, 0504"), tr("Ways to type a date; Alt+Down shows the month")},
        {form, tr("12*5"), tr("Sums in number cells")},
        {form, tr("Ctrl+I"), tr("More details")},
        m_kind == DocumentKind::Challan ? KeyNote{form, tr("Alt+O"), tr("Bring open order lines")}
                                        : KeyNote{form, tr("Alt+J"), tr("Bring challans not yet invoiced")},
        {form, tr("F12"), tr("Choose columns")},
        {form, tr("Ctrl+Z, Ctrl+Y"), tr("Undo, redo; right after submitting: cancel that document")},
        {form, tr("Esc"), tr("Close the list, give back the cell, leave with the draft kept")},
        {table, tr("Ctrl+Del, Alt+R"), tr("Delete the line")},
        {table, tr("Insert"), tr("Insert a line above")},
        {table, tr("Ctrl+D"), tr("Copy the cell above; on an empty row the whole line")},
        {table, tr("Alt+Up, Alt+Down"), tr("Move the line")},
        {table, tr("Ctrl+Home, Ctrl+End"), tr("First and last line")},
    };
    if (m_preferences->tallyKeys())
        notes.insert(3, {form, tr("Ctrl+A"), tr("Submit, as in Tally")});
    return notes;
}

// Everything typed is in the model. False where an answer is still awaited: m_whenSettled runs when it has come (C81).
bool DocumentForm::commitAll()
{
    m_fields->commitFocused();
    const SuggestEdit::Outcome party = m_ui->partyEdit->takeCurrent();
    if (party == SuggestEdit::Outcome::Creating)
        return false;
    const bool lines = m_ui->lineGrid->commitPending();
    return party != SuggestEdit::Outcome::Waiting && lines;
}

void DocumentForm::submit()
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    const bool acknowledges = m_asksForWarnings;
    if (acknowledges && m_warned.elapsed() < lookMilliseconds)
        return;
    m_whenSettled = [this] { submit(); };
    if (!commitAll())
        return;
    m_whenSettled = {};
    m_lastAction = [this] { submit(); };
    m_asksForWarnings = false;
    m_showsProblems = false;
    m_offersUndo = false;
    m_ui->messageBar->clear();
    if (acknowledges)
        m_model->acknowledgeWarnings();
    else
        m_model->submit();
}

void DocumentForm::saveDraft()
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    m_whenSettled = [this] { saveDraft(); };
    if (!commitAll())
        return;
    m_whenSettled = {};
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
    dialog->selectFile(m_kind == DocumentKind::Challan ? tr("challan-draft.json") : tr("invoice-draft.json"));
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
        m_offersUndo = false;
        m_ui->messageBar->clear();
        m_lastAction = [this] { m_model->undoLastSubmit(tr("Entered by mistake")); };
        m_lastAction();
        return;
    }
    m_ui->lineGrid->commitPending();
    m_ui->messageBar->clear();
    m_model->undoStack()->undo();
}

void DocumentForm::redo()
{
    m_ui->lineGrid->commitPending();
    m_model->undoStack()->redo();
}

void DocumentForm::createFromField()
{
    const QWidget *editor = m_ui->lineGrid->openEditor();
    const bool inGrid = m_ui->lineGrid->hasFocus() || (editor && editor->hasFocus());
    if (!inGrid) {
        openPanel(MasterKind::Party, m_model->party() ? QString() : m_ui->partyEdit->text().simplified(), 0, -1);
        return;
    }
    const int row = qMax(0, m_ui->lineGrid->currentIndex().row());
    const auto *item = qobject_cast<const SuggestEdit *>(editor);
    const QString typed = item && item->isTouched() ? item->text().simplified() : QString();
    openPanel(MasterKind::Item, typed, 0, row);
}

void DocumentForm::alterFromField()
{
    const QWidget *editor = m_ui->lineGrid->openEditor();
    const bool inGrid = m_ui->lineGrid->hasFocus() || (editor && editor->hasFocus());
    const int row = m_ui->lineGrid->currentIndex().row();
    const auto &lines = m_model->lines()->lines();
    if (inGrid && row >= 0 && row < int(lines.size()) && lines[std::size_t(row)].item) {
        openPanel(MasterKind::Item, {}, lines[std::size_t(row)].item->id.value(), row);
    } else if (!inGrid && m_model->party() && m_model->party()->id.isValid()) {
        openPanel(MasterKind::Party, {}, m_model->party()->id.value(), -1);
    }
}

void DocumentForm::openPanel(MasterKind kind, const QString &name, qint64 id, int row)
{
    if (m_model->state() != DocumentFormModel::State::Editing)
        return;
    m_whenSettled = {};
    m_panelRow = row;
    m_panelSaved = false;
    m_ui->partyEdit->closeList();
    m_ui->lineGrid->commitPending();
    for (QShortcut *shortcut : std::as_const(m_shortcuts))
        shortcut->setEnabled(false);
    MasterPanel *panel = kind == MasterKind::Party ? m_partyPanel : m_itemPanel;
    if (id > 0)
        panel->openExisting(id);
    else
        panel->openNew(name);
}

void DocumentForm::bindPanel(MasterPanel *panel)
{
    const MasterKind kind = panel == m_partyPanel ? MasterKind::Party : MasterKind::Item;
    connect(panel, &MasterPanel::partySaved, this, [this](const Party &party) {
        m_panelSaved = true;
        m_model->takeParty(party);
        m_ui->partyEdit->setChoice(party.name, QVariant::fromValue(party));
    });
    connect(panel, &MasterPanel::itemSaved, this, [this](const Item &item) {
        m_panelSaved = true;
        const QModelIndex cell = m_model->lines()->index(m_panelRow, LinesModel::Item);
        m_model->lines()->setData(cell, QVariant::fromValue(item), ChoiceRole);
    });
    connect(panel, &SidePanel::closed, this, [this, kind] { onPanelClosed(kind); });
}

// Saved: on to the next field. Not saved: back to the field, its text as it was.
void DocumentForm::onPanelClosed(MasterKind kind)
{
    for (QShortcut *shortcut : std::as_const(m_shortcuts))
        shortcut->setEnabled(shortcut->key() != QKeySequence(Qt::CTRL | Qt::Key_A) || m_preferences->tallyKeys());
    if (kind == MasterKind::Item) {
        m_ui->lineGrid->editCell(m_panelRow, m_panelSaved ? LinesModel::Quantity : LinesModel::Item);
        return;
    }
    m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
    if (m_panelSaved)
        moveFocus(m_ui->partyEdit, true);
}

void DocumentForm::pickLines()
{
    if (m_model->state() != DocumentFormModel::State::Editing || m_isPicking)
        return;
    m_whenSettled = [this] { pickLines(); };
    if (!commitAll())
        return;
    m_whenSettled = {};
    if (!m_model->party()) {
        m_ui->messageBar->showMessage(Tone::Accent, tr("Choose a customer first."));
        m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_isPicking = true;
    m_lastAction = [this] { pickLines(); };
    if (m_kind == DocumentKind::Challan)
        m_model->loadPendingOrderLines();
    else
        m_model->loadUnbilledChallanLines();
}

void DocumentForm::onPending(bool fromOrders, const std::vector<PendingLine> &lines)
{
    m_isPicking = false;
    if (!isVisible() || !m_model->party())
        return;
    auto *picker = new PendingPicker(fromOrders, m_model->party()->name, lines, this);
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
    commitAll();
    if (!m_model->isEmpty())
        m_model->keepRecoveryCopyNow();
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

// Text fields keep Ctrl+Z for their own text; where they have nothing to take back it is the form's.
bool DocumentForm::claimsUndo(QObject *watched, int key) const
{
    const auto *line = qobject_cast<const QLineEdit *>(watched);
    if (!line || !isAncestorOf(line) || m_partyPanel->isAncestorOf(line) || m_itemPanel->isAncestorOf(line))
        return false;
    if (key == Qt::Key_Y)
        return !line->isRedoAvailable();
    return !line->isUndoAvailable() || (m_offersUndo && m_model->isEmpty());
}

bool DocumentForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undoes = key->key() == Qt::Key_Z || key->key() == Qt::Key_Y;
        if (undoes && key->modifiers() == Qt::ControlModifier && claimsUndo(watched, key->key())) {
            event->ignore();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && watched == m_ui->orderReferenceEdit) {
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
