#include "views/dialogs/rollbackqueue.h"

#include <QApplication>
#include <QLoggingCategory>

#include <utility>

namespace desk {

Q_LOGGING_CATEGORY(faults, "desk.faults")

RollbackQueue::RollbackQueue(QWidget *window) : QObject(window), m_window(window) {}

void RollbackQueue::show(const Failure &failure, const FaultActions &actions)
{
    qCWarning(faults).noquote() << failure.headline << '\n' << failure.details;
    m_waiting.push_back({failure, actions});
    if (!m_dialog)
        showNext();
}

void RollbackQueue::settle(const Failure &failure)
{
    qCWarning(faults).noquote() << failure.headline;
    if (m_dialog && m_dialog->failure().safety == Safety::Checking) {
        m_dialog->setFailure(failure);
        return;
    }
    for (Entry &entry : m_waiting) {
        if (entry.failure.safety == Safety::Checking) {
            entry.failure = failure;
            return;
        }
    }
    // The dialog was closed before the outcome was known, which is told all the same.
    if (!m_closedWhileChecking)
        return;
    m_waiting.push_back({failure, *std::exchange(m_closedWhileChecking, std::nullopt)});
    if (!m_dialog)
        showNext();
}

void RollbackQueue::showNext()
{
    if (m_waiting.empty())
        return;
    const Entry entry = m_waiting.front();
    m_waiting.pop_front();
    const QPointer<QWidget> focused = QApplication::focusWidget();
    m_dialog = new RollbackDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    Failure failure = entry.failure;
    failure.canTryAgain = failure.canTryAgain && entry.actions.tryAgain;
    failure.canSaveCopy = failure.canSaveCopy && entry.actions.saveCopy;
    failure.canOpenReadOnly = failure.canOpenReadOnly && m_openReadOnly;
    m_dialog->setFailure(failure);
    connect(m_dialog, &RollbackDialog::answered, this, [this, entry, focused](RollbackDialog::Answer answer) {
        if (m_dialog->failure().safety == Safety::Checking)
            m_closedWhileChecking = entry.actions;
        m_dialog = nullptr;
        m_window->activateWindow();
        if (focused)
            focused->setFocus();
        if (entry.actions.backToWork)
            entry.actions.backToWork();
        act(entry, answer);
        showNext();
    });
    m_dialog->open();
}

void RollbackQueue::act(const Entry &entry, RollbackDialog::Answer answer)
{
    switch (answer) {
    case RollbackDialog::Answer::TryAgain: return entry.actions.tryAgain();
    case RollbackDialog::Answer::SaveCopy: return entry.actions.saveCopy();
    case RollbackDialog::Answer::OpenReadOnly: return m_openReadOnly();
    case RollbackDialog::Answer::KeepEditing:
    case RollbackDialog::Answer::OpenAnother: return;
    }
}

} // namespace desk
