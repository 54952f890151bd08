#pragma once

#include "print/content.h"
#include "print/look.h"
#include "print/page.h"
#include "print/typesetter.h"

namespace desk::paper {

// A part of a page, drawn from its own top left corner and as high as it turned out.
struct Block {
    PageItems items;
    qreal height = 0;
};

// Draws into a block.
class Sketch {
public:
    Sketch(Typesetter &typesetter, const Look &look) : m_typesetter(typesetter), m_look(look) {}

    const Look &look() const { return m_look; }
    Typesetter &typesetter() { return m_typesetter; }

    // Text wrapped to the width; returns its height.
    qreal paragraph(QPointF topLeft, qreal width, const QString &text, const TextStyle &style,
                    Align align = Align::Left);
    // A line that is known to fit; `right` is where right-aligned text ends.
    void line(QPointF topLeft, const QString &text, const TextStyle &style);
    void lineEndingAt(QPointF topRight, const QString &text, const TextStyle &style);
    void across(qreal y, qreal from, qreal to, const QColor &colour, qreal width);
    void upright(qreal x, qreal from, qreal to, const QColor &colour, qreal width);
    void frame(const QRectF &box);
    void fill(const QRectF &box, const QColor &colour);
    // A picture kept in shape inside the box, never enlarged beyond 96 dots an inch; returns the room it takes (C59).
    QSizeF picture(QPointF topLeft, QSizeF box, const Picture &picture);
    // Nothing where the data is too long for a code; returns whether it was drawn.
    bool code(QPointF topLeft, qreal side, const QByteArray &data);
    void place(Block block, QPointF at) { m_items.append(std::move(block.items), at); }

    Block finished(qreal height) { return Block{std::move(m_items), height}; }

private:
    Typesetter &m_typesetter;
    const Look &m_look;
    PageItems m_items;
};

} // namespace desk::paper
