// Faults under the real window while a challan is submitted: what the rollback dialog says, in which safety state, is
// compared with what a connection of its own reads from the company file.
#include "fault/dyingwriter.h"
#include "fault/faultstage.h"
#include "services/masters.h"
#include "support/holder.h"
#include "unit/services/office.h"
#include "viewmodels/linesmodel.h"
#include "views/document/documentform.h"
#include "views/lists/documentlistpage.h"
#include "widgets/fieldbox.h"
#include "widgets/linegrid.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <QWindow>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;
using Call = VfsShim::Call;
using Repeat = VfsShim::Repeat;

namespace {

const QString firstNumber = u"DC/26-27/00001"_s;
const QString secondNumber = u"DC/26-27/00002"_s;
const QString green = u"Nothing was written. Numbers and totals are as they were before. "
                      "Your line is still on screen. A draft copy is kept."_s;

QStringList whole(std::initializer_list<QString> numbers)
{
    QStringList rows;
    for (const QString &number : numbers)
        rows.append(number + u": 1 of 1 lines"_s);
    return rows;
}

QString uuidText()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

// As after a crash of every program that had the file open: what stands in the file and its WAL, without their index.
Books booksAfterACrash(const QString &path)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.desk"_s);
    // By another process: a file that this one opened and closed would lose SQLite's locks.
    for (const QString &end : {QString(), u"-wal"_s}) {
        if (QProcess::execute(u"cp"_s, {path + end, copy + end}) != 0)
            return {{u"no copy"_s}, {}};
    }
    return booksOf(copy);
}

} // namespace

class DialogFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFullDisk();
    void aFileThatMayOnlyBeRead();
    void lookingThingsUpGoesOnWhereWritingIsForbidden();
    void anotherProgramHoldsTheFile();
    void aTypedNumberIsTakenMeanwhile();
    void aSuggestedNumberIsTakenMeanwhile();
    void theCustomerIsRetiredMeanwhile();
    void theCustomerIsRemovedMeanwhile();
    void aFaultInsideCommitIsLookedUpAndNothingIsThere_data();
    void aFaultInsideCommitIsLookedUpAndNothingIsThere();
    void aFaultInsideCommitIsLookedUpAndItIsThere();
    void anOutcomeIsToldThoughTheDialogWasClosed();
    void aWriterKilledInsideCommitLeavesAllOrNothing_data();
    void aWriterKilledInsideCommitLeavesAllOrNothing();
    void aWriterKilledInsideCommitDoesNotDisturbTheWindow();

private:
    static void keepEditing(const FaultStage &stage, const QStringList &screen);
    static void isSaved(FaultStage &stage, const QStringList &documents);
    static void theNextIs(FaultStage &stage, const QStringList &documents);
    static void breakInsideCommit(FaultStage &stage, Call call);
};

// Esc: every text is as it was, and the keyboard is in the cell it was in.
void DialogFaultsTest::keepEditing(const FaultStage &stage, const QStringList &screen)
{
    const Books books = stage.books();
    press(Qt::Key_Escape);
    QTRY_COMPARE(stage.screen(), screen);
    QVERIFY(!FaultStage::dialogNow());
    QCOMPARE(stage.form()->model()->state(), DocumentFormModel::State::Editing);
    QCOMPARE(stage.books(), books);
}

void DialogFaultsTest::isSaved(FaultStage &stage, const QStringList &documents)
{
    QTRY_COMPARE_WITH_TIMEOUT(stage.books().documents, documents, 15000);
    QTRY_VERIFY(stage.form()->model()->isEmpty());
    QTRY_COMPARE(QGuiApplication::focusWindow(), stage.kit.window().windowHandle());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(problemsOf(stage.kit.path()), QStringList());
}

// Whatever happened before, the numbers go on without a gap.
void DialogFaultsTest::theNextIs(FaultStage &stage, const QStringList &documents)
{
    QVERIFY(stage.typeChallan());
    FaultStage::submit();
    isSaved(stage, documents);
}

// From the first such call of the COMMIT on, no call to the disk of the company file succeeds.
void DialogFaultsTest::breakInsideCommit(FaultStage &stage, Call call)
{
    stage.shim.watchOnly(stage.kit.path().toStdString());
    stage.shim.parkNext(call);
    FaultStage::submit();
    QTRY_VERIFY_WITH_TIMEOUT(stage.shim.isParked(), 15000);
    stage.shim.failAny(1, Repeat::ForEver);
    stage.shim.release();
}

void DialogFaultsTest::aFullDisk()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    stage.shim.watchOnly(stage.kit.path().toStdString()); // the drafts are kept on another disk
    stage.shim.fail(Call::Write, 1, Repeat::ForEver, SQLITE_FULL);
    FaultStage::submit();
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QCOMPARE(headline(dialog), firstNumber + u" was not saved"_s);
    QVERIFY2(happened(dialog).startsWith(
                 u"The disk that holds %1 is full ("_s.arg(QDir::toNativeSeparators(stage.kit.path()))),
             qPrintable(happened(dialog)));
    QCOMPARE(safety(dialog), green);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QCOMPARE(buttons(dialog),
             QStringList(
                 {u"Copy details"_s, u"Keep editing"_s, u"Save copy elsewhere"_s, u"Show details"_s, u"Try again"_s}));
    QCOMPARE(defaultButton(dialog), u"Try again"_s);
    keepEditing(stage, screen);

    stage.shim.watchOnly({}); // now that one is full too
    enter(u"50"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stage.draftLabel(), u"Draft not kept"_s, 15000);
    FaultStage::submit();
    dialog = stage.dialog();
    QVERIFY(dialog);
    QVERIFY(safety(dialog).endsWith(u"No draft copy could be kept: leave this window open."_s));
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    stage.shim.heal();
    press(Qt::Key_Return);
    isSaved(stage, whole({firstNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber}));
}

void DialogFaultsTest::aFileThatMayOnlyBeRead()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    stage.shim.setReadOnly(true);
    FaultStage::submit();
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QCOMPARE(headline(dialog), u"The company file cannot be changed"_s);
    QVERIFY(happened(dialog).contains(QDir::toNativeSeparators(stage.kit.path())));
    QVERIFY(happened(dialog).contains(u"read-only"_s));
    QVERIFY(safety(dialog).startsWith(u"Nothing was written. "_s));
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QVERIFY(buttons(dialog).contains(u"Keep editing"_s));
    QCOMPARE(defaultButton(dialog), u"Try again"_s);
    keepEditing(stage, screen);

    FaultStage::submit();
    dialog = stage.dialog();
    QVERIFY(dialog);
    stage.shim.setReadOnly(false);
    press(Qt::Key_Return);
    isSaved(stage, whole({firstNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber}));
}

void DialogFaultsTest::lookingThingsUpGoesOnWhereWritingIsForbidden()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    stage.shim.setReadOnly(true);
    FaultStage::submit();
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QVERIFY(buttons(dialog).contains(u"Open read-only"_s));
    press(Qt::Key_L, Qt::AltModifier);
    QTRY_VERIFY(qobject_cast<DocumentListPage *>(stage.kit.window().currentPage()));
    QVERIFY(stage.kit.window().currentPage()->isEnabled());
    QTRY_COMPARE(QGuiApplication::focusWindow(), stage.kit.window().windowHandle());
    QVERIFY(!stage.form()->isEnabled());
    press(Qt::Key_F8);
    QVERIFY(!stage.form()->isVisible());
    QCOMPARE(stage.form()->model()->lines()->lines().size(), std::size_t(1));
    QCOMPARE(stage.books().documents, QStringList());
}

// It would hold the file for a minute; it is ended once the dialog has told of it.
void DialogFaultsTest::anotherProgramHoldsTheFile()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    Holder holder(stage.kit.path());
    QVERIFY(holder.waitUntilHeld());
    QElapsedTimer waited;
    waited.start();
    FaultStage::submit();
    QTRY_VERIFY_WITH_TIMEOUT(stage.isWaitingShown(), 10000);
    QVERIFY2(waited.elapsed() >= 900, "the bar came before a second had passed");
    QVERIFY(!FaultStage::dialogNow());
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QVERIFY2(waited.elapsed() >= 4500, "given up before the five seconds were over");
    QVERIFY(!stage.isWaitingShown());
    QCOMPARE(headline(dialog), firstNumber + u" was not saved yet"_s);
    QVERIFY2(happened(dialog).startsWith(u"Another program ("_s)
                 && happened(dialog).contains(QString::number(holder.pid())),
             qPrintable(happened(dialog)));
    QCOMPARE(safety(dialog), green);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QCOMPARE(buttons(dialog), QStringList({u"Copy details"_s, u"Keep editing"_s, u"Show details"_s, u"Try again"_s}));
    keepEditing(stage, screen);

    FaultStage::submit();
    dialog = stage.dialog();
    QVERIFY(dialog);
    holder.kill();
    press(Qt::Key_Return);
    isSaved(stage, whole({firstNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber}));
}

void DialogFaultsTest::aTypedNumberIsTakenMeanwhile()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    auto *number = qobject_cast<QLineEdit *>(stage.kit.find(u"numberEdit"_s));
    number->setFocus();
    type(firstNumber);
    stage.form()->grid()->editCell(0, LinesModel::Quantity);
    const QStringList screen = stage.screen();
    stage.kit.challanOf(u"SAHYA"_s, u"BOLT8"_s, u"3"_s);
    const Books before = stage.books();
    QCOMPARE(before.documents, whole({firstNumber}));
    FaultStage::submit();
    QTRY_COMPARE(QApplication::focusWidget(), number);
    QVERIFY(!FaultStage::dialogNow());
    QCOMPARE(qobject_cast<FieldBox *>(stage.kit.find(u"numberEditBox"_s))->problem(),
             u"The number DC/26-27/00001 is taken in 2026-27. The next free one is DC/26-27/00002"_s);
    QVERIFY2(stage.formBar().contains(u"1 thing to fix"_s), qPrintable(stage.formBar()));
    QCOMPARE(stage.screen().sliced(0, screen.size() - 1), screen.sliced(0, screen.size() - 1));
    QCOMPARE(stage.books(), before);

    type(secondNumber);
    FaultStage::submit();
    isSaved(stage, whole({firstNumber, secondNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber, u"DC/26-27/00003"_s}));
}

void DialogFaultsTest::aSuggestedNumberIsTakenMeanwhile()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    QCOMPARE(stage.form()->model()->suggestedNumber(), firstNumber);
    stage.kit.challanOf(u"SAHYA"_s, u"BOLT8"_s, u"3"_s);
    FaultStage::submit();
    isSaved(stage, whole({firstNumber, secondNumber}));
    QTRY_VERIFY(stage.formBar().contains(secondNumber));
    QVERIFY2(stage.formBar().startsWith(u"Number changed to "_s + secondNumber), qPrintable(stage.formBar()));
    theNextIs(stage, whole({firstNumber, secondNumber, u"DC/26-27/00003"_s}));
    QTRY_COMPARE(stage.formBar().section(u' ', 0, 1), u"DC/26-27/00003 saved."_s);
}

void DialogFaultsTest::theCustomerIsRetiredMeanwhile()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    stage.kit.company().database()->withConnection([&](Connection &connection) {
        Transaction transaction(connection);
        Party party = partyByCode(connection, u"KAVERI"_s).value();
        party.active = false;
        QVERIFY(saveParty(connection, party, stage.kit.actor()));
        transaction.commit();
    });
    FaultStage::submit();
    QTRY_COMPARE(QApplication::focusWidget(), stage.kit.find(u"partyEdit"_s));
    QVERIFY(!FaultStage::dialogNow());
    QCOMPARE(qobject_cast<FieldBox *>(stage.kit.find(u"partyEditBox"_s))->problem(),
             u"Kaveri Pumps is no longer in use. Choose another customer, or switch it on again"_s);
    QCOMPARE(stage.screen().sliced(0, screen.size() - 1), screen.sliced(0, screen.size() - 1));
    QCOMPARE(stage.books(), before);

    enter(u"sahyadri"_s);
    QTRY_COMPARE(stage.form()->model()->party().value_or(Party()).code, u"SAHYA"_s);
    FaultStage::submit();
    isSaved(stage, whole({firstNumber}));
}

void DialogFaultsTest::theCustomerIsRemovedMeanwhile()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    stage.kit.company().database()->withConnection([](Connection &connection) {
        Transaction transaction(connection);
        connection.run(u"DELETE FROM party_text WHERE party_id = (SELECT id FROM party WHERE code = 'KAVERI')"_s);
        QCOMPARE(connection.run(u"DELETE FROM party WHERE code = 'KAVERI'"_s), 1);
        transaction.commit();
    });
    FaultStage::submit();
    QTRY_COMPARE(QApplication::focusWidget(), stage.kit.find(u"partyEdit"_s));
    QVERIFY(!FaultStage::dialogNow());
    QCOMPARE(qobject_cast<FieldBox *>(stage.kit.find(u"partyEditBox"_s))->problem(),
             u"There is no customer with the code KAVERI"_s);
    QCOMPARE(stage.screen().sliced(0, screen.size() - 1), screen.sliced(0, screen.size() - 1));
    QCOMPARE(stage.books(), before);

    enter(u"sahyadri"_s);
    QTRY_COMPARE(stage.form()->model()->party().value_or(Party()).code, u"SAHYA"_s);
    FaultStage::submit();
    isSaved(stage, whole({firstNumber}));
}

void DialogFaultsTest::aFaultInsideCommitIsLookedUpAndNothingIsThere_data()
{
    QTest::addColumn<VfsShim::Call>("call");
    QTest::newRow("before the first page is written") << Call::Write;
    QTest::newRow("after the last page is written") << Call::Sync;
}

void DialogFaultsTest::aFaultInsideCommitIsLookedUpAndNothingIsThere()
{
    QFETCH(VfsShim::Call, call);
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList screen = stage.screen();
    const Books before = stage.books();
    breakInsideCommit(stage, call);
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QCOMPARE(headline(dialog), u"Checking whether DC/26-27/00001 was saved"_s);
    QCOMPARE(safety(dialog), u"Not known yet whether it was saved. Checking…"_s);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QCOMPARE(defaultButton(dialog), u"Keep editing"_s);
    const std::int64_t failures = stage.shim.failures();
    QTRY_VERIFY(stage.shim.failures() > failures); // looked for it in vain, and says so still
    QCOMPARE(safety(dialog), u"Not known yet whether it was saved. Checking…"_s);

    stage.shim.heal();
    QTRY_COMPARE_WITH_TIMEOUT(headline(dialog), u"DC/26-27/00001 was not saved"_s, 15000);
    QCOMPARE(safety(dialog), green);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QCOMPARE(booksAfterACrash(stage.kit.path()), before);
    QCOMPARE(defaultButton(dialog), u"Try again"_s);
    keepEditing(stage, screen);
    FaultStage::submit();
    isSaved(stage, whole({firstNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber}));
}

// The transaction stands in the WAL to its last page when the answer is lost. That it counts shows once the index of the
// WAL is made anew.
void DialogFaultsTest::aFaultInsideCommitIsLookedUpAndItIsThere()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const Books before = stage.books();
    breakInsideCommit(stage, Call::Sync);
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    DyingWriter other({stage.kit.path(), u"spoil"_s});
    QVERIFY(other.ends());

    stage.shim.heal();
    QTRY_COMPARE_WITH_TIMEOUT(headline(dialog), u"It was saved as DC/26-27/00001"_s, 15000);
    QCOMPARE(safety(dialog), u"It was saved as DC/26-27/00001. Nothing is to be entered again."_s);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    QCOMPARE(stage.books().documents, whole({firstNumber}));
    QCOMPARE(booksAfterACrash(stage.kit.path()).documents, whole({firstNumber}));
    QCOMPARE(buttons(dialog), QStringList({u"Continue"_s, u"Copy details"_s, u"Show details"_s}));
    press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), stage.kit.find(u"partyEdit"_s));
    isSaved(stage, whole({firstNumber}));
    theNextIs(stage, whole({firstNumber, secondNumber}));
}

void DialogFaultsTest::anOutcomeIsToldThoughTheDialogWasClosed()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const Books before = stage.books();
    breakInsideCommit(stage, Call::Sync);
    QVERIFY(stage.dialog());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());

    stage.shim.heal();
    const RollbackDialog *dialog = stage.dialog();
    QVERIFY(dialog);
    QCOMPARE(headline(dialog), u"DC/26-27/00001 was not saved"_s);
    QCOMPARE(contradiction(dialog, before, stage.books()), QString());
    press(Qt::Key_Return);
    isSaved(stage, whole({firstNumber}));
}

void DialogFaultsTest::aWriterKilledInsideCommitLeavesAllOrNothing_data()
{
    QTest::addColumn<QString>("call");
    QTest::addColumn<QString>("times");
    QTest::addColumn<bool>("isThere");
    QTest::newRow("before the first page") << u"write"_s << u"1"_s << false;
    QTest::newRow("between two pages") << u"write"_s << u"5"_s << false;
    QTest::newRow("before it is on the disk") << u"sync"_s << u"1"_s << true;
}

void DialogFaultsTest::aWriterKilledInsideCommitLeavesAllOrNothing()
{
    QFETCH(QString, call);
    QFETCH(QString, times);
    QFETCH(bool, isThere);
    Office office;
    office.database.close();
    const QString path = office.database.path();
    const QString uuid = uuidText();
    const QStringList order{path, u"submit"_s, uuid, u"KAVERI"_s, u"ROD"_s};
    DyingWriter killed(order + QStringList{call, times});
    QCOMPARE(killed.says(), u"parked"_s);
    killed.kill();

    const auto found = office.database.openAgain()->withConnection(
        [&](Connection &connection) { return documentByUuid(connection, QUuid::fromString(uuid)); });
    QCOMPARE(found.value().has_value(), isThere);
    QCOMPARE(booksOf(path).documents, isThere ? whole({firstNumber}) : QStringList());
    QCOMPARE(problemsOf(path), QStringList());
    DyingWriter again(order);
    QCOMPARE(again.says(), firstNumber + (isThere ? u" known"_s : u" new"_s));
    QVERIFY(again.ends());
    DyingWriter oncemore(order);
    QCOMPARE(oncemore.says(), firstNumber + u" known"_s);
    QVERIFY(oncemore.ends());
    DyingWriter next({path, u"submit"_s, uuidText(), u"KAVERI"_s, u"ROD"_s});
    QCOMPARE(next.says(), secondNumber + u" new"_s);
    QVERIFY(next.ends());
    QCOMPARE(booksOf(path).documents, whole({firstNumber, secondNumber}));
}

// What the other had written is not in the file, for the window has it open; the number it meant to take is free.
void DialogFaultsTest::aWriterKilledInsideCommitDoesNotDisturbTheWindow()
{
    FaultStage stage;
    QVERIFY(stage.typeChallan());
    const QStringList order{stage.kit.path(), u"submit"_s, uuidText(), u"SAHYA"_s, u"BOLT8"_s};
    DyingWriter killed(order + QStringList{u"sync"_s, u"1"_s});
    QCOMPARE(killed.says(), u"parked"_s);
    FaultStage::submit();
    QTRY_VERIFY_WITH_TIMEOUT(stage.isWaitingShown(), 10000);
    QCOMPARE(stage.books().documents, QStringList());
    killed.kill();
    isSaved(stage, whole({firstNumber}));
    QCOMPARE(booksAfterACrash(stage.kit.path()).documents, whole({firstNumber}));
    DyingWriter again(order);
    QCOMPARE(again.says(), secondNumber + u" new"_s);
    QVERIFY(again.ends());
    DyingWriter oncemore(order);
    QCOMPARE(oncemore.says(), secondNumber + u" known"_s);
    QVERIFY(oncemore.ends());
    QCOMPARE(stage.books().documents, whole({firstNumber, secondNumber}));
}

QTEST_MAIN(DialogFaultsTest)
#include "tst_dialogfaults.moc"
