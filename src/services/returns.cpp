#include "services/returns.h"

#include "base/text.h"
#include "base/typed.h"
#include "services/challanfinder.h"
#include "services/documentrules.h"
#include "services/documenttext.h"
#include "services/linegroups.h"
#include "services/reason.h"
#include "store/documentlinestore.h"
#include "store/followupstore.h"
#include "store/orderstore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr qsizetype longestPartyChallan = 30;

class ReturnResolver {
public:
    ReturnResolver(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out)
        : m_connection(connection), m_draft(draft), m_out(out), m_challans(connection, out)
    {
    }

    void findNamedChallans()
    {
        for (std::size_t row = 0; row < m_draft.lines.size(); ++row) {
            if (const QString &number = m_draft.lines.at(row).challan; !number.isEmpty())
                m_challans.named(number, rowField(row, "challan"));
        }
    }

    // Rows that name their challan first, so that what goes to the oldest does not take from under them.
    void fillLines()
    {
        for (std::size_t row = 0; row < m_draft.lines.size(); ++row) {
            if (!m_draft.lines.at(row).challan.isEmpty() && !isLeftOut(row))
                addNamed(row);
        }
        for (std::size_t row = 0; row < m_draft.lines.size(); ++row) {
            if (m_draft.lines.at(row).challan.isEmpty() && !isLeftOut(row))
                addOldestFirst(row);
        }
    }

private:
    bool isLeftOut(std::size_t row) const
    {
        const auto &quantity = m_draft.lines.at(row).quantity;
        return quantity && quantity->isZero(); // R50
    }

    void refuse(std::size_t row, const char *name, const char *code, const QString &message)
    {
        m_out.violations.push_back({rowField(row, name), QString::fromLatin1(code), message});
    }

    void addNamed(std::size_t row)
    {
        const DraftLine &typed = m_draft.lines.at(row);
        const auto at = m_challans.named(typed.challan, rowField(row, "challan"));
        if (!at)
            return;
        const DocumentLine *source = m_challans.lineOf(m_out.challans.at(*at), typed, row);
        if (!source)
            return;
        const Quantity left = leftOf(m_out.challans.at(*at), *source);
        if (typed.quantity || left.isPositive()) {
            add(*at, *source, typed.quantity.value_or(left), row);
        } else {
            refuse(row, "qty", "over_return",
                   DocumentText::tr("Line %1: nothing is left to come back of challan %2 line %3")
                       .arg(row + 1)
                       .arg(m_out.challans.at(*at).document.number)
                       .arg(source->number));
        }
    }

    void addOldestFirst(std::size_t row)
    {
        const DraftLine &typed = m_draft.lines.at(row);
        if (typed.item.isEmpty()) {
            refuse(row, "challan", "missing",
                   DocumentText::tr("Line %1: say of which challan, or which item, this comes back").arg(row + 1));
            return;
        }
        if (!typed.quantity) {
            refuse(row, "qty", "missing", DocumentText::tr("Line %1: type the quantity").arg(row + 1));
            return;
        }
        Quantity rest = *typed.quantity;
        Quantity found;
        for (const PendingLine &waiting : waitingFor(typed.item)) {
            if (!rest.isPositive())
                return;
            const auto at = m_challans.named(waiting.number + u'@' + waiting.fy, rowField(row, "item"));
            const DocumentLine &source = lineWithId(m_out.challans.at(*at), waiting.documentLine);
            const Quantity taken = std::min(rest, leftOf(m_out.challans.at(*at), source));
            if (!taken.isPositive())
                continue;
            add(*at, source, taken, row);
            rest -= taken;
            found += taken;
        }
        if (rest.isPositive() && m_out.document.party.id.isValid()) {
            refuse(row, "qty", "over_return",
                   DocumentText::tr("Line %1: %2 of %3 wait to come back from %4, not %5")
                       .arg(row + 1)
                       .arg(found.toPlain(), tidied(typed.item), m_out.document.party.name, typed.quantity->toPlain()));
        } else if (rest.isPositive() && !m_out.document.party.name.isEmpty()) {
            refuse(row, "challan", "missing",
                   DocumentText::tr("Line %1: say of which challan this comes back").arg(row + 1));
        }
    }

    // The lines with something left of an item, sent by the day of the return, in the order they are settled.
    std::vector<PendingLine> waitingFor(const QString &item)
    {
        const PartyId party = m_out.document.party.id;
        if (!party.isValid())
            return {};
        std::vector<PendingLine> waiting = store::pendingChallanLines(m_connection, party, {});
        const QString code = comparisonKey(item);
        const QDate day = m_out.document.date;
        std::erase_if(waiting, [&](const PendingLine &line) {
            return comparisonKey(line.itemCode) != code || (day.isValid() && day < line.date);
        });
        std::stable_partition(waiting.begin(), waiting.end(),
                              [](const PendingLine &line) { return isReturnable(line.purpose); });
        return waiting;
    }

    static const DocumentLine &lineWithId(const BilledChallan &challan, DocumentLineId id)
    {
        return *std::find_if(challan.document.lines.begin(), challan.document.lines.end(),
                             [id](const DocumentLine &line) { return line.id == id; });
    }

    Quantity leftOf(const BilledChallan &challan, const DocumentLine &source) const
    {
        Quantity left =
            challan.progress.at(static_cast<std::size_t>(&source - challan.document.lines.data())).pending();
        for (const DocumentLine &line : m_out.document.lines) {
            if (line.challanLineId == source.id)
                left -= line.quantity;
        }
        return left;
    }

    void add(std::size_t at, const DocumentLine &source, Quantity quantity, std::size_t row)
    {
        const BilledChallan &challan = m_out.challans.at(at);
        const LineProgress &progress = challan.progress.at(
            static_cast<std::size_t>(&source - challan.document.lines.data()));
        const DraftLine &typed = m_draft.lines.at(row);
        DocumentLine line = source;
        line.id = {};
        line.number = static_cast<int>(m_out.document.lines.size()) + 1;
        line.quantity = quantity;
        line.discount = {};
        line.dueBack = {};
        line.challanLineId = source.id;
        line.challanNumber = challan.document.number;
        line.challanFy = challan.document.fy.label();
        line.challanDate = challan.document.date;
        line.challanLine = source.number;
        const bool worked = challan.document.purpose == Purpose::JobWork;
        line.returnedAs = typed.returnedAs.value_or(worked ? ReturnedAs::Processed : ReturnedAs::Unprocessed);
        line.reason = tidied(typed.reason);
        LineOrigin origin;
        origin.draftRow = static_cast<int>(row);
        origin.delivered = progress.delivered;
        origin.returned = progress.returned;
        origin.invoiced = progress.invoiced;
        m_out.document.lines.push_back(std::move(line));
        m_out.origins.push_back(origin);
    }

    Connection &m_connection;
    const DocumentDraft &m_draft;
    ResolvedDocument &m_out;
    ChallanFinder m_challans;
};

// R64, R70: what is out is what was sent less what came back and what was invoiced.
void judgeOutstanding(ResolvedDocument &resolved)
{
    const auto groups = groupedLines<DocumentLineId>(
        resolved, [](const DocumentLine &line, const LineOrigin &) { return line.challanLineId; });
    for (const auto &[id, group] : groups) {
        const LineOrigin &origin = resolved.origins.at(group.rows.front());
        const DocumentLine &line = resolved.document.lines.at(group.rows.front());
        const Quantity left = origin.delivered - origin.returned - origin.invoiced;
        if (group.asked <= left)
            continue;
        const QString message =
            DocumentText::tr(
                "Challan %1 line %2: sent %3, returned %4, invoiced %5, outstanding %6; this return brings %7 back. "
                "What was invoiced comes back by a credit note")
                .arg(line.challanNumber)
                .arg(line.challanLine)
                .arg(origin.delivered.toPlain(), origin.returned.toPlain(), origin.invoiced.toPlain(), left.toPlain(),
                     group.asked.toPlain());
        for (const std::size_t row : group.rows)
            resolved.violations.push_back({resolved.origins.at(row).field("qty"), u"over_return"_s, message});
    }
}

// R66: what is lost is written off with a reason.
void judgeLosses(ResolvedDocument &resolved)
{
    for (std::size_t i = 0; i < resolved.document.lines.size(); ++i) {
        const DocumentLine &line = resolved.document.lines.at(i);
        if (line.returnedAs != ReturnedAs::Loss || isReason(line.reason))
            continue;
        const LineOrigin &origin = resolved.origins.at(i);
        resolved.violations.push_back(
            {origin.field("reason"), u"reason_missing"_s,
             DocumentText::tr("Line %1: say how the goods were lost, in at least 3 letters").arg(origin.draftRow + 1)});
    }
}

// R64: the party's own challan number, needed, and used once in a year of the party's.
void judgePartyChallan(Connection &connection, ResolvedDocument &resolved)
{
    const Document &document = resolved.document;
    const QString field = u"party_challan"_s;
    if (document.partyChallan.isEmpty()) {
        resolved.violations.push_back(
            {field, u"missing"_s, DocumentText::tr("Type the number of the party's own challan")});
        return;
    }
    if (document.partyChallan.size() > longestPartyChallan) {
        resolved.violations.push_back(
            {field, u"too_long"_s,
             DocumentText::tr("The party's challan number has at most %1 characters").arg(longestPartyChallan)});
    }
    if (document.partyChallanDate.isValid() && document.date.isValid() && document.date < document.partyChallanDate) {
        resolved.violations.push_back({u"party_challan_date"_s, u"after_document"_s,
                                       DocumentText::tr("The party's challan is dated %1, after this return")
                                           .arg(dateToDisplay(document.partyChallanDate))});
    }
    if (const auto earlier = store::returnWithPartyChallan(connection, document)) {
        resolved.violations.push_back({field, u"party_challan_taken"_s,
                                       DocumentText::tr("Challan %1 of %2 came in with return %3 already")
                                           .arg(document.partyChallan, document.party.name, earlier->number)});
    }
}

} // namespace

ResolvedDocument resolveReturn(Connection &connection, const DocumentDraft &draft, const Company &company)
{
    ResolvedDocument out;
    takeEntered(draft, out.document);
    out.document.company = company;
    out.document.purpose = Purpose::Other;
    out.document.partyChallan = tidied(draft.partyChallan);
    out.document.partyChallanDate = draft.partyChallanDate;
    ReturnResolver lines(connection, draft, out);
    lines.findNamedChallans();
    takeParty(connection, draft, out);
    lines.fillLines();
    if (!out.challans.empty()) {
        out.document.purpose = out.challans.front().document.purpose;
        out.document.placeOfSupply = out.challans.front().document.placeOfSupply;
    }
    return out;
}

void judgeReturn(Connection &connection, ResolvedDocument &resolved)
{
    judgeChallans(connection, resolved);
    judgeOutstanding(resolved);
    judgeLosses(resolved);
    judgePartyChallan(connection, resolved);
}

} // namespace desk
