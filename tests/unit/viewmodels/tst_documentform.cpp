#include "unit/viewmodels/desk.h"
#include "unit/viewmodels/unnumbered.h"

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;
using Field = DocumentFormModel::Field;
using Lines = LinesModel;

namespace {

// A form whose first questions (company, next number) have been answered.
struct Form {
    Desk &desk;
    DocumentFormModel model;
    CheckedLines checked;
    QSignalSpy submitted{&model, &DocumentFormModel::submitted};
    QSignalSpy refused{&model, &DocumentFormModel::refused};
    QSignalSpy failed{&model, &DocumentFormModel::failed};
    QSignalSpy asked{&model, &DocumentFormModel::needsAcknowledgement};

    explicit Form(Desk &owner, DocumentKind kind = DocumentKind::Challan)
        : desk(owner), model(kind, owner.session()), checked(*model.lines())
    {
    }
    bool isReady()
    {
        return QTest::qWaitFor(
            [this] { return !model.suggestedNumber().isEmpty() && !model.placeOfSupplyText().isEmpty(); });
    }
    void fill()
    {
        model.takeParty(desk.party(u"KAVERI"_s));
        choose(model.lines(), 0, desk.item(u"NUT"_s));
        type(model.lines(), 0, Lines::Quantity, u"10"_s);
    }
    QString problem(Field field) const { return model.problem(field); }
};

} // namespace

class DocumentFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTotalsStandBesideTheLines_data();
    void theTotalsStandBesideTheLines();
    void theTaxFollowsTheCustomerWhateverTheOrder_data();
    void theTaxFollowsTheCustomerWhateverTheOrder();
    void aNewFormOffersTodayAndTheNextNumber();
    void aFieldIsCheckedWhenItIsLeftAndOnlyIfTypedInto();
    void everythingThatIsMissingIsToldAtOnce();
    void aSubmitEmptiesNothingUntilItIsAnswered();
    void aSubmittedFormIsReadyForTheNextDocument();
    void aRefusalOfTheOfficeStandsAtItsCellAndKeepsTheForm();
    void aTypedNumberThatIsTakenIsTold();
    void aNumberSomebodyElseTookIsTold();
    void aWarningAsksOnceAndAgainAfterAChange();
    void theEwayBillIsMentionedAndStopsNothing();
    void theLastSubmitCanBeUndone();
    void aTakenCustomerBringsTheLastVehicleAndTheLastRates();
    void openOrderLinesBecomeLines();
    void unbilledChallanLinesBecomeAnInvoice();
    void onlyTheNewestQuestionIsAnswered();
    void suggestionsTellCityAndRate();
    void anAnswerAfterTheFormIsGoneDoesNoHarm();
};

void DocumentFormTest::theTotalsStandBesideTheLines_data()
{
    QTest::addColumn<QStringList>("quantities");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("rate");
    QTest::addColumn<QString>("taxable");
    QTest::addColumn<QString>("cgst");
    QTest::addColumn<QString>("roundOff");
    QTest::addColumn<QString>("payable");
    QTest::newRow("C01 down") << QStringList{u"1"_s, u"1"_s, u"1"_s} << u"NOS"_s << u"10.03"_s << u"30.09"_s
                              << u"2.70"_s << u"-0.49"_s << u"35.00"_s;
    QTest::newRow("C01 up") << QStringList{u"1"_s, u"1"_s, u"1"_s} << u"NOS"_s << u"10.31"_s << u"30.93"_s << u"2.79"_s
                            << u"0.49"_s << u"37.00"_s;
    QTest::newRow("C13") << QStringList{u"12.345"_s} << u"KGS"_s << u"87.65"_s << u"1,082.04"_s << u"97.38"_s
                         << u"0.20"_s << u"1,277.00"_s;
    QTest::newRow("C22 own state") << QStringList{u"1"_s} << u"NOS"_s << u"1750.35"_s << u"1,750.35"_s << u"157.53"_s
                                   << u"-0.41"_s << u"2,065.00"_s;
}

void DocumentFormTest::theTotalsStandBesideTheLines()
{
    QFETCH(QStringList, quantities);
    QFETCH(QString, unit);
    QFETCH(QString, rate);
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.takeParty(desk.party(u"KAVERI"_s));
    for (const QString &qty : quantities)
        typeFreeLine(form.model.lines(), form.model.lines()->rowCount() - 1, qty, unit, rate, u"18"_s);
    const auto totals = form.model.totals();
    QTEST(totals.taxable, "taxable");
    QTEST(totals.cgst, "cgst");
    QTEST(totals.sgst, "cgst");
    QTEST(totals.roundOff, "roundOff");
    QTEST(totals.payable, "payable");
    QCOMPARE(totals.igst, QString());
    QCOMPARE(totals.stateTaxName, u"SGST"_s);
    QVERIFY(totals.words.startsWith(u"Rupees"_s));
}

void DocumentFormTest::theTaxFollowsTheCustomerWhateverTheOrder_data()
{
    QTest::addColumn<QStringList>("steps");
    QTest::newRow("item, PATEL") << QStringList{u"item"_s, u"PATEL"_s};
    QTest::newRow("PATEL, item") << QStringList{u"PATEL"_s, u"item"_s};
    QTest::newRow("item, KAVERI, PATEL") << QStringList{u"item"_s, u"KAVERI"_s, u"PATEL"_s};
    QTest::newRow("KAVERI, item, PATEL") << QStringList{u"KAVERI"_s, u"item"_s, u"PATEL"_s};
    QTest::newRow("item, PATEL, KAVERI") << QStringList{u"item"_s, u"PATEL"_s, u"KAVERI"_s};
    QTest::newRow("PATEL, KAVERI, item") << QStringList{u"PATEL"_s, u"KAVERI"_s, u"item"_s};
    QTest::newRow("place, item, KAVERI") << QStringList{u"27"_s, u"item"_s, u"KAVERI"_s};
    QTest::newRow("KAVERI, item, place") << QStringList{u"KAVERI"_s, u"item"_s, u"27"_s};
}

// C22: the final state alone decides, and never three heads.
void DocumentFormTest::theTaxFollowsTheCustomerWhateverTheOrder()
{
    QFETCH(QStringList, steps);
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    for (const QString &step : steps) {
        if (step == u"item"_s)
            typeFreeLine(form.model.lines(), 0, u"1"_s, u"NOS"_s, u"1750.35"_s, u"18"_s);
        else if (step == u"27"_s)
            form.model.setText(Field::PlaceOfSupply, step);
        else
            form.model.takeParty(desk.party(step));
    }
    const bool inside = !steps.contains(u"27"_s) && form.model.party()->code == u"KAVERI"_s;
    const auto totals = form.model.totals();
    QCOMPARE(totals.cgst, inside ? u"157.53"_s : QString());
    QCOMPARE(totals.sgst, inside ? u"157.53"_s : QString());
    QCOMPARE(totals.igst, inside ? QString() : u"315.06"_s);
    QCOMPARE(totals.payable, u"2,065.00"_s);
    QCOMPARE(form.model.placeOfSupplyText(),
             inside ? u"29 Karnataka (within state)"_s : u"27 Maharashtra (other state)"_s);
}

// R9: another date brings the number of its own year.
void DocumentFormTest::aNewFormOffersTodayAndTheNextNumber()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    QCOMPARE(form.model.text(Field::Date), u"15-06-2026"_s);
    QCOMPARE(form.model.text(Field::Purpose), u"supply"_s);
    QCOMPARE(form.model.suggestedNumber(), u"DC/26-27/00001"_s);
    QVERIFY(form.model.isEmpty());
    form.model.setText(Field::Date, u"31-3-2026"_s);
    QTRY_COMPARE(form.model.suggestedNumber(), u"DC/25-26/00001"_s);
}

void DocumentFormTest::aFieldIsCheckedWhenItIsLeftAndOnlyIfTypedInto()
{
    Desk desk;
    Form form(desk);
    form.model.leaveField(Field::Party);
    QCOMPARE(form.problem(Field::Party), QString());
    form.model.setText(Field::Party, u"Nobody"_s);
    QCOMPARE(form.problem(Field::Party), QString());
    form.model.leaveField(Field::Party);
    QCOMPARE(form.problem(Field::Party), u"Not in the customer list. Alt+C creates it"_s);
    form.model.setText(Field::Party, QString());
    QCOMPARE(form.problem(Field::Party), QString());
    form.model.leaveField(Field::Party);
    QCOMPARE(form.problem(Field::Party), u"Choose a customer"_s);
    form.model.setText(Field::Date, u"31-11"_s);
    form.model.leaveField(Field::Date);
    QVERIFY2(form.problem(Field::Date).contains(u"31 November"_s), qPrintable(form.problem(Field::Date)));
    QCOMPARE(form.model.text(Field::Date), u"31-11"_s);
    form.model.setText(Field::Date, u"5-6"_s);
    form.model.leaveField(Field::Date);
    QCOMPARE(form.model.text(Field::Date), u"05-06-2026"_s);
    form.model.setText(Field::Vehicle, u"ka 01 ab 1234"_s);
    form.model.leaveField(Field::Vehicle);
    QCOMPARE(form.model.text(Field::Vehicle), u"KA01AB1234"_s);
    form.model.setText(Field::Vehicle, u"1234KA"_s);
    form.model.leaveField(Field::Vehicle);
    QVERIFY(!form.problem(Field::Vehicle).isEmpty());
    form.model.setText(Field::Vehicle, u"DL1AB123"_s); // written as on the lorry (C97)
    form.model.leaveField(Field::Vehicle);
    QCOMPARE(form.problem(Field::Vehicle), QString());
}

void DocumentFormTest::everythingThatIsMissingIsToldAtOnce()
{
    Desk desk;
    Form form(desk);
    form.model.setText(Field::EwayBill, u"123"_s);
    choose(form.model.lines(), 0, desk.item(u"NUT"_s));
    type(form.model.lines(), 0, Lines::Quantity, u"2.5"_s);
    choose(form.model.lines(), 1, desk.item(u"ROD"_s));
    form.model.submit();
    QCOMPARE(form.refused.count(), 1);
    QCOMPARE(form.model.state(), DocumentFormModel::State::Editing);
    QCOMPARE(form.problem(Field::Party), u"Choose a customer"_s);
    QVERIFY(!form.problem(Field::EwayBill).isEmpty());
    QCOMPARE(problemAt(form.model.lines(), 0, Lines::Quantity), u"NOS is counted in whole numbers"_s);
    QCOMPARE(problemAt(form.model.lines(), 1, Lines::Quantity), u"Enter the quantity"_s);
    QStringList fields;
    for (const Violation &violation : form.model.problems())
        fields.append(violation.field);
    QCOMPARE(fields, (QStringList{u"party"_s, u"transport.eway_bill"_s, u"lines[0].qty"_s, u"lines[1].qty"_s}));
    QCOMPARE(desk.office.number(u"SELECT count(*) FROM document"_s), 0);
}

void DocumentFormTest::aSubmitEmptiesNothingUntilItIsAnswered()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.fill();
    form.model.submit();
    QCOMPARE(form.model.state(), DocumentFormModel::State::Submitting);
    QCOMPARE(form.model.text(Field::Party), u"Kaveri Pumps"_s);
    QCOMPARE(form.model.lines()->lines().size(), std::size_t(1));
    form.model.submit(); // a second key press is no second document
    QTRY_COMPARE(form.submitted.count(), 1);
    QVERIFY(form.model.isEmpty());
    QCOMPARE(desk.office.number(u"SELECT count(*) FROM document"_s), 1);
    QCOMPARE(form.submitted.at(0).at(0).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(form.submitted.at(0).at(2).toString(), u"649.00"_s);
}

void DocumentFormTest::aSubmittedFormIsReadyForTheNextDocument()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.setText(Field::Date, u"10-06-2026"_s);
    form.model.setText(Field::Vehicle, u"KA01AB1234"_s);
    form.fill();
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(form.model.text(Field::Date), u"10-06-2026"_s);
    QCOMPARE(form.model.text(Field::Vehicle), QString());
    QCOMPARE(form.model.totals().payable, u"0.00"_s);
    QVERIFY(!form.model.party());
    QTRY_COMPARE(form.model.suggestedNumber(), u"DC/26-27/00002"_s);
    form.fill();
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 2);
    QCOMPARE(form.submitted.at(1).at(0).toString(), u"DC/26-27/00002"_s);
    desk.office.clock->setDay(QDate(2026, 6, 16));
    form.model.startNew();
    QCOMPARE(form.model.text(Field::Date), u"16-06-2026"_s);
}

void DocumentFormTest::aRefusalOfTheOfficeStandsAtItsCellAndKeepsTheForm()
{
    Desk desk;
    desk.office.order(u"PO-77"_s, {{u"NUT"_s, u"20"_s}});
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.takeParty(desk.party(u"KAVERI"_s));
    QSignalSpy ready(&form.model, &DocumentFormModel::pendingOrderLinesReady);
    form.model.loadPendingOrderLines();
    QTRY_COMPARE(ready.count(), 1);
    const auto pending = ready.at(0).at(0).value<std::vector<PendingLine>>();
    QCOMPARE(pending.size(), std::size_t(1));
    form.model.takePending(pending, {quantity(u"21"_s)});
    const auto before = desk.office.rows();
    form.model.submit();
    QTRY_COMPARE(form.refused.count(), 1);
    QVERIFY2(!problemAt(form.model.lines(), 0, Lines::Quantity).isEmpty(),
             qPrintable(form.model.problems().empty() ? u"none"_s : form.model.problems().front().field));
    QCOMPARE(shown(form.model.lines(), 0, Lines::Quantity), u"21"_s);
    QCOMPARE(form.model.state(), DocumentFormModel::State::Editing);
    QCOMPARE(desk.office.rows(), before);
    type(form.model.lines(), 0, Lines::Quantity, u"20"_s);
    QVERIFY(form.model.problems().empty());
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
}

void DocumentFormTest::aTypedNumberThatIsTakenIsTold()
{
    Desk desk;
    const Document first = desk.office.issue(desk.office.challan({line(u"NUT"_s, u"1"_s)}));
    Form form(desk);
    QVERIFY(form.isReady());
    form.fill();
    form.model.setText(Field::Number, first.number.toLower());
    form.model.leaveField(Field::Number);
    QTRY_VERIFY(form.problem(Field::Number).contains(u"already used"_s));
    form.model.submit();
    QTRY_COMPARE(form.refused.count(), 1);
    QVERIFY(!form.problem(Field::Number).isEmpty());
    form.model.setText(Field::Number, u"DC/26-27/00009"_s);
    QCOMPARE(form.problem(Field::Number), QString());
}

void DocumentFormTest::aNumberSomebodyElseTookIsTold()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.fill();
    QSignalSpy changed(&form.model, &DocumentFormModel::numberChanged);
    QCOMPARE(form.model.suggestedNumber(), u"DC/26-27/00001"_s);
    desk.office.issue(desk.office.challan({line(u"NUT"_s, u"1"_s)}));
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(form.submitted.at(0).at(0).toString(), u"DC/26-27/00002"_s);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toString(), u"DC/26-27/00002"_s);
}

void DocumentFormTest::aWarningAsksOnceAndAgainAfterAChange()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.takeParty(desk.party(u"KAVERI"_s));
    typeFreeLine(form.model.lines(), 0, u"1"_s, u"NOS"_s, u"100"_s, u"12"_s); // 12 % ended on 21-09-2025
    form.model.submit();
    QTRY_COMPARE(form.asked.count(), 1);
    QCOMPARE(form.model.warnings().front().code, u"rate_ended"_s);
    QCOMPARE(form.model.state(), DocumentFormModel::State::Editing);
    QCOMPARE(desk.office.number(u"SELECT count(*) FROM document"_s), 0);
    type(form.model.lines(), 0, Lines::Quantity, u"2"_s);
    form.model.submit();
    QTRY_COMPARE(form.asked.count(), 2);
    form.model.acknowledgeWarnings();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(form.asked.count(), 2);
}

void DocumentFormTest::theEwayBillIsMentionedAndStopsNothing()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.takeParty(desk.party(u"PATEL"_s));
    choose(form.model.lines(), 0, desk.item(u"NUT"_s));
    type(form.model.lines(), 0, Lines::Quantity, u"10000"_s);
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(form.asked.count(), 0);
}

void DocumentFormTest::theLastSubmitCanBeUndone()
{
    Desk desk;
    Form form(desk);
    QVERIFY(form.isReady());
    form.fill();
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QSignalSpy undone(&form.model, &DocumentFormModel::lastSubmitUndone);
    form.model.undoLastSubmit(u"entered by mistake"_s);
    QTRY_COMPARE(undone.count(), 1);
    QCOMPARE(undone.at(0).at(0).toString(), u"DC/26-27/00001"_s);
    const Document stored = desk.office.stored(DocumentId(form.submitted.at(0).at(1).toLongLong()));
    QCOMPARE(stored.status, DocumentStatus::Cancelled);
    QCOMPARE(stored.cancelReason, u"entered by mistake"_s);
    form.model.undoLastSubmit(u"entered by mistake"_s);
    QCOMPARE(form.failed.count(), 0);
}

void DocumentFormTest::aTakenCustomerBringsTheLastVehicleAndTheLastRates()
{
    Desk desk;
    DocumentDraft earlier = desk.office.challan({line(u"NUT"_s, u"1"_s)});
    earlier.lines[0].rate = rate(u"52.5"_s);
    earlier.transport.vehicle = u"KA01AB1234"_s;
    earlier.transport.transporter = u"Hill Roadways"_s;
    desk.office.issue(earlier);
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.setText(Field::Transporter, u"Own van"_s);
    form.fill();
    QTRY_COMPARE(form.model.text(Field::Vehicle), u"KA01AB1234"_s);
    QCOMPARE(form.model.text(Field::Transporter), u"Own van"_s);
    const auto hint = [&] { return form.model.lines()->index(0, Lines::Rate).data(Qt::ToolTipRole).toString(); };
    QTRY_COMPARE(hint(), u"last 52.50 on 15-06-2026"_s);
    QCOMPARE(shown(form.model.lines(), 0, Lines::Rate), u"55.00"_s);
    Item unpriced = desk.item(u"NUT"_s);
    unpriced.rate = Rate();
    ++unpriced.version;
    type(form.model.lines(), 0, Lines::Item, u"x"_s);
    choose(form.model.lines(), 0, unpriced);
    QTRY_COMPARE(shown(form.model.lines(), 0, Lines::Rate), u"52.50"_s);
    QTRY_COMPARE(form.model.totals().taxable, u"525.00"_s);
}

void DocumentFormTest::openOrderLinesBecomeLines()
{
    Desk desk;
    desk.office.order(u"PO-77"_s, {{u"NUT"_s, u"20"_s}, {u"ROD"_s, u"5.5"_s}});
    Form form(desk);
    QVERIFY(form.isReady());
    form.model.takeParty(desk.party(u"KAVERI"_s));
    QSignalSpy ready(&form.model, &DocumentFormModel::pendingOrderLinesReady);
    form.model.loadPendingOrderLines();
    QTRY_COMPARE(ready.count(), 1);
    form.model.takePending(ready.at(0).at(0).value<std::vector<PendingLine>>(), {quantity(u"8"_s), quantity(u"5.5"_s)});
    QCOMPARE(form.model.lines()->lines().size(), std::size_t(2));
    QCOMPARE(shown(form.model.lines(), 0, Lines::Item), u"Brass nut M6"_s);
    QCOMPARE(shown(form.model.lines(), 1, Lines::Quantity), u"5.500"_s);
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    form.model.takeParty(desk.party(u"KAVERI"_s));
    form.model.loadPendingOrderLines();
    QTRY_COMPARE(ready.count(), 2);
    const auto left = ready.at(1).at(0).value<std::vector<PendingLine>>();
    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left[0].pending.toPlain(), u"12"_s);
}

void DocumentFormTest::unbilledChallanLinesBecomeAnInvoice()
{
    Desk desk;
    const Document challan = desk.office.issue(desk.office.challan({line(u"NUT"_s, u"4"_s), line(u"ROD"_s, u"2"_s)}));
    Form form(desk, DocumentKind::Invoice);
    QVERIFY(form.isReady());
    QCOMPARE(form.model.suggestedNumber(), u"INV/26-27/00001"_s);
    form.model.takeParty(desk.party(u"KAVERI"_s));
    QSignalSpy ready(&form.model, &DocumentFormModel::unbilledLinesReady);
    form.model.loadUnbilledChallanLines();
    QTRY_COMPARE(ready.count(), 1);
    form.model.takePending(ready.at(0).at(0).value<std::vector<PendingLine>>(), {});
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(desk.office.progress(challan), Progress::Invoiced);
}

void DocumentFormTest::onlyTheNewestQuestionIsAnswered()
{
    Desk desk;
    Form form(desk);
    QSignalSpy parties(&form.model, &DocumentFormModel::partySuggestions);
    for (int generation = 1; generation <= 20; ++generation)
        form.model.suggestParties(generation % 2 ? u"kav"_s : u"pat"_s, generation);
    QTRY_COMPARE(parties.count(), 1);
    QCOMPARE(parties.at(0).at(0).toInt(), 20);
    QCOMPARE(parties.at(0).at(1).value<Suggestions>().at(0).title, u"Patel Engineering"_s);
    QSignalSpy items(&form.model, &DocumentFormModel::itemSuggestions);
    form.model.suggestItems(3, u"bra"_s, 1);
    form.model.suggestItems(3, u"cop"_s, 2);
    QTRY_COMPARE(items.count(), 1);
    QCOMPARE(items.at(0).at(1).toInt(), 2);
    QCOMPARE(items.at(0).at(2).value<Suggestions>().size(), std::size_t(1));
    QTest::qWait(50); // time for the dropped answers to come where they should not
    QCOMPARE(parties.count(), 1);
    QCOMPARE(items.count(), 1);
}

void DocumentFormTest::suggestionsTellCityAndRate()
{
    Desk desk;
    Form form(desk);
    QSignalSpy parties(&form.model, &DocumentFormModel::partySuggestions);
    form.model.suggestParties(u"kaveri"_s, 1);
    QTRY_COMPARE(parties.count(), 1);
    const auto party = parties.at(0).at(1).value<Suggestions>().at(0);
    QCOMPARE(party.detail, u"Mysuru · 29BBBBB1111B1ZJ"_s);
    QCOMPARE(party.payload.value<Party>().code, u"KAVERI"_s);
    QSignalSpy items(&form.model, &DocumentFormModel::itemSuggestions);
    form.model.suggestItems(2, u"copper"_s, 5);
    QTRY_COMPARE(items.count(), 1);
    QCOMPARE(items.at(0).at(0).toInt(), 2);
    const auto item = items.at(0).at(2).value<Suggestions>().at(0);
    QCOMPARE(item.title, u"Copper rod 12 mm"_s);
    QCOMPARE(item.detail, u"7407 · KGS · 87.65"_s);
}

void DocumentFormTest::anAnswerAfterTheFormIsGoneDoesNoHarm()
{
    Desk desk;
    for (int round = 0; round < 20; ++round) {
        auto form = std::make_unique<Form>(desk);
        form->fill();
        form->model.suggestParties(u"k"_s, round);
        form->model.suggestItems(0, u"b"_s, round);
        form->model.keepRecoveryCopyNow();
        form->model.submit();
        form.reset();
        QCoreApplication::processEvents();
    }
    Form last(desk); // the executor still answers
    QVERIFY(last.isReady());
}

QTEST_GUILESS_MAIN(DocumentFormTest)
#include "tst_documentform.moc"
