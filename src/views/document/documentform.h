#pragma once

#include "domain/kinds.h"
#include "viewmodels/documentformmodel.h"
#include "views/shell/page.h"

#include <QElapsedTimer>

#include <functional>
#include <memory>

class QLineEdit;

QT_BEGIN_NAMESPACE
namespace Ui {
class DocumentForm;
}
QT_END_NAMESPACE

namespace desk {

class EntryBinding;
class FormBinding;
class KeyHold;
class LineGrid;
class Preferences;
class RollbackQueue;

// Entry of a delivery challan or an invoice on one screen, by keyboard alone (ux 2.2, 2.3 and part 4).
class DocumentForm : public Page {
    Q_OBJECT
public:
    DocumentForm(DocumentKind kind, const Session &session, Preferences *preferences, RollbackQueue *faults,
                 QWidget *parent = nullptr);
    ~DocumentForm() override;

    void arrive() override;
    void settle() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void newOfThisKind() override;
    void setReadOnly(bool readOnly) override;
    // A stored draft, or the recovery copy of a version. False where something else stands on the form: then the bar says
    // so and nothing is replaced.
    bool goOnWith(const QJsonObject &payload, std::int64_t copyVersion = 0, const QDateTime &savedAt = {});
    void bringOrder(qint64 orderId); // a challan of all that is left of it, unless something else stands on the form

    void bill(const QList<qint64> &challans); // an invoice of all that is left on them
    void duplicate(qint64 id);
    void correct(qint64 id); // cancels and replaces it when it is submitted
    DocumentFormModel *model() const { return m_model; }
    LineGrid *grid() const;
    void submit();
    void saveDraft();

Q_SIGNALS:
    void leaveRequested();
    void openRequested(qint64 id);
    void printRequested(qint64 id);
    void printDraftRequested(const desk::DocumentDraft &draft);
    void waiting(const QString &forWhom);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    // documentform.cpp: what stands on the form
    void setUpKind();
    void setUpFollowing();
    QLineEdit *lastHeadEdit() const;
    QString columnsName() const;
    QList<int> choosableColumns() const;
    void setUpGrid();
    void fillChoices();
    void bindFields();
    void bindModel();
    void bindTidings();
    void bindButtons();
    void showPlaceOfSupply();
    void showTotals();
    void showDraftState(const QString &text, bool kept, const QString &why);
    void showMore(bool shown);

    // documentformbars.cpp: what the bar above the form says, and where its links lead
    void showProblems();
    void showWarnings();
    void showSaved(const QString &number, qint64 id, const QString &payable);
    void onLink(const QString &id);
    void askAboutContent();
    void bring(const std::function<void()> &ask);
    void askForUndoReason();
    void askForReplaceReason();
    void askAboutPlaces(const QString &message);
    bool isOccupied(); // tells the person so

    // documentformkeys.cpp: what keys and buttons do
    void bindKeys();
    void onState();
    void undo();
    void pickLines();
    void onPending(const std::vector<PendingLine> &lines);
    void onFailed(const Failure &failure);
    void saveCopyElsewhere();
    void leave();
    void print();

    std::unique_ptr<Ui::DocumentForm> m_ui;
    DocumentKind m_kind;
    Session m_session;
    Preferences *m_preferences;
    RollbackQueue *m_faults;
    DocumentFormModel *m_model;
    FormBinding *m_fields;
    EntryBinding *m_entry = nullptr;
    KeyHold *m_hold;
    std::function<void()> m_lastAction; // what "Try again" repeats
    bool m_showsProblems = false;
    bool m_asksForWarnings = false;
    bool m_asksForPlaces = false; // the next submit says that several places are meant
    bool m_offersUndo = false;
    bool m_isPicking = false;
    qint64 m_savedId = 0;
    QString m_savedNumber;
    QString m_changedNumber; // given where another was shown: somebody else took that one
    QElapsedTimer m_warned;
};

} // namespace desk
