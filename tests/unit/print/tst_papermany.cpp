#include "papertools.h"
#include "samples.h"

#include "print/pdf.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

// Many documents in one file, laid out on one thread and drawn on another.
class PaperManyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesManyIntoOneFileInOrder();
    void stopsManyWithoutAFile();
    void leavesNoFileWhereItCannotWrite();
};

void PaperManyTest::writesManyIntoOneFileInOrder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"many.pdf"_s);
    const auto make = [](std::size_t i, Typesetter &typesetter) {
        Document document = samples::document(DocumentKind::Challan, 2);
        document.number = u"DC/%1"_s.arg(i);
        return layOut(document, samples::options(PaperTemplate::Compact), {}, typesetter);
    };
    std::size_t seen = 0;
    const auto progress = [&seen](std::size_t done) { return done == ++seen; };
    QVERIFY(writeMany(path, u"Many"_s, 50, make, progress, papertools::typesetter()));
    QCOMPARE(seen, 50U);
    const QStringList pages =
        QString::fromUtf8(papertools::run(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s})).split(u'\f');
    QCOMPARE(pages.size(), 51);
    for (int i = 0; i < 50; ++i)
        QVERIFY(pages.at(i).contains(u"Challan no. DC/%1\n"_s.arg(i)));
}

void PaperManyTest::stopsManyWithoutAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"many.pdf"_s);
    const auto make = [](std::size_t i, Typesetter &typesetter) {
        Document document = samples::document(DocumentKind::Challan, 2);
        if (i == 7)
            document.lines.clear();
        return layOut(document, samples::options(PaperTemplate::Compact), {}, typesetter);
    };
    const auto go = [](std::size_t) { return true; };
    const auto stop = [](std::size_t done) { return done < 3; };
    QCOMPARE(writeMany(path, u"Many"_s, 50, make, go, papertools::typesetter()).error().code, u"no_lines"_s);
    QCOMPARE(writeMany(path, u"Many"_s, 50, make, stop, papertools::typesetter()).error().code, u"cancelled"_s);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void PaperManyTest::leavesNoFileWhereItCannotWrite()
{
    const QTemporaryDir folder;
    bool asked = false;
    const auto make = [&asked](std::size_t, Typesetter &typesetter) {
        asked = true;
        return layOut(samples::document(DocumentKind::Challan, 1), samples::options(PaperTemplate::Classic), {},
                      typesetter);
    };
    const auto refused = writeMany(folder.filePath(u"gone/many.pdf"_s), u"Many"_s, 5, make, {},
                                   papertools::typesetter());
    QCOMPARE(refused.error().code, u"cannot_write"_s);
    QVERIFY(!asked);
}

QTEST_MAIN(PaperManyTest)
#include "tst_papermany.moc"
