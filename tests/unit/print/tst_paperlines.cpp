#include "papertools.h"
#include "samples.h"

#include "print/copies.h"
#include "print/pdf.h"

#include <QtTest>

#include <algorithm>

using namespace desk;
using namespace Qt::StringLiterals;

// Documents of every length: where rows, sums, marks and the closing block stand.
class PaperLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void breaksEveryLengthWell_data() { kindsAndLooks(); }
    void breaksEveryLengthWell();
    void showsEachRowOnceInTheFile_data() { kindsAndLooks(); }
    void showsEachRowOnceInTheFile();
    void needsOnePageForFifteenLines();
    void holdsFiveHundredLines();
    void takesEveryPaper_data();
    void takesEveryPaper();
    void marksEveryPageOfEveryCopy();
    void runsALongTaxSummaryOverPages();
    void keepsPreprintedStationeryFree();
    void refusesADocumentWithoutLines();
    void refusesTermsThatFillAPage();
    void refusesMarginsThatMeet();

private:
    void kindsAndLooks();
};

namespace {

constexpr int mostLines = 120;

QString rowName(int number)
{
    return u"batch "_s + QString::number(number).rightJustified(3, u'0');
}

// The whole document once, cut down to a length for each case.
Document ofLength(const Document &whole, int lines)
{
    Document document = whole;
    document.lines.resize(static_cast<std::size_t>(lines));
    samples::finish(document);
    return document;
}

qsizetype countOf(const PaperPage &page, const QString &text)
{
    return std::count_if(page.items.texts.begin(), page.items.texts.end(),
                         [&](const TextItem &item) { return item.text == text; });
}

// The figures that stand on one line with a label.
QStringList besides(const PaperPage &page, const QString &label)
{
    QStringList found;
    for (const TextItem &item : page.items.texts) {
        if (item.text != label)
            continue;
        for (const TextItem &other : page.items.texts) {
            if (qAbs(other.baseline.y() - item.baseline.y()) < 0.01 && other.text != label)
                found << other.text;
        }
    }
    return found;
}

// Every length for what is printed most, samples of the others.
int stepOf(DocumentKind kind)
{
    return kind == DocumentKind::Challan || kind == DocumentKind::Invoice ? 1 : 7;
}

// The value of the rows of a page; none where it has no row.
std::optional<Money> valueOf(const Document &document, const PaperPage &page)
{
    std::optional<Money> sum;
    for (const TextItem &item : page.items.texts) {
        const qsizetype at = item.text.indexOf(u"batch "_s);
        if (at < 0)
            continue;
        const auto row = static_cast<std::size_t>(item.text.mid(at + 6, 3).toInt());
        sum = sum.value_or(Money()) + document.lines.at(row - 1).taxable;
    }
    return sum;
}

// "" or what is wrong with a page, given the sum of the pages before it, to which the page's own is added.
QString faultOf(const Document &document, const PaperPage &page, Money &soFar)
{
    const QString geometry = papertools::geometryFault(page);
    if (!geometry.isEmpty())
        return geometry;
    const bool last = page.number == page.count;
    const QStringList brought = page.number == 1 ? QStringList() : QStringList{soFar.toDisplay()};
    if (besides(page, u"Brought forward"_s) != brought)
        return u"the sum brought forward is not "_s + soFar.toDisplay();
    const std::optional<Money> value = valueOf(document, page);
    if (!value)
        return u"there is no row"_s;
    soFar += *value;
    const QStringList carried = last ? QStringList() : QStringList{soFar.toDisplay()};
    if (besides(page, u"Carried forward"_s) != carried)
        return u"the sum carried forward is not "_s + soFar.toDisplay();
    for (const QString &closing : {u"Authorised signatory"_s, u"Amount in words"_s}) {
        if (countOf(page, closing) != (last ? 1 : 0))
            return closing + u" stands on the wrong page"_s;
    }
    return {};
}

} // namespace

void PaperLinesTest::kindsAndLooks()
{
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<PaperTemplate>("look");
    const std::array kinds{DocumentKind::Challan, DocumentKind::Invoice, DocumentKind::CreditNote,
                           DocumentKind::Return};
    const std::array looks{PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact};
    const std::array lookNames{"classic", "modern", "compact"};
    for (const DocumentKind kind : kinds) {
        for (std::size_t i = 0; i < looks.size(); ++i) {
            const QByteArray name = wordOf(kind).toLatin1() + ", " + lookNames[i];
            QTest::newRow(name.constData()) << kind << looks[i];
        }
    }
}

void PaperLinesTest::breaksEveryLengthWell()
{
    QFETCH(DocumentKind, kind);
    QFETCH(PaperTemplate, look);
    const Document whole = samples::document(kind, mostLines);
    for (int lines = 1; lines <= mostLines; lines += stepOf(kind)) {
        const Document document = ofLength(whole, lines);
        const PaperLayout layout = papertools::laidOut(document, samples::options(look, {u"ORIGINAL"_s}));
        Money soFar;
        for (const PaperPage &page : layout.pages) {
            const QString fault = faultOf(document, page, soFar);
            QVERIFY2(fault.isEmpty(), qPrintable(u"%1 lines, page %2: %3"_s.arg(lines).arg(page.number).arg(fault)));
        }
        QCOMPARE(soFar, document.totals.taxable);
    }
}

void PaperLinesTest::showsEachRowOnceInTheFile()
{
    QFETCH(DocumentKind, kind);
    QFETCH(PaperTemplate, look);
    const Document whole = samples::document(kind, mostLines);
    PaperLayout all;
    std::vector<int> lengths;
    for (int lines = 1; lines <= mostLines;
         lines += kind == DocumentKind::Invoice && look == PaperTemplate::Classic ? 1 : 7) {
        const PaperLayout layout = papertools::laidOut(ofLength(whole, lines), samples::options(look));
        all.pages.insert(all.pages.end(), layout.pages.begin(), layout.pages.end());
        lengths.push_back(lines);
    }
    const QStringList texts = papertools::pdfPages(all);
    QCOMPARE(texts.size(), static_cast<qsizetype>(all.pages.size()));
    qsizetype at = 0;
    for (const int lines : lengths) {
        QString text;
        const int count = all.pages[static_cast<std::size_t>(at)].count;
        for (int page = 1; page <= count; ++page) {
            QVERIFY(texts.at(at).contains(u"Page %1 of %2"_s.arg(page).arg(count)));
            QVERIFY(texts.at(at).contains(u"Description"_s));
            text += texts.at(at++);
        }
        for (int row = 1; row <= lines; ++row)
            QCOMPARE(text.count(rowName(row)), 1);
        QVERIFY(!text.contains(rowName(lines + 1)));
    }
}

void PaperLinesTest::needsOnePageForFifteenLines()
{
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Challan, 15),
                                                       samples::options(look));
        QCOMPARE(layout.pages.size(), 1U);
    }
}

void PaperLinesTest::holdsFiveHundredLines()
{
    const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Invoice, 500),
                                                   samples::options(PaperTemplate::Compact));
    QString text;
    for (const PaperPage &page : layout.pages) {
        QCOMPARE(papertools::geometryFault(page), QString());
        text += papertools::textOf(page);
    }
    for (int row = 1; row <= 500; ++row)
        QCOMPARE(text.count(rowName(row)), 1);
}

void PaperLinesTest::takesEveryPaper_data()
{
    QTest::addColumn<PaperSize>("size");
    QTest::addColumn<bool>("landscape");
    QTest::addColumn<QSizeF>("millimetres");
    QTest::newRow("A4") << PaperSize::A4 << false << QSizeF(210, 297);
    QTest::newRow("A4 landscape") << PaperSize::A4 << true << QSizeF(297, 210);
    QTest::newRow("A5") << PaperSize::A5 << false << QSizeF(148, 210);
    QTest::newRow("A5 landscape") << PaperSize::A5 << true << QSizeF(210, 148);
    QTest::newRow("letter") << PaperSize::Letter << false << QSizeF(215.9, 279.4);
}

void PaperLinesTest::takesEveryPaper()
{
    QFETCH(PaperSize, size);
    QFETCH(bool, landscape);
    QFETCH(QSizeF, millimetres);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        for (const int lines : {1, 3, 12, 40}) {
            PaperOptions options = samples::options(look);
            options.size = size;
            options.landscape = landscape;
            const Document document = samples::document(DocumentKind::Invoice, lines);
            for (const PaperPage &page : papertools::laidOut(document, options).pages) {
                QVERIFY(qAbs(page.size.width() - millimetres.width() * 72 / 25.4) < 0.01);
                QVERIFY(qAbs(page.size.height() - millimetres.height() * 72 / 25.4) < 0.01);
                QCOMPARE(papertools::geometryFault(page), QString());
            }
        }
    }
}

void PaperLinesTest::marksEveryPageOfEveryCopy()
{
    const Document document = samples::document(DocumentKind::Invoice, 40);
    const QStringList marks = copyMarks(document);
    const PaperLayout one = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Classic, marks));
    QVERIFY(one.pages.size() > 1);
    QCOMPARE(layout.pages.size(), 3 * one.pages.size());
    const QStringList texts = papertools::pdfPages(layout);
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto count = static_cast<qsizetype>(one.pages.size());
        for (const QString &mark : marks)
            QCOMPARE(texts.at(i).count(mark), mark == marks.at(i / count) ? 1 : 0);
        QVERIFY(texts.at(i).contains(u"Page %1 of %2"_s.arg(i % count + 1).arg(count)));
    }
}

void PaperLinesTest::runsALongTaxSummaryOverPages()
{
    Document document = samples::document(DocumentKind::Invoice, 90);
    for (DocumentLine &line : document.lines)
        line.hsn = QString::number(848'000 + line.number);
    samples::finish(document);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const PaperLayout layout = papertools::laidOut(document, samples::options(look));
        QString text;
        for (const PaperPage &page : layout.pages) {
            QCOMPARE(papertools::geometryFault(page), QString());
            text += papertools::textOf(page) + u' ';
        }
        for (const DocumentLine &line : document.lines)
            QCOMPARE(text.count(line.hsn), 2); // with its row, and in the summary
        QCOMPARE(countOf(layout.pages.back(), u"Authorised signatory"_s), 1);
        QVERIFY(text.contains(u"Taxable value"_s));
    }
}

void PaperLinesTest::keepsPreprintedStationeryFree()
{
    PaperOptions options = samples::options(PaperTemplate::Classic, {u"ORIGINAL FOR RECIPIENT"_s});
    options.preprinted = true;
    options.margins.top = 55;
    options.margins.bottom = 30;
    const Document document = samples::document(DocumentKind::Invoice, 40);
    for (const PaperPage &page : papertools::laidOut(document, options).pages) {
        QCOMPARE(papertools::geometryFault(page), QString());
        QVERIFY(qAbs(page.frame.top() - 55 * 72 / 25.4) < 0.01);
        QVERIFY(!papertools::textOf(page).contains(u"Peenya Industrial Area"_s));
    }
}

void PaperLinesTest::refusesADocumentWithoutLines()
{
    Document document = samples::document(DocumentKind::Invoice, 1);
    document.lines.clear();
    const Result<PaperLayout> layout = layOut(document, samples::options(PaperTemplate::Classic), {},
                                              papertools::typesetter());
    QVERIFY(!layout);
    QCOMPARE(layout.error().code, u"no_lines"_s);
}

void PaperLinesTest::refusesTermsThatFillAPage()
{
    PaperOptions options = samples::options(PaperTemplate::Classic);
    options.terms = u"No claim is heard after seven days. "_s.repeated(300);
    const Result<PaperLayout> layout = layOut(samples::document(DocumentKind::Invoice, 3), options, {},
                                              papertools::typesetter());
    QVERIFY(!layout);
    QCOMPARE(layout.error().code, u"no_room"_s);
}

void PaperLinesTest::refusesMarginsThatMeet()
{
    PaperOptions options = samples::options(PaperTemplate::Classic);
    options.margins.left = 100;
    options.margins.right = 100;
    const Result<PaperLayout> layout = layOut(samples::document(DocumentKind::Invoice, 3), options, {},
                                              papertools::typesetter());
    QVERIFY(!layout);
    QCOMPARE(layout.error().code, u"no_room"_s);
}

QTEST_MAIN(PaperLinesTest)
#include "tst_paperlines.moc"
