#include "app/recoveryfile.h"

#include "app/openfile.h"
#include "db/dberror.h"
#include "db/transaction.h"
#include "services/drafts.h"
#include "services/upkeep.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPrograms = 16;
constexpr int keyLetters = 16;

QString keyOf(const QString &companyFile)
{
    const QFileInfo file(companyFile);
    const QString path = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    return QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex())
        .left(keyLetters);
}

std::shared_ptr<Database> openCopies(const QString &path)
{
    const OpenMode mode = QFileInfo::exists(path) ? OpenMode::Existing : OpenMode::Create;
    return openWith({DatabaseUrl::Kind::Sqlite, path}, mode, recoverySchema());
}

template <typename Fn>
void write(Database &database, Fn fn)
{
    database.withConnection([&](Connection &connection) {
        Transaction transaction(connection, Durability::Full);
        fn(connection);
        transaction.commit();
    });
}

// First the copy, then the removal: killed between the two, the copy is there twice and the next start drops one.
void moveCopies(Database &from, Database &into, const Actor &actor)
{
    const auto copies = from.withConnection([](Connection &connection) {
        const ReadTransaction snapshot(connection);
        return draftList(connection);
    });
    if (!copies || copies->empty())
        return;
    write(into, [&](Connection &connection) {
        for (StoredDraft copy : *copies) {
            copy.version = 0;
            static_cast<void>(saveDraft(connection, copy, actor)); // refused where it is there already
        }
    });
    write(from, [&](Connection &connection) {
        for (const StoredDraft &copy : *copies)
            static_cast<void>(discardDraft(connection, copy.uuid, actor));
    });
}

} // namespace

RecoveryFile takeRecoveryFile(const QString &folder, const QString &companyFile, const Actor &actor)
{
    QDir().mkpath(folder);
    const QString key = keyOf(companyFile);
    RecoveryFile taken;
    for (int number = 1; number <= mostPrograms; ++number) {
        const QString path = QDir(folder).filePath(u"%1-%2.db"_s.arg(key).arg(number));
        if (taken.database && !QFileInfo::exists(path))
            continue;
        auto owner = std::make_shared<FileLock>(path + u".owner"_s);
        if (!owner->tryLock(u"recovery"_s))
            continue;
        if (!taken.database) {
            taken = {owner, openCopies(path)};
            continue;
        }
        moveCopies(*openCopies(path), *taken.database, actor);
    }
    if (!taken.database)
        throw DbError(DbFault::CannotOpen, 14, u"open"_s, u"too many programs"_s).withFile(folder);
    return taken;
}

} // namespace desk
