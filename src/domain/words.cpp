#include "domain/words.h"

#include <QStringList>

#include <array>
#include <cstdint>

namespace desk {

namespace {

constexpr std::array small{"Zero",     "One",     "Two",     "Three",     "Four",     "Five",    "Six",
                           "Seven",    "Eight",   "Nine",    "Ten",       "Eleven",   "Twelve",  "Thirteen",
                           "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array tens{"", "", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};

struct Group {
    std::uint64_t size;
    const char *name;
};
constexpr std::array groups{Group{10'000'000, "Crore"}, Group{100'000, "Lakh"}, Group{1'000, "Thousand"},
                            Group{100, "Hundred"}};

void append(QStringList &words, std::uint64_t number)
{
    // Above a crore crores the crores are themselves said in lakh and crore.
    for (const Group &group : groups) {
        if (number < group.size)
            continue;
        append(words, number / group.size);
        words << QString::fromLatin1(group.name);
        number %= group.size;
        if (number == 0)
            return;
    }
    if (number < small.size()) {
        words << QString::fromLatin1(small.at(number));
        return;
    }
    words << QString::fromLatin1(tens.at(number / 10));
    if (number % 10 != 0)
        words << QString::fromLatin1(small.at(number % 10));
}

} // namespace

QString amountInWords(Money amount)
{
    const std::int64_t paise = amount.paise();
    const std::uint64_t magnitude = paise < 0 ? ~static_cast<std::uint64_t>(paise) + 1
                                              : static_cast<std::uint64_t>(paise);
    QStringList words;
    if (paise < 0)
        words << QStringLiteral("Minus");
    words << QStringLiteral("Rupees");
    append(words, magnitude / 100);
    if (magnitude % 100 != 0) {
        words << QStringLiteral("and");
        append(words, magnitude % 100);
        words << QStringLiteral("Paise");
    }
    words << QStringLiteral("Only");
    return words.join(QLatin1Char(' '));
}

} // namespace desk
