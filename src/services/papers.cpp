#include "services/papers.h"

#include "services/auditing.h"
#include "services/companies.h"
#include "services/documents.h"
#include "store/settingstore.h"

#include <QJsonDocument>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

const QString settingName = u"paper"_s;

// What all papers of one reading share.
struct Office {
    bool composition = false;
};

Result<Office> officeOf(Connection &connection)
{
    const Result<QJsonObject> settings = paperSettings(connection);
    if (!settings)
        return tl::unexpected(settings.error());
    Office office;
    office.composition = settings->value(u"composition"_s).toBool();
    return office;
}

// The date of the invoice that a challan follows or a note corrects. Where its lines name invoices they hold the dates.
void addOriginalInvoice(Connection &connection, PaperDocument &paper)
{
    if (paper.document.followsInvoice.isEmpty())
        return;
    if (const auto invoice = documentByNumber(connection, DocumentKind::Invoice, paper.document.followsInvoice))
        paper.facts.originalInvoiceDate = invoice->date;
}

PaperDocument completed(Connection &connection, Document document, const Office &office)
{
    PaperDocument paper{std::move(document), {}};
    paper.facts.compositionDealer = office.composition && paper.document.title == u"Bill of Supply"_s;
    addOriginalInvoice(connection, paper);
    return paper;
}

QString textOf(const QJsonObject &settings)
{
    return QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact));
}

} // namespace

Result<PaperDocument> paperOf(Connection &connection, DocumentId id)
{
    Result<std::vector<PaperDocument>> papers = papersOf(connection, {id});
    if (!papers)
        return tl::unexpected(std::move(papers.error()));
    return std::move(papers->front());
}

Result<std::vector<PaperDocument>> papersOf(Connection &connection, const std::vector<DocumentId> &ids)
{
    const Result<Office> office = officeOf(connection);
    if (!office)
        return tl::unexpected(office.error());
    std::vector<PaperDocument> papers;
    papers.reserve(ids.size());
    for (const DocumentId id : ids) {
        Result<Document> document = documentById(connection, id);
        if (!document)
            return tl::unexpected(std::move(document.error()));
        papers.push_back(completed(connection, *std::move(document), *office));
    }
    return papers;
}

Result<PaperDocument> paperOfDraft(Connection &connection, const DocumentDraft &draft, const Actor &actor)
{
    Result<Submitted> preview = previewDocument(connection, draft, actor, false);
    if (!preview)
        return tl::unexpected(std::move(preview.error()));
    const Result<Office> office = officeOf(connection);
    if (!office)
        return tl::unexpected(office.error());
    PaperDocument paper = completed(connection, std::move(preview->document), *office);
    paper.facts.draft = true;
    paper.document.number.clear();
    return paper;
}

Result<QJsonObject> paperSettings(Connection &connection)
{
    const auto text = store::setting(connection, settingName);
    return text ? QJsonDocument::fromJson(text->toUtf8()).object() : QJsonObject();
}

Result<void> changePaperSettings(Connection &connection, const QJsonObject &settings, const QByteArray &logo,
                                 const Actor &actor)
{
    Result<Company> holder = company(connection);
    if (!holder)
        return tl::unexpected(std::move(holder.error()));
    const Result<QJsonObject> before = paperSettings(connection);
    if (!before)
        return tl::unexpected(before.error());
    if (holder->logo != logo) {
        holder->logo = logo;
        if (const auto changedLogo = changeCompany(connection, *holder, actor); !changedLogo)
            return tl::unexpected(changedLogo.error());
    }
    QJsonObject changes;
    QStringList keys = before->keys() + settings.keys();
    keys.removeDuplicates();
    for (const QString &key : keys) {
        if (before->value(key) != settings.value(key))
            changes.insert(key, changed(before->value(key), settings.value(key)));
    }
    if (changes.isEmpty())
        return {};
    store::putSetting(connection, settingName, textOf(settings));
    store::appendAudit(connection, auditRow(actor, u"change"_s, u"setting"_s, 0, settingName, changes));
    return {};
}

} // namespace desk
