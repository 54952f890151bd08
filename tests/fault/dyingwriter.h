#pragma once

#include <QProcess>
#include <QStringList>

namespace desk::test {

// Another process that writes into a company file, and can be killed while it does.
class DyingWriter {
public:
    explicit DyingWriter(const QStringList &arguments)
    {
        m_process.start(QStringLiteral(DESK_BINARY_DIR "/dyingwriter"), arguments);
    }
    ~DyingWriter() { kill(); }

    // What it says last: "parked", or how it ended.
    QString says()
    {
        m_process.waitForReadyRead(30000);
        return QString::fromUtf8(m_process.readAllStandardOutput()).trimmed();
    }
    bool ends() { return m_process.waitForFinished(30000) && m_process.exitCode() == 0; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30000);
    }

private:
    QProcess m_process;
};

} // namespace desk::test
