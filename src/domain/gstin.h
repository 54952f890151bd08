#pragma once

#include <QChar>
#include <QString>

namespace desk {

// Upper case, blanks removed.
QString normalisedGstin(const QString &typed);

// The 15th character that belongs to the first 14 (mod 36 sum, weights 1 and 2). Null for characters outside 0-9 and
// A-Z.
QChar gstinCheckCharacter(QStringView first14);

struct GstinCheck {
    bool valid = false;
    QString problem; // sentence for the field, empty when valid
    QString warning; // unusual but possible shapes: UIN, TDS, TCS, non-resident (C27)
    QString state;   // first two digits when readable
    QString pan;     // characters 3 to 12
};
// A normalised, non-empty GSTIN. The text is not changed: O typed for 0 is refused, naming it.
GstinCheck checkGstin(const QString &gstin);

// Transporter ids may be enrolment numbers (prefix 88) whose check letter does not fit: shape alone is judged (C96).
QString transporterIdProblem(const QString &id);

// "ka 01 ab 1234" -> "KA01AB1234".
QString normalisedVehicle(const QString &typed);
// A plate of the BH series: on the road since 2021 but not among the portal's listed shapes, so it is only warned of.
bool isBharatPlate(const QString &normalised);
// "DL1AB123" -> "DL01AB0123": what the portal wants where zeros are left out; empty where that is not the fault. For
// the file only: the paper keeps the plate as typed (C97).
QString paddedVehicle(const QString &normalised);
// Empty when one of the portal's shapes or the BH series fits; else the sentence, with a suggestion where digits are
// missing (C97).
QString vehicleProblem(const QString &normalised);

} // namespace desk
