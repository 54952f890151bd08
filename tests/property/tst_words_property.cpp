#include "properties.h"

#include "domain/words.h"

#include <QHash>
#include <QStringList>
#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

std::uint64_t oneWord(const QString &word)
{
    static const QStringList small{u"Zero"_s,    u"One"_s,     u"Two"_s,       u"Three"_s,    u"Four"_s,
                                   u"Five"_s,    u"Six"_s,     u"Seven"_s,     u"Eight"_s,    u"Nine"_s,
                                   u"Ten"_s,     u"Eleven"_s,  u"Twelve"_s,    u"Thirteen"_s, u"Fourteen"_s,
                                   u"Fifteen"_s, u"Sixteen"_s, u"Seventeen"_s, u"Eighteen"_s, u"Nineteen"_s};
    static const QStringList tens{u"Twenty"_s, u"Thirty"_s,  u"Forty"_s,  u"Fifty"_s,
                                  u"Sixty"_s,  u"Seventy"_s, u"Eighty"_s, u"Ninety"_s};
    if (const qsizetype at = small.indexOf(word); at >= 0)
        return static_cast<std::uint64_t>(at);
    const qsizetype at = tens.indexOf(word);
    RC_ASSERT(at >= 0);
    return static_cast<std::uint64_t>(at + 2) * 10;
}

// The number that words say: everything before the last name of a group counts that group.
std::uint64_t saidNumber(const QStringList &words)
{
    const std::array groups{
        std::pair{u"Crore"_s, std::uint64_t{10'000'000}}, std::pair{u"Lakh"_s, std::uint64_t{100'000}},
        std::pair{u"Thousand"_s, std::uint64_t{1'000}}, std::pair{u"Hundred"_s, std::uint64_t{100}}};
    for (const auto &[name, size] : groups) {
        const qsizetype at = words.lastIndexOf(name);
        if (at >= 0)
            return saidNumber(words.first(at)) * size + saidNumber(words.sliced(at + 1));
    }
    std::uint64_t sum = 0;
    for (const QString &word : words)
        sum += oneWord(word);
    return sum;
}

std::uint64_t saidPaise(const QString &sentence)
{
    QStringList words = sentence.split(u' ');
    RC_ASSERT(words.takeLast() == u"Only"_s);
    std::uint64_t paise = 0;
    if (words.last() == u"Paise"_s) {
        const qsizetype at = words.lastIndexOf(u"and"_s);
        paise = saidNumber(words.sliced(at + 1, words.size() - at - 2));
        words = words.first(at);
    }
    RC_ASSERT(paise < 100);
    RC_ASSERT(words.takeFirst() == u"Rupees"_s);
    return saidNumber(words) * 100 + paise;
}

} // namespace

class WordsProperty : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryEachProperty(3'000); }
    void wordsSayTheAmount();
};

// R49: read back, the words are the amount to the paisa.
void WordsProperty::wordsSayTheAmount()
{
    QVERIFY(rc::check("the amount in words is the amount", [](std::uint64_t raw) {
        const auto paise = static_cast<std::int64_t>(raw / 2);
        const QString words = amountInWords(Money::fromPaise(paise));
        RC_ASSERT(saidPaise(words) == static_cast<std::uint64_t>(paise));
        RC_ASSERT(!words.contains(u"  "_s));
        RC_ASSERT(paise < 100 || !words.contains(u"Zero"_s));
        RC_ASSERT(amountInWords(Money::fromPaise(-paise - 1)).startsWith(u"Minus Rupees "_s));
    }));
}

QTEST_GUILESS_MAIN(WordsProperty)
#include "tst_words_property.moc"
