#include "app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("desk::ProgramOptions", text);
}

QString userName(const QString &given)
{
    for (const QString &name : {given, qEnvironmentVariable("USER"), qEnvironmentVariable("USERNAME")}) {
        if (!name.trimmed().isEmpty())
            return name.trimmed().left(60);
    }
    return tr("operator");
}

} // namespace

std::optional<ProgramOptions> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Delivery challans and GST invoices"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption db(u"db"_s, tr("Company file to open."), tr("url or file"));
    const QCommandLineOption demo(u"demo"_s, tr("Open the sample company; it is made when it is not there yet."));
    const QCommandLineOption user(u"user"_s, tr("Who works: written to the history."), tr("name"));
    parser.addOptions({db, demo, user});
    parser.addPositionalArgument(tr("file"), tr("Company file to open."), tr("[file]"));
    parser.process(arguments);

    ProgramOptions options;
    options.demo = parser.isSet(demo);
    options.company = parser.value(db);
    if (options.company.isEmpty() && !parser.positionalArguments().isEmpty())
        options.company = parser.positionalArguments().constFirst();
    if (options.company.isEmpty() && !options.demo)
        options.company = qEnvironmentVariable("DATABASE_URL");
    options.actor.user = userName(parser.value(user));
    const QString day = qEnvironmentVariable("CHALLANDESK_TODAY");
    if (day.isEmpty()) {
        options.actor.clock = std::make_shared<SystemClock>();
        return options;
    }
    const QDate date = QDate::fromString(day, Qt::ISODate);
    if (!date.isValid())
        return std::nullopt;
    options.actor.clock = std::make_shared<FixedDayClock>(date);
    options.actor.dayIsSet = true;
    return options;
}

} // namespace desk
