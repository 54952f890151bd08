#pragma once

#include "base/gridroles.h"
#include "db/canceltoken.h"
#include "domain/checks.h"
#include "domain/party.h"
#include "viewmodels/failure.h"
#include "viewmodels/session.h"

#include <QHash>
#include <QObject>

#include <optional>

class QUndoStack;

namespace desk {

class LinesModel;

// What every form has in common that is entered by keyboard for a customer: fields by number, lines, suggestions of
// customers and items.
class EntryModel : public QObject {
    Q_OBJECT
public:
    ~EntryModel() override;

    LinesModel *lines() const { return m_lines; }
    QUndoStack *undoStack() const;
    virtual bool isBusy() const = 0; // being saved: nothing is taken in meanwhile
    virtual std::optional<Party> party() const = 0;
    virtual void takeParty(const Party &party) = 0; // chosen or just created
    virtual const Violations &problems() const = 0; // all that stand now, in the order of the form

    // The fields of the form, counted by the enum of the model.
    virtual QString fieldText(int field) const = 0;
    virtual void typeField(int field, const QString &text) = 0;
    virtual QString fieldProblem(int field) const = 0;
    virtual void checkField(int field) = 0;             // it is left
    virtual int fieldAt(const QString &path) const = 0; // of a violation; -1 = no field of the head

    // The answer carries the generation it was asked with; a newer question cancels the older.
    void suggestParties(const QString &text, int generation);
    void suggestItems(int row, const QString &text, int generation);
    // Items that were pasted as text are looked up by code and name; the cell is marked where there is none.
    void findItems();

Q_SIGNALS:
    void fieldUpdated(int field);
    void problemsChanged();
    void partyChanged();
    void partySuggestions(int generation, const desk::Suggestions &rows);
    void itemSuggestions(int row, int generation, const desk::Suggestions &rows);
    void createItemRequested(int row, const QString &text);
    void failed(const desk::Failure &failure);

protected:
    EntryModel(Session session, QObject *parent);
    const Session &session() const { return m_session; }

private:
    Session m_session;
    LinesModel *m_lines;
    CancelToken m_partyQuestion;
    int m_partyGeneration = -1;
    struct ItemQuestion {
        CancelToken cancel;
        int generation = -1;
    };
    QHash<int, ItemQuestion> m_itemQuestions; // by row
};

} // namespace desk
