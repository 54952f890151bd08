#include "widgets/keys.h"
#include "widgets/linegrid.h"
#include "widgets/suggestedit.h"

#include "gui/widgets/samplelines.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <deque>

using namespace Qt::StringLiterals;
using namespace desk;

class LineGridTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterWalksTheCellsThatCanBeTyped();
    void tabWalksAsEnterDoesAndNeverWraps();
    void typedAtScannerSpeedWithAnswersAfterTheLastKeyNothingIsLost();
    void answersOutOfOrderReachTheirOwnLines();
    void anAnswerForALineRemovedMeanwhileIsDropped();
    void aLateAnswerPicksNothingUnseenAfterEscape();
    void aLateAnswerDoesNotOverwriteTheRateThatWasTyped();
    void aLateAnswerFillsTheRateCellThatIsOpen();
    void anItemTypedAnewForgetsTheFirst();
    void aTextThatIsNoItemStaysAndIsMarked();
    void enterOnTheBlankItemLeaves();
    void shiftTabAtTheFirstCellLeavesBack();
    void f6Leaves();
    void upAndDownKeepTheColumn();
    void escapeClosesTheListThenTheCell();
    void ctrlEnterCommitsTheOpenCell();
    void submitWithAnItemUnansweredWaits();
    void aRefusedNumberStaysAsTypedAndDoesNotHoldThePersonBack();
    void aCalculationIsWorkedOut();
    void linesAreRemovedInsertedAndMoved();
    void theCellAboveIsCopied();
    void theWholeLineAboveIsCopiedToABlankRow();
    void homeAndEndOfTheLines();
    void typingStartsEditingAndF2DoesNot();
    void theWheelChangesNothing();
    void ctrlAReachesTheFormWithTallyKeys();
    void pastedRowsAreHandedOver();
    void theRowThatCreatesStopsTheWalk();
    void leavingACellByMousePicksNothing();
    void aClickInTheListPicksAndWalksOn();
    void whatTheGridDoesNotWantReachesTheForm();
    void cellsAndEditorsAreNamed();
    void aModelResetWhileACellIsOpenIsSurvived();

private:
    struct Query {
        QString text;
        quint64 generation;
    };

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar ch : text) {
            QTest::keyClicks(QApplication::focusWidget(), ch); // as the window system does, to the focus of that moment
        }
    }
    void answerAll();
    void answer(const Query &query) { m_grid->suggestAnswer(query.generation, SampleLines::offers(query.text)); }
    QPoint at() const { return {m_grid->currentIndex().row(), m_grid->currentIndex().column()}; }
    void twoLines();

    QWidget *m_window = nullptr;
    QLineEdit *m_before = nullptr;
    LineGrid *m_grid = nullptr;
    QLineEdit *m_after = nullptr;
    SampleLines *m_model = nullptr;
    std::deque<Query> m_queries;
    bool m_atOnce = true;
};

void LineGridTest::init()
{
    m_window = new QWidget;
    m_before = new QLineEdit;
    m_grid = new LineGrid;
    m_after = new QLineEdit;
    m_model = new SampleLines(m_window);
    m_grid->setModel(m_model);
    auto *layout = new QVBoxLayout(m_window);
    layout->addWidget(m_before);
    layout->addWidget(m_grid);
    layout->addWidget(m_after);
    m_window->resize(1000, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    m_queries.clear();
    m_atOnce = true;
    connect(m_grid, &LineGrid::suggestQuery, this, [this](int, int, const QString &text, quint64 generation) {
        m_queries.push_back({text, generation});
        if (m_atOnce) {
            answer(m_queries.back());
        }
    });
    m_before->setFocus();
    key(Qt::Key_Tab);
}

void LineGridTest::cleanup()
{
    delete m_window;
}

void LineGridTest::answerAll()
{
    while (!m_queries.empty()) {
        const Query query = m_queries.front();
        m_queries.pop_front();
        answer(query);
    }
}

void LineGridTest::twoLines()
{
    m_model->addLine(0, u"2"_s);
    m_model->addLine(1, u"3"_s);
}

void LineGridTest::enterWalksTheCellsThatCanBeTyped()
{
    QCOMPARE(at(), QPoint(0, SampleLines::Item)); // coming in by Tab opens the blank line
    type(u"copper rod"_s);
    key(Qt::Key_Return);
    QCOMPARE(at(), QPoint(0, SampleLines::QuantityColumn));
    type(u"2.5"_s);
    key(Qt::Key_Enter);
    QCOMPARE(at(), QPoint(0, SampleLines::RateColumn));
    key(Qt::Key_Return);
    QCOMPARE(at(), QPoint(1, SampleLines::Item));
    QVERIFY(m_grid->openEditor());
    key(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(at(), QPoint(0, SampleLines::RateColumn));
    QCOMPARE(m_model->written(), QStringList{u"Copper rod 12 mm|2.5|812"_s});
}

void LineGridTest::tabWalksAsEnterDoesAndNeverWraps()
{
    type(u"bear"_s);
    key(Qt::Key_Tab);
    type(u"1"_s);
    key(Qt::Key_Tab);
    key(Qt::Key_Tab);
    QCOMPARE(at(), QPoint(1, SampleLines::Item));
    key(Qt::Key_Tab); // the blank item: out, not round to the first cell
    QVERIFY(m_after->hasFocus());
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ|1|215"_s});
}

void LineGridTest::typedAtScannerSpeedWithAnswersAfterTheLastKeyNothingIsLost()
{
    m_atOnce = false;
    for (const QString &line : {u"copper rod|10"_s, u"bolt m8 x 60|20"_s, u"alu|30"_s}) {
        type(line.section(u'|', 0, 0));
        key(Qt::Key_Return);
        type(line.section(u'|', 1));
        key(Qt::Key_Return);
        key(Qt::Key_Return);
    }
    key(Qt::Key_Return);
    QVERIFY(m_after->hasFocus());
    type(u"after"_s);
    QVERIFY(m_grid->hasWaiting());
    QSignalSpy settled(m_grid, &LineGrid::settled);
    answerAll();
    QCOMPARE(settled.size(), 1);
    QVERIFY(!m_grid->hasWaiting());
    QCOMPARE(
        m_model->written(),
        (QStringList{u"Copper rod 12 mm|10|812"_s, u"Bolt M8 x 60 HT|20|9.75"_s, u"Aluminium sheet 2 mm|30|245"_s}));
    QCOMPARE(m_after->text(), u"after"_s);
}

void LineGridTest::answersOutOfOrderReachTheirOwnLines()
{
    m_atOnce = false;
    for (const QString &item : {u"bear"_s, u"cable"_s}) {
        type(item);
        key(Qt::Key_Return);
        type(u"1"_s);
        key(Qt::Key_Return);
        key(Qt::Key_Return);
    }
    while (!m_queries.empty()) {
        answer(m_queries.back());
        m_queries.pop_back();
    }
    QCOMPARE(m_model->written(), (QStringList{u"Bearing 6204 ZZ|1|215"_s, u"Cable copper 2.5 sq mm|1|38.4"_s}));
}

void LineGridTest::aLateAnswerPicksNothingUnseenAfterEscape()
{
    m_atOnce = false;
    type(u"b"_s);
    answer(m_queries.back());
    type(u"ear"_s);
    QSignalSpy unresolved(m_grid, &LineGrid::unresolved);
    key(Qt::Key_Escape);
    key(Qt::Key_Return);
    answerAll();
    QCOMPARE(unresolved.size(), 1);
    QCOMPARE(unresolved.front().at(2).toString(), u"bear"_s);
}

void LineGridTest::anAnswerForALineRemovedMeanwhileIsDropped()
{
    m_atOnce = false;
    type(u"bear"_s);
    key(Qt::Key_Return);
    const Query query = m_queries.back();
    QVERIFY(m_grid->isAwaited(query.generation));
    key(Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(!m_grid->hasWaiting());
    QVERIFY(m_grid->commitPending());
    answer(query);
    QVERIFY(m_model->written().isEmpty());
}

void LineGridTest::aLateAnswerDoesNotOverwriteTheRateThatWasTyped()
{
    m_atOnce = false;
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"1"_s);
    key(Qt::Key_Return);
    type(u"99"_s);
    answerAll();
    key(Qt::Key_Return);
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ|1|99"_s});
}

void LineGridTest::aLateAnswerFillsTheRateCellThatIsOpen()
{
    m_atOnce = false;
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"1"_s);
    key(Qt::Key_Return);
    answerAll();
    auto *rate = qobject_cast<QLineEdit *>(m_grid->openEditor());
    QVERIFY(rate);
    QCOMPARE(rate->text(), u"215"_s);
    QCOMPARE(rate->selectedText(), u"215"_s);
    key(Qt::Key_Return);
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ|1|215"_s});
}

void LineGridTest::anItemTypedAnewForgetsTheFirst()
{
    m_atOnce = false;
    type(u"bear"_s);
    key(Qt::Key_Return);
    const Query first = m_queries.back();
    key(Qt::Key_Backtab);
    type(u"cable"_s);
    const Query second = m_queries.back();
    key(Qt::Key_Return);
    answer(second);
    answer(first);
    QCOMPARE(m_model->written(), QStringList{u"Cable copper 2.5 sq mm||38.4"_s});
}

void LineGridTest::aTextThatIsNoItemStaysAndIsMarked()
{
    m_atOnce = false;
    QSignalSpy unresolved(m_grid, &LineGrid::unresolved);
    type(u"zzz"_s);
    key(Qt::Key_Return);
    type(u"4"_s);
    key(Qt::Key_Return);
    answerAll();
    QCOMPARE(unresolved.size(), 1);
    QCOMPARE(m_model->written(), QStringList{u"?zzz|4|"_s});
    QVERIFY(!m_model->index(0, SampleLines::Item).data(ProblemRole).toString().isEmpty());
}

void LineGridTest::enterOnTheBlankItemLeaves()
{
    QSignalSpy left(m_grid, &LineGrid::leaveForward);
    key(Qt::Key_Return);
    QCOMPARE(left.size(), 1);
    QVERIFY(m_after->hasFocus());
    QCOMPARE(m_model->rowCount(), 1);
}

void LineGridTest::shiftTabAtTheFirstCellLeavesBack()
{
    QSignalSpy left(m_grid, &LineGrid::leaveBackward);
    key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(left.size(), 1);
    QVERIFY(m_before->hasFocus());
}

void LineGridTest::f6Leaves()
{
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"7"_s);
    key(Qt::Key_F6);
    QVERIFY(m_after->hasFocus());
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ|7|215"_s});
    key(Qt::Key_Backtab);
    key(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_before->hasFocus());
}

void LineGridTest::upAndDownKeepTheColumn()
{
    twoLines();
    m_grid->editCell(0, SampleLines::QuantityColumn);
    type(u"9"_s);
    key(Qt::Key_Down);
    QCOMPARE(at(), QPoint(1, SampleLines::QuantityColumn));
    QVERIFY(m_grid->openEditor());
    key(Qt::Key_Up);
    QCOMPARE(at(), QPoint(0, SampleLines::QuantityColumn));
    QCOMPARE(m_model->written().value(0), u"Copper rod 12 mm|9|812"_s);
}

void LineGridTest::escapeClosesTheListThenTheCell()
{
    QSignalSpy formEscape(m_window, &QObject::objectNameChanged);
    auto *shortcut = new QShortcut(QKeySequence(Qt::Key_Escape), m_window);
    connect(shortcut, &QShortcut::activated, m_window, [this] { m_window->setObjectName(u"left"_s); });
    type(u"bo"_s);
    auto *edit = qobject_cast<SuggestEdit *>(m_grid->openEditor());
    QVERIFY(edit && edit->isListOpen());
    key(Qt::Key_Escape);
    QVERIFY(!edit->isListOpen());
    QCOMPARE(m_grid->openEditor(), edit);
    QCOMPARE(edit->text(), u"bo"_s);
    key(Qt::Key_Escape);
    QVERIFY(!m_grid->openEditor());
    QVERIFY(m_model->written().isEmpty());
    QCOMPARE(formEscape.size(), 0);
    key(Qt::Key_Escape);
    QCOMPARE(formEscape.size(), 1);
}

void LineGridTest::ctrlEnterCommitsTheOpenCell()
{
    // C81: 5 in the model, 7 typed over it and the form submitted with the cell still open.
    QStringList submitted;
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_window);
    connect(shortcut, &QShortcut::activated, this, [&] {
        QVERIFY(m_grid->commitPending());
        submitted = m_model->written();
    });
    m_model->addLine(0, u"5"_s);
    m_grid->editCell(0, SampleLines::QuantityColumn);
    type(u"7"_s);
    key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted, QStringList{u"Copper rod 12 mm|7|812"_s});
    QVERIFY(!m_grid->openEditor());
}

void LineGridTest::submitWithAnItemUnansweredWaits()
{
    m_atOnce = false;
    QSignalSpy settled(m_grid, &LineGrid::settled);
    type(u"bear"_s);
    QVERIFY(!m_grid->commitPending());
    QCOMPARE(settled.size(), 0);
    answerAll();
    QCOMPARE(settled.size(), 1);
    QVERIFY(m_grid->commitPending());
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ||215"_s});
}

void LineGridTest::aRefusedNumberStaysAsTypedAndDoesNotHoldThePersonBack()
{
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"12,5"_s);
    key(Qt::Key_Return);
    QCOMPARE(at(), QPoint(0, SampleLines::RateColumn));
    QCOMPARE(m_model->index(0, SampleLines::QuantityColumn).data().toString(), u"12,5"_s);
    QVERIFY(!m_model->index(0, SampleLines::QuantityColumn).data(ProblemRole).toString().isEmpty());
    m_grid->editCell(0, SampleLines::QuantityColumn);
    QVERIFY(m_grid->openEditor()->property("bad").toBool());
}

void LineGridTest::aCalculationIsWorkedOut()
{
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"12*5"_s);
    key(Qt::Key_Return);
    type(u"100+18"_s);
    key(Qt::Key_Return);
    QCOMPARE(m_model->written(), QStringList{u"Bearing 6204 ZZ|60|118"_s});
}

void LineGridTest::linesAreRemovedInsertedAndMoved()
{
    twoLines();
    QSignalSpy removed(m_grid, &LineGrid::lineRemoved);
    m_grid->editCell(0, SampleLines::QuantityColumn);
    key(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(m_model->written(), (QStringList{u"Bolt M8 x 40 HT|3|8.5"_s, u"Copper rod 12 mm|2|812"_s}));
    QCOMPARE(at(), QPoint(1, SampleLines::QuantityColumn));
    key(Qt::Key_Down, Qt::AltModifier); // not past the blank line
    QCOMPARE(at(), QPoint(1, SampleLines::QuantityColumn));
    key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_model->written().value(0), u"Copper rod 12 mm|2|812"_s);
    key(Qt::Key_Insert);
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(at(), QPoint(0, SampleLines::Item));
    key(Qt::Key_R, Qt::AltModifier);
    QCOMPARE(m_model->rowCount(), 3);
    type(u"half typed"_s);
    key(Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_model->written(), QStringList{u"Bolt M8 x 40 HT|3|8.5"_s});
    QCOMPARE(removed.size(), 2);
    m_grid->editCell(1, SampleLines::Item);
    key(Qt::Key_Delete, Qt::ControlModifier); // the blank line stays
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(removed.size(), 2);
}

void LineGridTest::theCellAboveIsCopied()
{
    twoLines();
    m_grid->editCell(1, SampleLines::QuantityColumn);
    type(u"999"_s);
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_model->written().value(1), u"Bolt M8 x 40 HT|2|8.5"_s);
    QVERIFY(m_grid->openEditor());
    m_grid->editCell(0, SampleLines::QuantityColumn);
    key(Qt::Key_D, Qt::ControlModifier); // nothing above
    QCOMPARE(m_model->written().value(0), u"Copper rod 12 mm|2|812"_s);
}

void LineGridTest::theWholeLineAboveIsCopiedToABlankRow()
{
    twoLines();
    m_grid->editCell(2, SampleLines::Item);
    key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_model->written().value(2), u"Bolt M8 x 40 HT|3|8.5"_s);
    QCOMPARE(m_model->rowCount(), 4);
}

void LineGridTest::homeAndEndOfTheLines()
{
    twoLines();
    m_grid->editCell(1, SampleLines::QuantityColumn);
    key(Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(at(), QPoint(0, SampleLines::Item));
    key(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(at(), QPoint(2, SampleLines::Item));
}

void LineGridTest::typingStartsEditingAndF2DoesNot()
{
    twoLines();
    m_grid->commitPending();
    m_grid->setFocus();
    m_grid->setCurrentIndex(m_model->index(0, SampleLines::QuantityColumn));
    key(Qt::Key_F2);
    QVERIFY(!m_grid->openEditor());
    type(u"45"_s);
    QVERIFY(m_grid->openEditor());
    key(Qt::Key_Return);
    QCOMPARE(m_model->written().value(0), u"Copper rod 12 mm|45|812"_s);
    m_grid->commitPending();
    m_grid->setFocus();
    m_grid->setCurrentIndex(m_model->index(1, SampleLines::QuantityColumn));
    key(Qt::Key_Return); // Enter opens the cell it stands on
    QVERIFY(m_grid->openEditor());
    QCOMPARE(at(), QPoint(1, SampleLines::QuantityColumn));
    key(Qt::Key_Escape);
    key(Qt::Key_Delete);
    QCOMPARE(m_model->written().value(1), u"Bolt M8 x 40 HT||8.5"_s);
}

void LineGridTest::theWheelChangesNothing()
{
    twoLines();
    m_grid->editCell(0, SampleLines::QuantityColumn);
    QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_grid->openEditor(), &wheel);
    m_grid->commitPending();
    QCOMPARE(m_model->written().value(0), u"Copper rod 12 mm|2|812"_s);
}

void LineGridTest::ctrlAReachesTheFormWithTallyKeys()
{
    AcceptKeyFilter filter;
    qApp->installEventFilter(&filter);
    int accepted = 0;
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_A), m_window);
    connect(shortcut, &QShortcut::activated, this, [&accepted] { ++accepted; });
    type(u"bo"_s);
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(accepted, 0);
    QCOMPARE(qobject_cast<QLineEdit *>(m_grid->openEditor())->selectedText(), u"bo"_s);
    filter.setTallyKeys(true);
    key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(accepted, 1);
}

void LineGridTest::pastedRowsAreHandedOver()
{
    QSignalSpy pasted(m_grid, &LineGrid::pasteRows);
    QGuiApplication::clipboard()->setText(u"Bolt M8 x 40 HT\t5\r\nBearing 6204 ZZ\t6\r\n"_s);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted.at(0).at(0).toInt(), 0);
    QCOMPARE(pasted.at(0).at(2).toString(), u"Bolt M8 x 40 HT\t5\r\nBearing 6204 ZZ\t6\r\n"_s);
    m_grid->editCell(0, SampleLines::QuantityColumn);
    QGuiApplication::clipboard()->setText(u"12"_s);
    key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(qobject_cast<QLineEdit *>(m_grid->openEditor())->text(), u"12"_s);
}

void LineGridTest::theRowThatCreatesStopsTheWalk()
{
    QSignalSpy create(m_grid, &LineGrid::createRequested);
    type(u"zzz"_s);
    key(Qt::Key_Down);
    key(Qt::Key_Return);
    QCOMPARE(create.size(), 1);
    QCOMPARE(create.at(0).at(2).toString(), u"zzz"_s);
    QCOMPARE(at(), QPoint(0, SampleLines::Item));
    QCOMPARE(m_model->written(), QStringList{u"?zzz||"_s});
}

void LineGridTest::leavingACellByMousePicksNothing()
{
    type(u"bo"_s);
    m_after->setFocus(Qt::MouseFocusReason);
    QVERIFY(!m_grid->openEditor());
    QCOMPARE(m_model->written(), QStringList{u"?bo||"_s});
}

void LineGridTest::aClickInTheListPicksAndWalksOn()
{
    type(u"bo"_s);
    SuggestList *list = qobject_cast<SuggestEdit *>(m_grid->openEditor())->list();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(m_model->written(), QStringList{u"Bolt M8 x 60 HT||9.75"_s});
    QCOMPARE(at(), QPoint(0, SampleLines::QuantityColumn));
}

void LineGridTest::whatTheGridDoesNotWantReachesTheForm()
{
    int saved = 0;
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_S), m_window);
    connect(shortcut, &QShortcut::activated, this, [&saved] { ++saved; });
    type(u"bo"_s);
    key(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved, 1);
    QSignalSpy open(m_grid, &LineGrid::openRequested);
    key(Qt::Key_Return, Qt::AltModifier);
    QCOMPARE(open.size(), 1);
    QVERIFY(m_grid->openEditor());
}

void LineGridTest::cellsAndEditorsAreNamed()
{
    twoLines();
    QCOMPARE(m_model->index(0, SampleLines::QuantityColumn).data(Qt::AccessibleTextRole).toString(),
             u"Row 1, Quantity: 2.000"_s);
    m_grid->editCell(1, SampleLines::QuantityColumn);
    QCOMPARE(m_grid->openEditor()->accessibleName(), u"Quantity, row 2"_s);
    QVERIFY(!m_grid->accessibleName().isEmpty());
}

void LineGridTest::aModelResetWhileACellIsOpenIsSurvived()
{
    m_atOnce = false;
    type(u"bear"_s);
    key(Qt::Key_Return);
    type(u"5"_s);
    m_model->clear();
    QCoreApplication::processEvents();
    QVERIFY(m_grid->commitPending());
    answerAll();
    QVERIFY(m_model->written().isEmpty());
    m_grid->enterForward();
    QVERIFY(m_grid->openEditor());
}

QTEST_MAIN(LineGridTest)
#include "tst_linegrid.moc"
