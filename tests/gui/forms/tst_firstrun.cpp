#include "app/program.h"
#include "services/companies.h"
#include "support/tempdatabase.h"
#include "views/dialogs/rollbackdialog.h"
#include "views/firstrun/firstrunpage.h"
#include "views/firstrun/startwindow.h"
#include "views/shell/mainwindow.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

ProgramOptions optionsFor(const QString &company)
{
    ProgramOptions options;
    options.company = company;
    options.actor.user = u"ramesh"_s;
    options.actor.clock = std::make_shared<FixedDayClock>(QDate(2026, 6, 12));
    return options;
}

QLineEdit *edit(StartWindow *start, const char *name)
{
    return start->findChild<QLineEdit *>(QString::fromLatin1(name));
}

void click(StartWindow *start, const char *name)
{
    start->findChild<QPushButton *>(QString::fromLatin1(name))->click();
}

QString headline(StartWindow *start)
{
    return start->faultDialog()->findChild<QLabel *>(u"headlineLabel"_s)->text();
}

} // namespace

// From nothing to a company, and what stands on the screen when its file cannot be opened.
class FirstRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCompanyIsMadeAndItsWindowOpens();
    void ctrlEnterMakesTheCompanyFromAnyField();
    void aGstinFillsTheStateAndAWrongOneIsToldAtOnce();
    void anExistingFileIsNotReplaced();
    void theSampleCompanyCanBeLoaded();
    void aMissingFileOffersAnother();
    void aForeignFileIsRefused();
    void aReadOnlyFileOpensForReading();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void FirstRun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QCoreApplication::setOrganizationName(u"ChallanDesk"_s);
    QCoreApplication::setApplicationName(u"ChallanDesk"_s);
}

void FirstRun::aCompanyIsMadeAndItsWindowOpens()
{
    Program program(optionsFor({}));
    program.start();
    StartWindow *start = program.startWindow();
    QVERIFY(start->isVisible());
    const QString file = m_folder->filePath(u"books/malnad.db"_s);
    edit(start, "nameEdit")->setText(u"Malnad Metal Works"_s);
    edit(start, "gstinEdit")->setText(u"29AAAAA0000A1ZY"_s);
    edit(start, "addressEdit")->setText(u"7 Foundry Street"_s);
    edit(start, "cityEdit")->setText(u"Shivamogga"_s);
    edit(start, "pinEdit")->setText(u"577201"_s);
    edit(start, "fileEdit")->setText(file);
    click(start, "createButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.window(), 20000);
    QVERIFY(!start->isVisible());
    QTRY_VERIFY(program.window()->windowTitle().contains(u"Malnad Metal Works"_s));
    const auto stored = Database::open({DatabaseUrl::Kind::Sqlite, file}, OpenMode::Existing)
                            ->withConnection([](Connection &connection) { return company(connection); });
    QCOMPARE(stored.value().address.state, u"29"_s);
    QCOMPARE(stored.value().address.pin, u"577201"_s);
}

void FirstRun::ctrlEnterMakesTheCompanyFromAnyField()
{
    Program program(optionsFor({}));
    program.start();
    StartWindow *start = program.startWindow();
    QVERIFY(QTest::qWaitForWindowActive(start));
    edit(start, "nameEdit")->setText(u"Malnad Metal Works"_s);
    edit(start, "gstinEdit")->setText(u"29AAAAA0000A1ZY"_s);
    edit(start, "fileEdit")->setText(m_folder->filePath(u"keys/malnad.db"_s));
    start->findChild<QComboBox *>(u"stateBox"_s)->setFocus();
    QTest::keyClick(start->windowHandle(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(program.window(), 20000);
}

void FirstRun::aGstinFillsTheStateAndAWrongOneIsToldAtOnce()
{
    FirstRunPage page(m_folder->filePath(u"x.db"_s));
    auto *gstin = page.findChild<QLineEdit *>(u"gstinEdit"_s);
    gstin->setText(u"27ccccc2222c1z8"_s);
    Q_EMIT gstin->editingFinished();
    QCOMPARE(gstin->text(), u"27CCCCC2222C1Z8"_s);
    QCOMPARE(page.findChild<QComboBox *>(u"stateBox"_s)->currentData().toString(), u"27"_s);
    gstin->setText(u"27CCCCC2222C1Z9"_s);
    Q_EMIT gstin->editingFinished();
    QVERIFY(gstin->property("bad").toBool());
    QSignalSpy created(&page, &FirstRunPage::createRequested);
    page.findChild<QPushButton *>(u"createButton"_s)->click();
    QCOMPARE(created.size(), 0);
}

void FirstRun::anExistingFileIsNotReplaced()
{
    const QString file = m_folder->filePath(u"letter.db"_s);
    QFile other(file);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("dear sir");
    other.close();
    FirstRunPage page(file);
    page.findChild<QLineEdit *>(u"nameEdit"_s)->setText(u"Malnad Metal Works"_s);
    page.findChild<QComboBox *>(u"stateBox"_s)->setCurrentIndex(5);
    QSignalSpy created(&page, &FirstRunPage::createRequested);
    page.findChild<QPushButton *>(u"createButton"_s)->click();
    QCOMPARE(created.size(), 0);
    QVERIFY(page.findChild<QLineEdit *>(u"fileEdit"_s)->property("bad").toBool());
}

void FirstRun::theSampleCompanyCanBeLoaded()
{
    Program program(optionsFor({}));
    program.start();
    click(program.startWindow(), "sampleButton");
    QTRY_VERIFY_WITH_TIMEOUT(program.window(), 60000);
    QTRY_VERIFY(program.window()->currentPage());
}

void FirstRun::aMissingFileOffersAnother()
{
    Program program(optionsFor(m_folder->filePath(u"gone.db"_s)));
    program.start();
    QTRY_VERIFY(program.startWindow()->faultDialog());
    QVERIFY(headline(program.startWindow()).contains(u"gone.db"_s));
    QVERIFY(!QFile::exists(m_folder->filePath(u"gone.db"_s)));
    QVERIFY(!program.window());
}

void FirstRun::aForeignFileIsRefused()
{
    const QString file = m_folder->filePath(u"letter.db"_s);
    QFile other(file);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(8192, 'x'));
    other.close();
    Program program(optionsFor(file));
    program.start();
    QTRY_VERIFY(program.startWindow()->faultDialog());
    QVERIFY(!program.window());
    QVERIFY(other.open(QIODevice::ReadOnly));
    QCOMPARE(other.readAll(), QByteArray(8192, 'x'));
}

void FirstRun::aReadOnlyFileOpensForReading()
{
    const QString file = m_folder->filePath(u"malnad.db"_s);
    {
        Program maker(optionsFor({}));
        maker.start();
        edit(maker.startWindow(), "nameEdit")->setText(u"Malnad Metal Works"_s);
        maker.startWindow()->findChild<QComboBox *>(u"stateBox"_s)->setCurrentIndex(5);
        edit(maker.startWindow(), "fileEdit")->setText(file);
        click(maker.startWindow(), "createButton");
        QTRY_VERIFY_WITH_TIMEOUT(maker.window(), 20000);
    }
    Program program(optionsFor(file));
    program.start();
    QTRY_VERIFY(program.window());
    QVERIFY(program.window()->goTo(u"new-challan"_s)->isEnabled());
    // As the rollback dialog's "Open read-only" does.
    Q_EMIT program.startWindow()->readOnlyRequested();
    QTRY_VERIFY(program.window() && !program.window()->goTo(u"new-challan"_s)->isEnabled());
}

QTEST_MAIN(FirstRun)
#include "tst_firstrun.moc"
