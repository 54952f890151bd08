#include "app/logfile.h"
#include "app/options.h"
#include "app/program.h"

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"ChallanDesk"_s);
    QCoreApplication::setOrganizationName(u"ChallanDesk"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(DESK_VERSION));
    // Numbers are grouped the Indian way whatever the region of the computer.
    QLocale::setDefault(QLocale(QLocale::English, QLocale::India));

    const std::optional<desk::ProgramOptions> options = desk::parseOptions(QApplication::arguments());
    if (!options) {
        QTextStream(stderr) << QCoreApplication::translate("main", "CHALLANDESK_TODAY is no date like 2026-04-01.\n");
        return 2;
    }
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    desk::startLogFile(QDir(data).filePath(u"log"_s));
    desk::Program program(*options);
    program.start();
    return QApplication::exec();
}
