#pragma once

#include "widgets/gridcells.h"
#include "widgets/suggestlist.h"

#include <QHash>
#include <QPersistentModelIndex>
#include <QPointer>
#include <QStringList>
#include <QTableView>

namespace desk {

class SuggestEdit;

// The lines of a document, typed at full speed (ux section 4). It works on any table model:
// - the model says what a column is (ColumnKindRole) and which cells are editable (flags);
// - typed text goes to setData(index, text, Qt::EditRole), as typed, also where it cannot be read: the model reads it
//   with base/typed.h and answers ProblemRole; EditRole gives back the ungrouped text;
// - a record chosen goes to setData(index, payload, ChoiceRole). It may come after later cells of the row were typed:
//   the model must not overwrite what a person typed. Until it comes, EditRole holds the typed text;
// - the last row is blank: the model adds it by itself, or has insertRows() that the grid calls;
// - lines are removed, inserted and moved by removeRows(), insertRows(), moveRows(), where an undo stack can stand.
class LineGrid : public QTableView {
    Q_OBJECT

public:
    explicit LineGrid(QWidget *parent = nullptr);

    // The open editor's text goes to the model, as with Enter, and the editor closes. Call it before submit, save,
    // print, close (C81). True where every cell is settled; false where an answer to suggestQuery() is still to come:
    // wait for settled().
    bool commitPending();
    bool hasWaiting() const;
    // Whether the answer to this query is still of use. A query must not be dropped because another cell asked later.
    bool isAwaited(quint64 generation) const;

    // Opens the editor of a cell: of the first cell of the blank row, of the first fault.
    void editCell(int row, int column);
    void enterForward();  // coming from the field before
    void enterBackward(); // coming from the field behind

    // The editor that is open now; null where none.
    QWidget *openEditor() const;

public Q_SLOTS:
    // The answer to suggestQuery(). Answers that nobody waits for any more are dropped.
    void suggestAnswer(quint64 generation, const desk::SuggestRows &rows);

Q_SIGNALS:
    void suggestQuery(int row, int column, const QString &text, quint64 generation);
    void createRequested(int row, int column, const QString &text);
    void openRequested(int row, int column); // Alt+Enter: show this cell's record
    void unresolved(int row, int column, const QString &text);
    void settled(); // the last answer waited for has come
    void leaveForward();
    void leaveBackward();
    void lineRemoved(int row);
    void pasteRows(int row, int column, const QString &tabSeparated);
    void copyRows(int row, bool all); // the current line, or all of them

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class GridDelegate;

    struct Waiting {
        QPersistentModelIndex index;
        QString text;
        bool dismissed = false; // the list was closed with Esc
    };

    // Keys of an open editor and of the view itself. True where the grid took the key.
    bool takeKey(QKeyEvent *event, QWidget *editor);
    bool takeLineKey(QKeyEvent *event);
    void walk(bool forward);
    QModelIndex nextCell(const QModelIndex &from, bool forward) const;
    void walkRow(int rows);
    void leave(bool forward);
    bool leavesFromBlankItem() const;
    bool closeOpenEditor(bool commit); // false where the walk must stop: a new record is asked for
    bool commitSuggest(SuggestEdit *editor, const QModelIndex &index);
    void keepTyped(SuggestEdit *editor, const QModelIndex &index);
    void wireSuggest(SuggestEdit *editor, const QModelIndex &index);
    void forget(const QModelIndex &index);
    void go(const QModelIndex &index);
    void removeLine();
    void insertLine();
    void moveLine(int step);
    void copyAbove();
    bool paste();
    bool copy(bool all);
    void applyMeasures();

    QPointer<QWidget> m_editor;
    QHash<quint64, Waiting> m_waiting;
    quint64 m_generation = 0;
};

} // namespace desk
