#include "unit/services/office.h"

#include "db/dberror.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The triggers and constraints refuse what a program with a fault, or a stranger's tool, would do to the file.
class LastDefenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void directChangesAreRefused_data();
    void directChangesAreRefused();
    void whatMayChangeAfterIssueStillCan();
    void everyColumnOfAnIssuedDocumentIsGuarded();
};

void LastDefenceTest::directChangesAreRefused_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("word");
    const QString into =
        u"INSERT INTO document_line (document_id, line_no, item_id, item_code, description, hsn, unit, item_kind, qty, rate, "
        "discount_kind, discount_value, gst, cess_rate, source_line_id, order_line_id, gross, discount, taxable, cgst, sgst, igst, "
        "cess, total) "_s;
    const auto lineCopy = [&into](const QString &source, const QString &order, int number, int document) {
        return into
            + u"SELECT %1, %2, item_id, item_code, description, hsn, unit, item_kind, qty, rate, "
              "discount_kind, discount_value, gst, cess_rate, %3, %4, gross, discount, taxable, cgst, sgst, igst, cess, total "
              "FROM document_line WHERE id = 1"_s.arg(document)
                  .arg(number)
                  .arg(source, order);
    };
    QTest::newRow("amount") << u"UPDATE document SET payable = payable + 100, total = total + 100 WHERE id = 1"_s
                            << u"document_is_frozen"_s;
    QTest::newRow("party") << u"UPDATE document SET party_name = 'Other' WHERE id = 1"_s << u"document_is_frozen"_s;
    QTest::newRow("date") << u"UPDATE document SET date = '2026-06-01' WHERE id = 1"_s << u"document_is_frozen"_s;
    QTest::newRow("seal") << u"UPDATE document SET seal = '0000-0000' WHERE id = 1"_s << u"document_is_frozen"_s;
    QTest::newRow("deleted document") << u"DELETE FROM document WHERE id = 3"_s << u"document_is_not_deleted"_s;
    QTest::newRow("un-cancelled") << u"UPDATE document SET status = 'issued' WHERE id = 3"_s
                                  << u"cancelled_stays_cancelled"_s;
    QTest::newRow("reason rewritten") << u"UPDATE document SET cancel_reason = 'another' WHERE id = 3"_s
                                      << u"cancelled_stays_cancelled"_s;
    QTest::newRow("billed challan cancelled") << u"UPDATE document SET status = 'cancelled', cancelled_at = 'now', "
                                                 "cancel_reason = 'because' WHERE id = 1"_s
                                              << u"billed_challan_is_not_cancelled"_s;
    QTest::newRow("line changed") << u"UPDATE document_line SET qty = 1 WHERE id = 1"_s << u"document_line_is_frozen"_s;
    QTest::newRow("line deleted") << u"DELETE FROM document_line WHERE id = 2"_s << u"document_line_is_not_deleted"_s;
    QTest::newRow("line added") << lineCopy(u"NULL"_s, u"NULL"_s, 2, 1) << u"document_line_belongs_to_its_document"_s;
    QTest::newRow("more dispatched than ordered") << into
            + u"SELECT 4, 2, item_id, item_code, description, hsn, unit, "
              "item_kind, 9000, rate, discount_kind, discount_value, gst, cess_rate, NULL, 1, gross, discount, taxable, cgst, sgst, "
              "igst, cess, total FROM document_line WHERE id = 1"_s
                                                  << u"dispatch_within_order"_s;
    QTest::newRow("more billed than delivered") << lineCopy(u"1"_s, u"NULL"_s, 2, 4) << u"billing_within_delivery"_s;
    QTest::newRow("more credited than invoiced") << into
            + u"SELECT 7, 2, item_id, item_code, description, hsn, unit, item_kind, qty, "
              "rate, discount_kind, discount_value, gst, cess_rate, 2, NULL, gross, "
              "discount, taxable, cgst, sgst, igst, cess, total FROM document_line WHERE id = 2"_s
                                                 << u"credit_within_invoice"_s;
    QTest::newRow("more money credited than invoiced") << into
            + u"SELECT 7, 2, item_id, item_code, description, hsn, unit, item_kind, 1000, rate, discount_kind, discount_value, gst, "
              "cess_rate, 2, NULL, gross, discount, taxable, cgst, sgst, igst, cess, total FROM document_line WHERE id = 2"_s
                                                       << u"credit_within_invoice"_s;
    QTest::newRow("a challan credited") << into
            + u"SELECT 7, 2, item_id, item_code, description, hsn, unit, item_kind, 1000, rate, "
              "discount_kind, discount_value, gst, cess_rate, 1, NULL, 0, 0, 0, 0, 0, 0, 0, 0 FROM "
              "document_line WHERE id = 1"_s
                                        << u"credit_within_invoice"_s;
    QTest::newRow("more returned than delivered") << into
            + u"SELECT 6, 2, item_id, item_code, description, hsn, unit, item_kind, 1000, rate, discount_kind, discount_value, gst, "
              "cess_rate, 1, NULL, 0, 0, 0, 0, 0, 0, 0, 0 FROM document_line WHERE id = 1"_s
                                                  << u"billing_within_delivery"_s;
    QTest::newRow("deviation changed") << u"UPDATE document_deviation SET actual = '1'"_s
                                       << u"document_deviation_is_frozen"_s;
    QTest::newRow("deviation deleted") << u"DELETE FROM document_deviation"_s << u"document_deviation_is_not_deleted"_s;
    QTest::newRow("charge changed") << u"UPDATE document_charge SET amount = 1"_s << u"document_charge_is_frozen"_s;
    QTest::newRow("charge deleted") << u"DELETE FROM document_charge"_s << u"document_charge_is_not_deleted"_s;
    QTest::newRow("log changed") << u"UPDATE audit SET user_name = 'ravi' WHERE id = 1"_s << u"audit_is_not_changed"_s;
    QTest::newRow("log deleted") << u"DELETE FROM audit WHERE id = 1"_s << u"audit_is_not_deleted"_s;
    QTest::newRow("series renamed") << u"UPDATE series SET prefix = 'X/' WHERE code = 'DC'"_s
                                    << u"series_with_numbers_keeps_its_form"_s;
}

namespace {

QString frozenTrigger(Office &office)
{
    return office.read([](Connection &connection) {
        return connection.value<QString>(u"SELECT sql FROM sqlite_master WHERE name = 'document_is_frozen'"_s)
            .value_or(QString());
    });
}

// 1: a challan of 12 of an order of 20, billed by invoice 2; 3: cancelled; 4: an invoice that claims one line more than
// it has, with a charge; 5: a challan brought back by 6; 7: a credit note of half of 2, both with room for one line more; 8: a
// receipt of a challan nobody knows.
struct Scene : Office {
    Scene()
    {
        order(u"PO-1"_s, {{u"NUT"_s, u"20"_s}});
        const Document challan = issue(this->challan({orderLine(u"PO-1"_s, 1, u"12"_s)}));
        issue(invoice({challanLine(challan.number, 1, u"12"_s)}));
        cancel(issue(this->challan({line(u"ROD"_s, u"1"_s)})));
        DocumentDraft draft = invoice({line(u"ROD"_s, u"1"_s)});
        draft.charges = {{u"Freight"_s, Money::fromRupees(5), Percent::fromWhole(18)}};
        issue(draft);
        const Document lent = issue(this->challan({line(u"NUT"_s, u"5"_s)}));
        issue(goodsBack({challanLine(lent.number, 1, u"5"_s)}));
        issue(creditNote({invoiceLine(u"INV/26-27/00001"_s, 1, u"6"_s)}));
        issue(receipt(u"S-1"_s, {receivedLine(u"X/1"_s, 1, u"5"_s)}));
        const QString frozen = frozenTrigger(*this);
        sql(u"DROP TRIGGER document_is_frozen"_s);
        sql(u"UPDATE document SET line_count = 2 WHERE id IN (4, 6, 7)"_s);
        sql(frozen);
    }
};

} // namespace

// R9, R14, R54: the file itself keeps date and amounts of what was issued, and the limits of an order.
void LastDefenceTest::directChangesAreRefused()
{
    QFETCH(QString, statement);
    QFETCH(QString, word);
    Scene scene;
    const auto before = scene.rows();
    try {
        scene.sql(statement);
        QFAIL("nothing refused it");
    } catch (const DbError &error) {
        QVERIFY2(error.detail().contains(word), qPrintable(error.detail()));
        QVERIFY(error.fault() == DbFault::Check);
        QCOMPARE(error.nativeCode(), 1811); // SQLITE_CONSTRAINT_TRIGGER
        QVERIFY(error.toError().kind == Error::Kind::Database);
    }
    QCOMPARE(scene.rows(), before);
}

void LastDefenceTest::whatMayChangeAfterIssueStillCan()
{
    Scene scene;
    scene.sql(u"UPDATE document SET transport_vehicle = 'KA01AB1234', remarks = 'x', eway_bill = '123456789012', "
              "lr_number = '1', lr_date = '2026-06-01', distance_km = 5 WHERE id = 1"_s);
    QCOMPARE(scene.number(u"SELECT count(*) FROM document WHERE remarks = 'x'"_s), 1);
}

// A column added to the table later must be added to the trigger, or to the list of what may change.
void LastDefenceTest::everyColumnOfAnIssuedDocumentIsGuarded()
{
    Office office;
    const QStringList free{u"id"_s,           u"status"_s,         u"cancelled_at"_s,
                           u"cancelled_by"_s, u"cancel_reason"_s,  u"transport_vehicle"_s,
                           u"transporter"_s,  u"transporter_id"_s, u"transport_mode"_s,
                           u"lr_number"_s,    u"lr_date"_s,        u"eway_bill"_s,
                           u"distance_km"_s,  u"remarks"_s};
    const auto columns = office.read([](Connection &c) {
        return c.all(u"SELECT name FROM pragma_table_info('document')"_s, [](Row &row) { return row.take<QString>(); });
    });
    QVERIFY(columns.size() > 50);
    const QString trigger = frozenTrigger(office);
    for (const QString &column : columns) {
        const bool guarded = trigger.contains(QRegularExpression(u"\\bOLD\\.%1\\b"_s.arg(column)));
        QVERIFY2(guarded != free.contains(column), qPrintable(column));
    }
}

QTEST_GUILESS_MAIN(LastDefenceTest)
#include "tst_lastdefence.moc"
