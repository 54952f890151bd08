#include "print/parts.h"

#include <algorithm>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal gap = 5;

qreal inset(const Look &look)
{
    return look.boxed ? look.pad : 0;
}

// Label left, figure right, one below the other.
qreal sumsColumn(Sketch &sketch, QRectF area, const std::vector<Sum> &sums)
{
    const Look &look = sketch.look();
    qreal y = area.top() + look.pad * 0.6;
    for (const Sum &sum : sums) {
        const TextStyle style = look.text(look.body + (sum.strong ? 1.5 : 0), sum.strong);
        const qreal height = Typesetter::lineHeight(style.size);
        if (sum.strong) {
            y += 2;
            if (!look.boxed)
                sketch.fill({area.left(), y - 1, area.width(), height + 3}, look.tint);
            else
                sketch.across(y - 1, area.left(), area.right(), look.line, look.rule);
            y += 1;
        }
        const qreal figure = sketch.typesetter().width(sum.value, style);
        sketch.lineEndingAt({area.right() - look.pad, y}, sum.value, style);
        const qreal label = sketch.paragraph({area.left() + look.pad, y}, area.width() - figure - 3 * look.pad,
                                             sum.label, style);
        y += std::max(height, label);
    }
    return y + look.pad * 0.6 - area.top();
}

qreal wordsColumn(Sketch &sketch, QPointF corner, qreal width, const Content &content)
{
    const Look &look = sketch.look();
    const qreal x = corner.x() + inset(look);
    const qreal inner = width - 2 * look.pad;
    qreal y = corner.y() + look.pad * 0.6;
    if (!content.words.isEmpty()) {
        y += sketch.paragraph({x, y}, inner, tr("Amount in words"), look.quiet(look.label));
        y += sketch.paragraph({x, y}, inner, content.words, look.text(look.body, true));
    }
    for (const QString &note : content.notes)
        y += sketch.paragraph({x, y + 2}, inner, note, look.text(look.small)) + 2;
    return y + look.pad * 0.6 - corner.y();
}

struct Cell {
    qreal left = 0;
    qreal width = 0;
};

qreal bankCell(Sketch &sketch, Cell cell, qreal top, const Content &content)
{
    const Look &look = sketch.look();
    const qreal x = cell.left + inset(look);
    qreal inner = cell.width - 2 * look.pad;
    qreal bottom = top;
    if (content.upi) {
        const qreal side = std::min(points(content.upi->millimetres), inner * 0.6);
        const QPointF at(cell.left + cell.width - side - 2, top + 2);
        if (sketch.code(at, side, content.upi->data)) {
            inner -= side + 2;
            bottom = at.y() + side + 2;
        }
    }
    qreal y = top + look.pad * 0.6;
    if (!content.bank.lines.isEmpty()) {
        y += sketch.paragraph({x, y}, inner, content.bank.heading, look.quiet(look.label));
        for (const QString &line : content.bank.lines)
            y += sketch.paragraph({x, y}, inner, line, look.text(look.small));
    }
    if (content.upi)
        y += sketch.paragraph({x, y + 2}, inner, content.upi->caption, look.text(look.small)) + 2;
    return std::max(y + look.pad * 0.6, bottom) - top;
}

qreal termsCell(Sketch &sketch, Cell cell, qreal top, const Content &content)
{
    const Look &look = sketch.look();
    const qreal x = cell.left + inset(look);
    const qreal inner = cell.width - 2 * look.pad;
    qreal y = top + look.pad * 0.6;
    if (!content.receiver.isEmpty())
        y += sketch.paragraph({x, y}, inner, content.receiver, look.text(look.small, true));
    if (!content.terms.isEmpty()) {
        y += sketch.paragraph({x, y}, inner, tr("Terms"), look.quiet(look.label));
        y += sketch.paragraph({x, y}, inner, content.terms, look.text(look.small));
    }
    if (content.errorsExcepted)
        y += sketch.paragraph({x, y + 1}, inner, tr("E. & O.E."), look.quiet(look.small)) + 1;
    if (!content.receiver.isEmpty())
        y += points(13);
    return y + look.pad * 0.6 - top;
}

// Room for a stamp and a signature between the company's name and the signatory.
qreal signatureHeight(Sketch &sketch, Cell cell, const Content &content)
{
    const Look &look = sketch.look();
    const QStringList name = sketch.typesetter().wrap(content.signFor, cell.width - 2 * look.pad,
                                                      look.text(look.body, true));
    return look.pad * 1.2 + qreal(name.size()) * Typesetter::lineHeight(look.body)
        + points(look.kind == PaperTemplate::Compact ? 9 : 13) + Typesetter::lineHeight(look.small);
}

void signatureCell(Sketch &sketch, Cell cell, qreal top, qreal bottom, const Content &content)
{
    const Look &look = sketch.look();
    const qreal inner = cell.width - 2 * look.pad;
    sketch.paragraph({cell.left + look.pad, top + look.pad * 0.6}, inner, content.signFor, look.text(look.body, true),
                     Align::Right);
    const qreal y = bottom - look.pad * 0.6 - Typesetter::lineHeight(look.small);
    sketch.lineEndingAt({cell.left + cell.width - look.pad, y}, content.signatory, look.text(look.small));
}

} // namespace

Block sumsBlock(Sketch sketch, const Content &content, const Block &taxes, qreal width)
{
    const Look &look = sketch.look();
    const bool beside = !content.sums.empty();
    const qreal split = beside ? width * 0.6 : width;
    qreal y = look.boxed ? 0 : 3;
    if (!content.body.isEmpty())
        y += sketch.paragraph({inset(look), y + 3}, width - 2 * look.pad, content.body, look.text(look.body + 0.5)) + 6;
    const qreal words = wordsColumn(sketch, {0, y}, split, content);
    const qreal sums = beside ? sumsColumn(sketch, {split, y, width - split, 0}, content.sums) : 0;
    const qreal height = std::max(words, sums);
    if (look.boxed) {
        if (beside)
            sketch.upright(split, y, y + height, look.line, look.rule);
        sketch.across(y + height, 0, width, look.line, look.rule);
    }
    y += height;
    if (taxes.height > 0) {
        y += look.boxed ? 0 : gap;
        sketch.place(taxes, {0, y});
        y += taxes.height;
    }
    return sketch.finished(y);
}

Block footBlock(Sketch sketch, const Content &content, qreal width)
{
    const Look &look = sketch.look();
    const bool bank = !content.bank.lines.isEmpty() || content.upi;
    std::vector<Cell> cells = bank
        ? std::vector<Cell>{{0, width * 0.38}, {width * 0.38, width * 0.29}, {width * 0.67, width * 0.33}}
        : std::vector<Cell>{{0, 0}, {0, width * 0.6}, {width * 0.6, width * 0.4}};
    const qreal top = look.boxed ? 0 : gap;
    qreal height = signatureHeight(sketch, cells[2], content);
    if (bank)
        height = std::max(height, bankCell(sketch, cells[0], top, content));
    height = std::max(height, termsCell(sketch, cells[1], top, content));
    signatureCell(sketch, cells[2], top, top + height, content);
    if (!content.receiver.isEmpty()) {
        const qreal y = top + height - look.pad * 0.6 - Typesetter::lineHeight(look.small);
        sketch.line({cells[1].left + inset(look), y}, tr("Receiver's signature and date"), look.text(look.small));
    }
    if (look.boxed) {
        for (const Cell &cell : cells) {
            if (cell.left > 0)
                sketch.upright(cell.left, 0, height, look.line, look.rule);
        }
    } else {
        sketch.across(gap * 0.4, 0, width, look.hairline, look.rule);
    }
    return sketch.finished(top + height);
}

} // namespace desk::paper
