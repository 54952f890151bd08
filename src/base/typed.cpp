#include "base/typed.h"

#include "base/financialyear.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <limits>
#include <optional>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const char *text)
{
    return QCoreApplication::translate("Typed", text);
}

tl::unexpected<QString> refuse(const QString &text)
{
    return tl::make_unexpected(text);
}

bool isDigits(const QString &text)
{
    for (const QChar ch : text) {
        if (ch < u'0' || ch > u'9')
            return false;
    }
    return !text.isEmpty();
}

// Digits of Indian scripts become 0-9, every kind of blank one plain blank, the typographic minus a hyphen.
QString plainCharacters(const QString &text)
{
    QString result;
    for (const QChar ch : text.simplified()) {
        if (ch.isDigit())
            result += QChar(u'0' + ch.digitValue());
        else if (ch == u'\u2212')
            result += u'-';
        else
            result += ch;
    }
    return result;
}

bool takePrefix(QString &text, QStringView prefix)
{
    if (!text.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    text = text.mid(prefix.size()).trimmed();
    return true;
}

void dropCurrencyMarks(QString &text)
{
    for (const QStringView mark : {u"₹"_s, u"Rs."_s, u"Rs"_s, u"INR"_s}) {
        if (takePrefix(text, mark))
            break;
    }
    for (const QString &mark : {u"/-"_s, u"/="_s}) {
        if (text.endsWith(mark)) {
            text.chop(mark.size());
            text = text.trimmed();
        }
    }
}

// 1,00,000 as India groups and 100,000 as the rest of the world does; anything else is a slip of the finger (C19).
bool isRegularGrouping(const QStringList &groups)
{
    const qsizetype last = groups.size() - 1;
    for (const QString &group : groups) {
        if (!isDigits(group))
            return false;
    }
    if (groups.at(last).size() != 3)
        return false;
    bool indian = groups.first().size() <= 2;
    bool western = groups.first().size() <= 3;
    for (qsizetype i = 1; i < last; ++i) {
        indian = indian && groups.at(i).size() == 2;
        western = western && groups.at(i).size() == 3;
    }
    return indian || western;
}

// The whole part without its grouping marks; none when they stand irregularly or are mixed.
std::optional<QString> ungrouped(const QString &whole)
{
    if (whole.isEmpty() || isDigits(whole))
        return whole;
    const QChar mark = whole.contains(u',') ? u',' : u' ';
    QStringList groups = whole.split(mark);
    if (groups.size() < 2 || !isRegularGrouping(groups))
        return std::nullopt;
    return groups.join(QString());
}

QString groupingMessage(const QString &typed, const QString &number)
{
    const qsizetype comma = number.indexOf(u',');
    if (number.count(u',') == 1 && !number.contains(u'.') && number.size() - comma != 4) {
        QString meant = number;
        meant[comma] = u'.';
        return sentence("A comma only groups digits, as in 1,00,000. For decimals type a dot: %1").arg(meant);
    }
    return sentence("The digits of \"%1\" are grouped irregularly. Type them without commas, or as in 1,00,000.50")
        .arg(typed);
}

Typed<std::int64_t> scaled(const QString &digits, bool negative)
{
    constexpr auto top = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::uint64_t limit = negative ? top + 1 : top;
    std::uint64_t value = 0;
    for (const QChar digit : digits) {
        const auto units = static_cast<std::uint64_t>(digit.digitValue());
        if (value > (limit - units) / 10)
            return refuse(sentence("This number is too large"));
        value = value * 10 + units;
    }
    return static_cast<std::int64_t>(negative ? ~value + 1 : value);
}

Typed<std::int64_t> parseDecimal(const QString &typed, int scale)
{
    QString text = plainCharacters(typed);
    if (text.isEmpty())
        return refuse(sentence("Type a number"));
    bool negative = takePrefix(text, u"-");
    dropCurrencyMarks(text);
    negative = (!negative && takePrefix(text, u"-")) || negative;

    const qsizetype dot = text.indexOf(u'.');
    const QString whole = dot < 0 ? text : text.left(dot);
    const QString decimals = dot < 0 ? QString() : text.mid(dot + 1);
    for (const QChar ch : whole + decimals) {
        if ((ch < u'0' || ch > u'9') && ch != u',' && ch != u' ')
            return refuse(
                sentence("\"%1\" is not a number. Type digits, and a dot before decimals").arg(typed.trimmed()));
    }
    if (whole.isEmpty() && decimals.isEmpty())
        return refuse(sentence("\"%1\" is not a number. Type digits, and a dot before decimals").arg(typed.trimmed()));
    const std::optional<QString> digits = ungrouped(whole);
    if (!digits || (!decimals.isEmpty() && !isDigits(decimals)))
        return refuse(groupingMessage(typed.trimmed(), text));
    if (decimals.size() > scale)
        return refuse(sentence("At most %1 decimals are possible here").arg(scale));
    return scaled(*digits + decimals.leftJustified(scale, u'0'), negative);
}

constexpr std::array monthNames{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

// Three letters or more of an English month name.
int monthByName(const QString &text)
{
    if (text.size() < 3)
        return 0;
    for (std::size_t i = 0; i < monthNames.size(); ++i) {
        if (QString::fromLatin1(monthNames.at(i)).startsWith(text, Qt::CaseInsensitive))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

tl::unexpected<QString> notADate(const QString &typed)
{
    return refuse(sentence("\"%1\" is not a date. Type 5, 5-4, 05-04-2026 or t for today").arg(typed));
}

Typed<QDate> existing(int year, int month, int day)
{
    if (month < 1 || month > 12)
        return refuse(sentence("There is no month %1. Dates are typed day, month, year").arg(month));
    const QDate date(year, month, day);
    if (date.isValid())
        return date;
    const QString name = QCoreApplication::translate("Typed", monthNames.at(static_cast<std::size_t>(month - 1)));
    if (month == 2 && day == 29)
        return refuse(sentence("29 February %1 does not exist").arg(year));
    return refuse(sentence("%1 %2 does not exist").arg(day).arg(name));
}

// A day and month without a year lie in the financial year of today.
int yearOf(int month, QDate today)
{
    const int start = FinancialYear::of(today).startYear();
    return month >= 4 ? start : start + 1;
}

std::optional<int> yearFrom(const QString &text)
{
    if (!isDigits(text) || (text.size() != 2 && text.size() != 4))
        return std::nullopt;
    const int year = text.toInt();
    if (text.size() == 2)
        return 2000 + year;
    return year >= 1900 && year < 2200 ? std::optional<int>(year) : std::nullopt;
}

// 5, 0504, 050426, 05042026.
Typed<QDate> fromDigits(const QString &text, QDate today)
{
    switch (text.size()) {
    case 1:
    case 2: return existing(today.year(), today.month(), text.toInt());
    case 4: {
        const int month = text.mid(2, 2).toInt();
        return existing(yearOf(month, today), month, text.left(2).toInt());
    }
    case 6:
    case 8:
        if (const std::optional<int> year = yearFrom(text.mid(4)))
            return existing(*year, text.mid(2, 2).toInt(), text.left(2).toInt());
        return notADate(text);
    default: return notADate(text);
    }
}

Typed<QDate> fromOffset(const QString &text, QDate today)
{
    const int sign = text.startsWith(u'-') ? -1 : 1;
    const QString days = text.mid(1).trimmed();
    if (days.isEmpty())
        return today.addDays(sign);
    if (!isDigits(days) || days.size() > 4)
        return notADate(text);
    return today.addDays(qint64{sign} * days.toInt());
}

Typed<QDate> fromParts(const QString &typed, const QStringList &parts, QDate today)
{
    if (parts.size() == 3 && parts.at(0).size() == 4 && isDigits(parts.join(QString())) && parts.at(1).size() <= 2
        && parts.at(2).size() <= 2) {
        const std::optional<int> year = yearFrom(parts.at(0));
        return year ? existing(*year, parts.at(1).toInt(), parts.at(2).toInt()) : notADate(typed);
    }
    if (parts.size() < 2 || parts.size() > 3 || !isDigits(parts.at(0)) || parts.at(0).size() > 2)
        return notADate(typed);
    const bool monthInDigits = isDigits(parts.at(1)) && parts.at(1).size() <= 2;
    const int month = monthInDigits ? parts.at(1).toInt() : monthByName(parts.at(1));
    if (!monthInDigits && month == 0)
        return notADate(typed);
    if (parts.size() == 2)
        return existing(yearOf(month, today), month, parts.at(0).toInt());
    const std::optional<int> year = yearFrom(parts.at(2));
    return year ? existing(*year, month, parts.at(0).toInt()) : notADate(typed);
}

// Separators become one blank each; so do the seams around a month's name: 5apr26.
QStringList dateParts(const QString &text)
{
    QString spaced;
    for (const QChar ch : text) {
        const bool separator = ch == u'-' || ch == u'/' || ch == u'.' || ch == u',';
        const bool seam = !spaced.isEmpty()
            && ((spaced.back().isDigit() && ch.isLetter()) || (spaced.back().isLetter() && ch.isDigit()));
        if (seam)
            spaced += u' ';
        spaced += separator ? QChar(u' ') : ch;
    }
    return spaced.simplified().split(u' ');
}

} // namespace

Typed<Money> parseMoney(const QString &text)
{
    return parseDecimal(text, 2).map(&Money::fromPaise);
}

Typed<Quantity> parseQuantity(const QString &text)
{
    return parseDecimal(text, 3).map(&Quantity::fromThousandths);
}

Typed<Rate> parseRate(const QString &text)
{
    return parseDecimal(text, 6).map(&Rate::fromMillionths);
}

Typed<Percent> parsePercent(const QString &text)
{
    QString number = text.trimmed();
    if (number.endsWith(u'%'))
        number.chop(1);
    return parseDecimal(number, 3).map(&Percent::fromThousandths);
}

Typed<QDate> parseDate(const QString &text, QDate today)
{
    const QString typed = plainCharacters(text);
    if (typed.isEmpty())
        return refuse(sentence("Type a date: 5, 5-4, 05-04-2026 or t for today"));
    const QString lower = typed.toLower();
    if (lower == u"t"_s || lower == u"today"_s)
        return today;
    if (typed.startsWith(u'+') || typed.startsWith(u'-'))
        return fromOffset(typed, today);
    if (isDigits(typed))
        return fromDigits(typed, today);
    return fromParts(typed, dateParts(typed), today);
}

QString dateToDisplay(QDate date)
{
    return date.toString(u"dd-MM-yyyy"_s);
}

QString dateToIso(QDate date)
{
    return date.toString(Qt::ISODate);
}

} // namespace desk
