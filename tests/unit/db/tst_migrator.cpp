#include "db/database.h"
#include "db/dberror.h"
#include "db/migrator.h"
#include "db/sqliteextras.h"
#include "db/transaction.h"
#include "support/tempdatabase.h"

#include <QSqlDatabase>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace desk;
using desk::test::TempDatabase;

class MigratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aScriptIsCutIntoStatementsAndTriggersStayWhole();
    void aNewFileGetsTheNewestSchemaAndNoBackup();
    void runningTwiceDoesNothing();
    void anOlderFileIsCopiedFirst();
    void aFailureInTheMiddleLeavesTheFileAsBefore();
    void orphansAreRefused();
    void aTableCanBeRebuiltWithoutLosingItsChildren();
    void aNewerFileIsRefused();
    void aReadOnlyFileIsNotMigrated();
    void aMigrationCannotEndItsTransaction();
    void twoProgramsAtOnceMigrateOnce();
    void gapsInTheNumbersAreRefused();
};

namespace {

Migration step(int version, const QByteArray &sql)
{
    return {version, u"%1_step"_s.arg(version, 4, 10, QChar(u'0')), sql};
}

std::vector<Migration> upTo(int version)
{
    std::vector<Migration> all{
        step(1, "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"),
        step(2,
             "-- adds lines; with a semicolon in a comment\n"
             "CREATE TABLE line(id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES note) STRICT;\n"
             "CREATE TRIGGER keep BEFORE DELETE ON note BEGIN\n  SELECT RAISE(ABORT, 'kept; for ever');\nEND;\n"
             "/* the end; */\n")};
    all.resize(static_cast<std::size_t>(version));
    return all;
}

template <typename Fn>
std::optional<DbError> errorOf(Fn fn)
{
    try {
        fn();
    } catch (const DbError &error) {
        return error;
    }
    return std::nullopt;
}

QStringList backups(const TempDatabase &temp)
{
    return QDir(temp.folder()).entryList({u"*.bak"_s}, QDir::Files);
}

QString schemaOf(Database &database)
{
    Connection connection = database.connect();
    const auto all = connection.all(u"SELECT name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"_s,
                                    [](Row &row) { return row.take<QString>(); });
    return QStringList(all.begin(), all.end()).join(u' ');
}

void addNote(Database &database, const QString &text)
{
    Connection connection = database.connect();
    transactional(connection, [&](Connection &c) { c.run(u"INSERT INTO note(text) VALUES (?)"_s, text); });
}

} // namespace

void MigratorTest::cleanup()
{
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void MigratorTest::aScriptIsCutIntoStatementsAndTriggersStayWhole()
{
    const QList<QByteArray> statements = sqlite::splitScript(upTo(2).back().sql);
    QCOMPARE(statements.size(), 2);
    QVERIFY(statements[1].startsWith("CREATE TRIGGER") && statements[1].endsWith("END;"));
    QCOMPARE(sqlite::splitScript("SELECT ';'; SELECT 2").size(), 2);
    QCOMPARE(sqlite::splitScript(" ; -- nothing;\n /* nor; here */ ;").size(), 0);
    QCOMPARE(sqlite::splitScript("").size(), 0);
}

void MigratorTest::aNewFileGetsTheNewestSchemaAndNoBackup()
{
    TempDatabase temp(upTo(2));
    QCOMPARE(Migrator(upTo(2)).newestVersion(), 2);
    QCOMPARE(temp.database().schemaVersion(), 2);
    QCOMPARE(schemaOf(temp.database()), u"keep line note"_s);
    QCOMPARE(backups(temp), QStringList());
}

void MigratorTest::runningTwiceDoesNothing()
{
    TempDatabase temp(upTo(2));
    addNote(temp.database(), u"a"_s);
    Migrator(upTo(2)).apply(temp.database());
    QCOMPARE(schemaOf(temp.database()), u"keep line note"_s);
    QCOMPARE(backups(temp), QStringList());
}

void MigratorTest::anOlderFileIsCopiedFirst()
{
    TempDatabase temp(upTo(1));
    addNote(temp.database(), u"a"_s);
    Migrator(upTo(2)).apply(temp.database());
    QCOMPARE(temp.database().schemaVersion(), 2);
    QCOMPARE(backups(temp).size(), 1);
    const auto copy = Database::open({DatabaseUrl::Kind::Sqlite, temp.folder() + u'/' + backups(temp).first()},
                                     OpenMode::ReadOnly);
    QCOMPARE(copy->schemaVersion(), 1);
    QCOMPARE(copy->connect().value<QString>(u"SELECT text FROM note"_s).value(), u"a"_s);
}

void MigratorTest::aFailureInTheMiddleLeavesTheFileAsBefore()
{
    TempDatabase temp(upTo(1));
    std::vector<Migration> broken = upTo(2);
    broken.back().sql += "INSERT INTO line(note) VALUES ('not a number');";
    const auto error = errorOf([&] { Migrator(broken).apply(temp.database()); });
    QVERIFY(error);
    QVERIFY(error->step().contains(u"0002_step"_s) && error->step().contains(u"INSERT INTO line"_s));
    QCOMPARE(temp.database().schemaVersion(), 1);
    QCOMPARE(schemaOf(temp.database()), u"note"_s);
    // What an earlier migration did stays; each is whole by itself.
    TempDatabase fresh;
    QVERIFY(errorOf([&] { Migrator(broken).apply(fresh.database()); }));
    QCOMPARE(fresh.database().schemaVersion(), 1);
    Migrator(upTo(2)).apply(fresh.database());
    QCOMPARE(fresh.database().schemaVersion(), 2);
}

void MigratorTest::orphansAreRefused()
{
    TempDatabase temp(upTo(2));
    std::vector<Migration> orphaning = upTo(2);
    orphaning.push_back(step(3, "INSERT INTO line(note) VALUES (99);"));
    const auto error = errorOf([&] { Migrator(orphaning).apply(temp.database()); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::ForeignKey);
    QCOMPARE(temp.database().schemaVersion(), 2);
}

void MigratorTest::aTableCanBeRebuiltWithoutLosingItsChildren()
{
    TempDatabase temp(
        {step(1,
              "CREATE TABLE parent(id INTEGER PRIMARY KEY) STRICT; INSERT INTO parent VALUES (1);"
              "CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent ON DELETE CASCADE) STRICT;"
              "INSERT INTO child VALUES (1, 1);")});
    const std::vector<Migration> rebuilding{step(1, ""),
                                            step(2,
                                                 "CREATE TABLE fresh(id INTEGER PRIMARY KEY, name TEXT) STRICT;"
                                                 "INSERT INTO fresh(id) SELECT id FROM parent;"
                                                 "DROP TABLE parent; ALTER TABLE fresh RENAME TO parent;")};
    Migrator(rebuilding).apply(temp.database());
    Connection connection = temp.database().connect();
    QCOMPARE(connection.value<int>(u"SELECT count(*) FROM child"_s).value(), 1);
    QCOMPARE(connection.value<int>(u"PRAGMA foreign_keys"_s).value(), 1);
}

void MigratorTest::aNewerFileIsRefused()
{
    TempDatabase temp(upTo(2));
    const auto error = errorOf([&] { Migrator(upTo(1)).apply(temp.database()); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::SchemaTooNew);
    QCOMPARE(temp.database().schemaVersion(), 2);
}

void MigratorTest::aReadOnlyFileIsNotMigrated()
{
    TempDatabase temp(upTo(1));
    const auto reader = temp.openAgain(OpenMode::ReadOnly);
    const auto error = errorOf([&] { Migrator(upTo(2)).apply(*reader); });
    QVERIFY(error);
    QCOMPARE(error->fault(), DbFault::ReadOnly);
    Migrator(upTo(1)).apply(*reader);
    QCOMPARE(backups(temp), QStringList());
}

void MigratorTest::aMigrationCannotEndItsTransaction()
{
    TempDatabase temp(upTo(1));
    std::vector<Migration> ending = upTo(1);
    ending.push_back(step(2, "CREATE TABLE half(id INTEGER); COMMIT; CREATE TABLE whole(id INTEGER);"));
    QVERIFY(errorOf([&] { Migrator(ending).apply(temp.database()); }));
    QCOMPARE(temp.database().schemaVersion(), 1);
}

void MigratorTest::twoProgramsAtOnceMigrateOnce()
{
    TempDatabase temp(upTo(1));
    const auto other = temp.openAgain();
    std::optional<DbError> error;
    std::thread second([&] { error = errorOf([&] { Migrator(upTo(2)).apply(*other); }); });
    const auto first = errorOf([&] { Migrator(upTo(2)).apply(temp.database()); });
    second.join();
    QVERIFY2(!error && !first, error ? error->what() : first ? first->what() : "");
    QCOMPARE(temp.database().schemaVersion(), 2);
    QCOMPARE(schemaOf(temp.database()), u"keep line note"_s);
}

void MigratorTest::gapsInTheNumbersAreRefused()
{
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Migrator({step(2, "")}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, Migrator({step(1, ""), step(1, "")}));
    QCOMPARE(Migrator({}).newestVersion(), 0);
}

QTEST_GUILESS_MAIN(MigratorTest)
#include "tst_migrator.moc"
