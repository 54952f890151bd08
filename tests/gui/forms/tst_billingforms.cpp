#include "gui/forms/windowkit.h"

#include "base/typed.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "views/lists/documentlistpage.h"
#include "widgets/messagebar.h"
#include "widgets/pagedtableview.h"

#include <QComboBox>
#include <QDialog>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Many challans, one invoice.
class BillingForms : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void differentPlacesAreAskedAbout();
    void differentCustomersAreRefusedInWords();
    void thePickerBringsAllOfAPeriod();
    void thePickerTicksAWholeChallan();
    void whatIsOnTheInvoiceFormStays();

private:
    static Document challan(WindowKit &kit, const QString &party, const QString &quantity, const QString &place,
                            QDate date = {});
    static QDialog *picker(WindowKit &kit);
    static void billAllListed(WindowKit &kit);
};

Document BillingForms::challan(WindowKit &kit, const QString &party, const QString &quantity, const QString &place,
                               QDate date)
{
    DocumentDraft draft;
    draft.partyCode = party;
    draft.date = date;
    if (!place.isEmpty()) {
        ShipTo to;
        to.name = place;
        to.address.lines = {u"2 Canal Road"_s};
        to.address.city = place;
        to.address.state = u"29"_s;
        draft.shipTo = to;
    }
    DraftLine bolts;
    bolts.item = u"BOLT8"_s;
    bolts.quantity = parseQuantity(quantity).value();
    DraftLine rods = bolts;
    rods.item = u"ROD12"_s;
    draft.lines = {bolts, rods};
    return kit.issue(draft);
}

QDialog *BillingForms::picker(WindowKit &kit)
{
    const DocumentForm *form = kit.form(DocumentKind::Invoice);
    enter(u"kaveri"_s);
    [&] { QTRY_VERIFY(form->model()->party()); }();
    press(Qt::Key_J, Qt::AltModifier);
    [&] {
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTRY_VERIFY(QGuiApplication::focusWindow() == QApplication::activeModalWidget()->windowHandle());
    }();
    return qobject_cast<QDialog *>(QApplication::activeModalWidget());
}

void BillingForms::billAllListed(WindowKit &kit)
{
    kit.list(DocumentKind::Challan);
    const auto *table = kit.window().currentPage()->findChild<PagedTableView *>();
    QTRY_VERIFY(table->hasFocus() && table->model()->rowCount() == 2);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_J, Qt::AltModifier);
}

void BillingForms::differentPlacesAreAskedAbout()
{
    WindowKit kit;
    challan(kit, u"KAVERI"_s, u"5"_s, u"Hassan"_s);
    challan(kit, u"KAVERI"_s, u"7"_s, u"Tumakuru"_s);
    billAllListed(kit);
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(4));
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto *bar = form->findChild<MessageBar *>();
    QTRY_VERIFY(bar->isVisible() && bar->plainText().contains(u"One invoice for all"_s));
    QCOMPARE(kit.documents(DocumentKind::Invoice).size(), std::size_t(0));
    QTRY_VERIFY((press(Qt::Key_Return, Qt::ControlModifier), kit.documents(DocumentKind::Invoice).size() == 1));
}

void BillingForms::differentCustomersAreRefusedInWords()
{
    WindowKit kit;
    challan(kit, u"KAVERI"_s, u"5"_s, {});
    challan(kit, u"SAHYA"_s, u"7"_s, {});
    billAllListed(kit);
    const auto *form = qobject_cast<DocumentForm *>(kit.window().currentPage());
    const auto *bar = form->findChild<MessageBar *>();
    QTRY_VERIFY(bar->isVisible() && bar->plainText().contains(u"Sahyadri Tools"_s));
    QVERIFY(form->model()->lines()->lines().empty());
}

void BillingForms::thePickerBringsAllOfAPeriod()
{
    WindowKit kit;
    challan(kit, u"KAVERI"_s, u"5"_s, {}, QDate(2026, 5, 20));
    challan(kit, u"KAVERI"_s, u"7"_s, {}, QDate(2026, 6, 2));
    QDialog *dialog = picker(kit);
    auto *period = dialog->findChild<QComboBox *>();
    QVERIFY(period->isVisible());
    period->setFocus();
    for (int step = 0; step < 5; ++step)
        press(Qt::Key_Down);
    QCOMPARE(period->currentText(), u"Last month"_s);
    press(Qt::Key_Return);
    const DocumentForm *form = kit.form(DocumentKind::Invoice);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(2));
    for (const auto &line : form->model()->lines()->lines())
        QCOMPARE(parseQuantity(line.quantity).value(), Quantity::fromThousandths(5'000));
}

void BillingForms::thePickerTicksAWholeChallan()
{
    WindowKit kit;
    challan(kit, u"KAVERI"_s, u"5"_s, {});
    challan(kit, u"KAVERI"_s, u"7"_s, {});
    picker(kit);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Space, Qt::ShiftModifier);
    press(Qt::Key_Return);
    const DocumentForm *form = kit.form(DocumentKind::Invoice);
    QTRY_COMPARE(form->model()->lines()->lines().size(), std::size_t(2));
    for (const auto &line : form->model()->lines()->lines())
        QCOMPARE(parseQuantity(line.quantity).value(), Quantity::fromThousandths(7'000));
}

void BillingForms::whatIsOnTheInvoiceFormStays()
{
    WindowKit kit;
    challan(kit, u"KAVERI"_s, u"5"_s, {});
    challan(kit, u"KAVERI"_s, u"7"_s, {});
    DocumentForm *form = kit.form(DocumentKind::Invoice);
    enter(u"sahyadri"_s);
    QTRY_VERIFY(form->model()->party());
    billAllListed(kit);
    QCOMPARE(kit.window().currentPage(), form);
    QVERIFY(form->findChild<MessageBar *>()->isVisible());
    QCOMPARE(form->model()->party()->code, u"SAHYA"_s);
}

QTEST_MAIN(BillingForms)
#include "tst_billingforms.moc"
