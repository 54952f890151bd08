#include "gui/forms/windowkit.h"

#include "viewmodels/linesmodel.h"
#include "viewmodels/orderformmodel.h"
#include "viewmodels/orderlistmodel.h"
#include "views/document/documentform.h"
#include "views/document/orderform.h"
#include "views/lists/orderlistpage.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/pagedtableview.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Orders by keyboard alone: entered, amended, closed, delivered.
class OrderForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderIsEnteredWithoutTheMouse();
    void theListTellsWhatIsOrderedDispatchedAndPending();
    void anAmendmentShowsWhatWasDispatchedAndKeepsTheNumber();
    void goingBelowTheDispatchedIsRefusedAtItsLine();        // R19
    void aLineTakenOutIsCancelledAndItsNumberNotUsedAgain(); // R20
    void aNumberTheCustomerHasIsNotAmendedByAccident();
    void anOrderSomebodyElseAmendedIsNotWrittenOver(); // R82
    void closingShortAsksWhyAndEndsThePending();
    void theChallanOfWhatIsLeftComesFromTheOrder();
    void whatIsTypedOnTheFormIsNotGivenUpForAnotherOrder();
    void theEmptyListSaysWhatToDo();

private:
    OrderForm *amend(WindowKit &kit, const QString &number);
};

// From the list, by Enter on the row.
OrderForm *OrderForms::amend(WindowKit &kit, const QString &number)
{
    auto *list = qobject_cast<OrderListPage *>(kit.window().goTo(u"orders"_s));
    auto *table = list->findChild<PagedTableView *>();
    [&] { QTRY_VERIFY(table->model()->rowCount() > 0 && table->hasFocus()); }();
    press(Qt::Key_Return);
    auto *form = qobject_cast<OrderForm *>(kit.window().currentPage());
    [&] { QTRY_COMPARE(form->model()->stored().number, number); }();
    return form;
}

void OrderForms::anOrderIsEnteredWithoutTheMouse()
{
    WindowKit kit;
    kit.window().goTo(u"orders"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    auto *form = qobject_cast<OrderForm *>(kit.window().currentPage());
    QVERIFY(form);
    enter(u"kaveri"_s);
    enter(u"PO-77"_s);
    enter(u"10-6"_s);
    press(Qt::Key_Return); // no remarks
    enter(u"copper"_s);
    enter(u"1200"_s);
    press(Qt::Key_Return); // the rate of the item
    enter(u"30-6"_s);
    enter(u"bolt"_s);
    enter(u"12*5"_s);
    enter(u"9.25"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(kit.order(u"KAVERI"_s, u"PO-77"_s), qPrintable(form->findChild<MessageBar *>()->plainText()));
    const Order order = *kit.order(u"KAVERI"_s, u"PO-77"_s);
    QCOMPARE(order.date, QDate(2026, 6, 10));
    QVERIFY(!order.allowExcess);
    QCOMPARE(order.lines.size(), std::size_t(2));
    QCOMPARE(order.lines[0].itemCode, u"ROD12"_s);
    QCOMPARE(order.lines[0].quantity, Quantity::fromThousandths(1'200'000));
    QCOMPARE(order.lines[0].rate.toPlain(), u"812.00"_s);
    QCOMPARE(order.lines[0].due, QDate(2026, 6, 30));
    QCOMPARE(order.lines[1].quantity, Quantity::fromThousandths(60'000));
    QCOMPARE(order.lines[1].rate.toPlain(), u"9.25"_s);
    QVERIFY(!order.lines[1].due.isValid());
    QTRY_VERIFY(form->model()->isEmpty());
    QCOMPARE(QApplication::focusWidget(), kit.find(u"partyEdit"_s));
    QVERIFY(form->findChild<MessageBar *>()->plainText().contains(u"PO-77"_s));
}

void OrderForms::theListTellsWhatIsOrderedDispatchedAndPending()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    kit.challanOfOrder(u"KAVERI"_s, u"PO-77"_s, 1, u"60"_s);
    auto *list = qobject_cast<OrderListPage *>(kit.window().goTo(u"orders"_s));
    const auto *model = list->findChild<OrderListModel *>();
    QTRY_COMPARE(model->rowCount(), 1);
    const auto cell = [&](int column) { return model->index(0, column).data().toString(); };
    QTRY_COMPARE(cell(OrderListModel::Ordered), u"100 NOS"_s);
    QCOMPARE(cell(OrderListModel::Dispatched), u"60 NOS"_s);
    QCOMPARE(cell(OrderListModel::Pending), u"40 NOS"_s);
    QCOMPARE(cell(OrderListModel::Status), u"Partly dispatched"_s);
}

void OrderForms::anAmendmentShowsWhatWasDispatchedAndKeepsTheNumber()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    kit.challanOfOrder(u"KAVERI"_s, u"PO-77"_s, 1, u"60"_s);
    OrderForm *form = amend(kit, u"PO-77"_s);
    const LinesModel *lines = form->model()->lines();
    QCOMPARE(lines->index(0, LinesModel::Done).data().toString(), u"60"_s);
    QVERIFY(!form->grid()->isColumnHidden(LinesModel::Done));
    QVERIFY(qobject_cast<QLineEdit *>(kit.find(u"numberEdit"_s))->isReadOnly());
    form->grid()->editCell(0, LinesModel::Quantity);
    focusedEdit()->selectAll();
    type(u"150"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.front().quantity, Quantity::fromThousandths(150'000));
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.size(), std::size_t(1));
}

void OrderForms::goingBelowTheDispatchedIsRefusedAtItsLine()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"ROD12"_s, u"5"_s}, {u"BOLT8"_s, u"100"_s}});
    kit.challanOfOrder(u"KAVERI"_s, u"PO-77"_s, 2, u"60"_s);
    OrderForm *form = amend(kit, u"PO-77"_s);
    form->grid()->editCell(1, LinesModel::Quantity);
    focusedEdit()->selectAll();
    type(u"59"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const QModelIndex cell = form->model()->lines()->index(1, LinesModel::Quantity);
    QTRY_VERIFY(cell.data(ProblemRole).toString().contains(u"60"_s));
    QVERIFY(cell.data(ProblemRole).toString().contains(u"line 2"_s));
    QCOMPARE(form->grid()->currentIndex(), cell);
    QCOMPARE(focusedEdit()->text(), u"59"_s);
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines[1].quantity, Quantity::fromThousandths(100'000));
}

void OrderForms::aLineTakenOutIsCancelledAndItsNumberNotUsedAgain()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"ROD12"_s, u"5"_s}, {u"BOLT8"_s, u"100"_s}});
    OrderForm *form = amend(kit, u"PO-77"_s);
    form->grid()->editCell(1, LinesModel::Quantity);
    press(Qt::Key_Delete, Qt::ControlModifier);
    form->grid()->editCell(1, LinesModel::Item);
    enter(u"alu"_s);
    type(u"7"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.size(), std::size_t(3));
    const Order order = *kit.order(u"KAVERI"_s, u"PO-77"_s);
    QVERIFY(order.lines[1].cancelled);
    QCOMPARE(order.lines[1].itemCode, u"BOLT8"_s);
    QCOMPARE(order.lines[2].number, 3);
    QCOMPARE(order.lines[2].itemCode, u"SHEET2"_s);
}

void OrderForms::aNumberTheCustomerHasIsNotAmendedByAccident()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    auto *form = qobject_cast<OrderForm *>(kit.window().goTo(u"new-order"_s));
    enter(u"kaveri"_s);
    enter(u"po-77"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    type(u"7"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(form->model()->fieldProblem(int(OrderFormModel::Field::Number)).contains(u"PO-77"_s));
    QCOMPARE(QApplication::focusWidget(), kit.find(u"numberEdit"_s));
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.front().itemCode, u"BOLT8"_s);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"7"_s);
}

void OrderForms::anOrderSomebodyElseAmendedIsNotWrittenOver()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    OrderForm *form = amend(kit, u"PO-77"_s);
    form->grid()->editCell(0, LinesModel::Quantity);
    focusedEdit()->selectAll();
    type(u"150"_s);
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"80"_s}}); // by another window
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(form->findChild<MessageBar *>()->isVisible());
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.front().quantity, Quantity::fromThousandths(80'000));
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"150"_s);
}

void OrderForms::closingShortAsksWhyAndEndsThePending()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    OrderForm *form = amend(kit, u"PO-77"_s);
    press(Qt::Key_X, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    press(Qt::Key_Return);
    QVERIFY(QApplication::activeModalWidget()); // not without a reason
    enter(u"taken elsewhere"_s);
    QTRY_VERIFY(kit.order(u"KAVERI"_s, u"PO-77"_s)->closed);
    QTRY_VERIFY(form->model()->stored().closed);
    QTRY_VERIFY(QGuiApplication::focusWindow() == kit.window().windowHandle());
    press(Qt::Key_X, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    enter(u"wanted after all"_s);
    QTRY_VERIFY(!kit.order(u"KAVERI"_s, u"PO-77"_s)->closed);
}

void OrderForms::theChallanOfWhatIsLeftComesFromTheOrder()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    kit.challanOfOrder(u"KAVERI"_s, u"PO-77"_s, 1, u"60"_s);
    amend(kit, u"PO-77"_s);
    press(Qt::Key_O, Qt::AltModifier);
    auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QVERIFY(form);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(1));
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"40"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(2));
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.front().dispatched, Quantity::fromThousandths(100'000));
}

void OrderForms::whatIsTypedOnTheFormIsNotGivenUpForAnotherOrder()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    auto *form = qobject_cast<OrderForm *>(kit.window().goTo(u"new-order"_s));
    enter(u"sahyadri"_s);
    enter(u"PO-1"_s);
    QTRY_VERIFY(form->model()->party());
    kit.window().goTo(u"orders"_s);
    const auto *table = kit.window().currentPage()->findChild<PagedTableView *>();
    QTRY_VERIFY(table->model()->rowCount() > 0 && table->hasFocus());
    press(Qt::Key_Return);
    QCOMPARE(kit.window().currentPage(), form);
    QTRY_VERIFY(form->findChild<MessageBar *>()->isVisible());
    QCOMPARE(form->model()->text(OrderFormModel::Field::Number), u"PO-1"_s);
    QVERIFY(!form->model()->isAmendment());
}

void OrderForms::theEmptyListSaysWhatToDo()
{
    WindowKit kit;
    kit.window().goTo(u"orders"_s);
    QTRY_VERIFY(kit.find(u"emptyPage"_s)->isVisible());
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(qobject_cast<OrderForm *>(kit.window().currentPage()));
}

QTEST_MAIN(OrderForms)
#include "tst_orderforms.moc"
