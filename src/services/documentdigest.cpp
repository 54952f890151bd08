#include "services/documentdigest.h"

#include "services/documenttext.h"
#include "store/auditstore.h"
#include "store/documentstore.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

constexpr qsizetype mostNamed = 20;

QString plain(QDate date)
{
    return date.toString(Qt::ISODate);
}

QString plain(const Address &address)
{
    return address.lines.join(u'\n') + u'\n' + address.city + u'\n' + address.state + u'\n' + address.pin;
}

QString plain(const TaxAmounts &tax)
{
    return tax.cgst.toPlain() + u' ' + tax.sgst.toPlain() + u' ' + tax.igst.toPlain() + u' ' + tax.cess.toPlain();
}

QJsonArray partiesOf(const Document &document)
{
    const Company &company = document.company;
    const Party &party = document.party;
    QJsonArray parties{company.name,  company.gstin,        plain(company.address),
                       company.phone, company.email,        company.bankDetails,
                       company.upi,   party.code,           party.name,
                       party.gstin,   plain(party.address), party.phone,
                       party.email,   wordOf(party.type)};
    if (!company.logo.isEmpty())
        parties.append(QString::fromLatin1(QCryptographicHash::hash(company.logo, QCryptographicHash::Sha256).toHex()));
    if (document.shipTo) {
        parties.append(document.shipTo->name);
        parties.append(document.shipTo->gstin);
        parties.append(plain(document.shipTo->address));
    }
    return parties;
}

QJsonArray rowOf(const DocumentLine &line, DocumentKind kind)
{
    QJsonArray row{QString::number(line.number),
                   line.itemCode,
                   line.description,
                   line.hsn,
                   line.unit,
                   wordOf(line.itemKind),
                   line.quantity.toPlain(),
                   line.rate.toPlain(),
                   line.discount.toPlain(),
                   line.gst.toPlain(),
                   line.cess.toPlain(),
                   line.challanNumber,
                   QString::number(line.challanLine),
                   line.orderNumber,
                   QString::number(line.orderLine),
                   line.gross.toPlain(),
                   line.discountShare.toPlain(),
                   line.taxable.toPlain(),
                   plain(line.tax),
                   line.total.toPlain(),
                   wordOf(line.goods),
                   plain(line.dueBack),
                   line.provisional};
    // What follow-up documents add; nothing where there is nothing, whatever a form had left in the fields.
    row.append(line.reason);
    row.append(line.invoiceNumber);
    row.append(QString::number(line.invoiceLine));
    row.append(line.accepted.toPlain());
    row.append(line.rejected.toPlain());
    if (kind == DocumentKind::Return)
        row.append(wordOf(line.returnedAs));
    return row;
}

QJsonArray rowOf(const DocumentCharge &charge)
{
    return {charge.name,       charge.amount.toPlain(), charge.gst.toPlain(), charge.taxable.toPlain(),
            plain(charge.tax), charge.total.toPlain()};
}

} // namespace

QString documentDigest(const Document &document)
{
    const Totals &totals = document.totals;
    QJsonArray content{document.uuid.toString(QUuid::WithoutBraces),
                       wordOf(document.kind),
                       document.fy.label(),
                       document.number,
                       plain(document.date),
                       document.title,
                       document.placeOfSupply,
                       wordOf(document.supplyType),
                       document.reverseCharge,
                       wordOf(document.purpose),
                       plain(document.dueBack),
                       document.followsInvoice,
                       document.orderReference,
                       document.discount.toPlain(),
                       document.pricesIncludeTax,
                       document.roundsOff,
                       totals.taxable.toPlain(),
                       plain(totals.tax),
                       totals.total.toPlain(),
                       totals.roundOff.toPlain(),
                       totals.payable.toPlain(),
                       partiesOf(document)};
    for (const DocumentLine &line : document.lines)
        content.append(rowOf(line, document.kind));
    content.append(document.partyChallan);
    content.append(plain(document.partyChallanDate));
    content.append(document.reason);
    for (const Deviation &deviation : document.deviations)
        content.append(QJsonArray{deviation.line, deviation.code, deviation.expected, deviation.actual});
    for (const DocumentCharge &charge : document.charges)
        content.append(rowOf(charge));
    const QByteArray text = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

QStringList alteredDocuments(Connection &connection)
{
    QStringList altered;
    store::eachAudit(connection, [&](const store::StoredAudit &row) {
        if (row.entity != "document"_L1 || row.action != "issue"_L1)
            return true;
        const QJsonObject changes = QJsonDocument::fromJson(row.changes.toUtf8()).object();
        const QString digest = changes.value("content"_L1).toObject().value("new"_L1).toString();
        if (digest.isEmpty())
            return true;
        const auto document = store::documentById(connection, DocumentId(row.entityId));
        if (!document)
            altered += DocumentText::tr("%1 is gone").arg(row.subject);
        else if (documentDigest(*document) != digest)
            altered += DocumentText::tr("%1 is not what was issued").arg(row.subject);
        return altered.size() < mostNamed;
    });
    return altered;
}

} // namespace desk
