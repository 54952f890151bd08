#include "services/challanfinder.h"

#include "base/text.h"
#include "services/documenttext.h"
#include "services/lineresolve.h"
#include "services/namedline.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

ChallanFinder::ChallanFinder(Connection &connection, ResolvedDocument &out) : m_connection(connection), m_out(out) {}

std::optional<std::size_t> ChallanFinder::named(const QString &typed, const QString &field)
{
    const QString key = comparisonKey(typed);
    if (const auto known = m_known.find(key); known != m_known.end())
        return known->second < m_out.challans.size() ? std::optional(known->second) : std::nullopt;
    const NumberInYear wanted = numberInYear(typed);
    auto found = store::documentByNumber(m_connection, DocumentKind::Challan, wanted.number, wanted.fy);
    if (!found) {
        m_known.emplace(key, static_cast<std::size_t>(-1));
        m_out.violations.push_back(
            {field, u"unknown_challan"_s, DocumentText::tr("There is no challan %1").arg(tidied(typed))});
        return std::nullopt;
    }
    const auto same = std::find_if(m_out.challans.begin(), m_out.challans.end(),
                                   [&](const BilledChallan &challan) { return challan.document.id == found->id; });
    const auto at = static_cast<std::size_t>(same - m_out.challans.begin());
    if (same == m_out.challans.end()) {
        auto progress = store::progressOfLines(m_connection, found->id);
        m_out.challans.push_back({std::move(*found), std::move(progress), field});
    }
    m_known.emplace(key, at);
    return at;
}

const DocumentLine *ChallanFinder::lineOf(const BilledChallan &challan, const DraftLine &typed, std::size_t row)
{
    if (const DocumentLine *found = namedLine(challan.document, typed.challanLine, typed.item))
        return found;
    const QString message = typed.challanLine > 0
        ? DocumentText::tr("Line %1: challan %2 has no line %3")
              .arg(row + 1)
              .arg(challan.document.number)
              .arg(typed.challanLine)
        : DocumentText::tr("Line %1: say which line of challan %2 is meant").arg(row + 1).arg(challan.document.number);
    m_out.violations.push_back({rowField(row, "challan_line"), u"unknown_challan"_s, message});
    return nullptr;
}

} // namespace desk
