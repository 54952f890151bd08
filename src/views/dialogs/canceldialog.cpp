#include "views/dialogs/canceldialog.h"

#include "ui_canceldialog.h"

namespace desk {

namespace {
constexpr int shortestReason = 3;
} // namespace

CancelDialog::CancelDialog(const QString &documentTitle, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::CancelDialog>())
{
    m_ui->setupUi(this);
    m_ui->headlineLabel->setText(tr("Cancel %1").arg(documentTitle));
    connect(m_ui->keepButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &CancelDialog::confirm);
    connect(m_ui->reasonEdit, &QLineEdit::textEdited, this, [this] { m_ui->reasonEditBox->setProblem({}); });
    m_ui->reasonEdit->setFocus();
}

CancelDialog::~CancelDialog() = default;

void CancelDialog::setReason(const QString &usual)
{
    m_ui->reasonEdit->setText(usual);
    m_ui->reasonEdit->selectAll();
}

void CancelDialog::setTexts(const QString &headline, const QString &what, const QString &button)
{
    m_ui->headlineLabel->setText(headline);
    m_ui->whatLabel->setText(what);
    m_ui->cancelButton->setText(button);
    m_ui->keepButton->setText(tr("Leave it as it is"));
}

void CancelDialog::confirm()
{
    const QString reason = m_ui->reasonEdit->text().simplified();
    if (reason.size() < shortestReason) {
        m_ui->reasonEditBox->setProblem(tr("Write why, in at least 3 letters"));
        m_ui->reasonEdit->setFocus();
        return;
    }
    accept();
    Q_EMIT confirmed(reason);
}

} // namespace desk
