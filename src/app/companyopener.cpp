#include "app/companyopener.h"

#include "app/openfile.h"
#include "base/checked.h"
#include "db/dberror.h"
#include "db/transaction.h"
#include "services/companies.h"
#include "services/upkeep.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QThread>

namespace desk {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(opening, "desk.open")

namespace {

// fn(Connection&) in one durable transaction.
template <typename Fn>
auto inTransaction(Database &database, Fn fn)
{
    return database.withConnection([&](Connection &connection) {
        Transaction transaction(connection, Durability::Full);
        auto result = fn(connection);
        if (result)
            transaction.commit();
        return result;
    });
}

Error missing(const QString &file)
{
    return DbError(DbFault::CannotOpen, 14, u"open"_s, u"no such file"_s).withFile(file).toError();
}

// The half-made file of a company that could not be finished goes again; it was made here and nobody knows it yet.
void removeUnfinished(const QString &file)
{
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s, u".lock"_s})
        QFile::remove(file + ending);
}

} // namespace

CompanyOpener::CompanyOpener(Actor actor, QString recoveryFolder, QObject *parent)
    : QObject(parent), m_actor(std::move(actor)), m_recoveryFolder(std::move(recoveryFolder))
{
}

CompanyOpener::~CompanyOpener()
{
    if (m_thread)
        m_thread->wait();
}

void CompanyOpener::start(const QString &file, Work work)
{
    if (m_thread)
        m_thread->wait();
    m_thread.reset(QThread::create([this, file, work = std::move(work)] {
        auto outcome = std::make_shared<Result<OpenedCompany>>(tl::unexpected(Error()));
        try {
            *outcome = work();
        } catch (const DbError &error) {
            *outcome = tl::unexpected(error.toError());
        } catch (const OverflowError &) {
            *outcome = tl::unexpected(Error::refused(u"too_large"_s, tr("A sum is too large.")));
        }
        QMetaObject::invokeMethod(
            this,
            [this, file, outcome] {
                if (*outcome)
                    Q_EMIT opened(**outcome);
                else
                    Q_EMIT failed(outcome->error(), file);
            },
            Qt::QueuedConnection);
    }));
    m_thread->start();
}

RecoveryFile CompanyOpener::openRecovery(const QString &companyFile) const
{
    try {
        return takeRecoveryFile(m_recoveryFolder, companyFile, m_actor);
    } catch (const DbError &error) {
        qCWarning(opening) << "recovery copies are not kept:" << error.what();
        return {};
    }
}

OpenedCompany CompanyOpener::openFile(const QString &url, OpenMode mode) const
{
    const Result<DatabaseUrl> parsed = DatabaseUrl::parse(url);
    if (!parsed)
        throw DbError(DbFault::CannotOpen, 14, u"open"_s, parsed.error().message);
    OpenedCompany opened;
    opened.fileName = parsed->path;
    opened.company = openWith(*parsed, mode, companySchema());
    opened.recovery = openRecovery(opened.fileName);
    if (opened.company->isReadOnly())
        opened.readOnlyReason = tr("%1 cannot be changed here. Everything can be looked at.")
                                    .arg(QDir::toNativeSeparators(opened.fileName));
    return opened;
}

void CompanyOpener::open(const QString &url, bool readOnly)
{
    start(url, [this, url, readOnly]() -> Result<OpenedCompany> {
        const Result<DatabaseUrl> parsed = DatabaseUrl::parse(url);
        if (parsed && parsed->kind == DatabaseUrl::Kind::Sqlite && !QFileInfo::exists(parsed->path))
            return tl::unexpected(missing(parsed->path));
        return openFile(url, readOnly ? OpenMode::ReadOnly : OpenMode::Existing);
    });
}

void CompanyOpener::create(const QString &file, const Company &company)
{
    start(file, [this, file, company]() -> Result<OpenedCompany> {
        QDir().mkpath(QFileInfo(file).absolutePath());
        OpenedCompany opened = openFile(file, OpenMode::Create);
        auto made = inTransaction(
            *opened.company, [&](Connection &connection) { return createCompany(connection, company, {}, m_actor); });
        if (made)
            return opened;
        opened.company.reset();
        removeUnfinished(opened.fileName);
        return tl::unexpected(made.error());
    });
}

void CompanyOpener::openSample(const QString &file, int documents)
{
    start(file, [this, file, documents]() -> Result<OpenedCompany> {
        QDir().mkpath(QFileInfo(file).absolutePath());
        OpenedCompany opened = openFile(file, QFileInfo::exists(file) ? OpenMode::Existing : OpenMode::Create);
        std::int64_t left = documents;
        while (left > 0) {
            auto batch = inTransaction(
                *opened.company, [&](Connection &connection) { return makeSample(connection, documents, 1, m_actor); });
            if (!batch)
                return tl::unexpected(batch.error());
            left = *batch;
            Q_EMIT progress(tr("Making the sample company: %1 of %2 documents").arg(documents - left).arg(documents));
        }
        return opened;
    });
}

} // namespace desk
