#include "papertools.h"
#include "samples.h"

#include "print/sheet.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

// The document as a spreadsheet, read back from the parts of its file.
class PaperSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsTextLetterForLetter();
    void takesNoTextForAFormula();
    void hasNoAmountsWhereNoneAreAsked();
    void writesAnAmountThatIsTooLargeForANumberAsText();
    void tellsADraftAndACancelledDocument();
    void leavesNothingWhereItCannotWrite();
    void refusesADocumentWithoutLines();
    void namesFilesAfterTheirNumbers();

private:
    QString part(const Document &document, const QString &name, const PaperFacts &facts = {}) const
    {
        const QString path = m_folder->filePath(u"sheet.xlsx"_s);
        const auto written = writeSheet(path, document, samples::options(PaperTemplate::Classic), facts);
        if (!written)
            qFatal("%s", qPrintable(written.error().message));
        return QString::fromUtf8(papertools::run(u"unzip"_s, {u"-p"_s, path, name}));
    }
    QString words(const Document &document, const PaperFacts &facts = {}) const
    {
        return part(document, u"xl/sharedStrings.xml"_s, facts);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

// C61, C65: nothing is swallowed, an HSN keeps its zero, other scripts stay as they are.
void PaperSheetTest::keepsTextLetterForLetter()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.party.name = u"A & B <Sons> Co"_s;
    document.lines[0].description = u"Pipe 1<2 & 3/4\" GI"_s;
    document.lines[0].hsn = u"0405"_s;
    document.lines[1].description = u"हिन्दी पत्र क्षत्रिय"_s;
    samples::finish(document);
    const QString texts = words(document);
    for (const QString &text :
         {u"A &amp; B &lt;Sons&gt; Co"_s, u"Pipe 1&lt;2 &amp; 3/4\" GI"_s, u">0405<"_s, u"हिन्दी पत्र क्षत्रिय"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
}

// C71.
void PaperSheetTest::takesNoTextForAFormula()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines[0].description = u"=HYPERLINK(\"x\")"_s;
    document.remarks = u"+91 98765"_s;
    samples::finish(document);
    QVERIFY(!part(document, u"xl/worksheets/sheet1.xml"_s).contains(u"<f>"_s));
    QVERIFY(words(document).contains(u"=HYPERLINK("_s));
}

void PaperSheetTest::hasNoAmountsWhereNoneAreAsked()
{
    Document document = samples::document(DocumentKind::Challan, 2);
    document.purpose = Purpose::JobWork;
    for (DocumentLine &line : document.lines)
        line.rate = Rate();
    samples::finish(document);
    const QString texts = words(document);
    QVERIFY(texts.contains(u"Quantity"_s));
    for (const QString &column : {u"Taxable value"_s, u"CGST"_s, u"Rate<"_s, u"Rupees"_s})
        QVERIFY2(!texts.contains(column), qPrintable(column));
}

void PaperSheetTest::writesAnAmountThatIsTooLargeForANumberAsText()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines[0].quantity = Quantity::fromWhole(100'000'000'000);
    document.lines[0].unit = u"NOS"_s;
    document.lines[0].rate = Rate::fromMoney(Money::fromPaise(1'000'001));
    samples::finish(document);
    QVERIFY(document.totals.taxable.paise() > 9'007'199'254'740'992);
    QVERIFY(words(document).contains(document.lines[0].taxable.toDisplay()));
}

void PaperSheetTest::tellsADraftAndACancelledDocument()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    PaperFacts draft;
    draft.draft = true;
    QVERIFY(words(document, draft).contains(u"DRAFT"_s));
    document.status = DocumentStatus::Cancelled;
    document.cancelReason = u"Wrong party"_s;
    QVERIFY(words(document).contains(u"CANCELLED"_s));
    QVERIFY(words(document).contains(u"Wrong party"_s));
}

void PaperSheetTest::leavesNothingWhereItCannotWrite()
{
    const Document document = samples::document(DocumentKind::Invoice, 1);
    const auto refused = writeSheet(m_folder->filePath(u"gone/a.xlsx"_s), document,
                                    samples::options(PaperTemplate::Classic), {});
    QCOMPARE(refused.error().code, u"cannot_write"_s);
    QVERIFY(QDir(m_folder->path()).mkdir(u"taken.xlsx"_s));
    const auto folder = writeSheet(m_folder->filePath(u"taken.xlsx"_s), document,
                                   samples::options(PaperTemplate::Classic), {});
    QCOMPARE(folder.error().code, u"cannot_write"_s);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
             QStringList{u"taken.xlsx"_s});
}

void PaperSheetTest::refusesADocumentWithoutLines()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines.clear();
    const auto refused = writeSheet(m_folder->filePath(u"a.xlsx"_s), document, samples::options(PaperTemplate::Classic),
                                    {});
    QCOMPARE(refused.error().code, u"no_lines"_s);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void PaperSheetTest::namesFilesAfterTheirNumbers()
{
    QCOMPARE(sheetNameFor(samples::document(DocumentKind::Invoice, 1)), u"KT-2627-0001.xlsx"_s);
}

QTEST_MAIN(PaperSheetTest)
#include "tst_papersheet.moc"
