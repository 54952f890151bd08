#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <vector>

namespace desk {

// What a person can mend: the field, and the words that stand beside it. `field` is the path of the command line's JSON
// ("party", "date", "lines[1].qty", counted from 0); a form finds its widget by it. `code` is a stable snake_case word.
struct Violation {
    QString field;
    QString code;
    QString message;
};
using Violations = std::vector<Violation>;

// The kinds of fault a database can answer with, the same words for every database (design section 5).
enum class DbFault {
    Busy,
    UniqueTaken,
    ForeignKey,
    Check,
    NotNull,
    DiskFull,
    ReadOnly,
    Corrupt,
    NotADatabase,
    SchemaTooNew,
    CannotOpen,
    Io,
    NoMemory,
    Interrupted,
    Serialization,
    ConnectionLost,
    Unknown
};

// "busy", "disk_full", …: the word of the command line's "code".
QString faultName(DbFault fault);

// What became of the transaction in which a fault happened.
enum class Fate {
    NothingWritten, // a rollback was confirmed, or the transaction never began
    NotKnown,       // the fault fell into COMMIT: look the uuid up
    Written         // looked up: it is there
};

// Why a use case gave no result. Nothing is thrown above the executor.
struct Error {
    enum class Kind {
        Refused,  // a rule of the office or the law said no; see violations. Nothing was written.
        Database, // see fault and fate
        Cancelled // the user, or a newer request, stopped it. Nothing was written.
    };
    Kind kind = Kind::Refused;
    QString code;    // refused: "over_dispatch", "invalid", …; database: faultName(fault)
    QString message; // one sentence for a person
    Violations violations;

    DbFault fault = DbFault::Unknown;
    Fate fate = Fate::NothingWritten;
    int nativeCode = 0; // SQLite's extended code
    QString step{};     // "begin", "commit", or the start of the statement
    QString detail{};   // the database's own words

    static Error refused(QString code, QString message, Violations violations = {})
    {
        return Error{Kind::Refused, std::move(code), std::move(message), std::move(violations)};
    }
    static Error cancelled(QString message)
    {
        return Error{Kind::Cancelled, QStringLiteral("cancelled"), std::move(message), {}};
    }
};

template <typename T>
using Result = tl::expected<T, Error>;

} // namespace desk
