#include "widgets/sidepanel.h"

#include "widgets/buttons.h"
#include "widgets/keys.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desk {

SidePanel::SidePanel(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(this)), m_scroll(new QScrollArea(this)), m_accept(new PrimaryButton({}, this))
{
    setAttribute(Qt::WA_StyledBackground);
    setTextRole(m_title, "title");
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *close = new IconButton(u"x"_s, tr("Close"), this);
    auto *cancel = new QPushButton(tr("Back"), this);
    setAcceptLabel(tr("Save"));
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addStretch();
    foot->addWidget(cancel);
    foot->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_scroll, 1);
    layout->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &SidePanel::close);
    connect(cancel, &QPushButton::clicked, this, &SidePanel::close);
    connect(m_accept, &QPushButton::clicked, this, &SidePanel::accepted);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &SidePanel::accepted);
    }
    new FieldWalk(this);
    parent->installEventFilter(this);
    hide();
}

void SidePanel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void SidePanel::setContent(QWidget *content)
{
    m_scroll->setWidget(content);
}

void SidePanel::setAcceptLabel(const QString &text)
{
    m_accept->setLabel(text, tr("Ctrl+Enter"));
}

void SidePanel::open(QWidget *firstField)
{
    m_before = QApplication::focusWidget();
    place();
    show();
    raise();
    if (firstField) {
        firstField->setFocus(Qt::OtherFocusReason);
    }
}

void SidePanel::close()
{
    if (isHidden()) {
        return;
    }
    QWidget *before = m_before;
    hide();
    if (before && before->isVisible()) {
        before->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT closed();
}

void SidePanel::place()
{
    const int width = std::min(Theme::of(this).px(panelWidth), parentWidget()->width());
    setGeometry(parentWidget()->width() - width, 0, width, parentWidget()->height());
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace desk
