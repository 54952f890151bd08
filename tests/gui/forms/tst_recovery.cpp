#include "gui/forms/windowkit.h"

#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "views/document/orderform.h"
#include "views/lists/documentlistpage.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/pagedtableview.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// What stood on a form when the program stopped, and the small things lists and forms do by key.
class Recovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openBringsTheFormBackAsItStood();
    void discardGivesTheCopyUpForGood();
    void anOrderComesBackToItsOwnForm();
    void theBarIsReachedByKeyboard();
    void openLinesOfOrdersComeByKeyboard();
    void duplicateMakesANewDocumentOfTheSameLines();
    void thePreviewShowsTheChosenDocument();

private:
    static MessageBar *offer(WindowKit &kit);
    void keep(WindowKit &kit);
};

MessageBar *Recovery::offer(WindowKit &kit)
{
    const QList<MessageBar *> bars = kit.window().findChildren<MessageBar *>(Qt::FindDirectChildrenOnly);
    for (MessageBar *bar : bars) {
        if (bar->isVisible() && bar->plainText().contains(u"when the program stopped"_s))
            return bar;
    }
    return nullptr;
}

void Recovery::keep(WindowKit &kit)
{
    DocumentForm *form = kit.form(DocumentKind::Challan);
    QSignalSpy kept(form->model(), &DocumentFormModel::draftKept);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    enter(u"12"_s);
    form->model()->keepRecoveryCopyNow();
    QTRY_VERIFY(!kept.isEmpty());
}

void Recovery::openBringsTheFormBackAsItStood()
{
    WindowKit kit;
    keep(kit);
    kit.restart();
    QTRY_VERIFY(offer(kit));
    QVERIFY(offer(kit)->plainText().contains(u"Kaveri Pumps"_s));
    Q_EMIT offer(kit)->linkActivated(u"open"_s);
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QVERIFY(form);
    QCOMPARE(form->model()->party()->code, u"KAVERI"_s);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"12"_s);
    QVERIFY(!offer(kit));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QTRY_VERIFY(form->model()->isEmpty()); // the form has heard of it, and gave up its copy
    kit.restart();
    kit.list(DocumentKind::Challan);
    QTRY_VERIFY(kit.window().currentPage()->findChild<PagedTableView *>()->model()->rowCount() == 1);
    QVERIFY(!offer(kit)); // what is issued is not offered again
}

void Recovery::discardGivesTheCopyUpForGood()
{
    WindowKit kit;
    keep(kit);
    kit.restart();
    QTRY_VERIFY(offer(kit));
    Q_EMIT offer(kit)->linkActivated(u"discard"_s);
    QVERIFY(!offer(kit));
    QVERIFY(kit.form(DocumentKind::Challan)->model()->isEmpty());
    QTRY_COMPARE(kit.copies(), 0);
}

void Recovery::anOrderComesBackToItsOwnForm()
{
    WindowKit kit;
    auto *form = qobject_cast<OrderForm *>(kit.window().goTo(u"new-order"_s));
    QSignalSpy kept(form->model(), &OrderFormModel::draftKept);
    enter(u"kaveri"_s);
    enter(u"PO-5"_s);
    QTRY_VERIFY(form->model()->party());
    form->model()->keepRecoveryCopyNow();
    QTRY_VERIFY(!kept.isEmpty());
    kit.restart();
    QTRY_VERIFY(offer(kit));
    Q_EMIT offer(kit)->linkActivated(u"open"_s);
    const auto *again = qobject_cast<OrderForm *>(kit.window().currentPage());
    QVERIFY(again);
    QCOMPARE(again->model()->text(OrderFormModel::Field::Number), u"PO-5"_s);
    QCOMPARE(again->model()->party()->code, u"KAVERI"_s);
}

void Recovery::theBarIsReachedByKeyboard()
{
    WindowKit kit;
    keep(kit);
    kit.restart();
    QTRY_VERIFY(offer(kit));
    bool reached = false;
    for (int step = 0; step < 6 && !reached; ++step) {
        press(Qt::Key_F6);
        reached = offer(kit)->isAncestorOf(QApplication::focusWidget());
    }
    QVERIFY(reached);
}

void Recovery::openLinesOfOrdersComeByKeyboard()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}, {u"ROD12"_s, u"40"_s}});
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    press(Qt::Key_O, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    press(Qt::Key_Down);
    enter(u"15"_s); // a part of the second line
    press(Qt::Key_Return);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(1));
    QCOMPARE(form->model()->lines()->lines().front().item->code, u"ROD12"_s);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"15"_s);
    QTRY_VERIFY(QGuiApplication::focusWindow() == kit.window().windowHandle());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QCOMPARE(kit.documents(DocumentKind::Challan).front().lines.front().orderNumber, u"PO-77"_s);
}

void Recovery::duplicateMakesANewDocumentOfTheSameLines()
{
    WindowKit kit;
    kit.challanOf(u"KAVERI"_s, u"BOLT8"_s, u"12"_s);
    kit.list(DocumentKind::Challan);
    const auto *table = kit.window().currentPage()->findChild<PagedTableView *>();
    QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() == 1);
    press(Qt::Key_2, Qt::AltModifier);
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QVERIFY(form);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(1));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(2));
    const auto both = kit.documents(DocumentKind::Challan);
    QVERIFY(both[0].number != both[1].number);
    QCOMPARE(both[1].lines.front().itemCode, u"BOLT8"_s);
    QCOMPARE(both[1].lines.front().quantity, Quantity::fromThousandths(12'000));
}

void Recovery::thePreviewShowsTheChosenDocument()
{
    WindowKit kit;
    const Document challan = kit.challanOf(u"KAVERI"_s, u"BOLT8"_s, u"12"_s);
    kit.list(DocumentKind::Challan);
    const auto *table = kit.window().currentPage()->findChild<PagedTableView *>();
    QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() == 1);
    press(Qt::Key_F3);
    const auto shows = [&](const QString &text) {
        const QList<QLabel *> labels = kit.window().currentPage()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    };
    QTRY_VERIFY(shows(challan.number));
    QVERIFY(shows(u"Bolt M8 x 40: 12 NOS"_s));
    press(Qt::Key_F3);
    QVERIFY(!shows(u"Bolt M8 x 40: 12 NOS"_s));
    QVERIFY(table->hasFocus());
}

QTEST_MAIN(Recovery)
#include "tst_recovery.moc"
