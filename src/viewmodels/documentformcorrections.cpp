#include "viewmodels/documentformmodel_p.h"

#include "services/masters.h"
#include "viewmodels/linecells.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct OpenChallans {
    Party party;
    std::vector<PendingLine> lines;
};

Result<OpenChallans> openChallans(Connection &connection, const std::vector<DocumentId> &challans)
{
    OpenChallans open;
    for (const DocumentId id : challans) {
        const auto challan = documentById(connection, id);
        if (!challan)
            return tl::unexpected(challan.error());
        if (!open.party.code.isEmpty() && open.party.code != challan->party.code) {
            const QString message =
                DocumentFormModel::tr("%1 went to %2, the others to %3: one invoice is of one customer")
                    .arg(challan->number, challan->party.name, open.party.name);
            return tl::unexpected(Error::refused(u"different_party"_s, message));
        }
        open.party = challan->party;
    }
    auto party = partyByCode(connection, open.party.code);
    if (!party)
        return tl::unexpected(party.error());
    open.party = *std::move(party);
    PendingFilter filter;
    filter.partyCode = open.party.code;
    filter.orders = false;
    auto lines = pendingLines(connection, filter);
    if (!lines)
        return tl::unexpected(lines.error());
    std::copy_if(lines->begin(), lines->end(), std::back_inserter(open.lines), [&](const PendingLine &line) {
        return std::find(challans.begin(), challans.end(), line.document) != challans.end();
    });
    return open;
}

struct Pattern {
    Document document;
    Party party;
};

Result<Pattern> pattern(Connection &connection, DocumentId id)
{
    auto document = documentById(connection, id);
    if (!document)
        return tl::unexpected(document.error());
    auto party = partyByCode(connection, document->party.code);
    if (!party)
        return tl::unexpected(party.error());
    return Pattern{*std::move(document), *std::move(party)};
}

std::vector<std::pair<DocumentFormModel::Field, QString>> textsOf(const Document &document)
{
    using Field = DocumentFormModel::Field;
    const auto flag = [](bool on) { return on ? u"1"_s : QString(); };
    std::vector<std::pair<Field, QString>> texts{
        {Field::Purpose, wordOf(document.purpose)},
        {Field::OrderReference, document.orderReference},
        {Field::SupplyType, wordOf(document.supplyType)},
        {Field::ReverseCharge, flag(document.reverseCharge)},
        {Field::PricesIncludeTax, flag(document.pricesIncludeTax)},
        {Field::RoundOff, flag(document.roundsOff)},
        {Field::Discount, document.discount.toPlain()},
        {Field::Vehicle, document.transport.vehicle},
        {Field::Transporter, document.transport.transporter},
        {Field::TransporterId, document.transport.transporterId},
        {Field::Remarks, document.remarks},
    };
    if (const auto &place = document.shipTo) {
        texts.insert(texts.end(), {{Field::ShipToName, place->name},
                                   {Field::ShipToAddress, place->address.lines.join(u'\n')},
                                   {Field::ShipToCity, place->address.city},
                                   {Field::ShipToState, place->address.state},
                                   {Field::ShipToPin, place->address.pin},
                                   {Field::ShipToGstin, place->gstin}});
    }
    return texts;
}

LinesModel::Line copyOf(const DocumentLine &line)
{
    PendingLine pattern;
    pattern.itemCode = line.itemCode;
    pattern.description = line.description;
    pattern.hsn = line.hsn;
    pattern.unit = line.unit;
    pattern.gst = line.gst;
    pattern.rate = line.rate;
    LinesModel::Line copy = linecells::fromPending(pattern, line.quantity);
    copy.discount = line.discount.toPlain();
    copy.hint.clear();
    return copy;
}

} // namespace

void DocumentFormModel::bringChallans(const std::vector<DocumentId> &challans)
{
    auto work = [challans](Connection &connection) { return openChallans(connection, challans); };
    deliver(d->session.company->read(work), this, [this](const Result<OpenChallans> &answer) {
        if (!answer) {
            if (answer.error().kind == Error::Kind::Refused)
                d->refuse({{u"lines"_s, answer.error().code, answer.error().message}});
            else
                Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Bring the challans"))));
            return;
        }
        takeParty(answer->party);
        if (answer->lines.empty())
            d->refuse({{u"lines"_s, u"nothing_to_bill"_s, tr("Everything on these challans is invoiced or returned")}});
        else
            takePending(answer->lines, {});
        Q_EMIT brought();
    });
}

// A new document of today with the same lines: no number, no e-way bill, and no challan or order it was made from.
void DocumentFormModel::duplicate(DocumentId id)
{
    auto work = [id](Connection &connection) { return pattern(connection, id); };
    deliver(d->session.company->read(work), this, [this](const Result<Pattern> &answer) {
        if (!answer) {
            Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Duplicate"))));
            return;
        }
        takeParty(answer->party);
        const auto texts = textsOf(answer->document);
        for (const auto &[field, text] : texts)
            setText(field, text);
        std::vector<LinesModel::Line> copies;
        copies.reserve(answer->document.lines.size());
        for (const DocumentLine &line : answer->document.lines)
            copies.push_back(copyOf(line));
        lines()->appendLines(copies);
        Q_EMIT brought();
    });
}

} // namespace desk
