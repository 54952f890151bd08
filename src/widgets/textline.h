#pragma once

#include <QtCore/qnamespace.h>

class QPainter;
class QRect;
class QString;

namespace desk {

// One line of text on the baseline of the painter's font, cut with an ellipsis where it does not fit. Scripts that come
// from another font of the family stand on the same line as the Latin words beside them.
void drawTextLine(QPainter &painter, const QRect &room, Qt::Alignment alignment, const QString &text);

} // namespace desk
