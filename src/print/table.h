#pragma once

#include "print/flow.h"
#include "print/sketch.h"

namespace desk::paper {

// A table set in type: the width of each column found from what stands in it, its rows wrapped, pieces drawn on demand.
class TableSetter {
public:
    // None when the figures leave the flexible column no room even in the smallest type.
    static std::optional<TableSetter> create(const Table &table, qreal width, const Look &look, Typesetter &typesetter);

    Block head(Sketch sketch) const;
    Block piece(Sketch sketch, std::size_t row, std::size_t first, std::size_t last) const;
    // "Carried forward" or "Brought forward" with these sums.
    Block carry(Sketch sketch, const QString &label, const std::vector<Money> &sums) const;
    Block total(Sketch sketch) const;

    FlowRow flowRow(std::size_t row, std::size_t section) const;
    qreal headHeight() const { return m_headHeight; }
    qreal carryHeight() const { return m_lineHeight + 2 * m_pad; }
    qreal totalHeight() const { return m_table->total.isEmpty() ? 0 : m_lineHeight + 2 * m_pad + 1; }
    // Where the upright rules between the columns stand.
    std::vector<qreal> rules() const;
    qreal width() const { return m_width; }
    std::size_t rowCount() const { return m_table->rows.size(); }
    // Of all rows from the first to this one.
    std::vector<Money> sumsUpTo(std::size_t row) const;

private:
    struct Measure {
        qreal left = 0;
        qreal width = 0;
        qreal fraction = 0; // width behind the decimal point in its widest cell
        qreal natural = 0;
    };
    struct TextLine {
        QString text;
        bool note = false;
    };

    TableSetter(const Table &table, qreal width, const Look &look) : m_table(&table), m_look(&look), m_width(width) {}
    bool measure(Typesetter &typesetter, qreal size);
    void place(qreal flexible, qreal fixed);
    void measureColumn(Typesetter &typesetter, std::size_t column);
    void wrapRows(Typesetter &typesetter);
    qreal fractionWidth(const QString &text) const;
    void cell(Sketch &sketch, std::size_t column, qreal y, const QString &text, const TextStyle &style) const;
    QString sumText(std::size_t column, const std::vector<Money> &sums) const;
    TextStyle style(bool bold = false) const { return {m_size, bold, m_look->ink}; }
    TextStyle noteStyle() const { return {m_noteSize, false, m_look->muted}; }

    const Table *m_table;
    const Look *m_look;
    qreal m_width = 0;
    qreal m_size = 0;
    qreal m_noteSize = 0;
    qreal m_pad = 0;
    qreal m_side = 0;
    qreal m_lineHeight = 0;
    qreal m_digit = 0;
    qreal m_point = 0;
    qreal m_headHeight = 0;
    std::vector<Measure> m_columns;
    std::vector<std::vector<TextLine>> m_rows; // of the flexible column
};

} // namespace desk::paper
