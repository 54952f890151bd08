#include "domain/gstin.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &usualShapes()
{
    // State, district and number; three-letter plates of old; defence, temporary, Bhutan and Nepal.
    static const QRegularExpression shapes(QRegularExpression::anchoredPattern(
        u"[A-Z]{2}[0-9]{2}[A-Z]{0,3}[0-9]{4}|[A-Z]{2}[0-9]{3}[A-Z][0-9]{4}|[A-Z]{3}[0-9]{4}"
        "|(?:DF|TM|BP|NP)[0-9A-Z]{5,13}"_s));
    return shapes;
}

bool fits(const QString &plate)
{
    return usualShapes().match(plate).hasMatch();
}

} // namespace

QString normalisedVehicle(const QString &typed)
{
    QString result;
    for (const QChar ch : typed) {
        if (!ch.isSpace() && ch != u'-')
            result += ch.toUpper();
    }
    return result;
}

bool isBharatPlate(const QString &normalised)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(u"[0-9]{2}BH[0-9]{4}[A-HJ-NP-Z]{1,2}"_s));
    return shape.match(normalised).hasMatch();
}

QString paddedVehicle(const QString &normalised)
{
    static const QRegularExpression shortShape(
        QRegularExpression::anchoredPattern(u"([A-Z]{2})([0-9]{1,2})([A-Z]{1,3})([0-9]{1,4})"_s));
    const QRegularExpressionMatch match = shortShape.match(normalised);
    if (!match.hasMatch())
        return {};
    const QString padded = match.captured(1) + match.captured(2).rightJustified(2, u'0') + match.captured(3)
        + match.captured(4).rightJustified(4, u'0');
    return fits(padded) && padded != normalised ? padded : QString();
}

QString vehicleProblem(const QString &normalised)
{
    if (normalised.isEmpty())
        return QCoreApplication::translate("Vehicle", "Type the vehicle number");
    if (fits(normalised) || isBharatPlate(normalised))
        return {};
    if (const QString padded = paddedVehicle(normalised); !padded.isEmpty()) {
        return QCoreApplication::translate("Vehicle", "The portal wants zeros in the vehicle number %1: %2")
            .arg(normalised, padded);
    }
    return QCoreApplication::translate("Vehicle", "%1 is not a vehicle number. It looks like KA01AB1234")
        .arg(normalised);
}

} // namespace desk
