#include "widgets/linegrid.h"

#include "widgets/suggestedit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

namespace desk {

namespace {

QModelIndex firstEditable(const QAbstractItemModel &model, int row)
{
    const QModelIndex start = model.index(row, 0);
    return !start.isValid() || isEditableCell(start) ? start : nextEditable(start, true);
}

void copyCell(QAbstractItemModel &model, const QModelIndex &from, const QModelIndex &to)
{
    const QVariant choice = from.data(ChoiceRole);
    if (columnKind(model, from.column()) == ColumnKind::Suggest && choice.isValid()) {
        model.setData(to, choice, ChoiceRole);
    } else {
        model.setData(to, from.data(Qt::EditRole), Qt::EditRole);
    }
}

bool isReturn(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

void LineGrid::keyPressEvent(QKeyEvent *event)
{
    if (openEditor() || !model()) {
        event->ignore(); // the editor did not want it: the form's turn
        return;
    }
    if (takeKey(event, nullptr)) {
        return;
    }
    const bool selectAll = event->key() == Qt::Key_A && event->modifiers() == Qt::ControlModifier;
    if (selectAll || event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

bool LineGrid::takeKey(QKeyEvent *event, QWidget *editor)
{
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const auto *suggest = qobject_cast<SuggestEdit *>(editor);
    const bool listOpen = suggest && suggest->isListOpen();
    const bool vertical = key == Qt::Key_Up || key == Qt::Key_Down;
    if (listOpen && modifiers == Qt::NoModifier
        && (vertical || key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_Escape)) {
        return false; // the list's
    }
    if (isReturn(key) && modifiers == Qt::AltModifier) {
        Q_EMIT openRequested(currentIndex().row(), currentIndex().column());
        return true;
    }
    const bool forward = (isReturn(key) && modifiers == Qt::NoModifier)
        || (key == Qt::Key_Tab && modifiers == Qt::NoModifier);
    const bool backward = (isReturn(key) && modifiers == Qt::ShiftModifier) || key == Qt::Key_Backtab
        || (key == Qt::Key_Tab && modifiers == Qt::ShiftModifier);
    if (!editor && forward && isReturn(key) && isEditableCell(currentIndex()) && !leavesFromBlankItem()) {
        go(currentIndex()); // Enter edits the cell it stands on
        return true;
    }
    if (forward || backward) {
        walk(forward);
        return true;
    }
    if (editor && modifiers == Qt::NoModifier && vertical) {
        walkRow(key == Qt::Key_Down ? 1 : -1);
        return true;
    }
    if (editor && key == Qt::Key_Escape) {
        closeOpenEditor(false);
        return true;
    }
    return takeLineKey(event);
}

bool LineGrid::takeLineKey(QKeyEvent *event)
{
    const int key = event->key();
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool control = modifiers == Qt::ControlModifier;
    const bool alt = modifiers == Qt::AltModifier;
    const bool plain = modifiers == Qt::NoModifier;
    if ((key == Qt::Key_Delete && control) || (key == Qt::Key_R && alt)) {
        removeLine();
    } else if (key == Qt::Key_Insert && plain) {
        insertLine();
    } else if (key == Qt::Key_D && control) {
        copyAbove();
    } else if ((key == Qt::Key_Up || key == Qt::Key_Down) && alt) {
        moveLine(key == Qt::Key_Down ? 1 : -1);
    } else if ((key == Qt::Key_Home || key == Qt::Key_End) && control) {
        closeOpenEditor(true);
        go(firstEditable(*model(), key == Qt::Key_Home ? 0 : model()->rowCount() - 1));
    } else if (key == Qt::Key_F6 && (plain || modifiers == Qt::ShiftModifier)) {
        closeOpenEditor(true);
        leave(plain);
    } else if (key == Qt::Key_Delete && plain && !openEditor() && isEditableCell(currentIndex())) {
        forget(currentIndex());
        model()->setData(currentIndex(), QString(), Qt::EditRole);
    } else if (key == Qt::Key_F4 && plain && !openEditor()) {
        go(currentIndex());
        if (auto *suggest = qobject_cast<SuggestEdit *>(openEditor())) {
            suggest->query();
        }
    } else if (event->matches(QKeySequence::Paste)) {
        return paste();
    } else if (key == Qt::Key_C && control) {
        return copy(false);
    } else if (key == Qt::Key_C && modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
        return copy(true);
    } else {
        return false;
    }
    return true;
}

void LineGrid::removeLine()
{
    const int row = currentIndex().row();
    const int column = currentIndex().column();
    closeOpenEditor(false);
    const bool lastBlank = row == model()->rowCount() - 1 && isBlankRow(*model(), row);
    if (row < 0 || lastBlank || !model()->removeRow(row)) {
        return;
    }
    Q_EMIT lineRemoved(row);
    go(model()->index(std::min(row, model()->rowCount() - 1), column));
}

void LineGrid::insertLine()
{
    const QPersistentModelIndex current(currentIndex());
    closeOpenEditor(true);
    const int row = current.row();
    if (row >= 0 && model()->insertRow(row)) {
        go(firstEditable(*model(), row));
    }
}

void LineGrid::moveLine(int step)
{
    const int column = currentIndex().column();
    const int row = currentIndex().row();
    const int target = row + step;
    const int last = model()->rowCount() - 1;
    closeOpenEditor(true);
    const bool touchesBlank = isBlankRow(*model(), last) && (row == last || target == last);
    if (row < 0 || target < 0 || target > last || touchesBlank) {
        return;
    }
    if (model()->moveRow({}, row, {}, step > 0 ? target + 1 : target)) {
        go(model()->index(target, column));
    }
}

void LineGrid::copyAbove()
{
    const QPersistentModelIndex current(currentIndex());
    if (current.row() < 1) {
        return;
    }
    closeOpenEditor(false);
    const int row = current.row();
    if (!isBlankRow(*model(), row)) {
        copyCell(*model(), model()->index(row - 1, current.column()), current);
        go(current);
        return;
    }
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex to = model()->index(row, column);
        if (isEditableCell(to)) {
            copyCell(*model(), model()->index(row - 1, column), to);
        }
    }
    go(current);
}

// An open cell copies what is marked in it; the lines are copied where none is open, or nothing is marked.
bool LineGrid::copy(bool all)
{
    const auto *line = qobject_cast<QLineEdit *>(openEditor());
    if (!all && line && line->hasSelectedText()) {
        return false;
    }
    if (!currentIndex().isValid()) {
        return false;
    }
    Q_EMIT copyRows(currentIndex().row(), all);
    return true;
}

bool LineGrid::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    const bool rows = text.contains(u'\t') || text.trimmed().contains(u'\n');
    if (!rows) {
        if (openEditor() || !isEditableCell(currentIndex())) {
            return false;
        }
        go(currentIndex());
        if (auto *line = qobject_cast<QLineEdit *>(openEditor())) {
            line->paste();
        }
        return true;
    }
    const QPersistentModelIndex at(currentIndex());
    closeOpenEditor(false);
    Q_EMIT pasteRows(at.row(), at.column(), text);
    return true;
}

} // namespace desk
