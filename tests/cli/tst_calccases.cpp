#include "cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;
using namespace desk::test;

// Every worked case through the program itself: calc gives the exact values; what is to be refused is refused by submit at
// the field that is named, and nothing is written.
class CalcCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkedCaseComesOutExactly_data();
    void aWorkedCaseComesOutExactly();

private:
    Program &officeIn(const QString &state);
    static QStringList codes(const QJsonObject &answer);
    static void compare(const QJsonObject &answer, const QJsonObject &expected);

    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<Program>> m_offices;
};

Program &CalcCasesTest::officeIn(const QString &state)
{
    std::unique_ptr<Program> &office = m_offices[state];
    if (!office) {
        QDir(m_folder.path()).mkpath(state);
        office = std::make_unique<Program>(m_folder.filePath(state));
        office->makeCompany(state);
    }
    return *office;
}

QStringList CalcCasesTest::codes(const QJsonObject &answer)
{
    QStringList found;
    for (const QJsonValue &warning : answer.value(u"warnings"_s).toArray())
        found += warning.toObject().value(u"code"_s).toString();
    return found;
}

void CalcCasesTest::compare(const QJsonObject &answer, const QJsonObject &expected)
{
    const QStringList keys = expected.keys();
    for (const QString &key : keys) {
        const QJsonValue value = expected.value(key);
        if (key == u"warnings"_s || key == u"no_warnings"_s) {
            for (const QJsonValue &code : value.toArray())
                QCOMPARE(codes(answer).contains(code.toString()), key == u"warnings"_s);
        } else if (key == u"lines"_s || key == u"units"_s) {
            const QJsonArray lines = answer.value(u"lines"_s).toArray();
            const QJsonArray wanted = value.toArray();
            QCOMPARE(lines.size(), wanted.size());
            for (qsizetype i = 0; i < wanted.size(); ++i) {
                if (key == u"units"_s)
                    QCOMPARE(lines.at(i).toObject().value(u"unit"_s), wanted.at(i));
                else
                    compare(lines.at(i).toObject(), wanted.at(i).toObject());
            }
        } else {
            QVERIFY2(answer.value(key) == value,
                     qPrintable(u"%1: %2, not %3"_s.arg(key, answer.value(key).toVariant().toString(),
                                                        value.toVariant().toString())));
        }
    }
}

void CalcCasesTest::aWorkedCaseComesOutExactly_data()
{
    QTest::addColumn<QJsonObject>("worked");
    const QDir folder(QStringLiteral(DESK_TEST_DATA "/cases"));
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 50);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << QJsonDocument::fromJson(file.readAll()).object();
    }
}

void CalcCasesTest::aWorkedCaseComesOutExactly()
{
    QFETCH(QJsonObject, worked);
    Program &office = officeIn(worked.value(u"company_state"_s).toString());
    office.setDay(QDate::fromString(worked.value(u"today"_s).toString(), Qt::ISODate));
    const QJsonObject document = worked.value(u"document"_s).toObject();
    const QString file = office.file(u"case.json"_s, document);
    if (worked.contains(u"expect"_s)) {
        const Answer answer = office.run({u"calc"_s, file});
        QVERIFY2(answer.exitCode == 0, answer.out + answer.err);
        compare(answer.json(), worked.value(u"expect"_s).toObject());
        return;
    }
    const QString kind = document.value(u"kind"_s).toString();
    const Answer answer = office.run({u"submit"_s, kind, file});
    QVERIFY2(answer.exitCode == 1, answer.out + answer.err);
    QCOMPARE(answer.json().value(u"saved"_s), QJsonValue(false));
    QStringList fields;
    for (const QJsonValue &violation : answer.json().value(u"violations"_s).toArray())
        fields += violation.toObject().value(u"field"_s).toString();
    QVERIFY2(fields.contains(worked.value(u"expect_refused"_s).toObject().value(u"field"_s).toString()),
             answer.out + answer.err);
    QVERIFY(office.run({u"list"_s, kind}).out.isEmpty());
}

QTEST_GUILESS_MAIN(CalcCasesTest)
#include "tst_calccases.moc"
