#include "print/parts.h"

#include <algorithm>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal gap = 6;
const QSizeF logoBox(points(60), points(20));

// A grid of small labels over their values; a value that needs more than its cell takes the whole row.
class FieldGrid {
public:
    FieldGrid(Sketch &sketch, QRectF area, int columns)
        : m_sketch(sketch), m_area(area), m_columns(columns), m_cell(area.width() / columns),
          m_value(sketch.look().text(sketch.look().body, sketch.look().boxed))
    {
    }

    qreal draw(const std::vector<Field> &fields)
    {
        m_y = m_area.top();
        for (const Field &field : fields)
            add(field);
        endRow();
        return m_y - m_area.top();
    }

private:
    qreal pad() const { return m_sketch.look().pad; }

    void add(const Field &field)
    {
        const bool wide = m_sketch.typesetter().width(field.value, m_value) > m_cell - 2 * pad();
        if (wide && m_column > 0)
            endRow();
        const qreal width = wide ? m_area.width() : m_cell;
        const QPointF corner(m_area.left() + m_column * m_cell + pad(), m_y + pad() * 0.5);
        const Look &look = m_sketch.look();
        qreal height = m_sketch.paragraph(corner, width - 2 * pad(), field.label, look.quiet(look.label));
        height += m_sketch.paragraph(corner + QPointF(0, height), width - 2 * pad(), field.value, m_value);
        m_height = std::max(m_height, height + pad());
        m_column = wide ? m_columns : m_column + 1;
        m_wide = wide;
        if (m_column == m_columns)
            endRow();
    }

    void endRow()
    {
        if (m_column == 0)
            return;
        const Look &look = m_sketch.look();
        if (look.boxed) {
            if (!m_wide)
                m_sketch.upright(m_area.left() + m_cell, m_y, m_y + m_height, look.line, look.rule);
            m_sketch.across(m_y + m_height, m_area.left(), m_area.right(), look.line, look.rule);
        }
        m_y += m_height;
        m_height = 0;
        m_column = 0;
        m_wide = false;
    }

    Sketch &m_sketch;
    QRectF m_area;
    int m_columns;
    qreal m_cell;
    TextStyle m_value;
    qreal m_y = 0;
    qreal m_height = 0;
    int m_column = 0;
    bool m_wide = false;
};

qreal partyCell(Sketch &sketch, QPointF corner, qreal width, const Party &party)
{
    const Look &look = sketch.look();
    qreal y = corner.y() + look.pad * 0.6;
    const qreal x = corner.x() + (look.boxed ? look.pad : 0);
    const qreal inner = width - 2 * look.pad;
    y += sketch.paragraph({x, y}, inner, party.heading, look.quiet(look.label));
    y += sketch.paragraph({x, y}, inner, party.name, look.text(look.body + 0.5, true));
    for (const QString &line : party.lines)
        y += sketch.paragraph({x, y}, inner, line, look.text(look.small));
    return y + look.pad * 0.6 - corner.y();
}

// The company with its logo beside it when narrow, above it when wide; nothing stands under the picture.
qreal sellerCell(Sketch &sketch, QPointF corner, qreal width, const Party &seller, const Picture &logo,
                 const TextStyle &nameStyle)
{
    const Look &look = sketch.look();
    const qreal inset = look.boxed ? look.pad : 0;
    qreal x = corner.x() + inset;
    qreal y = corner.y() + inset;
    qreal inner = width - 2 * look.pad;
    qreal bottom = y;
    if (!logo.image.isNull()) {
        const QSizeF taken = sketch.picture({x, y}, logoBox.boundedTo({inner, logoBox.height()}), logo);
        bottom = y + taken.height() + 3;
        if (taken.width() < inner * 0.35) {
            x += taken.width() + gap;
            inner -= taken.width() + gap;
        } else {
            y = bottom;
        }
    }
    y += sketch.paragraph({x, y}, inner, seller.name, nameStyle);
    for (const QString &line : seller.lines)
        y += sketch.paragraph({x, y}, inner, line, look.text(look.small));
    return std::max(y, bottom) + inset * 0.6 - corner.y();
}

// IRN and acknowledgement beside the portal's code.
qreal acknowledgementCell(Sketch &sketch, QPointF corner, qreal width, const Content &content)
{
    const Look &look = sketch.look();
    qreal side = 0;
    if (content.signedCode) {
        side = std::min(points(content.signedCode->millimetres), width * 0.6);
        const QPointF at(corner.x() + width - side - 1, corner.y() + 1);
        if (!sketch.code(at, side, content.signedCode->data))
            side = 0;
    }
    const qreal inner = width - side - 2 * look.pad;
    const qreal x = corner.x() + look.pad;
    qreal y = corner.y() + look.pad;
    for (const Field &field : content.acknowledgement) {
        y += sketch.paragraph({x, y}, inner, field.label, look.quiet(look.label));
        y += sketch.paragraph({x, y}, inner, field.value, look.text(look.small)) + 2;
    }
    return std::max(y + look.pad - corner.y(), side + 2);
}

Block classicHead(Sketch sketch, const Content &content, const Picture &logo, qreal width)
{
    const Look &look = sketch.look();
    const qreal middle = width * 0.5;
    qreal left = 0;
    const auto below = [&](qreal height) {
        if (left > 0)
            sketch.across(left, 0, middle, look.line, look.rule);
        left += height;
    };
    if (content.showSeller)
        left += sellerCell(sketch, {0, 0}, middle, content.seller, logo, look.text(look.company, true));
    for (const Party &party : content.parties)
        below(partyCell(sketch, {0, left}, middle, party));
    qreal right = 0;
    if (!content.acknowledgement.empty()) {
        right += acknowledgementCell(sketch, {middle, 0}, width - middle, content);
        sketch.across(right, middle, width, look.line, look.rule);
    }
    right += FieldGrid(sketch, {middle, right, width - middle, 0}, 2).draw(content.fields);
    const qreal height = std::max(left, right);
    sketch.upright(middle, 0, height, look.line, look.rule);
    sketch.across(height, 0, width, look.line, look.rule);
    return sketch.finished(height);
}

// Title, number and date stand in the heading of these templates and not among the fields again.
std::vector<Field> furtherFields(const Content &content)
{
    std::vector<Field> fields;
    for (const Field &field : content.fields) {
        if (field.value != content.number && field.value != content.date)
            fields.push_back(field);
    }
    return fields;
}

qreal titleCell(Sketch &sketch, QPointF corner, qreal width, const Content &content)
{
    const Look &look = sketch.look();
    const QString number = content.fields.empty() ? content.number
                                                  : u"%1 %2"_s.arg(content.fields.front().label, content.number);
    qreal y = corner.y();
    y += sketch.paragraph({corner.x(), y}, width, content.title, look.accented(look.title), Align::Right);
    y += sketch.paragraph({corner.x(), y}, width, number, look.text(look.body + 1, true), Align::Right);
    if (!content.date.isEmpty())
        y += sketch.paragraph({corner.x(), y}, width, tr("Date %1").arg(content.date), look.text(look.body),
                              Align::Right);
    for (const QString &line : content.subtitles)
        y += sketch.paragraph({corner.x(), y}, width, line, look.text(look.small, true), Align::Right);
    return y - corner.y();
}

Block modernHead(Sketch sketch, const Content &content, const Picture &logo, qreal width)
{
    const Look &look = sketch.look();
    const qreal split = width * 0.56;
    qreal left = 0;
    if (content.showSeller)
        left = sellerCell(sketch, {0, 0}, split, content.seller, logo, look.accented(look.company));
    qreal y = std::max(left, titleCell(sketch, {split, 0}, width - split, content)) + gap;
    sketch.across(y, 0, width, look.accent, 1.5);
    y += gap * 0.7;
    if (!content.acknowledgement.empty())
        y += acknowledgementCell(sketch, {0, y}, width, content);
    const std::vector<Field> fields = furtherFields(content);
    if (content.parties.size() == 1) {
        const qreal party = partyCell(sketch, {0, y}, split, content.parties.front());
        const qreal grid = FieldGrid(sketch, {split, y, width - split, 0}, 2).draw(fields);
        y += std::max(party, grid);
    } else {
        qreal tallest = 0;
        for (std::size_t i = 0; i < content.parties.size(); ++i)
            tallest = std::max(tallest, partyCell(sketch, {width / 2 * qreal(i), y}, width / 2, content.parties[i]));
        y += tallest + 2;
        y += FieldGrid(sketch, {-look.pad, y, width + look.pad, 0}, 4).draw(fields);
    }
    return sketch.finished(y + gap);
}

QString runOn(const QStringList &parts)
{
    return parts.join(u" · "_s);
}

Block compactHead(Sketch sketch, const Content &content, const Picture &logo, qreal width)
{
    const Look &look = sketch.look();
    const qreal split = width * 0.62;
    qreal left = 0;
    if (content.showSeller) {
        Party seller = content.seller;
        seller.lines = {runOn(seller.lines)};
        left = sellerCell(sketch, {0, 0}, split, seller, logo, look.text(look.company, true));
    }
    qreal y = std::max(left, titleCell(sketch, {split, 0}, width - split, content)) + 3;
    sketch.across(y, 0, width, look.line, look.rule);
    y += 1;
    if (!content.acknowledgement.empty())
        y += acknowledgementCell(sketch, {0, y}, width, content);
    qreal tallest = 0;
    const qreal share = width / qreal(std::max<std::size_t>(1, content.parties.size()));
    for (std::size_t i = 0; i < content.parties.size(); ++i) {
        Party party = content.parties[i];
        party.lines = {runOn(party.lines)};
        tallest = std::max(tallest, partyCell(sketch, {share * qreal(i), y}, share, party));
    }
    y += tallest;
    QStringList parts;
    for (const Field &field : furtherFields(content))
        parts << field.label + u": "_s + field.value;
    y += sketch.paragraph({0, y}, width, runOn(parts), look.text(look.body)) + 3;
    return sketch.finished(y);
}

} // namespace

Block strip(Sketch sketch, const Content &content, bool marked, qreal width)
{
    const Look &look = sketch.look();
    qreal y = 0;
    if (marked || !content.stamp.isEmpty()) {
        sketch.line({0, 0}, content.stamp, {markSize, true, QColor(0xB4, 0x23, 0x18)});
        y = Typesetter::lineHeight(markSize) + 1;
    }
    if (look.kind != PaperTemplate::Classic)
        return sketch.finished(y);
    y += sketch.paragraph({0, y}, width, content.title, look.accented(look.title), Align::Centre);
    for (const QString &line : content.subtitles)
        y += sketch.paragraph({0, y}, width, line, look.text(look.small, true), Align::Centre);
    return sketch.finished(y + 3);
}

Block firstHead(Sketch sketch, const Content &content, const Picture &logo, qreal width)
{
    switch (sketch.look().kind) {
    case PaperTemplate::Classic: return classicHead(std::move(sketch), content, logo, width);
    case PaperTemplate::Modern: return modernHead(std::move(sketch), content, logo, width);
    case PaperTemplate::Compact: break;
    }
    return compactHead(std::move(sketch), content, logo, width);
}

Block nextHead(Sketch sketch, const Content &content, qreal width)
{
    const Look &look = sketch.look();
    const qreal inset = look.boxed ? look.pad : 0;
    QStringList parts;
    if (content.showSeller)
        parts << content.seller.name;
    QString title = u"%1 %2"_s.arg(content.title, content.number);
    if (!content.date.isEmpty())
        title = tr("%1 of %2").arg(title, content.date);
    parts << title;
    if (!content.parties.empty())
        parts << content.parties.front().name;
    const qreal height = sketch.paragraph({inset, look.pad * 0.6}, width - 2 * inset, runOn(parts),
                                          look.text(look.body, true))
        + look.pad * 1.2;
    sketch.across(height, 0, width, look.line, look.rule);
    return sketch.finished(height + (look.boxed ? 0 : 3));
}

} // namespace desk::paper
