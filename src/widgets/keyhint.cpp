#include "widgets/keyhint.h"

#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

namespace desk {

namespace {

constexpr int capPadding = 8;
constexpr int textGap = 6;
constexpr int hintGap = 16;

} // namespace

KeyHint::KeyHint(const QString &key, const QString &text, QWidget *parent) : QWidget(parent), m_key(key), m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(key + u' ' + text);
}

int KeyHint::capWidth() const
{
    return QFontMetrics(Theme::of(this).font(TextSize::Caption)).horizontalAdvance(m_key) + 2 * capPadding;
}

QSize KeyHint::sizeHint() const
{
    const Theme theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(TextSize::Caption));
    return QSize(capWidth() + textGap + metrics.horizontalAdvance(m_text) + 2, theme.px(26));
}

void KeyHint::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(this);
    const Tokens &t = theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cap = QRectF(0, 0, capWidth(), height()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(t.divider, 1));
    painter.setBrush(t.surface);
    painter.drawRoundedRect(cap, Theme::radiusField, Theme::radiusField);
    painter.setPen(QPen(t.divider, 2));
    painter.drawLine(QPointF(cap.left() + 3, cap.bottom() - 0.5), QPointF(cap.right() - 3, cap.bottom() - 0.5));
    painter.setFont(theme.font(TextSize::Caption));
    painter.setPen(t.text);
    drawTextLine(painter, QRect(0, 0, capWidth(), height()), Qt::AlignHCenter, m_key);
    painter.setPen(t.muted);
    drawTextLine(painter, rect().adjusted(capWidth() + textGap, 0, 0, 0), Qt::AlignLeft, m_text);
}

KeyHintRow::KeyHintRow(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void KeyHintRow::addHint(const QString &key, const QString &text)
{
    m_hints.append(new KeyHint(key, text, this));
    arrange();
}

void KeyHintRow::clear()
{
    qDeleteAll(m_hints);
    m_hints.clear();
}

QSize KeyHintRow::sizeHint() const
{
    int width = 0;
    for (const KeyHint *hint : m_hints) {
        width += hint->sizeHint().width() + hintGap;
    }
    return QSize(width, minimumSizeHint().height());
}

QSize KeyHintRow::minimumSizeHint() const
{
    return QSize(0, Theme::of(this).px(26));
}

void KeyHintRow::arrange()
{
    int x = 0;
    for (KeyHint *hint : std::as_const(m_hints)) {
        const QSize size = hint->sizeHint();
        hint->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        hint->setVisible(x + size.width() <= width());
        x += size.width() + hintGap;
    }
}

void KeyHintRow::resizeEvent(QResizeEvent *)
{
    arrange();
}

bool KeyHintRow::event(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        arrange();
    }
    return QWidget::event(event);
}

} // namespace desk
