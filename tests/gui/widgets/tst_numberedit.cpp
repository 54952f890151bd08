#include "widgets/arithmetic.h"
#include "widgets/numberedit.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace desk;

class NumberEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheGroupedAmountWhenLeft();
    void worksOutWhatIsTyped_data();
    void worksOutWhatIsTyped();
    void takesAPastedAmountWithItsMarks_data();
    void takesAPastedAmountWithItsMarks();
    void keepsWhatItCannotReadAndSaysWhy_data();
    void keepsWhatItCannotReadAndSaysWhy();
    void givesTheTypedTextAndTheValueOnce();
    void isBlankAfterItsTextIsRemoved();
    void escapeBringsTheValueBack();
    void theWheelAndTheArrowKeysChangeNothing();
    void showsAQuantityInTheDecimalsOfItsUnit();
    void aCalculationTooLargeIsLeftToTheReader();
};

void NumberEditTest::showsTheGroupedAmountWhenLeft()
{
    NumberEdit edit(NumberKind::Money);
    QTest::keyClicks(&edit, u"1234567.5"_s);
    QVERIFY(edit.commit());
    QCOMPARE(edit.text(), u"12,34,567.50"_s);
    QCOMPARE(edit.valueOr(Money()), Money::fromPaise(123'456'750));
    QVERIFY(edit.alignment().testFlag(Qt::AlignRight));
}

void NumberEditTest::worksOutWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("plain");
    QTest::newRow("product") << u"12*5"_s << u"60"_s;
    QTest::newRow("sum") << u"100+18"_s << u"118"_s;
    QTest::newRow("product before sum") << u"1,000-2*12.5"_s << u"975"_s;
    QTest::newRow("blanks") << u" 3 x 4 "_s << u"12"_s;
    QTest::newRow("rounded once, half away from zero") << u"0.5*0.01"_s << u"0.01"_s;
    QTest::newRow("no calculation") << u"1,00,000/-"_s << u"1,00,000/-"_s;
    QTest::newRow("a negative number") << u"-5"_s << u"-5"_s;
    QTest::newRow("an operator without a number") << u"12*"_s << u"12*"_s;
    QTest::newRow("a comma for a dot inside") << u"12,5*2"_s << u"12,5*2"_s;
}

void NumberEditTest::worksOutWhatIsTyped()
{
    QFETCH(QString, typed);
    QTEST(workedOut(NumberKind::Money, typed), "plain");
}

void NumberEditTest::takesAPastedAmountWithItsMarks_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::newRow("rupee sign") << u"₹ 1,00,000"_s;
    QTest::newRow("slash and dash") << u"1,00,000/-"_s;
    QTest::newRow("no-break blank") << u"1,00,000\u00A0"_s;
}

void NumberEditTest::takesAPastedAmountWithItsMarks()
{
    QFETCH(QString, pasted);
    NumberEdit edit(NumberKind::Money);
    edit.insert(pasted);
    Q_EMIT edit.textEdited(edit.text());
    QVERIFY2(edit.commit(), qPrintable(edit.problem()));
    QCOMPARE(edit.valueOr(Money()), Money::fromRupees(100'000));
}

void NumberEditTest::keepsWhatItCannotReadAndSaysWhy_data()
{
    QTest::addColumn<NumberKind>("kind");
    QTest::addColumn<QString>("typed");
    QTest::newRow("a comma for a dot") << NumberKind::Quantity << u"12,5"_s;
    QTest::newRow("letters") << NumberKind::Rate << u"abc"_s;
    QTest::newRow("three decimals of a rupee") << NumberKind::Money << u"1.005"_s;
    QTest::newRow("two dots") << NumberKind::Percent << u"1.2.3"_s;
}

void NumberEditTest::keepsWhatItCannotReadAndSaysWhy()
{
    QFETCH(NumberKind, kind);
    QFETCH(QString, typed);
    NumberEdit edit(kind);
    QSignalSpy refused(&edit, &NumberEdit::textRefused);
    QSignalSpy committed(&edit, &NumberEdit::valueCommitted);
    QTest::keyClicks(&edit, typed);
    QVERIFY(!edit.commit());
    QCOMPARE(edit.text(), typed);
    QVERIFY(!edit.problem().isEmpty());
    QVERIFY(edit.property("bad").toBool());
    QCOMPARE(edit.value().index(), std::size_t(0));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(committed.size(), 0);
    QVERIFY(!edit.commit()); // asked again, still refused
}

void NumberEditTest::givesTheTypedTextAndTheValueOnce()
{
    NumberEdit edit(NumberKind::Quantity);
    QSignalSpy committed(&edit, &NumberEdit::valueCommitted);
    QTest::keyClicks(&edit, u"12*5"_s);
    QTest::keyClick(&edit, Qt::Key_Return);
    edit.commit();
    QCOMPARE(committed.size(), 1);
    QCOMPARE(committed.at(0).at(0).toString(), u"12*5"_s);
    QCOMPARE(edit.valueOr(Quantity()), Quantity::fromWhole(60));
}

void NumberEditTest::isBlankAfterItsTextIsRemoved()
{
    NumberEdit edit(NumberKind::Rate);
    edit.setValue(Rate::fromMillionths(8'500'000));
    edit.selectAll();
    QTest::keyClick(&edit, Qt::Key_Delete);
    QVERIFY(edit.commit());
    QCOMPARE(edit.value().index(), std::size_t(0));
}

void NumberEditTest::escapeBringsTheValueBack()
{
    NumberEdit edit(NumberKind::Money);
    edit.setValue(Money::fromRupees(5));
    QTest::keyClicks(&edit, u"77"_s);
    QTest::keyClick(&edit, Qt::Key_Escape);
    QCOMPARE(edit.text(), u"5.00"_s);
    QVERIFY(edit.commit());
    QCOMPARE(edit.valueOr(Money()), Money::fromRupees(5));
}

void NumberEditTest::theWheelAndTheArrowKeysChangeNothing()
{
    NumberEdit edit(NumberKind::Money);
    edit.setValue(Money::fromRupees(5));
    QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&edit, &wheel);
    QVERIFY(!wheel.isAccepted()); // the page scrolls instead
    QTest::keyClick(&edit, Qt::Key_Up);
    QTest::keyClick(&edit, Qt::Key_PageDown);
    QCOMPARE(edit.text(), u"5.00"_s);
}

void NumberEditTest::showsAQuantityInTheDecimalsOfItsUnit()
{
    NumberEdit edit(NumberKind::Quantity);
    edit.setValue(Quantity::fromWhole(12'000));
    QCOMPARE(edit.text(), u"12,000.000"_s);
    edit.setDecimals(0);
    edit.setValue(Quantity::fromWhole(12'000));
    QCOMPARE(edit.text(), u"12,000"_s);
}

void NumberEditTest::aCalculationTooLargeIsLeftToTheReader()
{
    NumberEdit edit(NumberKind::Money);
    QTest::keyClicks(&edit, u"9999999999*9999999999"_s);
    QVERIFY(!edit.commit());
    QVERIFY(!edit.problem().isEmpty());
}

QTEST_MAIN(NumberEditTest)
#include "tst_numberedit.moc"
