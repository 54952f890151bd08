#include "cli/program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace desk::test {

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(out.left(out.indexOf('\n'))).object();
}

QList<QJsonObject> Answer::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &text : out.split('\n')) {
        if (!text.isEmpty())
            objects += QJsonDocument::fromJson(text).object();
    }
    return objects;
}

Program::Program(const QString &folder) : m_folder(folder), m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.remove(u"DATABASE_URL"_s);
    m_environment.insert(u"XDG_DATA_HOME"_s, folder + u"/home"_s);
    setDay(QDate(2026, 6, 30));
}

void Program::setDay(QDate day)
{
    m_environment.insert(u"CHALLANDESK_TODAY"_s, day.toString(Qt::ISODate));
}

QString Program::programPath()
{
    return QStringLiteral(DESK_BINARY_DIR "/challandesk-cli");
}

Answer Program::run(const QStringList &arguments) const
{
    return runAs(programPath(), {}, arguments);
}

Answer Program::plain(const QStringList &arguments) const
{
    return started(programPath(), arguments);
}

Answer Program::runAs(const QString &program, const QStringList &first, const QStringList &arguments) const
{
    return started(program,
                   first + QStringList{u"--db"_s, database(), u"--json"_s, u"--user"_s, u"asha"_s} + arguments);
}

Answer Program::started(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.setWorkingDirectory(m_folder);
    process.start(program, arguments);
    process.closeWriteChannel();
    Answer answer;
    if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
        answer.exitCode = process.exitCode();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

QString Program::text(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

QString Program::file(const QString &name, const QJsonObject &object) const
{
    return text(name, QJsonDocument(object).toJson());
}

void Program::makeCompany(const QString &state)
{
    const QJsonObject company{{u"name"_s, u"Hegde Metal Works"_s},
                              {u"address"_s, QJsonArray{u"7 Foundry Road"_s}},
                              {u"city"_s, u"Town"_s},
                              {u"state"_s, state},
                              {u"gstin"_s, state == u"29"_s ? u"29AAAAA0000A1ZY"_s : QString()}};
    const Answer made = plain({u"--json"_s, u"new"_s, database(), u"--company"_s, file(u"company.json"_s, company)});
    if (made.exitCode != 0)
        qFatal("no company: %s", made.err.constData());
    const QByteArray party = R"({"code":"KAVERI","name":"Kaveri Pumps","gstin":"29BBBBB1111B1ZJ","state":"29",
        "address":["14 Lake View"],"city":"Mysuru","pin":"570001","type":"regular"})";
    const QByteArray items = R"([{"code":"ROD","name":"Copper rod","hsn":"7407","unit":"KGS","gst":"18","rate":"87.65"},
        {"code":"NUT","name":"Brass nut M6","hsn":"7415","unit":"NOS","gst":"18","rate":"55"}])";
    const Answer parties = run({u"put"_s, u"party"_s, text(u"party.json"_s, party)});
    const Answer put = run({u"put"_s, u"item"_s, text(u"items.json"_s, items)});
    if (parties.exitCode != 0 || put.exitCode != 0)
        qFatal("no masters: %s %s", parties.err.constData(), put.err.constData());
}

QJsonObject line(const QString &item, const QString &quantity)
{
    return {{u"item"_s, item}, {u"qty"_s, quantity}};
}

} // namespace desk::test
