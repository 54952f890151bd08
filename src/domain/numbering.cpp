#include "domain/numbering.h"

#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNumber = 16; // rule 46(b), rule 55(1)

bool isDigit(QChar ch)
{
    return ch >= u'0' && ch <= u'9';
}

bool isAllowed(QChar ch)
{
    return isDigit(ch) || (ch >= u'A' && ch <= u'Z') || (ch >= u'a' && ch <= u'z') || ch == u'-' || ch == u'/';
}

QString filledPrefix(const Series &series, FinancialYear fy)
{
    QString prefix = series.prefix.toUpper();
    prefix.replace(u"{FY}"_s, fy.shortLabel());
    prefix.replace(u"{FY4}"_s, fy.compactLabel());
    prefix.replace(u"{YYYY}"_s, QString::number(fy.startYear()));
    return prefix;
}

} // namespace

tl::expected<QString, QString> formatNumber(const Series &series, FinancialYear fy, std::int64_t serial)
{
    const QString number = filledPrefix(series, fy) + QString::number(serial).rightJustified(series.digits, u'0');
    if (number.size() > longestNumber) {
        return tl::make_unexpected(
            QCoreApplication::translate(
                "Numbering", "The number %1 has %2 characters; the law allows 16. Start a series with a shorter prefix")
                .arg(number)
                .arg(number.size()));
    }
    if (QString problem = numberProblem(number); !problem.isEmpty())
        return tl::make_unexpected(problem);
    return number;
}

std::int64_t lastSerial(const Series &series, FinancialYear fy)
{
    const qsizetype room = longestNumber - filledPrefix(series, fy).size();
    if (room < series.digits)
        return 0;
    std::int64_t beyond = 1;
    for (qsizetype i = 0; i < room; ++i)
        beyond *= 10;
    return beyond - 1;
}

std::optional<std::int64_t> serialOf(const Series &series, FinancialYear fy, const QString &number)
{
    const QString upper = number.toUpper();
    const QString prefix = filledPrefix(series, fy);
    if (!upper.startsWith(prefix))
        return std::nullopt;
    bool ok = false;
    const qint64 serial = upper.mid(prefix.size()).toLongLong(&ok);
    if (!ok || serial < 1)
        return std::nullopt;
    const auto same = formatNumber(series, fy, serial);
    return same && *same == upper ? std::optional<std::int64_t>(serial) : std::nullopt;
}

QString numberProblem(const QString &number)
{
    if (number.isEmpty())
        return QCoreApplication::translate("Numbering", "Type a number");
    for (const QChar ch : number) {
        if (isAllowed(ch))
            continue;
        return QCoreApplication::translate("Numbering", "A number may hold only letters, digits, - and /. Take out %1")
            .arg(ch.isSpace() ? QCoreApplication::translate("Numbering", "the blank") : u'"' + QString(ch) + u'"');
    }
    if (number.size() > longestNumber) {
        return QCoreApplication::translate("Numbering", "The number has %1 characters; the law allows 16. Shorten it")
            .arg(number.size());
    }
    return {};
}

QString portalNumberProblem(const QString &number)
{
    if (QString problem = numberProblem(number); !problem.isEmpty())
        return problem;
    const QChar first = number.front();
    if (first != u'0' && first != u'/' && first != u'-')
        return {};
    return QCoreApplication::translate(
               "Numbering", "The e-invoice portal refuses a number that begins with %1. Begin with a letter or 1 to 9")
        .arg(first);
}

} // namespace desk
