#include "services/documents.h"

#include "services/documenttext.h"
#include "services/lineresolve.h"
#include "store/auditstore.h"
#include "store/documentlinestore.h"
#include "store/documentstore.h"
#include "store/replacementstore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

tl::unexpected<Error> notFound(const QString &message)
{
    return tl::unexpected(Error::refused(u"not_found"_s, message));
}

// What a document does to the one before it, and what is done to it by one after it.
QString relationTo(DocumentKind mine)
{
    switch (mine) {
    case DocumentKind::Invoice: return u"bills"_s;
    case DocumentKind::Return: return u"returns"_s;
    case DocumentKind::CreditNote: return u"credits"_s;
    case DocumentKind::Receipt: return u"receives"_s;
    case DocumentKind::Challan: break;
    }
    return u"delivers"_s;
}

QString relationFrom(DocumentKind theirs)
{
    switch (theirs) {
    case DocumentKind::Invoice: return u"billed_by"_s;
    case DocumentKind::Return: return u"returned_by"_s;
    case DocumentKind::CreditNote: return u"credited_by"_s;
    case DocumentKind::Receipt: return u"received_by"_s;
    case DocumentKind::Challan: break;
    }
    return u"followed_by"_s;
}

DocumentLink linkTo(const store::Dependent &other, const QString &relation)
{
    return {other.id, other.kind, other.number, other.fy, relation};
}

} // namespace

Result<Document> documentById(Connection &connection, DocumentId id)
{
    if (auto document = store::documentById(connection, id))
        return std::move(*document);
    return notFound(DocumentText::tr("This document is not in the file"));
}

Result<Document> documentByNumber(Connection &connection, DocumentKind kind, const QString &number, const QString &fy)
{
    const NumberInYear wanted = numberInYear(number);
    if (auto document = store::documentByNumber(connection, kind, wanted.number, wanted.fy.isEmpty() ? fy : wanted.fy))
        return std::move(*document);
    return notFound(DocumentText::tr("There is no %1 %2").arg(displayName(kind).toLower(), number));
}

Result<std::optional<Document>> documentByUuid(Connection &connection, const QUuid &uuid)
{
    return store::documentByUuid(connection, uuid);
}

Result<std::vector<LineProgress>> progressOfLines(Connection &connection, DocumentId id)
{
    return store::progressOfLines(connection, id);
}

Result<Progress> progressOfDocument(Connection &connection, DocumentId id, QDate today)
{
    const auto document = store::documentById(connection, id);
    if (!document)
        return notFound(DocumentText::tr("This document is not in the file"));
    return progressOf(document->kind, document->status, store::progressOfLines(connection, id), today);
}

Result<std::vector<DocumentLink>> linksOf(Connection &connection, DocumentId id)
{
    const auto document = store::documentById(connection, id);
    if (!document)
        return notFound(DocumentText::tr("This document is not in the file"));
    std::vector<DocumentLink> links;
    for (const QString &number : store::ordersOf(connection, id))
        links.push_back({{}, u"order"_s, number, {}, u"delivers"_s});
    for (const store::Dependent &source : store::sourcesOf(connection, id))
        links.push_back(linkTo(source, relationTo(document->kind)));
    if (!document->followsInvoice.isEmpty()) {
        const NumberInYear wanted = numberInYear(document->followsInvoice);
        if (const auto invoice = store::documentByNumber(connection, DocumentKind::Invoice, wanted.number, wanted.fy))
            links.push_back({invoice->id, wordOf(invoice->kind), invoice->number, invoice->fy.label(), u"follows"_s});
    }
    if (const auto other = store::replacementOf(connection, id))
        links.push_back(linkTo(*other, u"replaced_by"_s));
    if (const auto other = store::replacedBy(connection, id))
        links.push_back(linkTo(*other, u"replaces"_s));
    for (const store::Dependent &other : store::dependentsOf(connection, id))
        links.push_back(linkTo(other, relationFrom(documentKindFrom(other.kind).value_or(DocumentKind::Challan))));
    return links;
}

Result<std::vector<HistoryEntry>> historyOf(Connection &connection, DocumentId id)
{
    std::vector<HistoryEntry> history;
    for (const store::StoredAudit &row : store::auditOf(connection, u"document"_s, id.value())) {
        QDateTime at = QDateTime::fromString(row.at, Qt::ISODateWithMs);
        history.push_back({at.toUTC(), row.user, row.action, QJsonDocument::fromJson(row.changes.toUtf8()).object()});
    }
    return history;
}

} // namespace desk
