#include "cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <vector>

using namespace Qt::StringLiterals;
using namespace desk::test;

// The paper as scripts get it: the real program, and its files read back by other programs.
class PrintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anInvoiceHasItsThreeCopiesWithTheirMarks();
    void chosenCopiesAloneArePrinted();
    void aCopyThatTheDocumentHasNotIsRefused();
    void aChallanHasTheMarksOfItsOwnRule();
    void aCancelledDocumentSaysSo();
    void aFileThatIsThereStaysUnlessReplacingWasAsked();
    void whatCannotBePrintedLeavesNoFile_data();
    void whatCannotBePrintedLeavesNoFile();
    void wrongWordsAreWrongUsage_data();
    void wrongWordsAreWrongUsage();
    void aLogoThatIsNoPictureIsRemarkedAndThePaperIsPrinted();
    void aListGoesIntoOneFileInItsOrder();
    void aListMayBeWhatListAnswers();
    void aWrongLineOfAListIsNamedAndNothingIsWritten();
    void aFolderGetsAFileForEach();
    void theDispatchSummaryHasEachLineOfTheChallans();
    void anInterruptLeavesNoHalfFile();
    void theSheetHoldsFiguresAsNumbers();
    void theFileTellsWhatItIs();

private:
    QString submit(const QString &kind, const QJsonArray &lines) const;
    Answer print(const QStringList &arguments) const { return m_program->run(QStringList{u"print"_s} + arguments); }
    QString text(const QString &file) const { return output(u"pdftotext"_s, {u"-layout"_s, file, u"-"_s}); }
    static QString output(const QString &program, const QStringList &arguments);
    QStringList files(const QString &pattern) const { return QDir(m_folder->path()).entryList({pattern}); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
    QString m_pdf;
};

void PrintTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
    m_pdf = m_program->path(u"out.pdf"_s);
}

QString PrintTest::submit(const QString &kind, const QJsonArray &lines) const
{
    const QJsonObject document{
        {u"kind"_s, kind}, {u"date"_s, u"2026-06-15"_s}, {u"party"_s, u"KAVERI"_s}, {u"lines"_s, lines}};
    const Answer answer = m_program->run({u"submit"_s, kind, m_program->file(u"document.json"_s, document)});
    if (answer.exitCode != 0)
        qFatal("not submitted: %s", answer.err.constData());
    return answer.json().value(u"number"_s).toString();
}

QString PrintTest::output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return QString::fromUtf8(process.readAllStandardOutput());
}

// R57: for recipient, transporter and supplier.
void PrintTest::anInvoiceHasItsThreeCopiesWithTheirMarks()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"12.345"_s)});
    const Answer answer = print({u"invoice"_s, number.toLower(), u"--pdf"_s, m_pdf});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json().value(u"pages"_s).toInt(), 3);
    const QStringList pages = text(m_pdf).split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 3);
    const QStringList marks{u"ORIGINAL FOR RECIPIENT"_s, u"DUPLICATE FOR TRANSPORTER"_s, u"TRIPLICATE FOR SUPPLIER"_s};
    for (int page = 0; page < 3; ++page) {
        QVERIFY(pages[page].contains(marks[page]));
        QVERIFY(pages[page].contains(number));
        QVERIFY(pages[page].contains(u"Page 1 of 1"_s));
        QVERIFY(pages[page].contains(u"Seal "_s));
    }
}

void PrintTest::chosenCopiesAloneArePrinted()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    const Answer answer = print({u"invoice"_s, number, u"--copies"_s, u"triplicate,Original"_s, u"--pdf"_s, m_pdf});
    QCOMPARE(answer.exitCode, 0);
    const QStringList pages = text(m_pdf).split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 2);
    QVERIFY(pages[0].contains(u"ORIGINAL FOR RECIPIENT"_s));
    QVERIFY(pages[1].contains(u"TRIPLICATE FOR SUPPLIER"_s));
}

void PrintTest::aCopyThatTheDocumentHasNotIsRefused()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    const Answer answer = print({u"invoice"_s, number, u"--copies"_s, u"office"_s, u"--pdf"_s, m_pdf});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.json().value(u"code"_s).toString(), u"no_copy"_s);
    QVERIFY(answer.json().value(u"message"_s).toString().contains(u"triplicate"_s));
    QVERIFY(files(u"out*"_s).isEmpty());
}

// R57: for consignee, transporter and consigner.
void PrintTest::aChallanHasTheMarksOfItsOwnRule()
{
    const QString number = submit(u"challan"_s, {line(u"NUT"_s, u"10"_s)});
    QCOMPARE(print({u"challan"_s, number, u"--copies"_s, u"all"_s, u"--pdf"_s, m_pdf}).exitCode, 0);
    const QString all = text(m_pdf);
    for (const QString &mark :
         {u"ORIGINAL FOR CONSIGNEE"_s, u"DUPLICATE FOR TRANSPORTER"_s, u"TRIPLICATE FOR CONSIGNER"_s})
        QCOMPARE(all.count(mark), 1);
}

void PrintTest::aCancelledDocumentSaysSo()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    QCOMPARE(m_program->run({u"cancel"_s, u"invoice"_s, number, u"--reason"_s, u"Wrong party"_s}).exitCode, 0);
    QCOMPARE(print({u"invoice"_s, number, u"--pdf"_s, m_pdf}).exitCode, 0);
    QVERIFY(text(m_pdf).contains(u"Wrong party"_s));
    QVERIFY(text(m_pdf).contains(u"Cancelled on 30-06-2026"_s));
}

void PrintTest::aFileThatIsThereStaysUnlessReplacingWasAsked()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    for (const QString &option : {u"--pdf"_s, u"--xlsx"_s}) {
        m_program->text(u"out.pdf"_s, "mine");
        const Answer refused = print({u"invoice"_s, number, option, m_pdf});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.json().value(u"code"_s).toString(), u"file_exists"_s);
        QFile kept(m_pdf);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("mine"));
        kept.close();
        QCOMPARE(print({u"invoice"_s, number, option, m_pdf, u"--overwrite"_s}).exitCode, 0);
        QVERIFY(QFile(m_pdf).size() > 1000);
    }
    QCOMPARE(files(u"out*"_s), QStringList{u"out.pdf"_s});
}

void PrintTest::whatCannotBePrintedLeavesNoFile_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");

    QTest::newRow("number that is not there")
        << QStringList{u"invoice"_s, u"INV/9"_s, u"--pdf"_s, u"out.pdf"_s} << u"not_found"_s;
    QTest::newRow("number of another year")
        << QStringList{u"invoice"_s, u"INV/26-27/00001"_s, u"--fy"_s, u"2025-26"_s, u"--pdf"_s, u"out.pdf"_s}
        << u"not_found"_s;
    QTest::newRow("folder that is not there")
        << QStringList{u"invoice"_s, u"INV/26-27/00001"_s, u"--pdf"_s, u"nowhere/out.pdf"_s} << u"cannot_write"_s;
    QTest::newRow("sheet in a folder that is not there")
        << QStringList{u"invoice"_s, u"INV/26-27/00001"_s, u"--xlsx"_s, u"nowhere/out.xlsx"_s} << u"cannot_write"_s;
    QTest::newRow("a file where a folder is meant")
        << QStringList{u"invoice"_s, u"INV/26-27/00001"_s, u"--pdf"_s, u"company.json/out.pdf"_s} << u"cannot_write"_s;
    QTest::newRow("certificate without words")
        << QStringList{u"invoice"_s, u"INV/26-27/00001"_s, u"--certificate"_s, u"--pdf"_s, u"out.pdf"_s}
        << u"no_text"_s;
    QTest::newRow("list that is not there")
        << QStringList{u"--list"_s, u"none.txt"_s, u"--pdf"_s, u"out.pdf"_s} << u"unreadable"_s;
}

void PrintTest::whatCannotBePrintedLeavesNoFile()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, code);
    QCOMPARE(submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)}), u"INV/26-27/00001"_s);
    const Answer answer = print(arguments);
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.json().value(u"code"_s).toString(), code);
    QVERIFY(!answer.json().value(u"message"_s).toString().isEmpty());
    QVERIFY(files(u"out*"_s).isEmpty());
    QVERIFY(!QFile::exists(m_program->path(u"nowhere"_s)));
}

void PrintTest::wrongWordsAreWrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing named") << QStringList{u"--pdf"_s, u"out.pdf"_s};
    QTest::newRow("no number") << QStringList{u"invoice"_s, u"--pdf"_s, u"out.pdf"_s};
    QTest::newRow("no target") << QStringList{u"invoice"_s, u"INV/1"_s};
    QTest::newRow("one and a list") << QStringList{u"invoice"_s, u"INV/1"_s, u"--list"_s,
                                                   u"a.txt"_s,   u"--pdf"_s, u"out.pdf"_s};
    QTest::newRow("kind that is none") << QStringList{u"letter"_s, u"1"_s, u"--pdf"_s, u"out.pdf"_s};
    QTest::newRow("copy that is none") << QStringList{u"invoice"_s, u"INV/1"_s, u"--copies"_s,
                                                      u"fourth"_s,  u"--pdf"_s, u"out.pdf"_s};
    QTest::newRow("sheet of many") << QStringList{u"--list"_s, u"a.txt"_s, u"--xlsx"_s, u"out.xlsx"_s};
}

void PrintTest::wrongWordsAreWrongUsage()
{
    QFETCH(const QStringList, arguments);
    const Answer answer = print(arguments);
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.err.count('\n'), 1);
    QVERIFY(files(u"out*"_s).isEmpty());
}

void PrintTest::aLogoThatIsNoPictureIsRemarkedAndThePaperIsPrinted()
{
    m_program->text(u"logo.png"_s, "no picture");
    const QString other = m_program->path(u"other.db"_s);
    const QString company = m_program->text(
        u"other.json"_s, R"({"name":"Hegde Metal Works","state":"29","gstin":"29AAAAA0000A1ZY","logo":"logo.png"})");
    QCOMPARE(m_program->plain({u"new"_s, other, u"--company"_s, company}).exitCode, 0);
    m_program->text(u"doc.json"_s, R"({"date":"2026-06-15","party":{"name":"Cash buyer","state":"29","type":"consumer"},
        "lines":[{"description":"Copper rod","hsn":"7407","unit":"KGS","qty":"2","rate":"87.65","gst":"18"}]})");
    const Answer saved = m_program->plain({u"--db"_s, other, u"--json"_s, u"submit"_s, u"invoice"_s, u"doc.json"_s});
    QVERIFY2(saved.exitCode == 0, saved.out);
    const Answer answer = m_program->plain({u"--db"_s, other, u"--json"_s, u"print"_s, u"invoice"_s,
                                            saved.json().value(u"number"_s).toString(), u"--pdf"_s, m_pdf});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY(answer.json().value(u"remarks"_s).toArray().at(0).toString().contains(u"logo"_s));
    QVERIFY(answer.err.contains("logo"));
    QVERIFY(text(m_pdf).contains(u"Hegde Metal Works"_s));
}

void PrintTest::aListGoesIntoOneFileInItsOrder()
{
    const QString first = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    const QString second = submit(u"invoice"_s, {line(u"NUT"_s, u"2"_s)});
    const QString challan = submit(u"challan"_s, {line(u"NUT"_s, u"3"_s)});
    const QByteArray list = "# to the customer\n\ninvoice " + second.toLatin1() + " 2026-27\nchallan "
        + challan.toLatin1() + "\n  invoice   " + first.toLatin1() + "\n";
    const Answer answer = print(
        {u"--list"_s, m_program->text(u"list.txt"_s, list), u"--copies"_s, u"original"_s, u"--pdf"_s, m_pdf});
    QVERIFY2(answer.exitCode == 0, answer.out);
    QVERIFY(answer.err.contains("3 of 3"));
    const QStringList pages = text(m_pdf).split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 3);
    QVERIFY(pages[0].contains(second));
    QVERIFY(pages[1].contains(challan));
    QVERIFY(pages[2].contains(first));
}

void PrintTest::aListMayBeWhatListAnswers()
{
    submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    submit(u"invoice"_s, {line(u"ROD"_s, u"2"_s)});
    submit(u"invoice"_s, {line(u"ROD"_s, u"3"_s)});
    const Answer listed = m_program->run({u"list"_s, u"invoice"_s, u"--limit"_s, u"2"_s});
    QCOMPARE(listed.lines().size(), 3); // the last one is where the next page begins
    const Answer answer = print({u"--list"_s, m_program->text(u"list.txt"_s, listed.out), u"--pdf"_s, m_pdf});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.json().value(u"documents"_s).toInt(), 2);
}

void PrintTest::aWrongLineOfAListIsNamedAndNothingIsWritten()
{
    const QByteArray number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)}).toLatin1();
    for (const QByteArray &wrong : {QByteArray("invoice INV/99"), QByteArray("letter 1"), QByteArray("invoice"),
                                    QByteArray("invoice A 2026-27 more"), QByteArray("{\"kind\":1}")}) {
        const QString list = m_program->text(u"list.txt"_s, "invoice " + number + "\n" + wrong + "\n");
        const Answer answer = print({u"--list"_s, list, u"--pdf"_s, m_pdf});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.json().value(u"message"_s).toString().startsWith(u"Line 2"_s), answer.out);
        QVERIFY(files(u"out*"_s).isEmpty());
    }
}

void PrintTest::aFolderGetsAFileForEach()
{
    const QByteArray first = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)}).toLatin1();
    const QByteArray second = submit(u"challan"_s, {line(u"ROD"_s, u"2"_s)}).toLatin1();
    const QString list = m_program->text(u"list.txt"_s, "invoice " + first + "\nchallan " + second + "\n");
    QVERIFY(QDir(m_folder->path()).mkdir(u"papers"_s));
    QCOMPARE(print({u"--list"_s, list, u"--folder"_s, u"papers"_s}).exitCode, 0);
    QCOMPARE(QDir(m_program->path(u"papers"_s)).entryList(QDir::Files),
             (QStringList{u"DC-26-27-00001.pdf"_s, u"INV-26-27-00001.pdf"_s}));
    const Answer again = print({u"--list"_s, list, u"--folder"_s, u"papers"_s});
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.json().value(u"code"_s).toString(), u"file_exists"_s);
}

void PrintTest::theDispatchSummaryHasEachLineOfTheChallans()
{
    const QByteArray first = submit(u"challan"_s, {line(u"ROD"_s, u"1.5"_s), line(u"NUT"_s, u"40"_s)}).toLatin1();
    const QByteArray second = submit(u"challan"_s, {line(u"NUT"_s, u"60"_s)}).toLatin1();
    const QString list = m_program->text(u"list.txt"_s, "challan " + first + "\nchallan " + second + "\n");
    QCOMPARE(print({u"--list"_s, list, u"--dispatches"_s, u"--pdf"_s, m_pdf}).exitCode, 0);
    const QString all = text(m_pdf);
    QVERIFY(all.contains(u"Dispatch Summary"_s));
    QCOMPARE(all.count(QString::fromLatin1(first)), 2);
    QCOMPARE(all.count(QString::fromLatin1(second)), 1);
    QVERIFY(QRegularExpression(u"Total in NOS\\s+100"_s).match(all).hasMatch());
}

// The signal comes when the program has told that it is at work.
void PrintTest::anInterruptLeavesNoHalfFile()
{
    const QString demo = m_program->path(u"demo.db"_s);
    QCOMPARE(m_program->plain({u"demo"_s, demo, u"--documents"_s, u"400"_s}).exitCode, 0);
    const Answer listed = m_program->plain(
        {u"--db"_s, demo, u"--json"_s, u"list"_s, u"challan"_s, u"--limit"_s, u"1000"_s});
    // Ten times over, so that there is much to do when the signal comes.
    const QString list = m_program->text(u"list.txt"_s, listed.out.repeated(10));
    QProcess process;
    process.setProcessEnvironment(m_program->environment());
    process.setWorkingDirectory(m_folder->path());
    process.start(Program::programPath(),
                  {u"--db"_s, demo, u"--json"_s, u"print"_s, u"--list"_s, list, u"--pdf"_s, m_pdf});
    process.setReadChannel(QProcess::StandardError);
    QByteArray told;
    while (!told.contains(" of ") && process.waitForReadyRead(60'000))
        told += process.readAllStandardError();
    QVERIFY2(told.contains(" of "), told);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(files(u"out*"_s).isEmpty());
}

void PrintTest::theSheetHoldsFiguresAsNumbers()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"12.345"_s), line(u"NUT"_s, u"3"_s)});
    const QString sheet = m_program->path(u"out.xlsx"_s);
    QCOMPARE(print({u"invoice"_s, number, u"--xlsx"_s, sheet}).exitCode, 0);
    const QString cells = output(u"unzip"_s, {u"-p"_s, sheet, u"xl/worksheets/sheet1.xml"_s});
    const QString words = output(u"unzip"_s, {u"-p"_s, sheet, u"xl/sharedStrings.xml"_s});
    // Cells without t="s" hold numbers: quantity, rate, taxable value and tax of the first line.
    std::vector<double> figures;
    static const QRegularExpression cell(u"<c r=\"[A-Z]+\\d+\"(?: s=\"\\d+\")?><v>([^<]+)</v></c>"_s);
    for (const QRegularExpressionMatch &match : cell.globalMatch(cells))
        figures.push_back(match.captured(1).toDouble());
    for (const double figure : {12.345, 87.65, 1082.04, 97.38}) {
        const bool found = std::any_of(figures.begin(), figures.end(),
                                       [figure](double other) { return std::abs(other - figure) < 1e-9; });
        QVERIFY2(found, qPrintable(QString::number(figure)));
    }
    for (const QString &word : {u"Tax Invoice"_s, number, u"Kaveri Pumps"_s, u"29BBBBB1111B1ZJ"_s, u"Copper rod"_s,
                                u"7407"_s, u"Taxable value"_s, u"Rupees "_s})
        QVERIFY2(words.contains(word), qPrintable(word));
}

void PrintTest::theFileTellsWhatItIs()
{
    const QString number = submit(u"invoice"_s, {line(u"ROD"_s, u"1"_s)});
    QCOMPARE(print({u"invoice"_s, number, u"--pdf"_s, m_pdf}).exitCode, 0);
    const QString info = output(u"pdfinfo"_s, {m_pdf});
    QVERIFY(info.contains(u"Tax Invoice %1, 15-06-2026"_s.arg(number)));
    QVERIFY(info.contains(u"Challan Desk"_s));
    const QString fonts = output(u"pdffonts"_s, {m_pdf});
    QVERIFY(!fonts.contains(QRegularExpression(u"\\bno +(yes|no) +(yes|no) +\\d"_s))); // every face embedded
}

QTEST_GUILESS_MAIN(PrintTest)
#include "tst_print.moc"
