#include "unit/services/office.h"

#include "services/billing.h"
#include "services/documentdigest.h"
#include "services/lists.h"
#include "store/orderstore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R58 to R63, R67, R68: challans of every kind, and when their goods must be back.
class ChallanKindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLawSaysWhenGoodsMustBeBack_data();
    void theLawSaysWhenGoodsMustBeBack();
    void eachLineHasTheDayOfItsGoods();
    void aTypedDayHoldsForAllLines();
    void overdueGoodsAreSaidToBeOverdue();
    void overdueGoodsDoNotStopANewChallan();
    void outstandingGoodsAreListedByTheirDay();
    void taxIsShownWhereTheChallanIsASupply_data();
    void taxIsShownWhereTheChallanIsASupply();
    void theQuantityOfLiquidGasIsProvisional();
    void aChallanAfterItsInvoiceIsBilledAlready();
    void aChallanAfterItsInvoiceTakesNothingMoreFromTheOrder();
    void anInvoiceThatGoodsFollowIsNotCancelled();
    void theInvoiceAChallanFollowsIsTheSameCustomers();
    void goodsOnApprovalArePartlyAcceptedPartlyReturned();
    void samplesWithoutValueReachInvoiced();
    void theSealHoldsWhatEachKindAdds();
};

namespace {

DocumentDraft ofPurpose(const Office &office, Purpose purpose, std::vector<DraftLine> lines)
{
    DocumentDraft draft = office.challan(std::move(lines));
    draft.purpose = purpose;
    return draft;
}

DraftLine goodsOf(GoodsKind kind)
{
    DraftLine row = line(u"ROD"_s, u"10"_s);
    row.goods = kind;
    return row;
}

} // namespace

// R63
void ChallanKindsTest::theLawSaysWhenGoodsMustBeBack_data()
{
    QTest::addColumn<QString>("purpose");
    QTest::addColumn<QString>("goods");
    QTest::addColumn<QDate>("due");
    QTest::newRow("inputs, 1 year") << u"job_work"_s << u"inputs"_s << QDate(2027, 6, 15);
    QTest::newRow("capital goods, 3 years") << u"job_work"_s << u"capital_goods"_s << QDate(2029, 6, 15);
    QTest::newRow("tools, no limit") << u"job_work"_s << u"tools"_s << QDate();
    QTest::newRow("approval, 6 months") << u"approval"_s << u"inputs"_s << QDate(2026, 12, 15);
    QTest::newRow("exhibition, none by law") << u"exhibition"_s << u"inputs"_s << QDate();
    QTest::newRow("supply") << u"supply"_s << u"inputs"_s << QDate();
}

void ChallanKindsTest::theLawSaysWhenGoodsMustBeBack()
{
    QFETCH(QString, purpose);
    QFETCH(QString, goods);
    QFETCH(QDate, due);
    Office office;
    const Document challan = office.stored(
        office.issue(ofPurpose(office, *purposeFrom(purpose), {goodsOf(*goodsKindFrom(goods))})).id);
    QCOMPARE(challan.dueBack, due);
    QCOMPARE(challan.lines[0].dueBack, due);
    QCOMPARE(wordOf(challan.lines[0].goods), goods);
}

// R63
void ChallanKindsTest::eachLineHasTheDayOfItsGoods()
{
    Office office;
    const Document challan = office.stored(
        office
            .issue(ofPurpose(office, Purpose::JobWork,
                             {goodsOf(GoodsKind::Tools), goodsOf(GoodsKind::CapitalGoods), goodsOf(GoodsKind::Inputs)}))
            .id);
    QCOMPARE(challan.lines[0].dueBack, QDate());
    QCOMPARE(challan.lines[1].dueBack, QDate(2029, 6, 15));
    QCOMPARE(challan.lines[2].dueBack, QDate(2027, 6, 15));
    QCOMPARE(challan.dueBack, QDate(2027, 6, 15));
}

void ChallanKindsTest::aTypedDayHoldsForAllLines()
{
    Office office;
    DocumentDraft draft = ofPurpose(office, Purpose::JobWork, {goodsOf(GoodsKind::Inputs), goodsOf(GoodsKind::Tools)});
    draft.dueBack = QDate(2026, 8, 1);
    const auto early = office.submit(draft);
    QCOMPARE(early->document.lines[1].dueBack, QDate(2026, 8, 1));
    QVERIFY(early->warnings.empty());
    draft.uuid = QUuid::createUuid();
    draft.dueBack = QDate(2027, 6, 16);
    QCOMPARE(office.submit(draft)->warnings.at(0).code, u"due_back_late"_s);
    draft.uuid = QUuid::createUuid();
    draft.dueBack = QDate(2026, 6, 14);
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"due_back"_s);
}

// R67, R72: the form, the list and its filter say the same.
void ChallanKindsTest::overdueGoodsAreSaidToBeOverdue()
{
    Office office;
    const Document challan = office.issue(ofPurpose(office, Purpose::Approval, {line(u"NUT"_s, u"10"_s)}));
    office.bringBack(challan, 1, u"4"_s);
    const auto word = [&](QDate day) {
        return wordOf(office.read([&](Connection &c) { return progressOfDocument(c, challan.id, day).value(); }));
    };
    const auto listed = [&](const QString &status, QDate day) {
        DocumentFilter filter;
        filter.status = status;
        filter.today = day;
        return office.read([&](Connection &c) { return documentIds(c, filter).value().size(); });
    };
    const QDate last(2026, 12, 15);
    QCOMPARE(word(last), u"partly_returned"_s);
    QCOMPARE(listed(u"overdue"_s, last), std::size_t{0});
    QCOMPARE(listed(u"partly_returned"_s, last), std::size_t{1});
    QCOMPARE(word(last.addDays(1)), u"overdue"_s);
    QCOMPARE(listed(u"overdue"_s, last.addDays(1)), std::size_t{1});
    QCOMPARE(listed(u"partly_returned"_s, last.addDays(1)), std::size_t{0});
    const auto rows = office.read(
        [&](Connection &c) { return documentRows(c, {challan.id}, last.addDays(1)).value(); });
    QVERIFY(rows.at(0).progress == Progress::Overdue);
    office.bringBack(challan, 1, u"6"_s);
    QCOMPARE(word(last.addDays(1)), u"returned"_s);
    QCOMPARE(listed(u"overdue"_s, last.addDays(1)), std::size_t{0});
}

// R67
void ChallanKindsTest::overdueGoodsDoNotStopANewChallan()
{
    Office office;
    office.issue(ofPurpose(office, Purpose::Approval, {line(u"NUT"_s, u"10"_s)}));
    office.clock->setDay(QDate(2027, 1, 5));
    QVERIFY(office.submit(ofPurpose(office, Purpose::Approval, {line(u"NUT"_s, u"10"_s)})));
}

// R67: overdue first, soon within 60 days, without a limit last.
void ChallanKindsTest::outstandingGoodsAreListedByTheirDay()
{
    Office office;
    const Document tools = office.issue(ofPurpose(office, Purpose::JobWork, {goodsOf(GoodsKind::Tools)}));
    const Document inputs = office.issue(ofPurpose(office, Purpose::JobWork, {goodsOf(GoodsKind::Inputs)}));
    const Document approval = office.issue(ofPurpose(office, Purpose::Approval, {line(u"NUT"_s, u"10"_s)}));
    office.issue(office.challan({line(u"NUT"_s, u"10"_s)})); // sold: not expected
    const auto numbers = [&](const OutstandingFilter &filter, QDate today) {
        QStringList found;
        for (const PendingLine &line :
             office.read([&](Connection &c) { return outstandingLines(c, filter, today).value(); }))
            found += line.number;
        return found;
    };
    const QDate day(2027, 4, 20);
    QCOMPARE(numbers({}, day), (QStringList{approval.number, inputs.number, tools.number}));
    QCOMPARE(numbers({{}, true, false}, day), QStringList{approval.number});
    QCOMPARE(numbers({{}, true, true}, day), (QStringList{approval.number, inputs.number}));
    QCOMPARE(numbers({{}, true, true}, QDate(2027, 4, 15)), QStringList{approval.number}); // 61 days ahead
    QCOMPARE(numbers({u"PATEL"_s, false, false}, day), QStringList());
}

// R56, R68; rule 55(1)(vii)
void ChallanKindsTest::taxIsShownWhereTheChallanIsASupply_data()
{
    QTest::addColumn<QString>("purpose");
    QTest::addColumn<QString>("tax");
    QTest::newRow("supply") << u"supply"_s << u"99.00"_s;
    QTest::newRow("liquid gas") << u"liquid_gas"_s << u"99.00"_s;
    for (const char *word : {"job_work", "approval", "branch", "exhibition", "repair", "sample", "other"})
        QTest::newRow(word) << QString::fromLatin1(word) << u"0.00"_s;
}

// R62: each purpose can be issued, and supply and liquid gas alone charge tax.
void ChallanKindsTest::taxIsShownWhereTheChallanIsASupply()
{
    QFETCH(QString, purpose);
    QFETCH(QString, tax);
    Office office;
    const Document challan = office.issue(ofPurpose(office, *purposeFrom(purpose), {line(u"NUT"_s, u"10"_s)}));
    QCOMPARE(challan.totals.taxable.toPlain(), u"550.00"_s);
    QCOMPARE(challan.totals.tax.sum().toPlain(), tax);
}

// R56, R58; rule 55(1)(a)
void ChallanKindsTest::theQuantityOfLiquidGasIsProvisional()
{
    Office office;
    const Document gas = office.stored(
        office.issue(ofPurpose(office, Purpose::LiquidGas, {line(u"ROD"_s, u"100"_s)})).id);
    QVERIFY(gas.lines[0].provisional);
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s), line(u"NUT"_s, u"1"_s)});
    draft.lines[0].provisional = true;
    const Document supply = office.stored(office.issue(draft).id);
    QVERIFY(supply.lines[0].provisional);
    QVERIFY(!supply.lines[1].provisional);
    // What was measured less is brought to account; what is billed closes the challan.
    office.issue(office.invoice({challanLine(gas.number, 1, u"97.5"_s)}));
    office.bringBack(gas, 1, u"2.5"_s);
    QVERIFY(office.progress(gas) == Progress::Closed);
}

// R59, rule 55(5)
void ChallanKindsTest::aChallanAfterItsInvoiceIsBilledAlready()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"4"_s)});
    draft.followsInvoice = invoice.number;
    const Document challan = office.issue(draft);
    QVERIFY(office.progress(challan) == Progress::Invoiced);
    DocumentFilter filter;
    filter.status = u"invoiced"_s;
    QCOMPARE(office.read([&](Connection &c) { return documentIds(c, filter).value(); }),
             std::vector<DocumentId>{challan.id});
    QCOMPARE(office.submit(office.invoice({challanLine(challan.number, 1, u"4"_s)})).error().code, u"over_billing"_s);
    QVERIFY(office.read([](Connection &c) { return store::pendingChallanLines(c, {}, {}); }).empty());
}

// R42, R59
void ChallanKindsTest::aChallanAfterItsInvoiceTakesNothingMoreFromTheOrder()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document invoice = office.issue(office.invoice({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    DocumentDraft draft = office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)});
    draft.followsInvoice = invoice.number;
    QVERIFY(office.submit(draft));
    QVERIFY(office.read([](Connection &c) { return store::pendingOrderLines(c, {}, {}); }).empty());
    draft.uuid = QUuid::createUuid();
    draft.followsInvoice.clear();
    QCOMPARE(office.submit(draft).error().code, u"over_dispatch"_s);
}

void ChallanKindsTest::anInvoiceThatGoodsFollowIsNotCancelled()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"4"_s)});
    draft.followsInvoice = invoice.number + u"@2026-27"_s;
    const Document challan = office.issue(draft);
    const auto refused = office.cancel(invoice);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(challan.number));
    QVERIFY(office.cancel(challan));
    QVERIFY(office.cancel(invoice));
}

void ChallanKindsTest::theInvoiceAChallanFollowsIsTheSameCustomers()
{
    Office office;
    const Document invoice = office.issue(office.invoice({line(u"NUT"_s, u"10"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"4"_s)}, u"PATEL"_s);
    draft.followsInvoice = invoice.number;
    QCOMPARE(office.submit(draft).error().code, u"different_party"_s);
    draft = office.challan({line(u"NUT"_s, u"4"_s)});
    draft.followsInvoice = invoice.number;
    draft.date = invoice.date.addDays(-1);
    QCOMPARE(office.submit(draft).error().violations.at(0).field, u"date"_s);
}

// Workflow 7 of the office
void ChallanKindsTest::goodsOnApprovalArePartlyAcceptedPartlyReturned()
{
    Office office;
    const Document challan = office.issue(ofPurpose(office, Purpose::Approval, {line(u"NUT"_s, u"10"_s)}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"6"_s)}));
    QCOMPARE(invoice.totals.tax.sum().toPlain(), u"59.40"_s);
    const Document returned = office.bringBack(challan, 1, u"4"_s);
    QVERIFY(returned.lines[0].returnedAs == ReturnedAs::Unprocessed);
    QVERIFY(office.progress(challan) == Progress::Closed);
}

// R74
void ChallanKindsTest::samplesWithoutValueReachInvoiced()
{
    Office office;
    DocumentDraft draft = ofPurpose(office, Purpose::Sample, {line(u"NUT"_s, u"10"_s)});
    draft.lines[0].rate = Rate();
    const Document sample = office.issue(draft);
    const Document invoice = office.issue(office.invoice({challanLine(sample.number, 1, u"4"_s)}));
    QVERIFY(invoice.totals.payable.isZero());
    QVERIFY(office.progress(sample) == Progress::PartlyInvoiced);
    office.issue(office.invoice({challanLine(sample.number, 1, u"6"_s)}));
    QVERIFY(office.progress(sample) == Progress::Invoiced);
}

void ChallanKindsTest::theSealHoldsWhatEachKindAdds()
{
    Office office;
    const Document challan = office.issue(ofPurpose(office, Purpose::JobWork, {goodsOf(GoodsKind::CapitalGoods)}));
    DraftLine lost = challanLine(challan.number, 1, u"1"_s);
    lost.returnedAs = ReturnedAs::Loss;
    lost.reason = u"melted down"_s;
    office.issue(office.goodsBack({lost}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"2"_s)}));
    office.issue(office.creditNote({invoiceLine(invoice.number, 1, u"1"_s)}));
    office.issue(
        office.receipt(u"S-1"_s, {receivedLine(challan.number, 1, u"9"_s), receivedLine(u"X/1"_s, 2, u"1"_s)}));
    QCOMPARE(office.read([](Connection &c) { return alteredDocuments(c); }), QStringList());
    office.sql(u"DROP TRIGGER document_line_is_frozen"_s);
    office.sql(u"UPDATE document_line SET returned_as = 'processed' WHERE returned_as = 'loss'"_s);
    office.sql(u"UPDATE document_line SET accepted = 1 WHERE accepted = 9000"_s);
    QCOMPARE(office.read([](Connection &c) { return alteredDocuments(c); }).size(), 2);
}

QTEST_GUILESS_MAIN(ChallanKindsTest)
#include "tst_challankinds.moc"
