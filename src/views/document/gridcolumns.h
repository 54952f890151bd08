#pragma once

#include "viewmodels/linesmodel.h"
#include "views/shell/page.h"

namespace desk {

class LineGrid;

// The columns a form of this layout shows, at their widths; all others are hidden.
void setUpColumns(LineGrid *grid, LinesModel::Layout layout);
// The keys of the lines, which are the same in every form.
QList<KeyNote> lineKeys();

} // namespace desk
