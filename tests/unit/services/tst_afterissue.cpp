#include "unit/services/office.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R26 to R29, R54: what may happen to a document that was issued.
class AfterIssueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCancelledDocumentKeepsItsNumberAndTellsWhoAndWhy();
    void cancellingNeedsAReason_data();
    void cancellingNeedsAReason();
    void aCancelledDocumentIsNotCancelledAgain();
    void aBilledChallanIsNotCancelledAndTheInvoiceIsNamed();
    void aReturnedChallanIsNotCancelledEither();
    void transportAndRemarksMayChangeAndAreLogged();
    void aChangeThatIsNoneWritesNothing();
    void aFaultyChangeIsRefusedAtItsField();
    void aCancelledDocumentIsNotChanged();
    void aChangedVehicleIsFoundBySearch();
    void historyTellsWhatHappenedInOrder();
    void linksLeadToOrdersChallansAndInvoices();
    void whatIsNotThereIsNotFound();
};

void AfterIssueTest::aCancelledDocumentKeepsItsNumberAndTellsWhoAndWhy()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    office.actor.user = u"ravi"_s;
    const auto cancelled = office.cancel(document, u"  wrong   customer "_s);
    QVERIFY(cancelled);
    const Document stored = office.stored(document.id);
    QVERIFY(stored.status == DocumentStatus::Cancelled);
    QCOMPARE(stored.number, document.number);
    QCOMPARE(stored.cancelReason, u"wrong customer"_s);
    QCOMPARE(stored.cancelledBy, u"ravi"_s);
    QCOMPARE(stored.cancelledAt, office.clock->now());
    QCOMPARE(stored.lines.size(), std::size_t{1});
    QCOMPARE(cancelled->cancelReason, stored.cancelReason);
    QVERIFY(office.progress(document) == Progress::Cancelled);
}

void AfterIssueTest::cancellingNeedsAReason_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("none") << QString();
    QTest::newRow("blank") << u"      "_s;
    QTest::newRow("two letters among blanks") << u" a   b "_s;
}

void AfterIssueTest::cancellingNeedsAReason()
{
    QFETCH(QString, reason);
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const auto before = office.rows();
    const auto refused = office.cancel(document, reason);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"reason_missing"_s);
    QCOMPARE(office.rows(), before);
    QVERIFY(office.stored(document.id).status == DocumentStatus::Issued);
}

void AfterIssueTest::aCancelledDocumentIsNotCancelledAgain()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    QVERIFY(office.cancel(document, u"first reason"_s));
    const auto before = office.rows();
    QCOMPARE(office.cancel(document, u"second reason"_s).error().code, u"already_cancelled"_s);
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.stored(document.id).cancelReason, u"first reason"_s);
}

// R27
void AfterIssueTest::aBilledChallanIsNotCancelledAndTheInvoiceIsNamed()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"1"_s)}));
    const auto before = office.rows();
    const auto refused = office.cancel(challan);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(invoice.number));
    QCOMPARE(office.rows(), before);
    QVERIFY(office.cancel(invoice));
    QVERIFY(office.cancel(challan));
}

// R28
void AfterIssueTest::aReturnedChallanIsNotCancelledEither()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const Document back = office.bringBack(challan, 1, u"1"_s);
    const auto refused = office.cancel(challan);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY(refused.error().message.contains(back.number));
}

// R26, R54
// R37: its own number does not stop the change.
void AfterIssueTest::transportAndRemarksMayChangeAndAreLogged()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    AfterIssue change{document.transport, u"left at the gate"_s};
    change.transport.vehicle = u"ka-01 ab 1234"_s;
    change.transport.ewayBill = u"1234 5678 9012"_s;
    const auto changed = office.write(
        [&](Connection &c) { return changeAfterIssue(c, document.id, change, office.actor); });
    QVERIFY(changed);
    const Document stored = office.stored(document.id);
    QCOMPARE(stored.transport.vehicle, u"KA01AB1234"_s);
    QCOMPARE(stored.transport.ewayBill, u"123456789012"_s);
    QCOMPARE(stored.remarks, u"left at the gate"_s);
    QCOMPARE(stored.seal, document.seal);
    const auto history = office.read([&](Connection &c) { return historyOf(c, document.id).value(); });
    QCOMPARE(history.size(), std::size_t{2});
    QCOMPARE(history[1].action, u"change"_s);
    QCOMPARE(history[1].changes.keys(), (QStringList{u"remarks"_s, u"transport.eway_bill"_s, u"transport.vehicle"_s}));
    const QJsonObject vehicle = history[1].changes.value("transport.vehicle"_L1).toObject();
    QCOMPARE(vehicle.value("old"_L1).toString(), QString());
    QCOMPARE(vehicle.value("new"_L1).toString(), u"KA01AB1234"_s);
}

void AfterIssueTest::aChangeThatIsNoneWritesNothing()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    const auto before = office.rows();
    const AfterIssue same{document.transport, document.remarks + u"  "_s};
    QVERIFY(office.write([&](Connection &c) { return changeAfterIssue(c, document.id, same, office.actor); }));
    QCOMPARE(office.rows(), before);
}

void AfterIssueTest::aFaultyChangeIsRefusedAtItsField()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    AfterIssue change{document.transport, {}};
    change.transport.ewayBill = u"12"_s;
    change.transport.lrNumber = u"7"_s; // R35: without its date
    const auto before = office.rows();
    const auto refused = office.write(
        [&](Connection &c) { return changeAfterIssue(c, document.id, change, office.actor); });
    QCOMPARE(refused.error().code, u"invalid"_s);
    QStringList fields;
    for (const Violation &violation : refused.error().violations)
        fields += violation.field;
    fields.sort();
    QCOMPARE(fields, (QStringList{u"transport.eway_bill"_s, u"transport.lr_date"_s}));
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.stored(document.id).transport, document.transport);
}

void AfterIssueTest::aCancelledDocumentIsNotChanged()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    QVERIFY(office.cancel(document));
    const AfterIssue change{{}, u"too late"_s};
    const auto refused = office.write(
        [&](Connection &c) { return changeAfterIssue(c, document.id, change, office.actor); });
    QCOMPARE(refused.error().code, u"already_cancelled"_s);
}

void AfterIssueTest::aChangedVehicleIsFoundBySearch()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"3"_s)});
    draft.transport.vehicle = u"KA01AB1234"_s;
    const Document document = office.issue(draft);
    const auto hits = [&office](const QString &word) {
        return office.number(u"SELECT count(*) FROM document_search WHERE document_search MATCH '%1'"_s.arg(word));
    };
    QCOMPARE(hits(u"ka01ab1234"_s), 1);
    AfterIssue change{document.transport, {}};
    change.transport.vehicle = u"KA02XY9876"_s;
    QVERIFY(office.write([&](Connection &c) { return changeAfterIssue(c, document.id, change, office.actor); }));
    QCOMPARE(hits(u"ka01ab1234"_s), 0);
    QCOMPARE(hits(u"ka02xy9876"_s), 1);
}

void AfterIssueTest::historyTellsWhatHappenedInOrder()
{
    Office office;
    office.actor.dayIsSet = true;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"3"_s)}));
    office.actor.user = u"ravi"_s;
    QVERIFY(office.cancel(document, u"typed twice"_s));
    const auto history = office.read([&](Connection &c) { return historyOf(c, document.id).value(); });
    QCOMPARE(history.size(), std::size_t{2});
    QCOMPARE(history[0].action, u"issue"_s);
    QCOMPARE(history[0].user, u"asha"_s);
    QCOMPARE(history[0].at, office.clock->now());
    QCOMPARE(history[0].changes.value("number"_L1).toObject().value("new"_L1).toString(), document.number);
    QCOMPARE(history[0].changes.value("day_set"_L1).toString(), u"2026-06-15"_s);
    QCOMPARE(history[1].action, u"cancel"_s);
    QCOMPARE(history[1].user, u"ravi"_s);
    QCOMPARE(history[1].changes.value("reason"_L1).toObject().value("new"_L1).toString(), u"typed twice"_s);
}

void AfterIssueTest::linksLeadToOrdersChallansAndInvoices()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"8"_s)}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"5"_s)}));
    const auto relations = [&office](const Document &document) {
        QStringList found;
        for (const DocumentLink &link : office.read([&](Connection &c) { return linksOf(c, document.id).value(); }))
            found += link.relation + u' ' + link.kind + u' ' + link.number;
        return found;
    };
    QCOMPARE(relations(challan), (QStringList{u"delivers order PO-1"_s, u"billed_by invoice "_s + invoice.number}));
    QCOMPARE(relations(invoice), (QStringList{u"delivers order PO-1"_s, u"bills challan "_s + challan.number}));
    office.bringBack(challan, 1, u"1"_s);
    QVERIFY(relations(challan).last().startsWith(u"returned_by return "));
    QVERIFY(office.cancel(invoice));
    QCOMPARE(relations(challan).size(), 2); // a cancelled invoice bills no longer
    DocumentDraft following = office.challan({line(u"ROD"_s, u"1"_s)});
    const Document whole = office.issue(office.invoice({line(u"ROD"_s, u"4"_s)}));
    following.followsInvoice = whole.number;
    QCOMPARE(relations(office.issue(following)), (QStringList{u"follows invoice "_s + whole.number}));
}

void AfterIssueTest::whatIsNotThereIsNotFound()
{
    Office office;
    const DocumentId nowhere(99);
    office.read([&](Connection &c) {
        [&] {
            QCOMPARE(documentById(c, nowhere).error().code, u"not_found"_s);
            QCOMPARE(documentByNumber(c, DocumentKind::Invoice, u"INV/1"_s).error().code, u"not_found"_s);
            QCOMPARE(progressOfDocument(c, nowhere).error().code, u"not_found"_s);
            QCOMPARE(linksOf(c, nowhere).error().code, u"not_found"_s);
            QVERIFY(!documentByUuid(c, QUuid::createUuid()).value());
        }();
        return true;
    });
    const auto refused = office.write(
        [&](Connection &c) { return cancelDocument(c, nowhere, u"reason"_s, office.actor); });
    QCOMPARE(refused.error().code, u"not_found"_s);
}

QTEST_GUILESS_MAIN(AfterIssueTest)
#include "tst_afterissue.moc"
