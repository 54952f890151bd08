#pragma once

#include "services/actor.h"

namespace desk {

class DbExecutor;

// What every view model needs of the running program. The executors outlive all view models.
struct Session {
    DbExecutor *company = nullptr;  // the company file
    DbExecutor *recovery = nullptr; // the user's own file of recovery copies; null in tests that need none
    Actor actor;
    QString fileName; // of the company, for messages
};

} // namespace desk
