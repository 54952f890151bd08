#include "unit/services/office.h"

#include "services/companies.h"
#include "services/series.h"
#include "services/upkeep.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// The company of a file, the sample company, and the check of a whole file.
class CompaniesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewCompanyGetsTheUsualSeries();
    void aSecondCompanyIsRefused();
    void aWrongCompanyIsRefusedWhole();
    void aWrongSeriesRefusesTheWholeCompany();
    void aChangeIsAudited();
    void theSampleKeepsEveryConstraint();
    void theSampleIsTheSameForTheSameSeed();
    void theSampleStopsWhenAsked();
    void theCheckFindsTotalsThatAreNoSums();
    void theCheckFindsACounterThatLagsBehind();

private:
    static Company company();
    static Actor actor();
    static Result<Company> create(Connection &connection, const Company &company,
                                  const std::vector<Series> &series = {});
    static void fill(TempDatabase &file, int documents, unsigned seed);
    static QStringList fingerprint(TempDatabase &file);
};

Company CompaniesTest::company()
{
    Company company;
    company.name = u"Hegde Metal Works"_s;
    company.address = {{u"7 Foundry Road"_s}, u"Bengaluru"_s, u"29"_s, u"560058"_s};
    company.gstin = u"29aaaaa0000a1zy"_s;
    return company;
}

Actor CompaniesTest::actor()
{
    return {u"asha"_s, std::make_shared<TestClock>(QDate(2026, 6, 15)), false};
}

Result<Company> CompaniesTest::create(Connection &connection, const Company &company, const std::vector<Series> &series)
{
    Transaction transaction(connection);
    auto created = createCompany(connection, company, series, actor());
    if (created)
        transaction.commit();
    return created;
}

void CompaniesTest::fill(TempDatabase &file, int documents, unsigned seed)
{
    Connection connection = file.database().connect();
    for (std::int64_t left = 1; left > 0;) {
        Transaction transaction(connection);
        const auto made = makeSample(connection, documents, seed, actor());
        QVERIFY2(made, qPrintable(made ? QString() : made.error().code + u": "_s + made.error().message));
        left = *made;
        transaction.commit();
    }
}

QStringList CompaniesTest::fingerprint(TempDatabase &file)
{
    Connection connection = file.database().connect();
    QStringList rows;
    connection.each(u"SELECT uuid || number || date || party_code || payable || status FROM document ORDER BY id"_s,
                    [&](Row &row) { rows += row.take<QString>(); });
    return rows;
}

void CompaniesTest::aNewCompanyGetsTheUsualSeries()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    const auto created = create(connection, company());
    QVERIFY2(created, qPrintable(created ? QString() : created.error().message));
    QCOMPARE(created->gstin, u"29AAAAA0000A1ZY"_s);
    QStringList numbers;
    const auto states = seriesList(connection, QDate(2026, 6, 15));
    for (const SeriesState &state : *states)
        numbers += state.example;
    numbers.sort();
    QCOMPARE(numbers,
             (QStringList{u"CN/26-27/00001"_s, u"DC/26-27/00001"_s, u"INV/26-27/00001"_s, u"JW/26-27/00001"_s,
                          u"RET/26-27/00001"_s}));
    QCOMPARE(desk::company(connection)->name, u"Hegde Metal Works"_s);
}

void CompaniesTest::aSecondCompanyIsRefused()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    QVERIFY(create(connection, company()).has_value());
    const auto second = create(connection, company());
    QVERIFY(!second);
    QCOMPARE(second.error().code, u"company_exists"_s);
}

void CompaniesTest::aWrongCompanyIsRefusedWhole()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    Company wrong = company();
    wrong.gstin = u"29AAAAA0000A1ZX"_s;
    const auto refused = create(connection, wrong);
    QVERIFY(!refused);
    QVERIFY(!refused.error().violations.empty());
    QCOMPARE(desk::company(connection).error().code, u"no_company"_s);
}

void CompaniesTest::aWrongSeriesRefusesTheWholeCompany()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    Series good;
    good.code = u"DC"_s;
    good.prefix = u"DC/"_s;
    Series wrong = good;
    wrong.code = u"X"_s;
    wrong.prefix = u"A B/"_s;
    const auto refused = create(connection, company(), {good, wrong});
    QVERIFY(!refused);
    QCOMPARE(refused.error().violations.at(0).field, u"series[1].prefix"_s);
    QVERIFY(!desk::company(connection));
    QVERIFY(seriesList(connection, QDate(2026, 6, 15))->empty());
}

void CompaniesTest::aChangeIsAudited()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    QVERIFY(create(connection, company()).has_value());
    Company moved = *desk::company(connection);
    moved.address.city = u"Mysuru"_s;
    Transaction transaction(connection);
    QVERIFY(changeCompany(connection, moved, actor()).has_value());
    transaction.commit();
    QCOMPARE(desk::company(connection)->address.city, u"Mysuru"_s);
    const auto changes = connection.value<QString>(u"SELECT changes FROM audit ORDER BY id DESC LIMIT 1"_s).value();
    QVERIFY2(changes.contains(u"Bengaluru"_s) && changes.contains(u"Mysuru"_s), qPrintable(changes));
}

void CompaniesTest::theSampleKeepsEveryConstraint()
{
    TempDatabase file(companySchema());
    fill(file, 617, 7);
    Connection connection = file.database().connect();
    const auto report = checkCompany(connection, true);
    QVERIFY(report.has_value());
    QVERIFY2(report->ok, qPrintable(report->problems.join(u'\n')));
    QCOMPARE(report->documents, 617);
    const auto count = [&](const QString &condition) {
        return connection.value<std::int64_t>(u"SELECT count(*) FROM document WHERE "_s + condition).value();
    };
    QVERIFY(count(u"status = 'cancelled'"_s) > 0);
    QVERIFY(count(u"kind = 'invoice' AND igst > 0"_s) > 0);
    QVERIFY(count(u"kind = 'invoice' AND cgst > 0"_s) > 0);
    QVERIFY(count(u"purpose = 'job_work'"_s) > 0);
    QVERIFY(connection.value<std::int64_t>(u"SELECT count(*) FROM sales_order"_s).value() > 0);
}

void CompaniesTest::theSampleIsTheSameForTheSameSeed()
{
    TempDatabase one(companySchema());
    TempDatabase two(companySchema());
    TempDatabase other(companySchema());
    fill(one, 60, 3);
    fill(two, 60, 3);
    fill(other, 60, 4);
    QCOMPARE(fingerprint(one), fingerprint(two));
    QVERIFY(fingerprint(one) != fingerprint(other));
}

void CompaniesTest::theSampleStopsWhenAsked()
{
    TempDatabase file(companySchema());
    Connection connection = file.database().connect();
    Transaction transaction(connection);
    const auto stopped = makeSample(connection, 100, 1, actor(), [](int done, int) { return done < 20; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

void CompaniesTest::theCheckFindsTotalsThatAreNoSums()
{
    Office office;
    const Document document = office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    office.sql(u"DROP TRIGGER document_is_frozen"_s);
    office.sql(u"UPDATE document SET taxable = taxable + 1"_s);
    const auto report = office.read([](Connection &connection) { return checkCompany(connection, true).value(); });
    QVERIFY(!report.ok);
    QCOMPARE(report.problems.size(), 2); // the sum itself, and what the audit log says the document held
    QVERIFY(report.problems.at(0).contains(document.number));
    QVERIFY(report.problems.at(1).contains(document.number));
}

void CompaniesTest::theCheckFindsACounterThatLagsBehind()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    office.sql(u"UPDATE series_counter SET next = 1"_s);
    const auto report = office.read([](Connection &connection) { return checkCompany(connection, false).value(); });
    QVERIFY(!report.ok);
    QVERIFY(report.problems.at(0).contains(u"DC"_s));
}

QTEST_GUILESS_MAIN(CompaniesTest)
#include "tst_companies.moc"
