#include "properties.h"

#include "domain/gstin.h"
#include "domain/numbering.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

class NumberingProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryEachProperty(2'000); }
    void aNumberGivesItsSerialBack();
    void oneChangedCharacterSpoilsAGstin();
};

void NumberingProperty::aNumberGivesItsSerialBack()
{
    QVERIFY(rc::check("a number that was formed is lawful and gives its serial back", [] {
        Series series;
        const auto letters = *rc::gen::resize(
            8, rc::gen::container<std::string>(rc::gen::elementOf(std::string("ABCZ/-09"))));
        series.prefix = QString::fromLatin1(letters.c_str())
            + *rc::gen::element(u""_s, u"{fy}/"_s, u"{fy4}"_s, u"{yyyy}-"_s);
        series.digits = *rc::gen::inRange(1, 8);
        const FinancialYear year = FinancialYear::of(QDate(*rc::gen::inRange(2017, 2100), 6, 1));
        const auto serial = *rc::gen::inRange<std::int64_t>(1, 100'000'000);
        const auto number = formatNumber(series, year, serial);
        RC_ASSERT(number.has_value() == (serial <= lastSerial(series, year)));
        if (!number)
            return;
        RC_ASSERT(numberProblem(*number).isEmpty());
        RC_ASSERT(number->size() <= 16);
        RC_ASSERT(serialOf(series, year, *number).value() == serial);
        RC_ASSERT(serialOf(series, year, number->toLower()).value() == serial);
    }));
}

void NumberingProperty::oneChangedCharacterSpoilsAGstin()
{
    QVERIFY(rc::check("a slip of one key is found", [] {
        const QString alphabet = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"_s;
        const auto digits = [] { return *rc::gen::inRange(0, 10); };
        const auto letter = [&alphabet] { return alphabet.at(*rc::gen::inRange(10, 36)); };
        QString gstin = u"29"_s;
        for (int i = 0; i < 5; ++i)
            gstin += letter();
        for (int i = 0; i < 4; ++i)
            gstin += QString::number(digits());
        gstin += letter();
        gstin += alphabet.at(*rc::gen::inRange(1, 36));
        gstin += u'Z';
        gstin += gstinCheckCharacter(gstin);
        RC_ASSERT(checkGstin(gstin).valid);
        const int at = *rc::gen::inRange(0, 15);
        const QChar other = alphabet.at(*rc::gen::inRange(0, 36));
        RC_PRE(other != gstin.at(at));
        gstin[at] = other;
        RC_ASSERT(!checkGstin(gstin).valid);
    }));
}

QTEST_GUILESS_MAIN(NumberingProperty)
#include "tst_numbering_property.moc"
