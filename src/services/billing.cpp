#include "services/billing.h"

#include "base/text.h"
#include "domain/dueback.h"
#include "services/documenttext.h"
#include "store/followupstore.h"
#include "store/orderstore.h"
#include "store/partystore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

Result<PartyId> partyNamed(Connection &connection, const QString &code)
{
    const auto party = store::partyByCode(connection, code);
    if (party)
        return party->id;
    const QString message = DocumentText::tr("There is no customer with the code %1").arg(tidied(code));
    return tl::unexpected(Error::refused(u"unknown_party"_s, message, {{u"party"_s, u"unknown_party"_s, message}}));
}

bool isWithin(QDate date, QDate from, QDate to)
{
    return (!from.isValid() || date >= from) && (!to.isValid() || date <= to);
}

} // namespace

Result<std::vector<BillableChallan>> billableChallans(Connection &connection, const QString &partyCode, QDate from,
                                                      QDate to)
{
    const auto party = partyNamed(connection, partyCode);
    if (!party)
        return tl::unexpected(party.error());
    std::vector<BillableChallan> challans;
    for (const PendingLine &line : store::pendingChallanLines(connection, *party, {})) {
        if (!chargesTax(line.purpose) || !isWithin(line.date, from, to))
            continue;
        if (challans.empty() || challans.back().id != line.document) {
            challans.push_back({line.document, line.number, line.fy, line.date, line.placeOfSupply, line.shipTo, 0,
                                Money(), store::drafterBilling(connection, line.number)});
        }
        ++challans.back().lines;
        challans.back().value += line.rate.times(line.pending);
    }
    return challans;
}

DocumentDraft invoiceDraftOf(const std::vector<BillableChallan> &challans, const QString &partyCode, QDate date)
{
    DocumentDraft draft;
    draft.kind = DocumentKind::Invoice;
    draft.uuid = QUuid::createUuid();
    draft.date = date;
    draft.partyCode = partyCode;
    draft.challans.reserve(challans.size());
    for (const BillableChallan &challan : challans)
        draft.challans.push_back(challan.number + u'@' + challan.fy);
    return draft;
}

Result<std::vector<PendingLine>> outstandingLines(Connection &connection, const OutstandingFilter &filter, QDate today)
{
    PartyId party;
    if (!tidied(filter.partyCode).isEmpty()) {
        const auto found = partyNamed(connection, filter.partyCode);
        if (!found)
            return tl::unexpected(found.error());
        party = *found;
    }
    std::vector<PendingLine> lines = store::pendingChallanLines(connection, party, {});
    std::erase_if(lines, [&](const PendingLine &line) {
        if (!line.due.isValid() && !isReturnable(line.purpose))
            return true;
        const DueState state = dueState(line.due, today);
        return filter.overdueOnly && state != DueState::Overdue && !(filter.withSoon && state == DueState::Soon);
    });
    std::stable_sort(lines.begin(), lines.end(), [](const PendingLine &a, const PendingLine &b) {
        return a.due.isValid() && (!b.due.isValid() || a.due < b.due);
    });
    return lines;
}

} // namespace desk
