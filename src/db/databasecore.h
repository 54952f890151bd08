#pragma once

#include "db/connectionregistry.h"
#include "db/database.h"
#include "db/dialect.h"
#include "db/sqliteextras.h"
#include "db/writelock.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

namespace desk {

// What a Database and its connections share; closed when the last of them is gone, the keeper after all others.
class DatabaseCore {
public:
    DatabaseCore(DatabaseUrl url, OpenOptions options);
    ~DatabaseCore();
    DatabaseCore(const DatabaseCore &) = delete;
    DatabaseCore &operator=(const DatabaseCore &) = delete;

    const DatabaseUrl &url() const { return m_url; }
    const QString &path() const { return m_path; }
    bool isReadOnly() const { return m_options.mode == OpenMode::ReadOnly; }
    std::chrono::milliseconds busyLimit() const { return m_options.busyLimit; }
    const Dialect &dialect() const { return m_dialect; }
    const std::shared_ptr<WriteLock> &writeLock() const { return m_writeLock; }
    ConnectionRegistry &registry() { return m_registry; }
    const ConnectionRegistry &registry() const { return m_registry; }
    sqlite::OpenFlag openFlag() const { return m_openFlag; }
    QString journalMode() const { return m_journalMode; }

    // For a new file whose opening failed after all: closes it and takes it away again.
    void abandonCreated() noexcept;
    void setTidyOnClose() { m_options.tidyOnClose = true; }
    std::int64_t walBytes() const;
    int schemaVersion();
    // A failed COMMIT may have left behind what could still come to life: the next transaction undoes it first.
    void setUnsettled(bool unsettled) { m_unsettled = unsettled; }
    bool isUnsettled() const { return m_unsettled; }
    // Checkpoints under the write lock when the WAL has grown past its limit. Never throws for a lock that is taken.
    void checkpointIfLarge();
    void backupTo(const QString &target);

private:
    void createFile();
    void checkOwnFile();
    void openKeeper();
    void initialiseFile();
    void switchToWal();
    void verifyKeeper();
    bool checkpoint(std::chrono::milliseconds limit);

    DatabaseUrl m_url;
    OpenOptions m_options;
    QString m_path;
    QString m_journalMode;
    sqlite::OpenFlag m_openFlag = sqlite::OpenFlag::ReadWrite;
    SqliteDialect m_dialect;
    std::shared_ptr<WriteLock> m_writeLock;
    ConnectionRegistry m_registry;
    std::mutex m_keeperMutex;
    std::optional<sqlite::RawConnection> m_keeper;
    std::optional<ConnectionRegistry::Entry> m_keeperEntry;
    std::int64_t m_checkpointAt;
    std::atomic<bool> m_unsettled = false;
};

} // namespace desk
