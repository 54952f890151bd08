#include "papertools.h"
#include "samples.h"

#include <QGlyphRun>
#include <QPainter>
#include <QTemporaryDir>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

// Letters and lines: scripts, wrapping, long descriptions.
class PaperTypeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shapesDevanagariAsHarfBuzzDoes_data();
    void shapesDevanagariAsHarfBuzzDoes();
    void setsEachScriptInItsOwnFace();
    void leavesNoLetterWithoutAShape();
    void wrapsAtBlanks();
    void breaksAWordThatIsTooLong();
    void keepsLineBreaksAndForgetsWhatCannotBeSeen();
    void keepsLettersApart();
    void printsEveryCharacterOfALongDescription_data();
    void printsEveryCharacterOfALongDescription();
    void letsARowTallerThanAPageFlowOn();
    void measuresAsItSets();
};

namespace {

const TextStyle plain{10, false, Qt::black};

QImage inked(const QImage &image)
{
    QRect ink;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 160)
                ink = ink.united(QRect(x, y, 1, 1));
        }
    }
    return image.copy(ink).convertToFormat(QImage::Format_Grayscale8);
}

QImage typeset(const QString &text)
{
    const TextStyle large{100, false, Qt::black};
    PaperPage page;
    page.size = QSizeF(papertools::typesetter().width(text, large) + 100, 250);
    page.items.texts.push_back(papertools::typesetter().set(text, {50, 50}, large));
    return inked(papertools::picture(page, 72));
}

QImage byHarfBuzz(const QString &text)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"text.png"_s);
    papertools::run(u"hb-view"_s,
                    {u"--font-file="_s + QStringLiteral(DESK_FONTS "/DeskSansDevanagari-Regular.ttf"),
                     u"--font-size=100"_s, u"--output-format=png"_s, u"--output-file="_s + path, text});
    return inked(QImage(path).convertToFormat(QImage::Format_RGB32));
}

// The share of points that differ, of the points with ink.
qreal difference(const QImage &one, const QImage &other)
{
    const QImage fitted = other.scaled(one.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int ink = 0;
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const int a = qGray(one.pixel(x, y));
            const int b = qGray(fitted.pixel(x, y));
            ink += a < 128 || b < 128 ? 1 : 0;
            different += qAbs(a - b) > 128 ? 1 : 0;
        }
    }
    return ink == 0 ? 1 : qreal(different) / ink;
}

// What stands in the column of descriptions, between its heading and the foot.
QString descriptionsOf(const PaperPage &page)
{
    qreal left = 0;
    QString text;
    for (const TextItem &item : page.items.texts) {
        if (item.text == u"Sl.")
            left = item.box.right();
        const bool inColumn = left > 0 && item.box.left() > left && item.box.left() < left + 15;
        if (inColumn && !item.text.endsWith(u"forward") && item.text != u"Description")
            text += item.text;
    }
    return text;
}

QString lettersOf(QString text)
{
    return text.remove(u' ').remove(u'\n');
}

} // namespace

void PaperTypeTest::shapesDevanagariAsHarfBuzzDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("reph") << u"शीर्षक"_s;
    QTest::newRow("rakar") << u"ट्रेडर्स"_s;
    QTest::newRow("short i") << u"हिन्दी"_s;
    QTest::newRow("conjuncts") << u"क्षत्रिय"_s;
}

void PaperTypeTest::shapesDevanagariAsHarfBuzzDoes()
{
    QFETCH(QString, text);
    const QImage wanted = byHarfBuzz(text);
    QVERIFY(!wanted.isNull());
    const QImage ours = typeset(text);
    QVERIFY(qAbs(ours.width() - wanted.width()) <= 3);
    QVERIFY(qAbs(ours.height() - wanted.height()) <= 3);
    const qreal share = difference(ours, wanted);
    QVERIFY2(share < 0.03, qPrintable(QString::number(share)));
    // Without joining, the picture is another one.
    QString apart;
    for (const QChar letter : text)
        apart += QString(letter) + QChar(0x200C);
    QVERIFY(difference(typeset(apart), wanted) > 0.2);
}

void PaperTypeTest::setsEachScriptInItsOwnFace()
{
    const TextItem item = papertools::typesetter().set(u"M6 × 40 पत्र ગુજરાતી தமிழ் ₹ 5"_s, {0, 0}, plain);
    std::vector<Face> faces;
    for (const GlyphSpan &span : item.spans)
        faces.push_back(span.face);
    const std::vector<Face> wanted{Face::Sans, Face::Devanagari, Face::Sans, Face::Gujarati,
                                   Face::Sans, Face::Tamil,      Face::Sans};
    QVERIFY(faces == wanted);
}

void PaperTypeTest::leavesNoLetterWithoutAShape()
{
    for (const bool bold : {false, true}) {
        const TextStyle style{10, bold, Qt::black};
        const QString text = u"₹ 1,180.00 × Ø ½ ° ± – — “x” शीर्षक ट्रेडर्स हिन्दी पत्र क्षत्रिय ગુજરાતી தமிழ்"_s;
        for (const GlyphSpan &span : papertools::typesetter().set(text, {0, 0}, style).spans) {
            for (const quint32 glyph : span.glyphs)
                QVERIFY(glyph != 0);
        }
    }
}

void PaperTypeTest::wrapsAtBlanks()
{
    Typesetter &typesetter = papertools::typesetter();
    const QString text = u"Gate valve with brass body and rising stem, flanged to IS 778"_s;
    const QStringList lines = typesetter.wrap(text, 100, plain);
    QVERIFY(lines.size() > 2);
    QCOMPARE(lines.join(u' '), text);
    for (const QString &line : lines)
        QVERIFY(typesetter.width(line, plain) <= 100);
}

void PaperTypeTest::breaksAWordThatIsTooLong()
{
    Typesetter &typesetter = papertools::typesetter();
    for (const QString &word : {QString(80, u'W'), u"क्षत्रिय"_s.repeated(20)}) {
        const QStringList lines = typesetter.wrap(u"a "_s + word + u" b"_s, 100, plain);
        QVERIFY(lines.size() > 3);
        for (const QString &line : lines)
            QVERIFY(typesetter.width(line, plain) <= 100.01);
        QCOMPARE(lettersOf(lines.join(QString())), lettersOf(u"a "_s + word + u" b"_s));
    }
    // Narrower than one letter: each stands on a line of its own, and it ends.
    QCOMPARE(typesetter.wrap(u"WWW"_s, 1, plain).size(), 3);
}

void PaperTypeTest::keepsLineBreaksAndForgetsWhatCannotBeSeen()
{
    Typesetter &typesetter = papertools::typesetter();
    QCOMPARE(typesetter.wrap(u"one\n\ntwo\tthree\x07\n"_s, 500, plain),
             (QStringList{u"one"_s, QString(), u"two three"_s}));
    QVERIFY(typesetter.wrap(QString(), 500, plain).isEmpty());
}

void PaperTypeTest::keepsLettersApart()
{
    const TextItem item = papertools::typesetter().set(u"office"_s, {0, 0}, plain);
    QCOMPARE(item.spans.front().glyphs.size(), 6U);
}

void PaperTypeTest::printsEveryCharacterOfALongDescription_data()
{
    QTest::addColumn<QString>("description");
    const QString words = u"Bearing housing, grey iron, machined and painted, with two oil seals. "_s;
    QTest::newRow("40 characters") << words.left(40);
    QTest::newRow("300 characters") << words.repeated(5).left(300);
    QTest::newRow("5,000 characters with line breaks")
        << words.repeated(80).left(4'970).replace(700, 1, u"\n"_s) + QString(30, u'z');
    QTest::newRow("80 characters without a blank") << u"ABCDEFGHIJ"_s.repeated(8);
}

void PaperTypeTest::printsEveryCharacterOfALongDescription()
{
    QFETCH(QString, description);
    Document document = samples::document(DocumentKind::Invoice, 3);
    document.lines[1].description = description;
    for (const PaperTemplate look : {PaperTemplate::Classic, PaperTemplate::Modern, PaperTemplate::Compact}) {
        const PaperLayout layout = papertools::laidOut(document, samples::options(look));
        QString text;
        for (const PaperPage &page : layout.pages) {
            QCOMPARE(papertools::geometryFault(page), QString());
            text += descriptionsOf(page);
        }
        QCOMPARE(lettersOf(text).count(lettersOf(description)), 1);
        QVERIFY(lettersOf(papertools::pdfText(layout)).contains(lettersOf(description).right(25)));
    }
}

void PaperTypeTest::letsARowTallerThanAPageFlowOn()
{
    Document document = samples::document(DocumentKind::Invoice, 2);
    document.lines[0].description = u"Clause. "_s.repeated(3'000);
    document.lines[0].description.chop(1);
    const PaperLayout layout = papertools::laidOut(document, samples::options(PaperTemplate::Classic));
    QVERIFY(layout.pages.size() > 2);
    qsizetype clauses = 0;
    for (const PaperPage &page : layout.pages) {
        QCOMPARE(papertools::geometryFault(page), QString());
        clauses += papertools::textOf(page).count(u"Clause."_s);
    }
    QCOMPARE(clauses, 3'000);
}

void PaperTypeTest::measuresAsItSets()
{
    for (const QString &text : {u"Total 1,23,456.78"_s, u"शीर्षक ट्रेडर्स M6"_s}) {
        const TextItem item = papertools::typesetter().set(text, {5, 7}, plain);
        QVERIFY(qAbs(item.box.width() - papertools::typesetter().width(text, plain)) < 0.001);
        QCOMPARE(item.box.topLeft(), QPointF(5, 7));
    }
}

QTEST_MAIN(PaperTypeTest)
#include "tst_papertype.moc"
