#include "papertools.h"
#include "samples.h"

#include "print/copies.h"
#include "print/pdf.h"
#include "print/qrcode.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

// Pages as pictures: against the approved ones, and read by a scanner.
class PaperLookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsApproved_data();
    void looksAsApproved();
    void tellsAMovedLineFromTheApprovedPage();
    void drawsTheFileAsThePreview();
    void buildsUpiPayloads_data();
    void buildsUpiPayloads();
    void letsAScannerReadTheUpiCode();
    void letsAScannerReadTheSignedCode();
    void leavesOutACodeThatCannotBeDrawn();
    void keepsALogoInShape_data();
    void keepsALogoInShape();
    void printsWithoutALogoThatCannotBeRead();
};

namespace {

struct Sheet {
    const char *name;
    DocumentKind kind;
    PaperTemplate look;
    int lines;
    std::size_t page;
};
constexpr std::array sheets{
    Sheet{"classic-invoice", DocumentKind::Invoice, PaperTemplate::Classic, 12, 0},
    Sheet{"classic-invoice-last-page", DocumentKind::Invoice, PaperTemplate::Classic, 30, 1},
    Sheet{"classic-challan", DocumentKind::Challan, PaperTemplate::Classic, 4, 0},
    Sheet{"modern-invoice", DocumentKind::Invoice, PaperTemplate::Modern, 8, 0},
    Sheet{"modern-credit-note", DocumentKind::CreditNote, PaperTemplate::Modern, 3, 0},
    Sheet{"compact-invoice", DocumentKind::Invoice, PaperTemplate::Compact, 34, 0},
};

PaperLayout layoutOf(const Sheet &sheet)
{
    Document document = samples::document(sheet.kind, sheet.lines);
    if (sheet.look == PaperTemplate::Modern) {
        document.party = samples::puneParty();
        samples::finish(document);
    }
    return papertools::laidOut(document, samples::options(sheet.look, copyMarks(document).mid(0, 1)));
}

QImage grey(const QImage &image)
{
    QImage out(image.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            out.scanLine(y)[x] = static_cast<uchar>(qGray(image.pixel(x, y)));
    }
    return out;
}

// The mean of a square of points.
int meanAt(const QImage &image, int x, int y, int side)
{
    int sum = 0;
    for (int i = 0; i < side * side; ++i)
        sum += image.constScanLine(y * side + i / side)[x * side + i % side];
    return sum / (side * side);
}

// The share of squares whose mean differs much: letters drawn by another version of FreeType are alike, a moved line is
// not. Both pictures are grey and of one size.
qreal difference(const QImage &one, const QImage &other, int side = 2)
{
    const QSize size(one.width() / side, one.height() / side);
    int different = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            different += qAbs(meanAt(one, x, y, side) - meanAt(other, x, y, side)) > 48 ? 1 : 0;
    }
    return qreal(different) / (size.width() * size.height());
}

constexpr qreal allowed = 0.002;

QImage rendered(const PaperLayout &layout, int dotsPerInch)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.pdf"_s);
    if (!writePdf(path, layout, papertools::typesetter()))
        return {};
    papertools::run(u"pdftoppm"_s,
                    {u"-r"_s, QString::number(dotsPerInch), u"-f"_s, u"1"_s, u"-l"_s, u"1"_s, u"-singlefile"_s,
                     u"-png"_s, path, folder.filePath(u"page"_s)});
    return QImage(folder.filePath(u"page.png"_s));
}

QStringList scanned(const PaperLayout &layout)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"page.png"_s);
    if (!rendered(layout, 200).save(path))
        return {};
    const QByteArray read = papertools::run(u"zbarimg"_s,
                                            {u"--raw"_s, u"-q"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s, path});
    return QString::fromUtf8(read).split(u'\n', Qt::SkipEmptyParts);
}

QByteArray pictureFile(QSize size)
{
    QImage image(size, QImage::Format_ARGB32);
    image.fill(QColor(20, 90, 160, 128));
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return data;
}

} // namespace

void PaperLookTest::looksAsApproved_data()
{
    QTest::addColumn<int>("sheet");
    for (std::size_t i = 0; i < sheets.size(); ++i)
        QTest::newRow(sheets[i].name) << static_cast<int>(i);
}

void PaperLookTest::looksAsApproved()
{
    QFETCH(int, sheet);
    const Sheet &wanted = sheets[static_cast<std::size_t>(sheet)];
    const QImage page = grey(papertools::picture(layoutOf(wanted).pages[wanted.page], 72));
    const QString path = QStringLiteral(DESK_TEST_DATA "/paper/approved/%1.png").arg(QLatin1String(wanted.name));
    if (qEnvironmentVariableIsSet("DESK_APPROVE_PAPER"))
        QVERIFY(page.save(path));
    const QImage approved = grey(QImage(path));
    QVERIFY(!approved.isNull());
    QCOMPARE(page.size(), approved.size());
    const qreal share = difference(page, approved);
    QVERIFY2(share <= allowed, qPrintable(u"%1 of the page differs"_s.arg(share)));
}

void PaperLookTest::tellsAMovedLineFromTheApprovedPage()
{
    PaperPage page = layoutOf(sheets[0]).pages.front();
    const QImage before = grey(papertools::picture(page, 72));
    for (TextItem &item : page.items.texts) {
        if (item.text == u"Buyer"_s || item.text.startsWith(u"Rupees"_s))
            item.baseline += QPointF(0, 30);
    }
    QVERIFY(difference(before, before) == 0);
    QVERIFY(difference(before, grey(papertools::picture(page, 72))) > allowed);
}

void PaperLookTest::drawsTheFileAsThePreview()
{
    const PaperLayout layout = layoutOf(sheets[0]);
    const QImage preview = grey(papertools::picture(layout.pages.front(), 144));
    const QImage file = grey(rendered(layout, 144));
    QVERIFY(!file.isNull());
    QVERIFY(qAbs(file.width() - preview.width()) <= 1 && qAbs(file.height() - preview.height()) <= 1);
    const QSize common = preview.size().boundedTo(file.size());
    const qreal share = difference(preview.copy({{}, common}), file.copy({{}, common}), 6);
    QVERIFY2(share < 0.005, qPrintable(u"%1 of the page differs"_s.arg(share)));
}

void PaperLookTest::buildsUpiPayloads_data()
{
    QTest::addColumn<QStringList>("cells");
    QFile file(QStringLiteral(DESK_TEST_DATA "/paper/upi_vectors.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).trimmed().split(u',');
        QTest::newRow(qPrintable(cells.at(1))) << cells;
    }
}

void PaperLookTest::buildsUpiPayloads()
{
    QFETCH(QStringList, cells);
    const Money amount = Money::fromPaise(cells.at(2).toDouble() > 0 ? QString(cells.at(2)).remove(u'.').toLongLong()
                                                                     : 0);
    QCOMPARE(upiPayload(cells.at(0), cells.at(1), amount, cells.at(3), cells.at(4)), cells.at(5));
}

void PaperLookTest::letsAScannerReadTheUpiCode()
{
    const Document document = samples::document(DocumentKind::Invoice, 3);
    const QString wanted = upiPayload(document.company.upi, document.company.name, document.totals.payable,
                                      u"INV KT/2627/0001"_s, document.number);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact})
        QCOMPARE(scanned(papertools::laidOut(document, samples::options(look))), QStringList{wanted});
}

void PaperLookTest::letsAScannerReadTheSignedCode()
{
    Document document = samples::document(DocumentKind::Invoice, 3);
    document.company.upi.clear();
    PaperFacts facts;
    facts.irn = u"5c9f0b1e"_s.repeated(8);
    QString token;
    for (int i = 0; token.size() < 950; ++i)
        token += QString::number(7'919 * (i + 13), 36);
    facts.signedQr = token.toLatin1();
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Compact})
        QCOMPARE(scanned(papertools::laidOut(document, samples::options(look), facts)), QStringList{token});
}

void PaperLookTest::leavesOutACodeThatCannotBeDrawn()
{
    QVERIFY(!qrCode(QByteArray(8'000, 'x')));
    PaperFacts facts;
    facts.irn = u"5c9f0b1e"_s.repeated(8);
    facts.signedQr = QByteArray(8'000, 'x');
    const PaperLayout layout = papertools::laidOut(samples::document(DocumentKind::Invoice, 3),
                                                   samples::options(PaperTemplate::Classic), facts);
    QCOMPARE(layout.pages.front().items.codes.size(), 1U); // UPI's alone
}

void PaperLookTest::keepsALogoInShape_data()
{
    QTest::addColumn<QSize>("pixels");
    QTest::addColumn<QSizeF>("millimetres");
    QTest::newRow("wide") << QSize(6000, 1200) << QSizeF(60, 12);
    QTest::newRow("tall") << QSize(200, 2000) << QSizeF(2, 20);
    QTest::newRow("small, not enlarged") << QSize(40, 40) << QSizeF(40 * 25.4 / 96, 40 * 25.4 / 96);
}

void PaperLookTest::keepsALogoInShape()
{
    QFETCH(QSize, pixels);
    QFETCH(QSizeF, millimetres);
    Document document = samples::document(DocumentKind::Invoice, 3);
    document.company.address.lines = {u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s, u"Five"_s, u"Six"_s, u"Seven"_s};
    document.company.logo = pictureFile(pixels);
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const PaperLayout layout = papertools::laidOut(document, samples::options(look));
        QVERIFY(layout.remarks.isEmpty());
        const PaperPage &page = layout.pages.front();
        QCOMPARE(papertools::geometryFault(page), QString());
        QCOMPARE(page.items.images.size(), 1U);
        const QSizeF size = page.items.images.front().box.size() * 25.4 / 72;
        QVERIFY(qAbs(size.width() - millimetres.width()) <= 0.01 * millimetres.width());
        QVERIFY(qAbs(size.height() - millimetres.height()) <= 0.01 * millimetres.height());
    }
}

void PaperLookTest::printsWithoutALogoThatCannotBeRead()
{
    Document document = samples::document(DocumentKind::Invoice, 3);
    document.company.logo = "no picture at all";
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    QVERIFY(layout.pages.front().items.images.empty());
    QCOMPARE(layout.remarks.size(), 1);
}

QTEST_MAIN(PaperLookTest)
#include "tst_paperlook.moc"
