#pragma once

#include <QDate>
#include <QDateTime>

namespace desk {

// Time comes in from outside, so that a test can stand on 1 April. Used from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; // UTC
    // The date in India, whatever the zone of the computer (C62).
    QDate today() const;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override;
};

// The day of CHALLANDESK_TODAY with the true time of day, or a day given by a test.
class FixedDayClock final : public Clock {
public:
    explicit FixedDayClock(QDate day) : m_day(day) {}
    QDateTime now() const override;

private:
    QDate m_day;
};

} // namespace desk
