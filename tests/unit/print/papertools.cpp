#include "papertools.h"

#include "print/pdf.h"

#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace desk::papertools {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal tolerance = 0.05;

QString describe(const TextItem &item)
{
    return u"'%1' at %2, %3"_s.arg(item.text).arg(item.box.left()).arg(item.box.top());
}

bool overlaps(const QRectF &one, const QRectF &other)
{
    const QRectF common = one.intersected(other);
    return common.width() > tolerance && common.height() > tolerance;
}

QString overlapOf(std::vector<TextItem> texts)
{
    std::sort(texts.begin(), texts.end(),
              [](const TextItem &a, const TextItem &b) { return a.box.top() < b.box.top(); });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = i + 1; k < texts.size() && texts[k].box.top() < texts[i].box.bottom() - tolerance; ++k) {
            if (overlaps(texts[i].box, texts[k].box))
                return describe(texts[i]) + u" lies over "_s + describe(texts[k]);
        }
    }
    return {};
}

} // namespace

Typesetter &typesetter()
{
    static Typesetter setter = *Typesetter::create();
    return setter;
}

PaperLayout laidOut(const Document &document, const PaperOptions &options, const PaperFacts &facts)
{
    const Result<PaperLayout> layout = layOut(document, options, facts, typesetter());
    if (!layout)
        qFatal("not laid out: %s", qPrintable(layout.error().message));
    return *layout;
}

QByteArray run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput();
}

QStringList pdfPages(const PaperLayout &layout)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"pages.pdf"_s);
    if (!writePdf(path, layout, typesetter()))
        return {};
    QStringList pages = QString::fromUtf8(run(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s})).split(u'\f');
    pages.removeLast();
    return pages;
}

QString pdfText(const PaperLayout &layout)
{
    return pdfPages(layout).join(u'\n').simplified();
}

QImage picture(const PaperPage &page, qreal dotsPerInch)
{
    const qreal scale = dotsPerInch / 72;
    QImage image((page.size * scale).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(scale, scale);
    paint(painter, page, typesetter());
    return image;
}

QString geometryFault(const PaperPage &page)
{
    const QRectF frame = page.frame.adjusted(-tolerance, -tolerance, tolerance, tolerance);
    for (const TextItem &item : page.items.texts) {
        if (!frame.contains(item.box))
            return describe(item) + u" stands outside the margins"_s;
        for (const ImageItem &image : page.items.images) {
            if (overlaps(image.box, item.box))
                return describe(item) + u" lies over a picture"_s;
        }
        for (const CodeItem &code : page.items.codes) {
            if (overlaps(code.box, item.box))
                return describe(item) + u" lies over a code"_s;
        }
    }
    for (const LineItem &item : page.items.lines) {
        if (!frame.contains(item.line.p1()) || !frame.contains(item.line.p2()))
            return u"a line stands outside the margins"_s;
    }
    for (const ImageItem &item : page.items.images) {
        if (!frame.contains(item.box))
            return u"a picture stands outside the margins"_s;
    }
    return overlapOf(page.items.texts);
}

QString textOf(const PaperPage &page)
{
    QStringList texts;
    for (const TextItem &item : page.items.texts)
        texts << item.text;
    return texts.join(u' ');
}

} // namespace desk::papertools
