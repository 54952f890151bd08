#include "unit/services/office.h"

#include "services/companies.h"
#include "services/papers.h"
#include "services/upkeep.h"

#include <QtTest>

using namespace desk;
using namespace desk::test;
using namespace Qt::StringLiterals;

// What a paper tells beside its document, and the office's settings for it.
class PapersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTheDocumentsInTheOrderAskedFor();
    void refusesADocumentThatIsNotThere();
    void printsADocumentWithTheLogoItWasIssuedWith();
    void findsTheDateOfTheInvoiceAChallanFollows();
    void callsOnlyBillsOfSupplyThoseOfACompositionDealer();
    void makesADraftOfAFormAndWritesNothing();
    void keepsSettingsWithTheirHistory();
    void writesNothingWhereNothingChanged();
};

namespace {

DocumentId issued(Office &office, const DocumentDraft &draft)
{
    const auto submitted = office.write(
        [&](Connection &connection) { return submitDocument(connection, draft, office.actor); });
    if (!submitted)
        qFatal("not issued: %s", qPrintable(submitted.error().message));
    return submitted->document.id;
}

PaperDocument paper(Office &office, DocumentId id)
{
    return office.read([&](Connection &connection) { return paperOf(connection, id); }).value();
}

void change(Office &office, const QJsonObject &settings, const QByteArray &logo = {})
{
    const auto done = office.write(
        [&](Connection &connection) { return changePaperSettings(connection, settings, logo, office.actor); });
    if (!done)
        qFatal("not changed: %s", qPrintable(done.error().message));
}

std::int64_t auditRows(Office &office)
{
    return office.read([](Connection &connection) { return verifyAudit(connection); }).value().rows;
}

} // namespace

void PapersTest::bringsTheDocumentsInTheOrderAskedFor()
{
    Office office;
    const DocumentId first = issued(office, office.challan({line(u"ROD"_s, u"1"_s)}));
    const DocumentId second = issued(office, office.challan({line(u"ROD"_s, u"2"_s)}));
    const auto papers = office.read([&](Connection &connection) {
        return papersOf(connection, {second, first, second});
    });
    QCOMPARE(papers->size(), std::size_t(3));
    QVERIFY((*papers)[0].document.id == second && (*papers)[1].document.id == first);
    QVERIFY(!(*papers)[0].facts.draft);
}

void PapersTest::refusesADocumentThatIsNotThere()
{
    Office office;
    const DocumentId id = issued(office, office.challan({line(u"ROD"_s, u"1"_s)}));
    const auto papers = office.read([&](Connection &connection) {
        return papersOf(connection, {id, DocumentId(4711)});
    });
    QCOMPARE(papers.error().code, u"not_found"_s);
}

// R31: a reprint is what the first print was.
void PapersTest::printsADocumentWithTheLogoItWasIssuedWith()
{
    Office office;
    const DocumentId bare = issued(office, office.challan({line(u"ROD"_s, u"1"_s)}));
    change(office, {}, "a picture");
    const DocumentId first = issued(office, office.challan({line(u"ROD"_s, u"1"_s)}));
    change(office, {}, "another picture");
    QCOMPARE(paper(office, bare).document.company.logo, QByteArray());
    QCOMPARE(paper(office, first).document.company.logo, QByteArray("a picture"));
}

void PapersTest::findsTheDateOfTheInvoiceAChallanFollows()
{
    Office office;
    const DocumentId invoice = issued(office, office.invoice({line(u"ROD"_s, u"1"_s)}));
    const Document stored = paper(office, invoice).document;
    DocumentDraft draft = office.challan({line(u"ROD"_s, u"1"_s)});
    draft.followsInvoice = stored.number;
    QCOMPARE(paper(office, issued(office, draft)).facts.originalInvoiceDate, stored.date);
    QVERIFY(!paper(office, invoice).facts.originalInvoiceDate.isValid());
}

void PapersTest::callsOnlyBillsOfSupplyThoseOfACompositionDealer()
{
    Office office;
    change(office, {{u"composition"_s, true}});
    DocumentDraft exempt = office.invoice({line(u"ROD"_s, u"1"_s)});
    exempt.lines[0].gst = Percent();
    QCOMPARE(paper(office, issued(office, exempt)).document.title, u"Bill of Supply"_s);
    QVERIFY(paper(office,
                  issued(office,
                         [&] {
                             DocumentDraft another = exempt;
                             another.uuid = QUuid::createUuid();
                             return another;
                         }()))
                .facts.compositionDealer);
    QVERIFY(!paper(office, issued(office, office.invoice({line(u"ROD"_s, u"1"_s)}))).facts.compositionDealer);
    change(office, {});
    QVERIFY(!paper(office,
                   issued(office,
                          [&] {
                              DocumentDraft another = exempt;
                              another.uuid = QUuid::createUuid();
                              return another;
                          }()))
                 .facts.compositionDealer);
}

void PapersTest::makesADraftOfAFormAndWritesNothing()
{
    Office office;
    const std::int64_t before = auditRows(office);
    DocumentDraft draft = office.invoice({line(u"ROD"_s, u"2"_s)});
    draft.number = u"INV/X"_s;
    const auto made = office.read(
        [&](Connection &connection) { return paperOfDraft(connection, draft, office.actor); });
    QVERIFY(made);
    QVERIFY(made->facts.draft);
    QVERIFY(made->document.number.isEmpty());
    QVERIFY(!made->document.totals.payable.isZero());
    QCOMPARE(auditRows(office), before);
}

void PapersTest::keepsSettingsWithTheirHistory()
{
    Office office;
    QVERIFY(office.read([](Connection &connection) { return paperSettings(connection); })->isEmpty());
    const std::int64_t before = auditRows(office);
    const QJsonObject settings{{u"template"_s, u"modern"_s}, {u"terms"_s, u"Ex works"_s}};
    change(office, settings);
    QCOMPARE(office.read([](Connection &connection) { return paperSettings(connection); }).value(), settings);
    QCOMPARE(auditRows(office), before + 1);
    QVERIFY(office.read([](Connection &connection) { return verifyAudit(connection); })->ok);
}

void PapersTest::writesNothingWhereNothingChanged()
{
    Office office;
    const QJsonObject settings{{u"template"_s, u"modern"_s}};
    change(office, settings, "a picture");
    const std::int64_t before = auditRows(office);
    change(office, settings, "a picture");
    QCOMPARE(auditRows(office), before);
}

QTEST_GUILESS_MAIN(PapersTest)
#include "tst_papers.moc"
