#include "unit/services/office.h"

#include "store/listqueries.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// A list of a million rows must come from an index in its order: no plan reads the whole table or sorts what it read. A
// search alone may sort, and only what the search found.
class ListPlansTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyListIsReadFromAnIndex();
    void listsReadNothingBesideTheirIndex();
    void aPageIsEnteredWhereTheLastOneEnded();
    void mastersAreReadFromAnIndex();
    void aNumberIsFoundThroughItsIndex();

private:
    static QStringList planOf(Connection &connection, const QString &sql);
    static std::vector<store::ListQuery> allQueries();
};

QStringList ListPlansTest::planOf(Connection &connection, const QString &sql)
{
    // The values of parameters decide nothing here, so each is written as a literal.
    QString literal = sql;
    literal.replace(u'?', u"'1'"_s);
    QStringList steps;
    connection.each(u"EXPLAIN QUERY PLAN "_s + literal, [&steps](Row &row) {
        row.take<int>();
        row.take<int>();
        row.take<int>();
        steps += row.take<QString>();
    });
    return steps;
}

std::vector<store::ListQuery> ListPlansTest::allQueries()
{
    using store::ListOrder;
    const std::vector<std::optional<Progress>> progresses{{},
                                                          Progress::PartlyInvoiced,
                                                          Progress::PartlyReturned,
                                                          Progress::Invoiced,
                                                          Progress::Returned,
                                                          Progress::Closed};
    std::vector<store::ListQuery> queries;
    for (const ListOrder order : {ListOrder::Date, ListOrder::Number, ListOrder::Party, ListOrder::Payable}) {
        for (const bool descending : {true, false}) {
            for (const PartyId party : {PartyId(), PartyId(1)}) {
                for (const QString &match : {QString(), u"\"a\"*"_s}) {
                    for (const auto &progress : progresses)
                        queries.push_back(
                            {DocumentKind::Challan, {}, {}, party, {}, progress, match, order, descending});
                    queries.push_back(
                        {DocumentKind::Challan, {}, {}, party, DocumentStatus::Issued, {}, match, order, descending});
                }
            }
        }
    }
    return queries;
}

void ListPlansTest::everyListIsReadFromAnIndex()
{
    Office office;
    const auto queries = allQueries();
    QCOMPARE(queries.size(), std::size_t{4 * 2 * 2 * 2 * 7});
    Connection connection = office.database.database().connect();
    for (const store::ListQuery &query : queries) {
        for (const QString &sql : {store::idsSql(query), store::sumsSql(query)}) {
            const QStringList plan = planOf(connection, sql);
            QVERIFY(!plan.isEmpty());
            for (const QString &step : plan) {
                const QByteArray told = (sql + u'\n' + plan.join(u'\n')).toUtf8();
                const bool search = !query.match.isEmpty();
                if (search && step.contains(u"SCAN document_search VIRTUAL TABLE INDEX"))
                    continue; // the words themselves, by the full text index
                QVERIFY2(!step.startsWith(u"SCAN"), told.constData());
                if (!search)
                    QVERIFY2(!step.contains(u"TEMP B-TREE"), told.constData());
            }
            // A search looks its hits up by id, so that what it sorts is what it found.
            if (!query.match.isEmpty())
                QVERIFY2(plan.contains(u"SEARCH d USING INTEGER PRIMARY KEY (rowid=?)"_s),
                         qPrintable(plan.join(u'\n')));
        }
    }
}

void ListPlansTest::listsReadNothingBesideTheirIndex()
{
    Office office;
    Connection connection = office.database.database().connect();
    for (const store::ListQuery &query : allQueries()) {
        if (!query.match.isEmpty() || query.progress)
            continue;
        for (const QString &sql : {store::idsSql(query), store::sumsSql(query)})
            QVERIFY2(planOf(connection, sql).first().startsWith(u"SEARCH d USING COVERING INDEX document_by_"),
                     qPrintable(sql + u'\n' + planOf(connection, sql).first()));
    }
}

// The bounds of what was listed before are bounds of the index, and nothing is sorted.
void ListPlansTest::aPageIsEnteredWhereTheLastOneEnded()
{
    Office office;
    Connection connection = office.database.database().connect();
    for (const store::ListQuery &query : allQueries()) {
        if (!query.match.isEmpty())
            continue;
        for (const bool hasSeries : {true, false}) {
            const QStringList statements = store::pageSql(query, hasSeries);
            QCOMPARE(statements.isEmpty(), false);
            for (const QString &sql : statements) {
                const QStringList plan = planOf(connection, sql);
                const QByteArray told = (sql + u'\n' + plan.join(u'\n')).toUtf8();
                QVERIFY2(!plan.join(u'\n').contains(u"TEMP B-TREE"), told.constData());
                QVERIFY2(plan.first().startsWith(u"SEARCH d USING "), told.constData());
                const QString bound = query.order == store::ListOrder::Number ? u"fy"_s
                    : query.order == store::ListOrder::Party                  ? u"party_name_key"_s
                    : query.order == store::ListOrder::Payable                ? u"payable"_s
                                                                              : u"date"_s;
                QVERIFY2(plan.first().contains(bound + u'>') || plan.first().contains(bound + u'<')
                             || plan.first().contains(bound + u'=') || plan.first().contains(u'(' + bound)
                             || plan.first().contains(u"AND ("_s + bound),
                         told.constData());
            }
        }
    }
}

void ListPlansTest::mastersAreReadFromAnIndex()
{
    Office office;
    Connection connection = office.database.database().connect();
    const QStringList statements = store::masterListSql();
    QCOMPARE(statements.size(), 4);
    for (const QString &sql : statements) {
        const QStringList plan = planOf(connection, sql);
        const bool search = sql.contains(u"MATCH");
        QVERIFY2(search || !plan.join(u'\n').contains(u"TEMP B-TREE"), qPrintable(plan.join(u'\n')));
        QVERIFY2(search || plan.first().contains(u"USING"), qPrintable(plan.join(u'\n')));
    }
}

// Also without its year, where a million documents have others.
void ListPlansTest::aNumberIsFoundThroughItsIndex()
{
    Office office;
    Connection connection = office.database.database().connect();
    const QStringList plan = planOf(
        connection,
        u"SELECT d.fy FROM document AS d WHERE d.kind = ? AND d.number_key = ? ORDER BY d.fy DESC LIMIT 1"_s);
    QCOMPARE(plan, QStringList{u"SEARCH d USING COVERING INDEX document_number (kind=? AND number_key=?)"_s});
}

QTEST_GUILESS_MAIN(ListPlansTest)
#include "tst_listplans.moc"
