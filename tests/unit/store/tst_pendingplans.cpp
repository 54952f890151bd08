#include "unit/services/office.h"

#include "store/orderstore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// What is left of one customer or one order is found without reading the documents of all others.
class PendingPlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noFilteredQueryReadsAWholeTable();
};

void PendingPlansTest::noFilteredQueryReadsAWholeTable()
{
    Office office;
    Connection connection = office.database.database().connect();
    const QStringList statements = store::filteredPendingSql();
    QCOMPARE(statements.size(), 6);
    for (QString sql : statements) {
        QStringList plan;
        connection.each(u"EXPLAIN QUERY PLAN "_s + sql.replace(u'?', u"'1'"_s), [&](Row &row) {
            row.take<int>();
            row.take<int>();
            row.take<int>();
            plan += row.take<QString>();
        });
        QVERIFY(plan.size() > 3);
        for (const QString &step : plan)
            QVERIFY2(!step.startsWith(u"SCAN") && !step.contains(u"document_by_status"),
                     qPrintable(sql + u'\n' + plan.join(u'\n')));
    }
}

QTEST_GUILESS_MAIN(PendingPlansTest)
#include "tst_pendingplans.moc"
