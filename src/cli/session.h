#pragma once

#include "cli/output.h"
#include "db/connection.h"
#include "db/database.h"
#include "db/dberror.h"
#include "db/transaction.h"
#include "services/actor.h"

#include <memory>

namespace desk::cli {

struct Options {
    QString db;
    QString user;
    bool json = false;
    bool quiet = false;
};

enum class Access { Write, Read };

// One run of the program: its options, its day, and the company file it works on.
class Session {
public:
    explicit Session(const Options &options);

    const Output &output() const { return m_output; }
    const Actor &actor() const { return m_actor; }

    // The company file of --db, DATABASE_URL or the default, brought to the newest schema. Read falls back to a read-only
    // opening where the file cannot be written.
    Result<std::shared_ptr<Database>> open(Access access) const;
    // A new company file at `target` (a path or URL); refused where one is there.
    Result<std::shared_ptr<Database>> create(const QString &target) const;

    // fn(Connection&) in one durable transaction: committed when it gives a value, else rolled back. DbError ends here.
    template <typename Fn>
    auto write(Database &database, Fn fn) const -> std::invoke_result_t<Fn, Connection &>
    {
        return guarded<std::invoke_result_t<Fn, Connection &>>([&] {
            return database.withConnection([&](Connection &connection) {
                Transaction transaction(connection, Durability::Full);
                auto result = fn(connection);
                if (result)
                    transaction.commit();
                return result;
            });
        });
    }
    // fn(Connection&) on one snapshot.
    template <typename Fn>
    auto read(Database &database, Fn fn) const -> std::invoke_result_t<Fn, Connection &>
    {
        return guarded<std::invoke_result_t<Fn, Connection &>>([&] {
            return database.withConnection([&](Connection &connection) {
                ReadTransaction snapshot(connection);
                return fn(connection);
            });
        });
    }

private:
    template <typename Outcome, typename Fn>
    static Outcome guarded(Fn fn)
    {
        try {
            return fn();
        } catch (const DbError &error) {
            return tl::unexpected(error.toError());
        } catch (const OverflowError &) {
            return tl::unexpected(tooLarge());
        }
    }
    static Error tooLarge();

    QString m_target;
    Output m_output;
    Actor m_actor;
};

// The clock of CHALLANDESK_TODAY, else of the system; none when the variable holds no date.
std::optional<Actor> actorFromEnvironment(const QString &user);

} // namespace desk::cli
