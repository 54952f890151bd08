#include "cli/program.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk::test;

// Returns, credit notes and receipts as scripts submit, show, list and cancel them.
class LifeCliTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aReturnIsSubmittedShownListedAndCancelled();
    void aCreditNoteIsSubmittedShownAndListedBelowZero();
    void aReceiptIsSubmittedShownAndReplaced();
    void keysOfAnotherKindAreRefused_data();
    void keysOfAnotherKindAreRefused();
    void pendingSaysWhatIsOverdue();
    void severalPlacesAreAskedAbout();
    void theLogIsSoundAfterAllOfIt();

private:
    QJsonObject submit(const QString &kind, const QByteArray &json, int exitCode = 0) const;
    QJsonObject show(const QString &kind, const QString &number) const;
    QJsonObject challan(const QByteArray &extra = {}) const;
    QJsonObject invoice() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void LifeCliTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
}

QJsonObject LifeCliTest::submit(const QString &kind, const QByteArray &json, int exitCode) const
{
    const Answer answer = m_program->run({u"submit"_s, kind, m_program->text(u"document.json"_s, json)});
    if (answer.exitCode != exitCode)
        qWarning("%s", answer.err.constData());
    return answer.exitCode == exitCode ? answer.json() : QJsonObject();
}

QJsonObject LifeCliTest::show(const QString &kind, const QString &number) const
{
    return m_program->run({u"show"_s, kind, number}).json();
}

QJsonObject LifeCliTest::challan(const QByteArray &extra) const
{
    return submit(u"challan"_s,
                  R"({"kind":"challan","date":"2026-06-01","party":"KAVERI",)" + extra
                      + R"("lines":[{"item":"NUT","qty":"10"}]})");
}

QJsonObject LifeCliTest::invoice() const
{
    return submit(u"invoice"_s,
                  R"({"kind":"invoice","date":"2026-06-01","party":"KAVERI","lines":[{"item":"NUT","qty":"10"}]})");
}

// R64, R66
void LifeCliTest::aReturnIsSubmittedShownListedAndCancelled()
{
    challan(R"("purpose":"job_work","due_back":null,)");
    const QByteArray json = R"({"kind":"return","date":"2026-06-10","party":"KAVERI","party_challan":"JW/9",
        "party_challan_date":"2026-06-09","lines":[
        {"challan":"DC/26-27/00001","challan_line":1,"qty":"5","as":"processed","reason":null},
        {"challan":"DC/26-27/00001","challan_line":1,"qty":"1","as":"loss","reason":"broken"}]})";
    const QJsonObject made = submit(u"return"_s, json);
    QCOMPARE(made.value(u"number"_s).toString(), u"RET/26-27/00001"_s);
    const QJsonObject shown = show(u"return"_s, u"ret/26-27/00001"_s);
    QCOMPARE(shown.value(u"party_challan"_s).toString(), u"JW/9"_s);
    QCOMPARE(shown.value(u"party_challan_date"_s).toString(), u"2026-06-09"_s);
    QCOMPARE(shown.value(u"lines"_s)[1][u"as"_s].toString(), u"loss"_s);
    QCOMPARE(shown.value(u"lines"_s)[1][u"reason"_s].toString(), u"broken"_s);
    QCOMPARE(shown.value(u"links"_s)[0][u"relation"_s].toString(), u"returns"_s);
    const QJsonObject sent = show(u"challan"_s, u"DC/26-27/00001"_s);
    QCOMPARE(sent.value(u"status"_s).toString(), u"partly_returned"_s);
    QCOMPARE(sent.value(u"due_back"_s).toString(), u"2027-06-01"_s);
    const QJsonObject line = sent.value(u"lines"_s).toArray().at(0).toObject();
    QCOMPARE(line.value(u"returned"_s).toString(), u"6"_s);
    QCOMPARE(line.value(u"lost"_s).toString(), u"1"_s);
    QCOMPARE(line.value(u"pending"_s).toString(), u"4"_s);
    QCOMPARE(m_program->run({u"list"_s, u"return"_s}).lines().size(), 1);
    QCOMPARE(submit(u"return"_s, json, 1).value(u"code"_s).toString(), u"over_return"_s);
    const Answer cancelled = m_program->run(
        {u"cancel"_s, u"return"_s, u"RET/26-27/00001"_s, u"--fy"_s, u"2026-27"_s, u"--reason"_s, u"typed wrongly"_s});
    QCOMPARE(cancelled.exitCode, 0);
    QCOMPARE(show(u"challan"_s, u"DC/26-27/00001"_s).value(u"status"_s).toString(), u"issued"_s);
}

// C49
void LifeCliTest::aCreditNoteIsSubmittedShownAndListedBelowZero()
{
    invoice();
    const QByteArray json = R"({"kind":"credit-note","date":"2026-06-10","reason":"sent back",
        "lines":[{"invoice":"INV/26-27/00001","invoice_line":1,"qty":"3","rate":null}]})";
    const QJsonObject made = submit(u"credit-note"_s, json);
    QCOMPARE(made.value(u"number"_s).toString(), u"CN/26-27/00001"_s);
    QCOMPARE(made.value(u"taxable"_s).toString(), u"165.00"_s);
    QCOMPARE(made.value(u"total"_s).toString(), u"194.70"_s);
    const QJsonObject shown = show(u"credit-note"_s, u"CN/26-27/00001"_s);
    QCOMPARE(shown.value(u"reason"_s).toString(), u"sent back"_s);
    QCOMPARE(shown.value(u"lines"_s)[0][u"invoice"_s].toString(), u"INV/26-27/00001"_s);
    QCOMPARE(shown.value(u"lines"_s)[0][u"invoice_date"_s].toString(), u"2026-06-01"_s);
    const QJsonObject row = m_program->run({u"list"_s, u"credit-note"_s}).json();
    QCOMPARE(row.value(u"total"_s).toString(), u"-194.70"_s);
    QCOMPARE(row.value(u"payable"_s).toString(), u"-195.00"_s);
    const QJsonObject original = show(u"invoice"_s, u"INV/26-27/00001"_s);
    QCOMPARE(original.value(u"lines"_s)[0][u"credited"_s].toString(), u"3"_s);
    QCOMPARE(original.value(u"links"_s)[0][u"relation"_s].toString(), u"credited_by"_s);
    const Answer refused = m_program->run(
        {u"cancel"_s, u"invoice"_s, u"INV/26-27/00001"_s, u"--reason"_s, u"typed wrongly"_s});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json().value(u"code"_s).toString(), u"has_dependents"_s);
    QByteArray more = json;
    more.replace("\"qty\":\"3\"", "\"qty\":\"8\"");
    QCOMPARE(submit(u"credit-note"_s, more, 1).value(u"code"_s).toString(), u"over_credit"_s);
}

// R77, R79
void LifeCliTest::aReceiptIsSubmittedShownAndReplaced()
{
    challan();
    QByteArray json = R"({"kind":"receipt","number":"SRV/88","date":"2026-06-10","party":"KAVERI","order":"PO-77",
        "lines":[{"challan":"DC/26-27/00001","challan_date":"2026-06-01","challan_line":1,"received":"10","accepted":"9",
        "rejected":"1"},{"challan":"OLD/5","challan_date":null,"challan_line":2,"received":"4","accepted":"4","rejected":"0"}]})";
    const QJsonObject made = submit(u"receipt"_s, json);
    QCOMPARE(made.value(u"number"_s).toString(), u"SRV/88"_s);
    QCOMPARE(made.value(u"warnings"_s).toArray().size(), 2);
    const QJsonObject shown = show(u"receipt"_s, u"SRV/88"_s);
    QCOMPARE(shown.value(u"order"_s).toString(), u"PO-77"_s);
    QCOMPARE(shown.value(u"deviations"_s).toArray().size(), 2);
    const QJsonArray lines = shown.value(u"lines"_s).toArray();
    QCOMPARE(lines[0][u"accepted"_s].toString(), u"9"_s);
    QCOMPARE(lines[0][u"rejected"_s].toString(), u"1"_s);
    QVERIFY(lines[0][u"linked"_s].toBool());
    QCOMPARE(lines[1][u"challan"_s].toString(), u"OLD/5"_s);
    QVERIFY(!lines[1][u"linked"_s].toBool());
    QVERIFY(submit(u"receipt"_s, json).value(u"was_there"_s).toBool());
    json.replace("\"received\":\"10\"", "\"received\":\"11\"").replace("\"accepted\":\"9\"", "\"accepted\":\"10\"");
    QVERIFY(!submit(u"receipt"_s, json).value(u"was_there"_s).toBool());
    QCOMPARE(m_program->run({u"list"_s, u"receipt"_s, u"--status"_s, u"cancelled"_s}).lines().size(), 1);
    QCOMPARE(show(u"receipt"_s, u"SRV/88"_s).value(u"lines"_s)[0][u"received"_s].toString(), u"11"_s);
}

void LifeCliTest::keysOfAnotherKindAreRefused_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    QTest::newRow("rate of a return") << u"return"_s << QByteArray(R"({"lines":[{"rate":"1"}]})") << u"lines[0].rate"_s;
    QTest::newRow("challan of a note") << u"credit-note"_s << QByteArray(R"({"lines":[{"challan":"X"}]})")
                                       << u"lines[0].challan"_s;
    QTest::newRow("qty of a receipt") << u"receipt"_s << QByteArray(R"({"lines":[{"qty":"1"}]})") << u"lines[0].qty"_s;
    QTest::newRow("purpose of a return") << u"return"_s << QByteArray(R"({"purpose":"supply"})") << u"purpose"_s;
    QTest::newRow("way of coming back") << u"return"_s << QByteArray(R"({"lines":[{"as":"melted"}]})")
                                        << u"lines[0].as"_s;
}

void LifeCliTest::keysOfAnotherKindAreRefused()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const QJsonObject refused = submit(kind, json, 1);
    QCOMPARE(refused.value(u"violations"_s)[0][u"field"_s].toString(), field);
}

// R63, R67
void LifeCliTest::pendingSaysWhatIsOverdue()
{
    challan(R"("purpose":"approval",)");
    const auto pending = [&](QDate day) {
        m_program->setDay(day);
        return m_program->run({u"pending"_s}).json();
    };
    QCOMPARE(pending(QDate(2026, 6, 30)).value(u"due"_s).toString(), u"2026-12-01"_s);
    QVERIFY(!pending(QDate(2026, 10, 1)).value(u"due_soon"_s).toBool());
    QVERIFY(pending(QDate(2026, 10, 2)).value(u"due_soon"_s).toBool());
    QVERIFY(!pending(QDate(2026, 12, 1)).value(u"overdue"_s).toBool());
    QVERIFY(pending(QDate(2026, 12, 2)).value(u"overdue"_s).toBool());
    QCOMPARE(m_program->run({u"list"_s, u"challan"_s, u"--status"_s, u"overdue"_s}).lines().size(), 1);
    QCOMPARE(show(u"challan"_s, u"DC/26-27/00001"_s).value(u"status"_s).toString(), u"overdue"_s);
}

void LifeCliTest::severalPlacesAreAskedAbout()
{
    challan();
    challan(R"("ship_to":{"name":"Dam site","address":["Plot 4"],"city":"Hosapete","state":"29","pin":"583201"},)");
    QByteArray json = R"({"kind":"invoice","date":"2026-06-10","party":"KAVERI",
        "challans":["DC/26-27/00001","DC/26-27/00002"],"several_places":false})";
    QCOMPARE(submit(u"invoice"_s, json, 1).value(u"code"_s).toString(), u"different_place"_s);
    json.replace("false", "true");
    QCOMPARE(submit(u"invoice"_s, json).value(u"lines"_s).toArray().size(), 2);
}

void LifeCliTest::theLogIsSoundAfterAllOfIt()
{
    aReturnIsSubmittedShownListedAndCancelled();
    invoice();
    submit(u"credit-note"_s, R"({"kind":"credit-note","date":"2026-06-10","reason":"sent back",
        "lines":[{"invoice":"INV/26-27/00001","qty":"3"}]})");
    submit(u"receipt"_s, R"({"kind":"receipt","number":"SRV/1","date":"2026-06-10","party":"KAVERI",
        "lines":[{"challan":"DC/26-27/00001","challan_line":1,"received":"10","accepted":"9"}]})");
    QCOMPARE(m_program->run({u"audit"_s, u"verify"_s}).exitCode, 0);
    const Answer check = m_program->run({u"check"_s, u"--full"_s});
    QVERIFY2(check.exitCode == 0, check.out.constData());
}

QTEST_GUILESS_MAIN(LifeCliTest)
#include "tst_lifecli.moc"
