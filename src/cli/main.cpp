#include "cli/program.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <memory>
#include <string_view>

namespace {

// Printing needs Qt's faces; everything else starts faster without. No screen is opened: a server has none.
std::unique_ptr<QCoreApplication> applicationFor(int &argc, char **argv)
{
    const bool prints = std::any_of(argv, argv + argc,
                                    [](const char *word) { return std::string_view(word) == "print"; });
    if (!prints)
        return std::make_unique<QCoreApplication>(argc, argv);
    // What Qt remarks on faces and folders is no message of ours.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false\nqt.*.warning=false"));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const auto application = applicationFor(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ChallanDesk"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DESK_VERSION));
    return desk::cli::runProgram(argc, argv);
}
