#include "properties.h"

#include "base/financialyear.h"
#include "base/text.h"
#include "base/typed.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

QDate someDate()
{
    return QDate(2000, 1, 1).addDays(*rc::gen::inRange(0, 36'500));
}

} // namespace

class TypedProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryEachProperty(2'000); }
    void whatIsPrintedIsReadBack();
    void whatIsShownIsReadBack();
    void moreDecimalsThanPossibleAreRefused();
    void datesAreReadBackInEveryForm();
    void aDayAndMonthLieInTheYearOfToday();
    void everyDayLiesInItsFinancialYear();
    void wildTextIsReadOrRefusedAndNeverHarmful();
};

void TypedProperty::whatIsPrintedIsReadBack()
{
    QVERIFY(rc::check("plain text of any value is that value", [](std::int64_t raw) {
        RC_ASSERT(parseMoney(Money::fromPaise(raw).toPlain()).value() == Money::fromPaise(raw));
        RC_ASSERT(parseQuantity(Quantity::fromThousandths(raw).toPlain()).value() == Quantity::fromThousandths(raw));
        RC_ASSERT(parseRate(Rate::fromMillionths(raw).toPlain()).value() == Rate::fromMillionths(raw));
        RC_ASSERT(parsePercent(Percent::fromThousandths(raw).toPlain()).value() == Percent::fromThousandths(raw));
    }));
}

void TypedProperty::whatIsShownIsReadBack()
{
    QVERIFY(rc::check("grouped text of any value is that value", [](std::int64_t raw) {
        RC_ASSERT(parseMoney(Money::fromPaise(raw).toDisplay()).value() == Money::fromPaise(raw));
        RC_ASSERT(parseMoney(u"₹ "_s + Money::fromPaise(raw).toDisplay()).value() == Money::fromPaise(raw));
        RC_ASSERT(parseMoney(Money::fromPaise(raw).toDisplay().replace(u',', QChar(0x00a0))).value()
                  == Money::fromPaise(raw));
        RC_ASSERT(parseQuantity(Quantity::fromThousandths(raw).toDisplay(3)).value() == Quantity::fromThousandths(raw));
        RC_ASSERT(parseRate(Rate::fromMillionths(raw).toDisplay()).value() == Rate::fromMillionths(raw));
    }));
}

void TypedProperty::moreDecimalsThanPossibleAreRefused()
{
    QVERIFY(rc::check("a further decimal is refused, a comma for the dot too", [](std::int64_t raw) {
        const QString plain = Money::fromPaise(raw).toPlain();
        RC_ASSERT(!parseMoney(plain + u'5').has_value());
        RC_ASSERT(!parseMoney(QString(plain).replace(u'.', u',')).has_value());
    }));
}

void TypedProperty::datesAreReadBackInEveryForm()
{
    QVERIFY(rc::check("a date printed in any of its forms is that date", [] {
        const QDate date = someDate();
        const QDate today = someDate();
        for (const QString &form :
             {u"dd-MM-yyyy"_s, u"d/M/yyyy"_s, u"dd.MM.yy"_s, u"d-M-yy"_s, u"yyyy-MM-dd"_s, u"ddMMyy"_s, u"ddMMyyyy"_s})
            RC_ASSERT(parseDate(date.toString(form), today).value() == date);
        const QString named = u"%1-%2-%3"_s.arg(date.day()).arg(QLocale::c().monthName(date.month())).arg(date.year());
        RC_ASSERT(parseDate(named, today).value() == date);
        RC_ASSERT(parseDate(dateToDisplay(date), today).value() == date);
        RC_ASSERT(parseDate(dateToIso(date), today).value() == date);
    }));
}

void TypedProperty::aDayAndMonthLieInTheYearOfToday()
{
    QVERIFY(rc::check("a date without a year is in today's financial year, or does not exist there", [] {
        const QDate date = someDate();
        const QDate today = someDate();
        const Typed<QDate> read = parseDate(date.toString(u"d-M"_s), today);
        RC_ASSERT(read.has_value() || (date.day() == 29 && date.month() == 2));
        if (read) {
            RC_ASSERT(FinancialYear::of(*read) == FinancialYear::of(today));
            RC_ASSERT(read->day() == date.day());
            RC_ASSERT(read->month() == date.month());
        }
    }));
}

void TypedProperty::everyDayLiesInItsFinancialYear()
{
    QVERIFY(rc::check("a day lies in its year, whose label is read back", [] {
        const QDate date = someDate();
        const FinancialYear year = FinancialYear::of(date);
        RC_ASSERT(year.contains(date));
        RC_ASSERT(FinancialYear::parse(year.label()).value() == year);
        RC_ASSERT(FinancialYear::of(year.firstDay().addDays(-1)) < year);
        RC_ASSERT(year < FinancialYear::of(year.lastDay().addDays(1)));
    }));
}

void TypedProperty::wildTextIsReadOrRefusedAndNeverHarmful()
{
    QVERIFY(rc::check("any text gives a value or a sentence", [] {
        const auto letters = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("0123456789,.- /+%eRs₹tapr")));
        const QString text = QString::fromUtf8(letters.c_str());
        const Typed<Money> money = parseMoney(text);
        RC_ASSERT(money.has_value() || !money.error().isEmpty());
        const Typed<QDate> date = parseDate(text, QDate(2026, 11, 25));
        RC_ASSERT((date.has_value() ? date->isValid() : !date.error().isEmpty()));
    }));
}

QTEST_GUILESS_MAIN(TypedProperty)
#include "tst_typed_property.moc"
