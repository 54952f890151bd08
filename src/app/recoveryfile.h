#pragma once

#include "db/database.h"
#include "db/filelock.h"
#include "services/actor.h"

#include <QString>

#include <memory>

namespace desk {

// Copies of what is being typed, in the user's own folder: a file for each company, and for each program that works on
// it at the same time, so that a second window is not offered what the first is typing.
struct RecoveryFile {
    std::shared_ptr<FileLock> owner; // held as long as the program uses the file
    std::shared_ptr<Database> database;
};

// Takes the first file of the company that no running program holds, and moves into it what programs left behind that
// stopped without closing. Throws DbError where no file can be used.
RecoveryFile takeRecoveryFile(const QString &folder, const QString &companyFile, const Actor &actor);

} // namespace desk
