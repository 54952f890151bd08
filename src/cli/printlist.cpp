#include "cli/printlist.h"

#include "services/documents.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace desk::cli {

namespace {

using namespace Qt::StringLiterals;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(desk::Cli)
};

Error inLine(int line, Error error)
{
    if (line > 0)
        error.message = Cli::tr("Line %1: %2").arg(QString::number(line), error.message);
    return error;
}

QStringList wordsOf(const QString &text)
{
    if (!text.startsWith(u'{')) {
        static const QRegularExpression blanks(u"\\s+"_s);
        return text.split(blanks, Qt::SkipEmptyParts);
    }
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    QStringList words{object.value(u"kind"_s).toString(), object.value(u"number"_s).toString()};
    if (const QString year = object.value(u"fy"_s).toString(); !year.isEmpty())
        words << year;
    return words;
}

Result<Named> namedIn(const QString &text, int line)
{
    const QStringList words = wordsOf(text);
    const auto kind = documentKindFrom(words.value(0));
    if (!kind || words.value(1).isEmpty() || words.size() > 3) {
        return tl::unexpected(inLine(line,
                                     Error::refused(u"invalid"_s,
                                                    Cli::tr("write KIND NUMBER and, if need be, the year, as in: "
                                                            "invoice INV/26-27/00001 2026-27"))));
    }
    return Named{*kind, words.at(1), words.value(2), line};
}

} // namespace

Result<std::vector<Named>> readPrintList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return tl::unexpected(
            Error::refused(u"unreadable"_s, Cli::tr("%1 cannot be read: %2").arg(path, file.errorString())));
    std::vector<Named> list;
    int line = 0;
    while (!file.atEnd()) {
        const QString text = QString::fromUtf8(file.readLine()).trimmed();
        ++line;
        // The last line of a page of `list` holds the cursor alone.
        if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u"{\"next\""_s))
            continue;
        auto named = namedIn(text, line);
        if (!named)
            return tl::unexpected(std::move(named.error()));
        list.push_back(*std::move(named));
    }
    if (list.empty())
        return tl::unexpected(Error::refused(u"invalid"_s, Cli::tr("%1 names no document.").arg(path)));
    return list;
}

Result<std::vector<DocumentId>> idsOf(Connection &connection, const std::vector<Named> &named)
{
    std::vector<DocumentId> ids;
    ids.reserve(named.size());
    for (const Named &one : named) {
        const auto document = documentByNumber(connection, one.kind, one.number, one.fy);
        if (!document)
            return tl::unexpected(inLine(one.line, document.error()));
        ids.push_back(document->id);
    }
    return ids;
}

} // namespace desk::cli
