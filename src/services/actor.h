#pragma once

#include "base/clock.h"

#include <QString>

#include <memory>

namespace desk {

// Who acts and when: written to every audit row.
struct Actor {
    QString user;
    std::shared_ptr<const Clock> clock;
    bool dayIsSet = false; // CHALLANDESK_TODAY was given; the audit row says so
};

} // namespace desk
