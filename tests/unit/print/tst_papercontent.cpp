#include "papertools.h"
#include "samples.h"

#include "domain/words.h"
#include "print/copies.h"
#include "print/pdf.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace desk;
using namespace Qt::StringLiterals;

// What the law and the office want to read, found in the text of the file.
class PaperContentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasEveryFieldOfTheRules_data();
    void hasEveryFieldOfTheRules();
    void usesTheMarksOfTheLaw();
    void chargesNoTaxOnJobWork();
    void callsLiquidGasProvisional();
    void showsTheTaxOfASupply();
    void printsABillOfSupplyWithoutTax();
    void namesTheMixedBill();
    void listsTheChallansAndEachLinesOwn();
    void printsTheWordsOfThePayable();
    void printsLargeAmountsWhole();
    void printsQuantitiesInTheDecimalsOfTheirUnit();
    void printsTheRupeeSignInTheTextLayer();
    void printsMarkupLetterForLetter();
    void stampsCancelledAndDraft();
    void showsTheSealOnEveryPage();
    void endorsesAnExport();
    void namesTheUnionTerritoryTax();
    void leavesReverseChargeOutOfTheTotal();
    void showsTheAcknowledgementOfAnEInvoice();
    void certifiesAGuarantee();
    void sumsDispatchesByUnit();
    void setsTheFilesTitle();
    void namesFilesAfterTheirNumbers();
    void leavesNoPartialFile();
    void replacesAFileWhole();
    void namesTheInvoicesOfANoteAndTheChallanOfAReturn();
    void tellsTheDayOfACancellationInIndia();
};

namespace {

Document unregistered()
{
    Document document = samples::document(DocumentKind::Invoice, 4);
    document.party.gstin.clear();
    document.party.type = PartyType::Unregistered;
    document.shipTo = ShipTo{u"Site office"_s, {}, {{u"Plot 9, Ring Road"_s}, u"Mysuru"_s, u"29"_s, u"570002"_s}};
    samples::finish(document);
    return document;
}

Document interState(DocumentKind kind)
{
    Document document = samples::document(kind, 4);
    document.party = samples::puneParty();
    document.shipTo = ShipTo{
        u"Deccan Engineers, Unit 2"_s, {}, {{u"Survey 81, Chakan"_s}, u"Pune"_s, u"27"_s, u"410501"_s}};
    document.placeOfSupply = u"33"_s; // no other line of the paper names this state
    samples::finish(document);
    return document;
}

QString textOf(const Document &document, const PaperFacts &facts = {}, PaperTemplate look = PaperTemplate::Classic)
{
    return papertools::pdfText(papertools::laidOut(document, samples::options(look), facts));
}

struct Requirement {
    QString rule;
    QString words;
    QStringList found; // what must be read on the paper
    Document document;
};

// For each entry of the checklist what has to be found. An entry that is not here fails the test.
std::vector<Requirement> requirements()
{
    const Document challan = interState(DocumentKind::Challan);
    const Document invoice = interState(DocumentKind::Invoice);
    const Document intra = samples::document(DocumentKind::Invoice, 4);
    const Document note = samples::document(DocumentKind::CreditNote, 4);
    const QStringList seller{u"Kaveri Tools and Castings"_s, u"Peenya Industrial Area"_s, u"29AAAAA0000A1ZY"_s};
    const QStringList pune{u"Deccan Engineers"_s, u"Gate 3, Bhosari MIDC"_s, u"27CCCCC2222C1Z8"_s};
    const QStringList goods{u"848180"_s, u"Gate valve 25 mm, brass"_s};
    const QString challanRule = u"delivery_challan_rule55"_s;
    const QString invoiceRule = u"invoice_rule46"_s;
    const QString noteRule = u"credit_debit_note_rule53_1A"_s;
    std::vector<Requirement> all{
        {challanRule, u"number (<=16, serial, one or more series)"_s, {u"DC/2627/0001"_s}, challan},
        {challanRule, u"date"_s, {u"05-11-2026"_s}, challan},
        {challanRule, u"consigner name, address, GSTIN if registered"_s, seller, challan},
        {challanRule, u"consignee name, address, GSTIN or UIN if registered"_s, pune, challan},
        {challanRule, u"HSN and description per line"_s, goods, challan},
        {challanRule, u"quantity (may be provisional)"_s, {u"12.347"_s, u"KGS"_s}, challan},
        {challanRule, u"taxable value"_s, {u"Taxable value"_s, challan.totals.taxable.toDisplay()}, challan},
        {challanRule,
         u"tax rate and amount per head only where the movement is for supply to the consignee"_s,
         {u"IGST"_s, u"18%"_s, challan.totals.tax.igst.toDisplay()},
         challan},
        {challanRule, u"place of supply when inter-State"_s, {u"Place of supply"_s, u"Tamil Nadu (33)"_s}, challan},
        {challanRule, u"signature"_s, {u"For Kaveri Tools and Castings"_s, u"Authorised signatory"_s}, challan},
        {invoiceRule, u"supplier name, address, GSTIN"_s, seller, invoice},
        {invoiceRule, u"number"_s, {u"KT/2627/0001"_s}, invoice},
        {invoiceRule, u"date"_s, {u"05-11-2026"_s}, invoice},
        {invoiceRule, u"recipient name, address, GSTIN/UIN if registered"_s, pune, invoice},
        {invoiceRule,
         u"unregistered and value >= 50000: name, address, delivery address, State name and code"_s,
         {u"Shanti Pumps Private Limited"_s, u"8, Lake Road"_s, u"Plot 9, Ring Road"_s, u"Karnataka (29)"_s},
         unregistered()},
        {invoiceRule, u"HSN/SAC"_s, {u"HSN/SAC"_s, u"848180"_s}, invoice},
        {invoiceRule, u"description"_s, {u"Round bar EN8, 32 mm"_s}, invoice},
        {invoiceRule, u"quantity and unit (goods)"_s, {u"12.347"_s, u"KGS"_s, u"NOS"_s}, invoice},
        {invoiceRule, u"total value"_s, {u"₹ "_s + invoice.totals.payable.toDisplay()}, invoice},
        {invoiceRule,
         u"taxable value after discount"_s,
         {u"Taxable value"_s, invoice.totals.taxable.toDisplay()},
         invoice},
        {invoiceRule, u"rate per head"_s, {u"CGST %"_s, u"SGST %"_s, u"9%"_s, u"2.5%"_s}, intra},
        {invoiceRule,
         u"tax amount per head"_s,
         {u"CGST"_s, intra.totals.tax.cgst.toDisplay(), u"SGST"_s, intra.totals.tax.sgst.toDisplay()},
         intra},
        {invoiceRule, u"place of supply with State name when inter-State"_s, {u"Tamil Nadu (33)"_s}, invoice},
        {invoiceRule,
         u"delivery address when different"_s,
         {u"Consignee (ship to)"_s, u"Survey 81, Chakan"_s},
         invoice},
        {invoiceRule, u"reverse charge yes/no"_s, {u"Reverse charge"_s, u"No"_s}, invoice},
        {invoiceRule, u"signature or digital signature"_s, {u"Authorised signatory"_s}, invoice},
        {invoiceRule, u"QR with IRN when rule 48(4) applies"_s, {}, invoice}, // showsTheAcknowledgementOfAnEInvoice
        {invoiceRule,
         u"declaration under clause (s) when applicable"_s,
         {u"Goods once sold"_s},
         invoice}, // in the terms
        {noteRule, u"supplier name, address, GSTIN"_s, seller, note},
        {noteRule, u"nature of the document"_s, {u"Credit Note"_s}, note},
        {noteRule, u"number"_s, {u"KT/2627/0001"_s}, note},
        {noteRule, u"date"_s, {u"05-11-2026"_s}, note},
        {noteRule, u"recipient"_s, {u"Shanti Pumps Private Limited"_s, u"29BBBBB1111B1ZJ"_s}, note},
        {noteRule, u"original invoice number and date"_s, {u"KT/2627/0099 of 01-10-2026"_s}, note},
        {noteRule,
         u"value, rate, tax credited or debited"_s,
         {note.totals.taxable.toDisplay(), u"9%"_s, note.totals.tax.cgst.toDisplay()},
         note},
        {noteRule, u"signature"_s, {u"Authorised signatory"_s}, note},
    };
    return all;
}

} // namespace

void PaperContentTest::hasEveryFieldOfTheRules_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("words");
    QFile file(QStringLiteral(DESK_TEST_DATA "/paper/required_fields_rule46_55.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject rules = QJsonDocument::fromJson(file.readAll()).object();
    for (const QString &rule : {u"delivery_challan_rule55"_s, u"invoice_rule46"_s, u"credit_debit_note_rule53_1A"_s}) {
        for (const QJsonValue &words : rules.value(rule).toArray())
            QTest::newRow(qPrintable(rule + u": "_s + words.toString())) << rule << words.toString();
    }
}

// R56, R61: each entry of the lists for challan and invoice is on the paper, in every look.
void PaperContentTest::hasEveryFieldOfTheRules()
{
    QFETCH(QString, rule);
    QFETCH(QString, words);
    static const std::vector<Requirement> all = requirements();
    const auto wanted = std::find_if(all.begin(), all.end(), [&](const Requirement &requirement) {
        return requirement.rule == rule && requirement.words == words;
    });
    QVERIFY2(wanted != all.end(), "this entry has no check");
    PaperFacts facts;
    facts.originalInvoiceDate = QDate(2026, 10, 1);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const QString text = textOf(wanted->document, facts, look);
        for (const QString &found : wanted->found)
            QVERIFY2(text.contains(found), qPrintable(u"'%1' is missing in: %2"_s.arg(found, text)));
    }
}

// R57: three copies of goods, two of services.
void PaperContentTest::usesTheMarksOfTheLaw()
{
    QFile file(QStringLiteral(DESK_TEST_DATA "/paper/required_fields_rule46_55.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject rules = QJsonDocument::fromJson(file.readAll()).object();
    const auto marks = [&rules](const QString &name) {
        QStringList texts;
        for (const QJsonValue &value : rules.value(name).toArray())
            texts << value.toString();
        return texts;
    };
    QCOMPARE(copyMarks(samples::document(DocumentKind::Challan, 2)), marks(u"challan_copies"_s));
    QCOMPARE(copyMarks(samples::document(DocumentKind::Invoice, 2)), marks(u"invoice_copies_goods"_s));
    Document service = samples::document(DocumentKind::Invoice, 2);
    service.lines[0].itemKind = ItemKind::Service;
    QCOMPARE(copyMarks(service), marks(u"invoice_copies_goods"_s)); // goods with it: three copies
    service.lines[1].itemKind = ItemKind::Service;
    QCOMPARE(copyMarks(service), marks(u"invoice_copies_services"_s));
}

// R68: a value, the words, and no head of tax.
void PaperContentTest::chargesNoTaxOnJobWork()
{
    Document document = samples::document(DocumentKind::Challan, 3);
    document.purpose = Purpose::JobWork;
    samples::finish(document);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"For job work, no tax charged"_s));
    QVERIFY(text.contains(document.totals.taxable.toDisplay()));
    for (const QString &never : {u"CGST"_s, u"SGST"_s, u"IGST"_s, u"18%"_s})
        QVERIFY2(!text.contains(never), qPrintable(never));
}

void PaperContentTest::callsLiquidGasProvisional()
{
    Document document = samples::document(DocumentKind::Challan, 3);
    document.purpose = Purpose::LiquidGas;
    samples::finish(document);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"Quantity is provisional"_s));
    QVERIFY(text.contains(u"CGST"_s));
}

void PaperContentTest::showsTheTaxOfASupply()
{
    const Document document = samples::document(DocumentKind::Challan, 3);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"CGST"_s));
    QVERIFY(text.contains(document.totals.tax.cgst.toDisplay()));
    QVERIFY(!text.contains(u"IGST"_s));
}

void PaperContentTest::printsABillOfSupplyWithoutTax()
{
    Document document = samples::document(DocumentKind::Invoice, 3);
    for (DocumentLine &line : document.lines)
        line.gst = Percent();
    samples::finish(document);
    PaperFacts facts;
    facts.compositionDealer = true;
    const QString text = textOf(document, facts);
    QVERIFY(text.contains(u"Bill of Supply"_s));
    QVERIFY(
        text.contains(u"Composition taxable person, not eligible to collect tax on supplies"_s, Qt::CaseInsensitive));
    for (const QString &never : {u"GST %"_s, u"CGST"_s, u"Total tax"_s, u"Tax Invoice"_s})
        QVERIFY2(!text.contains(never), qPrintable(never));
}

void PaperContentTest::namesTheMixedBill()
{
    Document document = unregistered();
    document.lines[0].gst = Percent();
    samples::finish(document);
    QVERIFY(textOf(document).contains(u"Invoice-cum-Bill of Supply"_s));
}

void PaperContentTest::listsTheChallansAndEachLinesOwn()
{
    Document document = samples::document(DocumentKind::Invoice, 3);
    for (int i = 0; i < 3; ++i)
        document.lines[static_cast<std::size_t>(i)].challanNumber = u"DC/2627/000%1"_s.arg(i + 1);
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Modern));
    const QString text = papertools::textOf(layout.pages.front());
    const QString date = u" of 01-11-2026"_s;
    QVERIFY(text.contains(u"DC/2627/0001%1, DC/2627/0002%1, DC/2627/0003%1"_s.arg(date)));
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(text.count(u"Challan DC/2627/000%1 of"_s.arg(i)), 1);
}

void PaperContentTest::printsTheWordsOfThePayable()
{
    const Document document = samples::document(DocumentKind::Invoice, 7);
    QVERIFY(textOf(document).contains(amountInWords(document.totals.payable)));
}

void PaperContentTest::printsLargeAmountsWhole()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines[0] = samples::line(1, u"Turbine housing"_s, u"NOS"_s, Quantity::fromWhole(1'000'000),
                                      Rate::fromMoney(Money::fromPaise(9'999'999)));
    samples::finish(document);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        PaperOptions options = samples::options(look);
        options.size = PaperSize::A5;
        options.columns.taxAmount = true;
        options.columns.lineTotal = true;
        const PaperLayout layout = papertools::laidOut(document, options);
        QCOMPARE(papertools::geometryFault(layout.pages.front()), QString());
        const QString text = papertools::pdfText(layout);
        for (const QString &amount : {u"99,99,99,90,000.00"_s, u"8,99,99,99,100.00"_s, u"1,17,99,99,88,200.00"_s})
            QVERIFY2(text.contains(amount), qPrintable(text));
    }
}

void PaperContentTest::printsQuantitiesInTheDecimalsOfTheirUnit()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines = {
        samples::line(1, u"Counted"_s, u"NOS"_s, Quantity::fromWhole(2)),
        samples::line(2, u"Weighed"_s, u"KGS"_s, Quantity::fromThousandths(2'500)),
        samples::line(3, u"Priced finely"_s, u"NOS"_s, Quantity::fromWhole(3'000), Rate::fromMillionths(3'333'333))};
    samples::finish(document);
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    QStringList texts;
    std::map<QString, QRectF> boxes;
    for (const TextItem &item : layout.pages.front().items.texts) {
        texts << item.text;
        boxes[item.text] = item.box;
    }
    for (const QString &figure : {u"2"_s, u"2.500"_s, u"3,000"_s, u"3.333333"_s, u"10,000.00"_s})
        QVERIFY2(texts.contains(figure), qPrintable(figure));
    // The points stand below each other: "3,000" ends where ".500" begins.
    const qreal digits = papertools::typesetter().width(u".500"_s, {8.5, false, {}});
    QVERIFY(qAbs(boxes[u"3,000"_s].right() - (boxes[u"2.500"_s].right() - digits)) < 0.1);
}

void PaperContentTest::printsTheRupeeSignInTheTextLayer()
{
    const Document document = samples::document(DocumentKind::Invoice, 2);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"₹ "_s + document.totals.payable.toDisplay()));
    QVERIFY(text.contains(u"office@kaveri.example"_s)); // no joined letters
}

void PaperContentTest::printsMarkupLetterForLetter()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.party.name = u"A & B <Sons> Co"_s;
    document.lines[0].description = u"Pipe 1<2 & 3/4\" GI"_s;
    document.remarks = u"<b>x</b>"_s;
    const QString text = textOf(document);
    for (const QString &typed : {document.party.name, document.lines[0].description, document.remarks})
        QVERIFY2(text.contains(typed), qPrintable(text));
}

void PaperContentTest::stampsCancelledAndDraft()
{
    Document document = samples::document(DocumentKind::Invoice, 40);
    document.status = DocumentStatus::Cancelled;
    document.cancelReason = u"Wrong rate"_s;
    document.cancelledAt = QDateTime(QDate(2026, 11, 6), QTime(10, 0));
    const PaperLayout cancelled = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    for (const PaperPage &page : cancelled.pages) {
        QCOMPARE(page.stamps.size(), 1U);
        QVERIFY(papertools::textOf(page).contains(u"CANCELLED"_s));
        QVERIFY(page.items.codes.empty()); // nobody is asked to pay
    }
    QVERIFY(papertools::pdfText(cancelled).contains(u"Cancelled on 06-11-2026: Wrong rate"_s));

    document.status = DocumentStatus::Issued;
    PaperFacts facts;
    facts.draft = true;
    const PaperLayout draft = papertools::laidOut(document, samples::options(PaperTemplate::Modern), facts);
    for (const PaperPage &page : draft.pages) {
        QCOMPARE(page.stamps.size(), 1U);
        QVERIFY(papertools::textOf(page).contains(u"DRAFT"_s));
        QVERIFY(!papertools::textOf(page).contains(document.number));
    }
}

void PaperContentTest::showsTheSealOnEveryPage()
{
    const Document document = samples::document(DocumentKind::Challan, 60);
    for (const PaperPage &page : papertools::laidOut(document, samples::options(PaperTemplate::Compact)).pages)
        QCOMPARE(papertools::textOf(page).count(document.seal), 1);
}

void PaperContentTest::endorsesAnExport()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.supplyType = SupplyType::ExportWithoutTax;
    samples::finish(document);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"LETTER OF UNDERTAKING WITHOUT PAYMENT OF INTEGRATED TAX"_s));
    QVERIFY(!text.contains(u"IGST"_s));
}

void PaperContentTest::namesTheUnionTerritoryTax()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.company.address.state = u"04"_s;
    document.party.address.state = u"04"_s;
    samples::finish(document);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"UTGST"_s));
    QVERIFY(!text.contains(u"SGST"_s));
}

void PaperContentTest::leavesReverseChargeOutOfTheTotal()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.reverseCharge = true;
    samples::finish(document);
    QCOMPARE(document.totals.total, document.totals.taxable);
    const QString text = textOf(document);
    QVERIFY(text.contains(u"Tax is payable by the recipient on reverse charge"_s));
    QVERIFY(text.contains(u"Yes"_s));
}

void PaperContentTest::showsTheAcknowledgementOfAnEInvoice()
{
    PaperFacts facts;
    facts.irn = u"5c9f0b1e"_s.repeated(8);
    facts.acknowledgementNumber = u"112600000000077"_s;
    facts.acknowledgedAt = QDateTime(QDate(2026, 11, 5), QTime(16, 45));
    facts.signedQr = "signed";
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Invoice, 2),
                                                       samples::options(look), facts);
        const PaperPage &page = layout.pages.front();
        QCOMPARE(papertools::geometryFault(page), QString());
        QCOMPARE(page.items.codes.size(), 2U);
        const QString text = papertools::textOf(page);
        QVERIFY(QString(text).remove(u' ').contains(facts.irn));
        QVERIFY(text.contains(facts.acknowledgementNumber));
    }
}

// R38, in part: the certificate names the number and the lines of its challan.
void PaperContentTest::certifiesAGuarantee()
{
    const Document document = samples::document(DocumentKind::Challan, 30);
    const QString words = u"The goods are guaranteed for 24 months from dispatch against faulty material."_s;
    const PaperOptions options = samples::options(PaperTemplate::Classic);
    const Result<PaperLayout> layout = layOutCertificate(document, words, options, papertools::typesetter());
    QVERIFY(layout);
    const QString text = papertools::pdfText(*layout);
    for (const QString &wanted : {u"Guarantee Certificate"_s, words, u"DC/2627/0001"_s, u"batch 030"_s})
        QVERIFY2(text.contains(wanted), qPrintable(text));
    QVERIFY(!text.contains(u"Rate"_s));
    const Result<PaperLayout> refused = layOutCertificate(document, u" "_s, options, papertools::typesetter());
    QCOMPARE(refused.error().code, u"no_text"_s);
}

void PaperContentTest::sumsDispatchesByUnit()
{
    std::vector<Document> documents{samples::document(DocumentKind::Challan, 4),
                                    samples::document(DocumentKind::Challan, 4)};
    documents[1].number = u"DC/2627/0002"_s;
    documents[1].status = DocumentStatus::Cancelled;
    const Result<PaperLayout> layout = layOutDispatchSummary(
        documents, u"05-11-2026"_s, samples::options(PaperTemplate::Modern), papertools::typesetter());
    QVERIFY(layout);
    QCOMPARE(papertools::geometryFault(layout->pages.front()), QString());
    const QString text = papertools::pdfText(*layout);
    QVERIFY(text.contains(u"Total in KGS 12.347"_s));
    QVERIFY(text.contains(u"Total in NOS 38"_s)); // 11 + 13 + 14 of the issued one alone
    QVERIFY(text.contains(u"cancelled"_s));
    QVERIFY(!layOutDispatchSummary({}, {}, {}, papertools::typesetter()));
}

void PaperContentTest::setsTheFilesTitle()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.pdf"_s);
    const Document document = samples::document(DocumentKind::Invoice, 1);
    QVERIFY(writePdf(path, papertools::laidOut(document, samples::options(PaperTemplate::Classic)),
                     papertools::typesetter()));
    const QString facts = QString::fromUtf8(papertools::run(u"pdfinfo"_s, {path})).simplified();
    QVERIFY(facts.contains(u"Title: Tax Invoice KT/2627/0001, 05-11-2026"_s));
    QVERIFY(facts.contains(u"Creator: Challan Desk"_s));
    const QString fonts = QString::fromUtf8(papertools::run(u"pdffonts"_s, {path}));
    QVERIFY(fonts.contains(u"DeskSans-Bold"_s));
    QVERIFY(!fonts.contains(u" no "_s.repeated(2))); // embedded and with a way back to Unicode
}

void PaperContentTest::namesFilesAfterTheirNumbers()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    QCOMPARE(fileNameFor(document), u"KT-2627-0001.pdf"_s);
    document.number.clear();
    QCOMPARE(fileNameFor(document), u"invoice.pdf"_s);
}

void PaperContentTest::leavesNoPartialFile()
{
    const QTemporaryDir folder;
    const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Invoice, 1),
                                                   samples::options(PaperTemplate::Classic));
    const Result<void> nowhere = writePdf(folder.filePath(u"no such folder/a.pdf"_s), layout, papertools::typesetter());
    QCOMPARE(nowhere.error().code, u"cannot_write"_s);
    {
        Result<PdfFile> given = PdfFile::create(folder.filePath(u"b.pdf"_s), u"given up"_s);
        QVERIFY(given);
        given->add(layout, papertools::typesetter());
    }
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperContentTest::replacesAFileWhole()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.pdf"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Invoice, 1),
                                                   samples::options(PaperTemplate::Classic));
    QVERIFY(writePdf(path, layout, papertools::typesetter()));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QVERIFY(old.read(5) == "%PDF-");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

// What rules 53 and 45 want of a note and of goods that come back (rule 53(1A)(g), rule 45(3)).
void PaperContentTest::namesTheInvoicesOfANoteAndTheChallanOfAReturn()
{
    Document note = samples::document(DocumentKind::CreditNote, 3);
    note.followsInvoice.clear();
    note.reason = u"Rate charged in excess"_s;
    for (DocumentLine &line : note.lines) {
        line.invoiceNumber = line.number < 3 ? u"INV/26-27/00007"_s : u"INV/26-27/00009"_s;
        line.invoiceDate = QDate(2026, 10, line.number < 3 ? 4 : 9);
    }
    const QString text = papertools::pdfText(papertools::laidOut(note, samples::options(PaperTemplate::Classic)));
    QVERIFY(text.contains(u"INV/26-27/00007 of 04-10-2026, INV/26-27/00009 of 09-10-2026"_s)
            || (text.count(u"INV/26-27/00007 of 04-10-2026"_s) == 1 && text.count(u"INV/26-27/00009"_s) == 1));
    QVERIFY(text.contains(u"Rate charged in excess"_s));

    Document goods = samples::document(DocumentKind::Return, 2);
    goods.partyChallan = u"JW-55"_s;
    goods.partyChallanDate = QDate(2026, 11, 2);
    goods.lines[0].returnedAs = ReturnedAs::Processed;
    goods.lines[1].returnedAs = ReturnedAs::Loss;
    goods.lines[1].reason = u"Burnt in the furnace"_s;
    const QString back = papertools::pdfText(papertools::laidOut(goods, samples::options(PaperTemplate::Modern)));
    QVERIFY(back.contains(u"JW-55 of 02-11-2026"_s));
    QVERIFY(back.contains(displayName(ReturnedAs::Processed)));
    QVERIFY(back.contains(u"Burnt in the furnace"_s));
}

// Times are kept in UTC; the paper tells the day in India (C62).
void PaperContentTest::tellsTheDayOfACancellationInIndia()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.status = DocumentStatus::Cancelled;
    document.cancelledAt = QDateTime(QDate(2026, 11, 5), QTime(19, 0), Qt::UTC);
    document.cancelReason = u"Wrong party"_s;
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    QVERIFY(papertools::pdfText(layout).contains(u"06-11-2026"_s));
}

QTEST_MAIN(PaperContentTest)
#include "tst_papercontent.moc"
