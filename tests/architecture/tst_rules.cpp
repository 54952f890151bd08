#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr int lastRule = 83;

struct RuleRow {
    int rule = 0;
    QString words;
    QString tests; // as in the table: `file` `function`, one or more, or "none:" and the reason
    QString place;
};

struct NamedTest {
    QString file;
    QString function;
};

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(DESK_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The rows of a table of four columns whose first cell is a rule.
std::vector<RuleRow> rowsOf(const QString &table)
{
    static const QRegularExpression row(u"^\\| R(\\d+) \\|([^|\\n]*)\\|([^|\\n]*)\\|([^|\\n]*)\\|$"_s,
                                        QRegularExpression::MultilineOption);
    std::vector<RuleRow> rows;
    for (auto found = row.globalMatch(table); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        rows.push_back({match.captured(1).toInt(), match.captured(2).trimmed(), match.captured(3).trimmed(),
                        match.captured(4).trimmed()});
    }
    return rows;
}

std::vector<NamedTest> testsOf(const QString &cell)
{
    static const QRegularExpression named(u"`(tests/[^`]+\\.cpp)` `(\\w+)`"_s);
    std::vector<NamedTest> tests;
    for (auto found = named.globalMatch(cell); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        tests.push_back({match.captured(1), match.captured(2)});
    }
    return tests;
}

QStringList faultsOf(const RuleRow &row, const NamedTest &test)
{
    const QString where = u"R%1: %2"_s.arg(row.rule).arg(test.file);
    const QString source = textOf(test.file);
    if (source.isEmpty())
        return {where + u" is not there"_s};
    QStringList faults;
    if (!source.contains(QRegularExpression(u"\\bvoid \\w+::%1\\(\\)"_s.arg(test.function))))
        faults << where + u" has no test "_s + test.function;
    if (!source.contains(QRegularExpression(u"\\bR%1\\b"_s.arg(row.rule))))
        faults << where + u" does not name the rule"_s;
    return faults;
}

QStringList faultsOf(const RuleRow &row)
{
    static const QRegularExpression reason(u"^none: \\w+ \\w+"_s);
    const QString where = u"R%1"_s.arg(row.rule);
    QStringList faults;
    if (row.words.isEmpty() || row.place.isEmpty())
        faults << where + u" has an empty cell"_s;
    const std::vector<NamedTest> tests = testsOf(row.tests);
    if (tests.empty() && !row.tests.contains(reason))
        faults << where + u" has neither a test nor the reason for having none"_s;
    if (2 * static_cast<qsizetype>(tests.size()) != row.tests.count(u'`') / 2)
        faults << where + u" names a test in another way than `file` `function`"_s;
    for (const NamedTest &test : tests)
        faults << faultsOf(row, test);
    return faults;
}

} // namespace

// docs/rules.md says which test holds which rule; what it says is true of the tests as they are.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasOneRow();
    void everyRowNamesTestsThatAreThereOrSaysWhyNot();
    void aFaultyRowIsTold_data();
    void aFaultyRowIsTold();
};

void RulesTest::everyRuleHasOneRow()
{
    const QString table = textOf(u"docs/rules.md"_s);
    QList<int> found;
    for (const RuleRow &row : rowsOf(table))
        found << row.rule;
    QList<int> wanted;
    for (int rule = 1; rule <= lastRule; ++rule)
        wanted << rule;
    QCOMPARE(found, wanted);
    QCOMPARE(table.count(u"\n| R"_s), qsizetype{lastRule} + 1); // and the heading; no row is of another form
}

void RulesTest::everyRowNamesTestsThatAreThereOrSaysWhyNot()
{
    QStringList faults;
    for (const RuleRow &row : rowsOf(textOf(u"docs/rules.md"_s)))
        faults << faultsOf(row);
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void RulesTest::aFaultyRowIsTold_data()
{
    QTest::addColumn<QString>("tests");
    QTest::addColumn<QString>("fault");
    const QString here = u"`tests/architecture/tst_rules.cpp` "_s;
    QTest::newRow("a test that names its rule") << here + u"`aFaultyRowIsTold`"_s << QString(); // R34
    QTest::newRow("a reason") << u"none: there is no such screen"_s << QString();
    QTest::newRow("no reason") << u"none:"_s << u"nor the reason"_s;
    QTest::newRow("nothing") << QString() << u"nor the reason"_s;
    QTest::newRow("no such file") << u"`tests/gone.cpp` `works`"_s << u"is not there"_s;
    QTest::newRow("no such test") << here + u"`aTestThatWent`"_s << u"has no test"_s;
    QTest::newRow("a file alone") << u"`tests/architecture/tst_rules.cpp`"_s << u"nor the reason"_s;
    QTest::newRow("a second without its file") << here + u"`aFaultyRowIsTold`<br>`other`"_s << u"another way"_s;
}

void RulesTest::aFaultyRowIsTold()
{
    QFETCH(QString, tests);
    QFETCH(QString, fault);
    const QStringList faults = faultsOf({34, u"words"_s, tests, u"a screen"_s});
    QCOMPARE(faults.isEmpty(), fault.isEmpty());
    QVERIFY2(faults.join(u'\n').contains(fault), qPrintable(faults.join(u'\n')));
    const RuleRow elsewhere{35, u"words"_s, u"`tests/architecture/tst_rules.cpp` `aFaultyRowIsTold`"_s, u"a screen"_s};
    QVERIFY(faultsOf(elsewhere).join(u'\n').contains(u"does not name the rule"_s));
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
