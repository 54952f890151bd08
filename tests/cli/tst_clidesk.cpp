#include "cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace desk::test;

// Drafts, the log and the pages of lists on the command line.
class CliDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aDraftIsSavedListedShownAndDiscarded();
    void aDraftTakesNoNumberAndSubmittingItTakesItAway();
    void aDraftIsReplacedOnlyByWhoSawItsLastVersion();
    void aDraftWithAnUnknownCodeIsRefused();
    void theLogIsListedNewestFirstAndPageByPage();
    void theSealOfADocumentFindsItsRow();
    void theLogIsVerified();
    void everyOrderOfAListIsReadPageByPage_data();
    void everyOrderOfAListIsReadPageByPage();

private:
    QString challan(const QString &item, const QString &quantity, const QString &uuid = {}) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void CliDeskTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
}

QString CliDeskTest::challan(const QString &item, const QString &quantity, const QString &uuid) const
{
    QJsonObject document{{u"kind"_s, u"challan"_s},
                         {u"date"_s, u"2026-06-15"_s},
                         {u"party"_s, u"KAVERI"_s},
                         {u"lines"_s, QJsonArray{line(item, quantity)}}};
    if (!uuid.isEmpty())
        document.insert(u"uuid"_s, uuid);
    return m_program->file(u"document.json"_s, document);
}

// R25: a draft is kept as entered and discarded without a trace in the list.
void CliDeskTest::aDraftIsSavedListedShownAndDiscarded()
{
    const Answer saved = m_program->run({u"draft"_s, u"save"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s)});
    QVERIFY2(saved.exitCode == 0, saved.out + saved.err);
    const QString uuid = saved.json().value(u"uuid"_s).toString();
    const auto listed = m_program->run({u"draft"_s, u"list"_s}).lines();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0].value(u"uuid"_s).toString(), uuid);
    QCOMPARE(listed[0].value(u"title"_s).toString(), u"Delivery challan: Kaveri Pumps"_s);
    QCOMPARE(listed[0].value(u"updated_by"_s).toString(), u"asha"_s);

    const QJsonObject payload = m_program->run({u"draft"_s, u"show"_s, uuid}).json().value(u"payload"_s).toObject();
    QCOMPARE(payload.value(u"party"_s).toObject().value(u"code"_s).toString(), u"KAVERI"_s);
    QCOMPARE(payload.value(u"fields"_s).toObject().value(u"Date"_s).toString(), u"15-06-2026"_s);
    const QJsonObject row = payload.value(u"lines"_s).toArray().at(0).toObject();
    QCOMPARE(row.value(u"qty"_s).toString(), u"5"_s);
    QCOMPARE(row.value(u"rate"_s).toString(), u"55.00"_s);

    QCOMPARE(m_program->run({u"draft"_s, u"discard"_s, uuid}).exitCode, 0);
    QVERIFY(m_program->run({u"draft"_s, u"list"_s}).out.isEmpty());
    QCOMPARE(m_program->run({u"draft"_s, u"show"_s, uuid}).json().value(u"code"_s).toString(), u"not_found"_s);
    QCOMPARE(m_program->run({u"draft"_s, u"discard"_s, uuid}).exitCode, 1);
}

// R5, C30.
void CliDeskTest::aDraftTakesNoNumberAndSubmittingItTakesItAway()
{
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QCOMPARE(m_program->run({u"draft"_s, u"save"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s, uuid)}).exitCode, 0);
    const Answer other = m_program->run({u"submit"_s, u"challan"_s, challan(u"NUT"_s, u"1"_s)});
    QCOMPARE(other.json().value(u"number"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(m_program->run({u"draft"_s, u"list"_s}).lines().size(), 1);
    const Answer issued = m_program->run({u"submit"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s, uuid)});
    QCOMPARE(issued.json().value(u"number"_s).toString(), u"DC/26-27/00002"_s);
    QVERIFY(m_program->run({u"draft"_s, u"list"_s}).out.isEmpty());
}

// R82.
void CliDeskTest::aDraftIsReplacedOnlyByWhoSawItsLastVersion()
{
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QStringList save{u"draft"_s, u"save"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s, uuid)};
    QCOMPARE(m_program->run(save).json().value(u"version"_s).toInt(), 1);
    const Answer blind = m_program->run(save);
    QCOMPARE(blind.exitCode, 1);
    QCOMPARE(blind.json().value(u"code"_s).toString(), u"stale"_s);
    QCOMPARE(m_program->run(save + QStringList{u"--version"_s, u"1"_s}).json().value(u"version"_s).toInt(), 2);
    QCOMPARE(m_program->run(save + QStringList{u"--version"_s, u"1"_s}).exitCode, 1);
    QCOMPARE(m_program->run({u"draft"_s, u"list"_s}).lines().size(), 1);
}

void CliDeskTest::aDraftWithAnUnknownCodeIsRefused()
{
    const Answer refused = m_program->run({u"draft"_s, u"save"_s, u"challan"_s, challan(u"NUTT"_s, u"5"_s)});
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.json().value(u"code"_s).toString(), u"unknown_item"_s);
    QVERIFY(m_program->run({u"draft"_s, u"list"_s}).out.isEmpty());
}

// R81.
void CliDeskTest::theLogIsListedNewestFirstAndPageByPage()
{
    m_program->run({u"submit"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s)});
    m_program->run({u"cancel"_s, u"challan"_s, u"DC/26-27/00001"_s, u"--reason"_s, u"typed wrongly"_s});
    const auto all = m_program->run({u"audit"_s, u"list"_s}).lines();
    QVERIFY(all.size() > 6);
    QCOMPARE(all[0].value(u"action"_s).toString(), u"cancel"_s);
    QCOMPARE(all[0].value(u"subject"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(all[0].value(u"user"_s).toString(), u"asha"_s);
    QCOMPARE(all[0].value(u"intact"_s), QJsonValue(true));
    QCOMPARE(all[1].value(u"action"_s).toString(), u"issue"_s);

    QList<QJsonObject> paged;
    QStringList after;
    do {
        auto page = m_program->run(QStringList{u"audit"_s, u"list"_s, u"--limit"_s, u"2"_s} + after).lines();
        const QString next = page.last().value(u"next"_s).toString();
        after = next.isEmpty() ? QStringList() : QStringList{u"--after"_s, next};
        if (!next.isEmpty())
            page.removeLast();
        paged += page;
    } while (!after.isEmpty() && paged.size() < 100);
    QCOMPARE(paged, all);

    const auto ask = [this](const QStringList &words) {
        return m_program->run(QStringList{u"audit"_s, u"list"_s} + words).lines().size();
    };
    QCOMPARE(ask({u"--subject"_s, u"dc/26-27/00001"_s}), 2);
    QCOMPARE(ask({u"--action"_s, u"issue"_s, u"--entity"_s, u"document"_s}), 1);
    QCOMPARE(ask({u"--by"_s, u"ravi"_s}), 0);
    QCOMPARE(ask({u"--from"_s, u"2026-07-01"_s}), 0);
    QCOMPARE(ask({u"--from"_s, u"2026-06-30"_s, u"--to"_s, u"2026-06-30"_s}), all.size());
    QCOMPARE(m_program->run({u"audit"_s, u"list"_s, u"--from"_s, u"31-02-2026"_s}).exitCode, 1);
}

void CliDeskTest::theSealOfADocumentFindsItsRow()
{
    const Answer issued = m_program->run({u"submit"_s, u"challan"_s, challan(u"NUT"_s, u"5"_s)});
    const QString seal = issued.json().value(u"seal"_s).toString();
    const auto found = m_program->run({u"audit"_s, u"seal"_s, seal.toLower().remove(u'-')}).lines();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].value(u"subject"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(found[0].value(u"seal"_s).toString(), seal);
    const QString unknown = seal == u"0000-0000"_s ? u"0000-0001"_s : u"0000-0000"_s;
    QCOMPARE(m_program->run({u"audit"_s, u"seal"_s, unknown}).json().value(u"code"_s).toString(), u"not_found"_s);
    QCOMPARE(m_program->run({u"audit"_s, u"seal"_s, u"7F3A"_s}).json().value(u"code"_s).toString(), u"invalid"_s);
}

void CliDeskTest::theLogIsVerified()
{
    const Answer verdict = m_program->run({u"audit"_s, u"verify"_s});
    QCOMPARE(verdict.exitCode, 0);
    QCOMPARE(verdict.json().value(u"rows"_s).toInt(), int(m_program->run({u"audit"_s, u"list"_s}).lines().size()));
}

void CliDeskTest::everyOrderOfAListIsReadPageByPage_data()
{
    QTest::addColumn<QStringList>("words");
    for (const QString &sort : {u"date"_s, u"number"_s, u"party"_s, u"payable"_s}) {
        for (const bool descending : {false, true}) {
            QStringList words{u"--sort"_s, sort};
            if (descending)
                words += u"--desc"_s;
            QTest::newRow(qPrintable(words.join(u' '))) << words;
        }
    }
    QTest::newRow("by status") << QStringList{u"--status"_s, u"issued"_s};
    QTest::newRow("of a customer") << QStringList{u"--party"_s, u"KAVERI"_s, u"--sort"_s, u"date"_s};
    QTest::newRow("searched") << QStringList{u"--search"_s, u"kaveri"_s};
}

void CliDeskTest::everyOrderOfAListIsReadPageByPage()
{
    QFETCH(QStringList, words);
    QJsonArray documents;
    const auto add = [&documents](const QString &date, const QString &quantity, const QString &number,
                                  const QString &series) {
        QJsonObject document{{u"date"_s, date},
                             {u"party"_s, u"KAVERI"_s},
                             {u"series"_s, series},
                             {u"lines"_s, QJsonArray{line(u"NUT"_s, quantity)}}};
        if (!number.isEmpty())
            document.insert(u"number"_s, number);
        documents.append(document);
    };
    add(u"2026-06-15"_s, u"5"_s, {}, u"DC"_s);
    add(u"2026-06-15"_s, u"5"_s, {}, u"JW"_s);
    add(u"2026-06-14"_s, u"7"_s, u"ODD-1"_s, u"DC"_s); // outside any series
    add(u"2026-06-15"_s, u"1"_s, u"ODD-2"_s, u"DC"_s);
    add(u"2026-03-31"_s, u"5"_s, {}, u"DC"_s); // the year before
    add(u"2026-03-30"_s, u"9"_s, u"ODD-1"_s, u"DC"_s);
    add(u"2026-06-16"_s, u"5"_s, {}, u"DC"_s);
    const Answer issued = m_program->run(
        {u"submit"_s, u"challan"_s, m_program->text(u"many.json"_s, QJsonDocument(documents).toJson())});
    QVERIFY2(issued.exitCode == 0, issued.out + issued.err);

    const QStringList list = QStringList{u"list"_s, u"challan"_s} + words;
    const auto whole = m_program->run(list).lines();
    QCOMPARE(whole.size(), 7);
    for (const QString &limit : {u"2"_s, u"3"_s}) {
        QList<QJsonObject> paged;
        QStringList after;
        do {
            auto page = m_program->run(list + QStringList{u"--limit"_s, limit} + after).lines();
            const QString next = page.last().value(u"next"_s).toString();
            after = next.isEmpty() ? QStringList() : QStringList{u"--after"_s, next};
            if (!next.isEmpty())
                page.removeLast();
            paged += page;
        } while (!after.isEmpty() && paged.size() < 20);
        QCOMPARE(paged, whole);
    }
}

QTEST_GUILESS_MAIN(CliDeskTest)
#include "tst_clidesk.moc"
