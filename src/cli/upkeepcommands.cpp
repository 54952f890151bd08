#include "cli/commands.h"

#include "services/upkeep.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

QString stateWord(ConnectionInfo::State state)
{
    switch (state) {
    case ConnectionInfo::State::Idle: return u"idle"_s;
    case ConnectionInfo::State::Reading: return u"reading"_s;
    case ConnectionInfo::State::Writing: return u"writing"_s;
    }
    return {};
}

QJsonObject lockJson(const WriteLockInfo &lock)
{
    QJsonObject json{{u"held"_s, lock.held}, {u"waiting"_s, lock.waiting}};
    if (!lock.held)
        return json;
    json.insert(u"pid"_s, qint64(lock.pid));
    json.insert(u"holder"_s, lock.label);
    json.insert(u"since"_s, lock.since.toUTC().toString(Qt::ISODate));
    return json;
}

QJsonObject reportJson(const DatabaseReport &report, const QStringList &warnings)
{
    QJsonArray connections;
    for (const ConnectionInfo &info : report.connections)
        connections.append(QJsonObject{{u"id"_s, qint64(info.id)},
                                       {u"owner"_s, info.owner},
                                       {u"thread"_s, info.thread},
                                       {u"age_ms"_s, qint64(info.age.count())},
                                       {u"sql"_s, info.currentSql},
                                       {u"state"_s, stateWord(info.state)}});
    const ConnectionSettings &settings = report.settings;
    return {{u"sqlite"_s, report.sqliteVersion},
            {u"settings"_s,
             QJsonObject{{u"journal_mode"_s, settings.journalMode},
                         {u"synchronous"_s, settings.synchronous},
                         {u"foreign_keys"_s, settings.foreignKeys},
                         {u"busy_timeout_ms"_s, settings.busyTimeoutMs}}},
            {u"file"_s, report.path},
            {u"file_bytes"_s, qint64(report.fileBytes)},
            {u"wal_bytes"_s, qint64(report.walBytes)},
            {u"free_bytes"_s, qint64(report.freeBytes)},
            {u"schema"_s, report.schemaVersion},
            {u"connections"_s, connections},
            {u"write_lock"_s, lockJson(report.writeLock)},
            {u"filesystem"_s, report.fileSystem},
            {u"warnings"_s, QJsonArray::fromStringList(warnings)}};
}

ExitCode examine(const Session &session)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const DatabaseReport report = (*database)->report();
    QStringList warnings;
    if (!report.knownFault.isEmpty())
        warnings += report.knownFault;
    if (session.output().isJson()) {
        session.output().json(reportJson(report, warnings));
        return Done;
    }
    const ConnectionSettings &settings = report.settings;
    Table table({Cli::tr("File"), report.path});
    table.add({Cli::tr("File system"), report.fileSystem});
    table.add({Cli::tr("SQLite"), report.sqliteVersion});
    table.add({Cli::tr("Schema"), QString::number(report.schemaVersion)});
    table.add({Cli::tr("Journal"), settings.journalMode + u", synchronous "_s + settings.synchronous});
    table.add({Cli::tr("Foreign keys"), settings.foreignKeys ? Cli::tr("on") : Cli::tr("OFF")});
    table.add({Cli::tr("Wait for a lock"), Cli::tr("%1 ms").arg(settings.busyTimeoutMs)});
    table.add({Cli::tr("WAL"), Cli::tr("%1 bytes").arg(report.walBytes)});
    table.add({Cli::tr("Connections"), QString::number(report.connections.size())});
    table.add({Cli::tr("Write lock"),
               report.writeLock.held
                   ? Cli::tr("held by process %1 %2").arg(QString::number(report.writeLock.pid), report.writeLock.label)
                   : Cli::tr("free")});
    for (const QString &line : table.lines())
        session.output().line(line);
    for (const QString &warning : warnings)
        session.output().line(Cli::tr("Note: %1").arg(warning));
    return Done;
}

ExitCode check(const Session &session, bool full)
{
    const auto database = session.open(Access::Read);
    if (!database)
        return session.output().failure(database.error());
    const auto report = session.read(**database,
                                     [&](Connection &connection) { return checkCompany(connection, full); });
    if (!report)
        return session.output().failure(report.error());
    session.output().json({{u"ok"_s, report->ok},
                           {u"problems"_s, QJsonArray::fromStringList(report->problems)},
                           {u"documents"_s, qint64(report->documents)},
                           {u"audit_rows"_s, qint64(report->auditRows)}});
    for (const QString &problem : report->problems)
        session.output().line(problem);
    if (report->ok)
        session.output().line(Cli::tr("The file is sound: %1 documents, %2 rows in the audit log.")
                                  .arg(report->documents)
                                  .arg(report->auditRows));
    return report->ok ? Done : Refused;
}

} // namespace

void addUpkeepCommands(CLI::App &program, Run &run)
{
    program.add_subcommand("doctor", "Versions, settings read back, connections, locks, file system, known faults")
        ->callback([&run] { run = examine; });
    const auto full = std::make_shared<bool>(false);
    CLI::App *checking = program.add_subcommand("check", "Whether the file is sound and its numbers add up");
    checking->add_flag("--full", *full, "Read everything");
    checking->callback([&run, full] { run = [full](const Session &session) { return check(session, *full); }; });
}

} // namespace desk::cli
