#include "base/clock.h"

#include <QTime>

namespace desk {

namespace {
constexpr int indiaOffsetSeconds = 5 * 3600 + 30 * 60; // no daylight saving since 1945
}

QDate Clock::today() const
{
    return now().toOffsetFromUtc(indiaOffsetSeconds).date();
}

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

QDateTime FixedDayClock::now() const
{
    const QTime timeInIndia = QDateTime::currentDateTimeUtc().toOffsetFromUtc(indiaOffsetSeconds).time();
    return QDateTime(m_day, timeInIndia, Qt::OffsetFromUTC, indiaOffsetSeconds).toUTC();
}

} // namespace desk
