#include "widgets/statuschip.h"

#include "widgets/textline.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

namespace desk {

StatusChip::StatusChip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusChip::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

void StatusChip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void StatusChip::setStatus(const QString &text, Tone tone)
{
    setTone(tone);
    setText(text);
}

QSize StatusChip::sizeHint() const
{
    const Theme theme = Theme::of(this);
    const QFontMetrics metrics(theme.font(TextSize::Caption, true));
    return QSize(metrics.horizontalAdvance(m_text) + 24, std::max(theme.px(26), metrics.height() + 8));
}

void StatusChip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(this);
    const Tokens &t = theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_tone == Tone::Neutral ? QPen(t.divider, 1) : QPen(Qt::NoPen));
    painter.setBrush(t.soft(m_tone));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radiusCard, Theme::radiusCard);
    painter.setFont(theme.font(TextSize::Caption, true));
    painter.setPen(t.ink(m_tone));
    drawTextLine(painter, rect(), Qt::AlignHCenter, m_text);
}

void StatusChip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace desk
