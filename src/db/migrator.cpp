#include "db/migrator.h"

#include "db/connection_p.h"
#include "db/sqliteextras.h"
#include "db/transaction.h"

#include <QDateTime>
#include <QFileInfo>

#include <sqlite3.h>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

int versionOf(sqlite3 *handle)
{
    return static_cast<int>(sqlite::queryInt(handle, "PRAGMA user_version", u"migration"_s));
}

// "office before schema 2 (2026-04-05 101112).bak"; the next free name where another program is doing the same.
void copyBeside(Database &database, int version)
{
    const QFileInfo file(database.url().path);
    const QString when = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HHmmss"_s);
    const QString base =
        u"%1/%2 before schema %3 (%4"_s.arg(file.path(), file.completeBaseName()).arg(version).arg(when);
    for (int i = 1;; ++i) {
        const QString target = base + (i == 1 ? QString() : u", %1"_s.arg(i)) + u").bak"_s;
        if (QFileInfo::exists(target))
            continue;
        try {
            database.backupTo(target);
            return;
        } catch (const DbError &) {
            if (!QFileInfo::exists(target))
                throw;
        }
    }
}

void requireWhole(sqlite3 *handle, const QString &step)
{
    const QStringList orphans = sqlite::foreignKeyProblems(handle);
    if (!orphans.isEmpty())
        throw DbError(DbFault::ForeignKey, SQLITE_CONSTRAINT_FOREIGNKEY, step, orphans.first());
    const QStringList damage = sqlite::integrityProblems(handle);
    if (!damage.isEmpty())
        throw DbError(DbFault::Corrupt, SQLITE_CORRUPT, step, damage.first());
}

} // namespace

Migrator::Migrator(std::vector<Migration> migrations) : m_migrations(std::move(migrations))
{
    for (std::size_t i = 0; i < m_migrations.size(); ++i) {
        if (m_migrations[i].version != static_cast<int>(i) + 1)
            throw std::invalid_argument("migrations are numbered 1, 2, 3, … in order");
    }
}

int Migrator::newestVersion() const
{
    return static_cast<int>(m_migrations.size());
}

void Migrator::apply(Database &database) const
{
    const int found = database.schemaVersion();
    if (found > newestVersion())
        throw DbError(DbFault::SchemaTooNew, 0, u"migration"_s,
                      u"the file has schema %1, this program knows %2"_s.arg(found).arg(newestVersion()))
            .withFile(database.url().path);
    if (found == newestVersion())
        return;
    if (database.isReadOnly())
        throw DbError(DbFault::ReadOnly, 0, u"migration"_s, u"the file needs schema %1"_s.arg(newestVersion()))
            .withFile(database.url().path);
    if (found > 0)
        copyBeside(database, newestVersion());

    Connection connection = database.connect({u"migration"_s, {}, {}});
    // A table is rebuilt by dropping it, which must not take the rows of others with it. Cannot be switched in a transaction.
    sqlite::execute(connection.d->handle, "PRAGMA foreign_keys=OFF", u"migration"_s);
    for (const Migration &migration : m_migrations)
        applyOne(connection, migration);
}

void Migrator::applyOne(Connection &connection, const Migration &migration) const
{
    sqlite3 *handle = connection.d->handle;
    Transaction transaction(connection, Durability::Full);
    if (versionOf(handle) >= migration.version) // another program was first
        return;
    for (const QByteArray &statement : sqlite::splitScript(migration.sql)) {
        const QString step = u"migration %1: %2"_s.arg(migration.name,
                                                       QString::fromUtf8(statement).simplified().left(60));
        try {
            sqlite::execute(handle, statement, step);
        } catch (const DbError &error) {
            throw error.withFile(connection.d->core->path());
        }
        if (!sqlite::inTransaction(handle))
            throw DbError(DbFault::Unknown, 0, step, u"a migration must not end its transaction"_s);
    }
    sqlite::execute(handle, "PRAGMA user_version=" + QByteArray::number(migration.version),
                    u"migration "_s + migration.name);
    requireWhole(handle, u"migration "_s + migration.name);
    transaction.commit();
}

} // namespace desk
