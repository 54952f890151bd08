#pragma once

#include "base/error.h"
#include "base/gridroles.h"
#include "viewmodels/session.h"

#include <QHash>
#include <QObject>

#include <functional>

class QShortcut;

namespace desk {

class EntryModel;
class FormBinding;
class LineGrid;
class MasterPanel;
class MessageBar;
class RollbackQueue;
class SuggestEdit;
enum class MasterKind;
struct Item;
struct Party;

// What every form with a customer and lines does in the same way: suggestions for both, their creation and alteration in
// the side panel, answers that are still awaited, the bar that leads to what is wrong, undo and redo, rows pasted.
class EntryBinding : public QObject {
    Q_OBJECT
public:
    struct Parts {
        QWidget *page;
        SuggestEdit *party;
        LineGrid *grid;
        MessageBar *bar;
        RollbackQueue *faults;
    };
    EntryBinding(EntryModel *model, FormBinding *fields, const Parts &parts, const Session &session);

    // Everything typed goes to the model. False where an answer is still awaited: `act` runs when it has come (C81).
    bool commit(const std::function<void()> &act);
    void settle();

    void createFromField();
    void alterFromField();
    void undo();
    void redo();
    // While it is true, Ctrl+Z is the form's even where a field could take back its own text.
    void setClaimsUndo(const std::function<bool()> &claims) { m_claimsUndo = claims; }
    // Keys of the form, which are the side panel's while that is open.
    void addKeys(const QList<QShortcut *> &keys) { m_keys += keys; }
    QList<QWidget *> panels() const;

    // The bar names every problem, each a link; false where there is none.
    bool showProblems();
    void goToProblem(const QString &path);
    void goToFirstProblem();

Q_SIGNALS:
    void revealing(QWidget *field); // it gets the keyboard next, and may be folded away

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bindParty();
    void bindGrid();
    void bindPanel(MasterKind kind);
    MasterPanel *panel(MasterKind kind) const;
    void runWaiting();
    void offerParties(int generation, const Suggestions &rows);
    void offerItems(int generation, const Suggestions &rows);
    void openPanel(MasterKind kind, const QString &name, qint64 id, int row);
    void onPanelClosed(MasterKind kind);
    bool isInGrid() const;
    QList<int> shownColumns() const;
    QString problemName(const Violation &problem) const;
    bool claimsUndo(QObject *watched, int key) const;

    EntryModel *m_model;
    FormBinding *m_fields;
    Parts m_parts;
    MasterPanel *m_partyPanel;
    MasterPanel *m_itemPanel;
    QList<QShortcut *> m_keys;
    QList<QShortcut *> m_silenced;
    std::function<void()> m_whenSettled; // waits for the answer of a suggestion
    std::function<bool()> m_claimsUndo;
    QHash<int, quint64> m_itemQuestions; // the model's generation -> the grid's
    int m_lastQuestion = 0;
    int m_panelRow = -1;
    bool m_panelSaved = false;
};

} // namespace desk
