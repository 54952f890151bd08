#include "gui/forms/windowkit.h"

#include "base/typed.h"
#include "db/transaction.h"
#include "services/documents.h"
#include "services/papers.h"
#include "viewmodels/documentformmodel.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "views/document/documentview.h"
#include "views/lists/documentlistpage.h"
#include "views/print/pagecanvas.h"
#include "views/print/printpreview.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/pagedtableview.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPrinter>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The preview as people meet it: opened by keys, and what leaves the program read back from its file.
class Preview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void ctrlPOnADocumentShowsItsPaper();
    void ctrlPRightAfterSubmitPrintsWhatWasSaved();
    void ctrlPOnAFormShowsADraftAndSavesNothing();
    void theCopiesTickedAreRememberedForTheKind();
    void thePdfIsNamedByTheNumberAndNothingIsOverwrittenUnasked();
    void aFolderThatIsNotThereFallsBackAndSaysWhere();
    void withoutAPrinterThePdfIsOffered();
    void thePrinterGetsTheSamePages();
    void aPageRangeIsKept();
    void theTickedRowsGoIntoOneFile();
    void aStopLeavesNoFile();
    void ofManyEachCanBeLookedAt();
    void theMailProgramGetsThePdf();
    void withoutAMailProgramThePdfIsOffered();
    void theSheetIsSavedBesideThePdf();
    void zoomAndPagesGoByKeys();
    void escapeClosesOneLevel();
    void theDispatchSummaryIsOfferedForChallans();
    void aCertificateWithoutWordsSaysWhereToEnterThem();
    void theCertificateHasTheWordsOfTheOffice();

private:
    PrintPreview *open(WindowKit &kit, const std::vector<qint64> &ids, PrintPort port = port_());
    static PrintPort port_();
    static PrintPreview *shown(WindowKit &kit);
    static MessageBar *bar(const PrintPreview *preview) { return preview->findChild<MessageBar *>(u"messageBar"_s); }
    static QString text(const QString &file);
    QStringList saved() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void Preview::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

PrintPort Preview::port_()
{
    PrintPort port;
    port.hasPrinter = [] { return false; };
    port.choose = [](QPrinter &, QWidget *, const std::function<void()> &) { QFAIL("there is no printer to choose"); };
    return port;
}

QString Preview::text(const QString &file)
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, file, u"-"_s});
    if (!reader.waitForFinished() || reader.exitCode() != 0)
        qFatal("%s cannot be read", qPrintable(file));
    return QString::fromUtf8(reader.readAllStandardOutput());
}

PrintPreview *Preview::shown(WindowKit &kit)
{
    PrintPreview *preview = nullptr;
    [&] {
        QTRY_VERIFY(preview = kit.window().findChild<PrintPreview *>());
        QTRY_VERIFY(preview->layoutShown());
        QTRY_COMPARE(QGuiApplication::focusWindow(), preview->windowHandle());
    }();
    return preview;
}

// With a port of the test instead of the computer's.
PrintPreview *Preview::open(WindowKit &kit, const std::vector<qint64> &ids, PrintPort port)
{
    QSettings().setValue(u"print/folder"_s, m_folder->path());
    auto *preview = new PrintPreview({&kit.company(), nullptr, kit.actor(), kit.path()}, kit.window().faults(),
                                     std::move(port), &kit.window());
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->resize(1000, 700);
    preview->open();
    preview->showDocuments(ids);
    return shown(kit);
}

void Preview::ctrlPOnADocumentShowsItsPaper()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"12.5"_s);
    kit.window().openDocument(challan.id.value(), DocumentKind::Challan);
    press(Qt::Key_P, Qt::ControlModifier);
    PrintPreview *preview = shown(kit);
    QCOMPARE(preview->layoutShown()->pages.size(), std::size_t(3));
    QVERIFY(preview->windowTitle().contains(challan.number));
    QCOMPARE(preview->findChild<QListView *>(u"thumbs"_s)->model()->rowCount(), 3);
    QCOMPARE(preview->findChild<QLabel *>(u"pageLabel"_s)->text(), u"Page 1 of 3"_s);
}

void Preview::ctrlPRightAfterSubmitPrintsWhatWasSaved()
{
    WindowKit kit;
    kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    enter(u"copper"_s);
    enter(u"3"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QTRY_VERIFY(kit.form(DocumentKind::Challan)->model()->isEmpty());
    press(Qt::Key_P, Qt::ControlModifier);
    const PrintPreview *preview = shown(kit);
    QVERIFY(preview->windowTitle().contains(kit.documents(DocumentKind::Challan).front().number));
    QVERIFY(preview->layoutShown()->pages.front().stamps.empty());
}

void Preview::ctrlPOnAFormShowsADraftAndSavesNothing()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Invoice);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    type(u"3"_s);
    press(Qt::Key_P, Qt::ControlModifier); // the open cell belongs to it
    const PrintPreview *preview = shown(kit);
    for (const PaperPage &page : preview->layoutShown()->pages) {
        QCOMPARE(page.stamps.size(), std::size_t(1));
        QCOMPARE(page.stamps.front().text, u"DRAFT"_s);
    }
    const auto &texts = preview->layoutShown()->pages.front().items.texts;
    const auto has = [&texts](const QString &wanted) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](const TextItem &item) { return item.text.contains(wanted); });
    };
    QVERIFY(has(u"Kaveri Pumps"_s));
    QVERIFY(has(u"Copper rod"_s));
    QVERIFY(has(u"2,436.00"_s)); // 3 x 812
    QVERIFY(!has(u"INV/"_s));
    QVERIFY(kit.documents(DocumentKind::Invoice).empty());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!kit.window().findChild<PrintPreview *>());
    QVERIFY(!kit.form(DocumentKind::Invoice)->model()->isEmpty());
}

void Preview::theCopiesTickedAreRememberedForTheKind()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    QTest::mouseClick(preview->findChild<QWidget *>(u"duplicateCopy"_s), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(preview->layoutShown()->pages.size(), std::size_t(2));
    QCOMPARE(preview->layoutShown()->pages[1].mark, u"TRIPLICATE FOR CONSIGNER"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!kit.window().findChild<PrintPreview *>());
    preview = open(kit, {challan.id.value()});
    QCOMPARE(preview->layoutShown()->pages.size(), std::size_t(2));
}

void Preview::thePdfIsNamedByTheNumberAndNothingIsOverwrittenUnasked()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved(), QStringList{u"DC-26-27-00001.pdf"_s});
    QVERIFY(bar(preview)->plainText().contains(u"Saved DC-26-27-00001.pdf"_s));
    const QString path = QDir(m_folder->path()).filePath(u"DC-26-27-00001.pdf"_s);
    QVERIFY(text(path).contains(challan.number));

    QFile mine(path);
    QVERIFY(mine.open(QIODevice::WriteOnly) && mine.write("mine") == 4);
    mine.close();
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(bar(preview)->plainText().contains(u"already"_s));
    QCOMPARE(QFileInfo(path).size(), 4);
    Q_EMIT bar(preview)->linkActivated(u"both"_s);
    QCOMPARE(saved(), (QStringList{u"DC-26-27-00001 (2).pdf"_s, u"DC-26-27-00001.pdf"_s}));
    QCOMPARE(QFileInfo(path).size(), 4);
    press(Qt::Key_S, Qt::ControlModifier);
    Q_EMIT bar(preview)->linkActivated(u"replace"_s);
    QVERIFY(text(path).contains(challan.number));
    QCOMPARE(saved().size(), 2);
}

void Preview::aFolderThatIsNotThereFallsBackAndSaysWhere()
{
    WindowKit kit;
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", m_folder->path().toLocal8Bit());
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    QSettings().setValue(u"print/folder"_s, m_folder->path() + u"/gone"_s);
    press(Qt::Key_S, Qt::ControlModifier);
    qputenv("HOME", home);
    const QString told = bar(preview)->plainText();
    QVERIFY2(told.contains(u"/gone is not there"_s), qPrintable(told));
    QVERIFY2(told.contains(u"Saved DC-26-27-00001.pdf in %1"_s.arg(m_folder->path())), qPrintable(told));
    QCOMPARE(bar(preview)->tone(), Tone::Warning);
    QCOMPARE(saved(), QStringList{u"DC-26-27-00001.pdf"_s});
}

void Preview::withoutAPrinterThePdfIsOffered()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    QCOMPARE(preview->findChild<QPushButton *>(u"pdfButton"_s)->property("kind").toString(), u"primary"_s);
    press(Qt::Key_Return);
    QVERIFY(bar(preview)->plainText().contains(u"No printer is set up"_s));
    Q_EMIT bar(preview)->linkActivated(u"pdf"_s);
    QCOMPARE(saved(), QStringList{u"DC-26-27-00001.pdf"_s});
}

void Preview::thePrinterGetsTheSamePages()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"12.5"_s);
    const QString spool = QDir(m_folder->path()).filePath(u"spool.pdf"_s);
    PrintPort port;
    port.hasPrinter = [] { return true; };
    port.choose = [&](QPrinter &printer, QWidget *, const std::function<void()> &accepted) {
        printer.setOutputFileName(spool);
        accepted();
    };
    PrintPreview *preview = open(kit, {challan.id.value()}, port);
    press(Qt::Key_Return);
    QVERIFY(bar(preview)->tone() == Tone::Success);
    const QStringList pages = text(spool).split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 3);
    QVERIFY(pages[0].contains(u"ORIGINAL FOR CONSIGNEE"_s));
    QVERIFY(pages[2].contains(u"TRIPLICATE FOR CONSIGNER"_s));
    QVERIFY(pages[2].contains(challan.number));
}

void Preview::aPageRangeIsKept()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    const QString spool = QDir(m_folder->path()).filePath(u"spool.pdf"_s);
    PrintPort port;
    port.hasPrinter = [] { return true; };
    port.choose = [&](QPrinter &printer, QWidget *, const std::function<void()> &accepted) {
        printer.setOutputFileName(spool);
        printer.setPrintRange(QPrinter::PageRange);
        printer.setFromTo(2, 2);
        accepted();
    };
    open(kit, {challan.id.value()}, port);
    press(Qt::Key_Return);
    const QStringList pages = text(spool).split(u'\f', Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), 1);
    QVERIFY(pages[0].contains(u"DUPLICATE FOR TRANSPORTER"_s));
}

void Preview::theTickedRowsGoIntoOneFile()
{
    WindowKit kit;
    for (int count = 1; count <= 3; ++count)
        kit.challanOf(u"KAVERI"_s, u"ROD12"_s, QString::number(count));
    QSettings().setValue(u"print/folder"_s, m_folder->path());
    DocumentListPage *list = kit.list(DocumentKind::Challan);
    auto *table = list->findChild<PagedTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->setFocus();
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_P, Qt::ControlModifier);
    PrintPreview *preview = shown(kit);
    QCOMPARE(preview->findChild<QLabel *>(u"documentLabel"_s)->text(), u"Document 1 of 3"_s);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!preview->isRunning());
    QCOMPARE(saved(), QStringList{u"3 documents.pdf"_s});
    const QString all = text(QDir(m_folder->path()).filePath(u"3 documents.pdf"_s));
    QCOMPARE(all.count(u'\f'), 9);
    for (const Document &challan : kit.documents(DocumentKind::Challan))
        QVERIFY(all.contains(challan.number));
    QCOMPARE(bar(preview)->tone(), Tone::Success);
}

void Preview::aStopLeavesNoFile()
{
    WindowKit kit;
    std::vector<qint64> ids;
    for (int count = 0; count < 3; ++count)
        ids.push_back(kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s).id.value());
    PrintPreview *preview = open(kit, ids);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(preview->isRunning());
    press(Qt::Key_Escape);
    QVERIFY(!preview->isRunning());
    QVERIFY(bar(preview)->plainText().startsWith(u"Stopped"_s));
    QVERIFY(preview->isVisible());
    QVERIFY(saved().isEmpty());
}

void Preview::ofManyEachCanBeLookedAt()
{
    WindowKit kit;
    const Document first = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    const Document second = kit.challanOf(u"SAHYA"_s, u"BOLT8"_s, u"1"_s);
    PrintPreview *preview = open(kit, {first.id.value(), second.id.value()});
    QVERIFY(preview->windowTitle().contains(first.number));
    press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(preview->windowTitle().contains(second.number));
    press(Qt::Key_PageDown, Qt::ControlModifier);
    press(Qt::Key_PageUp, Qt::ControlModifier);
    QTRY_VERIFY(preview->windowTitle().contains(first.number));
}

void Preview::theMailProgramGetsThePdf()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    const QString program = QDir(m_folder->path()).filePath(u"mailer"_s);
    const QString told = QDir(m_folder->path()).filePath(u"told"_s);
    QFile script(program);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + told.toUtf8() + "'\ncp \"$4\" '" + told.toUtf8() + ".pdf'\n");
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    script.close();
    PrintPort port = port_();
    port.mailProgram = program;
    PrintPreview *preview = open(kit, {challan.id.value()}, port);
    QTest::mouseClick(preview->findChild<QPushButton *>(u"mailButton"_s), Qt::LeftButton);
    QTRY_VERIFY(bar(preview)->plainText().contains(u"has the PDF"_s));
    QFile arguments(told);
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    const QStringList words = QString::fromUtf8(arguments.readAll()).split(u'\n');
    QCOMPARE(words[0], u"--subject"_s);
    QVERIFY(words[1].contains(challan.number));
    QCOMPARE(words[2], u"--attach"_s);
    QVERIFY(words[3].endsWith(u"/DC-26-27-00001.pdf"_s));
    QVERIFY(text(told + u".pdf"_s).contains(challan.number));
}

void Preview::withoutAMailProgramThePdfIsOffered()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    QTest::mouseClick(preview->findChild<QPushButton *>(u"mailButton"_s), Qt::LeftButton);
    QVERIFY(bar(preview)->plainText().contains(u"No mail program"_s));

    press(Qt::Key_Escape);
    QTRY_VERIFY(!kit.window().findChild<PrintPreview *>());
    PrintPort broken = port_();
    broken.mailProgram = u"/nowhere/mailer"_s;
    preview = open(kit, {challan.id.value()}, broken);
    QTest::mouseClick(preview->findChild<QPushButton *>(u"mailButton"_s), Qt::LeftButton);
    QTRY_VERIFY(bar(preview)->plainText().contains(u"did not open"_s));
}

void Preview::theSheetIsSavedBesideThePdf()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    QTest::mouseClick(preview->findChild<QPushButton *>(u"sheetButton"_s), Qt::LeftButton);
    QCOMPARE(saved(), QStringList{u"DC-26-27-00001.xlsx"_s});
    QTest::mouseClick(preview->findChild<QPushButton *>(u"sheetButton"_s), Qt::LeftButton);
    QVERIFY(bar(preview)->plainText().contains(u"already"_s));
}

void Preview::zoomAndPagesGoByKeys()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    auto *canvas = preview->findChild<PageCanvas *>();
    const qreal wide = canvas->scale();
    press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(canvas->scale() < wide);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas->scale(), wide);
    press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(canvas->scale() > wide);
    press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas->currentPage(), 0);
    for (int presses = 0; presses < 8 && canvas->currentPage() < 2; ++presses)
        press(Qt::Key_PageDown);
    QCOMPARE(canvas->currentPage(), 2);
    QCOMPARE(preview->findChild<QLabel *>(u"pageLabel"_s)->text(), u"Page 3 of 3"_s);
    QCOMPARE(preview->findChild<QListView *>(u"thumbs"_s)->currentIndex().row(), 2);
}

void Preview::escapeClosesOneLevel()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    kit.window().openDocument(challan.id.value(), DocumentKind::Challan);
    press(Qt::Key_P, Qt::ControlModifier);
    shown(kit);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!kit.window().findChild<PrintPreview *>());
    QVERIFY(qobject_cast<DocumentView *>(kit.window().currentPage()));
}

void Preview::theDispatchSummaryIsOfferedForChallans()
{
    WindowKit kit;
    const Document first = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    const Document second = kit.challanOf(u"SAHYA"_s, u"ROD12"_s, u"2"_s);
    PrintPreview *preview = open(kit, {first.id.value(), second.id.value()});
    auto *box = preview->findChild<QComboBox *>(u"paperBox"_s);
    box->setCurrentIndex(box->findText(u"Dispatch summary"_s));
    Q_EMIT box->activated(box->currentIndex());
    QTRY_VERIFY(preview->layoutShown() && preview->layoutShown()->pages.size() == 1);
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved(), QStringList{u"Dispatch summary.pdf"_s});
    const QString all = text(QDir(m_folder->path()).filePath(u"Dispatch summary.pdf"_s));
    QVERIFY(all.contains(first.number) && all.contains(second.number));
}

void Preview::aCertificateWithoutWordsSaysWhereToEnterThem()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    PrintPreview *preview = open(kit, {challan.id.value()});
    auto *box = preview->findChild<QComboBox *>(u"paperBox"_s);
    box->setCurrentIndex(box->findText(u"Guarantee certificate"_s));
    Q_EMIT box->activated(box->currentIndex());
    QVERIFY(!preview->layoutShown());
    QVERIFY(bar(preview)->plainText().contains(u"settings"_s));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(saved().isEmpty());
    QVERIFY(!preview->findChild<QPushButton *>(u"printButton"_s)->isEnabled());
}

// R38, in part: printed for a challan with the words of the settings.
void Preview::theCertificateHasTheWordsOfTheOffice()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    kit.company().database()->withConnection([&](Connection &connection) {
        Transaction transaction(connection);
        QVERIFY(changePaperSettings(connection, {{u"guarantee"_s, u"Good for twelve months."_s}}, {}, kit.actor()));
        transaction.commit();
    });
    PrintPreview *preview = open(kit, {challan.id.value()});
    auto *box = preview->findChild<QComboBox *>(u"paperBox"_s);
    box->setCurrentIndex(box->findText(u"Guarantee certificate"_s));
    Q_EMIT box->activated(box->currentIndex());
    press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved(), QStringList{u"Guarantee DC-26-27-00001.pdf"_s});
    const QString all = text(QDir(m_folder->path()).filePath(saved().front()));
    QVERIFY(all.contains(u"Guarantee Certificate"_s) && all.contains(u"Good for twelve months."_s));
    QVERIFY(all.contains(challan.number));
}

QTEST_MAIN(Preview)
#include "tst_preview.moc"
