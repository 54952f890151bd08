#include "widgets/linegrid.h"

#include "widgets/griddelegate.h"
#include "widgets/suggestedit.h"
#include "widgets/theme.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QToolTip>

#include <algorithm>

namespace desk {

namespace {

// Editors number their queries from a span of their own, so that a number means one text of one cell.
constexpr quint64 span = 1'000'000;

} // namespace

LineGrid::LineGrid(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new GridDelegate(this));
    setEditTriggers(AnyKeyPressed | DoubleClicked | SelectedClicked);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectItems);
    setTabKeyNavigation(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(tr("Lines"));
    applyMeasures();
}

void LineGrid::applyMeasures()
{
    verticalHeader()->setMinimumSectionSize(Theme::of(this).px(32));
    verticalHeader()->setDefaultSectionSize(Theme::of(this).px(32));
}

void LineGrid::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        applyMeasures();
    }
}

QWidget *LineGrid::openEditor() const
{
    return state() == EditingState && m_editor && !m_editor->isHidden() ? m_editor.data() : nullptr;
}

void LineGrid::wireSuggest(SuggestEdit *editor, const QModelIndex &index)
{
    const QPersistentModelIndex cell(index);
    m_generation += span;
    editor->setGeneration(m_generation);
    connect(editor, &SuggestEdit::queryChanged, this, [this, cell](const QString &text, quint64 generation) {
        forget(cell);
        Q_EMIT suggestQuery(cell.row(), cell.column(), text, generation);
    });
    connect(editor, &SuggestEdit::chosen, this, [this, cell](const SuggestRow &row) {
        forget(cell);
        model()->setData(cell, row.payload, ChoiceRole);
    });
    connect(editor, &SuggestEdit::cleared, this, [this, cell] {
        forget(cell);
        model()->setData(cell, QString(), Qt::EditRole);
    });
    connect(editor, &SuggestEdit::unresolved, this, [this, cell](const QString &text) {
        forget(cell);
        model()->setData(cell, text, Qt::EditRole);
        Q_EMIT unresolved(cell.row(), cell.column(), text);
    });
    connect(editor, &SuggestEdit::createRequested, this, [this, cell](const QString &text) {
        model()->setData(cell, text, Qt::EditRole);
        Q_EMIT createRequested(cell.row(), cell.column(), text);
    });
    connect(editor, &SuggestEdit::rowPicked, this, [this, editor] {
        if (openEditor() == editor) {
            walk(true);
        }
    });
}

// The editor goes without a choice (focus left it by mouse): the text stays in the cell, nothing is picked.
void LineGrid::keepTyped(SuggestEdit *editor, const QModelIndex &index)
{
    if (!editor->isTouched()) {
        return;
    }
    const QString text = editor->text();
    forget(index);
    model()->setData(index, text, Qt::EditRole);
    if (!text.trimmed().isEmpty()) {
        Q_EMIT unresolved(index.row(), index.column(), text);
    }
}

// False where the person asked for a new record: the walk stops there.
bool LineGrid::commitSuggest(SuggestEdit *editor, const QModelIndex &index)
{
    const QString text = editor->text();
    const SuggestEdit::Outcome outcome = editor->takeCurrent();
    if (outcome == SuggestEdit::Outcome::Waiting) {
        model()->setData(index, text, Qt::EditRole);
        m_waiting.insert(editor->generation(), Waiting{QPersistentModelIndex(index), text, editor->isDismissed()});
    }
    return outcome != SuggestEdit::Outcome::Creating;
}

bool LineGrid::closeOpenEditor(bool commit)
{
    QWidget *editor = openEditor();
    if (!editor) {
        return true;
    }
    bool walkOn = true;
    const QPersistentModelIndex index(currentIndex());
    if (commit) {
        if (auto *suggest = qobject_cast<SuggestEdit *>(editor)) {
            walkOn = commitSuggest(suggest, index);
        } else {
            commitData(editor);
        }
    }
    if (openEditor() == editor) {
        if (auto *line = qobject_cast<QLineEdit *>(editor)) {
            line->setModified(false);
        }
        if (auto *suggest = qobject_cast<SuggestEdit *>(editor)) {
            suggest->setChoice(suggest->text(), QVariant()); // nothing left that a leaving focus could report
        }
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
    return walkOn;
}

void LineGrid::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    // The walk is ours: the view's own steps land on cells nobody can type into and wrap to the first (ux 6.3.6, 7).
    Q_UNUSED(hint);
    QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
    viewport()->update();
}

bool LineGrid::commitPending()
{
    closeOpenEditor(true);
    return !hasWaiting();
}

bool LineGrid::hasWaiting() const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(),
                       [](const Waiting &waiting) { return waiting.index.isValid(); });
}

bool LineGrid::isAwaited(quint64 generation) const
{
    const auto *editor = qobject_cast<SuggestEdit *>(openEditor());
    return m_waiting.contains(generation) || (editor && editor->generation() == generation);
}

void LineGrid::forget(const QModelIndex &index)
{
    m_waiting.removeIf(
        [&index](const auto &entry) { return !entry.value().index.isValid() || entry.value().index == index; });
}

void LineGrid::suggestAnswer(quint64 generation, const SuggestRows &rows)
{
    if (auto *editor = qobject_cast<SuggestEdit *>(openEditor()); editor && editor->generation() == generation) {
        editor->showSuggestions(generation, rows);
        return;
    }
    if (!m_waiting.contains(generation)) {
        return;
    }
    const Waiting waiting = m_waiting.take(generation);
    if (waiting.index.isValid()) {
        if (const SuggestRow *best = waiting.dismissed ? SuggestEdit::equalTo(rows, waiting.text)
                                                       : SuggestEdit::bestOf(rows, waiting.text)) {
            model()->setData(waiting.index, best->payload, ChoiceRole);
        } else {
            Q_EMIT unresolved(waiting.index.row(), waiting.index.column(), waiting.text);
        }
    }
    if (!hasWaiting()) {
        Q_EMIT settled();
    }
}

void LineGrid::go(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    setCurrentIndex(index);
    scrollTo(index);
    if (isEditableCell(index)) {
        edit(index);
    }
}

void LineGrid::editCell(int row, int column)
{
    closeOpenEditor(true);
    setFocus();
    go(model()->index(row, column));
}

void LineGrid::enterForward()
{
    if (!model() || model()->rowCount() == 0) {
        return;
    }
    const QModelIndex start = model()->index(model()->rowCount() - 1, 0);
    setFocus();
    go(isEditableCell(start) ? start : nextEditable(start, true));
}

void LineGrid::enterBackward()
{
    enterForward();
}

bool LineGrid::leavesFromBlankItem() const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || current.row() != model()->rowCount() - 1 || !isBlankRow(*model(), current.row())) {
        return false;
    }
    const auto *line = qobject_cast<QLineEdit *>(openEditor());
    if (line && !line->text().trimmed().isEmpty()) {
        return false;
    }
    const QModelIndex start = model()->index(current.row(), 0);
    return current == (isEditableCell(start) ? start : nextEditable(start, true));
}

// Passes by hidden columns, and by what a record still awaited will fill: HSN, unit and tax of a line typed at full
// speed.
QModelIndex LineGrid::nextCell(const QModelIndex &from, bool forward) const
{
    QModelIndex next = nextEditable(from, forward);
    while (next.isValid()) {
        const ColumnKind kind = columnKind(*model(), next.column());
        const bool filled = kind == ColumnKind::Filled || kind == ColumnKind::Percent;
        const bool awaited = filled && std::any_of(m_waiting.begin(), m_waiting.end(), [&next](const Waiting &waiting) {
                                 return waiting.index.isValid() && waiting.index.row() == next.row();
                             });
        if (!awaited && !isColumnHidden(next.column())) {
            return next;
        }
        next = nextEditable(next, forward);
    }
    return {};
}

void LineGrid::walk(bool forward)
{
    if (!model()) {
        return;
    }
    if (forward && leavesFromBlankItem()) {
        closeOpenEditor(false);
        leave(true);
        return;
    }
    const QPersistentModelIndex from(currentIndex());
    if (!closeOpenEditor(true) || !from.isValid()) {
        return;
    }
    QModelIndex next = nextCell(from, forward);
    if (!next.isValid() && forward && !isBlankRow(*model(), model()->rowCount() - 1)) {
        model()->insertRow(model()->rowCount());
        next = nextCell(from, forward);
    }
    if (next.isValid()) {
        go(next);
    } else {
        leave(forward);
    }
}

void LineGrid::walkRow(int rows)
{
    const int row = currentIndex().row() + rows;
    if (row < 0 || row >= model()->rowCount()) {
        return;
    }
    const int column = currentIndex().column();
    if (closeOpenEditor(true)) {
        go(model()->index(std::min(row, model()->rowCount() - 1), column));
    }
}

void LineGrid::leave(bool forward)
{
    if (forward) {
        Q_EMIT leaveForward();
    } else {
        Q_EMIT leaveBackward();
    }
    // Where nobody took the focus, the Tab order decides, so that the grid is never a trap.
    if (hasFocus()) {
        // NOLINTNEXTLINE(bugprone-parent-virtual-call): the item view's own sends the Tab back to this grid.
        QAbstractScrollArea::focusNextPrevChild(forward);
    }
}

bool LineGrid::focusNextPrevChild(bool next)
{
    walk(next);
    return true;
}

void LineGrid::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) {
        enterForward();
    }
    viewport()->update();
}

void LineGrid::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

bool LineGrid::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip) {
        return QTableView::viewportEvent(event);
    }
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    QString text = index.data(ProblemRole).toString();
    if (text.isEmpty()) {
        text = index.data(WarningRole).toString();
    }
    const QString shown = index.data().toString();
    if (text.isEmpty() && fontMetrics().horizontalAdvance(shown) > visualRect(index).width() - 17) {
        text = shown;
    }
    QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

} // namespace desk
