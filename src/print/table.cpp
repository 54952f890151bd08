#include "print/table.h"

#include <algorithm>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal smallestType = 4.5;
constexpr qreal step = 0.5;
constexpr qreal leastFlexible = 0.22; // of the table's width, before the type is made smaller

} // namespace

std::optional<TableSetter> TableSetter::create(const Table &table, qreal width, const Look &look,
                                               Typesetter &typesetter)
{
    TableSetter setter(table, width, look);
    setter.m_pad = look.cellPad;
    setter.m_side = look.boxed ? look.pad * 0.75 : look.pad + 0.5;
    bool fits = setter.measure(typesetter, look.body);
    for (qreal size = look.body - step; !fits && size >= smallestType; size -= step)
        fits = setter.measure(typesetter, size);
    if (!fits)
        return std::nullopt;
    setter.wrapRows(typesetter);
    return setter;
}

// The digits of the shipped face are all as wide, so figures line up at the point when the parts behind it do.
qreal TableSetter::fractionWidth(const QString &text) const
{
    const qsizetype point = text.lastIndexOf(u'.');
    return point < 0 ? 0 : m_point + qreal(text.size() - point - 1) * m_digit;
}

void TableSetter::measureColumn(Typesetter &typesetter, std::size_t column)
{
    const Column &what = m_table->columns[column];
    Measure &measure = m_columns[column];
    qreal whole = 0;
    const auto take = [&](const QString &text, bool bold) {
        if (text.isEmpty())
            return;
        const qreal wide = typesetter.width(text, style(bold));
        const qreal behind = what.align == Align::Decimal ? fractionWidth(text) : 0;
        measure.fraction = std::max(measure.fraction, behind);
        whole = std::max(whole, wide - behind);
    };
    const auto index = static_cast<qsizetype>(column);
    for (const Row &row : m_table->rows)
        take(row.cells.at(index), false);
    if (!m_table->total.isEmpty())
        take(m_table->total.at(index), true);
    if (what.sum >= 0 && !m_table->rows.empty())
        take(sumText(column, sumsUpTo(m_table->rows.size() - 1)), true);
    measure.natural = whole + measure.fraction;
    for (const QString &word : what.title.split(u' '))
        measure.natural = std::max(measure.natural, typesetter.width(word, style(true)));
    if (what.sum >= 0)
        measure.natural = std::max(measure.natural, typesetter.width(u"0,00,000.00"_s, style(true)));
    measure.natural += 2 * m_side + 0.5;
}

bool TableSetter::measure(Typesetter &typesetter, qreal size)
{
    m_size = size;
    m_noteSize = std::min(m_look->small, size * 0.9);
    m_lineHeight = Typesetter::lineHeight(size);
    m_digit = typesetter.width(u"0"_s, style());
    m_point = typesetter.width(u"."_s, style());
    m_columns.assign(m_table->columns.size(), {});
    qreal fixed = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_table->columns[i].flexible)
            continue;
        measureColumn(typesetter, i);
        fixed += m_columns[i].natural;
    }
    const qreal flexible = m_width - fixed;
    if (flexible < m_width * leastFlexible)
        return false;
    place(m_table->spread ? std::min(flexible, m_width * leastFlexible) : flexible, fixed);
    std::size_t lines = 1;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Measure &measure = m_columns[i];
        const QStringList title = typesetter.wrap(m_table->columns[i].title, measure.width - 2 * m_side, style(true));
        lines = std::max(lines, static_cast<std::size_t>(title.size()));
    }
    m_headHeight = qreal(lines) * m_lineHeight + 2 * m_pad + 1;
    return true;
}

// What neither the flexible column nor the others need is shared out evenly.
void TableSetter::place(qreal flexible, qreal fixed)
{
    const qreal share = (m_width - flexible - fixed) / qreal(std::max<std::size_t>(1, m_columns.size() - 1));
    qreal x = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Measure &measure = m_columns[i];
        measure.left = x;
        measure.width = m_table->columns[i].flexible ? flexible : measure.natural + share;
        x += measure.width;
    }
}

void TableSetter::wrapRows(Typesetter &typesetter)
{
    const auto flexible = std::find_if(m_table->columns.begin(), m_table->columns.end(),
                                       [](const Column &column) { return column.flexible; });
    const auto index = flexible - m_table->columns.begin();
    const qreal width = m_columns[static_cast<std::size_t>(index)].width - 2 * m_side;
    m_rows.reserve(m_table->rows.size());
    for (const Row &row : m_table->rows) {
        std::vector<TextLine> lines;
        for (const QString &text : typesetter.wrap(row.cells.at(index), width, style()))
            lines.push_back({text, false});
        for (const QString &note : row.notes) {
            for (const QString &text : typesetter.wrap(note, width, noteStyle()))
                lines.push_back({text, true});
        }
        if (lines.empty())
            lines.push_back({});
        m_rows.push_back(std::move(lines));
    }
}

FlowRow TableSetter::flowRow(std::size_t row, std::size_t section) const
{
    FlowRow out;
    out.padding = 2 * m_pad;
    out.section = section;
    for (const TextLine &line : m_rows[row])
        out.lines.push_back(line.note ? Typesetter::lineHeight(m_noteSize) : m_lineHeight);
    return out;
}

std::vector<qreal> TableSetter::rules() const
{
    std::vector<qreal> out;
    for (std::size_t i = 1; i < m_columns.size(); ++i)
        out.push_back(m_columns[i].left);
    return out;
}

std::vector<Money> TableSetter::sumsUpTo(std::size_t row) const
{
    std::vector<Money> sums;
    for (std::size_t i = 0; i <= row; ++i) {
        const std::vector<Money> &values = m_table->rows[i].sums;
        sums.resize(std::max(sums.size(), values.size()));
        for (std::size_t k = 0; k < values.size(); ++k)
            sums[k] += values[k];
    }
    return sums;
}

QString TableSetter::sumText(std::size_t column, const std::vector<Money> &sums) const
{
    const int sum = m_table->columns[column].sum;
    return sum < 0 ? QString() : sums[static_cast<std::size_t>(sum)].toDisplay();
}

void TableSetter::cell(Sketch &sketch, std::size_t column, qreal y, const QString &text, const TextStyle &style) const
{
    if (text.isEmpty())
        return;
    const Measure &measure = m_columns[column];
    const qreal left = measure.left + m_side;
    const qreal right = measure.left + measure.width - m_side;
    switch (m_table->columns[column].align) {
    case Align::Left: sketch.line({left, y}, text, style); break;
    case Align::Centre: sketch.paragraph({left, y}, right - left, text, style, Align::Centre); break;
    case Align::Right: sketch.lineEndingAt({right, y}, text, style); break;
    case Align::Decimal: sketch.lineEndingAt({right - measure.fraction + fractionWidth(text), y}, text, style); break;
    }
}

Block TableSetter::head(Sketch sketch) const
{
    const qreal height = m_headHeight;
    if (!m_look->boxed)
        sketch.fill({0, 0, m_width, height}, m_look->tint);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_table->columns[i];
        const Align align = column.align == Align::Decimal ? Align::Right : column.align;
        sketch.paragraph({m_columns[i].left + m_side, m_pad}, m_columns[i].width - 2 * m_side, column.title,
                         style(true), m_look->boxed ? Align::Centre : align);
    }
    sketch.across(height, 0, m_width, m_look->line, m_look->rule);
    return sketch.finished(height);
}

Block TableSetter::piece(Sketch sketch, std::size_t row, std::size_t first, std::size_t last) const
{
    const std::vector<TextLine> &lines = m_rows[row];
    qreal y = m_pad;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!m_table->columns[i].flexible) {
            if (first == 0)
                cell(sketch, i, y, m_table->rows[row].cells.at(static_cast<qsizetype>(i)), style());
            continue;
        }
        qreal down = y;
        for (std::size_t k = first; k < last; ++k) {
            const TextStyle dress = lines[k].note ? noteStyle() : style();
            cell(sketch, i, down, lines[k].text, dress);
            down += Typesetter::lineHeight(dress.size);
        }
    }
    const qreal height = flowRow(row, 0).height(first, last);
    if (m_look->rowRules)
        sketch.across(height, 0, m_width, m_look->hairline, 0.4);
    return sketch.finished(height);
}

Block TableSetter::carry(Sketch sketch, const QString &label, const std::vector<Money> &sums) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        cell(sketch, i, m_pad, m_table->columns[i].flexible ? label : sumText(i, sums), style(true));
    if (m_look->rowRules)
        sketch.across(carryHeight(), 0, m_width, m_look->hairline, 0.4);
    return sketch.finished(carryHeight());
}

Block TableSetter::total(Sketch sketch) const
{
    if (m_table->total.isEmpty())
        return {};
    sketch.across(0, 0, m_width, m_look->line, m_look->rule);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        cell(sketch, i, m_pad + 0.5, m_table->total.at(static_cast<qsizetype>(i)), style(true));
    sketch.across(totalHeight(), 0, m_width, m_look->line, m_look->rule);
    return sketch.finished(totalHeight());
}

} // namespace desk::paper
