#include "../vectors.h"

#include "base/typed.h"
#include "domain/words.h"

#include <QtTest>

#include <limits>

using namespace desk;
using namespace Qt::StringLiterals;

class WordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amountsAreSaidInLakhAndCrore_data();
    void amountsAreSaidInLakhAndCrore();
    void theExtremesAreSaidToo();
};

void WordsTest::amountsAreSaidInLakhAndCrore_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("words");
    for (const auto &row : vectorsOf(u"amount_in_words_vectors.csv"_s))
        QTest::newRow(qPrintable(row[u"amount"_s])) << row[u"amount"_s] << row[u"words_indian"_s];
    // C21
    QTest::newRow("thousand hundred") << u"1,100.00"_s << u"Rupees One Thousand One Hundred Only"_s;
    QTest::newRow("empty groups") << u"10,00,001.00"_s << u"Rupees Ten Lakh One Only"_s;
    QTest::newRow("C16")
        << u"1,17,99,99,88,200.00"_s
        << u"Rupees Eleven Thousand Seven Hundred Ninety Nine Crore Ninety Nine Lakh Eighty Eight Thousand "
           "Two Hundred Only"_s;
    QTest::newRow("five paise") << u"0.05"_s << u"Rupees Zero and Five Paise Only"_s;
    QTest::newRow("a thousand crore") << u"10,00,00,00,000.00"_s << u"Rupees One Thousand Crore Only"_s;
}

// R49: crore, lakh and thousand, rupees and paise.
void WordsTest::amountsAreSaidInLakhAndCrore()
{
    QFETCH(QString, amount);
    QFETCH(QString, words);
    QCOMPARE(amountInWords(parseMoney(amount).value()), words);
}

void WordsTest::theExtremesAreSaidToo()
{
    QCOMPARE(amountInWords(Money::fromRupees(-5)), u"Minus Rupees Five Only"_s);
    QVERIFY(amountInWords(Money::fromPaise(std::numeric_limits<std::int64_t>::min())).endsWith(u"Eight Paise Only"_s));
    QVERIFY(amountInWords(Money::fromPaise(std::numeric_limits<std::int64_t>::max())).endsWith(u"Seven Paise Only"_s));
}

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
