#include "gui/forms/windowkit.h"

#include "viewmodels/documentviewmodel.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "views/document/documentview.h"
#include "views/document/orderform.h"
#include "views/lists/documentlistpage.h"
#include "views/lists/listpage.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/pagedtableview.h"
#include "widgets/suggestedit.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

constexpr auto challans = DocumentKind::Challan;
constexpr auto invoices = DocumentKind::Invoice;

Quantity units(qint64 count)
{
    return Quantity::fromThousandths(count * 1000);
}

} // namespace

// The eleven ways of an office (domain, part 4), in the window and by keyboard.
class Workflows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workflow1FromOrderToReceipt();
    void workflow2AnOrderInPartsAndNeverMore();
    void workflow3ManyChallansOneInvoice();
    void workflow4OneChallanSeveralInvoices();
    void workflow5AChallanWithoutOrder();
    void workflow6JobWorkComesBackInPartsAndIsClosedWithALoss();
    void workflow7ApprovalIsPartlyKeptAndPartlyReturned();
    void workflow8RejectedGoodsComeBackAndAreReplaced();
    void workflow9CorrectionBeforeAndAfterTheReceipt();
    void workflow10TheYearTurns();

private:
    DocumentForm *start(WindowKit &kit, const QString &page, const QString &customer);
    void bring(WindowKit &kit, const QString &firstTake = {});
    void submit(WindowKit &kit, DocumentKind kind, std::size_t count);
    void deliver(WindowKit &kit, const QString &item, const QString &quantity, const QString &purpose = {});
    ListPage *list(WindowKit &kit, const QString &page);
    static void retype(DocumentForm *form, int row, int column, const QString &text);
};

// The form of a kind with its customer, as from its page: Ctrl+N, the name, Enter.
DocumentForm *Workflows::start(WindowKit &kit, const QString &page, const QString &customer)
{
    kit.window().goTo(page);
    press(Qt::Key_N, Qt::ControlModifier);
    auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    enter(customer);
    [&] { QTRY_VERIFY(form->model()->party()); }();
    return form;
}

// The picker: a part of the first line, or everything.
void Workflows::bring(WindowKit &kit, const QString &firstTake)
{
    auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    press(form->model()->kind() == challans ? Qt::Key_O : Qt::Key_J, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    if (!firstTake.isEmpty())
        enter(firstTake);
    press(Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == kit.window().windowHandle());
    QVERIFY(!form->model()->lines()->lines().empty());
}

void Workflows::submit(WindowKit &kit, DocumentKind kind, std::size_t count)
{
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(kit.documents(kind).size() == count || !form->model()->problems().empty(), "nothing happened");
    for (const Violation &problem : form->model()->problems())
        qWarning().noquote() << problem.field << problem.message;
    QCOMPARE(kit.documents(kind).size(), count);
    QTRY_VERIFY(form->model()->isEmpty());
}

void Workflows::deliver(WindowKit &kit, const QString &item, const QString &quantity, const QString &purpose)
{
    const std::size_t before = kit.documents(challans).size();
    DocumentForm *form = start(kit, u"challans"_s, u"kaveri"_s);
    if (!purpose.isEmpty()) {
        auto *box = kit.window().currentPage()->findChild<QComboBox *>(u"purposeBox"_s);
        box->setFocus();
        for (int step = 0; step < box->count() && box->currentData() != purpose; ++step)
            press(Qt::Key_Down);
    }
    form->grid()->enterForward();
    enter(item);
    enter(quantity);
    press(Qt::Key_Return);
    submit(kit, challans, before + 1);
}

ListPage *Workflows::list(WindowKit &kit, const QString &page)
{
    auto *shown = qobject_cast<ListPage *>(kit.window().goTo(page));
    const auto *table = shown->findChild<PagedTableView *>();
    [&] { QTRY_VERIFY(table->model()->rowCount() > 0 && table->hasFocus()); }();
    return shown;
}

void Workflows::retype(DocumentForm *form, int row, int column, const QString &text)
{
    form->grid()->editCell(row, column);
    focusedEdit()->selectAll();
    enter(text);
}

void Workflows::workflow1FromOrderToReceipt()
{
    WindowKit kit;
    kit.window().goTo(u"orders"_s);
    press(Qt::Key_N, Qt::ControlModifier);
    enter(u"kaveri"_s);
    enter(u"PO-77"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    enter(u"bolt"_s);
    type(u"100"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(kit.order(u"KAVERI"_s, u"PO-77"_s));

    list(kit, u"orders"_s);
    press(Qt::Key_O, Qt::AltModifier);
    auto *challan = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QTRY_COMPARE(challan->model()->lines()->lines().size(), std::size_t(1));
    retype(challan, 0, LinesModel::Quantity, u"90"_s);
    submit(kit, challans, 1);
    QCOMPARE(kit.order(u"KAVERI"_s, u"PO-77"_s)->lines.front().dispatched, units(90));

    start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit);
    submit(kit, invoices, 1);
    QCOMPARE(kit.documents(invoices).front().lines.front().challanNumber, kit.documents(challans).front().number);

    DocumentForm *receipt = start(kit, u"receipts"_s, u"kaveri"_s);
    press(Qt::Key_Return); // the date
    enter(u"SRV-9"_s);
    enter(u"PO-77"_s);
    bring(kit);
    retype(receipt, 0, LinesModel::Accepted, u"88"_s);
    retype(receipt, 0, LinesModel::Rejected, u"2"_s);
    submit(kit, DocumentKind::Receipt, 1);
    QCOMPARE(kit.documents(DocumentKind::Receipt).front().lines.front().rejected, units(2));

    list(kit, u"orders"_s);
    press(Qt::Key_Return);
    const auto *order = qobject_cast<OrderForm *>(kit.window().currentPage());
    QTRY_COMPARE(order->model()->stored().number, u"PO-77"_s);
    press(Qt::Key_X, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    enter(u"no more wanted"_s);
    QTRY_VERIFY(kit.order(u"KAVERI"_s, u"PO-77"_s)->closed);
}

void Workflows::workflow2AnOrderInPartsAndNeverMore()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    start(kit, u"challans"_s, u"kaveri"_s);
    bring(kit, u"60"_s);
    submit(kit, challans, 1);
    DocumentForm *form = start(kit, u"challans"_s, u"kaveri"_s);
    bring(kit);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"40"_s);
    retype(form, 0, LinesModel::Quantity, u"41"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const QModelIndex cell = form->model()->lines()->index(0, LinesModel::Quantity);
    QTRY_VERIFY(cell.data(ProblemRole).toString().contains(u"40"_s));
    QCOMPARE(kit.documents(challans).size(), std::size_t(1));
    retype(form, 0, LinesModel::Quantity, u"40"_s);
    submit(kit, challans, 2);
    list(kit, u"orders"_s);
    press(Qt::Key_O, Qt::AltModifier);
    QTRY_VERIFY(form->findChild<MessageBar *>()->plainText().contains(u"PO-77"_s));
    QCOMPARE(kit.documents(challans).size(), std::size_t(2));
}

void Workflows::workflow3ManyChallansOneInvoice()
{
    WindowKit kit;
    for (const QString &quantity : {u"5"_s, u"7"_s, u"9"_s})
        deliver(kit, u"bolt"_s, quantity);
    const auto *table = list(kit, u"challans"_s)->findChild<PagedTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_J, Qt::AltModifier);
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QCOMPARE(form->model()->kind(), invoices);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(3));
    submit(kit, invoices, 1);
    const Document invoice = kit.documents(invoices).front();
    const auto sent = kit.documents(challans);
    for (std::size_t line = 0; line < 3; ++line) {
        QCOMPARE(invoice.lines[line].challanNumber, sent[line].number);
        QCOMPARE(invoice.lines[line].challanDate, sent[line].date);
    }
}

void Workflows::workflow4OneChallanSeveralInvoices()
{
    WindowKit kit;
    deliver(kit, u"bolt"_s, u"10"_s);
    start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit, u"4"_s);
    submit(kit, invoices, 1);
    const DocumentForm *form = start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"6"_s);
    submit(kit, invoices, 2);
    QCOMPARE(kit.documents(invoices).front().lines.front().quantity, units(4));
}

void Workflows::workflow5AChallanWithoutOrder()
{
    WindowKit kit;
    DocumentForm *form = start(kit, u"challans"_s, u"kaveri"_s);
    form->grid()->enterForward();
    type(u"Pump repaired under warranty"_s);
    QTRY_VERIFY(qobject_cast<SuggestEdit *>(form->grid()->openEditor())->isListOpen());
    press(Qt::Key_Escape);
    press(Qt::Key_Return);
    const LinesModel *lines = form->model()->lines();
    QTRY_COMPARE(lines->lines().size(), std::size_t(1));
    for (const auto &[column, text] : std::initializer_list<std::pair<int, QString>>{{LinesModel::Hsn, u"8413"_s},
                                                                                     {LinesModel::Quantity, u"1"_s},
                                                                                     {LinesModel::Unit, u"NOS"_s},
                                                                                     {LinesModel::Rate, u"250"_s},
                                                                                     {LinesModel::Gst, u"18"_s}})
        retype(form, 0, column, text);
    submit(kit, challans, 1);
    QCOMPARE(kit.documents(challans).front().lines.front().description, u"Pump repaired under warranty"_s);
    QVERIFY(kit.documents(challans).front().lines.front().orderNumber.isEmpty());
}

void Workflows::workflow6JobWorkComesBackInPartsAndIsClosedWithALoss()
{
    WindowKit kit;
    deliver(kit, u"copper"_s, u"100"_s, wordOf(Purpose::JobWork));
    QCOMPARE(kit.documents(challans).front().purpose, Purpose::JobWork);
    const auto *outstanding = list(kit, u"outstanding"_s)->findChild<PagedTableView *>()->model();
    QCOMPARE(outstanding->rowCount(), 1);

    DocumentForm *form = start(kit, u"returns"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"JW-1"_s);
    enter(u"12-6"_s);
    bring(kit);
    retype(form, 0, LinesModel::Processed, u"60"_s);
    submit(kit, DocumentKind::Return, 1);

    start(kit, u"returns"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"JW-2"_s);
    enter(u"12-6"_s);
    bring(kit);
    QCOMPARE(form->model()->lines()->lines().front().processed, u"40"_s);
    retype(form, 0, LinesModel::Processed, u"35"_s);
    retype(form, 0, LinesModel::Loss, u"5"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    const QModelIndex reason = form->model()->lines()->index(0, LinesModel::Reason);
    QTRY_VERIFY(!reason.data(ProblemRole).toString().isEmpty()); // a loss needs one
    retype(form, 0, LinesModel::Reason, u"turned to chips"_s);
    submit(kit, DocumentKind::Return, 2);
    QCOMPARE(kit.documents(DocumentKind::Return).back().lines.size(), std::size_t(2));
    kit.window().goTo(u"outstanding"_s);
    QTRY_COMPARE(outstanding->rowCount(), 0);
}

void Workflows::workflow7ApprovalIsPartlyKeptAndPartlyReturned()
{
    WindowKit kit;
    deliver(kit, u"bolt"_s, u"10"_s, wordOf(Purpose::Approval));
    QCOMPARE(kit.documents(challans).front().purpose, Purpose::Approval);
    start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit, u"7"_s);
    submit(kit, invoices, 1);
    const DocumentForm *form = start(kit, u"returns"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"RET-4"_s);
    enter(u"12-6"_s);
    bring(kit);
    QCOMPARE(form->model()->lines()->lines().front().unprocessed, u"3"_s);
    submit(kit, DocumentKind::Return, 1);
    const auto *table = list(kit, u"challans"_s)->findChild<PagedTableView *>();
    QTRY_COMPARE(table->model()->index(0, 6).data().toString(), displayName(Progress::Closed));
}

void Workflows::workflow8RejectedGoodsComeBackAndAreReplaced()
{
    WindowKit kit;
    kit.orderOf(u"KAVERI"_s, u"PO-77"_s, {{u"BOLT8"_s, u"100"_s}});
    start(kit, u"challans"_s, u"kaveri"_s);
    bring(kit);
    submit(kit, challans, 1);
    DocumentForm *receipt = start(kit, u"receipts"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"SRV-9"_s);
    press(Qt::Key_Return);
    bring(kit);
    retype(receipt, 0, LinesModel::Accepted, u"95"_s);
    submit(kit, DocumentKind::Receipt, 1);
    DocumentForm *back = start(kit, u"returns"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"REJ-1"_s);
    enter(u"12-6"_s);
    bring(kit);
    retype(back, 0, LinesModel::Unprocessed, u"5"_s);
    submit(kit, DocumentKind::Return, 1);
    const DocumentForm *form = start(kit, u"challans"_s, u"kaveri"_s);
    bring(kit);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"5"_s); // may be sent again (R17)
    submit(kit, challans, 2);
}

void Workflows::workflow9CorrectionBeforeAndAfterTheReceipt()
{
    WindowKit kit;
    deliver(kit, u"bolt"_s, u"10"_s);
    list(kit, u"challans"_s);
    press(Qt::Key_Return);
    const auto *view = qobject_cast<DocumentView *>(kit.window().currentPage());
    QVERIFY(view);
    QTRY_VERIFY(view->findChild<DocumentViewModel *>()->loaded());
    QVERIFY(kit.find(u"correctButton"_s)->isVisible());
    press(Qt::Key_E, Qt::ControlModifier);
    auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(1));
    retype(form, 0, LinesModel::Quantity, u"12"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    enter(u"wrong count"_s);
    QTRY_VERIFY2(kit.documents(challans).size() == 2, qPrintable(form->findChild<MessageBar *>()->plainText()));
    QCOMPARE(kit.documents(challans).front().status, DocumentStatus::Cancelled);
    QCOMPARE(kit.documents(challans).back().lines.front().quantity, units(12));
    QTRY_VERIFY(form->findChild<MessageBar *>()->plainText().contains(u"12"_s)); // the difference

    start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit);
    submit(kit, invoices, 1);
    DocumentForm *note = start(kit, u"credit-notes"_s, u"kaveri"_s);
    press(Qt::Key_Return);
    enter(u"two too many"_s);
    bring(kit);
    retype(note, 0, LinesModel::Quantity, u"2"_s);
    submit(kit, DocumentKind::CreditNote, 1);
    QCOMPARE(kit.documents(DocumentKind::CreditNote).front().lines.front().quantity, units(2));
}

void Workflows::workflow10TheYearTurns()
{
    WindowKit kit;
    DocumentForm *form = start(kit, u"challans"_s, u"kaveri"_s);
    press(Qt::Key_F2);
    enter(u"31-3-2026"_s);
    form->grid()->enterForward();
    enter(u"bolt"_s);
    type(u"10"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(form->findChild<MessageBar *>()->isVisible()); // another year than today's: asked about
    QTRY_VERIFY((press(Qt::Key_Return, Qt::ControlModifier), kit.documents(challans).size() == 1));
    QCOMPARE(kit.documents(challans).front().fy.label(), u"2025-26"_s);
    start(kit, u"invoices"_s, u"kaveri"_s);
    bring(kit);
    submit(kit, invoices, 1);
    QCOMPARE(kit.documents(invoices).front().fy.label(), u"2026-27"_s);
    QCOMPARE(kit.documents(invoices).front().lines.front().challanFy, u"2025-26"_s);
}

QTEST_MAIN(Workflows)
#include "tst_workflows.moc"
