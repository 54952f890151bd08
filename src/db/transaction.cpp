#include "db/transaction.h"

#include "db/connection_p.h"

using namespace Qt::StringLiterals;

namespace desk {

struct OutermostTransaction {
    OutermostTransaction(const ConnectionPrivate &connection)
        : wait(connection.core->busyLimit(), connection.options.cancel.stopToken(), connection.options.observer)
    {
    }
    LockWait wait;
    WriteLock::Guard lock;
    bool full = false;
};

namespace {

// While it lives, SQLite's busy handler waits as the transaction does, not by its own count.
class OuterWait {
public:
    OuterWait(WaitContext &context, LockWait &wait) : m_context(context) { m_context.outer = &wait; }
    ~OuterWait() { m_context.outer = nullptr; }
    OuterWait(const OuterWait &) = delete;
    OuterWait &operator=(const OuterWait &) = delete;

private:
    WaitContext &m_context;
};

} // namespace

Transaction::Transaction(Connection &connection, Durability durability) : m_connection(*connection.d)
{
    m_connection.checkUsable(u"begin"_s);
    if (m_connection.reading || m_connection.cursors > 0)
        throw DbError(DbFault::Unknown, 0, u"begin"_s, u"a transaction begins while rows are read"_s);
    m_depth = m_connection.depth + 1;
    if (m_depth == 1) {
        beginOutermost(durability);
    } else if (const auto failure = m_connection.core->dialect().setSavepoint(m_connection.database, m_depth)) {
        const DbError error = m_connection.failure(failure->code, failure->text, u"savepoint"_s);
        m_connection.poisonIfRolledBack(error);
        throw error;
    }
    m_connection.depth = m_depth;
    m_open = true;
    m_connection.noteActivity({});
}

void Transaction::beginOutermost(Durability durability)
{
    if (m_connection.core->isReadOnly())
        throw DbError(DbFault::ReadOnly, 0, u"begin"_s, u"the file was opened for reading only"_s)
            .withFile(m_connection.core->path());
    m_outermost = std::make_unique<OutermostTransaction>(m_connection);
    LockWait &wait = m_outermost->wait;
    try {
        m_outermost->lock = WriteLock::acquire(m_connection.core->writeLock(), m_connection.options.owner, wait);
    } catch (const DbError &error) {
        throw error.withFile(m_connection.core->path());
    }
    if (durability == Durability::Full) {
        m_connection.setSynchronousFull(true);
        m_outermost->full = true;
    }
    const OuterWait outer(m_connection.wait, wait);
    settleEarlier();
    if (const auto failure = m_connection.core->dialect().beginWrite(m_connection.database)) {
        const DbError error = m_connection.failure(failure->code, failure->text, u"begin"_s);
        const bool stopped = error.fault() == DbFault::Busy && wait.isStopped();
        leave(); // and no ROLLBACK: there is nothing to roll back, and its error would hide this one
        if (stopped)
            throw DbError(DbFault::Interrupted, error.nativeCode(), u"begin"_s, u"the wait for the lock was stopped"_s);
        throw error;
    }
    m_connection.wait.shielded = true;
    wait.finish();
}

// What an earlier COMMIT left behind is made void, or turns out to be there, before anything is read or written here.
// A look-up in a transaction therefore gives an answer that no crash can change.
void Transaction::settleEarlier()
{
    DatabaseCore &core = *m_connection.core;
    if (!core.isUnsettled())
        return;
    if (!core.dialect().undoForGood(m_connection.database)) {
        leave();
        throw DbError(DbFault::Io, 0, u"settle"_s, u"what a failed COMMIT left behind cannot be overwritten"_s)
            .withFile(core.path());
    }
    if (m_outermost->full)
        core.setUnsettled(false);
}

Transaction::~Transaction()
{
    if (m_open)
        giveUp();
}

void Transaction::commit()
{
    m_connection.checkUsable(u"commit"_s);
    if (!m_open || m_connection.depth != m_depth || m_connection.cursors > 0)
        throw DbError(DbFault::Unknown, 0, u"commit"_s,
                      u"the transaction is not the innermost open one, or rows are read"_s);
    if (m_depth == 1) {
        commitOutermost();
        return;
    }
    if (const auto failure = m_connection.core->dialect().releaseSavepoint(m_connection.database, m_depth)) {
        const DbError error = m_connection.failure(failure->code, failure->text, u"release"_s);
        m_connection.poisonIfRolledBack(error);
        throw error;
    }
    leave();
}

void Transaction::commitOutermost()
{
    const Dialect &dialect = m_connection.core->dialect();
    auto failure = dialect.commit(m_connection.database);
    while (failure && dialect.classify(failure->code) == DbFault::Busy && m_connection.databaseInTransaction()
           && !m_outermost->wait.isExpired()) {
        LockWait::pause();
        failure = dialect.commit(m_connection.database);
    }
    if (!failure) {
        leave();
        return;
    }
    const DbError error = m_connection.failure(failure->code, failure->text, u"commit"_s);
    rollBackNow();
    const Fate fate = fateAfterFailedCommit(error.fault());
    if (fate == Fate::NotKnown)
        m_connection.core->setUnsettled(true);
    leave();
    throw error.withFate(fate);
}

// Called under the lock still, since what a failed COMMIT left in the WAL must be overwritten before another writes.
Fate Transaction::fateAfterFailedCommit(DbFault fault) const
{
    if (m_connection.databaseInTransaction())
        return Fate::NotKnown;
    switch (fault) {
    case DbFault::Busy:
    case DbFault::UniqueTaken:
    case DbFault::ForeignKey:
    case DbFault::Check:
    case DbFault::NotNull:
    case DbFault::DiskFull: // the record that makes a transaction count is the last one written, and it was not
        return Fate::NothingWritten;
    default:
        return m_connection.core->dialect().undoForGood(m_connection.database) ? Fate::NothingWritten : Fate::NotKnown;
    }
}

void Transaction::rollback()
{
    m_connection.checkThread();
    if (m_open)
        giveUp();
}

void Transaction::giveUp() noexcept
{
    rollBackNow();
    leave();
}

void Transaction::rollBackNow() noexcept
{
    const Dialect &dialect = m_connection.core->dialect();
    if (!m_connection.databaseInTransaction())
        return;
    const auto failure = m_depth == 1 ? dialect.rollback(m_connection.database)
                                      : dialect.rollbackToSavepoint(m_connection.database, m_depth);
    if (failure && !m_connection.poison)
        m_connection.poison = m_connection.failure(failure->code, failure->text, u"rollback"_s);
}

void Transaction::leave() noexcept
{
    m_open = false;
    m_connection.depth = m_depth - 1;
    if (m_depth > 1)
        return;
    const bool ended = !m_connection.databaseInTransaction();
    if (ended) {
        m_connection.poison.reset();
        m_connection.wait.shielded = false;
    } else if (m_outermost) {
        m_connection.strandedLock = std::move(m_outermost->lock);
    }
    if (ended && m_outermost && m_outermost->full) {
        try {
            m_connection.setSynchronousFull(false);
        } catch (const DbError &error) {
            m_connection.poison = error;
        }
    }
    m_connection.noteActivity({});
    m_outermost.reset();
}

ReadTransaction::ReadTransaction(Connection &connection) : m_connection(*connection.d)
{
    m_connection.checkUsable(u"begin"_s);
    if (m_connection.depth > 0 || m_connection.reading)
        throw DbError(DbFault::Unknown, 0, u"begin"_s, u"the connection is in a transaction already"_s);
    if (const auto failure = m_connection.core->dialect().beginRead(m_connection.database))
        throw m_connection.failure(failure->code, failure->text, u"begin"_s);
    m_connection.reading = true;
    m_connection.noteActivity({});
}

ReadTransaction::~ReadTransaction()
{
    if (m_connection.databaseInTransaction())
        m_connection.core->dialect().rollback(m_connection.database);
    m_connection.reading = false;
    m_connection.noteActivity({});
}

} // namespace desk
