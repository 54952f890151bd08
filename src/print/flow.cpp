#include "print/flow.h"

#include <algorithm>
#include <numeric>

namespace desk::paper {

namespace {

constexpr double slack = 0.01; // points; sums of heights are not exact

class Paginator {
public:
    explicit Paginator(const Flow &flow) : m_flow(flow) {}

    std::optional<std::vector<FlowPage>> run()
    {
        while (m_row < m_flow.rows.size()) {
            m_room = m_pages.empty() ? m_flow.firstRoom : m_flow.nextRoom;
            m_page.clear();
            m_used = 0;
            if (finishesHere()) {
                placeRest();
            } else {
                fill();
                // A tall heading may leave the first page no room for a row; a later page has all the room there is.
                if (m_page.empty() && !m_pages.empty())
                    return std::nullopt;
            }
            m_pages.push_back(std::move(m_page));
        }
        return std::move(m_pages);
    }

private:
    const FlowRow &row() const { return m_flow.rows[m_row]; }
    const FlowSection &section(std::size_t row) const { return m_flow.sections[m_flow.rows[row].section]; }
    bool isLast() const { return m_row + 1 == m_flow.rows.size(); }
    double rest() const { return row().height(m_line, row().lines.size()); }

    bool startsSection(std::size_t index) const
    {
        return index == 0 || m_flow.rows[index].section != m_flow.rows[index - 1].section;
    }

    // The heading of a section, and what was brought forward into it.
    double entry(std::size_t index, std::size_t line) const
    {
        const bool fresh = line == 0 && startsSection(index);
        return section(index).head + (fresh ? 0 : section(index).carry);
    }

    bool finishesHere() const
    {
        double needed = entry(m_row, m_line) + rest() + m_flow.closing;
        for (std::size_t i = m_row + 1; i < m_flow.rows.size() && needed <= m_room; ++i) {
            if (startsSection(i))
                needed += section(i).head;
            needed += m_flow.rows[i].height(0, m_flow.rows[i].lines.size());
        }
        return needed <= m_room + slack;
    }

    void place(std::size_t lines)
    {
        m_page.push_back({m_row, m_line, m_line + lines});
        m_used += row().height(m_line, m_line + lines);
        m_line += lines;
        if (m_line == row().lines.size()) {
            ++m_row;
            m_line = 0;
        }
    }

    void placeRest()
    {
        while (m_row < m_flow.rows.size())
            place(row().lines.size() - m_line);
    }

    // Whether the rest of this row could stand whole on a page of its own, as the last one with the closing block.
    bool fitsFreshPage() const
    {
        const double entered = section(m_row).head + section(m_row).carry;
        const double foot = isLast() ? m_flow.closing : section(m_row).carry;
        return entered + rest() + foot <= m_flow.nextRoom + slack;
    }

    // As many lines as stand above the carried sum, at least one kept for the page of the closing block.
    std::size_t linesThatFit() const
    {
        const std::size_t most = row().lines.size() - m_line - (isLast() ? 1 : 0);
        std::size_t lines = 0;
        while (lines < most
               && m_used + row().height(m_line, m_line + lines + 1) + section(m_row).carry <= m_room + slack)
            ++lines;
        return lines;
    }

    void fill()
    {
        bool entered = false;
        while (m_row < m_flow.rows.size()) {
            if (!entered || (m_line == 0 && startsSection(m_row)))
                m_used += entry(m_row, m_line);
            entered = true;
            const bool fits = !isLast() && m_used + rest() + section(m_row).carry <= m_room + slack;
            if (fits) {
                place(row().lines.size() - m_line);
                continue;
            }
            const bool mustCut = !fitsFreshPage();
            if (!mustCut && !m_page.empty())
                return;
            const std::size_t lines = mustCut ? linesThatFit() : 0;
            if (lines > 0 && (m_page.empty() || lines > 1))
                place(lines);
            return;
        }
    }

    const Flow &m_flow;
    std::vector<FlowPage> m_pages;
    FlowPage m_page;
    std::size_t m_row = 0;
    std::size_t m_line = 0;
    double m_room = 0;
    double m_used = 0;
};

} // namespace

double FlowRow::height(std::size_t first, std::size_t last) const
{
    const auto from = lines.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = lines.begin() + static_cast<std::ptrdiff_t>(last);
    return std::accumulate(from, to, padding);
}

std::optional<std::vector<FlowPage>> paginate(const Flow &flow)
{
    return Paginator(flow).run();
}

} // namespace desk::paper
