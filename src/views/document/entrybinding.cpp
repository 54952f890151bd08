#include "views/document/entrybinding.h"

#include "viewmodels/entrymodel.h"
#include "viewmodels/linecells.h"
#include "views/document/formbinding.h"
#include "views/masters/masterpanel.h"
#include "widgets/keys.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/suggestedit.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QShortcut>
#include <QUndoStack>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// The offers of the model as rows of a list; the last one makes a new record of the text.
SuggestRows rowsFor(const Suggestions &found, const QString &text)
{
    SuggestRows rows;
    bool isKnown = false;
    for (const Suggestion &row : found) {
        rows.append({row.title, row.detail, row.payload, false});
        isKnown = isKnown || row.title.compare(text.trimmed(), Qt::CaseInsensitive) == 0;
    }
    if (!text.trimmed().isEmpty() && !isKnown)
        rows.append({EntryBinding::tr("Create “%1”").arg(text.trimmed()), EntryBinding::tr("Alt+C"), {}, true});
    return rows;
}

} // namespace

EntryBinding::EntryBinding(EntryModel *model, FormBinding *fields, const Parts &parts, const Session &session)
    : QObject(parts.page), m_model(model), m_fields(fields), m_parts(parts),
      m_partyPanel(new MasterPanel(MasterKind::Party, session, parts.faults, parts.page)),
      m_itemPanel(new MasterPanel(MasterKind::Item, session, parts.faults, parts.page))
{
    bindParty();
    bindGrid();
    bindPanel(MasterKind::Party);
    bindPanel(MasterKind::Item);
    qApp->installEventFilter(this);
}

QList<QWidget *> EntryBinding::panels() const
{
    return {m_partyPanel, m_itemPanel};
}

MasterPanel *EntryBinding::panel(MasterKind kind) const
{
    return kind == MasterKind::Party ? m_partyPanel : m_itemPanel;
}

void EntryBinding::bindParty()
{
    SuggestEdit *edit = m_parts.party;
    const int field = m_fields->fieldOf(edit);
    connect(edit, &SuggestEdit::queryChanged, this,
            [this](const QString &text, quint64 generation) { m_model->suggestParties(text, int(generation)); });
    connect(m_model, &EntryModel::partySuggestions, this, &EntryBinding::offerParties);
    connect(edit, &SuggestEdit::chosen, this, [this](const SuggestRow &row) {
        if (row.payload.canConvert<Party>())
            m_model->takeParty(row.payload.value<Party>());
    });
    connect(edit, &SuggestEdit::cleared, this, [this, field] { m_model->typeField(field, {}); });
    connect(edit, &SuggestEdit::unresolved, this, [this, field] { m_model->checkField(field); });
    connect(edit, &SuggestEdit::createRequested, this,
            [this](const QString &text) { openPanel(MasterKind::Party, text, 0, -1); });
    connect(edit, &SuggestEdit::settled, this, &EntryBinding::runWaiting);
}

void EntryBinding::bindGrid()
{
    LineGrid *grid = m_parts.grid;
    grid->setModel(m_model->lines());
    // The grid counts its questions in wide spans; the model's are small numbers.
    connect(grid, &LineGrid::suggestQuery, this, [this](int row, int, const QString &text, quint64 generation) {
        m_itemQuestions.insert(++m_lastQuestion, generation);
        m_model->suggestItems(row, text, m_lastQuestion);
    });
    connect(m_model, &EntryModel::itemSuggestions, this,
            [this](int, int generation, const Suggestions &rows) { offerItems(generation, rows); });
    connect(grid, &LineGrid::createRequested, this,
            [this](int row, int, const QString &text) { openPanel(MasterKind::Item, text, 0, row); });
    connect(m_model, &EntryModel::createItemRequested, this,
            [this](int row, const QString &text) { openPanel(MasterKind::Item, text, 0, row); });
    connect(grid, &LineGrid::openRequested, this, &EntryBinding::alterFromField);
    connect(grid, &LineGrid::settled, this, &EntryBinding::runWaiting);
    connect(grid, &LineGrid::lineRemoved, this, [this](int row) {
        m_parts.bar->showMessage(Tone::Neutral, tr("Line %1 removed.").arg(row + 1),
                                 {{u"undo-line"_s, tr("Undo (Ctrl+Z)")}});
    });
    connect(grid, &LineGrid::pasteRows, this, [this](int row, int column, const QString &text) {
        const QStringList left = m_model->lines()->pasteRows(row, column, text, shownColumns());
        m_model->findItems();
        if (!left.isEmpty())
            m_parts.bar->showMessage(Tone::Warning, tr("Some of what was pasted has no column here:"), {},
                                     left.join(u", "_s));
    });
    connect(grid, &LineGrid::copyRows, this, [this](int row, bool all) {
        const LinesModel *lines = m_model->lines();
        const int count = all ? int(lines->lines().size()) : 1;
        QGuiApplication::clipboard()->setText(lines->rowsAsText(all ? 0 : row, count, shownColumns()));
    });
}

// Those a person sees, without the number of the row.
QList<int> EntryBinding::shownColumns() const
{
    QList<int> shown;
    for (int column = LinesModel::Item; column < LinesModel::ColumnCount; ++column) {
        if (!m_parts.grid->isColumnHidden(column))
            shown.append(column);
    }
    return shown;
}

void EntryBinding::runWaiting()
{
    if (const auto act = std::exchange(m_whenSettled, {}))
        act();
}

void EntryBinding::offerParties(int generation, const Suggestions &rows)
{
    SuggestEdit *edit = m_parts.party;
    edit->showSuggestions(quint64(generation), rowsFor(rows, edit->isTouched() ? edit->text() : QString()));
}

void EntryBinding::offerItems(int generation, const Suggestions &rows)
{
    const auto asked = m_itemQuestions.constFind(generation);
    if (asked == m_itemQuestions.constEnd())
        return;
    const quint64 gridGeneration = *asked;
    m_itemQuestions.erase(asked);
    const auto *edit = qobject_cast<SuggestEdit *>(m_parts.grid->openEditor());
    m_parts.grid->suggestAnswer(gridGeneration, rowsFor(rows, edit && edit->isTouched() ? edit->text() : QString()));
}

bool EntryBinding::commit(const std::function<void()> &act)
{
    m_whenSettled = act;
    m_fields->commitFocused();
    const SuggestEdit::Outcome party = m_parts.party->takeCurrent();
    if (party == SuggestEdit::Outcome::Creating)
        return false;
    const bool lines = m_parts.grid->commitPending();
    if (party == SuggestEdit::Outcome::Waiting || !lines)
        return false;
    m_whenSettled = {};
    return true;
}

void EntryBinding::settle()
{
    commit(m_whenSettled);
}

bool EntryBinding::isInGrid() const
{
    const QWidget *editor = m_parts.grid->openEditor();
    return m_parts.grid->hasFocus() || (editor && editor->hasFocus());
}

void EntryBinding::createFromField()
{
    if (!isInGrid()) {
        openPanel(MasterKind::Party, m_model->party() ? QString() : m_parts.party->text().simplified(), 0, -1);
        return;
    }
    const int row = qMax(0, m_parts.grid->currentIndex().row());
    const auto *item = qobject_cast<const SuggestEdit *>(m_parts.grid->openEditor());
    const QString typed = item && item->isTouched() ? item->text().simplified() : QString();
    openPanel(MasterKind::Item, typed, 0, row);
}

void EntryBinding::alterFromField()
{
    const int row = m_parts.grid->currentIndex().row();
    const auto &lines = m_model->lines()->lines();
    const bool inGrid = isInGrid();
    if (inGrid && row >= 0 && row < int(lines.size()) && lines[std::size_t(row)].item) {
        openPanel(MasterKind::Item, {}, lines[std::size_t(row)].item->id.value(), row);
    } else if (!inGrid && m_model->party() && m_model->party()->id.isValid()) {
        openPanel(MasterKind::Party, {}, m_model->party()->id.value(), -1);
    }
}

void EntryBinding::openPanel(MasterKind kind, const QString &name, qint64 id, int row)
{
    if (m_model->isBusy())
        return;
    m_whenSettled = {};
    m_panelRow = row;
    m_panelSaved = false;
    m_parts.party->closeList();
    m_parts.grid->commitPending();
    for (QShortcut *key : std::as_const(m_keys)) {
        if (!key->isEnabled())
            continue;
        key->setEnabled(false);
        m_silenced.append(key);
    }
    if (id > 0)
        panel(kind)->openExisting(id);
    else
        panel(kind)->openNew(name);
}

void EntryBinding::bindPanel(MasterKind kind)
{
    connect(panel(kind), &MasterPanel::partySaved, this, [this](const Party &party) {
        m_panelSaved = true;
        m_model->takeParty(party);
        m_parts.party->setChoice(party.name, QVariant::fromValue(party));
    });
    connect(panel(kind), &MasterPanel::itemSaved, this, [this](const Item &item) {
        m_panelSaved = true;
        const QModelIndex cell = m_model->lines()->index(m_panelRow, LinesModel::Item);
        m_model->lines()->setData(cell, QVariant::fromValue(item), ChoiceRole);
    });
    connect(panel(kind), &SidePanel::closed, this, [this, kind] { onPanelClosed(kind); });
}

// Saved: on to the next field. Not saved: back to the field, its text as it was.
void EntryBinding::onPanelClosed(MasterKind kind)
{
    for (QShortcut *key : std::as_const(m_silenced))
        key->setEnabled(true);
    m_silenced.clear();
    if (kind == MasterKind::Item) {
        m_parts.grid->editCell(m_panelRow, m_panelSaved ? LinesModel::Quantity : LinesModel::Item);
        return;
    }
    m_parts.party->setFocus(Qt::OtherFocusReason);
    if (m_panelSaved)
        moveFocus(m_parts.party, true);
}

void EntryBinding::undo()
{
    m_parts.grid->commitPending();
    m_parts.bar->clear();
    m_model->undoStack()->undo();
}

void EntryBinding::redo()
{
    m_parts.grid->commitPending();
    m_model->undoStack()->redo();
    m_model->findItems(); // a paste done again brings its texts alone back
}

QString EntryBinding::problemName(const Violation &problem) const
{
    const auto path = linecells::splitPath(problem.field);
    if (path.index >= 0) {
        const int column = linecells::columnOf(path.key);
        const QString header = m_model->lines()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return tr("Row %1 %2").arg(QString::number(path.index + 1), header.toLower());
    }
    const int field = m_model->fieldAt(problem.field);
    const QString label = field >= 0 ? m_fields->labelOf(field) : QString();
    return label.isEmpty() ? problem.message : label;
}

bool EntryBinding::showProblems()
{
    const Violations &problems = m_model->problems();
    if (problems.empty())
        return false;
    QList<MessageLink> links;
    for (const Violation &problem : problems)
        links.append({problem.field, problemName(problem)});
    const auto count = int(problems.size());
    m_parts.bar->showMessage(Tone::Error,
                             count == 1 ? tr("1 thing to fix before submitting:")
                                        : tr("%n things to fix before submitting:", nullptr, count),
                             links);
    return true;
}

void EntryBinding::goToFirstProblem()
{
    if (!m_model->problems().empty())
        goToProblem(m_model->problems().front().field);
}

void EntryBinding::goToProblem(const QString &path)
{
    const auto cell = linecells::splitPath(path);
    if (cell.index >= 0) {
        const int column = linecells::columnOf(cell.key);
        if (m_parts.grid->isColumnHidden(column))
            m_parts.grid->setColumnHidden(column, false);
        m_parts.grid->editCell(cell.index, column);
        if (auto *line = qobject_cast<QLineEdit *>(m_parts.grid->openEditor()))
            line->selectAll();
        return;
    }
    const int field = m_model->fieldAt(path);
    QWidget *widget = field >= 0 ? m_fields->widgetOf(field) : nullptr;
    if (!widget) {
        m_parts.grid->enterForward();
        return;
    }
    Q_EMIT revealing(widget);
    widget->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->selectAll();
}

// Text fields keep Ctrl+Z for their own text; where they have nothing to take back it is the form's.
bool EntryBinding::claimsUndo(QObject *watched, int key) const
{
    const auto *line = qobject_cast<const QLineEdit *>(watched);
    const bool ours = line && m_parts.page->isAncestorOf(line) && !m_partyPanel->isAncestorOf(line)
        && !m_itemPanel->isAncestorOf(line);
    if (!ours)
        return false;
    if (key == Qt::Key_Y)
        return !line->isRedoAvailable();
    return !line->isUndoAvailable() || (m_claimsUndo && m_claimsUndo());
}

bool EntryBinding::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool undoes = key->key() == Qt::Key_Z || key->key() == Qt::Key_Y;
        if (undoes && key->modifiers() == Qt::ControlModifier && claimsUndo(watched, key->key())) {
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace desk
