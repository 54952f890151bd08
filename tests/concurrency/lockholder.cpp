// lockholder FILE hold: takes the write lock of a company file, says "held", lets go when its input ends.
// lockholder FILE add TEXT: writes one row into `note`.
// lockholder FILE count N: adds one to `counter` N times, a transaction each.
#include "db/database.h"
#include "db/dberror.h"
#include "db/transaction.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>

using namespace Qt::StringLiterals;
using namespace desk;

namespace {

int hold(Database &database)
{
    Connection connection = database.connect({u"held by a test"_s, {}, {}});
    const Transaction transaction(connection);
    std::puts("held");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}

int count(Database &database, int times)
{
    for (int i = 0; i < times; ++i) {
        database.withConnection([](Connection &connection) {
            transactional(
                connection,
                [](Connection &c) {
                    const auto last = c.value<int>(u"SELECT max(text + 0) FROM note"_s).value_or(0);
                    c.run(u"INSERT INTO note(text) VALUES (?)"_s, QString::number(last + 1));
                },
                Durability::Full);
        });
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    try {
        const auto database = Database::open({DatabaseUrl::Kind::Sqlite, arguments.value(1)}, OpenMode::Existing);
        if (arguments.value(2) == u"hold"_s)
            return hold(*database);
        if (arguments.value(2) == u"count"_s)
            return count(*database, arguments.value(3).toInt());
        return database->withConnection([&](Connection &connection) {
            transactional(connection,
                          [&](Connection &c) { c.run(u"INSERT INTO note(text) VALUES (?)"_s, arguments.value(3)); });
            return 0;
        });
    } catch (const DbError &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
