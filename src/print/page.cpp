#include "print/page.h"

#include "print/typesetter.h"

#include <QGlyphRun>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <iterator>

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

// As a picture of a few points for each module: in a file it takes a tenth of what rectangles would. More than one, so that
// a viewer that smooths pictures leaves the modules a core.
void paintCode(QPainter &painter, const CodeItem &code)
{
    constexpr int scale = 2;
    const int side = code.side * scale;
    QImage image(side, side, QImage::Format_Grayscale8);
    for (int y = 0; y < side; ++y) {
        uchar *row = image.scanLine(y);
        for (int x = 0; x < side; ++x)
            row[x] = code.modules.testBit(y / scale * code.side + x / scale) ? 0 : 255;
    }
    const qreal quiet = code.box.width() / (code.side + 2 * quietModules) * quietModules;
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.fillRect(code.box, Qt::white);
    painter.drawImage(code.box.adjusted(quiet, quiet, -quiet, -quiet), image);
    painter.restore();
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
        painter.drawGlyphRun({Typesetter::snapped(item.baseline.x()), Typesetter::snapped(item.baseline.y())}, run);
    }
}

} // namespace

void PageItems::append(PageItems other, QPointF offset)
{
    other.moveBy(offset);
    const auto take = [](auto &own, auto &others) {
        own.insert(own.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    };
    take(fills, other.fills);
    take(lines, other.lines);
    take(images, other.images);
    take(codes, other.codes);
    take(texts, other.texts);
}

void PageItems::moveBy(QPointF offset)
{
    for (FillItem &item : fills)
        item.box.translate(offset);
    for (LineItem &item : lines)
        item.line.translate(offset);
    for (ImageItem &item : images)
        item.box.translate(offset);
    for (CodeItem &item : codes)
        item.box.translate(offset);
    for (TextItem &item : texts) {
        item.box.translate(offset);
        item.baseline += offset;
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
