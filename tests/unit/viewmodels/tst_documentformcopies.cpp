#include "unit/viewmodels/desk.h"

#include "db/transaction.h"
#include "services/drafts.h"
#include "viewmodels/shellmodel.h"

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;
using Field = DocumentFormModel::Field;
using Lines = LinesModel;

namespace {

void fill(Desk &desk, DocumentFormModel &form)
{
    form.takeParty(desk.party(u"KAVERI"_s));
    form.setText(Field::Remarks, u"half now"_s);
    choose(form.lines(), 0, desk.item(u"NUT"_s));
    type(form.lines(), 0, Lines::Quantity, u"2.5"_s); // wrong, and kept as it is
}

std::vector<StoredDraft> stored(Database &database)
{
    Connection connection = database.connect();
    return draftList(connection).value();
}

} // namespace

// Save draft and the recovery copies.
class DocumentFormCopiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsKeptWithinASecondAndRestored();
    void aFormNobodyTypedIntoIsNotKept();
    void theCopyOfAnIssuedDocumentIsNotOffered();
    void closingKeepsTheCopyAtOnce();
    void manyChangesAreOneCopy();
    void aSubmittedDocumentLeavesNoCopy();
    void aCopyThatCannotBeKeptIsTold();
    void aDraftIsSavedForOthersAndOpenedAgain();
    void aSubmittedDraftLeavesTheListOfDrafts();
    void aDraftSomebodyElseChangedIsNotOverwritten();
};

void DocumentFormCopiesTest::whatIsTypedIsKeptWithinASecondAndRestored()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy kept(&form, &DocumentFormModel::draftKept);
    fill(desk, form);
    QElapsedTimer time;
    time.start();
    QVERIFY(kept.wait(3000));
    QVERIFY2(time.elapsed() > 500, "a copy for every key would be one too many");
    QCOMPARE(kept.at(0).at(0).toString(), u"12:00"_s); // 06:30 UTC

    ShellModel shell(desk.session());
    QSignalSpy found(&shell, &ShellModel::recoveredFound);
    shell.load();
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(shell.recovered().size(), std::size_t(1));
    QCOMPARE(shell.recovered().front().title, u"Kaveri Pumps"_s);

    DocumentFormModel second(DocumentKind::Challan, desk.session());
    second.loadDraft(shell.recovered().front().uuid);
    QTRY_COMPARE(second.text(Field::Party), u"Kaveri Pumps"_s);
    QCOMPARE(second.toJson(), form.toJson());
    QCOMPARE(second.text(Field::Remarks), u"half now"_s);
    QCOMPARE(second.party()->code, u"KAVERI"_s);
    QCOMPARE(second.lines()->index(0, Lines::Quantity).data(Qt::EditRole).toString(), u"2.5"_s);
    QVERIFY(!problemAt(second.lines(), 0, Lines::Quantity).isEmpty());
}

// As a program leaves it that dies between COMMIT and giving the copy up.
void DocumentFormCopiesTest::theCopyOfAnIssuedDocumentIsNotOffered()
{
    Desk desk;
    const Document issued = desk.office.issue(desk.office.challan({line(u"NUT"_s, u"5"_s)}));
    StoredDraft copy;
    copy.title = u"half typed"_s;
    for (const QUuid &uuid : {issued.uuid, QUuid::createUuid()}) {
        copy.uuid = uuid;
        desk.copies.database().withConnection([&](Connection &connection) {
            Transaction transaction(connection);
            QVERIFY(saveDraft(connection, copy, desk.office.actor));
            transaction.commit();
        });
    }
    ShellModel shell(desk.session());
    QSignalSpy found(&shell, &ShellModel::recoveredFound);
    shell.load();
    QTRY_COMPARE(found.count(), 1);
    QCOMPARE(shell.recovered().size(), std::size_t(1));
    QCOMPARE(shell.recovered().front().uuid, copy.uuid);
    QTRY_COMPARE(stored(desk.copies.database()).size(), std::size_t(1));
}

void DocumentFormCopiesTest::aFormNobodyTypedIntoIsNotKept()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QTRY_VERIFY(!form.suggestedNumber().isEmpty());
    form.keepRecoveryCopyNow();
    QSignalSpy kept(&form, &DocumentFormModel::draftKept);
    QVERIFY(!kept.wait(300));
    QVERIFY(stored(desk.copies.database()).empty());
}

void DocumentFormCopiesTest::closingKeepsTheCopyAtOnce()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy kept(&form, &DocumentFormModel::draftKept);
    fill(desk, form);
    form.keepRecoveryCopyNow();
    QTRY_COMPARE_WITH_TIMEOUT(kept.count(), 1, 800);
    QCOMPARE(stored(desk.copies.database()).size(), std::size_t(1));
}

void DocumentFormCopiesTest::manyChangesAreOneCopy()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy kept(&form, &DocumentFormModel::draftKept);
    for (int n = 0; n < 50; ++n)
        form.setText(Field::Remarks, QString::number(n));
    QVERIFY(kept.wait(3000));
    QCOMPARE(stored(desk.copies.database()).front().version, std::int64_t(1));
    form.setText(Field::Remarks, u"again"_s);
    QVERIFY(kept.wait(3000));
    QCOMPARE(stored(desk.copies.database()).front().version, std::int64_t(2));
}

void DocumentFormCopiesTest::aSubmittedDocumentLeavesNoCopy()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy submitted(&form, &DocumentFormModel::submitted);
    fill(desk, form);
    type(form.lines(), 0, Lines::Quantity, u"2"_s);
    form.keepRecoveryCopyNow();
    QTRY_COMPARE(stored(desk.copies.database()).size(), std::size_t(1));
    form.submit();
    QTRY_COMPARE(submitted.count(), 1);
    QTRY_VERIFY(stored(desk.copies.database()).empty());
}

void DocumentFormCopiesTest::aCopyThatCannotBeKeptIsTold()
{
    Desk desk;
    {
        Connection connection = desk.copies.database().connect();
        Transaction transaction(connection);
        connection.run(u"DROP TABLE draft"_s);
        transaction.commit();
    }
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy notKept(&form, &DocumentFormModel::draftNotKept);
    QSignalSpy failed(&form, &DocumentFormModel::failed);
    fill(desk, form);
    form.keepRecoveryCopyNow();
    QTRY_COMPARE(notKept.count(), 1);
    QVERIFY(!notKept.at(0).at(0).toString().isEmpty());
    QCOMPARE(failed.count(), 0); // never a dialog of its own
}

void DocumentFormCopiesTest::aDraftIsSavedForOthersAndOpenedAgain()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy saved(&form, &DocumentFormModel::draftSaved);
    fill(desk, form);
    form.saveDraft();
    QTRY_COMPARE(saved.count(), 1);
    form.setText(Field::Remarks, u"half later"_s);
    form.saveDraft();
    QTRY_COMPARE(saved.count(), 2);
    const auto drafts = stored(desk.office.database.database());
    QCOMPARE(drafts.size(), std::size_t(1));
    QCOMPARE(drafts.front().version, std::int64_t(2));

    Session elsewhere = desk.session();
    elsewhere.recovery = nullptr;
    DocumentFormModel second(DocumentKind::Challan, elsewhere);
    second.loadDraft(drafts.front().uuid);
    QTRY_COMPARE(second.text(Field::Remarks), u"half later"_s);
    QSignalSpy savedThere(&second, &DocumentFormModel::draftSaved);
    second.saveDraft();
    QTRY_COMPARE(savedThere.count(), 1);
    QCOMPARE(stored(desk.office.database.database()).size(), std::size_t(1));
}

void DocumentFormCopiesTest::aSubmittedDraftLeavesTheListOfDrafts()
{
    Desk desk;
    DocumentFormModel form(DocumentKind::Challan, desk.session());
    QSignalSpy saved(&form, &DocumentFormModel::draftSaved);
    QSignalSpy submitted(&form, &DocumentFormModel::submitted);
    fill(desk, form);
    form.saveDraft();
    QTRY_COMPARE(saved.count(), 1);
    type(form.lines(), 0, Lines::Quantity, u"2"_s);
    form.submit();
    QTRY_COMPARE(submitted.count(), 1);
    QTRY_VERIFY(stored(desk.office.database.database()).empty());
}

void DocumentFormCopiesTest::aDraftSomebodyElseChangedIsNotOverwritten()
{
    Desk desk;
    DocumentFormModel first(DocumentKind::Challan, desk.session());
    QSignalSpy saved(&first, &DocumentFormModel::draftSaved);
    fill(desk, first);
    first.saveDraft();
    QTRY_COMPARE(saved.count(), 1);
    Session elsewhere = desk.session();
    elsewhere.recovery = nullptr;
    DocumentFormModel second(DocumentKind::Challan, elsewhere);
    second.loadDraft(stored(desk.office.database.database()).front().uuid);
    QTRY_COMPARE(second.text(Field::Remarks), u"half now"_s);
    first.setText(Field::Remarks, u"mine"_s);
    first.saveDraft();
    QTRY_COMPARE(saved.count(), 2);
    QSignalSpy failed(&second, &DocumentFormModel::failed);
    second.setText(Field::Remarks, u"theirs"_s);
    second.saveDraft();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(second.text(Field::Remarks), u"theirs"_s);
    const QJsonObject kept = stored(desk.office.database.database()).front().payload;
    QCOMPARE(kept[u"fields"_s][u"Remarks"_s].toString(), u"mine"_s);
}

QTEST_GUILESS_MAIN(DocumentFormCopiesTest)
#include "tst_documentformcopies.moc"
