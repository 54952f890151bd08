#include "app/logfile.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <cstdio>
#include <mutex>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largest = qint64{1024} * 1024;

// A message handler is a plain function, so what it writes to has to be reachable from one.
struct Log {
    std::mutex mutex;
    QFile file;
};

Log &theLog()
{
    static Log log;
    return log;
}

// Qt warns of scripts that Desk Sans leaves to its sister fonts; the text is drawn right (ux part 3).
bool isHarmless(const QString &message)
{
    return message.contains("OpenType support missing for"_L1) || message.startsWith("This plugin does not support"_L1);
}

QByteArray levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    return "info";
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (isHarmless(message))
        return;
    const QByteArray line = QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm:ss.zzz "_s).toLatin1()
        + levelOf(type) + ' ' + context.category + ": " + message.toUtf8() + '\n';
    Log &log = theLog();
    const std::lock_guard guard(log.mutex);
    if (log.file.isOpen()) {
        log.file.write(line);
        log.file.flush();
    }
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

} // namespace

void startLogFile(const QString &folder)
{
    QDir().mkpath(folder);
    const QString name = QDir(folder).filePath(u"challandesk.log"_s);
    if (QFileInfo(name).size() > largest) {
        QFile::remove(name + u".1"_s);
        QFile::rename(name, name + u".1"_s);
    }
    Log &log = theLog();
    log.file.setFileName(name);
    log.file.open(QIODevice::WriteOnly | QIODevice::Append);
    qInstallMessageHandler(write);
}

} // namespace desk
