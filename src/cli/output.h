#pragma once

#include "base/error.h"
#include "domain/checks.h"
#include "domain/document.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace desk::cli {

enum ExitCode { Done = 0, Refused = 1, WrongUsage = 2, DatabaseFailed = 3, Cancelled = 4 };

// Where a command's words go: answers to standard output, messages to standard error. With --json only JSON is answered.
class Output {
public:
    Output(bool json, bool quiet) : m_json(json), m_quiet(quiet) {}

    bool isJson() const { return m_json; }
    void json(const QJsonObject &object) const; // one line; nothing without --json
    void line(const QString &text) const;       // for people; nothing with --json
    void message(const QString &text) const;    // standard error, unless --quiet
    // The refusal or fault, and the exit status that belongs to it.
    ExitCode failure(const Error &error) const;

private:
    bool m_json;
    bool m_quiet;
};

// Rows of cells, padded so that columns stand under each other; the columns named in `right` are flush right.
class Table {
public:
    explicit Table(QStringList heading, std::vector<int> right = {});
    void add(QStringList cells) { m_rows.push_back(std::move(cells)); }
    bool isEmpty() const { return m_rows.size() <= 1; }
    QStringList lines() const;

private:
    std::vector<QStringList> m_rows;
    std::vector<int> m_right;
};

// A document as people read it in a terminal.
QStringList documentText(const Document &document, const Warnings &warnings);

} // namespace desk::cli
