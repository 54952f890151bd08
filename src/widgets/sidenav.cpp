#include "widgets/sidenav.h"

#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace desk {

class NavButton final : public QAbstractButton {
public:
    NavButton(QString iconName, const QString &text, QWidget *parent)
        : QAbstractButton(parent), m_iconName(std::move(iconName))
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    void setCollapsed(bool collapsed)
    {
        m_collapsed = collapsed;
        setToolTip(collapsed ? text() : QString());
        updateGeometry();
        update();
    }

    QSize sizeHint() const override { return QSize(40, Theme::of(this).px(40)); }
    int wantedWidth() const
    {
        return QFontMetrics(Theme::of(this).font(TextSize::Body, true)).horizontalAdvance(text()) + textLeft + 12;
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(this);
        const Tokens &t = theme.tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(Qt::NoPen);
        if (isChecked() || underMouse()) {
            painter.setBrush(isChecked() ? t.selection : theme.isDark() ? t.surfaceAlt : t.window);
            painter.drawRoundedRect(box, Theme::radiusCard, Theme::radiusCard);
        }
        const int side = 20;
        const int x = m_collapsed ? (width() - side) / 2 : 14;
        themeIcon(m_iconName, isChecked() ? ColorRole::Accent : ColorRole::Text)
            .paint(&painter, QRect(x, (height() - side) / 2, side, side));
        if (!m_collapsed) {
            const QFont font = theme.font(TextSize::Body, isChecked());
            const QRect room = rect().adjusted(textLeft, 0, -6, 0);
            painter.setFont(font);
            painter.setPen(isChecked() ? t.accent : t.text);
            drawTextLine(painter, room, Qt::AlignLeft, text());
        }
        if (hasFocus()) {
            painter.setPen(QPen(t.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::radiusCard, Theme::radiusCard);
        }
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: click(); return;
        case Qt::Key_Down: focusNextChild(); return;
        case Qt::Key_Up: focusPreviousChild(); return;
        default: QAbstractButton::keyPressEvent(event);
        }
    }

    void nextCheckState() override {} // the owner says which page is open

private:
    static constexpr int textLeft = 44;
    QString m_iconName;
    bool m_collapsed = false;
};

SideNav::SideNav(QWidget *parent)
    : QFrame(parent), m_company(new QLabel(this)), m_detail(new QLabel(this)), m_foot(new QLabel(this)),
      m_list(new QVBoxLayout)
{
    setAttribute(Qt::WA_StyledBackground);
    setTextRole(m_company, "strong");
    setTextRole(m_detail, "caption");
    setTextRole(m_foot, "caption");
    m_company->setWordWrap(true);
    m_foot->setWordWrap(true);
    for (QLabel *label : {m_company, m_detail, m_foot}) {
        label->setContentsMargins(12, 0, 12, 0);
    }
    m_list->setSpacing(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 12, 8, 12);
    layout->setSpacing(0);
    layout->addWidget(m_company);
    layout->addWidget(m_detail);
    layout->addSpacing(12);
    layout->addLayout(m_list);
    layout->addStretch();
    layout->addWidget(m_foot);
    measure();
}

void SideNav::setCompany(const QString &name, const QString &detail)
{
    m_company->setText(name);
    m_detail->setText(detail);
}

void SideNav::setFoot(const QString &text)
{
    m_foot->setText(text);
}

void SideNav::addItem(const QString &id, const QString &iconName, const QString &text)
{
    auto *button = new NavButton(iconName, text, this);
    button->setCollapsed(m_collapsed);
    m_list->addWidget(button);
    m_items.append({id, button});
    measure();
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT activated(id); });
    if (m_items.size() > 8) {
        return;
    }
    const int number = int(m_items.size());
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), this);
    connect(shortcut, &QShortcut::activated, this, [this, id] { Q_EMIT activated(id); });
    button->setAccessibleDescription(tr("Ctrl+%1").arg(number));
}

void SideNav::setCurrent(const QString &id)
{
    m_current = id;
    for (const Item &item : std::as_const(m_items)) {
        item.button->setChecked(item.id == id);
    }
}

void SideNav::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed) {
        return;
    }
    m_collapsed = collapsed;
    for (const Item &item : std::as_const(m_items)) {
        item.button->setCollapsed(collapsed);
    }
    for (QLabel *label : {m_company, m_detail, m_foot}) {
        label->setVisible(!collapsed);
    }
    measure();
}

void SideNav::measure()
{
    // Tamil and Gujarati words are longer than the English ones the width was chosen for.
    int width = Theme::of(this).px(Theme::navWidth);
    for (const Item &item : std::as_const(m_items)) {
        width = std::max(width, item.button->wantedWidth() + 16);
    }
    setFixedWidth(m_collapsed ? Theme::navCollapsedWidth : width);
}

void SideNav::follow()
{
    setCollapsed(window()->width() < Theme::navCollapseBelow);
}

void SideNav::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    window()->installEventFilter(this);
    follow();
}

bool SideNav::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Resize) {
        follow();
    }
    return QFrame::eventFilter(watched, event);
}

void SideNav::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        measure();
    }
}

} // namespace desk
