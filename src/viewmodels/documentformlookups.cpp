#include "viewmodels/documentformmodel_p.h"

#include "base/text.h"
#include "base/typed.h"
#include "domain/reference.h"
#include "domain/tax.h"
#include "services/companies.h"
#include "services/followable.h"
#include "services/masters.h"
#include "services/orderbook.h"
#include "services/series.h"
#include "viewmodels/linecells.h"

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct RateOfItem {
    ItemId item;
    LastRate last;
};

Result<std::vector<RateOfItem>> lastRates(Connection &connection, PartyId party, const std::vector<ItemId> &items)
{
    std::vector<RateOfItem> found;
    for (const ItemId item : items) {
        const auto rate = lastRate(connection, party, item);
        if (!rate)
            return tl::unexpected(rate.error());
        if (rate->has_value())
            found.push_back({item, **rate});
    }
    return found;
}

struct OpenOrder {
    Party party;
    QString number;
    std::vector<PendingLine> lines;
};

Result<OpenOrder> openOrder(Connection &connection, OrderId id)
{
    const auto order = orderById(connection, id);
    if (!order)
        return tl::unexpected(order.error());
    auto party = partyById(connection, order->party);
    if (!party)
        return tl::unexpected(party.error());
    PendingFilter filter;
    filter.partyCode = order->partyCode;
    filter.orderNumber = order->number;
    filter.challans = false;
    auto lines = pendingLines(connection, filter);
    if (!lines)
        return tl::unexpected(lines.error());
    return OpenOrder{*std::move(party), order->number, *std::move(lines)};
}

} // namespace

void DocumentFormModel::Private::loadCompany()
{
    deliver(session.company->read([](Connection &connection) { return desk::company(connection); }), &q,
            [this](const Result<Company> &answer) {
                if (!answer)
                    return;
                company = *answer;
                recalculate();
                Q_EMIT q.fieldChanged(Field::PlaceOfSupply);
            });
}

void DocumentFormModel::Private::loadSuggestedNumber()
{
    const QDate date = fields.date(Field::Date, today());
    if (!date.isValid() || kind == DocumentKind::Receipt) // the customer's own number
        return;
    const quint64 question = ++numberQuestion;
    auto work = [documentKind = kind, series = fields.text(Field::Series), date](Connection &connection) {
        return suggestNumber(connection, documentKind, series, date);
    };
    deliver(session.company->read(work), &q, [this, question](const Result<QString> &answer) {
        if (question != numberQuestion || state != State::Editing)
            return;
        suggestedNumber = answer.value_or(QString());
        Q_EMIT q.fieldChanged(Field::Number);
    });
}

void DocumentFormModel::Private::checkNumberIsFree()
{
    const QString number = fields.text(Field::Number);
    const QDate date = fields.date(Field::Date, today());
    if (!date.isValid() || kind == DocumentKind::Receipt)
        return;
    auto work = [documentKind = kind, number, date](Connection &connection) {
        return isNumberFree(connection, documentKind, number, date);
    };
    deliver(session.company->read(work), &q, [this, number](const Result<bool> &answer) {
        if (answer && !*answer && fields.text(Field::Number) == number)
            setFieldProblem(Field::Number, tr("Number %1 is already used").arg(number));
    });
}

void DocumentFormModel::Private::applySupplyTypeOfParty()
{
    if (typed.contains(Field::SupplyType) || !party)
        return;
    SupplyType fitting = SupplyType::Regular;
    if (party->type == PartyType::Sez)
        fitting = SupplyType::SezWithTax;
    else if (party->type == PartyType::Overseas)
        fitting = SupplyType::ExportWithTax;
    assign(Field::SupplyType, wordOf(fitting));
}

void DocumentFormModel::Private::loadLastTransport()
{
    const PartyId id = party->id;
    if (!id.isValid())
        return;
    auto work = [id](Connection &connection) { return lastTransport(connection, id); };
    deliver(session.company->read(work), &q, [this, id](const Result<LastTransport> &answer) {
        if (!answer || !party || party->id != id)
            return;
        lastVehicle = answer->vehicle;
        if (!typed.contains(Field::Vehicle))
            assign(Field::Vehicle, answer->vehicle);
        if (!typed.contains(Field::Transporter))
            assign(Field::Transporter, answer->transporter);
    });
}

void DocumentFormModel::Private::loadLastRates(const std::vector<ItemId> &items)
{
    const PartyId id = party->id;
    if (!id.isValid())
        return;
    auto work = [id, items](Connection &connection) { return lastRates(connection, id, items); };
    deliver(session.company->read(work), &q, [this, id](const Result<std::vector<RateOfItem>> &answer) {
        if (!answer || !party || party->id != id)
            return;
        for (const RateOfItem &known : *answer) {
            for (int row = 0; row < static_cast<int>(lines->lines().size()); ++row) {
                const LinesModel::Line &line = lines->lines()[static_cast<std::size_t>(row)];
                if (!line.item || line.item->id != known.item || line.isLinked())
                    continue;
                lines->setHint(row,
                               tr("last %1 on %2").arg(known.last.rate.toDisplay(), dateToDisplay(known.last.date)));
                lines->fillRate(row, known.last.rate);
            }
        }
    });
}

void DocumentFormModel::Private::loadPending(bool orders)
{
    const auto announce = [this, orders](const std::vector<PendingLine> &found) {
        if (orders)
            Q_EMIT q.pendingOrderLinesReady(found);
        else
            Q_EMIT q.unbilledLinesReady(found);
    };
    if (!party || party->code.isEmpty()) {
        announce({});
        return;
    }
    PendingFilter filter;
    filter.partyCode = party->code;
    filter.orders = orders;
    filter.challans = !orders;
    auto work = [filter](Connection &connection) { return pendingLines(connection, filter); };
    deliver(session.company->read(work), &q, [this, announce](const Result<std::vector<PendingLine>> &answer) {
        if (!answer) {
            Q_EMIT q.failed(describeFailure(answer.error(), failureContext(tr("Look for open lines"))));
            return;
        }
        announce(*answer);
    });
}

void DocumentFormModel::loadPendingOrderLines()
{
    d->loadPending(true);
}

void DocumentFormModel::loadUnbilledChallanLines()
{
    d->loadPending(false);
}

void DocumentFormModel::loadLinesToFollow()
{
    if (!d->party || d->party->code.isEmpty()) {
        Q_EMIT linesToFollowReady({});
        return;
    }
    auto work = [documentKind = d->kind, party = *d->party](Connection &connection) {
        return linesToFollow(connection, documentKind, party);
    };
    deliver(d->session.company->read(work), this, [this](const Result<std::vector<PendingLine>> &answer) {
        if (answer)
            Q_EMIT linesToFollowReady(*answer);
        else
            Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Look for open lines"))));
    });
}

void DocumentFormModel::bringOrder(OrderId order)
{
    auto work = [order](Connection &connection) { return openOrder(connection, order); };
    deliver(d->session.company->read(work), this, [this](const Result<OpenOrder> &answer) {
        if (!answer) {
            Q_EMIT failed(describeFailure(answer.error(), d->failureContext(tr("Bring the order"))));
            return;
        }
        takeParty(answer->party);
        setText(Field::OrderReference, answer->number);
        if (answer->lines.empty())
            d->refuse(
                {{u"lines"_s, u"nothing_left"_s, tr("Nothing is left to deliver of order %1").arg(answer->number)}});
        else
            takePending(answer->lines, {});
        Q_EMIT brought();
    });
}

void DocumentFormModel::takePending(const std::vector<PendingLine> &chosen, const std::vector<Quantity> &quantities)
{
    std::vector<LinesModel::Line> added;
    for (std::size_t index = 0; index < chosen.size(); ++index) {
        const Quantity quantity = index < quantities.size() ? quantities[index] : chosen[index].pending;
        added.push_back(linecells::fromPending(chosen[index], quantity, lines()->layout()));
    }
    // An invoice follows the place of supply its challans went out with.
    if (!chosen.empty() && !chosen.front().isOrder && text(Field::PlaceOfSupply).isEmpty()) {
        std::vector<int> rows;
        const QString derived = placeOfSupply(supplyFacts(d->liveDocument(rows)));
        const QString &given = chosen.front().placeOfSupply;
        if (!given.isEmpty() && given != derived)
            setText(Field::PlaceOfSupply, given);
    }
    d->lines->appendLines(added);
}

} // namespace desk
