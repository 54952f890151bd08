#include "cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk::test;

// Orders, corrections, registers of numbers and masters on the command line.
class CliOrdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anOrderCarriesLotsAndOpeningEntries();
    void anOrderIsClosedOpenedAndDeleted();
    void cancelAndReplaceIsOneStep();
    void aRefusedReplacementChangesNothing();
    void aDuplicateIsADraft();
    void aStaleDraftSaysWhatChanged();
    void documentsIssuedAreReported();
    void gapsAndCancelledNumbersAreListed();
    void filedDaysAreLocked();
    void customersAreMergedRetiredAndDeleted();

private:
    Answer put(const QString &kind, const QByteArray &json) const;
    QString challan(const QJsonObject &row, const QString &name = QStringLiteral("document.json")) const;
    Answer submit(const QJsonObject &row) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void CliOrdersTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
}

Answer CliOrdersTest::put(const QString &kind, const QByteArray &json) const
{
    return m_program->run({u"put"_s, kind, m_program->text(u"put.json"_s, json)});
}

QString CliOrdersTest::challan(const QJsonObject &row, const QString &name) const
{
    return m_program->file(name,
                           {{u"kind"_s, u"challan"_s},
                            {u"date"_s, u"2026-06-15"_s},
                            {u"party"_s, u"KAVERI"_s},
                            {u"lines"_s, QJsonArray{row}}});
}

Answer CliOrdersTest::submit(const QJsonObject &row) const
{
    return m_program->run({u"submit"_s, u"challan"_s, challan(row)});
}

void CliOrdersTest::anOrderCarriesLotsAndOpeningEntries()
{
    const QByteArray order = R"({"number":"PO-77","date":"2026-06-01","party":"KAVERI","lines":[{"line":1,"item":"NUT",
        "qty":"100","rate":"49.50","lots":[{"qty":"40","due":"2026-06-20"},{"qty":"60","due":"2026-07-20"}],
        "opening":[{"date":"2026-05-01","qty":"30","reference":"old DC 4"}]}]})";
    const Answer saved = put(u"order"_s, order);
    QVERIFY2(saved.exitCode == 0, saved.out + saved.err);
    const QJsonObject shown = m_program->run({u"order"_s, u"show"_s, u"po-77"_s, u"--party"_s, u"KAVERI"_s}).json();
    const QJsonObject row = shown.value(u"lines"_s).toArray().at(0).toObject();
    QCOMPARE(row.value(u"dispatched"_s).toString(), u"30"_s);
    QCOMPARE(row.value(u"pending"_s).toString(), u"70"_s);
    QCOMPARE(row.value(u"status"_s).toString(), u"part"_s);
    QCOMPARE(row.value(u"lots"_s).toArray().at(1).toObject().value(u"lot"_s).toInt(), 2);
    QCOMPARE(row.value(u"opening"_s).toArray().at(0).toObject().value(u"reference"_s).toString(), u"old DC 4"_s);
    const auto pending = m_program->run({u"pending"_s, u"--order"_s, u"PO-77"_s}).lines();
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending[0].value(u"pending"_s).toString(), u"70"_s);
    const Answer over = submit({{u"order"_s, u"PO-77"_s}, {u"order_line"_s, 1}, {u"qty"_s, u"71"_s}});
    QCOMPARE(over.json().value(u"code"_s).toString(), u"over_dispatch"_s);
    const Answer unknown = put(u"order"_s, R"({"number":"PO-78","date":"2026-06-01","party":"KAVERI",
        "lines":[{"item":"NUT","qty":"1","opening":[{"date":"2026-05-01","qty":"1","by":"me"}]}]})");
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.out.contains("lines[0].opening[0].by"), unknown.out);
}

void CliOrdersTest::anOrderIsClosedOpenedAndDeleted()
{
    put(u"order"_s, R"({"number":"PO-77","date":"2026-06-01","party":"KAVERI","lines":[{"item":"NUT","qty":"10"}]})");
    const auto order = [this](const QString &what, const QStringList &more = {}) {
        return m_program->run(QStringList{u"order"_s, what, u"PO-77"_s, u"--party"_s, u"KAVERI"_s} + more);
    };
    const Answer closed = order(u"close"_s, {u"--reason"_s, u"not wanted"_s});
    QVERIFY2(closed.exitCode == 0, closed.out + closed.err);
    QCOMPARE(closed.json().value(u"status"_s).toString(), u"closed"_s);
    QVERIFY(m_program->run({u"pending"_s}).out.isEmpty());
    QCOMPARE(order(u"reopen"_s, {u"--reason"_s, u"wanted"_s}).json().value(u"status"_s).toString(), u"open"_s);
    QCOMPARE(order(u"close"_s, {u"--line"_s, u"1"_s, u"--reason"_s, u"x"_s}).exitCode, 1);
    QCOMPARE(order(u"close"_s).exitCode, 2);
    QCOMPARE(m_program->run({u"order"_s, u"list"_s}).lines().size(), 1);
    QCOMPARE(order(u"delete"_s).exitCode, 0);
    QVERIFY(m_program->run({u"order"_s, u"list"_s}).out.isEmpty());
    QCOMPARE(order(u"show"_s).json().value(u"code"_s).toString(), u"unknown_order"_s);
}

// R30
void CliOrdersTest::cancelAndReplaceIsOneStep()
{
    QCOMPARE(submit(line(u"NUT"_s, u"5"_s)).exitCode, 0);
    const Answer replaced = m_program->run({u"cancel"_s, u"challan"_s, u"DC/26-27/00001"_s, u"--reason"_s,
                                            u"wrong count"_s, u"--replace"_s,
                                            challan(line(u"NUT"_s, u"6"_s), u"better.json"_s)});
    QVERIFY2(replaced.exitCode == 0, replaced.out + replaced.err);
    const QJsonObject json = replaced.json();
    QCOMPARE(json.value(u"number"_s).toString(), u"DC/26-27/00002"_s);
    QCOMPARE(json.value(u"cancelled"_s).toObject().value(u"number"_s).toString(), u"DC/26-27/00001"_s);
    const QJsonArray differences = json.value(u"differences"_s).toArray();
    QCOMPARE(differences.size(), 1);
    QCOMPARE(differences.at(0).toObject().value(u"field"_s).toString(), u"lines[0].qty"_s);
    QCOMPARE(differences.at(0).toObject().value(u"old"_s).toString(), u"5"_s);
    const QJsonArray links =
        m_program->run({u"show"_s, u"challan"_s, u"DC/26-27/00001"_s}).json().value(u"links"_s).toArray();
    QCOMPARE(links.at(0).toObject().value(u"relation"_s).toString(), u"replaced_by"_s);
}

void CliOrdersTest::aRefusedReplacementChangesNothing()
{
    QCOMPARE(submit(line(u"NUT"_s, u"5"_s)).exitCode, 0);
    const auto replace = [this](const QString &item) {
        return m_program->run({u"cancel"_s, u"challan"_s, u"DC/26-27/00001"_s, u"--reason"_s, u"wrong count"_s,
                               u"--replace"_s, challan(line(item, u"5"_s), u"better.json"_s)});
    };
    QCOMPARE(replace(u"NUTT"_s).json().value(u"code"_s).toString(), u"unknown_item"_s);
    QCOMPARE(replace(u"NUT"_s).json().value(u"code"_s).toString(), u"identical"_s);
    const auto listed = m_program->run({u"list"_s, u"challan"_s}).lines();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0].value(u"cancelled"_s), QJsonValue(false));
    QCOMPARE(m_program->run({u"check"_s, u"--full"_s}).exitCode, 0);
}

void CliOrdersTest::aDuplicateIsADraft()
{
    QCOMPARE(submit(line(u"NUT"_s, u"5"_s)).exitCode, 0);
    const Answer copy = m_program->run({u"duplicate"_s, u"challan"_s, u"DC/26-27/00001"_s});
    QVERIFY2(copy.exitCode == 0, copy.out + copy.err);
    const QJsonObject fields = m_program->run({u"draft"_s, u"show"_s, copy.json().value(u"uuid"_s).toString()})
                                   .json()
                                   .value(u"payload"_s)
                                   .toObject()
                                   .value(u"fields"_s)
                                   .toObject();
    QCOMPARE(fields.value(u"Date"_s).toString(), u"30-06-2026"_s);
    QCOMPARE(m_program->run({u"duplicate"_s, u"challan"_s, u"DC/26-27/00009"_s}).exitCode, 1);
}

// R32
void CliOrdersTest::aStaleDraftSaysWhatChanged()
{
    const Answer saved = m_program->run({u"draft"_s, u"save"_s, u"challan"_s, challan(line(u"NUT"_s, u"5"_s))});
    const QStringList show{u"draft"_s, u"show"_s, saved.json().value(u"uuid"_s).toString()};
    QCOMPARE(m_program->run(show).json().value(u"changes"_s).toArray().size(), 0);
    m_program->setDay(QDate(2026, 7, 1));
    QCOMPARE(put(u"item"_s, R"({"code":"NUT","name":"Brass nut M6","hsn":"7415","unit":"NOS","gst":"18","rate":"60"})")
                 .exitCode,
             0);
    const QJsonArray changes = m_program->run(show).json().value(u"changes"_s).toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).toObject().value(u"field"_s).toString(), u"rate"_s);
    QCOMPARE(changes.at(0).toObject().value(u"new"_s).toString(), u"60.00"_s);
}

// C39
void CliOrdersTest::documentsIssuedAreReported()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(submit(line(u"NUT"_s, u"1"_s)).exitCode, 0);
    m_program->run({u"cancel"_s, u"challan"_s, u"DC/26-27/00002"_s, u"--reason"_s, u"wrong"_s});
    const auto rows = m_program
                          ->run({u"report"_s, u"documents-issued"_s, u"--from"_s, u"2026-06-01"_s, u"--to"_s,
                                 u"2026-06-30"_s})
                          .lines();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0].value(u"from"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(rows[0].value(u"to"_s).toString(), u"DC/26-27/00003"_s);
    QCOMPARE(rows[0].value(u"total"_s).toInt(), 3);
    QCOMPARE(rows[0].value(u"cancelled"_s).toInt(), 1);
    QCOMPARE(rows[0].value(u"net"_s).toInt(), 2);
    QCOMPARE(
        m_program->run({u"report"_s, u"documents-issued"_s, u"--from"_s, u"2026-06-01"_s, u"--to"_s, u"2026-05-01"_s})
            .exitCode,
        1);
}

// C37, R8
void CliOrdersTest::gapsAndCancelledNumbersAreListed()
{
    QCOMPARE(submit(line(u"NUT"_s, u"1"_s)).exitCode, 0);
    m_program->run({u"series"_s, u"set-next"_s, u"challan"_s, u"DC"_s, u"5"_s, u"--reason"_s, u"spoilt book"_s});
    m_program->run({u"cancel"_s, u"challan"_s, u"DC/26-27/00001"_s, u"--reason"_s, u"wrong"_s});
    const auto rows = m_program->run({u"series"_s, u"gaps"_s}).lines();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].value(u"problem"_s).toString(), u"gap"_s);
    QCOMPARE(rows[0].value(u"from"_s).toString(), u"DC/26-27/00002"_s);
    QCOMPARE(rows[0].value(u"count"_s).toInt(), 3);
    QCOMPARE(rows[0].value(u"reason"_s).toString(), u"spoilt book"_s);
    QCOMPARE(rows[1].value(u"problem"_s).toString(), u"cancelled"_s);
    QVERIFY(m_program->run({u"series"_s, u"gaps"_s, u"invoice"_s}).out.isEmpty());
    QVERIFY(m_program->run({u"series"_s, u"gaps"_s, u"--fy"_s, u"2025-26"_s}).out.isEmpty());
}

void CliOrdersTest::filedDaysAreLocked()
{
    QCOMPARE(m_program->run({u"books"_s, u"show"_s}).json().value(u"locked_until"_s), QJsonValue());
    QCOMPARE(m_program->run({u"books"_s, u"lock"_s, u"2026-06-15"_s}).exitCode, 0);
    QCOMPARE(submit(line(u"NUT"_s, u"1"_s)).json().value(u"code"_s).toString(), u"period_locked"_s);
    QCOMPARE(m_program->run({u"books"_s, u"unlock"_s}).json().value(u"code"_s).toString(), u"reason_missing"_s);
    QCOMPARE(m_program->run({u"books"_s, u"unlock"_s, u"--reason"_s, u"return revised"_s}).exitCode, 0);
    QCOMPARE(submit(line(u"NUT"_s, u"1"_s)).exitCode, 0);
    QCOMPARE(m_program->run({u"audit"_s, u"list"_s, u"--action"_s, u"lock"_s}).lines().size(), 2);
}

void CliOrdersTest::customersAreMergedRetiredAndDeleted()
{
    put(u"party"_s, R"([{"code":"KAV2","name":"Kaveri Pump Works","state":"29","address":["14 Lake View"]},
        {"code":"UNUSED","name":"Nobody Yet","state":"29","address":["1 Road"]}])");
    QCOMPARE(m_program->run({u"merge"_s, u"KAV2"_s, u"KAVERI"_s}).json().value(u"into"_s).toString(), u"KAVERI"_s);
    QCOMPARE(m_program->run({u"merge"_s, u"KAV2"_s, u"KAVERI"_s}).json().value(u"code"_s).toString(),
             u"already_merged"_s);
    QCOMPARE(m_program->run({u"delete"_s, u"party"_s, u"UNUSED"_s}).exitCode, 0);
    QCOMPARE(m_program->run({u"delete"_s, u"party"_s, u"KAVERI"_s}).json().value(u"code"_s).toString(), u"in_use"_s);
    QCOMPARE(m_program->run({u"retire"_s, u"party"_s, u"KAVERI"_s}).exitCode, 0);
    const Answer refused = submit(line(u"NUT"_s, u"1"_s));
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("Kaveri Pumps is no longer in use"), refused.err);
    QCOMPARE(m_program->run({u"retire"_s, u"party"_s, u"KAVERI"_s, u"--back"_s}).exitCode, 0);
    QCOMPARE(m_program->run({u"retire"_s, u"item"_s, u"NUT"_s}).exitCode, 0);
    QCOMPARE(submit(line(u"NUT"_s, u"1"_s)).exitCode, 1);
}

QTEST_GUILESS_MAIN(CliOrdersTest)
#include "tst_cliorders.moc"
