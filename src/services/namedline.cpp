#include "services/namedline.h"

#include "base/text.h"

namespace desk {

const DocumentLine *namedLine(const Document &document, int number, const QString &item)
{
    const DocumentLine *found = nullptr;
    for (const DocumentLine &line : document.lines) {
        const bool fits = number > 0 ? line.number == number
                                     : item.isEmpty() || comparisonKey(line.itemCode) == comparisonKey(item);
        if (!fits)
            continue;
        if (found)
            return nullptr;
        found = &line;
    }
    return found;
}

} // namespace desk
