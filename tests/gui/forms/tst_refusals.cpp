#include "gui/forms/windowkit.h"

#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "widgets/dateedit.h"
#include "widgets/keys.h"
#include "widgets/linegrid.h"
#include "widgets/messagebar.h"
#include "widgets/sidepanel.h"
#include "widgets/suggestedit.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

namespace {

SidePanel *openPanel(const QWidget *form)
{
    for (auto *panel : form->findChildren<SidePanel *>()) {
        if (panel->isVisible())
            return panel;
    }
    return nullptr;
}

} // namespace

// What the form says when it cannot submit, and that nothing typed goes lost on the way.
class Refusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBarNamesWhatToFixAndTheFirstGetsTheKeyboard();
    void theProblemGoesWhenItIsMended();
    void aFutureDateIsToldAtTheField();
    void submitIsNeverDisabledWhileEditing();
    void escClosesTheListThenTheCellThenTheForm();
    void leavingKeepsTheText();
    void newOverTypedTextAsksFirst();
    void aSavedDraftIsGoneOnWithFromItsList();
    void aDraftIsDiscardedFromItsList();
    void aDraftDoesNotReplaceWhatIsOnTheForm();
    void quickCreateReturnsTheCustomerAndMovesOn();
    void quickCreateReturnsTheItemAndMovesOn();
    void escInQuickCreateKeepsTheTypedText();
    void altEnterOpensTheCustomerToAlterIt();
    void ctrlASubmitsOnlyWithTallyKeys();
};

void Refusals::theBarNamesWhatToFixAndTheFirstGetsTheKeyboard()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    auto *bar = form->findChild<MessageBar *>();
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->tone(), Tone::Error);
    QVERIFY2(bar->plainText().contains(u"Row 1 quantity"_s), qPrintable(bar->plainText()));
    QCOMPARE(form->grid()->currentIndex().column(), int(LinesModel::Quantity));
    QVERIFY(form->grid()->openEditor());
    QCOMPARE(form->model()->state(), DocumentFormModel::State::Editing);
    QCOMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t(0));
}

void Refusals::theProblemGoesWhenItIsMended()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    auto *bar = form->findChild<MessageBar *>();
    type(u"nobody of that name"_s);
    QTRY_VERIFY(qobject_cast<SuggestEdit *>(kit.find(u"partyEdit"_s))->isListOpen());
    press(Qt::Key_Escape); // closes the list: the text stays
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    type(u"5"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->plainText().contains(u"Customer"_s), qPrintable(bar->plainText()));
    QCOMPARE(QApplication::focusWidget(), kit.find(u"partyEdit"_s));
    QCOMPARE(focusedEdit()->selectedText(), u"nobody of that name"_s);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    QTRY_VERIFY(!bar->isVisible());
}

void Refusals::aFutureDateIsToldAtTheField()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    press(Qt::Key_F2);
    enter(u"31-12-2026"_s);
    QTRY_VERIFY(!form->model()->problem(DocumentFormModel::Field::Date).isEmpty());
    auto *box = kit.find(u"dateEditBox"_s);
    QTRY_COMPARE(box->property("required").toBool(), true);
    QVERIFY(kit.find(u"dateEdit"_s)->property("bad").toBool());
}

void Refusals::submitIsNeverDisabledWhileEditing()
{
    WindowKit kit;
    kit.form(DocumentKind::Challan);
    QVERIFY(kit.find(u"submitButton"_s)->isEnabled());
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(kit.find(u"submitButton"_s)->isEnabled());
}

void Refusals::escClosesTheListThenTheCellThenTheForm()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    enter(u"5"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    form->grid()->editCell(0, LinesModel::Item);
    focusedEdit()->selectAll();
    type(u"cop"_s);
    auto *suggest = qobject_cast<SuggestEdit *>(form->grid()->openEditor());
    QVERIFY(suggest);
    QTRY_VERIFY(suggest->isListOpen());
    press(Qt::Key_Escape);
    QVERIFY(!suggest->isListOpen());
    QVERIFY(form->grid()->openEditor());
    press(Qt::Key_Escape);
    QVERIFY(!form->grid()->openEditor());
    QCOMPARE(form->model()->lines()->lines().front().itemText, u"Bolt M8 x 40"_s);
    QCOMPARE(kit.window().currentPage(), form);
    press(Qt::Key_Escape);
    QVERIFY(kit.window().currentPage() != form);
}

void Refusals::leavingKeepsTheText()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(kit.window().currentPage() != form);
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(kit.window().currentPage(), form);
    QCOMPARE(qobject_cast<QLineEdit *>(kit.find(u"partyEdit"_s))->text(), u"Kaveri Pumps"_s);
}

void Refusals::newOverTypedTextAsksFirst()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    auto *bar = form->findChild<MessageBar *>();
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(bar->isVisible());
    QVERIFY(form->model()->party());
    Q_EMIT bar->linkActivated(u"keep"_s);
    QTRY_VERIFY(form->model()->isEmpty());
}

void Refusals::aSavedDraftIsGoneOnWithFromItsList()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    form->grid()->editCell(0, LinesModel::Item);
    enter(u"bolt"_s);
    QTRY_VERIFY(form->model()->lines()->lines().front().item);
    enter(u"7"_s);
    QSignalSpy saved(form->model(), &DocumentFormModel::draftSaved);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(saved.count(), 1);
    form->model()->startNew();
    QVERIFY(form->model()->isEmpty());

    Page *drafts = kit.window().goTo(u"drafts"_s);
    auto *table = drafts->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(table->isVisible());
    table->setFocus();
    press(Qt::Key_Return);
    QCOMPARE(kit.window().currentPage(), form);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"7"_s);
    QSignalSpy submitted(form->model(), &DocumentFormModel::submitted);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(submitted.count(), 1);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QCOMPARE(kit.documents(DocumentKind::Challan).size(), std::size_t{1});
}

void Refusals::aDraftIsDiscardedFromItsList()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Invoice);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    QSignalSpy saved(form->model(), &DocumentFormModel::draftSaved);
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(saved.count(), 1);
    Page *drafts = kit.window().goTo(u"drafts"_s);
    auto *table = drafts->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(table->isVisible());
    table->setFocus();
    press(Qt::Key_Delete);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTRY_VERIFY(!table->isVisible());
}

void Refusals::aDraftDoesNotReplaceWhatIsOnTheForm()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    QJsonObject other = form->model()->toJson();
    other.remove(u"party"_s);
    form->goOnWith(other);
    QVERIFY(form->model()->party());
    QVERIFY(form->findChild<MessageBar *>()->isVisible());
}

void Refusals::quickCreateReturnsTheCustomerAndMovesOn()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    type(u"Tungabhadra Mills"_s);
    press(Qt::Key_C, Qt::AltModifier);
    auto *panel = openPanel(form);
    QVERIFY(panel);
    QCOMPARE(panel->findChild<QLineEdit *>(u"nameEdit"_s)->text(), u"Tungabhadra Mills"_s);
    QCOMPARE(focusedEdit()->objectName(), u"gstinEdit"_s);
    type(u"29BBBBB1111B1ZJ"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(form->model()->party());
    QCOMPARE(form->model()->party()->name, u"Tungabhadra Mills"_s);
    QCOMPARE(qobject_cast<QLineEdit *>(kit.find(u"partyEdit"_s))->text(), u"Tungabhadra Mills"_s);
    QCOMPARE(QApplication::focusWidget(), kit.find(u"dateEdit"_s));
}

void Refusals::quickCreateReturnsTheItemAndMovesOn()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    form->grid()->editCell(0, LinesModel::Item);
    type(u"Brass valve"_s);
    press(Qt::Key_C, Qt::AltModifier);
    auto *panel = openPanel(form);
    QVERIFY(panel);
    QCOMPARE(focusedEdit()->objectName(), u"hsnEdit"_s);
    enter(u"8481"_s);
    enter(u"NOS"_s);
    enter(u"18"_s);
    type(u"350"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!panel->isVisible());
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(1));
    QCOMPARE(form->model()->lines()->lines().front().itemText, u"Brass valve"_s);
    QCOMPARE(form->grid()->currentIndex().column(), int(LinesModel::Quantity));
    enter(u"4"_s);
    QCOMPARE(form->model()->lines()->lines().front().quantity, u"4"_s);
}

void Refusals::escInQuickCreateKeepsTheTypedText()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    type(u"Tungabhadra"_s);
    press(Qt::Key_C, Qt::AltModifier);
    auto *panel = openPanel(form);
    QVERIFY(panel);
    press(Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QCOMPARE(QApplication::focusWidget(), kit.find(u"partyEdit"_s));
    QCOMPARE(focusedEdit()->text(), u"Tungabhadra"_s);
    QCOMPARE(kit.window().currentPage(), form);
}

void Refusals::altEnterOpensTheCustomerToAlterIt()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    enter(u"kaveri"_s);
    QTRY_VERIFY(form->model()->party());
    press(Qt::Key_Return, Qt::AltModifier);
    auto *panel = openPanel(form);
    QVERIFY(panel);
    QTRY_COMPARE(panel->findChild<QLineEdit *>(u"nameEdit"_s)->text(), u"Kaveri Pumps"_s);
}

void Refusals::ctrlASubmitsOnlyWithTallyKeys()
{
    WindowKit kit;
    DocumentForm *form = kit.form(DocumentKind::Challan);
    auto *bar = form->findChild<MessageBar *>();
    type(u"kav"_s);
    press(Qt::Key_A, Qt::ControlModifier);
    QVERIFY(!bar->isVisible());
    QCOMPARE(focusedEdit()->selectedText(), u"kav"_s);
    kit.preferences().setTallyKeys(true);
    AcceptKeyFilter filter;
    filter.setTallyKeys(true);
    qApp->installEventFilter(&filter);
    press(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(bar->isVisible());
    kit.preferences().setTallyKeys(false);
}

QTEST_MAIN(Refusals)
#include "tst_refusals.moc"
