#pragma once

#include "base/error.h"
#include "print/page.h"

#include <QByteArray>
#include <QFont>
#include <QHash>
#include <QRawFont>

#include <cmath>
#include <map>
#include <tuple>

namespace desk {

struct TextStyle {
    qreal size = 8.5; // points
    bool bold = false;
    QColor colour = Qt::black;
};

// A picture no finer than print needs, and the size it had, by which it keeps its shape.
struct Picture {
    QImage image;
    QSize pixels;
};

// Sets lines of text in the shipped faces. Remembers every word it has shaped and the last logo it has read, so keep one
// for as long as a thread prints. Not to be shared between threads.
class Typesetter {
public:
    // Fails with "font_missing" when the shipped faces cannot be read.
    static Result<Typesetter> create();

    qreal width(const QString &text, const TextStyle &style);
    // Lines no wider than `width`: broken at blanks and line breaks, a word that is wider by itself at any character.
    QStringList wrap(const QString &text, qreal width, const TextStyle &style);
    // `topLeft` is the corner of the item's box.
    TextItem set(const QString &line, QPointF topLeft, const TextStyle &style);

    // To the sixteenth of a point, finer than any printer: the file names places with half the digits.
    static qreal snapped(qreal length) { return std::round(length * 16) / 16; }
    static qreal lineHeight(qreal size) { return size * 1.32; }
    QRawFont rawFont(Face face, bool bold, qreal size);
    QFont fallbackFont(bool bold) const;

    // The picture in `data`; null when it cannot be read.
    Picture logo(const QByteArray &data);

private:
    // Shaped at 1000 units, so that one shape serves all sizes.
    struct Piece {
        Face face = Face::Sans;
        std::vector<quint32> glyphs;
        std::vector<QPointF> positions;
        qreal advance = 0;
        QString text;
    };
    using Word = std::vector<Piece>;

    Typesetter();
    const Word &blank(bool bold) const { return bold ? m_boldBlank : m_blank; }
    const Word &shaped(const QString &word, bool bold);
    Piece shapePiece(const QString &text, Face face, bool bold) const;
    Word shape(const QString &word, bool bold) const;
    Piece figures(const QString &word, bool bold) const;
    static qreal advanceOf(const Word &word, const TextStyle &style);
    qreal wordWidth(const QString &word, const TextStyle &style) { return advanceOf(shaped(word, style.bold), style); }
    QString fittingPart(const QString &word, qreal width, const TextStyle &style) const;
    void wrapParagraph(const QString &paragraph, qreal width, const TextStyle &style, QStringList &lines);

    std::map<QChar, Piece> m_figures; // the letters of numbers and dates, set without shaping
    std::map<QChar, Piece> m_boldFigures;
    Word m_blank;
    Word m_boldBlank;
    QHash<QString, Word> m_regular;
    QHash<QString, Word> m_bold;
    std::map<std::tuple<Face, bool, qreal>, QRawFont> m_rawFonts;
    QByteArray m_logoData;
    Picture m_logo;
};

} // namespace desk
