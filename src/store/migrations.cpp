#include "store/migrations.h"

#include <QDir>
#include <QFile>

namespace desk::store {

namespace {

// The files are named NNNN_what_it_does.sql; the number is the version of the schema after the step.
std::vector<Migration> stepsIn(const QString &folder)
{
    std::vector<Migration> steps;
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder + QLatin1Char('/') + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Migration step;
        step.version = name.section(QLatin1Char('_'), 0, 0).toInt();
        step.name = name.section(QLatin1Char('.'), 0, 0);
        step.sql = file.readAll();
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace

std::vector<Migration> companyMigrations()
{
    return stepsIn(QStringLiteral(":/migrations/sqlite"));
}

std::vector<Migration> recoveryMigrations()
{
    return stepsIn(QStringLiteral(":/migrations/sqlite-recovery"));
}

} // namespace desk::store
