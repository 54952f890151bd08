#include "print/content.h"

#include "domain/reference.h"
#include "domain/tax.h"
#include "domain/words.h"
#include "print/qrcode.h"

#include <QCoreApplication>

namespace desk::paper {

using namespace Qt::StringLiterals;

namespace {

// Times are kept in UTC; the paper shows the day in India (C62).
constexpr int indiaOffset = 19'800;
constexpr qreal upiMillimetres = 24;
constexpr qreal signedMillimetres = 44;

bool isInvoice(const Document &document)
{
    return document.kind == DocumentKind::Invoice;
}

QString titleText(const Document &document)
{
    return document.title.isEmpty() ? titleOf(document) : document.title;
}

// Rule 46, proviso: exports and supplies to an SEZ are endorsed in these words.
QString zeroRatedEndorsement(SupplyType type)
{
    switch (type) {
    case SupplyType::SezWithTax:
        return u"SUPPLY TO SEZ UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS ON PAYMENT OF INTEGRATED TAX"_s;
    case SupplyType::SezWithoutTax:
        return u"SUPPLY TO SEZ UNIT OR SEZ DEVELOPER FOR AUTHORISED OPERATIONS UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX"_s;
    case SupplyType::ExportWithTax: return u"SUPPLY MEANT FOR EXPORT ON PAYMENT OF INTEGRATED TAX"_s;
    case SupplyType::ExportWithoutTax:
        return u"SUPPLY MEANT FOR EXPORT UNDER BOND OR LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX"_s;
    case SupplyType::Regular:
    case SupplyType::DeemedExport: break;
    }
    return {};
}

QStringList challanSubtitles(const Document &document)
{
    if (document.purpose == Purpose::JobWork)
        return {tr("For job work, no tax charged")};
    if (document.purpose == Purpose::LiquidGas)
        return {tr("Quantity is provisional")};
    if (!chargesTax(document.purpose))
        return {tr("Not a supply, no tax charged")};
    return {};
}

QStringList subtitlesOf(const Document &document, const PaperFacts &facts)
{
    QStringList lines;
    if (document.kind == DocumentKind::Challan)
        lines << challanSubtitles(document);
    const QString endorsement = isInvoice(document) ? zeroRatedEndorsement(document.supplyType) : QString();
    if (!endorsement.isEmpty())
        lines << endorsement;
    if (facts.compositionDealer && isInvoice(document))
        lines << u"Composition taxable person, not eligible to collect tax on supplies"_s;
    return lines;
}

QStringList notesOf(const Document &document)
{
    QStringList notes;
    if (document.reverseCharge && showsTax(document))
        notes << tr("Tax is payable by the recipient on reverse charge and is not part of the total.");
    if (document.status == DocumentStatus::Cancelled) {
        QString line = tr("Cancelled");
        if (document.cancelledAt.isValid())
            line += u' ' + tr("on %1").arg(dateText(document.cancelledAt.toOffsetFromUtc(indiaOffset).date()));
        if (!document.cancelReason.isEmpty())
            line += u": "_s + document.cancelReason;
        notes << line;
    }
    if (!document.remarks.isEmpty())
        notes << tr("Remarks: %1").arg(document.remarks);
    return notes;
}

std::optional<Code> upiCode(const Document &document, const PaperOptions &options)
{
    const bool asksForMoney = isInvoice(document) && document.status == DocumentStatus::Issued;
    if (!options.showUpi || !asksForMoney || document.company.upi.isEmpty() || document.totals.payable <= Money())
        return std::nullopt;
    const QString payload = upiPayload(document.company.upi, document.company.name, document.totals.payable,
                                       u"INV "_s + document.number, document.number);
    return Code{payload.toUtf8(), upiMillimetres, tr("Pay by UPI: %1").arg(document.company.upi)};
}

void addAcknowledgement(Content &content, const PaperFacts &facts)
{
    if (facts.irn.isEmpty())
        return;
    content.acknowledgement.push_back({tr("IRN"), facts.irn});
    if (!facts.acknowledgementNumber.isEmpty())
        content.acknowledgement.push_back({tr("Ack. no."), facts.acknowledgementNumber});
    if (facts.acknowledgedAt.isValid())
        content.acknowledgement.push_back({tr("Ack. date"), facts.acknowledgedAt.toString(u"dd-MM-yyyy hh:mm"_s)});
    if (!facts.signedQr.isEmpty())
        content.signedCode = Code{facts.signedQr, signedMillimetres, {}};
}

// What every paper of the company has.
Content frameOf(const Company &company, const PaperOptions &options)
{
    Content content;
    content.seller = sellerBlock(company);
    content.showSeller = !options.preprinted;
    content.signFor = tr("For %1").arg(company.name);
    content.signatory = options.signatureLabel.isEmpty() ? tr("Authorised signatory") : options.signatureLabel;
    content.footer = options.footerText;
    return content;
}

} // namespace

QString tr(const char *text)
{
    return QCoreApplication::translate("Paper", text);
}

QString dateText(QDate date)
{
    return date.toString(u"dd-MM-yyyy"_s);
}

QString stateText(const QString &code)
{
    return code.isEmpty() ? QString() : u"%1 (%2)"_s.arg(stateName(code), code);
}

bool showsTax(const Document &document)
{
    return taxKind(document) != TaxKind::None && document.title != u"Bill of Supply"_s;
}

Content contentOf(const Document &document, const PaperOptions &options, const PaperFacts &facts)
{
    Content content = frameOf(document.company, options);
    content.title = titleText(document);
    content.subtitles = subtitlesOf(document, facts);
    content.number = facts.draft ? tr("Draft") : document.number;
    content.date = dateText(document.date);
    if (document.status == DocumentStatus::Cancelled)
        content.stamp = tr("CANCELLED");
    else if (facts.draft)
        content.stamp = tr("DRAFT");
    content.parties = partyBlocks(document);
    content.fields = headerFields(document, facts);
    content.lines = linesTable(document, options.columns);
    content.sums = sumsOf(document);
    if (!content.sums.empty())
        content.words = amountInWords(document.totals.payable);
    content.taxes = taxTable(document);
    content.notes = notesOf(document);
    const bool asksForMoney = isInvoice(document);
    if (options.showBank && asksForMoney && !document.company.bankDetails.isEmpty())
        content.bank = {tr("Bank details"), {}, document.company.bankDetails.split(u'\n')};
    if (!facts.draft)
        content.upi = upiCode(document, options);
    addAcknowledgement(content, facts);
    content.terms = options.terms;
    if (document.kind == DocumentKind::Challan)
        content.receiver = tr("Received the goods in good condition");
    content.seal = document.seal;
    return content;
}

Content certificateOf(const Document &document, const QString &words, const PaperOptions &options)
{
    Content content = frameOf(document.company, options);
    content.title = tr("Guarantee Certificate");
    content.number = document.number;
    content.date = dateText(document.date);
    content.parties = partyBlocks(document);
    content.fields = headerFields(document, {});
    content.lines = linesTable(document, {.rate = false, .value = false, .discount = false, .gstRate = false});
    content.lines.carries = false;
    content.body = words;
    content.errorsExcepted = false;
    return content;
}

} // namespace desk::paper
