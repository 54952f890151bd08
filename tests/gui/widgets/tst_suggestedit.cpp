#include "widgets/keys.h"
#include "widgets/suggestedit.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <deque>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

struct Query {
    QString text;
    quint64 generation;
};

SuggestRows offersFor(const QString &text)
{
    SuggestRows rows;
    int id = 0;
    for (const QString &name : {u"Patel Steel Traders"_s, u"Patil Engineering"_s, u"Deccan Tools"_s}) {
        ++id;
        if (name.contains(text, Qt::CaseInsensitive)) {
            rows.append(SuggestRow{name, u"detail"_s, id});
        }
    }
    rows.append(SuggestRow{u"Create"_s, {}, {}, true});
    return rows;
}

} // namespace

class SuggestEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterTakesTheFirstOfferAndMovesOn();
    void theListIsAChildThatNeverTakesTheKeyboard();
    void arrowsChooseWithoutChangingTheText();
    void enterBeforeTheAnswerIsRememberedAndNothingIsLost();
    void theWaitingFieldTakesTheEqualBeforeTheFirst();
    void anAnswerOfAnOlderTextIsDropped();
    void aWaitingFieldTypedIntoAgainWaitsNoMore();
    void aWaitingTextThatIsNoRecordIsUnresolved();
    void leavingByMouseNeverPicks();
    void escapeClosesTheListAndEnterThenPicksNothingUnseen();
    void aListClosedByEscapeStaysClosedWhenALaterAnswerComes();
    void theRowThatCreatesAsksAndPicksNothing();
    void enterAloneNeverCreates();
    void tabTakesTheOfferToo();
    void passingAFieldUntouchedChangesNothing();
    void anEmptiedFieldIsCleared();
    void theListIsCapped();
    void aClickPicks();

private:
    void answer(const Query &query) { m_edit->showSuggestions(query.generation, offersFor(query.text)); }

    QWidget *m_window = nullptr;
    SuggestEdit *m_edit = nullptr;
    QLineEdit *m_next = nullptr;
    std::deque<Query> m_queries;
    QStringList m_log;
};

void SuggestEditTest::init()
{
    m_window = new QWidget;
    m_edit = new SuggestEdit;
    m_next = new QLineEdit;
    auto *layout = new QVBoxLayout(m_window);
    layout->addWidget(m_edit);
    layout->addWidget(m_next);
    layout->addStretch();
    new FieldWalk(m_window);
    m_window->resize(500, 500);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    m_edit->setFocus();
    m_queries.clear();
    m_log.clear();
    connect(m_edit, &SuggestEdit::queryChanged, this, [this](const QString &text, quint64 generation) {
        m_queries.push_back({text, generation});
    });
    connect(m_edit, &SuggestEdit::chosen, this,
            [this](const SuggestRow &row) { m_log.append(u"chosen "_s + row.payload.toString()); });
    connect(m_edit, &SuggestEdit::cleared, this, [this] { m_log.append(u"cleared"_s); });
    connect(m_edit, &SuggestEdit::unresolved, this,
            [this](const QString &text) { m_log.append(u"unresolved "_s + text); });
    connect(m_edit, &SuggestEdit::createRequested, this,
            [this](const QString &text) { m_log.append(u"create "_s + text); });
    connect(m_edit, &SuggestEdit::settled, this, [this] { m_log.append(u"settled"_s); });
}

void SuggestEditTest::cleanup()
{
    delete m_window;
}

void SuggestEditTest::enterTakesTheFirstOfferAndMovesOn()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    QCOMPARE(m_queries.size(), std::size_t(3));
    answer(m_queries.back());
    QVERIFY(m_edit->isListOpen());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log, QStringList{u"chosen 1"_s});
    QCOMPARE(m_edit->text(), u"Patel Steel Traders"_s);
    QVERIFY(!m_edit->isListOpen());
    QVERIFY(m_next->hasFocus());
}

void SuggestEditTest::theListIsAChildThatNeverTakesTheKeyboard()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(m_queries.back());
    QCOMPARE(m_edit->list()->parentWidget(), m_window);
    QVERIFY(!m_edit->list()->isWindow());
    QCOMPARE(m_edit->list()->focusPolicy(), Qt::NoFocus);
    QVERIFY(m_edit->hasFocus());
    QVERIFY(m_window->rect().contains(m_edit->list()->geometry()));
}

void SuggestEditTest::arrowsChooseWithoutChangingTheText()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(m_queries.back());
    QTest::keyClick(m_edit, Qt::Key_Down);
    QCOMPARE(m_edit->text(), u"pat"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log, QStringList{u"chosen 2"_s});
}

void SuggestEditTest::enterBeforeTheAnswerIsRememberedAndNothingIsLost()
{
    // Keys back to back as a scanner sends them; no answer comes before the last.
    QTest::keyClicks(m_edit, u"pat"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(m_next->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"GJ05"_s);
    QVERIFY(m_edit->isWaiting());
    QCOMPARE(m_edit->takeCurrent(), SuggestEdit::Outcome::Waiting);
    for (const Query &query : m_queries) {
        answer(query);
    }
    QCOMPARE(m_log, (QStringList{u"chosen 1"_s, u"settled"_s}));
    QCOMPARE(m_edit->text(), u"Patel Steel Traders"_s);
    QCOMPARE(m_next->text(), u"GJ05"_s);
    QVERIFY(m_next->hasFocus());
    QVERIFY(!m_edit->isListOpen());
}

void SuggestEditTest::theWaitingFieldTakesTheEqualBeforeTheFirst()
{
    QTest::keyClicks(m_edit, u"patil engineering"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    m_edit->showSuggestions(m_queries.back().generation, offersFor({}));
    QCOMPARE(m_log, (QStringList{u"chosen 2"_s, u"settled"_s}));
}

void SuggestEditTest::anAnswerOfAnOlderTextIsDropped()
{
    QTest::keyClicks(m_edit, u"decc"_s);
    const Query older = m_queries.back();
    QTest::keyClick(m_edit, Qt::Key_Backspace);
    answer(older);
    QVERIFY(!m_edit->isListOpen());
    QTest::keyClick(m_edit, Qt::Key_Return);
    answer(older);
    QVERIFY(m_log.isEmpty());
    answer(m_queries.back());
    QCOMPARE(m_log.value(0), u"chosen 3"_s);
}

void SuggestEditTest::aWaitingFieldTypedIntoAgainWaitsNoMore()
{
    QTest::keyClicks(m_edit, u"dec"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    const Query first = m_queries.back();
    m_edit->setFocus();
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(first);
    QVERIFY(m_log.isEmpty());
    QVERIFY(!m_edit->hasChoice());
    QCOMPARE(m_edit->text(), u"pat"_s);
}

void SuggestEditTest::aWaitingTextThatIsNoRecordIsUnresolved()
{
    QTest::keyClicks(m_edit, u"zz"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    answer(m_queries.back());
    QCOMPARE(m_log, (QStringList{u"unresolved zz"_s, u"settled"_s}));
    QCOMPARE(m_edit->text(), u"zz"_s);
}

void SuggestEditTest::leavingByMouseNeverPicks()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(m_queries.back());
    m_next->setFocus(Qt::MouseFocusReason);
    QCOMPARE(m_log, QStringList{u"unresolved pat"_s});
    QVERIFY(!m_edit->hasChoice());
    QVERIFY(!m_edit->isListOpen());
    QCOMPARE(m_edit->takeCurrent(), SuggestEdit::Outcome::Unresolved); // nor does a submit later
}

void SuggestEditTest::escapeClosesTheListAndEnterThenPicksNothingUnseen()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(m_queries.back());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!m_edit->isListOpen());
    QCOMPARE(m_edit->text(), u"pat"_s);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log.value(0), u"unresolved pat"_s);
    QVERIFY(m_next->hasFocus());
}

// The list of "p" still stands when Esc comes; the answer for "pat" is on its way.
void SuggestEditTest::aListClosedByEscapeStaysClosedWhenALaterAnswerComes()
{
    QTest::keyClicks(m_edit, u"p"_s);
    answer(m_queries.back());
    QTest::keyClicks(m_edit, u"at"_s);
    QVERIFY(m_edit->isListOpen());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    answer(m_queries.back());
    QVERIFY(!m_edit->isListOpen());
    QTest::keyClicks(m_edit, u"e"_s);
    answer(m_queries.back());
    QVERIFY(m_edit->isListOpen());
}

void SuggestEditTest::theRowThatCreatesAsksAndPicksNothing()
{
    QTest::keyClicks(m_edit, u"zz"_s);
    answer(m_queries.back());
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log, QStringList{u"create zz"_s});
    QVERIFY(m_edit->hasFocus());
    QVERIFY(!m_edit->hasChoice());
}

void SuggestEditTest::enterAloneNeverCreates()
{
    QTest::keyClicks(m_edit, u"zz"_s);
    answer(m_queries.back());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log.value(0), u"unresolved zz"_s);
    QVERIFY(!m_log.contains(u"create zz"_s));
    QCOMPARE(m_edit->text(), u"zz"_s);
    QVERIFY(m_next->hasFocus());
}

void SuggestEditTest::tabTakesTheOfferToo()
{
    QTest::keyClicks(m_edit, u"dec"_s);
    answer(m_queries.back());
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_log, QStringList{u"chosen 3"_s});
    QVERIFY(m_next->hasFocus());
}

void SuggestEditTest::passingAFieldUntouchedChangesNothing()
{
    m_edit->setChoice(u"Deccan Tools"_s, 3);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(m_log.isEmpty());
    QVERIFY(m_queries.empty());
    QCOMPARE(m_edit->choice().payload.toInt(), 3);
    QVERIFY(m_next->hasFocus());
}

void SuggestEditTest::anEmptiedFieldIsCleared()
{
    m_edit->setChoice(u"Deccan Tools"_s, 3);
    m_edit->selectAll();
    QTest::keyClick(m_edit, Qt::Key_Delete);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_log, QStringList{u"cleared"_s});
    QVERIFY(!m_edit->hasChoice());
}

void SuggestEditTest::theListIsCapped()
{
    SuggestRows many;
    for (int i = 0; i < 200; ++i) {
        many.append(SuggestRow{QString::number(i), {}, i});
    }
    many.append(SuggestRow{u"Create"_s, {}, {}, true});
    QTest::keyClicks(m_edit, u"p"_s);
    m_edit->showSuggestions(m_queries.back().generation, many);
    QCOMPARE(m_edit->list()->rowCount(), SuggestList::maximumRows);
    QTest::keyClick(m_edit, Qt::Key_Up); // from the first to the last: still the row that creates
    QVERIFY(m_edit->list()->currentRow()->creates);
}

void SuggestEditTest::aClickPicks()
{
    QTest::keyClicks(m_edit, u"pat"_s);
    answer(m_queries.back());
    const QModelIndex second = m_edit->list()->model()->index(1, 0);
    QTest::mouseClick(m_edit->list()->viewport(), Qt::LeftButton, {}, m_edit->list()->visualRect(second).center());
    QCOMPARE(m_log, QStringList{u"chosen 2"_s});
    QVERIFY(m_edit->hasFocus());
}

QTEST_MAIN(SuggestEditTest)
#include "tst_suggestedit.moc"
