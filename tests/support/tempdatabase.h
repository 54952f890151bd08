#pragma once

#include "db/database.h"
#include "db/migrator.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace desk::test {

// A folder of its own with a new company file in it, migrated, open; removed when it goes.
class TempDatabase {
public:
    explicit TempDatabase(std::vector<Migration> migrations = {}, const OpenOptions &options = {});

    Database &database() { return *m_database; }
    const std::shared_ptr<Database> &shared() const { return m_database; }
    QString path() const { return m_path; }
    QString folder() const { return m_folder.path(); }
    DatabaseUrl url() const { return {DatabaseUrl::Kind::Sqlite, m_path}; }
    std::shared_ptr<Database> openAgain(OpenMode mode = OpenMode::Existing) const
    {
        return Database::open(url(), mode);
    }
    void close() { m_database.reset(); }

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::shared_ptr<Database> m_database;
};

// A schema for tests that need no table of the office: `note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)`.
std::vector<Migration> noteSchema();

// integrity_check and foreign_key_check through a connection of the real file system; empty when all is well.
QStringList problemsOf(const QString &path);

} // namespace desk::test
