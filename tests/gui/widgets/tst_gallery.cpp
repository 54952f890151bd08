#include "widgets/messagebar.h"
#include "widgets/theme.h"

#include "gui/widgets/gallery.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;

class GalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingThatTakesTheKeyboardHasAName();
    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void aChallanTypedAtOnceIsWholeWhateverTheAnswersTake_data();
    void aChallanTypedAtOnceIsWholeWhateverTheAnswersTake();
    void theNavigationNarrowsWithItsWindow();
    void thePanelGivesTheFocusBack();
    void aSuccessGoesByItselfAndAFaultStays();
    void theFieldTellsItsFaultToAScreenReader();
    void aMillionRowsShowAtOnceAndTabLeavesThem();
};

void GalleryTest::everythingThatTakesTheKeyboardHasAName()
{
    applyTheme(*qApp, Theme());
    Gallery gallery(false);
    gallery.show();
    QStringList nameless;
    int seen = 0;
    const QList<QWidget *> all = gallery.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        const bool inner = widget->objectName().startsWith(u"qt_"_s) || widget->inherits("QComboBoxListView")
            || widget->inherits("QTabBar") || widget->inherits("QStackedWidget");
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || inner) {
            continue;
        }
        ++seen;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty()) {
            nameless.append(QString::fromLatin1(widget->metaObject()->className()));
        }
    }
    QVERIFY(seen > 30);
    QCOMPARE(nameless.join(u' '), QString());
}

void GalleryTest::nothingIsCutOff_data()
{
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("hindi");
    QTest::newRow("English") << 100 << false;
    QTest::newRow("Hindi") << 100 << true;
    QTest::newRow("Hindi, large") << 130 << true;
    QTest::newRow("English, largest") << 150 << false;
}

void GalleryTest::nothingIsCutOff()
{
    QFETCH(int, percent);
    QFETCH(bool, hindi);
    applyTheme(*qApp, Theme(ThemeMode::Light, percent, hindi ? QLocale::Hindi : QLocale::English));
    Gallery gallery(hindi);
    gallery.resize(1280, 760);
    gallery.show();
    gallery.showFaults();
    int seen = 0;
    for (int page = 0; page < gallery.pageCount(); ++page) {
        gallery.showPage(page);
        QCoreApplication::processEvents();
        const QList<QWidget *> all = gallery.findChildren<QWidget *>();
        for (const QWidget *widget : all) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            const bool holdsText = (label && !label->wordWrap()) || qobject_cast<const QComboBox *>(widget)
                || (qobject_cast<const QAbstractButton *>(widget)
                    && !qobject_cast<const QLineEdit *>(widget->parentWidget()));
            if (!holdsText || !widget->isVisible()) {
                continue;
            }
            ++seen;
            QVERIFY2(widget->width() >= widget->sizeHint().width() && widget->height() >= widget->sizeHint().height(),
                     qPrintable(u"%1 %2x%3 < %4x%5"_s.arg(QString::fromLatin1(widget->metaObject()->className()))
                                    .arg(widget->width())
                                    .arg(widget->height())
                                    .arg(widget->sizeHint().width())
                                    .arg(widget->sizeHint().height())));
        }
    }
    QVERIFY(seen > 60);
    applyTheme(*qApp, Theme());
}

void GalleryTest::aChallanTypedAtOnceIsWholeWhateverTheAnswersTake_data()
{
    QTest::addColumn<int>("delay");
    QTest::newRow("at once") << 0;
    QTest::newRow("after the last key") << 150;
}

void GalleryTest::aChallanTypedAtOnceIsWholeWhateverTheAnswersTake()
{
    QFETCH(int, delay);
    applyTheme(*qApp, Theme());
    Gallery gallery(false, delay);
    gallery.resize(1280, 760);
    gallery.show();
    gallery.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    gallery.party()->setFocus();
    QSignalSpy submitted(&gallery, &Gallery::submitted);
    const auto enter = [](Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, modifiers);
    };
    const QStringList typed{u"patel"_s, u""_s, u"GJ05CD1234"_s,   u"PO/2291"_s, u"copper rod"_s,
                            u"10"_s,    u""_s, u"bolt m8 x 60"_s, u"20"_s};
    for (const QString &text : typed) {
        QTest::keyClicks(QApplication::focusWidget(), text);
        if (&text != &typed.constLast()) {
            enter();
        }
    }
    enter(Qt::ControlModifier);
    QTRY_COMPARE(submitted.size(), 1);
    QCOMPARE(gallery.written(),
             (QStringList{u"Patel Steel Traders, Surat|25-11-2026|GJ05CD1234|PO/2291"_s, u"Copper rod 12 mm|10|812"_s,
                          u"Bolt M8 x 60 HT|20|9.75"_s}));
}

void GalleryTest::theNavigationNarrowsWithItsWindow()
{
    applyTheme(*qApp, Theme());
    QWidget window;
    SideNav nav(&window);
    nav.addItem(u"a"_s, u"truck"_s, u"New challan"_s);
    nav.addItem(u"b"_s, u"list"_s, u"Challans"_s);
    window.resize(1280, 700);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QCOMPARE(nav.width(), Theme::navWidth);
    window.resize(1100, 700);
    QTRY_COMPARE(nav.width(), Theme::navCollapsedWidth);
    QSignalSpy activated(&nav, &SideNav::activated);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toString(), u"b"_s);
}

void GalleryTest::thePanelGivesTheFocusBack()
{
    Gallery gallery(false);
    gallery.resize(1280, 760);
    gallery.show();
    gallery.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    gallery.party()->setFocus();
    QTest::keyClicks(gallery.party(), u"zz"_s);
    QTRY_VERIFY(gallery.party()->isListOpen());
    QTest::keyClick(gallery.party(), Qt::Key_Down);
    QTest::keyClick(gallery.party(), Qt::Key_Return);
    QVERIFY(gallery.panel()->isVisible());
    QVERIFY(gallery.panel()->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!gallery.panel()->isVisible());
    QVERIFY(gallery.party()->hasFocus());
    QCOMPARE(gallery.party()->text(), u"zz"_s);
}

void GalleryTest::aSuccessGoesByItselfAndAFaultStays()
{
    MessageBar bar;
    QSignalSpy links(&bar, &MessageBar::linkActivated);
    bar.showMessage(Tone::Success, u"DC/1 <b> saved."_s, {{u"open 1"_s, u"Open"_s}});
    QVERIFY(bar.plainText().contains(u"<b>"_s)); // a name is never read as markup
    auto *timer = bar.findChild<QTimer *>();
    QVERIFY(timer && timer->isActive());
    QCOMPARE(timer->interval(), MessageBar::successMilliseconds);
    timer->start(0);
    QTRY_VERIFY(!bar.isVisible());
    bar.showMessage(Tone::Error, u"Not saved."_s, {{u"lines[0].qty"_s, u"Row 1 quantity"_s}});
    QVERIFY(!timer->isActive());
    for (auto *label : bar.findChildren<QLabel *>()) {
        Q_EMIT label->linkActivated(u"lines%5B0%5D.qty"_s);
    }
    QVERIFY(links.size() >= 1);
    QCOMPARE(links.at(0).at(0).toString(), u"lines[0].qty"_s);
    bar.clear();
    QVERIFY(!bar.isVisible());
}

void GalleryTest::theFieldTellsItsFaultToAScreenReader()
{
    QLineEdit edit;
    FieldBox box(u"C&ustomer"_s, &edit);
    box.setRequired(true);
    box.setProblem(u"Choose a customer"_s);
    QCOMPARE(edit.accessibleName(), u"Customer"_s);
    QCOMPARE(edit.accessibleDescription(), u"required. Choose a customer"_s);
    QVERIFY(edit.property("bad").toBool());
    box.setProblem({});
    QVERIFY(!edit.property("bad").toBool());
    QCOMPARE(edit.accessibleDescription(), u"required"_s);
    edit.setParent(nullptr);
}

void GalleryTest::aMillionRowsShowAtOnceAndTabLeavesThem()
{
    applyTheme(*qApp, Theme());
    Gallery gallery(false);
    gallery.resize(1280, 760);
    gallery.show();
    gallery.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    gallery.showPage(1);
    auto *view = gallery.findChild<PagedTableView *>();
    QVERIFY(view);
    QCOMPARE(view->model()->rowCount(), 1'000'000);
    QCOMPARE(view->rowHeight(999'999), 30);
    view->setFocus();
    QSignalSpy opened(view, &PagedTableView::opened);
    QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.at(0).at(0).toInt(), 999'999);
    QTest::keyClick(view, Qt::Key_Tab);
    QVERIFY(!view->hasFocus());
}

QTEST_MAIN(GalleryTest)
#include "tst_gallery.moc"
