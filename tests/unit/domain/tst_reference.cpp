#include "../vectors.h"

#include "base/typed.h"
#include "domain/kinds.h"
#include "domain/reference.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

class ReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statesAreFoundByCodeAndName();
    void retiredStatesStayReadable();
    void unitsAreFoundByWhatPeopleWrite();
    void countedUnitsHaveNoDecimals();
    void ratesHoldBetweenTheirDays();
    void ewayLimitsDependOnTheState();
    void hsnCodesHaveFourSixOrEightDigits();
    void wordsOfKindsAreReadBack();
    void challansOfSupplyAloneChargeTax();
};

void ReferenceTest::statesAreFoundByCodeAndName()
{
    QCOMPARE(states().size(), std::size_t{41});
    QCOMPARE(normalisedStateCode(u"8"_s), u"08"_s); // C25
    QCOMPARE(normalisedStateCode(u" 08 "_s), u"08"_s);
    QCOMPARE(normalisedStateCode(u"Karnataka"_s), u"29"_s);
    QCOMPARE(normalisedStateCode(u"karnataka"_s), u"29"_s);
    QCOMPARE(normalisedStateCode(u"Atlantis"_s), u"Atlantis"_s);
    QCOMPARE(stateName(u"05"_s), u"Uttarakhand"_s);
    QCOMPARE(stateName(u"36"_s), u"Telangana"_s);
    QCOMPARE(stateName(u"37"_s), u"Andhra Pradesh"_s);
    QCOMPARE(stateName(u"38"_s), u"Ladakh"_s);
    QCOMPARE(stateName(u"26"_s), u"Dadra and Nagar Haveli and Daman and Diu"_s);
    QCOMPARE(stateName(u"97"_s), u"Other Territory"_s);
    QCOMPARE(stateName(u"77"_s), u"77"_s);
    QCOMPARE(stateByName(u"Jammu & Kashmir"_s)->code, u"01"_s);
    QCOMPARE(stateByName(u"Andhra Pradesh"_s)->code, u"37"_s);
    QCOMPARE(stateByName(u"Orissa"_s)->code, u"21"_s);
    QVERIFY(!stateByCode(u"39"_s) && !stateByCode(u"00"_s) && !stateByCode(u""_s) && !stateByName(u""_s));
}

void ReferenceTest::retiredStatesStayReadable()
{
    for (const QString &retired : {u"25"_s, u"28"_s}) {
        QVERIFY(stateByCode(retired).has_value());
        QVERIFY(!stateByCode(retired)->selectable);
    }
    QVERIFY(stateByCode(u"29"_s)->selectable);
    QVERIFY(!stateByCode(u"96"_s)->gstinPrefix);
}

void ReferenceTest::unitsAreFoundByWhatPeopleWrite()
{
    QCOMPARE(units().size(), std::size_t{45});
    const QHash<QString, QString> wanted{{u"Kg"_s, u"KGS"_s},     {u"kgs"_s, u"KGS"_s},  {u"Nos"_s, u"NOS"_s},
                                         {u"Pcs"_s, u"PCS"_s},    {u"Mtr"_s, u"MTR"_s},  {u"Box"_s, u"BOX"_s},
                                         {u"Bundle"_s, u"BDL"_s}, {u"Nos."_s, u"NOS"_s}, {u"SQ. FT."_s, u"SQF"_s},
                                         {u" Litre "_s, u"LTR"_s}};
    for (auto it = wanted.begin(); it != wanted.end(); ++it) { // C90
        QVERIFY2(unitByText(it.key()).has_value(), qPrintable(it.key()));
        QCOMPARE(unitByText(it.key())->code, it.value());
    }
    QVERIFY(!unitByText(u"Lot"_s));
    QVERIFY(!unitByText(u""_s));
    QCOMPARE(unitByText(u"OTH"_s)->code, u"OTH"_s);
    QStringList codes;
    for (const Unit &unit : units()) {
        QVERIFY2(!codes.contains(unit.code), qPrintable(unit.code));
        QCOMPARE(unitByText(unit.code)->code, unit.code); // no synonym hides a code
        codes << unit.code;
    }
}

void ReferenceTest::countedUnitsHaveNoDecimals()
{
    for (const QString &counted : {u"NOS"_s, u"PCS"_s, u"SET"_s, u"BOX"_s, u"BAG"_s, u"BDL"_s, u"BTL"_s, u"CAN"_s,
                                   u"CTN"_s, u"DOZ"_s, u"DRM"_s, u"PAC"_s, u"PRS"_s, u"ROL"_s, u"UNT"_s, u"THD"_s})
        QCOMPARE(unitByText(counted)->decimals, 0);
    for (const QString &measured :
         {u"KGS"_s, u"GMS"_s, u"MTR"_s, u"LTR"_s, u"SQM"_s, u"SQF"_s, u"TON"_s, u"MTS"_s, u"CBM"_s})
        QCOMPARE(unitByText(measured)->decimals, 3);
}

void ReferenceTest::ratesHoldBetweenTheirDays()
{
    const Percent twelve = Percent::fromWhole(12);
    QVERIFY(isGstRateInForce(twelve, QDate(2025, 9, 21)));
    QVERIFY(!isGstRateInForce(twelve, QDate(2025, 9, 22)));
    QVERIFY(isKnownGstRate(twelve));
    QVERIFY(isGstRateInForce(Percent::fromWhole(28), QDate(2026, 1, 31)));
    QVERIFY(!isGstRateInForce(Percent::fromWhole(28), QDate(2026, 2, 1)));
    QVERIFY(!isGstRateInForce(Percent::fromWhole(40), QDate(2025, 9, 21)));
    QVERIFY(isGstRateInForce(Percent::fromWhole(40), QDate(2025, 9, 22)));
    QVERIFY(isGstRateInForce(Percent::fromThousandths(250), QDate(2026, 6, 12)));
    QVERIFY(isGstRateInForce(Percent::fromWhole(18), QDate(2026, 6, 12)));
    QVERIFY(!isGstRateInForce(Percent::fromWhole(18), QDate(2017, 6, 30)));
    QVERIFY(!isKnownGstRate(Percent::fromThousandths(10'200)));
    QCOMPARE(gstRates().size(), std::size_t{13});
}

void ReferenceTest::ewayLimitsDependOnTheState()
{
    for (const auto &row : vectorsOf(u"ewb_thresholds.csv"_s)) {
        const QString state = row[u"state_code"_s];
        const bool between = row[u"movement"_s] == u"inter-State"_s;
        const QString from = state.isEmpty() || state == u"*"_s ? u"29"_s : state;
        const std::optional<Money> limit = ewayBillLimit(from, between ? u"27"_s : from);
        if (row[u"threshold_rupees"_s].isEmpty())
            QVERIFY(!limit);
        else
            QCOMPARE(*limit, parseMoney(row[u"threshold_rupees"_s]).value());
    }
    QCOMPARE(*ewayBillLimit(u"7"_s, u"07"_s), Money::fromRupees(100'000));
    QCOMPARE(*ewayBillLimit(u"01"_s, u"07"_s), Money::fromRupees(50'000));
}

// R55
void ReferenceTest::hsnCodesHaveFourSixOrEightDigits()
{
    for (const QString &good : {u"8471"_s, u"847130"_s, u"84713010"_s, u"998314"_s, u"0402"_s}) // C87
        QCOMPARE(hsnProblem(good, 4), QString());
    for (const QString &bad :
         {u""_s, u"84"_s, u"84713"_s, u"0000"_s, u"000000"_s, u"8471 30"_s, u"84A1"_s, u"847130101"_s})
        QVERIFY2(!hsnProblem(bad, 4).isEmpty(), qPrintable(bad));
    QCOMPARE(normalisedHsn(u"8471 30"_s), u"847130"_s);
    QVERIFY(hsnProblem(u"402"_s, 4).contains(u"0402"_s)); // C65
    QVERIFY(hsnProblem(u"4021000"_s, 4).contains(u"04021000"_s));
    QVERIFY(!hsnProblem(u"8471"_s, 6).isEmpty());
    QCOMPARE(hsnProblem(u"847130"_s, 6), QString());
    QVERIFY(isServiceCode(u"998314"_s));
    QVERIFY(!isServiceCode(u"8471"_s));
}

void ReferenceTest::wordsOfKindsAreReadBack()
{
    for (const QString &word : {u"challan"_s, u"invoice"_s, u"return"_s, u"credit-note"_s, u"receipt"_s})
        QCOMPARE(wordOf(documentKindFrom(word).value()), word);
    for (const QString &word : {u"supply"_s, u"job_work"_s, u"approval"_s, u"liquid_gas"_s, u"branch"_s,
                                u"exhibition"_s, u"repair"_s, u"sample"_s, u"other"_s})
        QCOMPARE(wordOf(purposeFrom(word).value()), word);
    for (const QString &word : {u"regular"_s, u"sez_with_tax"_s, u"sez_without_tax"_s, u"export_with_tax"_s,
                                u"export_without_tax"_s, u"deemed_export"_s})
        QCOMPARE(wordOf(supplyTypeFrom(word).value()), word);
    for (const QString &word : {u"regular"_s, u"unregistered"_s, u"sez"_s, u"overseas"_s, u"consumer"_s})
        QCOMPARE(wordOf(partyTypeFrom(word).value()), word);
    for (const QString &word : {u"goods"_s, u"service"_s})
        QCOMPARE(wordOf(itemKindFrom(word).value()), word);
    for (const QString &word : {u"issued"_s, u"cancelled"_s})
        QCOMPARE(wordOf(documentStatusFrom(word).value()), word);
    QVERIFY(!documentKindFrom(u"Challan"_s) && !purposeFrom(u""_s) && !supplyTypeFrom(u"sez"_s));
    QCOMPARE(displayName(DocumentKind::Challan), u"Delivery challan"_s);
    QCOMPARE(displayName(Purpose::JobWork), u"Job work"_s);
}

void ReferenceTest::challansOfSupplyAloneChargeTax()
{
    QVERIFY(chargesTax(Purpose::Supply) && chargesTax(Purpose::LiquidGas));
    QVERIFY(!chargesTax(Purpose::JobWork) && !chargesTax(Purpose::Approval) && !chargesTax(Purpose::Branch));
    QVERIFY(isReturnable(Purpose::JobWork) && isReturnable(Purpose::Approval));
    QVERIFY(!isReturnable(Purpose::Supply) && !isReturnable(Purpose::Branch));
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
