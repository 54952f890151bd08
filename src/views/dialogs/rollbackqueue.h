#pragma once

#include "viewmodels/failure.h"
#include "views/dialogs/rollbackdialog.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <optional>

namespace desk {

// What a page can do about its fault. What is null is not offered.
struct FaultActions {
    std::function<void()> tryAgain;
    std::function<void()> saveCopy;
    std::function<void()> backToWork; // after any answer: the keyboard returns to the cell that had it
};

// Shows rollback dialogs one at a time, over the window; never blocks. When one closes, the keyboard goes back to where it
// was.
class RollbackQueue : public QObject {
    Q_OBJECT
public:
    explicit RollbackQueue(QWidget *window);

    void show(const Failure &failure, const FaultActions &actions);
    // The outcome of a fault that was shown as Checking is known.
    void settle(const Failure &failure);

    RollbackDialog *current() const { return m_dialog; }
    void setOpenReadOnly(std::function<void()> openReadOnly) { m_openReadOnly = std::move(openReadOnly); }

private:
    struct Entry {
        Failure failure;
        FaultActions actions;
    };
    void showNext();
    void act(const Entry &entry, RollbackDialog::Answer answer);

    QWidget *m_window;
    std::deque<Entry> m_waiting;
    std::optional<FaultActions> m_closedWhileChecking;
    QPointer<RollbackDialog> m_dialog;
    std::function<void()> m_openReadOnly;
};

} // namespace desk
