#include "print/flow.h"
#include "print/look.h"
#include "print/paper.h"
#include "print/parts.h"
#include "print/table.h"

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace paper {

namespace {

constexpr qreal flowingTaxes = 0.3; // of the frame's height: a longer tax summary runs over pages like the lines
constexpr qreal leastFrame = 150;   // points
constexpr qreal footGap = 3;

Error noRoom(const QString &message)
{
    return Error::refused(u"no_room"_s, message);
}

// Puts a content onto pages.
class Composer {
public:
    Composer(const Content &content, const PaperOptions &options, Typesetter &typesetter)
        : m_content(content), m_options(options), m_typesetter(typesetter), m_look(lookOf(options)),
          m_size(pageSize(options))
    {
        const PaperMargins &margins = options.margins;
        m_frame = QRectF(QPointF(0, 0), m_size)
                      .adjusted(points(margins.left), points(margins.top), -points(margins.right),
                                -points(margins.bottom));
    }

    // The logo must have been read by this composer's typesetter.
    Result<PaperLayout> compose(const Picture &logo)
    {
        if (m_frame.width() < leastFrame || m_frame.height() < leastFrame)
            return tl::unexpected(noRoom(tr("The margins leave no room on the page. Make them smaller.")));
        if (!setTables())
            return tl::unexpected(
                noRoom(tr("The columns are too wide for the page. Leave some out or turn the page.")));
        setBlocks(logo);
        const std::optional<std::vector<FlowPage>> pages = paginate(flow());
        if (!pages) {
            return tl::unexpected(noRoom(tr("Bank details, terms and totals leave no room for the lines. "
                                            "Shorten them or choose a larger page.")));
        }
        for (std::size_t i = 0; i < pages->size(); ++i)
            m_pages.push_back(page(pages->at(i), i == 0, i + 1 == pages->size()));
        PaperLayout layout;
        addCopies(layout);
        layout.title = u"%1 %2"_s.arg(m_content.title, m_content.number).trimmed();
        if (!m_content.date.isEmpty())
            layout.title += u", "_s + m_content.date;
        return layout;
    }

private:
    Sketch sketch() { return Sketch(m_typesetter, m_look); }
    qreal width() const { return m_frame.width(); }
    qreal top() const { return m_frame.top() + m_strip.height; }
    qreal bottom() const { return m_frame.bottom() - m_pageFoot.height; }

    bool setTables()
    {
        std::optional<TableSetter> lines = TableSetter::create(m_content.lines, width(), m_look, m_typesetter);
        if (!lines)
            return false;
        m_tables.push_back(std::move(*lines));
        if (m_content.taxes.rows.empty())
            return true;
        m_taxLook = m_look;
        m_taxLook.body = m_look.small;
        m_taxLook.cellPad = std::min(m_look.cellPad, 1.0);
        m_taxLook.rowRules = false;
        std::optional<TableSetter> taxes = TableSetter::create(m_content.taxes, width(), m_taxLook, m_typesetter);
        if (!taxes)
            return false;
        const Block whole = wholeTable(*taxes);
        if (whole.height <= m_frame.height() * flowingTaxes)
            m_taxes = whole;
        else
            m_tables.push_back(std::move(*taxes));
        return true;
    }

    Block wholeTable(const TableSetter &table)
    {
        Sketch out = sketch();
        qreal y = table.headHeight();
        out.place(table.head(Sketch(m_typesetter, m_taxLook)), {0, 0});
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const std::size_t lines = table.flowRow(row, 0).lines.size();
            const Block block = table.piece(Sketch(m_typesetter, m_taxLook), row, 0, lines);
            out.place(block, {0, y});
            y += block.height;
        }
        const Block total = table.total(Sketch(m_typesetter, m_taxLook));
        out.place(total, {0, y});
        y += total.height;
        if (m_look.boxed) {
            for (const qreal x : table.rules())
                out.upright(x, 0, y, m_look.line, m_look.rule);
        }
        return out.finished(y);
    }

    void setBlocks(const Picture &logo)
    {
        m_strip = strip(sketch(), m_content, !m_options.copies.isEmpty(), width());
        m_firstHead = firstHead(sketch(), m_content, logo, width());
        m_nextHead = nextHead(sketch(), m_content, width());
        m_sums = sumsBlock(sketch(), m_content, m_taxes, width());
        m_foot = footBlock(sketch(), m_content, width());
        Sketch foot = sketch();
        const qreal footer = foot.paragraph({0, footGap}, width() * 0.55, m_content.footer, m_look.quiet(m_look.label));
        m_pageFoot = foot.finished(footGap + std::max(footer, Typesetter::lineHeight(m_look.label)));
    }

    qreal closingHeight() const { return m_tables.back().totalHeight() + m_sums.height + m_foot.height; }

    Flow flow() const
    {
        Flow out;
        out.firstRoom = bottom() - top() - m_firstHead.height;
        out.nextRoom = bottom() - top() - m_nextHead.height;
        out.closing = closingHeight();
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            const TableSetter &table = m_tables[i];
            const bool carries = i == 0 && m_content.lines.carries;
            out.sections.push_back({table.headHeight(), carries ? table.carryHeight() : 0});
            for (std::size_t row = 0; row < table.rowCount(); ++row)
                out.rows.push_back(table.flowRow(row, i));
            if (i + 1 < m_tables.size())
                out.rows.push_back({{table.totalHeight()}, 0, i});
        }
        return out;
    }

    // Where a row of the flow stands: in which table, and there in which row, or behind its last as the total.
    struct Place {
        std::size_t table = 0;
        std::size_t row = 0;
    };
    Place placeOf(std::size_t flowRow) const
    {
        const std::size_t lines = m_tables.front().rowCount();
        if (m_tables.size() == 1 || flowRow <= lines)
            return {0, flowRow};
        return {1, flowRow - lines - 1};
    }

    void rules(Sketch &out, std::size_t table, qreal from, qreal to)
    {
        if (!m_look.boxed || to <= from)
            return;
        for (const qreal x : m_tables[table].rules())
            out.upright(x, from, to, m_look.line, m_look.rule);
    }

    Sketch tableSketch(std::size_t table) { return Sketch(m_typesetter, table == 0 ? m_look : m_taxLook); }

    // Draws the pieces of a page from `y` down and returns where they end; `tableTop` is set to the start of the last table.
    qreal pieces(Sketch &out, const FlowPage &slices, qreal y, qreal &tableTop)
    {
        std::optional<std::size_t> current;
        for (const Slice &slice : slices) {
            const Place at = placeOf(slice.row);
            const TableSetter &table = m_tables[at.table];
            if (current != at.table) {
                if (current)
                    rules(out, *current, tableTop, y);
                current = at.table;
                tableTop = y;
                out.place(table.head(tableSketch(at.table)), {0, y});
                y += table.headHeight();
                y += broughtForward(out, at, slice, y);
            }
            const bool isTotal = at.row == table.rowCount();
            Block block = isTotal ? table.total(tableSketch(at.table))
                                  : table.piece(tableSketch(at.table), at.row, slice.first, slice.last);
            const qreal height = block.height;
            out.place(std::move(block), {0, y});
            y += height;
        }
        return y;
    }

    qreal broughtForward(Sketch &out, Place at, const Slice &slice, qreal y)
    {
        const bool starts = at.row == 0 && slice.first == 0;
        if (at.table > 0 || starts || !m_content.lines.carries)
            return 0;
        // The figures of a row that is cut stand on its first piece and are in the sum already.
        const std::size_t last = slice.first > 0 ? at.row : at.row - 1;
        const Block block = m_tables.front().carry(sketch(), tr("Brought forward"), m_tables.front().sumsUpTo(last));
        out.place(block, {0, y});
        return block.height;
    }

    // The sum at the foot of a page on which the lines do not end; returns where the table ends.
    qreal carriedForward(Sketch &out, const FlowPage &slices, qreal y)
    {
        const qreal foot = m_look.anchored ? bottom() - top() : y;
        if (slices.empty())
            return y;
        const Place last = placeOf(slices.back().row);
        if (last.table > 0 || last.row == m_tables.front().rowCount() || !m_content.lines.carries)
            return foot;
        const Block block = m_tables.front().carry(sketch(), tr("Carried forward"),
                                                   m_tables.front().sumsUpTo(last.row));
        const qreal at = m_look.anchored ? foot - block.height : y;
        if (m_look.boxed)
            out.across(at, 0, width(), m_look.line, m_look.rule);
        out.place(block, {0, at});
        return at + block.height;
    }

    void closing(Sketch &out, std::size_t table, qreal tableTop, qreal y)
    {
        const qreal end = bottom() - top();
        if (m_look.anchored)
            y = end - closingHeight();
        const Block total = m_tables.back().total(tableSketch(m_tables.size() - 1));
        out.place(total, {0, y});
        y += total.height;
        rules(out, table, tableTop, y);
        out.place(m_sums, {0, y});
        out.place(m_foot, {0, end - m_foot.height});
    }

    PaperPage page(const FlowPage &slices, bool isFirst, bool isLast)
    {
        PaperPage page;
        page.size = m_size;
        page.frame = m_frame;
        if (!m_content.stamp.isEmpty())
            page.stamps.push_back({m_content.stamp, QColor(0xF6, 0xD9, 0xD6)});
        page.items.append(m_strip.items, m_frame.topLeft());
        Sketch out = sketch();
        const Block &head = isFirst ? m_firstHead : m_nextHead;
        out.place(head, {0, 0});
        qreal tableTop = head.height;
        const qreal y = pieces(out, slices, head.height, tableTop);
        if (isLast)
            closing(out, slices.empty() ? 0 : placeOf(slices.back().row).table, tableTop, y);
        else
            rules(out, slices.empty() ? 0 : placeOf(slices.back().row).table, tableTop, carriedForward(out, slices, y));
        if (m_look.boxed)
            out.frame({0, 0, width(), bottom() - top()});
        page.items.append(out.finished(0).items, {m_frame.left(), top()});
        page.items.append(m_pageFoot.items, {m_frame.left(), bottom()});
        return page;
    }

    void addCopies(PaperLayout &layout)
    {
        const QStringList marks = m_options.copies.isEmpty() ? QStringList{QString()} : m_options.copies;
        layout.pages.reserve(m_pages.size() * static_cast<std::size_t>(marks.size()));
        for (qsizetype copy = 0; copy < marks.size(); ++copy) {
            const bool last = copy + 1 == marks.size();
            for (std::size_t i = 0; i < m_pages.size(); ++i) {
                PaperPage page = last ? std::move(m_pages[i]) : m_pages[i];
                page.mark = marks.at(copy);
                page.number = static_cast<int>(i) + 1;
                page.count = static_cast<int>(m_pages.size());
                addPageTexts(page);
                layout.pages.push_back(std::move(page));
            }
        }
    }

    void addPageTexts(PaperPage &page)
    {
        Sketch out = sketch();
        out.lineEndingAt({m_frame.right(), m_frame.top()}, page.mark, m_look.text(markSize, true));
        QString text = tr("Page %1 of %2").arg(page.number).arg(page.count);
        if (!m_content.seal.isEmpty())
            text = tr("Seal %1").arg(m_content.seal) + u"   "_s + text;
        out.lineEndingAt({m_frame.right(), bottom() + footGap}, text, m_look.quiet(m_look.label));
        page.items.append(out.finished(0).items, {});
    }

    const Content &m_content;
    const PaperOptions &m_options;
    Typesetter &m_typesetter;
    Look m_look;
    Look m_taxLook;
    QSizeF m_size;
    QRectF m_frame;
    std::vector<TableSetter> m_tables;
    Block m_taxes;
    Block m_strip;
    Block m_firstHead;
    Block m_nextHead;
    Block m_sums;
    Block m_foot;
    Block m_pageFoot;
    std::vector<PaperPage> m_pages;
};

Result<PaperLayout> composed(const Content &content, const PaperOptions &options, const Company &company,
                             Typesetter &typesetter)
{
    const QByteArray &data = options.logo.isEmpty() ? company.logo : options.logo;
    const bool wanted = options.showLogo && content.showSeller && !data.isEmpty();
    const Picture logo = wanted ? typesetter.logo(data) : Picture();
    Result<PaperLayout> layout = Composer(content, options, typesetter).compose(logo);
    if (layout && wanted && logo.image.isNull())
        layout->remarks << tr("The logo is not a picture that can be read. It was printed without a logo.");
    return layout;
}

Error noLines()
{
    return Error::refused(u"no_lines"_s, tr("There are no lines to print. Enter at least one."));
}

} // namespace

} // namespace paper

Result<PaperLayout> layOut(const Document &document, const PaperOptions &options, const PaperFacts &facts,
                           Typesetter &typesetter)
{
    if (document.lines.empty())
        return tl::unexpected(paper::noLines());
    return paper::composed(paper::contentOf(document, options, facts), options, document.company, typesetter);
}

Result<PaperLayout> layOutCertificate(const Document &document, const QString &words, const PaperOptions &options,
                                      Typesetter &typesetter)
{
    if (document.lines.empty())
        return tl::unexpected(paper::noLines());
    if (words.trimmed().isEmpty()) {
        return tl::unexpected(
            Error::refused(u"no_text"_s, paper::tr("The guarantee has no words. Enter them in the settings.")));
    }
    return paper::composed(paper::certificateOf(document, words, options), options, document.company, typesetter);
}

Result<PaperLayout> layOutDispatchSummary(const std::vector<Document> &documents, const QString &heading,
                                          const PaperOptions &options, Typesetter &typesetter)
{
    const paper::Content content = paper::dispatchSummaryOf(documents, heading, options);
    if (content.lines.rows.empty())
        return tl::unexpected(paper::noLines());
    return paper::composed(content, options, documents.front().company, typesetter);
}

} // namespace desk
