#include "print/look.h"

namespace desk::paper {

namespace {

// The accent thinned with white: dark text stays readable on it on a monochrome printer too.
QColor thinned(const QColor &colour, qreal share)
{
    const auto mix = [share](int part) { return static_cast<int>(255 - (255 - part) * share); };
    return QColor(mix(colour.red()), mix(colour.green()), mix(colour.blue()));
}

} // namespace

Look lookOf(const PaperOptions &options)
{
    Look look;
    look.kind = options.look;
    look.accent = options.accent;
    look.tint = thinned(options.accent, 0.10);
    switch (options.look) {
    case PaperTemplate::Classic: break;
    case PaperTemplate::Modern:
        look.title = 18;
        look.company = 14;
        look.cellPad = 3.5;
        look.boxed = false;
        look.rowRules = true;
        look.anchored = false;
        look.line = thinned(options.accent, 0.75);
        break;
    case PaperTemplate::Compact:
        look.body = 7;
        look.small = 6.3;
        look.label = 6;
        look.title = 11;
        look.company = 10;
        look.pad = 2.5;
        look.cellPad = 0.8;
        look.rule = 0.5;
        look.boxed = false;
        look.rowRules = true;
        look.anchored = false;
        break;
    }
    if (options.size == PaperSize::A5 && options.look != PaperTemplate::Compact) {
        look.body -= 1;
        look.small -= 0.8;
        look.title -= 3;
        look.company -= 2;
        look.pad = 3;
        look.cellPad -= 0.8;
    }
    return look;
}

QSizeF pageSize(const PaperOptions &options)
{
    QSizeF size;
    switch (options.size) {
    case PaperSize::A4: size = {points(210), points(297)}; break;
    case PaperSize::A5: size = {points(148), points(210)}; break;
    case PaperSize::Letter: size = {612, 792}; break;
    }
    return options.landscape ? size.transposed() : size;
}

} // namespace desk::paper
