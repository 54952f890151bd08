#include "widgets/arithmetic.h"

#include "base/checked.h"
#include "base/text.h"
#include "base/typed.h"

#include <QList>

namespace desk {

namespace {

constexpr int workScale = 6;
constexpr std::int64_t workUnit = 1'000'000;

int decimalsOf(NumberKind kind)
{
    switch (kind) {
    case NumberKind::Money: return 2;
    case NumberKind::Quantity:
    case NumberKind::Percent: return 3;
    case NumberKind::Rate: return workScale;
    }
    return workScale;
}

struct Term {
    QChar sign; // the operator in front
    QString number;
};

// An operator stands between two numbers: the hyphen of "1,00,000/-" and of "-5" is none.
QList<Term> termsOf(const QString &text)
{
    QList<Term> terms{{u'+', {}}};
    for (const QChar given : text) {
        const QChar ch = given == u'\u00D7' || given == u'x' || given == u'X' ? QChar(u'*') : given;
        const QString before = terms.constLast().number.trimmed();
        const bool afterNumber = !before.isEmpty() && before.back().isDigit();
        if (afterNumber && (ch == u'+' || ch == u'-' || ch == u'*')) {
            terms.append({ch, {}});
        } else {
            terms.last().number += ch;
        }
    }
    return terms;
}

std::int64_t powerOfTen(int exponent)
{
    std::int64_t result = 1;
    for (int i = 0; i < exponent; ++i) {
        result *= 10;
    }
    return result;
}

} // namespace

QString workedOut(NumberKind kind, const QString &typed)
{
    const QList<Term> terms = termsOf(typed);
    if (terms.size() < 2) {
        return typed;
    }
    try {
        std::int64_t sum = 0;
        std::int64_t product = 0;
        for (const Term &term : terms) {
            const Typed<Rate> number = parseRate(term.number);
            if (!number) {
                return typed;
            }
            if (term.sign == u'*') {
                product = multiplyDivide(product, number->millionths(), workUnit);
                continue;
            }
            sum = checkedAdd(sum, product);
            product = term.sign == u'-' ? -number->millionths() : number->millionths();
        }
        const int decimals = decimalsOf(kind);
        const std::int64_t rounded = multiplyDivide(checkedAdd(sum, product), 1, powerOfTen(workScale - decimals));
        return decimalText(rounded, decimals, 0);
    } catch (const OverflowError &) {
        return typed;
    }
}

} // namespace desk
