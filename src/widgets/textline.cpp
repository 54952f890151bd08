#include "widgets/textline.h"

#include <QFontMetrics>
#include <QPainter>

namespace desk {

void drawTextLine(QPainter &painter, const QRect &room, Qt::Alignment alignment, const QString &text)
{
    const QFontMetrics metrics = painter.fontMetrics();
    // Rounded to the pixels of a fractional scale a text may measure a little more than when its place was reckoned.
    const bool fits = metrics.horizontalAdvance(text) <= room.width() + 2;
    const QString shown = fits ? text : metrics.elidedText(text, Qt::ElideRight, room.width());
    const int width = metrics.horizontalAdvance(shown);
    int x = room.left();
    if (alignment.testFlag(Qt::AlignRight)) {
        x = room.right() + 1 - width;
    } else if (alignment.testFlag(Qt::AlignHCenter)) {
        x = room.left() + (room.width() - width) / 2;
    }
    const int baseline = room.top() + (room.height() + metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(x, baseline, shown);
}

} // namespace desk
