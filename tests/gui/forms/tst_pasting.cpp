#include "gui/forms/windowkit.h"

#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Rows that come from and go to a spreadsheet, and every change of the lines taken back and done again.
class Pasting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsOfASpreadsheetBecomeLines();
    void aRowThatNamesItsColumnsMayHaveThemInAnyOrder();
    void whatCannotBeReadStaysInItsCellAndIsMarked();
    void whatHasNoColumnIsTold();
    void aPasteIsTakenBackAndDoneAgainAsOne();
    void linesGoToTheSpreadsheetAndComeBack();
    void everyChangeOfTheLinesIsTakenBackAndDoneAgain();

private:
    DocumentForm *paste(WindowKit &kit, const QString &text);
};

DocumentForm *Pasting::paste(WindowKit &kit, const QString &text)
{
    DocumentForm *form = kit.form(DocumentKind::Challan);
    form->grid()->editCell(0, LinesModel::Item);
    QGuiApplication::clipboard()->setText(text);
    press(Qt::Key_V, Qt::ControlModifier);
    return form;
}

void Pasting::rowsOfASpreadsheetBecomeLines()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"BOLT8\t1,200\t9.25\r\nCopper rod 12 mm\t12.5\r\n"_s);
    const auto &lines = form->model()->lines()->lines();
    QCOMPARE(lines.size(), std::size_t(2));
    QTRY_VERIFY(lines[0].item && lines[1].item);
    QCOMPARE(lines[0].itemText, u"Bolt M8 x 40"_s); // by its code
    QCOMPARE(lines[0].quantity, u"1200"_s);
    QCOMPARE(lines[0].rate, u"9.25"_s);
    QCOMPARE(lines[1].item->code, u"ROD12"_s); // by its name
    QCOMPARE(lines[1].rate, u"812.00"_s);      // none was given: the item's
}

void Pasting::aRowThatNamesItsColumnsMayHaveThemInAnyOrder()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"Rate\tQuantity\tItem\n9.5\t40\tBOLT8\n"_s);
    const auto &lines = form->model()->lines()->lines();
    QCOMPARE(lines.size(), std::size_t(1));
    QTRY_VERIFY(lines[0].item);
    QCOMPARE(lines[0].quantity, u"40"_s);
    QCOMPARE(lines[0].rate, u"9.50"_s);
}

void Pasting::whatCannotBeReadStaysInItsCellAndIsMarked()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"NOSUCH\tmany\t9.25\nBOLT8\t5\t8\n"_s);
    const LinesModel *lines = form->model()->lines();
    QTRY_VERIFY(!lines->index(0, LinesModel::Item).data(ProblemRole).toString().isEmpty());
    QCOMPARE(lines->index(0, LinesModel::Item).data().toString(), u"NOSUCH"_s);
    QVERIFY(!lines->index(0, LinesModel::Quantity).data(ProblemRole).toString().isEmpty());
    QCOMPARE(lines->index(0, LinesModel::Quantity).data().toString(), u"many"_s);
    QVERIFY(lines->index(1, LinesModel::Item).data(ProblemRole).toString().isEmpty());
}

void Pasting::whatHasNoColumnIsTold()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"Item\tQuantity\tColour\nBOLT8\t5\tblue\n"_s);
    const auto *bar = form->findChild<MessageBar *>();
    QVERIFY(bar->isVisible());
    QVERIFY(bar->plainText().contains(u"blue"_s));
    QCOMPARE(form->model()->lines()->lines().size(), std::size_t(1));
}

void Pasting::aPasteIsTakenBackAndDoneAgainAsOne()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"BOLT8\t5\nROD12\t6\n"_s);
    const auto &lines = form->model()->lines()->lines();
    QTRY_VERIFY(lines.size() == 2 && lines[1].item);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines.size(), std::size_t(0));
    press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(lines.size(), std::size_t(2));
    QTRY_VERIFY(lines[0].item && lines[1].item);
    QCOMPARE(lines[1].quantity, u"6"_s);
}

void Pasting::linesGoToTheSpreadsheetAndComeBack()
{
    WindowKit kit;
    DocumentForm *form = paste(kit, u"BOLT8\t1200\t9.25\nROD12\t12.5\t800\n"_s);
    const auto &lines = form->model()->lines()->lines();
    QTRY_VERIFY(lines.size() == 2 && lines[1].item);
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(copied.size(), 3);
    QVERIFY(copied.first().startsWith(u"Item\tHSN\tQuantity"_s));
    QVERIFY(copied[1].startsWith(u"Bolt M8 x 40\t7318\t1,200\t"_s));
    form->model()->startNew();
    form->grid()->editCell(0, LinesModel::Item);
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(lines.size() == 2 && lines[0].item && lines[1].item);
    QCOMPARE(lines[0].quantity, u"1200"_s);
    QCOMPARE(lines[1].rate, u"800.00"_s);
}

void Pasting::everyChangeOfTheLinesIsTakenBackAndDoneAgain()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    const auto &lines = form->model()->lines()->lines();
    const auto names = [&] {
        QStringList all;
        for (const auto &line : lines)
            all.append(line.item ? line.item->code + u' ' + line.quantity : line.itemText);
        return all.join(u", "_s);
    };
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    QTRY_VERIFY(lines.size() == 1 && lines[0].item);
    enter(u"5"_s);
    press(Qt::Key_Escape);
    form->grid()->editCell(1, LinesModel::Item);
    enter(u"copper"_s);
    QTRY_VERIFY(lines.size() == 2 && lines[1].item);
    enter(u"6"_s);
    QCOMPARE(names(), u"BOLT8 5, ROD12 6"_s);
    form->grid()->editCell(1, LinesModel::Quantity);
    press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(), u"ROD12 6, BOLT8 5"_s);
    press(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(names(), u"BOLT8 5"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), u"ROD12 6, BOLT8 5"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), u"BOLT8 5, ROD12 6"_s);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(), u"BOLT8 5, ROD12 "_s);
    press(Qt::Key_Y, Qt::ControlModifier);
    press(Qt::Key_Y, Qt::ControlModifier);
    press(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(names(), u"BOLT8 5"_s);
}

QTEST_MAIN(Pasting)
#include "tst_pasting.moc"
