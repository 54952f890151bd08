#pragma once

#include "base/error.h"

#include <QString>

#include <exception>

namespace desk {

// The one exception of the layers below the executor.
class DbError : public std::exception {
public:
    DbError(DbFault fault, int nativeCode, QString step, QString detail, Fate fate = Fate::NothingWritten);

    DbFault fault() const { return m_fault; }
    int nativeCode() const { return m_nativeCode; }       // SQLite's extended code
    const QString &step() const { return m_step; }         // "open", "begin", "commit", or how the statement begins
    const QString &detail() const { return m_detail; }     // the database's own words
    Fate fate() const { return m_fate; }
    const char *what() const noexcept override;

    // What crosses the border of the executor, with a sentence for a person.
    Error toError() const;

private:
    DbFault m_fault;
    int m_nativeCode;
    QString m_step;
    QString m_detail;
    Fate m_fate;
    QByteArray m_what;
};

// By the extended code alone, never by the text.
DbFault classifySqlite(int extendedCode);

} // namespace desk
