#include "cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace desk::test;

// The command line as scripts use it: the real program, its exit status, its JSON, and what it left in the file.
class CliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aNewCompanyRefusesAnExistingFile();
    void aWrongCompanyLeavesNoFile();
    void mastersArePutWholeOrNotAtAll();
    void anOrderIsDispatchedInvoicedAndNothingIsPending();
    void oneUuidGivesOneDocument();
    void aListOfDocumentsIsSubmittedOneByOne();
    void anOverDispatchIsRefusedAndNothingIsWritten();
    void showGivesPartyLinksHistoryAndWhatIsLeft();
    void aCancelledNumberStaysInTheList();
    void aListIsReadPageByPage();
    void calcSavesNothing();
    void wrongFilesAreRefusedNamingTheField_data();
    void wrongFilesAreRefusedNamingTheField();
    void wrongUsageIsOneLine_data();
    void wrongUsageIsOneLine();
    void aMissingFileSaysWhatToDo();
    void aFileThatIsNoCompanyIsNamed();
    void theUrlOfTheEnvironmentIsUsed();
    void seriesAreListedAddedAndSet();
    void theDemoIsSoundAndTheSameForTheSameSeed();
    void theDoctorReadsTheSettingsBack();
    void theDayOfTheEnvironmentCounts();
    void withoutJsonTheAnswersAreForPeople();

private:
    QJsonObject document(const QString &kind, const QJsonArray &lines) const;
    Answer submit(const QJsonObject &document) const;
    int count(const QString &kind) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void CliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
}

QJsonObject CliTest::document(const QString &kind, const QJsonArray &lines) const
{
    return {{u"kind"_s, kind}, {u"date"_s, u"2026-06-15"_s}, {u"party"_s, u"KAVERI"_s}, {u"lines"_s, lines}};
}

Answer CliTest::submit(const QJsonObject &document) const
{
    return m_program->run(
        {u"submit"_s, document.value(u"kind"_s).toString(), m_program->file(u"document.json"_s, document)});
}

int CliTest::count(const QString &kind) const
{
    return static_cast<int>(m_program->run({u"list"_s, kind, u"--limit"_s, u"1000"_s}).lines().size());
}

void CliTest::aNewCompanyRefusesAnExistingFile()
{
    const Answer again = m_program->plain(
        {u"--json"_s, u"new"_s, m_program->database(), u"--company"_s, m_program->path(u"company.json"_s)});
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.json().value(u"code"_s).toString(), u"file_exists"_s);
    QCOMPARE(again.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(m_program->run({u"series"_s, u"list"_s}).lines().size(), 5);
}

void CliTest::aWrongCompanyLeavesNoFile()
{
    const QString target = m_program->path(u"other.db"_s);
    const QString file = m_program->text(u"wrong.json"_s, R"({"name":"X","state":"29","gstin":"29AAAAA0000A1ZX"})");
    const Answer refused = m_program->plain({u"--json"_s, u"new"_s, target, u"--company"_s, file});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(!refused.json().value(u"violations"_s).toArray().isEmpty());
    QVERIFY(QDir(m_folder->path()).entryList({u"other.db*"_s}).isEmpty());
}

void CliTest::mastersArePutWholeOrNotAtAll()
{
    const QString items = m_program->text(
        u"new.json"_s,
        R"([{"code":"A1","name":"Good","hsn":"7415","unit":"NOS","gst":"18"},{"code":"A2","name":"Bad","unit":"PARSEC"}])");
    const Answer refused = m_program->run({u"put"_s, u"item"_s, items});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.json()
                 .value(u"violations"_s)
                 .toArray()
                 .at(0)
                 .toObject()
                 .value(u"field"_s)
                 .toString()
                 .startsWith(u"[1]."_s),
             refused.out);
    const Answer unknown = submit(document(u"challan"_s, {line(u"A1"_s, u"1"_s)}));
    QCOMPARE(unknown.exitCode, 1);
    QCOMPARE(unknown.json().value(u"code"_s).toString(), u"unknown_item"_s);
    const QString renamed = m_program->text(
        u"nut.json"_s, R"({"code":"nut","name":"Brass nut M8","hsn":"7415","unit":"NOS","gst":"18","rate":"60"})");
    QCOMPARE(m_program->run({u"put"_s, u"item"_s, renamed}).exitCode, 0);
    QCOMPARE(submit(document(u"challan"_s, {line(u"NUT"_s, u"1"_s)})).json().value(u"taxable"_s).toString(),
             u"60.00"_s);
}

void CliTest::anOrderIsDispatchedInvoicedAndNothingIsPending()
{
    const QString order = m_program->text(u"order.json"_s, R"({"number":"PO-77","date":"2026-06-01","party":"KAVERI",
        "lines":[{"line":1,"item":"NUT","qty":"100","rate":"49.50"}]})");
    QCOMPARE(m_program->run({u"put"_s, u"order"_s, order}).exitCode, 0);
    const QJsonObject line{{u"order"_s, u"PO-77"_s}, {u"order_line"_s, 1}, {u"qty"_s, u"100"_s}};
    const Answer challan = submit(document(u"challan"_s, {line}));
    QVERIFY2(challan.exitCode == 0, challan.out + challan.err);
    const QString number = challan.json().value(u"number"_s).toString();
    QCOMPARE(number, u"DC/26-27/00001"_s);
    QCOMPARE(challan.json().value(u"taxable"_s).toString(), u"4950.00"_s);
    const auto pending = m_program->run({u"pending"_s, u"--order"_s, u"PO-77"_s}).lines();
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending[0].value(u"kind"_s).toString(), u"challan"_s);
    QCOMPARE(pending[0].value(u"pending"_s).toString(), u"100"_s);
    QJsonObject invoice = document(u"invoice"_s, {});
    invoice.insert(u"challans"_s, QJsonArray{number});
    const Answer billed = submit(invoice);
    QVERIFY2(billed.exitCode == 0, billed.out + billed.err);
    QCOMPARE(billed.json().value(u"payable"_s).toString(), u"5841.00"_s);
    QVERIFY(m_program->run({u"pending"_s}).out.isEmpty());
    QCOMPARE(submit(invoice).json().value(u"code"_s).toString(), u"nothing_to_bill"_s);
}

void CliTest::oneUuidGivesOneDocument()
{
    QJsonObject challan = document(u"challan"_s, {line(u"NUT"_s, u"3"_s)});
    challan.insert(u"uuid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    const QJsonObject first = submit(challan).json();
    const Answer second = submit(challan);
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.json().value(u"number"_s), first.value(u"number"_s));
    QCOMPARE(second.json().value(u"id"_s), first.value(u"id"_s));
    QCOMPARE(second.json().value(u"was_there"_s), QJsonValue(true));
    QCOMPARE(count(u"challan"_s), 1);
}

void CliTest::aListOfDocumentsIsSubmittedOneByOne()
{
    const QJsonArray several{document(u"challan"_s, {line(u"NUT"_s, u"1"_s)}),
                             document(u"challan"_s, {line(u"NOTHING"_s, u"1"_s)}),
                             document(u"challan"_s, {line(u"NUT"_s, u"2"_s)})};
    const QString array = m_program->text(u"several.json"_s, QJsonDocument(several).toJson());
    const QString one = m_program->file(u"one.json"_s, document(u"challan"_s, {line(u"ROD"_s, u"0.5"_s)}));
    const Answer answer = m_program->run({u"submit"_s, u"challan"_s, array, one});
    QCOMPARE(answer.exitCode, 1);
    const auto lines = answer.lines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0].value(u"number"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(lines[1].value(u"code"_s).toString(), u"unknown_item"_s);
    QCOMPARE(lines[2].value(u"number"_s).toString(), u"DC/26-27/00002"_s);
    QCOMPARE(lines[3].value(u"number"_s).toString(), u"DC/26-27/00003"_s);
    QCOMPARE(count(u"challan"_s), 3);
}

void CliTest::anOverDispatchIsRefusedAndNothingIsWritten()
{
    const QString order = m_program->text(u"order.json"_s, R"({"number":"PO-1","date":"2026-06-01","party":"KAVERI",
        "lines":[{"line":1,"item":"NUT","qty":"10"}]})");
    QCOMPARE(m_program->run({u"put"_s, u"order"_s, order}).exitCode, 0);
    const QJsonObject line{{u"order"_s, u"PO-1"_s}, {u"order_line"_s, 1}, {u"qty"_s, u"11"_s}};
    const Answer refused = submit(document(u"challan"_s, {line}));
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json().value(u"ok"_s), QJsonValue(false));
    QCOMPARE(refused.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(refused.json().value(u"code"_s).toString(), u"over_dispatch"_s);
    QCOMPARE(refused.json().value(u"violations"_s).toArray().at(0).toObject().value(u"field"_s).toString(),
             u"lines[0].qty"_s);
    QVERIFY(!refused.json().value(u"message"_s).toString().isEmpty());
    QCOMPARE(count(u"challan"_s), 0);
    QCOMPARE(submit(document(u"challan"_s, {desk::test::line(u"NUT"_s, u"1"_s)})).json().value(u"number"_s).toString(),
             u"DC/26-27/00001"_s);
}

void CliTest::showGivesPartyLinksHistoryAndWhatIsLeft()
{
    const QString number =
        submit(document(u"challan"_s, {line(u"NUT"_s, u"10"_s)})).json().value(u"number"_s).toString();
    const QJsonObject line{{u"challan"_s, number}, {u"challan_line"_s, 1}, {u"qty"_s, u"4"_s}};
    QCOMPARE(submit(document(u"invoice"_s, {line})).exitCode, 0);
    const QJsonObject shown = m_program->run({u"show"_s, u"challan"_s, number.toLower()}).json();
    QCOMPARE(shown.value(u"status"_s).toString(), u"partly_invoiced"_s);
    QCOMPARE(shown.value(u"party"_s).toObject().value(u"name"_s).toString(), u"Kaveri Pumps"_s);
    QCOMPARE(shown.value(u"links"_s).toArray().at(0).toObject().value(u"number"_s).toString(), u"INV/26-27/00001"_s);
    QCOMPARE(shown.value(u"history"_s).toArray().at(0).toObject().value(u"user"_s).toString(), u"asha"_s);
    const QJsonObject row = shown.value(u"lines"_s).toArray().at(0).toObject();
    QCOMPARE(row.value(u"delivered"_s).toString(), u"10"_s);
    QCOMPARE(row.value(u"invoiced"_s).toString(), u"4"_s);
    QCOMPARE(row.value(u"pending"_s).toString(), u"6"_s);
    const Answer none = m_program->run({u"show"_s, u"challan"_s, u"DC/26-27/99999"_s});
    QCOMPARE(none.exitCode, 1);
    QCOMPARE(none.json().value(u"code"_s).toString(), u"not_found"_s);
}

void CliTest::aCancelledNumberStaysInTheList()
{
    const QString number =
        submit(document(u"challan"_s, {line(u"NUT"_s, u"10"_s)})).json().value(u"number"_s).toString();
    QCOMPARE(
        m_program->run({u"cancel"_s, u"challan"_s, number, u"--fy"_s, u"2026-27"_s, u"--reason"_s, u" x "_s}).exitCode,
        1);
    const QStringList cancel{u"cancel"_s,   u"challan"_s,       number, u"--fy"_s, u"2026-27"_s,
                             u"--reason"_s, u"wrong customer"_s};
    const Answer cancelled = m_program->run(cancel);
    QCOMPARE(cancelled.exitCode, 0);
    QCOMPARE(cancelled.json().value(u"status"_s).toString(), u"cancelled"_s);
    QCOMPARE(m_program->run(cancel).json().value(u"code"_s).toString(), u"already_cancelled"_s);
    const auto rows = m_program->run({u"list"_s, u"challan"_s}).lines();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].value(u"cancelled"_s), QJsonValue(true));
    QCOMPARE(submit(document(u"challan"_s, {line(u"NUT"_s, u"1"_s)})).json().value(u"number"_s).toString(),
             u"DC/26-27/00002"_s);
}

void CliTest::aListIsReadPageByPage()
{
    QJsonArray several;
    for (int i = 0; i < 7; ++i)
        several.append(document(u"challan"_s, {line(u"NUT"_s, QString::number(i + 1))}));
    m_program->run({u"submit"_s, u"challan"_s, m_program->text(u"several.json"_s, QJsonDocument(several).toJson())});
    QStringList numbers;
    QString cursor = u"0"_s;
    for (int page = 0; page < 3 && !cursor.isEmpty(); ++page) {
        auto rows = m_program
                        ->run({u"list"_s, u"challan"_s, u"--limit"_s, u"3"_s, u"--sort"_s, u"number"_s, u"--after"_s,
                               cursor})
                        .lines();
        cursor = rows.last().value(u"next"_s).toString();
        if (!cursor.isEmpty())
            rows.removeLast();
        for (const QJsonObject &row : rows)
            numbers += row.value(u"number"_s).toString().right(1);
    }
    QCOMPARE(numbers, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s, u"7"_s}));
    QVERIFY(cursor.isEmpty());
    QCOMPARE(m_program->run({u"list"_s, u"challan"_s, u"--after"_s, u"999"_s}).exitCode, 1);
    QCOMPARE(m_program->run({u"list"_s, u"challan"_s, u"--status"_s, u"cancelled"_s}).lines().size(), 0);
    QCOMPARE(m_program
                 ->run({u"list"_s, u"challan"_s, u"--search"_s, u"kaveri"_s, u"--party"_s, u"KAVERI"_s, u"--from"_s,
                        u"2026-06-15"_s, u"--to"_s, u"2026-06-15"_s})
                 .lines()
                 .size(),
             7);
}

void CliTest::calcSavesNothing()
{
    QJsonObject invoice = document(u"invoice"_s, {line(u"ROD"_s, u"12.345"_s)});
    const Answer totals = m_program->run({u"calc"_s, m_program->file(u"calc.json"_s, invoice)});
    QCOMPARE(totals.exitCode, 0);
    QCOMPARE(totals.json().value(u"payable"_s).toString(), u"1277.00"_s);
    QCOMPARE(totals.json().value(u"words"_s).toString(), u"Rupees One Thousand Two Hundred Seventy Seven Only"_s);
    QVERIFY(totals.json().value(u"number"_s).isNull());
    QCOMPARE(count(u"invoice"_s), 0);
}

void CliTest::wrongFilesAreRefusedNamingTheField_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field"); // or what the message names
    const auto add = [](const char *name, const char *text, const char *code, const char *field) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(code) << QString::fromLatin1(field);
    };
    add("not JSON", "{\"kind\":\n \"challan\",, }", "unreadable", "line 2");
    add("empty", "", "unreadable", "line 1");
    add("bytes", "\xff\xfe\x00", "unreadable", "line 1");
    add("a decimal number", R"({"lines":[{"item":"ROD","qty":12.345}]})", "unreadable", "12.345");
    add("a large number", R"({"lines":[{"item":"ROD","qty":92233720368547758080}]})", "unreadable", "quotation marks");
    add("a key twice", R"({"party":"KAVERI","party":"OTHER"})", "unreadable", "party");
    add("unknown key", R"({"date":"2026-06-15","party":"KAVERI","lines":[{"item":"ROD","quantity":"1"}]})",
        "unknown_key", "lines[0].quantity");
    add("wrong type", R"({"date":20260615,"party":"KAVERI"})", "invalid", "date");
    add("party as a list", R"({"date":"2026-06-15","party":["KAVERI"]})", "invalid", "party");
    add("lines as an object", R"({"date":"2026-06-15","party":"KAVERI","lines":{"item":"ROD"}})", "invalid", "lines");
    add("a line as a text", R"({"date":"2026-06-15","party":"KAVERI","lines":["ROD"]})", "invalid", "lines[0]");
    add("no day", R"({"date":"2026-02-30","party":"KAVERI","lines":[{"item":"ROD","qty":"1"}]})", "invalid", "date");
    add("European comma", R"({"date":"2026-06-15","party":"KAVERI","lines":[{"item":"ROD","qty":"12,5"}]})", "invalid",
        "lines[0].qty");
    add("four decimals", R"({"date":"2026-06-15","party":"KAVERI","lines":[{"item":"ROD","qty":"1.2345"}]})", "invalid",
        "lines[0].qty");
    add("another kind", R"({"kind":"invoice","date":"2026-06-15","party":"KAVERI","lines":[]})", "invalid", "kind");
    add("no uuid", R"({"uuid":"17","date":"2026-06-15","party":"KAVERI","lines":[]})", "invalid", "uuid");
    add("no lines", R"({"date":"2026-06-15","party":"KAVERI","lines":[]})", "no_lines", "lines");
    add("unknown party", R"({"date":"2026-06-15","party":"NOBODY","lines":[{"item":"ROD","qty":"1"}]})",
        "unknown_party", "party");
    add("a list of texts", R"(["challan"])", "invalid", "object");
}

void CliTest::wrongFilesAreRefusedNamingTheField()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const Answer refused = m_program->run({u"submit"_s, u"challan"_s, m_program->text(u"wrong.json"_s, text)});
    QVERIFY2(refused.exitCode == 1, refused.out + refused.err);
    const QJsonObject json = refused.json();
    QCOMPARE(json.value(u"saved"_s), QJsonValue(false));
    QVERIFY2(json.value(u"code"_s).toString() == code, refused.out);
    QStringList named{json.value(u"message"_s).toString()};
    for (const QJsonValue &violation : json.value(u"violations"_s).toArray())
        named += violation.toObject().value(u"field"_s).toString();
    QVERIFY2(named.mid(1).contains(field) || named.first().contains(field), refused.out);
    QCOMPARE(count(u"challan"_s), 0);
}

void CliTest::wrongUsageIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{u"burn"_s};
    QTest::newRow("unknown option") << QStringList{u"list"_s, u"challan"_s, u"--fast"_s};
    QTest::newRow("unknown kind") << QStringList{u"list"_s, u"bill"_s};
    QTest::newRow("missing file") << QStringList{u"calc"_s};
    QTest::newRow("no number") << QStringList{u"list"_s, u"challan"_s, u"--limit"_s, u"many"_s};
    QTest::newRow("no rows") << QStringList{u"list"_s, u"challan"_s, u"--limit"_s, u"0"_s};
}

void CliTest::wrongUsageIsOneLine()
{
    QFETCH(QStringList, arguments);
    const Answer answer = m_program->plain(arguments);
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.err.count('\n'), 1);
    QVERIFY(answer.err.size() > 5);
    QVERIFY(answer.out.isEmpty());
}

void CliTest::aMissingFileSaysWhatToDo()
{
    const QString missing = m_program->path(u"missing.db"_s);
    const Answer answer = m_program->plain({u"--json"_s, u"--db"_s, missing, u"list"_s, u"challan"_s});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.json().value(u"code"_s).toString(), u"cannot_open"_s);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QVERIFY(answer.json().value(u"message"_s).toString().contains(missing));
    QVERIFY(answer.json().value(u"message"_s).toString().contains(u"new FILE"_s));
    QVERIFY(!QFile::exists(missing));
}

void CliTest::aFileThatIsNoCompanyIsNamed()
{
    const QString other = m_program->text(u"other.txt"_s, QByteArray(5000, 'x'));
    const Answer answer = m_program->plain({u"--json"_s, u"--db"_s, other, u"list"_s, u"challan"_s});
    QCOMPARE(answer.exitCode, 3);
    QCOMPARE(answer.json().value(u"code"_s).toString(), u"not_a_database"_s);
    QFile file(other);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(5000, 'x'));
}

void CliTest::theUrlOfTheEnvironmentIsUsed()
{
    QCOMPARE(submit(document(u"challan"_s, {line(u"NUT"_s, u"1"_s)})).exitCode, 0);
    m_program->setVariable(u"DATABASE_URL"_s, u"sqlite:///company.db"_s);
    const Answer listed = m_program->plain({u"--json"_s, u"list"_s, u"challan"_s});
    QCOMPARE(listed.exitCode, 0);
    QCOMPARE(listed.lines().size(), 1);
}

void CliTest::seriesAreListedAddedAndSet()
{
    QCOMPARE(m_program
                 ->run({u"series"_s, u"add"_s, u"invoice"_s, u"EXP"_s, u"--prefix"_s, u"EXP/{fy4}/"_s, u"--digits"_s,
                        u"4"_s})
                 .exitCode,
             0);
    QCOMPARE(m_program->run({u"series"_s, u"add"_s, u"invoice"_s, u"BAD"_s, u"--prefix"_s, u"EX_P/"_s}).exitCode, 1);
    const Answer set = m_program->run({u"series"_s, u"set-next"_s, u"invoice"_s, u"EXP"_s, u"143"_s});
    QCOMPARE(set.exitCode, 0);
    QCOMPARE(set.json().value(u"example"_s).toString(), u"EXP/2627/0143"_s);
    QJsonObject invoice = document(u"invoice"_s, {line(u"NUT"_s, u"1"_s)});
    invoice.insert(u"series"_s, u"EXP"_s);
    QCOMPARE(submit(invoice).json().value(u"number"_s).toString(), u"EXP/2627/0143"_s);
    QCOMPARE(m_program->run({u"series"_s, u"set-next"_s, u"invoice"_s, u"EXP"_s, u"100"_s}).exitCode, 1);
    QCOMPARE(m_program->run({u"series"_s, u"list"_s}).lines().size(), 6);
}

void CliTest::theDemoIsSoundAndTheSameForTheSameSeed()
{
    QList<QByteArray> lists;
    for (const QString &name : {u"one.db"_s, u"two.db"_s}) {
        const QString file = m_program->path(name);
        const Answer made = m_program->plain({u"demo"_s, file, u"--documents"_s, u"120"_s, u"--seed"_s, u"5"_s});
        QVERIFY2(made.exitCode == 0, made.err);
        QVERIFY(made.err.contains("120"));
        const Answer checked = m_program->plain({u"--json"_s, u"--db"_s, file, u"check"_s, u"--full"_s});
        QVERIFY2(checked.exitCode == 0, checked.out);
        QCOMPARE(checked.json().value(u"documents"_s).toInt(), 120);
        lists += m_program->plain({u"--json"_s, u"--db"_s, file, u"list"_s, u"invoice"_s}).out;
    }
    QVERIFY(!lists[0].isEmpty());
    QCOMPARE(lists[0], lists[1]);
    QCOMPARE(m_program->plain({u"demo"_s, m_program->path(u"one.db"_s)}).exitCode, 1);
}

void CliTest::theDoctorReadsTheSettingsBack()
{
    const QJsonObject report = m_program->run({u"doctor"_s}).json();
    const QJsonObject settings = report.value(u"settings"_s).toObject();
    QCOMPARE(settings.value(u"journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(settings.value(u"synchronous"_s).toString(), u"normal"_s);
    QCOMPARE(settings.value(u"foreign_keys"_s), QJsonValue(true));
    QCOMPARE(settings.value(u"busy_timeout_ms"_s).toInt(), 5000);
    QVERIFY(report.value(u"sqlite"_s).toString().startsWith(u"3."_s));
    QVERIFY(report.contains(u"filesystem"_s) && report.contains(u"write_lock"_s) && report.contains(u"warnings"_s));
    const Answer verified = m_program->run({u"audit"_s, u"verify"_s});
    QCOMPARE(verified.exitCode, 0);
    QVERIFY(verified.json().value(u"rows"_s).toInt() > 0);
}

void CliTest::theDayOfTheEnvironmentCounts()
{
    m_program->setDay(QDate(2026, 6, 14));
    const Answer future = submit(document(u"challan"_s, {line(u"NUT"_s, u"1"_s)}));
    QCOMPARE(future.exitCode, 1);
    QCOMPARE(future.json().value(u"violations"_s).toArray().at(0).toObject().value(u"field"_s).toString(), u"date"_s);
    m_program->setVariable(u"CHALLANDESK_TODAY"_s, u"tomorrow"_s);
    QCOMPARE(submit(document(u"challan"_s, {line(u"NUT"_s, u"1"_s)})).exitCode, 2);
}

void CliTest::withoutJsonTheAnswersAreForPeople()
{
    const QString file = m_program->file(u"document.json"_s, document(u"challan"_s, {line(u"NUT"_s, u"1000"_s)}));
    const Answer answer = m_program->plain({u"--db"_s, m_program->database(), u"submit"_s, u"challan"_s, file});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.out.contains("DC/26-27/00001") && answer.out.contains("64,900.00"), answer.out);
    QVERIFY(!answer.out.contains('{'));
    QVERIFY(m_program->plain({u"--help"_s}).out.contains("submit"));
}

QTEST_GUILESS_MAIN(CliTest)
#include "tst_cli.moc"
