#pragma once

#include "db/connection.h"
#include "domain/document.h"
#include "domain/status.h"

#include <QStringList>

#include <vector>

namespace desk::store {

// Both write all rows of a document whose header is written; the ids of the lines are set.
void insertLines(Connection &connection, Document &document);
void insertCharges(Connection &connection, DocumentId document, const std::vector<DocumentCharge> &charges);

// In the order of the document, with the numbers of what a line bills and of its order.
std::vector<DocumentLine> linesOf(Connection &connection, DocumentId document);
std::vector<DocumentCharge> chargesOf(Connection &connection, DocumentId document);

// What live documents have billed and brought back of each line of a document.
std::vector<LineProgress> progressOfLines(Connection &connection, DocumentId document);

// What issued challans and direct invoices have dispatched of an order line (R14, R42).
Quantity dispatchedOf(Connection &connection, OrderLineId line);

// The live documents that bill, return, receive or credit a line of a document, and the challans that follow an invoice.
struct Dependent {
    DocumentId id;
    QString kind;
    QString number;
    QString fy;
};
std::vector<Dependent> dependentsOf(Connection &connection, DocumentId document);
// The same for one line: who billed or returned it.
std::vector<Dependent> dependentsOfLine(Connection &connection, DocumentLineId line);
// The documents whose lines this one bills, returns or receives.
std::vector<Dependent> sourcesOf(Connection &connection, DocumentId document);
// The numbers of the orders named on its lines.
QStringList ordersOf(Connection &connection, DocumentId document);

} // namespace desk::store
