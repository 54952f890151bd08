#pragma once

#include <QDate>

class QComboBox;

namespace desk {

// Both days belong to it; an invalid one is no limit.
struct DateSpan {
    QDate from;
    QDate to;
    bool contains(QDate day) const { return (!from.isValid() || day >= from) && (!to.isValid() || day <= to); }
};

// The periods people ask for, "All dates" first.
void fillPeriods(QComboBox *box);
DateSpan chosenPeriod(const QComboBox *box, QDate today);

} // namespace desk
