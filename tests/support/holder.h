#pragma once

#include <QProcess>
#include <QString>

namespace desk::test {

// Another process that holds the write lock of a company file until it is told to let go, or killed.
class Holder {
public:
    explicit Holder(const QString &path)
    {
        m_process.start(QStringLiteral(DESK_BINARY_DIR "/lockholder"), {path, QStringLiteral("hold")});
    }
    ~Holder() { kill(); }

    bool waitUntilHeld()
    {
        return m_process.waitForReadyRead(30000) && m_process.readAllStandardOutput().startsWith("held");
    }
    qint64 pid() const { return m_process.processId(); }
    void letGo()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(30000);
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(30000);
    }

private:
    QProcess m_process;
};

} // namespace desk::test
