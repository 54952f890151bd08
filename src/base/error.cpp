#include "base/error.h"

namespace desk {

QString faultName(DbFault fault)
{
    switch (fault) {
    case DbFault::Busy: return QStringLiteral("busy");
    case DbFault::UniqueTaken: return QStringLiteral("unique_taken");
    case DbFault::ForeignKey: return QStringLiteral("foreign_key");
    case DbFault::Check: return QStringLiteral("check");
    case DbFault::NotNull: return QStringLiteral("not_null");
    case DbFault::DiskFull: return QStringLiteral("disk_full");
    case DbFault::ReadOnly: return QStringLiteral("read_only");
    case DbFault::Corrupt: return QStringLiteral("corrupt");
    case DbFault::NotADatabase: return QStringLiteral("not_a_database");
    case DbFault::SchemaTooNew: return QStringLiteral("schema_too_new");
    case DbFault::CannotOpen: return QStringLiteral("cannot_open");
    case DbFault::Io: return QStringLiteral("io");
    case DbFault::NoMemory: return QStringLiteral("no_memory");
    case DbFault::Interrupted: return QStringLiteral("interrupted");
    case DbFault::Serialization: return QStringLiteral("serialization");
    case DbFault::ConnectionLost: return QStringLiteral("connection_lost");
    case DbFault::Unknown: break;
    }
    return QStringLiteral("unknown");
}

} // namespace desk
