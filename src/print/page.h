#pragma once

#include <QBitArray>
#include <QColor>
#include <QImage>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace desk {

class Typesetter;

// The families that are shipped. Other: a script without a shipped face, drawn with what the system has.
enum class Face { Sans, Devanagari, Gujarati, Tamil, Other };

// Glyphs of one face. Positions are points from the start of the item's baseline.
struct GlyphSpan {
    Face face = Face::Sans;
    std::vector<quint32> glyphs;
    std::vector<QPointF> positions;
    QString text; // of Face::Other, which is shaped when painted
};

// One line of text. All lengths in points, 1/72 inch, from the top left corner of the page.
struct TextItem {
    QRectF box; // the line's share of the page: width of the text, height of the line
    QPointF baseline;
    QString text;
    qreal size = 0;
    bool bold = false;
    QColor colour;
    std::vector<GlyphSpan> spans;
};

struct LineItem {
    QLineF line;
    qreal width = 0.5;
    QColor colour;
};

struct FillItem {
    QRectF box;
    QColor colour;
};

struct ImageItem {
    QRectF box;
    QImage image;
};

// A QR code: side * side modules, true = dark. The box holds the quiet zone of four modules too.
struct CodeItem {
    QRectF box;
    int side = 0;
    QBitArray modules;
};

// A word across the page, drawn below everything else and as a shape, so that it is not mixed into the text layer.
struct StampItem {
    QString text;
    QColor colour;
};

struct PageItems {
    std::vector<FillItem> fills;
    std::vector<LineItem> lines;
    std::vector<ImageItem> images;
    std::vector<CodeItem> codes;
    std::vector<TextItem> texts; // in reading order

    void append(PageItems other, QPointF offset);
    void moveBy(QPointF offset);
};

struct PaperPage {
    QSizeF size;
    QRectF frame; // inside the margins; nothing stands outside
    std::vector<StampItem> stamps;
    PageItems items;
    int number = 1; // page x of y, counted for each copy
    int count = 1;
    QString mark; // of its copy
};

// The painter's unit must be a point (scale it for a printer or a screen).
void paint(QPainter &painter, const PaperPage &page, Typesetter &typesetter);

} // namespace desk
