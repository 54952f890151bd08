#include "viewmodels/failure.h"
#include "views/dialogs/rollbackdialog.h"
#include "views/dialogs/rollbackqueue.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

Error faultOf(DbFault fault, Fate fate)
{
    Error error;
    error.kind = Error::Kind::Database;
    error.fault = fault;
    error.fate = fate;
    error.code = faultName(fault);
    error.message = u"told by the database"_s;
    error.step = fate == Fate::NotKnown ? u"commit"_s : u"INSERT INTO document_line"_s;
    error.detail = u"words of the database"_s;
    error.nativeCode = 13;
    return error;
}

Failure failureOf(DbFault fault, Fate fate)
{
    FailureContext context;
    context.action = u"Submit delivery challan"_s;
    context.document = u"DC/26-27/00042"_s;
    context.linesOnScreen = 3;
    context.at = QDateTime(QDate(2026, 6, 12), QTime(8, 14), Qt::UTC);
    return describeFailure(faultOf(fault, fate), context);
}

struct Stage {
    QWidget window;
    QLineEdit edit{&window};
    RollbackQueue queue{&window};
    Stage()
    {
        applyTheme(*qApp, Theme());
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(&edit);
        window.show();
        window.activateWindow();
        if (QTest::qWaitForWindowActive(&window))
            edit.setFocus();
    }
};

QString textOf(const QDialog *dialog, const char *name)
{
    return dialog->findChild<QLabel *>(QString::fromLatin1(name))->text();
}

QPushButton *button(const QDialog *dialog, const char *name)
{
    return dialog->findChild<QPushButton *>(QString::fromLatin1(name));
}

} // namespace

class RollbackDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsThreeParts_data();
    void everyFaultHasItsThreeParts();
    void escReturnsToTheFieldThatHadTheKeyboard();
    void tryAgainIsTheDefault();
    void checkingTurnsIntoWhatWasFound();
    void oneAtATime();
    void detailsCanBeShownAndCopied();
    void atStartAnotherCompanyCanBeOpened();
};

void RollbackDialogs::everyFaultHasItsThreeParts_data()
{
    QTest::addColumn<DbFault>("fault");
    QTest::addColumn<Fate>("fate");
    for (const DbFault fault :
         {DbFault::Busy, DbFault::UniqueTaken, DbFault::ForeignKey, DbFault::Check, DbFault::NotNull, DbFault::DiskFull,
          DbFault::ReadOnly, DbFault::Corrupt, DbFault::NotADatabase, DbFault::SchemaTooNew, DbFault::CannotOpen,
          DbFault::Io, DbFault::NoMemory, DbFault::Interrupted, DbFault::Serialization, DbFault::ConnectionLost,
          DbFault::Unknown})
        QTest::newRow(qPrintable(faultName(fault))) << fault << Fate::NothingWritten;
    QTest::newRow("io in commit") << DbFault::Io << Fate::NotKnown;
}

void RollbackDialogs::everyFaultHasItsThreeParts()
{
    QFETCH(DbFault, fault);
    QFETCH(Fate, fate);
    Stage stage;
    const Failure failure = failureOf(fault, fate);
    stage.queue.show(failure, {.tryAgain = [] {}, .saveCopy = [] {}, .backToWork = {}});
    RollbackDialog *dialog = stage.queue.current();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(!textOf(dialog, "headlineLabel").isEmpty());
    QVERIFY(!textOf(dialog, "whatLabel").isEmpty());
    QVERIFY(!textOf(dialog, "safetyLabel").isEmpty());
    QCOMPARE(textOf(dialog, "safetyLabel"), failure.safetyText);
    QVERIFY(failure.steps.size() <= 3);
    if (fate == Fate::NotKnown)
        QCOMPARE(failure.safety, Safety::Checking);
    QVERIFY(button(dialog, "keepButton")->isVisible());
    const bool again = failure.canTryAgain && failure.safety != Safety::Checking;
    QCOMPARE(button(dialog, "againButton")->isVisible(), again);
    for (const QPushButton *each : dialog->findChildren<QPushButton *>()) {
        QVERIFY(!each->isVisible() || each->width() >= each->minimumSizeHint().width());
        QVERIFY(each->text() != u"OK"_s);
    }
    dialog->reject();
}

void RollbackDialogs::escReturnsToTheFieldThatHadTheKeyboard()
{
    Stage stage;
    bool again = false;
    stage.queue.show(failureOf(DbFault::DiskFull, Fate::NothingWritten),
                     {.tryAgain = [&again] { again = true; }, .saveCopy = {}, .backToWork = {}});
    QPointer<RollbackDialog> dialog = stage.queue.current();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QTRY_VERIFY(stage.edit.hasFocus());
    QVERIFY(!again);
}

void RollbackDialogs::tryAgainIsTheDefault()
{
    Stage stage;
    bool again = false;
    stage.queue.show(failureOf(DbFault::Busy, Fate::NothingWritten),
                     {.tryAgain = [&again] { again = true; }, .saveCopy = {}, .backToWork = {}});
    RollbackDialog *dialog = stage.queue.current();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(again);
}

void RollbackDialogs::checkingTurnsIntoWhatWasFound()
{
    Stage stage;
    const Failure checking = failureOf(DbFault::Io, Fate::NotKnown);
    stage.queue.show(checking, {.tryAgain = [] {}, .saveCopy = {}, .backToWork = {}});
    RollbackDialog *dialog = stage.queue.current();
    QVERIFY(!button(dialog, "againButton")->isVisible());
    const QString before = textOf(dialog, "safetyLabel");
    stage.queue.settle(settledFailure(checking, u"DC/26-27/00042"_s));
    QCOMPARE(stage.queue.current(), dialog);
    QVERIFY(textOf(dialog, "safetyLabel") != before);
    QVERIFY(textOf(dialog, "headlineLabel").contains(u"DC/26-27/00042"_s));
    QVERIFY(!button(dialog, "againButton")->isVisible());

    stage.queue.settle(settledFailure(checking, {}));
    dialog->reject();
}

void RollbackDialogs::oneAtATime()
{
    Stage stage;
    stage.queue.show(failureOf(DbFault::DiskFull, Fate::NothingWritten), {});
    RollbackDialog *first = stage.queue.current();
    stage.queue.show(failureOf(DbFault::Busy, Fate::NothingWritten), {});
    QCOMPARE(stage.queue.current(), first);
    QCOMPARE(stage.window.findChildren<RollbackDialog *>().size(), 1);
    first->reject();
    QVERIFY(stage.queue.current() && stage.queue.current() != first);
    stage.queue.current()->reject();
    QVERIFY(!stage.queue.current());
}

void RollbackDialogs::detailsCanBeShownAndCopied()
{
    Stage stage;
    const Failure failure = failureOf(DbFault::DiskFull, Fate::NothingWritten);
    stage.queue.show(failure, {});
    RollbackDialog *dialog = stage.queue.current();
    auto *details = dialog->findChild<QPlainTextEdit *>();
    QVERIFY(!details->isVisible());
    button(dialog, "detailsButton")->click();
    QVERIFY(details->isVisible());
    QVERIFY(!failure.details.isEmpty());
    QCOMPARE(details->toPlainText(), failure.details);
    button(dialog, "copyButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), details->toPlainText());
    dialog->reject();
}

void RollbackDialogs::atStartAnotherCompanyCanBeOpened()
{
    Stage stage;
    RollbackDialog dialog(&stage.window);
    dialog.setFailure(failureOf(DbFault::SchemaTooNew, Fate::NothingWritten));
    dialog.setAtStart(true);
    dialog.open();
    QVERIFY(button(&dialog, "anotherButton")->isVisible());
    QVERIFY(!button(&dialog, "againButton")->isVisible());
    QSignalSpy answered(&dialog, &RollbackDialog::answered);
    button(&dialog, "anotherButton")->click();
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().value<RollbackDialog::Answer>(), RollbackDialog::Answer::OpenAnother);
}

QTEST_MAIN(RollbackDialogs)
#include "tst_rollbackdialog.moc"
