#include "cli/program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace desk::test;

// C32: offices with several clerks. Four programs issue at once; every number is given once, and none waits in vain.
class FourProcessesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fourProcessesGiveAThousandConsecutiveNumbers();
};

void FourProcessesTest::fourProcessesGiveAThousandConsecutiveNumbers()
{
    constexpr int each = 250;
    QTemporaryDir folder;
    Program program(folder.path());
    program.makeCompany();
    QJsonArray challans;
    for (int i = 0; i < each; ++i)
        challans.append(QJsonObject{{u"kind"_s, u"challan"_s},
                                    {u"date"_s, u"2026-06-15"_s},
                                    {u"party"_s, u"KAVERI"_s},
                                    {u"lines"_s, QJsonArray{line(u"NUT"_s, QString::number(i + 1))}}});
    const QString file = program.text(u"challans.json"_s, QJsonDocument(challans).toJson());

    std::array<QProcess, 4> clerks;
    for (QProcess &clerk : clerks) {
        clerk.setProcessEnvironment(program.environment());
        clerk.start(Program::programPath(),
                    {u"--db"_s, program.database(), u"--json"_s, u"submit"_s, u"challan"_s, file});
    }
    QStringList numbers;
    for (QProcess &clerk : clerks) {
        QVERIFY(clerk.waitForFinished(280'000));
        const QByteArray out = clerk.readAllStandardOutput();
        QVERIFY2(clerk.exitStatus() == QProcess::NormalExit && clerk.exitCode() == 0,
                 out.right(500) + clerk.readAllStandardError());
        for (const QByteArray &text : out.split('\n')) {
            if (!text.isEmpty())
                numbers += QJsonDocument::fromJson(text).object().value(u"number"_s).toString();
        }
    }
    numbers.sort();
    QCOMPARE(numbers.size(), 4 * each);
    for (int i = 0; i < 4 * each; ++i)
        QCOMPARE(numbers.at(i), u"DC/26-27/%1"_s.arg(i + 1, 5, 10, QLatin1Char('0')));
    const Answer checked = program.run({u"check"_s, u"--full"_s});
    QVERIFY2(checked.exitCode == 0, checked.out);
    QCOMPARE(checked.json().value(u"documents"_s).toInt(), 4 * each);
}

QTEST_GUILESS_MAIN(FourProcessesTest)
#include "tst_fourprocesses.moc"
