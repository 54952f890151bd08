#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <exception>

namespace desk {

// The one exception of the layers below the executor.
class DbError : public std::exception {
public:
    DbError(DbFault fault, int nativeCode, QString step, QString detail, Fate fate = Fate::NothingWritten);

    DbFault fault() const { return m_fault; }
    int nativeCode() const { return m_nativeCode; }    // SQLite's extended code
    const QString &step() const { return m_step; }     // "open", "begin", "commit", or how the statement begins
    const QString &detail() const { return m_detail; } // the database's own words
    Fate fate() const { return m_fate; }
    const QString &file() const { return m_file; }     // the company file, where known
    const QString &holder() const { return m_holder; } // Busy: who has the file, "process 4711", where known
    const char *what() const noexcept override;

    // The same error with the company file, the holder or another fate named.
    DbError withFile(const QString &file) const;
    DbError withHolder(const QString &holder) const;
    DbError withFate(Fate fate) const;
    // Another sentence for people than the one its fault has.
    DbError withSentence(const QString &sentence) const;

    // What crosses the border of the executor, with a sentence for a person.
    Error toError() const;

private:
    QString sentence() const;

    DbFault m_fault;
    int m_nativeCode;
    QString m_step;
    QString m_detail;
    Fate m_fate;
    QString m_file;
    QString m_holder;
    QString m_sentence;
    QByteArray m_what;
};

// By the extended code alone, never by the text.
DbFault classifySqlite(int extendedCode);

} // namespace desk
