#include "store/replacementstore.h"

namespace desk::store {

namespace {

const QString insertPair = QStringLiteral(
    "INSERT INTO document_replacement (cancelled_id, replacement_id) VALUES (?, ?)");
const QString selectReplacement = QStringLiteral(
    "SELECT d.id, d.kind, d.number, d.fy FROM document_replacement AS r JOIN document AS d ON d.id = r.replacement_id "
    "WHERE r.cancelled_id = ?");
const QString selectReplaced = QStringLiteral(
    "SELECT d.id, d.kind, d.number, d.fy FROM document_replacement AS r JOIN document AS d ON d.id = r.cancelled_id "
    "WHERE r.replacement_id = ?");

Dependent dependentFrom(Row &row)
{
    return {row.take<DocumentId>(), row.take<QString>(), row.take<QString>(), row.take<QString>()};
}

} // namespace

void insertReplacement(Connection &connection, DocumentId cancelled, DocumentId replacement)
{
    connection.run(insertPair, cancelled, replacement);
}

std::optional<Dependent> replacementOf(Connection &connection, DocumentId cancelled)
{
    return connection.first(selectReplacement, dependentFrom, cancelled);
}

std::optional<Dependent> replacedBy(Connection &connection, DocumentId replacement)
{
    return connection.first(selectReplaced, dependentFrom, replacement);
}

} // namespace desk::store
