#include "cli/program.h"
#include "support/holder.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace desk::test;

// What the command line answers when the disk or another program is in its way: exit status 3, the kind of fault, and
// whether anything was saved; and what the file holds afterwards is what it said.
class CliFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aFullDiskSavesNothing();
    void anotherProgramThatWritesIsWaitedForAndThenNamed();
    void aFileThatMayOnlyBeReadIsListedButNotWritten();
    void aBrokenSyncIsUndoneAndSaysSo();
    void anUnknownOutcomeIsLookedUpAndNothingIsThere();
    void anUnknownOutcomeIsLookedUpAndTheDocumentIsThere();
    void whatCannotBeLookedUpStaysUnknown();

private:
    Answer faulty(const QStringList &order, const QStringList &words) const;
    QString challan(const QString &name, const QString &uuid = {}) const;
    QStringList numbers() const;
    void isSound() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_program;
};

void CliFaultsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_program = std::make_unique<Program>(m_folder->path());
    m_program->makeCompany();
}

Answer CliFaultsTest::faulty(const QStringList &order, const QStringList &words) const
{
    return m_program->runAs(QStringLiteral(DESK_BINARY_DIR "/faultycli"), order, words);
}

QString CliFaultsTest::challan(const QString &name, const QString &uuid) const
{
    QJsonObject document{{u"kind"_s, u"challan"_s},
                         {u"date"_s, u"2026-06-15"_s},
                         {u"party"_s, u"KAVERI"_s},
                         {u"lines"_s, QJsonArray{line(u"NUT"_s, u"5"_s)}}};
    if (!uuid.isEmpty())
        document.insert(u"uuid"_s, uuid);
    return m_program->file(name, document);
}

QStringList CliFaultsTest::numbers() const
{
    QStringList numbers;
    for (const QJsonObject &row : m_program->run({u"list"_s, u"challan"_s}).lines())
        numbers += row.value(u"number"_s).toString();
    return numbers;
}

void CliFaultsTest::isSound() const
{
    const Answer checked = m_program->run({u"check"_s, u"--full"_s});
    QVERIFY2(checked.exitCode == 0, checked.out + checked.err);
}

void CliFaultsTest::aFullDiskSavesNothing()
{
    const Answer answer = faulty({u"full"_s, u"1"_s}, {u"submit"_s, u"challan"_s, challan(u"a.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"code"_s) == u"disk_full"_s, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"sqlite"_s).toInt(), 13);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QVERIFY2(answer.err.contains("Nothing was saved."), answer.err);
    QCOMPARE(numbers(), QStringList());
    isSound();
    // C31: the number was not burnt.
    QCOMPARE(m_program->run({u"submit"_s, u"challan"_s, challan(u"a.json"_s)}).json().value(u"number"_s).toString(),
             u"DC/26-27/00001"_s);
}

void CliFaultsTest::anotherProgramThatWritesIsWaitedForAndThenNamed()
{
    Holder holder(m_program->database());
    QVERIFY(holder.waitUntilHeld());
    const Answer answer = m_program->run({u"submit"_s, u"challan"_s, challan(u"a.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"code"_s) == u"busy"_s, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(numbers(), QStringList()); // who only reads does not wait
    holder.letGo();
    QCOMPARE(m_program->run({u"submit"_s, u"challan"_s, challan(u"a.json"_s)}).exitCode, 0);
}

void CliFaultsTest::aFileThatMayOnlyBeReadIsListedButNotWritten()
{
    QCOMPARE(m_program->run({u"submit"_s, u"challan"_s, challan(u"a.json"_s)}).exitCode, 0);
    const Answer listed = faulty({u"readonly"_s}, {u"list"_s, u"challan"_s});
    QVERIFY2(listed.exitCode == 0, listed.out + listed.err);
    QCOMPARE(listed.lines().size(), 1);
    const Answer answer = faulty({u"readonly"_s}, {u"submit"_s, u"challan"_s, challan(u"b.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"code"_s) == u"read_only"_s, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(numbers(), QStringList{u"DC/26-27/00001"_s});
}

void CliFaultsTest::aBrokenSyncIsUndoneAndSaysSo()
{
    const Answer answer = faulty({u"sync"_s, u"1"_s, u"1"_s}, {u"submit"_s, u"challan"_s, challan(u"a.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"code"_s) == u"io"_s, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(numbers(), QStringList());
    isSound();
}

void CliFaultsTest::anUnknownOutcomeIsLookedUpAndNothingIsThere()
{
    const Answer answer = faulty({u"sync"_s, u"1"_s, u"2"_s}, {u"submit"_s, u"challan"_s, challan(u"a.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"code"_s) == u"io"_s, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QCOMPARE(numbers(), QStringList());
    isSound();
}

// The uuid decides (design section 5): where it is found after all, the answer is the document, as for any submit.
void CliFaultsTest::anUnknownOutcomeIsLookedUpAndTheDocumentIsThere()
{
    const QString file = challan(u"a.json"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
    const Answer answer = faulty({u"sync"_s, u"1"_s, u"2"_s, file}, {u"submit"_s, u"challan"_s, file});
    QVERIFY2(answer.exitCode == 0, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"number"_s).toString(), u"DC/26-27/00001"_s);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(true));
    QCOMPARE(numbers(), QStringList{u"DC/26-27/00001"_s});
    isSound();
}

void CliFaultsTest::whatCannotBeLookedUpStaysUnknown()
{
    const Answer answer = faulty({u"sync"_s, u"1"_s}, {u"submit"_s, u"challan"_s, challan(u"a.json"_s)});
    QCOMPARE(answer.exitCode, 3);
    QVERIFY2(answer.json().value(u"saved"_s) == u"unknown"_s, answer.out + answer.err);
    QVERIFY2(answer.err.contains("It is not known whether it was saved."), answer.err);
}

QTEST_GUILESS_MAIN(CliFaultsTest)
#include "tst_clifaults.moc"
