#include "db/dberror.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>

namespace desk {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("DbError", text);
}

DbFault classifyConstraint(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return DbFault::UniqueTaken;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return DbFault::ForeignKey;
    case SQLITE_CONSTRAINT_NOTNULL: return DbFault::NotNull;
    default: return DbFault::Check;
    }
}

DbFault classifyIo(int extendedCode)
{
    switch (extendedCode) {
    case SQLITE_IOERR_NOMEM: return DbFault::NoMemory;
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_DATA: return DbFault::Corrupt;
    default: return DbFault::Io;
    }
}

} // namespace

DbError::DbError(DbFault fault, int nativeCode, QString step, QString detail, Fate fate)
    : m_fault(fault), m_nativeCode(nativeCode), m_step(std::move(step)), m_detail(std::move(detail)), m_fate(fate)
{
    m_what = QStringLiteral("%1 (%2) at %3: %4")
                 .arg(faultName(m_fault), QString::number(m_nativeCode), m_step, m_detail)
                 .toUtf8();
}

const char *DbError::what() const noexcept
{
    return m_what.constData();
}

DbError DbError::withFile(const QString &file) const
{
    DbError copy = *this;
    copy.m_file = file;
    return copy;
}

DbError DbError::withHolder(const QString &holder) const
{
    DbError copy = *this;
    copy.m_holder = holder;
    return copy;
}

DbError DbError::withFate(Fate fate) const
{
    DbError copy = *this;
    copy.m_fate = fate;
    return copy;
}

DbError DbError::withSentence(const QString &sentence) const
{
    DbError copy = *this;
    copy.m_sentence = sentence;
    return copy;
}

Error DbError::toError() const
{
    Error error;
    error.kind = Error::Kind::Database;
    error.code = faultName(m_fault);
    error.message = m_sentence.isEmpty() ? sentence() : m_sentence;
    error.fault = m_fault;
    error.fate = m_fate;
    error.nativeCode = m_nativeCode;
    error.step = m_step;
    error.detail = m_detail;
    return error;
}

QString DbError::sentence() const
{
    const QString file = m_file.isEmpty() ? tr("the company file") : QDir::toNativeSeparators(m_file);
    const QString folder = m_file.isEmpty() ? tr("its folder") : QDir::toNativeSeparators(QFileInfo(m_file).path());
    switch (m_fault) {
    case DbFault::Busy:
        return m_holder.isEmpty() ? tr("Another window or program is using the company file.")
                                  : tr("Another program (%1) is using the company file.").arg(m_holder);
    case DbFault::UniqueTaken: return tr("This number or code is already used.");
    case DbFault::ForeignKey:
        return tr("A record that this one refers to is not there any more, or is still used elsewhere.");
    case DbFault::Check:
    case DbFault::NotNull: return tr("A value breaks a rule of the company file.");
    case DbFault::DiskFull: return tr("The disk that holds %1 is full.").arg(file);
    case DbFault::ReadOnly:
        return tr("The company file cannot be changed: %1 or the folder %2 is read-only.").arg(file, folder);
    case DbFault::Corrupt: return tr("The company file is damaged: a part of %1 cannot be read.").arg(file);
    case DbFault::NotADatabase: return tr("%1 is not a company file of Challan Desk.").arg(file);
    case DbFault::SchemaTooNew:
        return tr("%1 was written by a newer version of Challan Desk. This computer needs the newer version.")
            .arg(file);
    case DbFault::CannotOpen: return tr("%1 cannot be opened.").arg(file);
    case DbFault::Io: return tr("The disk or drive that holds %1 stopped answering.").arg(file);
    case DbFault::NoMemory: return tr("The computer ran out of memory.");
    case DbFault::Interrupted: return tr("The work was stopped before it was finished.");
    case DbFault::Serialization: return tr("Another window or program changed the same records at the same moment.");
    case DbFault::ConnectionLost: return tr("The connection to the database was lost.");
    case DbFault::Unknown: break;
    }
    return tr("Something unexpected happened in the company file.");
}

DbFault classifySqlite(int extendedCode)
{
    if (extendedCode == SQLITE_BUSY_SNAPSHOT)
        return DbFault::Serialization;
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DbFault::Busy;
    case SQLITE_CONSTRAINT: return classifyConstraint(extendedCode);
    case SQLITE_MISMATCH: return DbFault::Check;
    case SQLITE_FULL: return DbFault::DiskFull;
    case SQLITE_READONLY: return DbFault::ReadOnly;
    case SQLITE_CORRUPT: return DbFault::Corrupt;
    case SQLITE_NOTADB: return DbFault::NotADatabase;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM: return DbFault::CannotOpen;
    case SQLITE_IOERR: return classifyIo(extendedCode);
    case SQLITE_PROTOCOL: return DbFault::Io;
    case SQLITE_NOMEM: return DbFault::NoMemory;
    case SQLITE_INTERRUPT: return DbFault::Interrupted;
    default: return DbFault::Unknown;
    }
}

} // namespace desk
