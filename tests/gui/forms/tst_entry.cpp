#include "gui/forms/windowkit.h"

#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Documents entered by keyboard alone, then compared with what the company file holds.
class Entry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChallanAndTheInvoiceFromItNeedNoMouse();
    void whatIsStoredIsWhatWasTypedAtFullSpeed();
    void theOpenCellIsUsedWhenSubmitting();
    void theOpenCellIsUsedWhenADraftIsSaved();
    void aDoublePressGivesOneDocument();
    void keysPressedWhileSavingGoToTheNextDocument();
    void enterOnABlankItemLeadsToSubmit();
    void undoRightAfterSubmitCancelsWithAReason();
    void aDeletedLineComesBack();
    void theDateStaysAndTheRestIsEmptyForTheNext();

private:
    void enterChallan(WindowKit &kit);
};

void Entry::enterChallan(WindowKit &kit)
{
    kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    press(Qt::Key_Return); // the date stands
    enter(u"KA01AB1234"_s);
    enter(u"PO-77"_s);
    enter(u"copper"_s);
    enter(u"1250.5"_s);
    press(Qt::Key_Return); // the rate of the item
    enter(u"bolt"_s);
    enter(u"12*5"_s);
    type(u"9.25"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
}

void Entry::aChallanAndTheInvoiceFromItNeedNoMouse()
{
    WindowKit kit;
    enterChallan(kit);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    const Document challan = kit.documents(DocumentKind::Challan).front();
    QCOMPARE(challan.party.code, u"KAVERI"_s);
    QCOMPARE(challan.transport.vehicle, u"KA01AB1234"_s);
    QCOMPARE(challan.orderReference, u"PO-77"_s);
    QCOMPARE(challan.lines.size(), std::size_t(2));
    QCOMPARE(challan.lines[0].itemCode, u"ROD12"_s);
    QCOMPARE(challan.lines[0].quantity, Quantity::fromThousandths(1'250'500));
    QCOMPARE(challan.lines[0].rate.toPlain(), u"812.00"_s);
    QCOMPARE(challan.lines[1].itemCode, u"BOLT8"_s);
    QCOMPARE(challan.lines[1].quantity, Quantity::fromThousandths(60'000));
    QCOMPARE(challan.lines[1].rate.toPlain(), u"9.25"_s);

    auto *challans = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QTRY_VERIFY(challans->model()->isEmpty());
    press(Qt::Key_F8);
    QCOMPARE(kit.window().currentPage(), kit.form(DocumentKind::Invoice));
    enter(u"kaveri"_s);
    auto *form = kit.form(DocumentKind::Invoice);
    QTRY_VERIFY(form->model()->party());
    press(Qt::Key_J, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    press(Qt::Key_Space);
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    press(Qt::Key_Return);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(2));
    QTRY_VERIFY(QGuiApplication::focusWindow() == kit.window().windowHandle());
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Invoice).size(), std::size_t(1));
    const Document invoice = kit.documents(DocumentKind::Invoice).front();
    QCOMPARE(invoice.lines.size(), std::size_t(2));
    for (std::size_t line = 0; line < invoice.lines.size(); ++line) {
        QCOMPARE(invoice.lines[line].challanNumber, challan.number);
        QCOMPARE(invoice.lines[line].quantity, challan.lines[line].quantity);
        QCOMPARE(invoice.lines[line].rate, challan.lines[line].rate);
    }
    QCOMPARE(invoice.totals.payable, challan.totals.payable);
}

// No turn of the event loop between the keys: every answer of the file comes after all of them.
void Entry::whatIsStoredIsWhatWasTypedAtFullSpeed()
{
    WindowKit kit;
    for (int round = 1; round <= 3; ++round) {
        enterChallan(kit);
        QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(round));
        const Document stored = kit.documents(DocumentKind::Challan).back();
        QCOMPARE(stored.lines.size(), std::size_t(2));
        QCOMPARE(stored.lines[0].itemCode, u"ROD12"_s);
        QCOMPARE(stored.lines[1].itemCode, u"BOLT8"_s);
        QCOMPARE(stored.lines[1].rate.toPlain(), u"9.25"_s);
        QTRY_VERIFY(kit.form(DocumentKind::Challan)->model()->isEmpty());
    }
}

void Entry::theOpenCellIsUsedWhenSubmitting()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    enter(u"5"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    form->grid()->editCell(0, LinesModel::Quantity);
    focusedEdit()->selectAll();
    type(u"7"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QCOMPARE(kit.documents(DocumentKind::Challan).front().lines.front().quantity, Quantity::fromThousandths(7'000));
}

void Entry::theOpenCellIsUsedWhenADraftIsSaved()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    type(u"7"_s);
    QSignalSpy saved(form->model(), &DocumentFormModel::draftSaved);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"7"_s);
}

void Entry::aDoublePressGivesOneDocument()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enterChallan(kit);
    QTRY_VERIFY(form->model()->state() != DocumentFormModel::State::Editing || form->model()->isEmpty());
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(form->model()->isEmpty());
    QTRY_COMPARE(form->model()->state(), DocumentFormModel::State::Editing);
    QCOMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
}

void Entry::keysPressedWhileSavingGoToTheNextDocument()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"copper"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    type(u"5"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(form->model()->state() == DocumentFormModel::State::Submitting);
    type(u"sahyadri"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QTRY_VERIFY(form->model()->party() && form->model()->party()->code == u"SAHYA"_s);
    QVERIFY(form->model()->lines()->lines().empty());
}

void Entry::enterOnABlankItemLeadsToSubmit()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->enterForward();
    enter(u"bolt"_s);
    enter(u"10"_s);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget(), kit.find(u"submitButton"_s));
    press(Qt::Key_Return);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
}

void Entry::undoRightAfterSubmitCancelsWithAReason()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enterChallan(kit);
    QTRY_VERIFY(form->model()->isEmpty());
    const auto *bar = form->findChild<MessageBar *>();
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->plainText().contains(kit.documents(DocumentKind::Challan).front().number));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    QCOMPARE(kit.documents(DocumentKind::Challan).front().status, DocumentStatus::Issued);
    press(Qt::Key_Return); // the usual reason stands there
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).front().status, DocumentStatus::Cancelled);
    QCOMPARE(kit.documents(DocumentKind::Challan).front().cancelReason, u"Entered by mistake"_s);
}

void Entry::aDeletedLineComesBack()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(form->model()->lines()->lines().size(), std::size_t(0));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(form->model()->lines()->lines().size(), std::size_t(1));
}

void Entry::theDateStaysAndTheRestIsEmptyForTheNext()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    press(Qt::Key_F2);
    enter(u"10-6"_s);
    QCOMPARE(form->model()->text(DocumentFormModel::Field::Date), u"10-06-2026"_s);
    enterChallan(kit);
    QTRY_COMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(1));
    QCOMPARE(kit.documents(DocumentKind::Challan).front().date, QDate(2026, 6, 10));
    QTRY_VERIFY(form->model()->isEmpty());
    QCOMPARE(form->model()->text(DocumentFormModel::Field::Date), u"10-06-2026"_s);
    QCOMPARE(qobject_cast<QLineEdit *>(kit.find(u"partyEdit"_s))->text(), QString());
    QCOMPARE(QApplication::focusWidget(), kit.find(u"partyEdit"_s));
}

QTEST_MAIN(Entry)
#include "tst_entry.moc"
