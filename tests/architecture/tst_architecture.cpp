#include "rules.h"
#include "sourcetext.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace desk::architecture;

namespace {

Options projectOptions()
{
    return {widgetHeaders(QStringLiteral(DESK_QT_INCLUDES)), {}};
}

// "src/base/a.h:3 arrow": what a finding is, without its words.
QStringList shortForms(const std::vector<Finding> &findings)
{
    QStringList forms;
    for (const Finding &finding : findings)
        forms << u"%1:%2 %3"_s.arg(finding.file).arg(finding.line).arg(finding.rule);
    return forms;
}

bool write(const QString &path, const QString &text)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

QString function(int lines)
{
    return u"void work()\n{\n"_s + u"    step();\n"_s.repeated(lines - 1) + u"}\n"_s;
}

} // namespace

class ArchitectureTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thisTreeKeepsEveryRule();
    void aBrokenRuleIsNamedWithItsFileAndLine_data();
    void aBrokenRuleIsNamedWithItsFileAndLine();
    void aFindingTellsWhatIsWrong();
    void filesAndFunctionsMayReachTheirLimitButNotPassIt_data();
    void filesAndFunctionsMayReachTheirLimitButNotPassIt();
    void aFloatIsAllowedOnlyInTheLineThatIsListed();
    void functionsAreToldFromOtherBraces_data();
    void functionsAreToldFromOtherBraces();
    void widgetHeadersAreThoseThatOnlyQtWidgetsHas();
};

void ArchitectureTest::thisTreeKeepsEveryRule()
{
    QVERIFY(QFile::exists(QStringLiteral(DESK_SOURCE_DIR "/src/base/money.h")));
    const std::vector<Finding> findings = scanTree(QStringLiteral(DESK_SOURCE_DIR), projectOptions());
    QStringList lines;
    for (const Finding &finding : findings)
        lines << finding.toString();
    QVERIFY2(findings.empty(), qPrintable(u'\n' + lines.join(u'\n')));
}

void ArchitectureTest::aBrokenRuleIsNamedWithItsFileAndLine_data()
{
    QTest::addColumn<QString>("folder");
    const QDir data(QStringLiteral(DESK_TEST_DATA "/architecture"));
    const QStringList folders = data.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(folders.size() >= 9);
    for (const QString &folder : folders)
        QTest::newRow(qPrintable(folder)) << data.filePath(folder);
}

// Each tree has an expected.txt with a line for each finding; "clean" has none, though it comes close in many places.
void ArchitectureTest::aBrokenRuleIsNamedWithItsFileAndLine()
{
    QFETCH(QString, folder);
    QFile expected(folder + u"/expected.txt"_s);
    QVERIFY(expected.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(expected.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(shortForms(scanTree(folder, projectOptions())), lines);
}

void ArchitectureTest::aFindingTellsWhatIsWrong()
{
    const std::vector<Finding> findings = scanTree(QStringLiteral(DESK_TEST_DATA "/architecture/arrow"),
                                                   projectOptions());
    QVERIFY(!findings.empty());
    QCOMPARE(findings.front().toString(),
             u"src/base/price.h:3: arrow: base cannot include domain/invoice.h; it uses nothing"_s);
}

void ArchitectureTest::filesAndFunctionsMayReachTheirLimitButNotPassIt_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const QString line = u"int value();\n"_s;
    QTest::newRow("header of 150 lines") << u"a.h"_s << line.repeated(150) << QStringList();
    QTest::newRow("header of 151 lines") << u"a.h"_s << line.repeated(151) << QStringList{u"src/base/a.h:151 size"_s};
    QTest::newRow("source of 600 lines") << u"a.cpp"_s << line.repeated(600) << QStringList();
    QTest::newRow("source of 601 lines") << u"a.cpp"_s << line.repeated(601)
                                         << QStringList{u"src/base/a.cpp:601 size"_s};
    QTest::newRow("function of 60 lines") << u"a.cpp"_s << function(60) << QStringList();
    QTest::newRow("function of 61 lines") << u"a.cpp"_s << function(61) << QStringList{u"src/base/a.cpp:2 size"_s};
}

void ArchitectureTest::filesAndFunctionsMayReachTheirLimitButNotPassIt()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const QTemporaryDir root;
    QVERIFY(write(root.filePath(u"src/base/README.md"_s), u"rule\n"_s));
    QVERIFY(write(root.filePath(u"src/base/"_s + file), text));
    QCOMPARE(shortForms(scanTree(root.path(), {})), expected);
}

void ArchitectureTest::aFloatIsAllowedOnlyInTheLineThatIsListed()
{
    const QTemporaryDir root;
    QVERIFY(write(root.filePath(u"src/base/README.md"_s), u"rule\n"_s));
    QVERIFY(write(root.filePath(u"src/base/a.cpp"_s), u"double share();\ndouble amount();\n"_s));
    const Options options{{}, {{u"src/base/a.cpp"_s, u"share()"_s, u"a share of a progress bar"_s}}};
    QCOMPARE(shortForms(scanTree(root.path(), options)), QStringList{u"src/base/a.cpp:2 float"_s});
}

void ArchitectureTest::functionsAreToldFromOtherBraces_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QList<int>>("lines"); // first and last of each body
    QTest::newRow("a free function") << u"int f()\n{\n}\n"_s << QList<int>{2, 3};
    QTest::newRow("behind a directive") << u"#pragma once\nnamespace a {\nint f()\n{\n}\n}\n"_s << QList<int>{4, 5};
    QTest::newRow("behind a macro of two lines") << u"#define M(x) {\\\n x\nint f()\n{\n}\n"_s << QList<int>{4, 5};
    QTest::newRow("in a class, behind an access label")
        << u"class A : public B {\nQ_OBJECT\npublic:\nstruct C {\nint f() const {\n}\n};\n};"_s << QList<int>{5, 6};
    QTest::newRow("a constructor with brace initializers")
        << u"A::A(int a) : m_a{a}, m_b{1}\n{\nif (a) {\n}\n}\n"_s << QList<int>{2, 5};
    QTest::newRow("a constructor with a lambda as argument")
        << u"A::A() : m_a([] {\nreturn 1;\n})\n{\n}\n"_s << QList<int>{4, 5};
    QTest::newRow("a default argument") << u"int f(A a = {})\n{\n}\n"_s << QList<int>{2, 3};
    QTest::newRow("a template with a default") << u"template <typename T = int>\nint f()\n{\n}\n"_s << QList<int>{3, 4};
    QTest::newRow("an assignment operator") << u"A &A::operator=(const A &)\n{\n}\n"_s << QList<int>{2, 3};
    QTest::newRow("a trailing return type") << u"auto f() -> std::vector<int>\n{\n}\n"_s << QList<int>{2, 3};
    QTest::newRow("a table is none") << u"const T table{\n{1, f(2)},\n};\n"_s << QList<int>{};
    QTest::newRow("a value of a call is none")
        << u"const auto v = f(1) + T{\n2};\nint g()\n{\n}\n"_s << QList<int>{4, 5};
    QTest::newRow("an enum is none") << u"enum class E {\nA,\nB\n};\n"_s << QList<int>{};
}

void ArchitectureTest::functionsAreToldFromOtherBraces()
{
    QFETCH(QString, code);
    QFETCH(QList<int>, lines);
    QList<int> found;
    for (const FunctionBody &body : functionBodies(SourceText(code).code()))
        found << body.firstLine << body.lastLine;
    QCOMPARE(found, lines);
}

void ArchitectureTest::widgetHeadersAreThoseThatOnlyQtWidgetsHas()
{
    const QStringList headers = widgetHeaders(QStringLiteral(DESK_QT_INCLUDES));
    QVERIFY(headers.contains(u"QDialog"_s));
    QVERIFY(headers.contains(u"QTableView"_s));
    QVERIFY(!headers.contains(u"QAction"_s));
    QVERIFY(!headers.contains(u"QUndoStack"_s));
}

QTEST_GUILESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
