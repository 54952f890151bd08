#pragma once

#include "print/sketch.h"

namespace desk::paper {

// The blocks of a page around its table. Each is as wide as the frame.

constexpr qreal markSize = 7.5;

// Title and stamp above the box (Classic), or the bare line that the copy mark stands in.
Block strip(Sketch sketch, const Content &content, bool marked, qreal width);
// Company, parties and fields of the first page. The logo's picture may be null.
Block firstHead(Sketch sketch, const Content &content, const Picture &logo, qreal width);
// What tells a later page from a stranger's.
Block nextHead(Sketch sketch, const Content &content, qreal width);

// Words, sums and taxes: follows the lines.
Block sumsBlock(Sketch sketch, const Content &content, const Block &taxes, qreal width);
// Bank, codes, terms and signature: stands at the foot of the last page.
Block footBlock(Sketch sketch, const Content &content, qreal width);

} // namespace desk::paper
