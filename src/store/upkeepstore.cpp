#include "store/upkeepstore.h"

namespace desk::store {

namespace {

// What differs between databases; asked only where the file is SQLite.
const QString quickCheck = QStringLiteral("PRAGMA quick_check(20)");
const QString integrityCheck = QStringLiteral("PRAGMA integrity_check(20)");
const QString foreignKeyCheck = QStringLiteral("PRAGMA foreign_key_check");

const QString selectWrongSums = QStringLiteral(
    "SELECT d.kind, d.number, d.fy FROM document AS d WHERE "
    "(d.taxable, d.cgst, d.sgst, d.igst, d.cess, d.total) <> ("
    "(SELECT coalesce(sum(l.taxable), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.taxable), 0) FROM document_charge AS c WHERE c.document_id = d.id), "
    "(SELECT coalesce(sum(l.cgst), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.cgst), 0) FROM document_charge AS c WHERE c.document_id = d.id), "
    "(SELECT coalesce(sum(l.sgst), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.sgst), 0) FROM document_charge AS c WHERE c.document_id = d.id), "
    "(SELECT coalesce(sum(l.igst), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.igst), 0) FROM document_charge AS c WHERE c.document_id = d.id), "
    "(SELECT coalesce(sum(l.cess), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.cess), 0) FROM document_charge AS c WHERE c.document_id = d.id), "
    "(SELECT coalesce(sum(l.total), 0) FROM document_line AS l WHERE l.document_id = d.id) + "
    "(SELECT coalesce(sum(c.total), 0) FROM document_charge AS c WHERE c.document_id = d.id)) LIMIT 20");
const QString selectMissingLines = QStringLiteral(
    "SELECT d.kind, d.number, d.fy FROM document AS d WHERE d.line_count <> "
    "(SELECT count(*) FROM document_line AS l WHERE l.document_id = d.id) LIMIT 20");
const QString selectLateCounters = QStringLiteral(
    "SELECT s.kind, s.code, c.fy, c.next FROM series_counter AS c JOIN series AS s ON s.id = c.series_id WHERE EXISTS "
    "(SELECT 1 FROM document AS d WHERE d.kind = s.kind AND d.fy = c.fy AND d.series_id = s.id AND d.serial >= c.next)");
const QString selectOverbilled = QStringLiteral(
    "SELECT d.number, d.fy, l.line_no FROM document_line AS l JOIN document AS d ON d.id = l.document_id "
    "WHERE d.kind = 'challan' AND l.qty < (SELECT coalesce(sum(b.qty), 0) FROM document_line AS b "
    "JOIN document AS o ON o.id = b.document_id WHERE b.source_line_id = l.id AND o.status = 'issued' "
    "AND o.kind IN ('invoice', 'return')) LIMIT 20");
const QString countDocuments = QStringLiteral("SELECT count(*) FROM document");
const QString countAudit = QStringLiteral("SELECT count(*) FROM audit");
const QString selectNewestId = QStringLiteral("SELECT coalesce(max(id), 0) FROM document");

QString named(Row &row)
{
    const auto kind = row.take<QString>();
    const auto number = row.take<QString>();
    return kind + QLatin1Char(' ') + number + QLatin1Char('@') + row.take<QString>();
}

} // namespace

QStringList integrityProblems(Connection &connection, bool full)
{
    QStringList problems;
    connection.each(full ? integrityCheck : quickCheck, [&](Row &row) {
        const auto answer = row.take<QString>();
        if (answer != QStringLiteral("ok"))
            problems += answer;
    });
    return problems;
}

QStringList foreignKeyProblems(Connection &connection)
{
    QStringList problems;
    connection.each(foreignKeyCheck, [&](Row &row) {
        const auto table = row.take<QString>();
        problems += table + QLatin1Char(' ') + QString::number(row.take<std::int64_t>());
    });
    return problems;
}

QStringList sumProblems(Connection &connection)
{
    QStringList problems;
    connection.each(selectWrongSums, [&](Row &row) { problems += named(row); });
    connection.each(selectMissingLines, [&](Row &row) { problems += named(row); });
    problems.removeDuplicates();
    return problems;
}

QStringList counterProblems(Connection &connection)
{
    QStringList problems;
    connection.each(selectLateCounters, [&](Row &row) { problems += named(row); });
    return problems;
}

QStringList billingProblems(Connection &connection)
{
    QStringList problems;
    connection.each(selectOverbilled, [&](Row &row) {
        const auto number = row.take<QString>();
        const auto fy = row.take<QString>();
        problems += number + QLatin1Char('@') + fy + QLatin1Char(':') + QString::number(row.take<int>());
    });
    return problems;
}

std::int64_t documentCount(Connection &connection)
{
    return connection.value<std::int64_t>(countDocuments).value_or(0);
}

std::int64_t newestDocumentId(Connection &connection)
{
    return connection.value<std::int64_t>(selectNewestId).value_or(0);
}

std::int64_t auditCount(Connection &connection)
{
    return connection.value<std::int64_t>(countAudit).value_or(0);
}

} // namespace desk::store
