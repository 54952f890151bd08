#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace desk {

class Connection;
class Database;

// One step of the schema: the text of resources/migrations/<dialect>/NNNN_name.sql, several statements long.
struct Migration {
    int version = 0;
    QString name; // "0001_first"
    QByteArray sql;
};

// Brings a company file to the newest schema, one migration a transaction, each wholly or not at all. Running it again, or
// in two programs at once, does nothing more.
class Migrator {
public:
    // Versions count 1, 2, 3, … without a gap, in order; throws std::invalid_argument where they do not.
    explicit Migrator(std::vector<Migration> migrations);

    int newestVersion() const;
    // Throws DbError: SchemaTooNew, ReadOnly, Corrupt, or what a statement answered; the file is then as the last whole
    // migration left it. A file that holds a schema already is first copied beside itself:
    // "<name> before schema 2 (2026-04-05 101112).bak".
    void apply(Database &database) const;

private:
    void applyOne(Connection &connection, const Migration &migration) const;

    std::vector<Migration> m_migrations;
};

} // namespace desk
