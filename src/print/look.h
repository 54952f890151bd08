#pragma once

#include "print/paper.h"
#include "print/typesetter.h"

namespace desk::paper {

constexpr qreal pointsPerMillimetre = 72.0 / 25.4;
constexpr qreal points(qreal millimetres)
{
    return millimetres * pointsPerMillimetre;
}

// How a template dresses the content. Lengths in points.
struct Look {
    PaperTemplate kind = PaperTemplate::Classic;
    qreal body = 8.5;
    qreal small = 7.5;
    qreal label = 6.5;
    qreal title = 13;
    qreal company = 12;
    qreal pad = 4;     // inside a box
    qreal cellPad = 2; // above and below a row of the table
    qreal rule = 0.6;
    bool boxed = true;     // frames and upright rules
    bool rowRules = false; // a hairline below each row
    bool anchored = true;  // the closing block stands at the foot of the last page
    QColor ink = QColor(0x1A, 0x1A, 0x1A);
    QColor muted = QColor(0x55, 0x5B, 0x62);
    QColor line = QColor(0x40, 0x40, 0x40);
    QColor hairline = QColor(0xC8, 0xCD, 0xD3);
    QColor accent;
    QColor tint; // of filled headings

    TextStyle text(qreal size, bool bold = false) const { return {size, bold, ink}; }
    TextStyle quiet(qreal size) const { return {size, false, muted}; }
    TextStyle accented(qreal size) const { return {size, true, accent}; }
};

Look lookOf(const PaperOptions &options);

// Millimetres turned to points, after size and orientation.
QSizeF pageSize(const PaperOptions &options);

} // namespace desk::paper
