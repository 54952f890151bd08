#pragma once

#include "viewmodels/failure.h"

#include <QDialog>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class RollbackDialog;
}
QT_END_NAMESPACE

namespace desk {

// Says what was not saved, why, whether anything was written, and what to do (design section 5, ux part 5). The form under
// it stays as it was. While the outcome is being looked up it waits, and turns into what was found.
class RollbackDialog : public QDialog {
    Q_OBJECT
public:
    enum class Answer { KeepEditing, TryAgain, SaveCopy, OpenReadOnly, OpenAnother };
    Q_ENUM(Answer)

    explicit RollbackDialog(QWidget *parent = nullptr);
    ~RollbackDialog() override;

    void setFailure(const Failure &failure);
    const Failure &failure() const { return m_failure; }
    // At start-up there is nothing to edit: the last button says "Close", and another file can be opened.
    void setAtStart(bool atStart);

    bool areDetailsShown() const;

Q_SIGNALS:
    void answered(desk::RollbackDialog::Answer answer);

protected:
    void done(int result) override;

private:
    void answer(Answer answer);
    void showDetails(bool shown);
    void showSafety();
    void showButtons();
    void copyDetails();

    std::unique_ptr<Ui::RollbackDialog> m_ui;
    Failure m_failure;
    Answer m_answer = Answer::KeepEditing;
    bool m_atStart = false;
};

} // namespace desk
