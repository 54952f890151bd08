#include "casefile.h"

#include "domain/checks.h"
#include "domain/tax.h"
#include "domain/words.h"

#include <QJsonArray>
#include <QtTest>

#include <algorithm>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

// Only what the case names is compared.
void compareTotals(const QJsonObject &expect, const Document &document)
{
    const Totals &totals = document.totals;
    const QHash<QString, QString> found{{u"taxable"_s, totals.taxable.toPlain()},
                                        {u"cgst"_s, totals.tax.cgst.toPlain()},
                                        {u"sgst"_s, totals.tax.sgst.toPlain()},
                                        {u"igst"_s, totals.tax.igst.toPlain()},
                                        {u"cess"_s, totals.tax.cess.toPlain()},
                                        {u"total"_s, totals.total.toPlain()},
                                        {u"round_off"_s, totals.roundOff.toPlain()},
                                        {u"payable"_s, totals.payable.toPlain()},
                                        {u"words"_s, amountInWords(totals.payable)},
                                        {u"title"_s, titleOf(document)},
                                        {u"place_of_supply"_s, placeOfSupply(supplyFacts(document))}};
    for (const QString &key : expect.keys()) {
        if (expect.value(key).isArray())
            continue;
        QVERIFY2(found.contains(key), qPrintable(key));
        QVERIFY2(found.value(key) == expect.value(key).toString(),
                 qPrintable(key + u": "_s + found.value(key) + u", expected "_s + expect.value(key).toString()));
    }
}

void compareLines(const QJsonArray &expect, const Document &document)
{
    if (expect.isEmpty())
        return;
    QCOMPARE(std::size_t(expect.size()), document.lines.size());
    for (qsizetype i = 0; i < expect.size(); ++i) {
        const DocumentLine &line = document.lines.at(static_cast<std::size_t>(i));
        const QHash<QString, QString> found{
            {u"gross"_s, line.gross.toPlain()},     {u"discount"_s, line.discountShare.toPlain()},
            {u"taxable"_s, line.taxable.toPlain()}, {u"cgst"_s, line.tax.cgst.toPlain()},
            {u"sgst"_s, line.tax.sgst.toPlain()},   {u"igst"_s, line.tax.igst.toPlain()},
            {u"total"_s, line.total.toPlain()}};
        const QJsonObject wanted = expect.at(i).toObject();
        for (const QString &key : wanted.keys()) {
            QVERIFY2(found.contains(key), qPrintable(key));
            QVERIFY2(found.value(key) == wanted.value(key).toString(),
                     qPrintable(u"line %1 %2: %3"_s.arg(i + 1).arg(key, found.value(key))));
        }
    }
}

QStringList codes(const Warnings &warnings)
{
    QStringList result;
    for (const Warning &warning : warnings)
        result << warning.code;
    return result;
}

QString told(const Violations &violations)
{
    QStringList result;
    for (const Violation &violation : violations)
        result << violation.field + u": "_s + violation.message;
    return result.join(u"; "_s);
}

} // namespace

class CasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCasesAreThere();
    void aWorkedCaseComesOutExactly_data();
    void aWorkedCaseComesOutExactly();
};

void CasesTest::theCasesAreThere()
{
    QVERIFY(caseFiles().size() >= 90);
}

void CasesTest::aWorkedCaseComesOutExactly_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const CaseFile &file : caseFiles())
        QTest::newRow(qPrintable(file.name)) << index++;
}

void CasesTest::aWorkedCaseComesOutExactly()
{
    static const std::vector<CaseFile> files = caseFiles();
    QFETCH(int, index);
    const CaseFile &file = files.at(static_cast<std::size_t>(index));
    QVERIFY(file.expect.isEmpty() != file.refusedField.isEmpty());

    Document document = file.document;
    Violations violations = checkDocument(document, file.today);
    if (violations.empty())
        violations = calculate(document);
    if (!file.refusedField.isEmpty()) {
        const bool named = std::any_of(violations.begin(), violations.end(), [&file](const Violation &violation) {
            return violation.field == file.refusedField && !violation.message.isEmpty() && !violation.code.isEmpty();
        });
        QVERIFY2(named, qPrintable(told(violations)));
        return;
    }
    QVERIFY2(violations.empty(), qPrintable(told(violations)));
    compareTotals(file.expect, document);
    if (QTest::currentTestFailed())
        return;
    compareLines(file.expect.value(u"lines"_s).toArray(), document);
    const QStringList warned = codes(warningsFor(document));
    for (const QJsonValue code : file.expect.value(u"warnings"_s).toArray())
        QVERIFY2(warned.contains(code.toString()), qPrintable(code.toString()));
    for (const QJsonValue code : file.expect.value(u"no_warnings"_s).toArray())
        QVERIFY2(!warned.contains(code.toString()), qPrintable(code.toString()));
    const QJsonArray units = file.expect.value(u"units"_s).toArray();
    for (qsizetype i = 0; i < units.size(); ++i)
        QCOMPARE(document.lines.at(static_cast<std::size_t>(i)).unit, units.at(i).toString());
}

QTEST_GUILESS_MAIN(CasesTest)
#include "tst_cases.moc"
