#include "db/dberror.h"
#include "db/transaction.h"
#include "support/tempdatabase.h"

#include <QSqlDatabase>
#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace desk;

// A double can be neither bound nor read, nor can a bare C string.
template <typename T>
concept Bindable = requires(const T &value)
{
    toSql(value);
};
template <typename T>
concept Readable = requires(T &value)
{
    fromSql(QVariant(), value);
};
static_assert(!Bindable<double> && !Bindable<float> && !Bindable<const char *>);
static_assert(!Readable<double> && !Readable<float>);
static_assert(Bindable<long long> && Bindable<std::optional<Money>> && Bindable<PartyId>);

class StatementsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void wholeNumbersOfSixtyFourBitsComeBackUnchanged();
    void moneyAndQuantitiesAreStoredAsIntegers();
    void aNullTextIsStoredAsTheEmptyText();
    void noIdNoDateAndNoValueAreStoredAsNull();
    void datesAndTimesAreTextWithoutAZone();
    void aFractionIsNeverReadAsAWholeNumber();
    void nullIsNeverReadAsANumber();
    void anIntegerBeyondThirtyTwoBitsIsRefusedByInt();
    void anImpossibleDateIsRefused();
    void moreColumnsThanSelectedAreRefused();
    void aWrongNumberOfValuesIsRefused();
    void runCountsTheRowsItChanged();
    void insertAnswersWithTheId();
    void firstStopsAfterOneRow();
    void eachStopsWhenToldTo();
    void aStatementRunsAgainWithOtherValues();
    void aStatementOfAClosedConnectionIsRefused();
    void refusedRowsCarryTheKindOfFault_data();
    void refusedRowsCarryTheKindOfFault();

private:
    template <typename T>
    T roundTrip(const T &value, const QString &storedAs);
};

void StatementsTest::cleanup()
{
    QVERIFY(QSqlDatabase::connectionNames().isEmpty());
}

template <typename T>
T StatementsTest::roundTrip(const T &value, const QString &storedAs)
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    const QString type = connection.value<QString>(u"SELECT typeof(?)"_s, value).value();
    if (type != storedAs)
        QTest::qFail(qPrintable(u"stored as "_s + type), __FILE__, __LINE__);
    return connection
        .all(
            u"SELECT ?"_s, [](Row &row) { return row.take<T>(); }, value)
        .front();
}

void StatementsTest::wholeNumbersOfSixtyFourBitsComeBackUnchanged()
{
    for (const std::int64_t value : {std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(),
                                     std::int64_t{9'007'199'254'740'993}}) {
        QCOMPARE(roundTrip(value, u"integer"_s), value);
    }
    QCOMPARE(roundTrip(-7, u"integer"_s), -7);
    QCOMPARE(roundTrip(true, u"integer"_s), true);
}

// R13, R49: thousandths and paise are what the file holds.
void StatementsTest::moneyAndQuantitiesAreStoredAsIntegers()
{
    QVERIFY(roundTrip(Money::fromPaise(108'204), u"integer"_s) == Money::fromPaise(108'204));
    QVERIFY(roundTrip(Quantity::fromThousandths(12'345), u"integer"_s) == Quantity::fromThousandths(12'345));
    QVERIFY(roundTrip(Rate::fromMillionths(840), u"integer"_s) == Rate::fromMillionths(840));
    QVERIFY(roundTrip(Percent::fromThousandths(250), u"integer"_s) == Percent::fromThousandths(250));
}

void StatementsTest::aNullTextIsStoredAsTheEmptyText()
{
    QCOMPARE(roundTrip(QString(), u"text"_s), u""_s);
    QCOMPARE(roundTrip(u"दिल्ली"_s, u"text"_s), u"दिल्ली"_s);
    QCOMPARE(roundTrip(QByteArray("a\0b", 3), u"blob"_s), QByteArray("a\0b", 3));
    QCOMPARE(roundTrip(QByteArray(), u"blob"_s), QByteArray());
}

void StatementsTest::noIdNoDateAndNoValueAreStoredAsNull()
{
    QVERIFY(!roundTrip(PartyId(), u"null"_s).isValid());
    QVERIFY(roundTrip(PartyId(7), u"integer"_s) == PartyId(7));
    QVERIFY(!roundTrip(QDate(), u"null"_s).isValid());
    QVERIFY(!roundTrip(QDateTime(), u"null"_s).isValid());
    QVERIFY(roundTrip(QUuid(), u"null"_s).isNull());
    QVERIFY(!roundTrip(std::optional<int>(), u"null"_s).has_value());
    QCOMPARE(roundTrip(std::optional<int>(5), u"integer"_s).value_or(0), 5);
}

void StatementsTest::datesAndTimesAreTextWithoutAZone()
{
    QCOMPARE(roundTrip(QDate(2026, 4, 5), u"text"_s), QDate(2026, 4, 5));
    const QDateTime moment(QDate(2026, 4, 5), QTime(10, 11, 12, 345), Qt::UTC);
    QCOMPARE(roundTrip(moment.toLocalTime(), u"text"_s), moment);
    const QUuid uuid(u"{5a1f6b52-3f0e-4d0a-9a35-0d1d2f3c4b5a}"_s);
    QCOMPARE(roundTrip(uuid, u"text"_s), uuid);

    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    QCOMPARE(connection.value<QString>(u"SELECT ?"_s, QDate(2026, 4, 5)).value(), u"2026-04-05"_s);
    QCOMPARE(connection.value<QString>(u"SELECT ?"_s, moment).value(), u"2026-04-05T10:11:12.345Z"_s);
}

void StatementsTest::aFractionIsNeverReadAsAWholeNumber()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<std::int64_t>(u"SELECT 1.5"_s));
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<Money>(u"SELECT 100.0"_s));
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<int>(u"SELECT '12'"_s));
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<QString>(u"SELECT 12"_s));
}

void StatementsTest::nullIsNeverReadAsANumber()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    QVERIFY_THROWS_EXCEPTION(DbError, connection.all(u"SELECT NULL"_s, [](Row &row) { return row.take<int>(); }));
    QVERIFY_THROWS_EXCEPTION(DbError, connection.all(u"SELECT NULL"_s, [](Row &row) { return row.take<Money>(); }));
    QCOMPARE(connection.all(u"SELECT NULL"_s, [](Row &row) { return row.take<std::optional<int>>(); }).size(), 1);
    QVERIFY(!connection.value<int>(u"SELECT NULL"_s).has_value());
}

void StatementsTest::anIntegerBeyondThirtyTwoBitsIsRefusedByInt()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    QCOMPARE(connection.value<int>(u"SELECT 2147483647"_s).value(), 2147483647);
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<int>(u"SELECT 2147483648"_s));
}

void StatementsTest::anImpossibleDateIsRefused()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<QDate>(u"SELECT '2026-02-30'"_s));
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<QUuid>(u"SELECT 'none'"_s));
}

void StatementsTest::moreColumnsThanSelectedAreRefused()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    const auto two = [](Row &row) { return std::pair{row.take<int>(), row.take<std::optional<int>>()}; };
    QVERIFY_THROWS_EXCEPTION(DbError, connection.first(u"SELECT 1"_s, two));
    QCOMPARE(connection.first(u"SELECT 1, 2"_s, two)->second.value_or(0), 2);
}

void StatementsTest::aWrongNumberOfValuesIsRefused()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    try {
        connection.value<int>(u"SELECT ?"_s, 1, 2);
        QFAIL("two values for one parameter");
    } catch (const DbError &error) {
        QCOMPARE(error.detail(), u"the statement has 1 parameters, 2 values were given"_s);
    }
    QVERIFY_THROWS_EXCEPTION(DbError, connection.value<int>(u"SELECT ?"_s));
}

void StatementsTest::runCountsTheRowsItChanged()
{
    test::TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &c) {
        QCOMPARE(c.run(u"INSERT INTO note(text) VALUES (?), (?)"_s, u"a"_s, u"b"_s), 2);
        QCOMPARE(c.run(u"CREATE TABLE other(id INTEGER PRIMARY KEY)"_s), 0);
        QCOMPARE(c.run(u"UPDATE note SET text = text || 'x' WHERE text = ?"_s, u"none"_s), 0);
        QCOMPARE(c.run(u"DELETE FROM note"_s), 2);
    });
}

void StatementsTest::insertAnswersWithTheId()
{
    test::TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &c) {
        QVERIFY(c.insert<PartyId>(u"INSERT INTO note(id, text) VALUES (41, ?) RETURNING id"_s, u"a"_s) == PartyId(41));
        QVERIFY(c.insert<PartyId>(u"INSERT INTO note(text) VALUES (?), (?) RETURNING id"_s, u"b"_s, u"c"_s)
                == PartyId(42));
    });
    QCOMPARE(connection.value<int>(u"SELECT count(*) FROM note"_s).value(), 3);
}

void StatementsTest::firstStopsAfterOneRow()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    int read = 0;
    const auto found = connection.first(u"VALUES (1), (2), (3)"_s, [&](Row &row) {
        ++read;
        return row.take<int>();
    });
    QCOMPARE(found.value(), 1);
    QCOMPARE(read, 1);
    QVERIFY(!connection.value<int>(u"SELECT 1 WHERE 0"_s).has_value());
}

void StatementsTest::eachStopsWhenToldTo()
{
    test::TempDatabase temp;
    Connection connection = temp.database().connect();
    std::vector<int> seen;
    connection.each(u"VALUES (1), (2), (3)"_s, [&](Row &row) {
        seen.push_back(row.take<int>());
        return seen.size() < 2;
    });
    QCOMPARE(seen, (std::vector<int>{1, 2}));
    QCOMPARE(connection.all(u"VALUES (1), (2), (3)"_s, [](Row &row) { return row.take<int>(); }),
             (std::vector<int>{1, 2, 3}));
}

void StatementsTest::aStatementRunsAgainWithOtherValues()
{
    test::TempDatabase temp(test::noteSchema());
    Connection connection = temp.database().connect();
    transactional(connection, [](Connection &c) {
        Statement insert = c.prepare(u"INSERT INTO note(text) VALUES (?)"_s);
        for (int i = 0; i < 10; ++i)
            insert.run(QString::number(i));
        QVERIFY_THROWS_EXCEPTION(DbError, insert.run(u"9"_s));
        insert.run(u"10"_s);
    });
    QCOMPARE(connection.value<int>(u"SELECT count(*) FROM note"_s).value(), 11);
}

void StatementsTest::aStatementOfAClosedConnectionIsRefused()
{
    test::TempDatabase temp;
    std::optional<Connection> connection(temp.database().connect());
    Statement statement = connection->prepare(u"SELECT 1"_s);
    connection.reset();
    QVERIFY_THROWS_EXCEPTION(DbError, statement.run());
}

void StatementsTest::refusedRowsCarryTheKindOfFault_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("code");
    QTest::newRow("unique") << u"INSERT INTO child(id, name, parent, size) VALUES (2, 'one', 1, 1)"_s
                            << u"unique_taken"_s << 2067;
    QTest::newRow("primary key") << u"INSERT INTO child(id, name, parent, size) VALUES (1, 'two', 1, 1)"_s
                                 << u"unique_taken"_s << 1555;
    QTest::newRow("not null") << u"INSERT INTO child(id, name, parent, size) VALUES (2, NULL, 1, 1)"_s << u"not_null"_s
                              << 1299;
    QTest::newRow("check") << u"INSERT INTO child(id, name, parent, size) VALUES (2, 'two', 1, 0)"_s << u"check"_s
                           << 275;
    QTest::newRow("strict") << u"INSERT INTO child(id, name, parent, size) VALUES (2, 'two', 1, 'x')"_s << u"check"_s
                            << 3091;
    QTest::newRow("foreign key") << u"INSERT INTO child(id, name, parent, size) VALUES (2, 'two', 9, 1)"_s
                                 << u"foreign_key"_s << 787;
    QTest::newRow("trigger") << u"DELETE FROM child"_s << u"check"_s << 1811;
}

void StatementsTest::refusedRowsCarryTheKindOfFault()
{
    QFETCH(QString, sql);
    QFETCH(QString, fault);
    QFETCH(int, code);
    test::TempDatabase temp({{1, u"0001"_s,
                              "CREATE TABLE parent(id INTEGER PRIMARY KEY) STRICT; INSERT INTO parent VALUES (1);"
                              "CREATE TABLE child(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
                              " parent INTEGER REFERENCES parent, size INTEGER CHECK(size > 0)) STRICT;"
                              "INSERT INTO child VALUES (1, 'one', 1, 1);"
                              "CREATE TRIGGER keep BEFORE DELETE ON child BEGIN SELECT RAISE(ABORT, 'kept'); END;"}});
    Connection connection = temp.database().connect();
    Transaction transaction(connection);
    try {
        connection.run(sql);
        QFAIL("the row was taken");
    } catch (const DbError &error) {
        QCOMPARE(faultName(error.fault()), fault);
        QCOMPARE(error.nativeCode(), code);
        QVERIFY(!error.toError().message.isEmpty());
        QVERIFY(sql.startsWith(error.step().left(20)));
    }
    // The statement alone failed: the transaction goes on.
    connection.run(u"UPDATE child SET size = 2"_s);
    transaction.commit();
    QCOMPARE(connection.value<int>(u"SELECT size FROM child"_s).value(), 2);
}

QTEST_GUILESS_MAIN(StatementsTest)
#include "tst_statements.moc"
