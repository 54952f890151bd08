#include "widgets/emptystate.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace desk {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_first(new PrimaryButton({}, this)), m_second(new QPushButton(this))
{
    setTextRole(m_title, "title");
    setTextRole(m_sentence, "muted");
    m_sentence->setWordWrap(true);
    for (QLabel *label : {m_icon, m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addStretch();
    layout->addWidget(m_icon);
    layout->addWidget(m_title);
    auto *sentence = new QHBoxLayout;
    sentence->addStretch();
    sentence->addWidget(m_sentence);
    sentence->addStretch();
    layout->addLayout(sentence);
    layout->addSpacing(8);
    layout->addLayout(buttons);
    layout->addStretch();
    setActions({});
    connect(m_first, &QPushButton::clicked, this, &EmptyState::firstTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondTriggered);
}

void EmptyState::setContent(const QString &iconName, const QString &title, const QString &sentence)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_sentence->setText(sentence);
    showIcon();
}

void EmptyState::setActions(const QString &first, const QString &second)
{
    m_first->setText(first);
    m_first->setVisible(!first.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
}

void EmptyState::showIcon()
{
    if (!m_iconName.isEmpty()) {
        m_icon->setPixmap(iconPixmap(m_iconName, ColorRole::Muted, 48, devicePixelRatioF()));
    }
    const int width = Theme::of(this).px(420);
    m_sentence->setFixedWidth(width);
    m_sentence->setMinimumHeight(qMax(0, m_sentence->heightForWidth(width))); // -1 while it has no text
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        showIcon();
    }
    QWidget::changeEvent(event);
}

} // namespace desk
