#include "print/page.h"

#include "print/typesetter.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>

namespace desk {

namespace {

constexpr int quietModules = 4;

void paintStamp(QPainter &painter, const PaperPage &page, const StampItem &stamp)
{
    QFont font(QStringLiteral("Desk Sans"));
    font.setBold(true);
    font.setPixelSize(100);
    QPainterPath path;
    path.addText(0, 0, font, stamp.text);
    const QRectF bounds = path.boundingRect();
    const qreal scale = std::min(page.size.width(), page.size.height()) * 0.72 / bounds.width();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(page.frame.center());
    painter.rotate(-35);
    painter.scale(scale, scale);
    painter.translate(-bounds.center());
    painter.fillPath(path, stamp.colour);
    painter.restore();
}

// Dark modules of a row that touch are one rectangle, which keeps seams out of the picture and bytes out of the file.
void paintCode(QPainter &painter, const CodeItem &code)
{
    const qreal module = code.box.width() / (code.side + 2 * quietModules);
    QPainterPath path;
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side;) {
            const int start = column;
            while (column < code.side && code.modules.testBit(row * code.side + column))
                ++column;
            if (column > start) {
                path.addRect(code.box.left() + (start + quietModules) * module,
                             code.box.top() + (row + quietModules) * module, (column - start) * module, module);
            } else {
                ++column;
            }
        }
    }
    path.setFillRule(Qt::WindingFill);
    painter.fillRect(code.box, Qt::white);
    painter.fillPath(path, Qt::black);
}

void paintText(QPainter &painter, const TextItem &item, Typesetter &typesetter)
{
    painter.setPen(item.colour);
    for (const GlyphSpan &span : item.spans) {
        if (span.face == Face::Other) {
            QFont font = typesetter.fallbackFont(item.bold);
            const qreal scale = item.size / font.pixelSize();
            painter.save();
            painter.translate(item.baseline + span.positions.front());
            painter.scale(scale, scale);
            painter.setFont(font);
            painter.drawText(QPointF(), span.text);
            painter.restore();
            continue;
        }
        QGlyphRun run;
        run.setRawFont(typesetter.rawFont(span.face, item.bold, item.size));
        run.setRawData(span.glyphs.data(), span.positions.data(), static_cast<int>(span.glyphs.size()));
        painter.drawGlyphRun(item.baseline, run);
    }
}

} // namespace

void PageItems::append(const PageItems &other, QPointF offset)
{
    for (FillItem item : other.fills) {
        item.box.translate(offset);
        fills.push_back(item);
    }
    for (LineItem item : other.lines) {
        item.line.translate(offset);
        lines.push_back(item);
    }
    for (ImageItem item : other.images) {
        item.box.translate(offset);
        images.push_back(std::move(item));
    }
    for (CodeItem item : other.codes) {
        item.box.translate(offset);
        codes.push_back(std::move(item));
    }
    for (TextItem item : other.texts) {
        item.box.translate(offset);
        item.baseline += offset;
        texts.push_back(std::move(item));
    }
}

void paint(QPainter &painter, const PaperPage &page, Typesetter &typesetter)
{
    for (const StampItem &stamp : page.stamps)
        paintStamp(painter, page, stamp);
    for (const FillItem &item : page.items.fills)
        painter.fillRect(item.box, item.colour);
    for (const LineItem &item : page.items.lines) {
        painter.setPen(QPen(item.colour, item.width, Qt::SolidLine, Qt::SquareCap));
        painter.drawLine(item.line);
    }
    for (const ImageItem &item : page.items.images)
        painter.drawImage(item.box, item.image);
    for (const CodeItem &item : page.items.codes)
        paintCode(painter, item);
    for (const TextItem &item : page.items.texts)
        paintText(painter, item, typesetter);
}

} // namespace desk
