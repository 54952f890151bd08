#include "support/tempdatabase.h"

#include "db/sqliteextras.h"

using namespace Qt::StringLiterals;

namespace desk::test {

TempDatabase::TempDatabase(std::vector<Migration> migrations, const OpenOptions &options)
    : m_path(m_folder.filePath(u"company.desk"_s))
{
    OpenOptions creating = options;
    creating.mode = OpenMode::Create;
    m_database = Database::open(url(), creating);
    Migrator(std::move(migrations)).apply(*m_database);
}

std::vector<Migration> noteSchema()
{
    return {{1, u"0001_note"_s, "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;"}};
}

QStringList problemsOf(const QString &path)
{
    const sqlite::RawConnection connection = sqlite::RawConnection::open(path, sqlite::OpenFlag::ReadWrite);
    sqlite::setCheckpointOnClose(connection.handle(), false);
    return sqlite::integrityProblems(connection.handle()) + sqlite::foreignKeyProblems(connection.handle());
}

} // namespace desk::test
