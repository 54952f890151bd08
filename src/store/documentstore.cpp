#include "store/documentstore.h"

#include "base/text.h"
#include "store/discountcolumns.h"
#include "store/documentblock.h"
#include "store/documentlinestore.h"
#include "store/followupstore.h"
#include "store/logostore.h"

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

const QString insertHeader = QStringLiteral(
    "INSERT INTO document (uuid, kind, series_id, fy, number, number_key, serial, date, title, company_block, "
    "company_state, party_id, party_code, party_name, party_name_key, party_gstin, party_address, party_city, "
    "party_state, party_pin, party_phone, party_email, party_type, ship_to_block, place_of_supply, supply_type, "
    "reverse_charge, purpose, due_back, follows_invoice, order_reference, discount_kind, discount_value, "
    "prices_include_tax, rounds_off, taxable, cgst, sgst, igst, cess, total, round_off, payable, line_count, "
    "charge_count, created_at, created_by, transport_vehicle, transporter, transporter_id, transport_mode, lr_number, "
    "lr_date, eway_bill, distance_km, remarks, number_scope, party_challan, party_challan_key, party_challan_date, reason) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString updateSeal = QStringLiteral("UPDATE document SET seal = ? WHERE id = ?");
const QString updateCancelled = QStringLiteral(
    "UPDATE document SET status = 'cancelled', cancelled_at = ?, cancelled_by = ?, cancel_reason = ? WHERE id = ?");
const QString updateTransport = QStringLiteral(
    "UPDATE document SET transport_vehicle = ?, transporter = ?, transporter_id = ?, transport_mode = ?, "
    "lr_number = ?, "
    "lr_date = ?, eway_bill = ?, distance_km = ?, remarks = ? WHERE id = ?");

const QString selectHeader = QStringLiteral(
    "SELECT d.id, d.uuid, d.kind, d.status, coalesce(s.code, ''), d.number, d.serial, d.fy, d.date, d.title, "
    "d.company_block, d.party_id, d.party_code, d.party_name, d.party_gstin, d.party_address, d.party_city, "
    "d.party_state, d.party_pin, d.party_phone, d.party_email, d.party_type, d.ship_to_block, d.place_of_supply, "
    "d.supply_type, d.reverse_charge, d.purpose, d.due_back, d.follows_invoice, d.order_reference, d.discount_kind, "
    "d.discount_value, d.prices_include_tax, d.rounds_off, d.taxable, d.cgst, d.sgst, d.igst, d.cess, d.total, "
    "d.round_off, d.payable, d.transport_vehicle, d.transporter, d.transporter_id, d.transport_mode, d.lr_number, "
    "d.lr_date, d.eway_bill, d.distance_km, d.remarks, d.created_by, d.created_at, d.cancelled_by, d.cancelled_at, "
    "d.cancel_reason, d.seal, d.party_challan, d.party_challan_date, d.reason FROM document AS d LEFT JOIN series AS s ON s.id = d.series_id ");
const QString selectById = selectHeader + u"WHERE d.id = ?"_s;
const QString selectByUuid = selectHeader + u"WHERE d.uuid = ?"_s;
// Two customers may number their receipts alike, and a cancelled receipt leaves its number free: the last live one.
const QString selectByNumber = selectHeader
    + u"WHERE d.kind = ? AND d.fy = ? AND d.number_key = ? ORDER BY d.status DESC, d.id DESC LIMIT 1"_s;
const QString selectNewestByNumber = QStringLiteral(
    "SELECT d.fy FROM document AS d WHERE d.kind = ? AND d.number_key = ? ORDER BY d.fy DESC LIMIT 1");

// Full text search of SQLite (FTS5, external content): the index is told of the old text before it is replaced.
const QString insertText = QStringLiteral("INSERT INTO document_text (document_id, content) VALUES (?, ?)");
const QString insertIndexed = QStringLiteral("INSERT INTO document_search (rowid, content) VALUES (?, ?)");
const QString selectText = QStringLiteral("SELECT content FROM document_text WHERE document_id = ?");
const QString updateText = QStringLiteral("UPDATE document_text SET content = ? WHERE document_id = ?");
const QString deleteIndexed = QStringLiteral(
    "INSERT INTO document_search (document_search, rowid, content) VALUES ('delete', ?, ?)");

Party partyFrom(Row &row)
{
    Party party;
    party.id = row.take<PartyId>();
    party.code = row.take<QString>();
    party.name = row.take<QString>();
    party.gstin = row.take<QString>();
    party.address.lines = row.take<QString>().split(u'\n', Qt::SkipEmptyParts);
    party.address.city = row.take<QString>();
    party.address.state = row.take<QString>();
    party.address.pin = row.take<QString>();
    party.phone = row.take<QString>();
    party.email = row.take<QString>();
    party.type = partyTypeFrom(row.take<QString>()).value_or(PartyType::Regular);
    return party;
}

Transport transportFrom(Row &row)
{
    return {row.take<QString>(), row.take<QString>(), row.take<QString>(), row.take<QString>(),
            row.take<QString>(), row.take<QDate>(),   row.take<QString>(), row.take<int>()};
}

Totals totalsFrom(Row &row)
{
    Totals totals;
    totals.taxable = row.take<Money>();
    totals.tax.cgst = row.take<Money>();
    totals.tax.sgst = row.take<Money>();
    totals.tax.igst = row.take<Money>();
    totals.tax.cess = row.take<Money>();
    totals.total = row.take<Money>();
    totals.roundOff = row.take<Money>();
    totals.payable = row.take<Money>();
    return totals;
}

Document headerFrom(Row &row)
{
    Document document;
    document.id = row.take<DocumentId>();
    document.uuid = row.take<QUuid>();
    document.kind = documentKindFrom(row.take<QString>()).value_or(DocumentKind::Challan);
    document.status = documentStatusFrom(row.take<QString>()).value_or(DocumentStatus::Issued);
    document.seriesCode = row.take<QString>();
    document.number = row.take<QString>();
    document.serial = row.take<std::int64_t>();
    document.fy = FinancialYear::parse(row.take<QString>()).value_or(FinancialYear());
    document.date = row.take<QDate>();
    document.title = row.take<QString>();
    document.company = companyFromBlock(row.take<QString>());
    document.party = partyFrom(row);
    document.shipTo = shipToFromBlock(row.take<std::optional<QString>>());
    document.placeOfSupply = row.take<QString>();
    document.supplyType = supplyTypeFrom(row.take<QString>()).value_or(SupplyType::Regular);
    document.reverseCharge = row.take<bool>();
    document.purpose = purposeFrom(row.take<QString>()).value_or(Purpose::Supply);
    document.dueBack = row.take<QDate>();
    document.followsInvoice = row.take<QString>();
    document.orderReference = row.take<QString>();
    document.discount = takeDiscount(row);
    document.pricesIncludeTax = row.take<bool>();
    document.roundsOff = row.take<bool>();
    document.totals = totalsFrom(row);
    document.transport = transportFrom(row);
    document.remarks = row.take<QString>();
    document.createdBy = row.take<QString>();
    document.createdAt = row.take<QDateTime>();
    document.cancelledBy = row.take<QString>();
    document.cancelledAt = row.take<QDateTime>();
    document.cancelReason = row.take<QString>();
    document.seal = row.take<QString>();
    document.partyChallan = row.take<QString>();
    document.partyChallanDate = row.take<QDate>();
    document.reason = row.take<QString>();
    return document;
}

std::optional<Document> withRows(Connection &connection, std::optional<Document> document)
{
    if (document) {
        document->lines = linesOf(connection, document->id);
        document->charges = chargesOf(connection, document->id);
        if (document->kind == DocumentKind::Receipt)
            document->deviations = deviationsOf(connection, document->id);
        document->company.logo = logoOf(connection, document->id);
    }
    return document;
}

QString searchContent(const Document &document)
{
    QStringList words{document.number,
                      document.party.name,
                      document.party.code,
                      document.party.gstin,
                      document.party.address.city,
                      document.orderReference,
                      document.followsInvoice,
                      document.partyChallan,
                      document.reason,
                      document.totals.payable.toPlain(),
                      document.transport.vehicle,
                      document.transport.transporter,
                      document.transport.lrNumber,
                      document.transport.ewayBill,
                      document.remarks};
    if (document.serial > 0)
        words += QString::number(document.serial);
    if (document.shipTo)
        words += document.shipTo->name;
    for (const DocumentLine &line : document.lines)
        words << line.itemCode << line.description << line.challanNumber << line.invoiceNumber << line.orderNumber;
    words.removeAll(QString());
    words.removeDuplicates();
    return searchKey(words.join(u' '));
}

} // namespace

DocumentId insertDocument(Connection &connection, const Document &document, SeriesId series)
{
    const Party &party = document.party;
    const Transport &transport = document.transport;
    const Totals &totals = document.totals;
    const auto id = connection.insert<DocumentId>(
        insertHeader, document.uuid, wordOf(document.kind), series, document.fy.label(), document.number,
        comparisonKey(document.number), document.serial, document.date, document.title, blockOf(document.company),
        document.company.address.state, party.id, party.code, party.name, searchKey(party.name), party.gstin,
        party.address.lines.join(u'\n'), party.address.city, party.address.state, party.address.pin, party.phone,
        party.email, wordOf(party.type), blockOf(document.shipTo), document.placeOfSupply, wordOf(document.supplyType),
        document.reverseCharge, wordOf(document.purpose), document.dueBack, document.followsInvoice,
        document.orderReference, kindColumn(document.discount), valueColumn(document.discount),
        document.pricesIncludeTax, document.roundsOff, totals.taxable, totals.tax.cgst, totals.tax.sgst,
        totals.tax.igst, totals.tax.cess, totals.total, totals.roundOff, totals.payable,
        static_cast<int>(document.lines.size()), static_cast<int>(document.charges.size()), document.createdAt,
        document.createdBy, transport.vehicle, transport.transporter, transport.transporterId, transport.mode,
        transport.lrNumber, transport.lrDate, transport.ewayBill, transport.distanceKm, document.remarks,
        document.kind == DocumentKind::Receipt ? document.uuid.toString(QUuid::WithoutBraces) : QString(),
        document.partyChallan, partyChallanKey(document), document.partyChallanDate, document.reason);
    if (!document.company.logo.isEmpty())
        keepLogo(connection, id, document.company.logo);
    return id;
}

void setSeal(Connection &connection, DocumentId id, const QString &seal)
{
    connection.run(updateSeal, seal, id);
}

std::optional<Document> documentById(Connection &connection, DocumentId id)
{
    return withRows(connection, connection.first(selectById, headerFrom, id));
}

std::optional<Document> documentByUuid(Connection &connection, const QUuid &uuid)
{
    return withRows(connection, connection.first(selectByUuid, headerFrom, uuid));
}

std::optional<Document> documentByNumber(Connection &connection, DocumentKind kind, const QString &number,
                                         const QString &fy)
{
    const QString key = comparisonKey(number);
    QString year = fy;
    if (year.isEmpty())
        year = connection.value<QString>(selectNewestByNumber, wordOf(kind), key).value_or(QString());
    if (year.isEmpty())
        return std::nullopt;
    return withRows(connection, connection.first(selectByNumber, headerFrom, wordOf(kind), year, key));
}

void cancelDocument(Connection &connection, DocumentId id, const QDateTime &at, const QString &by,
                    const QString &reason)
{
    connection.run(updateCancelled, at, by, reason, id);
}

void updateAfterIssue(Connection &connection, DocumentId id, const Transport &transport, const QString &remarks)
{
    connection.run(updateTransport, transport.vehicle, transport.transporter, transport.transporterId, transport.mode,
                   transport.lrNumber, transport.lrDate, transport.ewayBill, transport.distanceKm, remarks, id);
}

void insertSearchText(Connection &connection, const Document &document)
{
    const QString content = searchContent(document);
    connection.run(insertText, document.id, content);
    connection.run(insertIndexed, document.id, content);
}

void updateSearchText(Connection &connection, const Document &document)
{
    const QString content = searchContent(document);
    const QString before = connection.value<QString>(selectText, document.id).value_or(QString());
    connection.run(deleteIndexed, document.id, before);
    connection.run(updateText, content, document.id);
    connection.run(insertIndexed, document.id, content);
}

} // namespace desk::store
