#include "unit/services/office.h"

#include "services/documentdigest.h"
#include "services/upkeep.h"
#include "store/auditstore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

class AuditChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLogIsWhole();
    void eachRowFollowsFromTheOneBefore();
    void theSealOnThePaperIsThatOfItsRow();
    void tamperingIsFoundAtItsRow_data();
    void tamperingIsFoundAtItsRow();
    void aRowHashedAnewBreaksTheChainAtTheNext();
    void anUntouchedFileHasNoAlteredDocuments();
    void aDocumentAlteredInTheFileIsNamed_data();
    void aDocumentAlteredInTheFileIsNamed();
};

namespace {

AuditVerdict verdictOf(Office &office)
{
    return office.read([](Connection &c) { return verifyAudit(c).value(); });
}

void issueFive(Office &office)
{
    for (int i = 0; i < 5; ++i)
        office.issue(office.challan({line(u"NUT"_s, QString::number(i + 1))}));
}

} // namespace

void AuditChainTest::anEmptyLogIsWhole()
{
    Office office;
    const AuditVerdict verdict = verdictOf(office);
    QVERIFY(verdict.ok);
    QCOMPARE(verdict.rows, 0);
    QCOMPARE(verdict.head, QString(64, u'0'));
}

void AuditChainTest::eachRowFollowsFromTheOneBefore()
{
    Office office;
    issueFive(office);
    const AuditVerdict verdict = verdictOf(office);
    QVERIFY2(verdict.ok, qPrintable(verdict.problem));
    QCOMPARE(verdict.rows, 5);
    const auto head = office.read([](Connection &c) { return *store::auditHead(c); });
    QCOMPARE(head.lastId, 5);
    QCOMPARE(head.hash, verdict.head);
}

void AuditChainTest::theSealOnThePaperIsThatOfItsRow()
{
    Office office;
    issueFive(office);
    const Document third = office.stored(DocumentId(3));
    const auto rows = office.read([](Connection &c) { return store::auditOf(c, u"document"_s, 3); });
    QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(third.seal, rows[0].hash.left(4).toUpper() + u'-' + rows[0].hash.mid(4, 4).toUpper());
}

void AuditChainTest::tamperingIsFoundAtItsRow_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<int>("row");
    const QString changes = u"DROP TRIGGER audit_is_not_changed"_s;
    const QString removes = u"DROP TRIGGER audit_is_not_deleted"_s;
    QTest::newRow("altered text")
        << QStringList{changes, u"UPDATE audit SET changes = replace(changes, 'Kaveri', 'Kavery') WHERE id = 3"_s} << 3;
    QTest::newRow("altered user") << QStringList{changes, u"UPDATE audit SET user_name = 'ravi' WHERE id = 2"_s} << 2;
    QTest::newRow("altered time") << QStringList{changes,
                                                 u"UPDATE audit SET at = '2026-06-14T06:30:00.000Z' WHERE id = 1"_s}
                                  << 1;
    QTest::newRow("moved to another document")
        << QStringList{changes, u"UPDATE audit SET entity_id = 1 WHERE id = 4"_s} << 4;
    QTest::newRow("removed from the middle") << QStringList{removes, u"DELETE FROM audit WHERE id = 3"_s} << 3;
    QTest::newRow("removed and closed up") << QStringList{changes, removes, u"DELETE FROM audit WHERE id = 3"_s,
                                                          u"UPDATE audit SET id = id - 1 WHERE id > 3"_s}
                                           << 3;
    QTest::newRow("removed at the end") << QStringList{removes, u"DELETE FROM audit WHERE id = 5"_s} << 5;
    QTest::newRow("removed at the beginning") << QStringList{removes, u"DELETE FROM audit WHERE id = 1"_s} << 1;
    QTest::newRow("inserted at the end") << QStringList{
        u"INSERT INTO audit SELECT 6, at, user_name, action, entity, entity_id, subject, "
        "changes, hash, CASE WHEN hash LIKE '1%' THEN '2' ELSE '1' END || substr(hash, 2) "
        "FROM audit WHERE id = 5"_s} << 6;
    QTest::newRow("head set back") << QStringList{u"UPDATE audit_head SET last_id = 4"_s} << 6;
}

void AuditChainTest::tamperingIsFoundAtItsRow()
{
    QFETCH(QStringList, statements);
    QFETCH(int, row);
    Office office;
    issueFive(office);
    for (const QString &statement : statements)
        office.sql(statement);
    const AuditVerdict verdict = verdictOf(office);
    QVERIFY(!verdict.ok);
    QCOMPARE(verdict.firstBadRow, row);
    QVERIFY(!verdict.problem.isEmpty());
}

// Who alters a row, gives it a fitting hash and tells the next row, must hash that one anew too, and so on to the head.
void AuditChainTest::aRowHashedAnewBreaksTheChainAtTheNext()
{
    Office office;
    issueFive(office);
    store::StoredAudit third = office.read([](Connection &c) { return store::auditOf(c, u"document"_s, 3).at(0); });
    third.user = u"ravi"_s;
    third.hash = store::auditHash(third);
    office.sql(u"DROP TRIGGER audit_is_not_changed"_s);
    office.sql(u"UPDATE audit SET user_name = 'ravi', hash = '%1' WHERE id = 3"_s.arg(third.hash));
    QCOMPARE(verdictOf(office).firstBadRow, 4);
    office.sql(u"UPDATE audit SET previous_hash = '%1' WHERE id = 4"_s.arg(third.hash));
    const AuditVerdict verdict = verdictOf(office);
    QVERIFY(!verdict.ok);
    QCOMPARE(verdict.firstBadRow, 4);
}

void AuditChainTest::anUntouchedFileHasNoAlteredDocuments()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
    const Document challan = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"12"_s), line(u"ROD"_s, u"0.5"_s)}));
    DocumentDraft draft = office.invoice({challanLine(challan.number, 1, u"5"_s)});
    draft.lines[0].discount = {Discount::Kind::Percentage, {}, Percent::fromThousandths(2500)};
    draft.charges = {{u"Freight"_s, Money::fromRupees(500), Percent::fromWhole(18)}};
    draft.shipTo = ShipTo{u"Site"_s, {}, {{u"Plot 4"_s}, u"Hosapete"_s, u"29"_s, u"583201"_s}};
    const Document invoice = office.issue(draft);
    const AfterIssue change{invoice.transport, u"seen"_s};
    QVERIFY(office.write([&](Connection &c) { return changeAfterIssue(c, invoice.id, change, office.actor); }));
    QVERIFY(office.cancel(invoice));
    QCOMPARE(office.read([](Connection &c) { return alteredDocuments(c); }), QStringList());
}

void AuditChainTest::aDocumentAlteredInTheFileIsNamed_data()
{
    QTest::addColumn<QStringList>("statements");
    const QString document = u"DROP TRIGGER document_is_frozen"_s;
    QTest::newRow("payable") << QStringList{
        document, u"UPDATE document SET total = total - 100, payable = payable - 100 WHERE id = 2"_s};
    QTest::newRow("customer") << QStringList{document, u"UPDATE document SET party_gstin = '' WHERE id = 2"_s};
    QTest::newRow("seller's bank") << QStringList{
        document, u"UPDATE document SET company_block = replace(company_block, '1234', '4321') WHERE id = 2"_s};
    QTest::newRow("quantity") << QStringList{u"DROP TRIGGER document_line_is_frozen"_s,
                                             u"UPDATE document_line SET qty = qty + 1000 WHERE document_id = 2"_s};
    QTest::newRow("line removed") << QStringList{u"DROP TRIGGER document_line_is_not_deleted"_s,
                                                 u"DELETE FROM document_line WHERE document_id = 2"_s};
}

void AuditChainTest::aDocumentAlteredInTheFileIsNamed()
{
    QFETCH(QStringList, statements);
    Office office;
    issueFive(office);
    for (const QString &statement : statements)
        office.sql(statement);
    QVERIFY(verdictOf(office).ok); // the log itself is whole
    QCOMPARE(office.read([](Connection &c) { return alteredDocuments(c); }),
             QStringList{u"DC/26-27/00002 is not what was issued"_s});
}

QTEST_GUILESS_MAIN(AuditChainTest)
#include "tst_auditchain.moc"
