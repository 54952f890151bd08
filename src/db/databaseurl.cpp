#include "db/database.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace desk {

namespace {

tl::unexpected<Error> refused(const char *sentence, const QString &text)
{
    return tl::unexpected(
        Error::refused(u"invalid_url"_s, QCoreApplication::translate("DatabaseUrl", sentence).arg(text)));
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QString given = text.trimmed();
    if (given.startsWith(u"postgresql://"_s) || given.startsWith(u"postgres://"_s))
        return DatabaseUrl{Kind::PostgreSql, given};

    QString path = given;
    if (given.startsWith(u"sqlite:///"_s))
        path = given.mid(10);
    else if (given.startsWith(u"sqlite:"_s))
        return refused(
            QT_TRANSLATE_NOOP("DatabaseUrl", "\"%1\" needs three strokes: sqlite:///file or sqlite:////folder/file."),
            given);
    else if (given.contains(u"://"_s))
        return refused(QT_TRANSLATE_NOOP("DatabaseUrl", "\"%1\" names a kind of database that is not known here."),
                       given);
    if (path.isEmpty() || path.contains(QChar(u'\0')) || path == u":memory:"_s)
        return refused(QT_TRANSLATE_NOOP("DatabaseUrl", "\"%1\" names no company file."), given);
    return DatabaseUrl{Kind::Sqlite, QDir::cleanPath(QDir::current().absoluteFilePath(path))};
}

} // namespace desk
