#include "samples.h"

#include "print/copies.h"
#include "print/papersettings.h"

#include <QJsonArray>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

// The office's wishes for its paper, as they are kept, and the copies that follow from them.
class PaperSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void takesNonsenseAsNotChosen();
    void printsAllCopiesUnlessTheOfficeSaysOtherwise();
    void printsAnEInvoiceOnce();
    void findsTheMarksOfWords();
};

void PaperSettingsTest::readsWhatItWrote()
{
    PaperSettings settings;
    settings.options.look = PaperTemplate::Compact;
    settings.options.size = PaperSize::A5;
    settings.options.landscape = true;
    settings.options.margins = {12.5, 40, 9, 15};
    settings.options.preprinted = true;
    settings.options.accent = QColor(0x7A, 0x1F, 0x2B);
    settings.options.showLogo = false;
    settings.options.columns.hsn = false;
    settings.options.columns.lineTotal = true;
    settings.options.showBank = false;
    settings.options.showUpi = false;
    settings.options.terms = u"Payment in 30 days.\nInterest after that."_s;
    settings.options.footerText = u"Thank you"_s;
    settings.options.signatureLabel = u"Proprietor"_s;
    settings.copies[DocumentKind::Challan] = QStringList{u"original"_s};
    settings.copies[DocumentKind::Invoice] = QStringList{};
    settings.guarantee = u"Good for a year."_s;
    settings.composition = true;

    const QJsonObject written = toJson(settings);
    const PaperSettings read = paperSettingsFrom(written);
    QCOMPARE(toJson(read), written);
    QCOMPARE(read.options.look, PaperTemplate::Compact);
    QCOMPARE(read.options.size, PaperSize::A5);
    QCOMPARE(read.options.margins.left, 12.5);
    QCOMPARE(read.options.margins.bottom, 15.0);
    QCOMPARE(read.options.accent, QColor(0x7A, 0x1F, 0x2B));
    QVERIFY(read.options.landscape && read.options.preprinted && read.options.columns.lineTotal && read.composition);
    QVERIFY(!read.options.showLogo && !read.options.columns.hsn && !read.options.showBank && !read.options.showUpi);
    QCOMPARE(read.options.terms, settings.options.terms);
    QCOMPARE(read.options.footerText, settings.options.footerText);
    QCOMPARE(read.options.signatureLabel, settings.options.signatureLabel);
    QCOMPARE(read.guarantee, settings.guarantee);
    QCOMPARE(read.copies, settings.copies);
}

void PaperSettingsTest::takesNonsenseAsNotChosen()
{
    const QJsonObject nonsense{{u"template"_s, u"baroque"_s},
                               {u"size"_s, 4},
                               {u"landscape"_s, u"yes"_s},
                               {u"accent"_s, u"no colour"_s},
                               {u"margins"_s, QJsonObject{{u"left"_s, -5}, {u"top"_s, 1e9}, {u"right"_s, u"x"_s}}},
                               {u"columns"_s, QJsonArray{1, 2}},
                               {u"copies"_s, QJsonObject{{u"invoice"_s, u"original"_s}}},
                               {u"of a newer program"_s, true}};
    const PaperSettings read = paperSettingsFrom(nonsense);
    const PaperOptions usual;
    QCOMPARE(read.options.look, usual.look);
    QCOMPARE(read.options.size, usual.size);
    QCOMPARE(read.options.landscape, usual.landscape);
    QCOMPARE(read.options.accent, usual.accent);
    QCOMPARE(read.options.margins.left, 0.0);
    QVERIFY(read.options.margins.top < 300);
    QCOMPARE(read.options.margins.right, usual.margins.right);
    QCOMPARE(read.options.columns.hsn, usual.columns.hsn);
    QVERIFY(read.copies.empty());
}

void PaperSettingsTest::printsAllCopiesUnlessTheOfficeSaysOtherwise()
{
    const Document invoice = samples::document(DocumentKind::Invoice, 1);
    PaperSettings settings;
    QCOMPARE(usualCopies(invoice, {}, settings), copyMarks(invoice));
    settings.copies[DocumentKind::Challan] = QStringList{};
    QCOMPARE(usualCopies(invoice, {}, settings), copyMarks(invoice));
    settings.copies[DocumentKind::Invoice] = QStringList{u"triplicate"_s, u"original"_s};
    QCOMPARE(usualCopies(invoice, {}, settings),
             (QStringList{u"ORIGINAL FOR RECIPIENT"_s, u"TRIPLICATE FOR SUPPLIER"_s}));
    settings.copies[DocumentKind::Invoice] = QStringList{};
    QVERIFY(usualCopies(invoice, {}, settings).isEmpty());
}

// Rule 48(6): rule 48(1) and (2) do not hold for an invoice with an IRN.
void PaperSettingsTest::printsAnEInvoiceOnce()
{
    const Document invoice = samples::document(DocumentKind::Invoice, 1);
    PaperFacts facts;
    facts.irn = QString(64, u'a');
    QVERIFY(usualCopies(invoice, facts, {}).isEmpty());
    QVERIFY(!copyMarks(invoice).isEmpty());
}

void PaperSettingsTest::findsTheMarksOfWords()
{
    const Document goods = samples::document(DocumentKind::Return, 1);
    QCOMPARE(marksNamed(goods, {u"Office"_s, u"triplicate"_s}), QStringList{u"OFFICE COPY"_s});
    QCOMPARE(copyWord(u"DUPLICATE FOR TRANSPORTER"_s), u"duplicate"_s);
}

QTEST_APPLESS_MAIN(PaperSettingsTest)
#include "tst_papersettings.moc"
