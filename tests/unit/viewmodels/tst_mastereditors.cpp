#include "unit/viewmodels/desk.h"

#include "viewmodels/documentviewmodel.h"
#include "viewmodels/mastereditors.h"
#include "viewmodels/shellmodel.h"

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

class MasterEditorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValidGstinBringsTheState();
    void aWrongGstinIsToldWhenItIsWhole();
    void aStateChosenByHandIsKept();
    void aNewCustomerIsSavedAndHandedBack();
    void aCustomerWithoutGstinIsUnregistered();
    void aRefusedCustomerKeepsWhatWasTyped();
    void aCustomerSomebodyElseChangedIsNotOverwritten();
    void anItemIsReadAsPeopleType();
    void anItemThatCannotBeReadIsNotSent();
    void theFrameTellsCompanyAndYear();
    void aDocumentIsShownWholeAndCanBeCancelled();
};

void MasterEditorsTest::aValidGstinBringsTheState()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    editor.startNew(u"Tamil Works"_s);
    QCOMPARE(editor.text(u"name"_s), u"Tamil Works"_s);
    editor.setText(u"gstin"_s, u"33ddddd3333d1z0"_s);
    QCOMPARE(editor.problem(u"gstin"_s), QString());
    QCOMPARE(editor.text(u"state"_s), u"33"_s);
    QCOMPARE(editor.text(u"type"_s), u"regular"_s);
}

void MasterEditorsTest::aWrongGstinIsToldWhenItIsWhole()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    editor.startNew(u"Tamil Works"_s);
    editor.setText(u"gstin"_s, u"33DDDDD3333D1Z"_s);
    QCOMPARE(editor.problem(u"gstin"_s), QString());
    editor.setText(u"gstin"_s, u"33DDDDD3333D1Z1"_s);
    QVERIFY(!editor.problem(u"gstin"_s).isEmpty());
    QCOMPARE(editor.text(u"state"_s), QString());
}

void MasterEditorsTest::aStateChosenByHandIsKept()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    editor.startNew(u"Tamil Works"_s);
    editor.setText(u"state"_s, u"29"_s);
    editor.setText(u"gstin"_s, u"33DDDDD3333D1Z0"_s);
    QCOMPARE(editor.text(u"state"_s), u"29"_s);
}

void MasterEditorsTest::aNewCustomerIsSavedAndHandedBack()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    QSignalSpy saved(&editor, &PartyEditorModel::saved);
    editor.startNew(u"Tamil Works"_s);
    editor.setText(u"gstin"_s, u"33DDDDD3333D1Z0"_s);
    editor.setText(u"address"_s, u"4 Beach Road"_s);
    editor.setText(u"city"_s, u"Chennai"_s);
    editor.save();
    editor.save(); // a second key press is no second customer
    QTRY_COMPARE(saved.count(), 1);
    const Party party = saved.at(0).at(0).value<Party>();
    QVERIFY(party.id.isValid());
    QCOMPARE(party.code, u"TAMIL"_s);
    QCOMPARE(party.address.lines, QStringList{u"4 Beach Road"_s});
    QCOMPARE(desk.party(u"TAMIL"_s).gstin, u"33DDDDD3333D1Z0"_s);
    QCOMPARE(desk.office.number(u"SELECT count(*) FROM party"_s), 3);
}

void MasterEditorsTest::aCustomerWithoutGstinIsUnregistered()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    QSignalSpy saved(&editor, &PartyEditorModel::saved);
    editor.startNew(u"Village store"_s);
    editor.setText(u"state"_s, u"29"_s);
    editor.save();
    QTRY_COMPARE(saved.count(), 1);
    QCOMPARE(saved.at(0).at(0).value<Party>().type, PartyType::Unregistered);
}

void MasterEditorsTest::aRefusedCustomerKeepsWhatWasTyped()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    QSignalSpy refused(&editor, &PartyEditorModel::refused);
    editor.startNew(u"Tamil Works"_s);
    editor.setText(u"code"_s, u"kaveri"_s);
    editor.save();
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(!editor.problem(u"code"_s).isEmpty());
    QCOMPARE(editor.text(u"code"_s), u"kaveri"_s);
    editor.setText(u"pin"_s, u"12"_s);
    editor.setText(u"code"_s, QString());
    QCOMPARE(editor.problem(u"code"_s), QString());
    editor.save();
    QTRY_COMPARE(refused.count(), 2);
    QVERIFY(!editor.problem(u"pin"_s).isEmpty());
}

void MasterEditorsTest::aCustomerSomebodyElseChangedIsNotOverwritten()
{
    Desk desk;
    PartyEditorModel editor(desk.session());
    QSignalSpy refused(&editor, &PartyEditorModel::refused);
    editor.load(desk.party(u"KAVERI"_s).id);
    QTRY_COMPARE(editor.text(u"name"_s), u"Kaveri Pumps"_s);
    Party changed = desk.party(u"KAVERI"_s);
    changed.phone = u"0821 111222"_s;
    QVERIFY(
        desk.office.write([&](Connection &connection) { return saveParty(connection, changed, desk.office.actor); }));
    editor.setText(u"phone"_s, u"0821 999999"_s);
    editor.save();
    QTRY_COMPARE(refused.count(), 1);
    QVERIFY(!editor.problem(u"name"_s).isEmpty());
    QCOMPARE(desk.party(u"KAVERI"_s).phone, u"0821 111222"_s);
}

void MasterEditorsTest::anItemIsReadAsPeopleType()
{
    Desk desk;
    ItemEditorModel editor(desk.session());
    QSignalSpy saved(&editor, &ItemEditorModel::saved);
    editor.startNew(u"Copper tube"_s);
    editor.setText(u"hsn"_s, u"74 11"_s);
    editor.setText(u"unit"_s, u"kg"_s);
    editor.setText(u"gst"_s, u"18 %"_s);
    editor.setText(u"rate"_s, u"1,00,000.50"_s);
    editor.save();
    QTRY_COMPARE(saved.count(), 1);
    const Item item = saved.at(0).at(0).value<Item>();
    QCOMPARE(item.hsn, u"7411"_s);
    QCOMPARE(item.unit, u"KGS"_s);
    QCOMPARE(item.gst, Percent::fromWhole(18));
    QCOMPARE(item.rate.toPlain(), u"100000.50"_s);
}

void MasterEditorsTest::anItemThatCannotBeReadIsNotSent()
{
    Desk desk;
    ItemEditorModel editor(desk.session());
    QSignalSpy refused(&editor, &ItemEditorModel::refused);
    editor.startNew(u"Copper tube"_s);
    editor.setText(u"rate"_s, u"12,5"_s);
    editor.save();
    QCOMPARE(refused.count(), 1);
    QVERIFY(!editor.problem(u"rate"_s).isEmpty());
    QVERIFY(!editor.problem(u"gst"_s).isEmpty());
    QCOMPARE(desk.office.number(u"SELECT count(*) FROM item"_s), 3);
}

void MasterEditorsTest::theFrameTellsCompanyAndYear()
{
    Desk desk;
    ShellModel shell(desk.session());
    QSignalSpy found(&shell, &ShellModel::recoveredFound);
    shell.load();
    QTRY_COMPARE(shell.companyName(), u"Hegde Metal Works"_s);
    QCOMPARE(shell.financialYear(), u"FY 2026-27"_s);
    QCOMPARE(shell.userName(), u"asha"_s);
    QCOMPARE(found.count(), 0);
}

void MasterEditorsTest::aDocumentIsShownWholeAndCanBeCancelled()
{
    Desk desk;
    const Document issued = desk.office.issue(desk.office.challan({line(u"NUT"_s, u"4"_s)}));
    DocumentViewModel view(desk.session());
    QSignalSpy changed(&view, &DocumentViewModel::changed);
    QSignalSpy refused(&view, &DocumentViewModel::refused);
    view.load(issued.id);
    QTRY_VERIFY(view.loaded().has_value());
    QCOMPARE(view.loaded()->document.number, issued.number);
    QCOMPARE(view.loaded()->lines.size(), std::size_t(1));
    QCOMPARE(view.loaded()->history.size(), std::size_t(1));
    view.cancelDocument(u"x"_s);
    QTRY_COMPARE(refused.count(), 1);
    QCOMPARE(view.loaded()->document.status, DocumentStatus::Issued);
    view.cancelDocument(u"typed wrongly"_s);
    QTRY_COMPARE(view.loaded()->document.status, DocumentStatus::Cancelled);
    QCOMPARE(view.loaded()->history.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(MasterEditorsTest)
#include "tst_mastereditors.moc"
