#include "widgets/dateedit.h"
#include "widgets/monthcalendar.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

const QDate today(2026, 11, 25);

} // namespace

class DateEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsADateAsItIsTyped_data();
    void readsADateAsItIsTyped();
    void keepsADateThatDoesNotExist_data();
    void keepsADateThatDoesNotExist();
    void upAndDownStepADay();
    void theMonthIsSteeredFromTheField();
    void escapeClosesOneLevelOnly();
    void anEmptiedFieldIsNoDate();
};

void DateEditTest::readsADateAsItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    QTest::newRow("today") << u"t"_s << u"25-11-2026"_s;
    QTest::newRow("tomorrow") << u"+"_s << u"26-11-2026"_s;
    QTest::newRow("yesterday") << u"-"_s << u"24-11-2026"_s;
    QTest::newRow("three days ago") << u"-3"_s << u"22-11-2026"_s;
    QTest::newRow("in five days") << u"+5"_s << u"30-11-2026"_s;
    QTest::newRow("day of this month") << u"5"_s << u"05-11-2026"_s;
    QTest::newRow("day and month") << u"5-4"_s << u"05-04-2026"_s;
    QTest::newRow("end of the financial year") << u"31/3"_s << u"31-03-2027"_s;
    QTest::newRow("four digits") << u"0504"_s << u"05-04-2026"_s;
    QTest::newRow("six digits") << u"050426"_s << u"05-04-2026"_s;
    QTest::newRow("eight digits") << u"31122026"_s << u"31-12-2026"_s;
    QTest::newRow("in full") << u"31-12-2026"_s << u"31-12-2026"_s;
}

void DateEditTest::readsADateAsItIsTyped()
{
    QFETCH(QString, typed);
    DateEdit edit;
    edit.setToday([] { return today; });
    edit.setDate(today);
    edit.selectAll();
    QSignalSpy committed(&edit, &DateEdit::dateCommitted);
    QTest::keyClicks(&edit, typed);
    QTest::keyClick(&edit, Qt::Key_Return);
    QTEST(edit.text(), "shown");
    QCOMPARE(committed.size(), 1);
}

void DateEditTest::keepsADateThatDoesNotExist_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("31 November") << u"31-11"_s;
    QTest::newRow("29 February of a common year") << u"29-2-2027"_s;
    QTest::newRow("31 this month") << u"31"_s;
    QTest::newRow("words") << u"soon"_s;
}

void DateEditTest::keepsADateThatDoesNotExist()
{
    QFETCH(QString, typed);
    DateEdit edit;
    edit.setToday([] { return today; });
    edit.setDate(today);
    edit.selectAll();
    QSignalSpy refused(&edit, &DateEdit::textRefused);
    QTest::keyClicks(&edit, typed);
    QVERIFY(!edit.commit());
    QCOMPARE(edit.text(), typed);
    QVERIFY(!edit.date().isValid());
    QVERIFY(!edit.problem().isEmpty());
    QVERIFY(edit.property("bad").toBool());
    QCOMPARE(refused.size(), 1);
    edit.setDate(today);
    QVERIFY(edit.problem().isEmpty());
    QVERIFY(!edit.property("bad").toBool());
}

void DateEditTest::upAndDownStepADay()
{
    DateEdit edit;
    edit.setToday([] { return today; });
    edit.setDate(QDate(2026, 11, 30));
    QTest::keyClick(&edit, Qt::Key_Up);
    QCOMPARE(edit.text(), u"01-12-2026"_s);
    QTest::keyClick(&edit, Qt::Key_Down);
    QTest::keyClick(&edit, Qt::Key_Down);
    QCOMPARE(edit.text(), u"29-11-2026"_s);
}

void DateEditTest::theMonthIsSteeredFromTheField()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *edit = new DateEdit;
    layout->addWidget(edit);
    window.resize(500, 500);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    edit->setToday([] { return today; });
    edit->setDate(today);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(edit->calendar());
    QCOMPARE(edit->calendar()->parentWidget(), &window); // a child, never a popup window
    QCOMPARE(edit->calendar()->focusPolicy(), Qt::NoFocus);
    QTest::keyClick(edit, Qt::Key_Right);
    QTest::keyClick(edit, Qt::Key_Down);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!edit->calendar());
    QCOMPARE(edit->text(), u"03-12-2026"_s);
}

void DateEditTest::escapeClosesOneLevelOnly()
{
    QWidget window;
    window.resize(500, 500);
    DateEdit edit(&window);
    edit.setToday([] { return today; });
    edit.setDate(today);
    QTest::keyClick(&edit, Qt::Key_F4);
    QTest::keyClick(&edit, Qt::Key_Left);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QVERIFY(!edit.calendar());
    QCOMPARE(edit.date(), today);
    edit.selectAll();
    QTest::keyClicks(&edit, u"5"_s);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(edit.text(), u"25-11-2026"_s);
}

void DateEditTest::anEmptiedFieldIsNoDate()
{
    DateEdit edit;
    edit.setDate(today);
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_Delete);
    QVERIFY(edit.commit());
    QVERIFY(!edit.date().isValid());
    QVERIFY(edit.problem().isEmpty());
}

QTEST_MAIN(DateEditTest)
#include "tst_dateedit.moc"
