#pragma once

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace desk::test {

struct Answer {
    int exitCode = -1; // -1 when it crashed or did not end
    QByteArray out;
    QByteArray err;
    QJsonObject json() const;         // the first line of `out`
    QList<QJsonObject> lines() const; // every line of it
};

// challandesk-cli as a process of its own, always with --json, on a given day and file.
class Program {
public:
    explicit Program(const QString &folder);

    Answer run(const QStringList &arguments) const;   // with --db and --json
    Answer plain(const QStringList &arguments) const; // as given
    // The same as run() by another program that takes words of its own first.
    Answer runAs(const QString &program, const QStringList &first, const QStringList &arguments) const;
    QString file(const QString &name, const QJsonObject &object) const; // writes it, gives its path
    QString text(const QString &name, const QByteArray &text) const;
    QString path(const QString &name) const { return m_folder + QLatin1Char('/') + name; }
    QString database() const { return path(QStringLiteral("company.db")); }
    void setDay(QDate day);
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

    // A company in `state`, with customer KAVERI of Karnataka and items ROD (kilograms) and NUT (pieces).
    void makeCompany(const QString &state = QStringLiteral("29"));
    static QString programPath();
    const QProcessEnvironment &environment() const { return m_environment; }

private:
    Answer started(const QString &program, const QStringList &arguments) const;

    QString m_folder;
    QProcessEnvironment m_environment;
};

QJsonObject line(const QString &item, const QString &quantity);

} // namespace desk::test
