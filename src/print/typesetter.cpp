#include "print/typesetter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QImageReader>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int shapingSize = 1000;
constexpr qsizetype rememberedWords = 20'000;
constexpr QStringView figureLetters = u"0123456789.,-%/";
constexpr qreal ascentShare = 1.02; // of the size, from the top of a line to its baseline
constexpr int logoPixels = 709;     // 60 mm at 300 dots an inch

struct FaceFile {
    Face face;
    const char *family;
    const char *file;
};
constexpr std::array faceFiles{FaceFile{Face::Sans, "Desk Sans", "DeskSans"},
                               FaceFile{Face::Devanagari, "Desk Sans Devanagari", "DeskSansDevanagari"},
                               FaceFile{Face::Gujarati, "Desk Sans Gujarati", "DeskSansGujarati"},
                               FaceFile{Face::Tamil, "Desk Sans Tamil", "DeskSansTamil"}};

// Registering clears Qt's font cache, so it is done once for the process.
bool facesRegistered()
{
    static const bool registered = [] {
        bool all = true;
        for (const FaceFile &file : faceFiles) {
            for (const QString &weight : {u"Regular"_s, u"Bold"_s}) {
                const QString path = u":/fonts/%1-%2.ttf"_s.arg(QLatin1String(file.file), weight);
                all = QFontDatabase::addApplicationFont(path) >= 0 && all;
            }
        }
        return all;
    }();
    return registered;
}

QString familyOf(Face face)
{
    const auto *found = std::find_if(faceFiles.begin(), faceFiles.end(),
                                     [face](const FaceFile &f) { return f.face == face; });
    return QLatin1String(found == faceFiles.end() ? faceFiles.front().family : found->family);
}

QFont fontOf(Face face, bool bold)
{
    QFont font(familyOf(face));
    font.setPixelSize(shapingSize);
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(face == Face::Other ? QFont::PreferDefault : QFont::NoFontMerging);
    // Any spacing at all keeps Qt from joining "ffi" into one glyph, by which "office" could not be found in a file.
    if (face == Face::Sans)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return font;
}

// The face of a character, or none where it takes that of its neighbour: signs, joiners and the dandas that the Indian
// scripts share.
std::optional<Face> faceOf(QChar character)
{
    const ushort code = character.unicode();
    if (code == 0x200C || code == 0x200D || code == 0x25CC || code == 0x0964 || code == 0x0965)
        return std::nullopt;
    if ((code >= 0x0900 && code <= 0x097F) || (code >= 0xA8E0 && code <= 0xA8FF))
        return Face::Devanagari;
    if (code >= 0x0A80 && code <= 0x0AFF)
        return Face::Gujarati;
    if (code >= 0x0B80 && code <= 0x0BFF)
        return Face::Tamil;
    const bool covered = code < 0x0590 || (code >= 0x1E00 && code <= 0x2BFF) || (code >= 0xA720 && code <= 0xA7FF)
        || (code >= 0xFB00 && code <= 0xFB06) || code == 0xFFFD;
    return covered ? Face::Sans : Face::Other;
}

// Blanks of every kind are one blank, what cannot be seen is left out.
QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar character : text) {
        if (character == u'\n')
            out += character;
        else if (character.isSpace())
            out += u' ';
        else if (character.isPrint() || character.category() == QChar::Other_Format || character.isSurrogate())
            out += character;
    }
    return out;
}

} // namespace

Typesetter::Typesetter() : m_blank(shape(u" "_s, false)), m_boldBlank(shape(u" "_s, true))
{
    for (const QChar letter : figureLetters) {
        m_figures[letter] = shapePiece(letter, Face::Sans, false);
        m_boldFigures[letter] = shapePiece(letter, Face::Sans, true);
    }
}

Result<Typesetter> Typesetter::create()
{
    if (!facesRegistered()) {
        return tl::unexpected(
            Error::refused(u"font_missing"_s,
                           QCoreApplication::translate(
                               "Paper", "The fonts of the program cannot be read. Install the program again.")));
    }
    return Typesetter();
}

QFont Typesetter::fallbackFont(bool bold) const
{
    return fontOf(Face::Other, bold);
}

QRawFont Typesetter::rawFont(Face face, bool bold, qreal size)
{
    const auto key = std::make_tuple(face, bold, size);
    const auto found = m_rawFonts.find(key);
    if (found != m_rawFonts.end())
        return found->second;
    QRawFont font = QRawFont::fromFont(fontOf(face, bold));
    font.setPixelSize(size);
    return m_rawFonts.emplace(key, font).first->second;
}

Typesetter::Piece Typesetter::shapePiece(const QString &text, Face face, bool bold) const
{
    Piece piece;
    piece.face = face;
    piece.text = text;
    QTextLayout layout(text, fontOf(face, bold));
    QTextOption option;
    option.setUseDesignMetrics(true);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setPosition({0, 0});
    layout.endLayout();
    piece.advance = line.horizontalAdvance();
    if (face == Face::Other)
        return piece;
    const qreal ascent = line.ascent();
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QList<quint32> glyphs = run.glyphIndexes();
        piece.glyphs.insert(piece.glyphs.end(), glyphs.begin(), glyphs.end());
        for (const QPointF &position : run.positions())
            piece.positions.push_back({position.x(), position.y() - ascent});
    }
    return piece;
}

// Figures differ from paper to paper and need no shaping: each of their letters has its own place.
Typesetter::Piece Typesetter::figures(const QString &word, bool bold) const
{
    Piece piece;
    for (const QChar letter : word) {
        const Piece &one = (bold ? m_boldFigures : m_figures).at(letter);
        piece.glyphs.insert(piece.glyphs.end(), one.glyphs.begin(), one.glyphs.end());
        for (const QPointF &position : one.positions)
            piece.positions.push_back(position + QPointF(piece.advance, 0));
        piece.advance += one.advance;
    }
    return piece;
}

Typesetter::Word Typesetter::shape(const QString &word, bool bold) const
{
    const auto isFigure = [](QChar letter) { return figureLetters.contains(letter); };
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isFigure))
        return {figures(word, bold)};
    Word pieces;
    qsizetype start = 0;
    std::optional<Face> current;
    for (qsizetype i = 0; i < word.size(); ++i) {
        const std::optional<Face> face = word.at(i).isLowSurrogate() ? std::nullopt : faceOf(word.at(i));
        if (face && current && *face != *current) {
            pieces.push_back(shapePiece(word.mid(start, i - start), *current, bold));
            start = i;
        }
        if (face)
            current = face;
    }
    if (start < word.size())
        pieces.push_back(shapePiece(word.mid(start), current.value_or(Face::Sans), bold));
    return pieces;
}

const Typesetter::Word &Typesetter::shaped(const QString &word, bool bold)
{
    QHash<QString, Word> &known = bold ? m_bold : m_regular;
    const auto found = known.constFind(word);
    if (found != known.constEnd())
        return *found;
    if (known.size() >= rememberedWords)
        known.clear();
    return *known.insert(word, shape(word, bold));
}

qreal Typesetter::advanceOf(const Word &word, const TextStyle &style)
{
    qreal advance = 0;
    for (const Piece &piece : word)
        advance += piece.advance;
    return advance * style.size / shapingSize;
}

qreal Typesetter::width(const QString &text, const TextStyle &style)
{
    if (!text.contains(u' '))
        return wordWidth(text, style);
    qreal sum = 0;
    const QStringList words = text.split(u' ');
    for (const QString &word : words)
        sum += wordWidth(word, style);
    return sum + qreal(words.size() - 1) * advanceOf(blank(style.bold), style);
}

// The longest beginning of a word, in whole characters as people see them, that is no wider than `width`; at least one.
QString Typesetter::fittingPart(const QString &word, qreal width, const TextStyle &style) const
{
    std::vector<qsizetype> ends;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto most = static_cast<std::size_t>(width / (style.size * 0.15)) + 1;
    while (ends.size() < most && finder.toNextBoundary() > 0)
        ends.push_back(finder.position());
    const auto fits = [&](qsizetype end) { return advanceOf(shape(word.left(end), style.bold), style) <= width; };
    const auto firstTooWide = std::partition_point(ends.begin(), ends.end(), fits);
    return word.left(firstTooWide == ends.begin() ? ends.front() : *(firstTooWide - 1));
}

void Typesetter::wrapParagraph(const QString &paragraph, qreal width, const TextStyle &style, QStringList &lines)
{
    const qreal gap = advanceOf(blank(style.bold), style);
    QString line;
    qreal used = 0;
    bool empty = true;
    for (QString word : paragraph.split(u' ', Qt::SkipEmptyParts)) {
        qreal wide = wordWidth(word, style);
        if (!empty && used + gap + wide > width) {
            lines << line;
            line.clear();
            used = 0;
            empty = true;
        }
        while (wide > width && word.size() > 1) {
            const QString part = fittingPart(word, width, style);
            if (part.size() == word.size())
                break;
            lines << part;
            word.remove(0, part.size());
            wide = wordWidth(word, style);
        }
        line = empty ? word : line + u' ' + word;
        used += (empty ? 0 : gap) + wide;
        empty = false;
    }
    lines << line;
}

QStringList Typesetter::wrap(const QString &text, qreal width, const TextStyle &style)
{
    QStringList lines;
    const QString seen = printable(text);
    if (!seen.contains(u'\n') && !seen.contains(u"  ") && this->width(seen, style) <= width)
        return seen.isEmpty() ? lines : QStringList{seen.trimmed()};
    for (const QString &paragraph : seen.split(u'\n'))
        wrapParagraph(paragraph, width, style, lines);
    while (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

TextItem Typesetter::set(const QString &line, QPointF topLeft, const TextStyle &style)
{
    TextItem item;
    item.text = line;
    item.size = style.size;
    item.bold = style.bold;
    item.colour = style.colour;
    item.baseline = topLeft + QPointF(0, style.size * ascentShare);
    const qreal scale = style.size / shapingSize;
    qreal x = 0;
    const auto add = [&](const Word &word) {
        for (const Piece &piece : word) {
            if (item.spans.empty() || item.spans.back().face != piece.face || piece.face == Face::Other)
                item.spans.push_back({piece.face, {}, {}, {}});
            GlyphSpan &span = item.spans.back();
            if (piece.face == Face::Other) {
                span.text = piece.text;
                span.positions.push_back({x, 0});
            }
            span.glyphs.insert(span.glyphs.end(), piece.glyphs.begin(), piece.glyphs.end());
            for (const QPointF &position : piece.positions)
                span.positions.push_back({snapped(x + position.x() * scale), snapped(position.y() * scale)});
            x += piece.advance * scale;
        }
    };
    if (line.contains(u' ')) {
        const QStringList words = line.split(u' ');
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (i > 0)
                add(blank(style.bold));
            add(shaped(words.at(i), style.bold));
        }
    } else {
        add(shaped(line, style.bold));
    }
    item.box = QRectF(topLeft, QSizeF(x, lineHeight(style.size)));
    return item;
}

Picture Typesetter::logo(const QByteArray &data)
{
    if (data == m_logoData)
        return m_logo;
    m_logoData = data;
    QBuffer buffer(&m_logoData);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImage &image = m_logo.image;
    image = reader.read();
    m_logo.pixels = image.size();
    if (image.width() > logoPixels || image.height() > logoPixels)
        image = image.scaled(logoPixels, logoPixels, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return m_logo;
}

} // namespace desk
