#include "store/documentlinestore.h"

#include "store/discountcolumns.h"

using namespace Qt::StringLiterals;

namespace desk::store {

namespace {

const QString insertLine = QStringLiteral(
    "INSERT INTO document_line (document_id, line_no, item_id, item_code, description, hsn, unit, item_kind, "
    "qty, rate, "
    "discount_kind, discount_value, gst, cess_rate, source_line_id, order_line_id, gross, discount, taxable, "
    "cgst, sgst, "
    "igst, cess, total, goods, due_back, provisional, returned_as, reason, accepted, rejected, stated_challan, "
    "stated_date, stated_line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
const QString insertCharge = QStringLiteral(
    "INSERT INTO document_charge (document_id, charge_no, name, amount, gst, taxable, cgst, sgst, igst, cess, total) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
const QString selectLines = QStringLiteral(
    "SELECT l.id, l.line_no, l.item_id, l.item_code, l.description, l.hsn, l.unit, l.item_kind, l.qty, l.rate, "
    "l.discount_kind, l.discount_value, l.gst, l.cess_rate, l.source_line_id, coalesce(sd.kind, ''), "
    "coalesce(sd.number, l.stated_challan), coalesce(sd.fy, ''), coalesce(sd.date, l.stated_date), "
    "coalesce(sl.line_no, l.stated_line), l.order_line_id, coalesce(o.number, ''), "
    "coalesce(ol.line_no, 0), l.gross, l.discount, l.taxable, l.cgst, l.sgst, l.igst, l.cess, l.total, "
    "l.goods, l.due_back, l.provisional, l.returned_as, l.reason, l.accepted, l.rejected FROM document_line AS l "
    "LEFT JOIN document_line AS sl ON sl.id = l.source_line_id LEFT JOIN document AS sd ON sd.id = sl.document_id "
    "LEFT JOIN order_line AS ol ON ol.id = l.order_line_id LEFT JOIN sales_order AS o ON o.id = ol.order_id "
    "WHERE l.document_id = ? ORDER BY l.line_no");
const QString selectCharges = QStringLiteral(
    "SELECT name, amount, gst, taxable, cgst, sgst, igst, cess, total FROM document_charge "
    "WHERE document_id = ? ORDER BY charge_no");
#define DESK_DONE \
    "(SELECT coalesce(sum(s.qty), 0) FROM document_line AS s JOIN document AS d ON d.id = s.document_id " \
    "WHERE s.source_line_id = l.id AND d.status = 'issued' AND d.kind = "
const QString selectProgress = QStringLiteral(
    "SELECT l.id, l.line_no, l.qty, " DESK_DONE "'return'), "
    "CASE WHEN mine.follows_invoice <> '' THEN l.qty ELSE " DESK_DONE "'invoice') END, " DESK_DONE
    "'return' AND s.returned_as = 'loss'), " DESK_DONE "'credit-note'), l.due_back "
    "FROM document_line AS l JOIN document AS mine ON mine.id = l.document_id WHERE l.document_id = ? ORDER BY l.line_no");
#undef DESK_DONE
// What came back, and was not lost, may be sent again (R17).
const QString selectDispatched = QStringLiteral(
    "SELECT (SELECT coalesce(sum(qty), 0) FROM order_opening WHERE order_line_id = ?) "
    "+ coalesce(sum(CASE WHEN d.kind = 'return' THEN -l.qty ELSE l.qty END), 0) "
    "FROM document_line AS l JOIN document AS d ON d.id = l.document_id "
    "WHERE l.order_line_id = ? AND d.status = 'issued' "
    "AND ((l.source_line_id IS NULL AND d.kind IN ('challan', 'invoice') AND d.follows_invoice = '') "
    "OR (d.kind = 'return' AND l.returned_as <> 'loss'))");
const QString selectDependents = QStringLiteral(
    "SELECT DISTINCT d.id, d.kind, d.number, d.fy FROM document_line AS mine "
    "JOIN document_line AS theirs ON theirs.source_line_id = mine.id JOIN document AS d ON d.id = theirs.document_id "
    "WHERE mine.document_id = ? AND d.status = 'issued' ORDER BY d.id");
const QString selectFollowers = QStringLiteral(
    "SELECT d.id, d.kind, d.number, d.fy FROM document AS invoice "
    "JOIN document AS d ON d.follows_invoice IN (invoice.number, invoice.number || '@' || invoice.fy) "
    "WHERE invoice.id = ? AND invoice.kind = 'invoice' AND d.follows_invoice <> '' AND d.status = 'issued' "
    "ORDER BY d.id");
const QString selectDependentsOfLine = QStringLiteral(
    "SELECT DISTINCT d.id, d.kind, d.number, d.fy FROM document_line AS theirs "
    "JOIN document AS d ON d.id = theirs.document_id "
    "WHERE theirs.source_line_id = ? AND d.status = 'issued' ORDER BY d.id");
const QString selectSources = QStringLiteral(
    "SELECT DISTINCT d.id, d.kind, d.number, d.fy FROM document_line AS mine "
    "JOIN document_line AS source ON source.id = mine.source_line_id JOIN document AS d ON d.id = source.document_id "
    "WHERE mine.document_id = ? ORDER BY d.id");
const QString selectOrders = QStringLiteral(
    "SELECT DISTINCT o.id, o.number FROM document_line AS l JOIN order_line AS ol ON ol.id = l.order_line_id "
    "JOIN sales_order AS o ON o.id = ol.order_id WHERE l.document_id = ? ORDER BY o.id");

Dependent dependentFrom(Row &row)
{
    return {row.take<DocumentId>(), row.take<QString>(), row.take<QString>(), row.take<QString>()};
}

TaxAmounts taxFrom(Row &row)
{
    return {row.take<Money>(), row.take<Money>(), row.take<Money>(), row.take<Money>()};
}

// One column points at the line that a line bills, brings back, receives or credits.
void takeSource(Row &row, DocumentLine &line)
{
    const auto id = row.take<DocumentLineId>();
    if (row.take<QString>() == wordOf(DocumentKind::Invoice)) {
        line.invoiceLineId = id;
        line.invoiceNumber = row.take<QString>();
        line.invoiceFy = row.take<QString>();
        line.invoiceDate = row.take<QDate>();
        line.invoiceLine = row.take<int>();
        return;
    }
    line.challanLineId = id;
    line.challanNumber = row.take<QString>();
    line.challanFy = row.take<QString>();
    line.challanDate = row.take<QDate>();
    line.challanLine = row.take<int>();
}

DocumentLine lineFrom(Row &row)
{
    DocumentLine line;
    line.id = row.take<DocumentLineId>();
    line.number = row.take<int>();
    line.item = row.take<ItemId>();
    line.itemCode = row.take<QString>();
    line.description = row.take<QString>();
    line.hsn = row.take<QString>();
    line.unit = row.take<QString>();
    line.itemKind = itemKindFrom(row.take<QString>()).value_or(ItemKind::Goods);
    line.quantity = row.take<Quantity>();
    line.rate = row.take<Rate>();
    line.discount = takeDiscount(row);
    line.gst = row.take<Percent>();
    line.cess = row.take<Percent>();
    takeSource(row, line);
    line.orderLineId = row.take<OrderLineId>();
    line.orderNumber = row.take<QString>();
    line.orderLine = row.take<int>();
    line.gross = row.take<Money>();
    line.discountShare = row.take<Money>();
    line.taxable = row.take<Money>();
    line.tax = taxFrom(row);
    line.total = row.take<Money>();
    line.goods = goodsKindFrom(row.take<QString>()).value_or(GoodsKind::Inputs);
    line.dueBack = row.take<QDate>();
    line.provisional = row.take<bool>();
    line.returnedAs = returnedAsFrom(row.take<QString>()).value_or(ReturnedAs::Unprocessed);
    line.reason = row.take<QString>();
    line.accepted = row.take<Quantity>();
    line.rejected = row.take<Quantity>();
    return line;
}

} // namespace

void insertLines(Connection &connection, Document &document)
{
    const bool returns = document.kind == DocumentKind::Return;
    const bool stated = document.kind == DocumentKind::Receipt;
    Statement insert = connection.prepare(insertLine);
    for (DocumentLine &line : document.lines) {
        const DocumentLineId source = line.invoiceLineId.isValid() ? line.invoiceLineId : line.challanLineId;
        line.id = insert.insert<DocumentLineId>(
            document.id, line.number, line.item, line.itemCode, line.description, line.hsn, line.unit,
            wordOf(line.itemKind), line.quantity, line.rate, kindColumn(line.discount), valueColumn(line.discount),
            line.gst, line.cess, source, line.orderLineId, line.gross, line.discountShare, line.taxable, line.tax.cgst,
            line.tax.sgst, line.tax.igst, line.tax.cess, line.total, wordOf(line.goods), line.dueBack, line.provisional,
            returns ? wordOf(line.returnedAs) : QString(), line.reason, line.accepted, line.rejected,
            stated ? line.challanNumber : QString(), stated ? line.challanDate : QDate(),
            stated ? line.challanLine : 0);
    }
}

void insertCharges(Connection &connection, DocumentId document, const std::vector<DocumentCharge> &charges)
{
    if (charges.empty())
        return;
    Statement insert = connection.prepare(insertCharge);
    int number = 0;
    for (const DocumentCharge &charge : charges) {
        insert.run(document, ++number, charge.name, charge.amount, charge.gst, charge.taxable, charge.tax.cgst,
                   charge.tax.sgst, charge.tax.igst, charge.tax.cess, charge.total);
    }
}

std::vector<DocumentLine> linesOf(Connection &connection, DocumentId document)
{
    return connection.all(selectLines, lineFrom, document);
}

std::vector<DocumentCharge> chargesOf(Connection &connection, DocumentId document)
{
    return connection.all(
        selectCharges,
        [](Row &row) {
            return DocumentCharge{row.take<QString>(), row.take<Money>(), row.take<Percent>(),
                                  row.take<Money>(),   taxFrom(row),      row.take<Money>()};
        },
        document);
}

std::vector<LineProgress> progressOfLines(Connection &connection, DocumentId document)
{
    return connection.all(
        selectProgress,
        [](Row &row) {
            return LineProgress{row.take<DocumentLineId>(), row.take<int>(),      row.take<Quantity>(),
                                row.take<Quantity>(),       row.take<Quantity>(), row.take<Quantity>(),
                                row.take<Quantity>(),       row.take<QDate>()};
        },
        document);
}

Quantity dispatchedOf(Connection &connection, OrderLineId line)
{
    return connection.value<Quantity>(selectDispatched, line, line).value_or(Quantity());
}

std::vector<Dependent> dependentsOf(Connection &connection, DocumentId document)
{
    std::vector<Dependent> dependents = connection.all(selectDependents, dependentFrom, document);
    const std::vector<Dependent> followers = connection.all(selectFollowers, dependentFrom, document);
    dependents.insert(dependents.end(), followers.begin(), followers.end());
    return dependents;
}

std::vector<Dependent> dependentsOfLine(Connection &connection, DocumentLineId line)
{
    return connection.all(selectDependentsOfLine, dependentFrom, line);
}

std::vector<Dependent> sourcesOf(Connection &connection, DocumentId document)
{
    return connection.all(selectSources, dependentFrom, document);
}

QStringList ordersOf(Connection &connection, DocumentId document)
{
    QStringList numbers;
    connection.each(
        selectOrders,
        [&](Row &row) {
            row.take<OrderId>();
            numbers += row.take<QString>();
        },
        document);
    return numbers;
}

} // namespace desk::store
