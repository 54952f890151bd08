#pragma once

#include "widgets/suggestlist.h"

#include <QLineEdit>
#include <QPointer>

namespace desk {

// A line edit that chooses one of the owner's records. The owner answers queryChanged() with showSuggestions() of the
// same generation, at once or much later; answers of older generations are dropped. Enter and Tab take the current
// offer. Where the answer has not come yet, the field remembers to take the offer that equals the text, else the
// first, when it comes; the focus moves on at once, so nothing typed meanwhile is lost. Leaving by mouse never picks.
// Esc closes the list and keeps the text; the list stays closed, whatever is answered later, until a key asks anew.
class SuggestEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit SuggestEdit(QWidget *parent = nullptr);
    ~SuggestEdit() override;

    enum class Outcome {
        Settled,    // a record is chosen, or the field is blank
        Waiting,    // the answer for the text is still to come; settled() tells
        Unresolved, // the text is no record
        Creating    // the row "Create <text>" was taken
    };

    // As Enter does, without moving on. Call it before a submit.
    Outcome takeCurrent();
    bool isWaiting() const { return m_waiting; }

    bool hasChoice() const { return m_choice.payload.isValid(); }
    SuggestRow choice() const { return m_choice; }
    void setChoice(const QString &title, const QVariant &payload); // from outside; emits nothing
    void clearChoice();                                            // empties the field; emits nothing

    quint64 generation() const { return m_generation; }
    // Generations count from here: a grid whose editors come and go gives each its own span.
    void setGeneration(quint64 generation) { m_generation = generation; }
    bool isListOpen() const;
    SuggestList *list() const { return m_list; }
    void closeList();
    bool isDismissed() const { return m_dismissed; } // Esc closed the list since the last query
    // Asks for the offers of the text as it stands.
    void query();
    // For a grid, which walks by itself: Enter and Tab are left to it.
    void setInGrid(bool inGrid) { m_inGrid = inGrid; }
    // True where the text was typed after the last choice.
    bool isTouched() const { return m_touched; }
    // The offer that a text without a look at the list stands for: its equal, else the first; null where none.
    static const SuggestRow *equalTo(const SuggestRows &rows, const QString &text);
    static const SuggestRow *bestOf(const SuggestRows &rows, const QString &text);

public Q_SLOTS:
    void showSuggestions(quint64 generation, const desk::SuggestRows &rows);

Q_SIGNALS:
    void queryChanged(const QString &text, quint64 generation);
    void chosen(const desk::SuggestRow &row);
    void cleared();
    void unresolved(const QString &text);      // left with a text that is no record
    void createRequested(const QString &text); // the row "Create <text>" was taken
    void settled();                            // after Waiting: chosen() or unresolved() was just emitted
    void rowPicked();                          // by mouse; a grid walks on

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    SuggestList *ensureList();
    void openList();
    void onEdited();
    Outcome take(const SuggestRow &row);

    QPointer<SuggestList> m_list;
    SuggestRow m_choice;
    SuggestRows m_rows;
    quint64 m_generation = 0;
    quint64 m_answered = 0;
    bool m_touched = false;
    bool m_waiting = false;
    bool m_inGrid = false;
    bool m_dismissed = false; // by Esc, since the last query
};

} // namespace desk
