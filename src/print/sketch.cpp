#include "print/sketch.h"

#include "print/qrcode.h"

#include <algorithm>

namespace desk::paper {

qreal Sketch::paragraph(QPointF topLeft, qreal width, const QString &text, const TextStyle &style, Align align)
{
    const qreal height = Typesetter::lineHeight(style.size);
    qreal y = topLeft.y();
    for (const QString &part : m_typesetter.wrap(text, width, style)) {
        TextItem item = m_typesetter.set(part, {topLeft.x(), y}, style);
        const qreal spare = std::max(0.0, width - item.box.width());
        const qreal shift = align == Align::Centre ? spare / 2 : align == Align::Left ? 0 : spare;
        item.box.translate(shift, 0);
        item.baseline += QPointF(shift, 0);
        if (!part.isEmpty())
            m_items.texts.push_back(std::move(item));
        y += height;
    }
    return y - topLeft.y();
}

void Sketch::line(QPointF topLeft, const QString &text, const TextStyle &style)
{
    if (!text.isEmpty())
        m_items.texts.push_back(m_typesetter.set(text, topLeft, style));
}

void Sketch::lineEndingAt(QPointF topRight, const QString &text, const TextStyle &style)
{
    if (text.isEmpty())
        return;
    TextItem item = m_typesetter.set(text, topRight, style);
    const qreal width = item.box.width();
    item.box.translate(-width, 0);
    item.baseline -= QPointF(width, 0);
    m_items.texts.push_back(std::move(item));
}

void Sketch::across(qreal y, qreal from, qreal to, const QColor &colour, qreal width)
{
    m_items.lines.push_back({QLineF(from, y, to, y), width, colour});
}

void Sketch::upright(qreal x, qreal from, qreal to, const QColor &colour, qreal width)
{
    m_items.lines.push_back({QLineF(x, from, x, to), width, colour});
}

void Sketch::frame(const QRectF &box)
{
    across(box.top(), box.left(), box.right(), m_look.line, m_look.rule);
    across(box.bottom(), box.left(), box.right(), m_look.line, m_look.rule);
    upright(box.left(), box.top(), box.bottom(), m_look.line, m_look.rule);
    upright(box.right(), box.top(), box.bottom(), m_look.line, m_look.rule);
}

void Sketch::fill(const QRectF &box, const QColor &colour)
{
    m_items.fills.push_back({box, colour});
}

QSizeF Sketch::picture(QPointF topLeft, QSizeF box, const Picture &picture)
{
    if (picture.image.isNull())
        return {};
    const QSizeF natural = QSizeF(picture.pixels) * 72.0 / 96.0;
    QSizeF size = natural;
    if (natural.width() > box.width() || natural.height() > box.height())
        size = natural.scaled(box, Qt::KeepAspectRatio);
    m_items.images.push_back({QRectF(topLeft, size), picture.image});
    return size;
}

bool Sketch::code(QPointF topLeft, qreal side, const QByteArray &data)
{
    std::optional<CodeItem> item = qrCode(data);
    if (!item)
        return false;
    item->box = QRectF(topLeft, QSizeF(side, side));
    m_items.codes.push_back(std::move(*item));
    return true;
}

} // namespace desk::paper
