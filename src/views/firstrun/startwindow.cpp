#include "views/firstrun/startwindow.h"

#include "views/dialogs/rollbackdialog.h"
#include "views/firstrun/firstrunpage.h"
#include "widgets/theme.h"

#include <QFileDialog>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace desk {

StartWindow::StartWindow(const QString &suggestedFile, QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_opening(new QLabel(this)),
      m_firstRun(new FirstRunPage(suggestedFile))
{
    setWindowIcon(applicationIcon());
    setWindowTitle(tr("Challan Desk"));
    setTextRole(m_opening, "title");
    m_opening->setAlignment(Qt::AlignCenter);
    m_opening->setWordWrap(true);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_firstRun);
    m_stack->addWidget(m_opening);
    m_stack->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    resize(760, 620);
}

void StartWindow::showOpening(const QString &text)
{
    m_opening->setText(text);
    m_stack->setCurrentIndex(0);
}

void StartWindow::showFirstRun()
{
    m_stack->setCurrentIndex(1);
    show();
    m_firstRun->start();
}

void StartWindow::showFailure(const Failure &failure)
{
    show();
    delete m_dialog;
    m_dialog = new RollbackDialog(this);
    m_dialog->setFailure(failure);
    m_dialog->setAtStart(true);
    connect(m_dialog, &RollbackDialog::answered, this, [this](RollbackDialog::Answer answer) {
        m_dialog->deleteLater();
        m_dialog = nullptr;
        switch (answer) {
        case RollbackDialog::Answer::TryAgain: Q_EMIT tryAgainRequested(); return;
        case RollbackDialog::Answer::OpenReadOnly: Q_EMIT readOnlyRequested(); return;
        case RollbackDialog::Answer::OpenAnother: chooseAnother(); return;
        case RollbackDialog::Answer::KeepEditing:
        case RollbackDialog::Answer::SaveCopy: Q_EMIT closeRequested(); return;
        }
    });
    m_dialog->open();
}

void StartWindow::chooseAnother()
{
    auto *dialog = new QFileDialog(this, tr("Open a company file"), QString(),
                                   FirstRunPage::tr("Company files (*.db *.challandesk);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartWindow::openRequested);
    connect(dialog, &QDialog::rejected, this, &StartWindow::showFirstRun);
    dialog->open();
}

} // namespace desk
