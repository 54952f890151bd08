#include "views/dialogs/rollbackdialog.h"

#include "ui_rollbackdialog.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct SafetyLook {
    Tone tone;
    QString icon;
};

SafetyLook lookOf(const Failure &failure)
{
    switch (failure.safety) {
    case Safety::NothingWritten: return {Tone::Success, u"shield-check"_s};
    case Safety::Checking: return {Tone::Warning, u"shield-alert"_s};
    case Safety::Damaged: break;
    }
    return {Tone::Error, u"shield-x"_s};
}

QString numbered(const QStringList &steps)
{
    QStringList lines;
    for (const QString &step : steps)
        lines.append(u"%1. %2"_s.arg(lines.size() + 1).arg(step));
    return lines.join(u'\n');
}

} // namespace

RollbackDialog::RollbackDialog(QWidget *parent) : QDialog(parent), m_ui(std::make_unique<Ui::RollbackDialog>())
{
    m_ui->setupUi(this);
    setWindowFlag(Qt::WindowContextHelpButtonHint, false);
    m_ui->detailsEdit->hide();
    layout()->setSizeConstraint(QLayout::SetFixedSize);
    const int width = Theme::current().px(448);
    for (QLabel *label : {m_ui->headlineLabel, m_ui->whatLabel, m_ui->stepsLabel})
        label->setFixedWidth(width);

    connect(m_ui->detailsButton, &QPushButton::clicked, this, [this] { showDetails(!areDetailsShown()); });
    connect(m_ui->copyButton, &QPushButton::clicked, this, &RollbackDialog::copyDetails);
    connect(m_ui->keepButton, &QPushButton::clicked, this, [this] { answer(Answer::KeepEditing); });
    connect(m_ui->againButton, &QPushButton::clicked, this, [this] { answer(Answer::TryAgain); });
    connect(m_ui->saveCopyButton, &QPushButton::clicked, this, [this] { answer(Answer::SaveCopy); });
    connect(m_ui->readOnlyButton, &QPushButton::clicked, this, [this] { answer(Answer::OpenReadOnly); });
    connect(m_ui->anotherButton, &QPushButton::clicked, this, [this] { answer(Answer::OpenAnother); });
}

RollbackDialog::~RollbackDialog() = default;

void RollbackDialog::setFailure(const Failure &failure)
{
    m_failure = failure;
    m_ui->headlineLabel->setText(failure.headline);
    m_ui->whatLabel->setText(failure.what);
    m_ui->stepsLabel->setText(numbered(failure.steps));
    m_ui->stepsTitleLabel->setVisible(!failure.steps.isEmpty());
    m_ui->stepsLabel->setVisible(!failure.steps.isEmpty());
    m_ui->detailsEdit->setPlainText(failure.details);
    showSafety();
    showButtons();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void RollbackDialog::setAtStart(bool atStart)
{
    m_atStart = atStart;
    showButtons();
}

bool RollbackDialog::areDetailsShown() const
{
    return m_ui->detailsEdit->isVisibleTo(this);
}

void RollbackDialog::showSafety()
{
    const Theme theme = Theme::current();
    const SafetyLook look = lookOf(m_failure);
    const bool fine = m_failure.savedAfterAll;
    const qreal ratio = devicePixelRatioF();
    const ColorRole fault = fine               ? ColorRole::Success
        : m_failure.safety == Safety::Checking ? ColorRole::Warning
                                               : ColorRole::Error;
    m_ui->faultIcon->setPixmap(iconPixmap(fine ? u"circle-check"_s : u"circle-x"_s, fault, 40, ratio));
    m_ui->safetyIcon->setPixmap(iconPixmap(look.icon, inkRole(look.tone), 20, ratio));
    m_ui->safetyLabel->setText(m_failure.safetyText);
    const QString ink = theme.tokens().ink(look.tone).name();
    m_ui->safetyBox->setStyleSheet(u"#safetyBox { background: %1; border: 1px solid %2; border-radius: %3px; }"
                                   "#safetyLabel { color: %2; }"_s.arg(theme.tokens().soft(look.tone).name(), ink)
                                       .arg(Theme::radiusField));
    m_ui->safetyLabel->setFixedWidth(theme.px(448) - 20 - 8 - 24);
}

void RollbackDialog::showButtons()
{
    const bool checking = m_failure.safety == Safety::Checking;
    const bool again = m_failure.canTryAgain && !checking && !m_failure.savedAfterAll;
    m_ui->againButton->setVisible(again);
    m_ui->saveCopyButton->setVisible(m_failure.canSaveCopy && !m_atStart);
    m_ui->readOnlyButton->setVisible(m_failure.canOpenReadOnly && !checking);
    m_ui->anotherButton->setVisible(m_atStart);
    m_ui->keepButton->setText(m_atStart                     ? tr("&Close")
                                  : m_failure.savedAfterAll ? tr("&Continue")
                                                            : tr("&Keep editing"));
    QPushButton *first = again ? m_ui->againButton : m_ui->keepButton;
    first->setDefault(true);
    for (QPushButton *button : {m_ui->againButton, m_ui->keepButton})
        button->setProperty("kind", button == first ? QVariant(u"primary"_s) : QVariant());
    m_ui->keepButton->update();
    if (!isVisible() || !focusWidget() || !focusWidget()->isVisible())
        first->setFocus();
}

void RollbackDialog::showDetails(bool shown)
{
    m_ui->detailsEdit->setVisible(shown);
    m_ui->detailsButton->setText(shown ? tr("Hide &details") : tr("Show &details"));
}

void RollbackDialog::copyDetails()
{
    QGuiApplication::clipboard()->setText(m_failure.details);
    m_ui->copyButton->setText(tr("Copied"));
}

void RollbackDialog::answer(Answer given)
{
    m_answer = given;
    accept();
}

void RollbackDialog::done(int result)
{
    const Answer given = result == QDialog::Accepted ? m_answer : Answer::KeepEditing;
    QDialog::done(result);
    Q_EMIT answered(given);
}

} // namespace desk
