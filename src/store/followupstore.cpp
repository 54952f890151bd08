#include "store/followupstore.h"

#include "base/text.h"

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

const QString selectCredited = QStringLiteral(
    "SELECT coalesce(sum(l.qty), 0), coalesce(sum(l.gross - l.discount), 0) FROM document_line AS l "
    "JOIN document AS d ON d.id = l.document_id "
    "WHERE l.source_line_id = ? AND d.status = 'issued' AND d.kind = 'credit-note'");
const QString selectReceived = QStringLiteral(
    "SELECT coalesce(sum(l.qty), 0) FROM document_line AS l JOIN document AS d ON d.id = l.document_id "
    "WHERE l.source_line_id = ? AND d.status = 'issued' AND d.kind = 'receipt'");

#define DESK_RETURN_OF \
    "SELECT id, kind, number, fy FROM document WHERE kind = 'return' AND status = 'issued' AND party_challan_key = ? "
const QString selectReturnOfParty = QStringLiteral(DESK_RETURN_OF "AND party_id = ?");
const QString selectReturnOfName = QStringLiteral(DESK_RETURN_OF
                                                  "AND party_id IS NULL AND party_name_key = ? AND party_gstin = ?");
#undef DESK_RETURN_OF

#define DESK_RECEIPT_OF \
    "SELECT id FROM document WHERE kind = 'receipt' AND status = 'issued' AND number_key = ? AND fy = ? "
const QString selectReceiptOfParty = QStringLiteral(DESK_RECEIPT_OF "AND party_id = ?");
const QString selectReceiptOfName = QStringLiteral(DESK_RECEIPT_OF
                                                   "AND party_id IS NULL AND party_name_key = ? AND party_gstin = ?");
#undef DESK_RECEIPT_OF

const QString selectYears = QStringLiteral(
    "SELECT fy FROM document WHERE kind = 'challan' AND number_key = ? ORDER BY fy DESC");

const QString selectOverDispatched = QStringLiteral(
    "SELECT * FROM (SELECT o.number AS order_number, ol.line_no, ol.qty AS ordered, "
    "(SELECT coalesce(sum(qty), 0) FROM order_opening WHERE order_line_id = ol.id) "
    "+ (SELECT coalesce(sum(CASE WHEN d.kind = 'return' THEN -dl.qty ELSE dl.qty END), 0) "
    "FROM document_line AS dl JOIN document AS d ON d.id = dl.document_id "
    "WHERE dl.order_line_id = ol.id AND d.status = 'issued' AND d.id <> ? "
    "AND ((dl.source_line_id IS NULL AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '') "
    "OR (d.kind = 'return' AND dl.returned_as <> 'loss'))) AS dispatched "
    "FROM order_line AS ol JOIN sales_order AS o ON o.id = ol.order_id "
    "WHERE o.allow_excess = 0 AND ol.id IN (SELECT order_line_id FROM document_line WHERE document_id = ?)) AS line "
    "WHERE dispatched > ordered ORDER BY order_number, line_no");

const QString insertDeviation = QStringLiteral(
    "INSERT INTO document_deviation (document_id, deviation_no, line_no, code, expected, actual, message) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)");
const QString selectDeviations = QStringLiteral(
    "SELECT line_no, code, expected, actual, message FROM document_deviation WHERE document_id = ? "
    "ORDER BY deviation_no");

const QString selectDrafter = QStringLiteral(
    "SELECT updated_by FROM draft WHERE kind = 'invoice' AND (payload LIKE ? OR payload LIKE ?) "
    "ORDER BY updated_at DESC LIMIT 1");

} // namespace

Credited creditedOf(Connection &connection, DocumentLineId invoiceLine)
{
    return connection
        .first(
            selectCredited,
            [](Row &row) {
                return Credited{row.take<Quantity>(), row.take<Money>()};
            },
            invoiceLine)
        .value_or(Credited());
}

Quantity receivedOf(Connection &connection, DocumentLineId challanLine)
{
    return connection.value<Quantity>(selectReceived, challanLine).value_or(Quantity());
}

QString partyChallanKey(const Document &document)
{
    if (document.partyChallan.isEmpty())
        return {};
    const QDate date = document.partyChallanDate.isValid() ? document.partyChallanDate : document.date;
    return comparisonKey(document.partyChallan) + u'@' + (date.isValid() ? FinancialYear::of(date).label() : QString());
}

std::optional<Dependent> returnWithPartyChallan(Connection &connection, const Document &document)
{
    const auto read = [](Row &row) {
        return Dependent{row.take<DocumentId>(), row.take<QString>(), row.take<QString>(), row.take<QString>()};
    };
    const QString key = partyChallanKey(document);
    const Party &party = document.party;
    return party.id.isValid() ? connection.first(selectReturnOfParty, read, key, party.id)
                              : connection.first(selectReturnOfName, read, key, searchKey(party.name), party.gstin);
}

std::optional<DocumentId> liveReceipt(Connection &connection, const Document &document)
{
    const QString key = comparisonKey(document.number);
    const QString fy = document.fy.label();
    const Party &party = document.party;
    return party.id.isValid()
        ? connection.value<DocumentId>(selectReceiptOfParty, key, fy, party.id)
        : connection.value<DocumentId>(selectReceiptOfName, key, fy, searchKey(party.name), party.gstin);
}

QStringList yearsOfChallan(Connection &connection, const QString &number)
{
    QStringList years;
    connection.each(
        selectYears, [&years](Row &row) { years += row.take<QString>(); }, comparisonKey(number));
    return years;
}

std::vector<OverDispatched> overDispatchedWithout(Connection &connection, DocumentId returned)
{
    return connection.all(
        selectOverDispatched,
        [](Row &row) {
            return OverDispatched{row.take<QString>(), row.take<int>(), row.take<Quantity>(), row.take<Quantity>()};
        },
        returned, returned);
}

void insertDeviations(Connection &connection, DocumentId document, const std::vector<Deviation> &deviations)
{
    if (deviations.empty())
        return;
    Statement insert = connection.prepare(insertDeviation);
    int number = 0;
    for (const Deviation &deviation : deviations) {
        insert.run(document, ++number, deviation.line, deviation.code, deviation.expected, deviation.actual,
                   deviation.message);
    }
}

std::vector<Deviation> deviationsOf(Connection &connection, DocumentId document)
{
    return connection.all(
        selectDeviations,
        [](Row &row) {
            return Deviation{row.take<int>(), row.take<QString>(), row.take<QString>(), row.take<QString>(),
                             row.take<QString>()};
        },
        document);
}

QString drafterBilling(Connection &connection, const QString &challanNumber)
{
    // Numbers hold letters, digits, - and / alone: nothing that LIKE takes for a pattern.
    const QString whole = u"%\""_s + challanNumber + u"\"%"_s;
    const QString withYear = u"%\""_s + challanNumber + u"@%"_s;
    return connection.value<QString>(selectDrafter, whole, withYear).value_or(QString());
}

} // namespace desk::store
