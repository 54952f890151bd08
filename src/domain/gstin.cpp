#include "domain/gstin.h"

#include "domain/reference.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int base = 36;

QString sentence(const char *text)
{
    return QCoreApplication::translate("Gstin", text);
}

int valueOf(QChar ch)
{
    if (ch >= u'0' && ch <= u'9')
        return ch.unicode() - u'0';
    if (ch >= u'A' && ch <= u'Z')
        return ch.unicode() - u'A' + 10;
    return -1;
}

bool isDigit(QChar ch)
{
    return ch >= u'0' && ch <= u'9';
}

bool isLetter(QChar ch)
{
    return ch >= u'A' && ch <= u'Z';
}

bool matches(const QString &text, const char *pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(QLatin1String(pattern)));
    return expression.match(text).hasMatch();
}

// Numbers of embassies and UN bodies, of non-residents, and of online services from abroad have shapes of their own,
// and their last character follows no published rule.
QString specialShape(const QString &gstin)
{
    if (matches(gstin, "[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[A-Z0-9]"))
        return sentence("This is the UIN of an embassy or a UN body, not a GSTIN");
    if (matches(gstin, "[0-9]{4}[A-Z]{3}[0-9]{5}NR[A-Z0-9]"))
        return sentence("This is the number of a non-resident taxpayer");
    if (matches(gstin, "99[0-9]{2}[A-Z]{3}[0-9]{5}OS[A-Z0-9]"))
        return sentence("This is the number of an online service from abroad (OIDAR)");
    return {};
}

QString positionProblem(const QString &gstin, int position, bool letterWanted)
{
    const QChar found = gstin.at(position);
    if (!letterWanted && (found == u'O' || found == u'I')) {
        return sentence("Character %1 of the GSTIN must be a digit: the letter %2 stands where %3 is meant")
            .arg(position + 1)
            .arg(found)
            .arg(found == u'O' ? u'0' : u'1');
    }
    const QString text = letterWanted ? sentence("Character %1 of the GSTIN must be a letter, not %2")
                                      : sentence("Character %1 of the GSTIN must be a digit, not %2");
    return text.arg(position + 1).arg(found);
}

// State, PAN and entity: characters 1 to 13.
QString shapeProblem(const QString &gstin)
{
    for (int i = 0; i < 12; ++i) {
        const bool letterWanted = (i >= 2 && i <= 6) || i == 11;
        if (letterWanted ? !isLetter(gstin.at(i)) : !isDigit(gstin.at(i)))
            return positionProblem(gstin, i, letterWanted);
    }
    if (gstin.at(12) == u'0')
        return sentence("Character 13 of the GSTIN cannot be 0: it counts the registrations from 1");
    return {};
}

QString stateProblem(const QString &code)
{
    const std::optional<State> state = stateByCode(code);
    if (state && state->gstinPrefix)
        return {};
    return sentence("The GSTIN begins with %1, which is no state's code").arg(code);
}

QString lengthOrCharacterProblem(const QString &gstin)
{
    const auto strange = std::find_if(gstin.begin(), gstin.end(), [](QChar ch) { return valueOf(ch) < 0; });
    if (strange != gstin.end())
        return sentence("A GSTIN holds only capital letters and digits. Take out %1").arg(*strange);
    if (gstin.size() != 15)
        return sentence("A GSTIN has 15 characters; %1 are typed").arg(gstin.size());
    return {};
}

} // namespace

QString normalisedGstin(const QString &typed)
{
    QString result;
    for (const QChar ch : typed) {
        if (!ch.isSpace())
            result += ch.toUpper();
    }
    return result;
}

QChar gstinCheckCharacter(QStringView first14)
{
    int sum = 0;
    int weight = 1;
    for (const QChar ch : first14) {
        const int value = valueOf(ch);
        if (value < 0)
            return {};
        const int product = value * weight;
        sum += product / base + product % base;
        weight = 3 - weight;
    }
    const int check = (base - sum % base) % base;
    return QChar(check < 10 ? u'0' + check : u'A' + check - 10);
}

GstinCheck checkGstin(const QString &gstin)
{
    GstinCheck result;
    result.problem = lengthOrCharacterProblem(gstin);
    if (!result.problem.isEmpty())
        return result;
    result.state = gstin.left(2);
    if (result.warning = specialShape(gstin); !result.warning.isEmpty()) {
        result.problem = stateProblem(result.state);
        result.valid = result.problem.isEmpty();
        return result;
    }
    result.pan = gstin.mid(2, 10);
    result.problem = shapeProblem(gstin);
    if (result.problem.isEmpty())
        result.problem = stateProblem(result.state);
    if (!result.problem.isEmpty())
        return result;

    const QChar kind = gstin.at(13);
    const QChar expected = gstinCheckCharacter(QStringView(gstin).left(14));
    if (isLetter(kind) && kind > u'J' && kind != u'Z')
        result.problem = sentence("Character 14 of the GSTIN is usually Z, not %1").arg(kind);
    else if (gstin.at(14) != expected)
        result.problem = sentence("The last character of the GSTIN does not fit the rest: %1 would, %2 is typed. "
                                  "Compare it with the certificate")
                             .arg(expected)
                             .arg(gstin.at(14));
    if (!result.problem.isEmpty())
        return result;
    if (kind == u'C')
        result.warning = sentence("This is the number of a collector of tax at source (TCS)");
    else if (kind == u'D')
        result.warning = sentence("This is the number of a deductor of tax at source (TDS)");
    else if (kind != u'Z')
        result.warning = sentence("Character 14 of the GSTIN is usually Z, not %1").arg(kind);
    result.valid = true;
    return result;
}

QString transporterIdProblem(const QString &id)
{
    const QString normalised = normalisedGstin(id);
    if (normalised.size() != 15)
        return sentence("A transporter ID has 15 characters; %1 are typed").arg(normalised.size());
    if (!matches(normalised, "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z][0-9A-Z]{2}"))
        return sentence("A transporter ID looks like a GSTIN: 2 digits, the PAN, and 3 more characters");
    const QString prefix = normalised.left(2);
    const std::optional<State> state = stateByCode(prefix);
    if (prefix != u"88"_s && !(state && state->gstinPrefix))
        return sentence("A transporter ID begins with a state's code or with 88, not with %1").arg(prefix);
    return {};
}

} // namespace desk
