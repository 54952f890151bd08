#include "exchange/outputjson.h"

#include "domain/dueback.h"
#include "domain/words.h"

#include <QJsonArray>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue dateOrNull(QDate date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

void addTax(QJsonObject &json, const TaxAmounts &tax)
{
    json.insert(u"cgst"_s, tax.cgst.toPlain());
    json.insert(u"sgst"_s, tax.sgst.toPlain());
    json.insert(u"igst"_s, tax.igst.toPlain());
    json.insert(u"cess"_s, tax.cess.toPlain());
}

QJsonObject lineJson(const DocumentLine &line)
{
    QJsonObject json{{u"no"_s, line.number},
                     {u"qty"_s, line.quantity.toPlain()},
                     {u"unit"_s, line.unit},
                     {u"gross"_s, line.gross.toPlain()},
                     {u"discount"_s, line.discountShare.toPlain()},
                     {u"taxable"_s, line.taxable.toPlain()},
                     {u"gst"_s, line.gst.toPlain()}};
    addTax(json, line.tax);
    json.insert(u"total"_s, line.total.toPlain());
    return json;
}

// What only lines of the kind have.
void addKindOnly(QJsonObject &json, const DocumentLine &line, DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Challan:
        json.insert(u"goods"_s, wordOf(line.goods));
        json.insert(u"due_back"_s, dateOrNull(line.dueBack));
        json.insert(u"provisional"_s, line.provisional);
        break;
    case DocumentKind::Return:
        json.insert(u"as"_s, wordOf(line.returnedAs));
        json.insert(u"reason"_s, textOrNull(line.reason));
        break;
    case DocumentKind::CreditNote:
        json.insert(u"invoice"_s, line.invoiceNumber);
        json.insert(u"invoice_fy"_s, line.invoiceFy);
        json.insert(u"invoice_date"_s, dateOrNull(line.invoiceDate));
        json.insert(u"invoice_line"_s, line.invoiceLine);
        break;
    case DocumentKind::Receipt:
        json.insert(u"received"_s, line.quantity.toPlain());
        json.insert(u"accepted"_s, line.accepted.toPlain());
        json.insert(u"rejected"_s, line.rejected.toPlain());
        json.insert(u"linked"_s, line.challanLineId.isValid());
        break;
    case DocumentKind::Invoice: break;
    }
}

void addProgress(QJsonObject &json, const LineProgress &done, DocumentKind kind)
{
    if (kind == DocumentKind::Invoice) {
        json.insert(u"credited"_s, done.credited.toPlain());
        return;
    }
    json.insert(u"delivered"_s, done.delivered.toPlain());
    json.insert(u"returned"_s, done.returned.toPlain());
    json.insert(u"lost"_s, done.lost.toPlain());
    json.insert(u"invoiced"_s, done.invoiced.toPlain());
    json.insert(u"pending"_s, done.pending().toPlain());
}

QJsonObject wholeLineJson(const DocumentLine &line, DocumentKind kind, const std::vector<LineProgress> &progress)
{
    QJsonObject json = lineJson(line);
    json.insert(u"item"_s, textOrNull(line.itemCode));
    json.insert(u"description"_s, line.description);
    json.insert(u"hsn"_s, line.hsn);
    json.insert(u"rate"_s, line.rate.toPlain());
    json.insert(u"typed_discount"_s, textOrNull(line.discount.toPlain()));
    json.insert(u"cess_rate"_s, line.cess.toPlain());
    if (!line.challanNumber.isEmpty()) {
        json.insert(u"challan"_s, line.challanNumber);
        json.insert(u"challan_fy"_s, textOrNull(line.challanFy));
        json.insert(u"challan_date"_s, dateOrNull(line.challanDate));
        json.insert(u"challan_line"_s, line.challanLine);
    }
    if (!line.orderNumber.isEmpty()) {
        json.insert(u"order"_s, line.orderNumber);
        json.insert(u"order_line"_s, line.orderLine);
    }
    addKindOnly(json, line, kind);
    for (const LineProgress &done : progress) {
        if (done.number == line.number)
            addProgress(json, done, kind);
    }
    return json;
}

QJsonArray chargesJson(const Document &document)
{
    QJsonArray charges;
    for (const DocumentCharge &charge : document.charges) {
        QJsonObject json{{u"name"_s, charge.name},
                         {u"amount"_s, charge.amount.toPlain()},
                         {u"gst"_s, charge.gst.toPlain()},
                         {u"taxable"_s, charge.taxable.toPlain()}};
        addTax(json, charge.tax);
        json.insert(u"total"_s, charge.total.toPlain());
        charges.append(json);
    }
    return charges;
}

QJsonObject placeJson(const Address &address)
{
    return {{u"address"_s, QJsonArray::fromStringList(address.lines)},
            {u"city"_s, address.city},
            {u"state"_s, address.state},
            {u"pin"_s, address.pin}};
}

QJsonObject transportJson(const Transport &transport)
{
    return {
        {u"vehicle"_s, textOrNull(transport.vehicle)},
        {u"transporter"_s, textOrNull(transport.transporter)},
        {u"transporter_id"_s, textOrNull(transport.transporterId)},
        {u"mode"_s, textOrNull(transport.mode)},
        {u"lr_no"_s, textOrNull(transport.lrNumber)},
        {u"lr_date"_s, dateOrNull(transport.lrDate)},
        {u"eway_bill"_s, textOrNull(transport.ewayBill)},
        {u"distance_km"_s, transport.distanceKm > 0 ? QJsonValue(transport.distanceKm) : QJsonValue(QJsonValue::Null)}};
}

QString statusWord(const Document &document)
{
    return document.id.isValid() ? wordOf(document.status) : u"draft"_s;
}

// What only documents of the kind have.
void addKindOnly(QJsonObject &json, const Document &document)
{
    switch (document.kind) {
    case DocumentKind::Challan:
        json.insert(u"purpose"_s, wordOf(document.purpose));
        json.insert(u"due_back"_s, dateOrNull(document.dueBack));
        json.insert(u"follows_invoice"_s, textOrNull(document.followsInvoice));
        break;
    case DocumentKind::Return:
        json.insert(u"party_challan"_s, document.partyChallan);
        json.insert(u"party_challan_date"_s, dateOrNull(document.partyChallanDate));
        break;
    case DocumentKind::CreditNote: json.insert(u"reason"_s, document.reason); break;
    case DocumentKind::Receipt: {
        QJsonArray deviations;
        for (const Deviation &deviation : document.deviations)
            deviations.append(QJsonObject{{u"line"_s, deviation.line},
                                          {u"code"_s, deviation.code},
                                          {u"expected"_s, deviation.expected},
                                          {u"actual"_s, deviation.actual},
                                          {u"message"_s, deviation.message}});
        json.insert(u"order"_s, textOrNull(document.orderReference));
        json.insert(u"deviations"_s, deviations);
        break;
    }
    case DocumentKind::Invoice: break;
    }
}

void addDetails(QJsonObject &json, const Document &document)
{
    json.insert(u"date"_s, dateOrNull(document.date));
    json.insert(u"series"_s, textOrNull(document.seriesCode));
    json.insert(u"supply_type"_s, wordOf(document.supplyType));
    json.insert(u"reverse_charge"_s, document.reverseCharge);
    addKindOnly(json, document);
    json.insert(u"order_reference"_s, textOrNull(document.orderReference));
    json.insert(u"discount"_s, textOrNull(document.discount.toPlain()));
    json.insert(u"prices_include_tax"_s, document.pricesIncludeTax);
    json.insert(u"rounds_off"_s, document.roundsOff);
    json.insert(u"transport"_s, transportJson(document.transport));
    json.insert(u"remarks"_s, textOrNull(document.remarks));
    json.insert(u"created_by"_s, document.createdBy);
    json.insert(u"created_at"_s, document.createdAt.toUTC().toString(Qt::ISODate));
    if (document.status == DocumentStatus::Cancelled) {
        json.insert(u"cancelled_by"_s, document.cancelledBy);
        json.insert(u"cancelled_at"_s, document.cancelledAt.toUTC().toString(Qt::ISODate));
        json.insert(u"cancel_reason"_s, document.cancelReason);
    }
}

} // namespace

QJsonObject totalsJson(const Document &document, const Warnings &warnings)
{
    QJsonArray lines;
    for (const DocumentLine &line : document.lines)
        lines.append(lineJson(line));
    QJsonArray remarks;
    for (const Warning &warning : warnings) {
        QJsonObject remark{{u"code"_s, warning.code}, {u"message"_s, warning.message}};
        if (!warning.field.isEmpty())
            remark.insert(u"field"_s, warning.field);
        remarks.append(remark);
    }
    QJsonObject json{{u"ok"_s, true},
                     {u"kind"_s, wordOf(document.kind)},
                     {u"uuid"_s, document.uuid.toString(QUuid::WithoutBraces)},
                     {u"number"_s, textOrNull(document.number)},
                     {u"fy"_s, document.date.isValid() ? FinancialYear::of(document.date).label() : QString()},
                     {u"id"_s, document.id.isValid() ? QJsonValue(qint64(document.id.value())) : QJsonValue()},
                     {u"status"_s, statusWord(document)},
                     {u"title"_s, document.title},
                     {u"place_of_supply"_s, document.placeOfSupply},
                     {u"lines"_s, lines},
                     {u"charges"_s, chargesJson(document)},
                     {u"taxable"_s, document.totals.taxable.toPlain()}};
    addTax(json, document.totals.tax);
    json.insert(u"total"_s, document.totals.total.toPlain());
    json.insert(u"round_off"_s, document.totals.roundOff.toPlain());
    json.insert(u"payable"_s, document.totals.payable.toPlain());
    json.insert(u"words"_s, amountInWords(document.totals.payable));
    json.insert(u"seal"_s, document.seal);
    json.insert(u"warnings"_s, remarks);
    return json;
}

QJsonObject documentJson(const Document &document, Progress state, const std::vector<LineProgress> &progress,
                         const std::vector<DocumentLink> &links, const std::vector<HistoryEntry> &history)
{
    QJsonObject json = totalsJson(document, {});
    json.insert(u"status"_s, wordOf(state));
    QJsonArray lines;
    for (const DocumentLine &line : document.lines)
        lines.append(wholeLineJson(line, document.kind, progress));
    json.insert(u"lines"_s, lines);
    addDetails(json, document);
    json.insert(u"party"_s, partyJson(document.party));
    if (document.shipTo) {
        QJsonObject place = placeJson(document.shipTo->address);
        place.insert(u"name"_s, document.shipTo->name);
        place.insert(u"gstin"_s, textOrNull(document.shipTo->gstin));
        json.insert(u"ship_to"_s, place);
    }
    QJsonArray linked;
    for (const DocumentLink &link : links)
        linked.append(QJsonObject{
            {u"kind"_s, link.kind}, {u"number"_s, link.number}, {u"fy"_s, link.fy}, {u"relation"_s, link.relation}});
    json.insert(u"links"_s, linked);
    QJsonArray past;
    for (const HistoryEntry &entry : history)
        past.append(QJsonObject{{u"at"_s, entry.at.toUTC().toString(Qt::ISODate)},
                                {u"user"_s, entry.user},
                                {u"action"_s, entry.action},
                                {u"changes"_s, entry.changes}});
    json.insert(u"history"_s, past);
    return json;
}

QJsonObject partyJson(const Party &party)
{
    QJsonObject json = placeJson(party.address);
    json.insert(u"code"_s, textOrNull(party.code));
    json.insert(u"name"_s, party.name);
    json.insert(u"gstin"_s, textOrNull(party.gstin));
    json.insert(u"phone"_s, textOrNull(party.phone));
    json.insert(u"email"_s, textOrNull(party.email));
    json.insert(u"type"_s, wordOf(party.type));
    return json;
}

QJsonObject listRowJson(const DocumentRow &row)
{
    return {{u"id"_s, qint64(row.id.value())},
            {u"kind"_s, wordOf(row.kind)},
            {u"number"_s, row.number},
            {u"fy"_s, row.fy},
            {u"date"_s, dateOrNull(row.date)},
            {u"party"_s, row.partyName},
            {u"party_code"_s, textOrNull(row.partyCode)},
            {u"status"_s, wordOf(row.progress)},
            {u"taxable"_s, row.taxable.toPlain()},
            {u"total"_s, row.total.toPlain()},
            {u"payable"_s, row.payable.toPlain()},
            {u"cancelled"_s, row.cancelled}};
}

QJsonObject pendingJson(const PendingLine &line, QDate today)
{
    return {{u"kind"_s, line.isOrder ? u"order"_s : wordOf(line.kind)},
            {u"number"_s, line.number},
            {u"fy"_s, textOrNull(line.fy)},
            {u"line"_s, line.line},
            {u"item"_s, line.itemCode.isEmpty() ? line.description : line.itemCode},
            {u"unit"_s, line.unit},
            {u"ordered"_s, line.ordered.toPlain()},
            {u"dispatched"_s, line.dispatched.toPlain()},
            {u"returned"_s, line.returned.toPlain()},
            {u"invoiced"_s, line.invoiced.toPlain()},
            {u"pending"_s, line.pending.toPlain()},
            {u"party_code"_s, textOrNull(line.partyCode)},
            {u"date"_s, dateOrNull(line.date)},
            {u"due"_s, dateOrNull(line.due)},
            {u"overdue"_s, dueState(line.due, today) == DueState::Overdue},
            {u"due_soon"_s, dueState(line.due, today) == DueState::Soon}};
}

QJsonObject errorJson(const Error &error)
{
    QJsonArray violations;
    for (const Violation &violation : error.violations)
        violations.append(
            QJsonObject{{u"field"_s, violation.field}, {u"code"_s, violation.code}, {u"message"_s, violation.message}});
    QJsonObject json{{u"ok"_s, false},
                     {u"saved"_s, false},
                     {u"code"_s, error.code},
                     {u"message"_s, error.message},
                     {u"violations"_s, violations}};
    if (error.kind != Error::Kind::Database)
        return json;
    json.insert(u"code"_s, faultName(error.fault));
    json.insert(u"sqlite"_s, error.nativeCode);
    if (error.fate == Fate::Written)
        json.insert(u"saved"_s, true);
    else if (error.fate == Fate::NotKnown)
        json.insert(u"saved"_s, u"unknown"_s);
    if (!error.detail.isEmpty())
        json.insert(u"detail"_s, error.detail);
    return json;
}

} // namespace desk
