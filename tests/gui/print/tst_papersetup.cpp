#include "gui/forms/windowkit.h"

#include "db/transaction.h"
#include "services/companies.h"
#include "services/papers.h"
#include "views/print/papersetup.h"
#include "views/print/printpreview.h"
#include "widgets/messagebar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QImage>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The settings of the paper: the sample follows each choice, and what is saved is what is printed.
class PaperSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSettingsLeadToThePaperAndBack();
    void theSampleFollowsEachChoice();
    void whatIsSavedIsWhatIsPrinted();
    void changesCanBeTakenBack();
    void aLogoStandsOnTheSampleAndIsKeptWithTheCompany();
    void aFileThatIsNoPictureIsRefused();
    void marginsThatLeaveNoRoomAreSaid();
    void aFileOpenForReadingAloneCannotBeSaved();

private:
    static PaperSetup *page(WindowKit &kit);
    static bool sampleSays(const PaperSetup *page, const QString &text);
    static QJsonObject stored(WindowKit &kit);
    template <typename Widget>
    static Widget *find(const PaperSetup *page, const QString &name)
    {
        return page->findChild<Widget *>(name);
    }
};

PaperSetup *PaperSettingsTest::page(WindowKit &kit)
{
    auto *page = qobject_cast<PaperSetup *>(kit.window().goTo(u"paper"_s));
    [&] { QTRY_VERIFY(page->sample() && sampleSays(page, u"Malnad Metal Works"_s)); }();
    return page;
}

bool PaperSettingsTest::sampleSays(const PaperSetup *page, const QString &text)
{
    if (!page->sample())
        return false;
    for (const auto &sheet : page->sample()->pages) {
        for (const TextItem &item : sheet.items.texts) {
            if (item.text.contains(text))
                return true;
        }
    }
    return false;
}

QJsonObject PaperSettingsTest::stored(WindowKit &kit)
{
    QJsonObject settings;
    kit.company().database()->withConnection([&](Connection &connection) {
        const ReadTransaction snapshot(connection);
        settings = paperSettings(connection).value();
    });
    return settings;
}

void PaperSettingsTest::theSettingsLeadToThePaperAndBack()
{
    WindowKit kit;
    kit.window().goTo(u"settings"_s);
    QTest::mouseClick(kit.find(u"paperButton"_s), Qt::LeftButton);
    QVERIFY(qobject_cast<PaperSetup *>(kit.window().currentPage()));
    press(Qt::Key_Escape);
    QVERIFY(!qobject_cast<PaperSetup *>(kit.window().currentPage()));
}

void PaperSettingsTest::theSampleFollowsEachChoice()
{
    WindowKit kit;
    const PaperSetup *paper = page(kit);
    QVERIFY(sampleSays(paper, u"HSN"_s));
    const QSizeF upright = paper->sample()->pages.front().size;
    find<QCheckBox>(paper, u"hsnBox"_s)->setChecked(false);
    find<QCheckBox>(paper, u"codeBox"_s)->setChecked(true);
    find<QPlainTextEdit>(paper, u"termsEdit"_s)->setPlainText(u"Goods once sold are not taken back."_s);
    find<QComboBox>(paper, u"directionBox"_s)->setCurrentIndex(1);
    QTRY_VERIFY(sampleSays(paper, u"Goods once sold"_s));
    QVERIFY(sampleSays(paper, u"BOLT8"_s));
    QCOMPARE(paper->sample()->pages.front().size, upright.transposed());
    find<QCheckBox>(paper, u"preprintedBox"_s)->setChecked(true);
    QTRY_VERIFY(!sampleSays(paper, u"7 Foundry Street"_s));
    QVERIFY(stored(kit).isEmpty());
}

void PaperSettingsTest::whatIsSavedIsWhatIsPrinted()
{
    WindowKit kit;
    const PaperSetup *paper = page(kit);
    find<QComboBox>(paper, u"templateBox"_s)->setCurrentIndex(2);
    find<QCheckBox>(paper, u"challanDuplicateBox"_s)->setChecked(false);
    find<QPlainTextEdit>(paper, u"termsEdit"_s)->setPlainText(u"Subject to Shivamogga courts."_s);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(stored(kit).value(u"template"_s).toString(), u"compact"_s);

    const Document challan = kit.challanOf(u"KAVERI"_s, u"ROD12"_s, u"1"_s);
    kit.window().showPaper({challan.id.value()});
    PrintPreview *preview = nullptr;
    QTRY_VERIFY(preview = kit.window().findChild<PrintPreview *>());
    QTRY_VERIFY(preview->layoutShown());
    QCOMPARE(preview->layoutShown()->pages.size(), std::size_t(2));
    const auto &texts = preview->layoutShown()->pages.front().items.texts;
    QVERIFY(std::any_of(texts.begin(), texts.end(),
                        [](const TextItem &item) { return item.text.contains(u"Shivamogga courts"_s); }));
}

void PaperSettingsTest::changesCanBeTakenBack()
{
    WindowKit kit;
    const PaperSetup *paper = page(kit);
    auto *undo = find<QPushButton>(paper, u"undoButton"_s);
    QVERIFY(!undo->isEnabled());
    auto *terms = find<QPlainTextEdit>(paper, u"termsEdit"_s);
    terms->setPlainText(u"x"_s);
    QVERIFY(undo->isEnabled());
    undo->click();
    QCOMPARE(terms->toPlainText(), QString());
    QVERIFY(!undo->isEnabled());
}

void PaperSettingsTest::aLogoStandsOnTheSampleAndIsKeptWithTheCompany()
{
    WindowKit kit;
    PaperSetup *paper = page(kit);
    QVERIFY(paper->sample()->pages.front().items.images.empty());
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"logo.png"_s);
    QImage picture(300, 100, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QVERIFY(picture.save(file));
    paper->takeLogo(file);
    QTRY_COMPARE(paper->sample()->pages.front().items.images.size(), std::size_t(1));
    press(Qt::Key_S, Qt::ControlModifier);
    const auto logo = [&] {
        QByteArray data;
        kit.company().database()->withConnection([&](Connection &connection) {
            const ReadTransaction snapshot(connection);
            data = company(connection).value().logo;
        });
        return data;
    };
    QTRY_VERIFY(!logo().isEmpty());
    find<QPushButton>(paper, u"noLogoButton"_s)->click();
    QTRY_VERIFY(paper->sample()->pages.front().items.images.empty());
}

void PaperSettingsTest::aFileThatIsNoPictureIsRefused()
{
    WindowKit kit;
    PaperSetup *paper = page(kit);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write("no picture") > 0 && file.flush());
    paper->takeLogo(file.fileName());
    QVERIFY(find<MessageBar>(paper, u"messageBar"_s)->plainText().contains(u"not a picture"_s));
    paper->takeLogo(u"/nowhere/logo.png"_s);
    QVERIFY(find<MessageBar>(paper, u"messageBar"_s)->plainText().contains(u"cannot be read"_s));
    QCOMPARE(find<QLabel>(paper, u"logoLabel"_s)->text(), u"No logo"_s);
}

void PaperSettingsTest::marginsThatLeaveNoRoomAreSaid()
{
    WindowKit kit;
    const PaperSetup *paper = page(kit);
    find<QComboBox>(paper, u"sizeBox"_s)->setCurrentIndex(1);
    find<QDoubleSpinBox>(paper, u"topBox"_s)->setValue(110);
    find<QDoubleSpinBox>(paper, u"bottomBox"_s)->setValue(80);
    QTRY_VERIFY(!paper->sample());
    QVERIFY(find<MessageBar>(paper, u"messageBar"_s)->isVisible());
    find<QDoubleSpinBox>(paper, u"topBox"_s)->setValue(8);
    find<QDoubleSpinBox>(paper, u"bottomBox"_s)->setValue(8);
    QTRY_VERIFY(paper->sample());
    QVERIFY(find<MessageBar>(paper, u"messageBar"_s)->isHidden());
}

void PaperSettingsTest::aFileOpenForReadingAloneCannotBeSaved()
{
    WindowKit kit;
    PaperSetup *paper = page(kit);
    paper->setReadOnly(true);
    QVERIFY(find<QPushButton>(paper, u"saveButton"_s)->isHidden());
    find<QComboBox>(paper, u"templateBox"_s)->setCurrentIndex(1);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(stored(kit).isEmpty());
}

QTEST_MAIN(PaperSettingsTest)
#include "tst_papersetup.moc"
