#pragma once

#include "base/error.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace desk::paper {

// Breaks rows into pages by their heights alone. Rows belong to sections (the lines, then a long tax summary); each
// section repeats its heading on every page it runs on.

struct FlowRow {
    std::vector<double> lines; // heights
    double padding = 0;        // of every piece of the row
    std::size_t section = 0;
    double height(std::size_t first, std::size_t last) const;
};

struct FlowSection {
    double head = 0;
    double carry = 0; // of one row "carried forward" or "brought forward"; 0 = the section has none
};

struct Flow {
    std::vector<FlowRow> rows; // at least one, each of at least one line
    std::vector<FlowSection> sections;
    double firstRoom = 0; // height for sections and closing block on the first page
    double nextRoom = 0;  // on each later page
    double closing = 0;   // stands whole on the last page, below at least one piece of a row
};

// The lines [first, last) of a row.
struct Slice {
    std::size_t row = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

using FlowPage = std::vector<Slice>;

// A row is cut only where it is taller than a page, or where the last one does not fit a page together with the closing
// block. None when the closing block leaves no room for a line on any page.
std::optional<std::vector<FlowPage>> paginate(const Flow &flow);

} // namespace desk::paper
