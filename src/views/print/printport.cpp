#include "views/print/printport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

struct Port {
    Q_DECLARE_TR_FUNCTIONS(desk::PrintPort)
};

// Asked by writing: the rights of a folder do not tell what a network drive or a full disk says.
bool canWrite(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return false;
    QTemporaryFile probe(QDir(folder).filePath(u".challandesk-XXXXXX"_s));
    return probe.open();
}

} // namespace

PrintPort systemPrintPort()
{
    PrintPort port;
    port.hasPrinter = [] { return !QPrinterInfo::availablePrinterNames().isEmpty(); };
    port.choose = [](QPrinter &printer, QWidget *parent, const std::function<void()> &accepted) {
        auto *dialog = new QPrintDialog(&printer, parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setOption(QAbstractPrintDialog::PrintPageRange);
        QObject::connect(dialog, &QDialog::accepted, parent, accepted);
        dialog->open();
    };
    port.mailProgram = QStandardPaths::findExecutable(u"xdg-email"_s);
    return port;
}

SavePlace savePlace(const QString &wanted)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString first = wanted.isEmpty() ? documents : wanted;
    if (canWrite(first))
        return {first, {}};
    const QString why = QFileInfo(first).isDir()
        ? Port::tr("The folder %1 cannot be written.").arg(QDir::toNativeSeparators(first))
        : Port::tr("The folder %1 is not there.").arg(QDir::toNativeSeparators(first));
    for (const QString &other : {documents, QDir::homePath(), QDir::tempPath()}) {
        // The usual folder of a new account is no news.
        if (canWrite(other))
            return {other, wanted.isEmpty() ? QString() : why};
    }
    return {{}, why};
}

QString freeName(const QString &folder, const QString &name)
{
    const QDir dir(folder);
    QString free = name;
    const QFileInfo parts(name);
    for (int count = 2; dir.exists(free); ++count)
        free = u"%1 (%2).%3"_s.arg(parts.completeBaseName()).arg(count).arg(parts.suffix());
    return free;
}

} // namespace desk
