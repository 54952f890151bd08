#include "services/followable.h"

#include "base/checked.h"
#include "services/documents.h"
#include "services/lists.h"
#include "services/orders.h"
#include "store/followupstore.h"

namespace desk {

namespace {

// A picker shows what is recent; older documents are found through the list and their own page.
constexpr std::size_t mostDocuments = 100;

Rate paidRate(const DocumentLine &line)
{
    if (line.taxable == line.gross || line.quantity.isZero())
        return line.rate;
    return Rate::fromMillionths(multiplyDivide(line.taxable.paise(), 10'000'000, line.quantity.thousandths()));
}

PendingLine pendingOf(const Document &document, const DocumentLine &line, Quantity left)
{
    PendingLine pending;
    pending.kind = document.kind;
    pending.number = document.number;
    pending.fy = document.fy.label();
    pending.date = document.date;
    pending.line = line.number;
    pending.documentLine = line.id;
    pending.itemCode = line.itemCode;
    pending.description = line.description;
    pending.hsn = line.hsn;
    pending.unit = line.unit;
    pending.gst = line.gst;
    pending.rate = document.kind == DocumentKind::Invoice ? paidRate(line) : line.rate;
    pending.partyCode = document.party.code;
    pending.partyName = document.party.name;
    pending.placeOfSupply = document.placeOfSupply;
    pending.ordered = line.quantity;
    pending.pending = left;
    return pending;
}

Result<std::vector<PendingLine>> linesOf(Connection &connection, DocumentKind kind, const Party &party,
                                         Quantity (*done)(Connection &, DocumentLineId))
{
    DocumentFilter filter;
    filter.kind = kind;
    filter.party = party.id;
    filter.status = wordOf(DocumentStatus::Issued);
    const auto ids = documentIds(connection, filter);
    if (!ids)
        return tl::unexpected(ids.error());
    std::vector<PendingLine> lines;
    for (std::size_t at = 0; at < std::min(ids->size(), mostDocuments); ++at) {
        const auto document = documentById(connection, (*ids)[at]);
        if (!document)
            return tl::unexpected(document.error());
        for (const DocumentLine &line : document->lines) {
            const Quantity left = line.quantity - done(connection, line.id);
            if (left.isPositive())
                lines.push_back(pendingOf(*document, line, left));
        }
    }
    return lines;
}

} // namespace

Result<std::vector<PendingLine>> linesToFollow(Connection &connection, DocumentKind kind, const Party &party)
{
    if (kind == DocumentKind::CreditNote)
        return linesOf(connection, DocumentKind::Invoice, party,
                       [](Connection &open, DocumentLineId line) { return store::creditedOf(open, line).quantity; });
    if (kind == DocumentKind::Receipt)
        return linesOf(connection, DocumentKind::Challan, party,
                       [](Connection &open, DocumentLineId line) { return store::receivedOf(open, line); });
    PendingFilter filter;
    filter.partyCode = party.code;
    filter.orders = false;
    return pendingLines(connection, filter);
}

} // namespace desk
