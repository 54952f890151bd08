#include "rules.h"

#include "sourcetext.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace desk::architecture {

using namespace Qt::StringLiterals;

namespace {

constexpr int headerLines = 150;
constexpr int sourceLines = 600;
constexpr int functionLines = 60;

// What a layer may include besides itself: whole layers, or single headers of a layer.
const QMap<QString, QStringList> &arrows()
{
    static const QMap<QString, QStringList> table{
        {u"base"_s, {}},
        {u"db"_s, {u"base"_s}},
        {u"domain"_s, {u"base"_s}},
        {u"store"_s, {u"db"_s, u"domain"_s, u"base"_s}},
        {u"services"_s,
         {u"store"_s, u"domain"_s, u"base"_s, u"db/connection.h"_s, u"db/transaction.h"_s, u"db/row.h"_s,
          u"db/dberror.h"_s, u"db/migrator.h"_s}},
        {u"print"_s, {u"domain"_s, u"base"_s}},
        {u"exchange"_s, {u"services"_s, u"domain"_s, u"base"_s, u"db/connection.h"_s}},
        {u"viewmodels"_s, {u"services"_s, u"domain"_s, u"base"_s, u"db/executor.h"_s, u"db/canceltoken.h"_s}},
        {u"widgets"_s, {u"base"_s}},
        {u"views"_s, {u"viewmodels"_s, u"widgets"_s, u"print"_s, u"domain"_s, u"base"_s}},
        {u"app"_s,
         {u"views"_s, u"widgets"_s, u"viewmodels"_s, u"exchange"_s, u"print"_s, u"services"_s, u"store"_s, u"domain"_s,
          u"db"_s, u"base"_s}},
        {u"cli"_s, {u"services"_s, u"exchange"_s, u"print"_s, u"db"_s, u"domain"_s, u"base"_s}},
    };
    return table;
}

const QStringList openers{u"db/database.h"_s, u"db/executor.h"_s};
const QStringList layersWithoutOpener{u"services"_s, u"store"_s};
const QStringList layersWithWidgets{u"widgets"_s, u"views"_s, u"app"_s};
const QStringList layersWithSql{u"store"_s, u"db"_s};
const QStringList layersWithoutFloats{u"base"_s, u"domain"_s, u"store"_s, u"services"_s};

struct File {
    QString path;  // src/db/connection.cpp
    QString layer; // db
    SourceText text;
};

class Scan {
public:
    Scan(const QString &root, const Options &options) : m_root(root), m_options(options) {}

    std::vector<Finding> run();

private:
    void checkFolders();
    void checkFile(const File &file);
    void checkInclude(const File &file, const Include &include);
    void checkArrow(const File &file, const Include &include, const QString &target);
    void checkSql(const File &file);
    void checkSizes(const File &file);
    void checkNotes(const File &file);
    void checkFloats(const File &file);
    bool isAllowedFloat(const File &file, const QString &line) const;

    void report(const QString &file, int line, const QString &rule, const QString &message)
    {
        m_findings.push_back({file, line, rule, message});
    }

    QDir m_root;
    const Options &m_options;
    std::vector<Finding> m_findings;
};

std::vector<Finding> Scan::run()
{
    checkFolders();
    QDirIterator files(m_root.filePath(u"src"_s), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile source(files.next());
        const QString path = m_root.relativeFilePath(source.fileName());
        if (!source.open(QIODevice::ReadOnly)) {
            report(path, 0, u"include"_s, u"cannot be read"_s);
            continue;
        }
        checkFile({path, path.section(u'/', 1, 1), SourceText(QString::fromUtf8(source.readAll()))});
    }
    std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding &a, const Finding &b) {
        return a.file != b.file ? a.file < b.file : a.line < b.line;
    });
    return std::move(m_findings);
}

void Scan::checkFolders()
{
    const QDir sources(m_root.filePath(u"src"_s));
    for (const QString &folder : sources.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QDir(sources.filePath(folder)).isEmpty())
            continue;
        if (!arrows().contains(folder))
            report(u"src/"_s + folder, 0, u"arrow"_s,
                   u"is no layer of the design; add it to the table of arrows first"_s);
        if (!QFile::exists(sources.filePath(folder + u"/README.md"_s)))
            report(u"src/"_s + folder, 0, u"readme"_s, u"has no README.md that states its rule"_s);
    }
}

void Scan::checkFile(const File &file)
{
    for (const Include &include : file.text.includes())
        checkInclude(file, include);
    if (!layersWithSql.contains(file.layer))
        checkSql(file);
    checkSizes(file);
    checkNotes(file);
    if (layersWithoutFloats.contains(file.layer))
        checkFloats(file);
}

void Scan::checkInclude(const File &file, const Include &include)
{
    const QString name = include.path.section(u'/', -1);
    const bool isWidgetHeader = include.path.startsWith("QtWidgets"_L1)
        || m_options.widgetHeaders.contains(include.path);
    const bool isForm = include.quoted && name.startsWith("ui_"_L1);
    if ((isWidgetHeader || isForm) && !layersWithWidgets.contains(file.layer)) {
        report(file.path, include.line, u"widgets"_s,
               u"%1 knows no window, so it cannot include %2"_s.arg(file.layer, include.path));
    }
    if (!include.quoted || isForm || name.endsWith(".moc"_L1))
        return;

    const QString target = include.path.section(u'/', 0, 0);
    if (!include.path.contains(u'/') || !arrows().contains(target)) {
        report(file.path, include.line, u"include"_s,
               u"write %1 relative to src, as in \"base/money.h\""_s.arg(include.path));
        return;
    }
    checkArrow(file, include, target);
}

void Scan::checkArrow(const File &file, const Include &include, const QString &target)
{
    if (layersWithoutOpener.contains(file.layer) && openers.contains(include.path)) {
        report(
            file.path, include.line, u"opener"_s,
            u"%1 is handed a connection and never opens one, so it cannot include %2"_s.arg(file.layer, include.path));
        return;
    }
    const QStringList allowed = arrows().value(file.layer);
    if (target == file.layer || allowed.contains(target) || allowed.contains(include.path))
        return;
    report(file.path, include.line, u"arrow"_s,
           u"%1 cannot include %2; it uses %3"_s.arg(file.layer, include.path,
                                                     allowed.isEmpty() ? u"nothing"_s : allowed.join(u", "_s)));
}

// Upper case anywhere in a literal, lower case where it starts one: a sentence for people starts with a capital.
void Scan::checkSql(const File &file)
{
    static const QRegularExpression upper(uR"(\b(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE)\s+\S)"_s);
    static const QRegularExpression lower(uR"(^\s*(select|insert into|update|delete from|pragma|create table)\s+\S)"_s);
    for (const Literal &literal : file.text.literals()) {
        if (upper.match(literal.text).hasMatch() || lower.match(literal.text).hasMatch())
            report(file.path, literal.line, u"sql"_s, u"SQL stands in store and db alone"_s);
    }
}

void Scan::checkSizes(const File &file)
{
    const QStringList &lines = file.text.rawLines();
    const auto count = static_cast<int>(lines.size()) - (lines.last().isEmpty() ? 1 : 0);
    const int limit = file.path.endsWith(".h"_L1) ? headerLines : sourceLines;
    if (count > limit)
        report(file.path, count, u"size"_s, u"has %1 lines; the limit is %2"_s.arg(count).arg(limit));
    for (const FunctionBody &body : functionBodies(file.text.code())) {
        const int length = body.lastLine - body.firstLine;
        if (length > functionLines) {
            report(file.path, body.firstLine, u"size"_s,
                   u"this function has %1 lines; the limit is %2"_s.arg(length).arg(functionLines));
        }
    }
}

void Scan::checkNotes(const File &file)
{
    static const QRegularExpression note(uR"(\b(TODO|FIXME)\b)"_s);
    int line = 0;
    for (const QString &text : file.text.rawLines()) {
        ++line;
        if (note.match(text).hasMatch())
            report(file.path, line, u"note"_s, u"what is left to do is an issue, not a comment"_s);
    }
}

void Scan::checkFloats(const File &file)
{
    static const QRegularExpression floating(uR"(\b(double|float|qreal|toDouble|toFloat)\b)"_s);
    const QStringList lines = file.text.code().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (floating.match(lines[i]).hasMatch() && !isAllowedFloat(file, lines[i]))
            report(file.path, static_cast<int>(i) + 1, u"float"_s, u"money and quantities are integers"_s);
    }
}

bool Scan::isAllowedFloat(const File &file, const QString &line) const
{
    return std::any_of(m_options.floats.begin(), m_options.floats.end(), [&](const FloatAllowance &allowance) {
        return allowance.file == file.path && line.contains(allowance.text);
    });
}

} // namespace

QString Finding::toString() const
{
    return u"%1:%2: %3: %4"_s.arg(file).arg(line).arg(rule, message);
}

QStringList widgetHeaders(const QString &qtIncludeFolder)
{
    const QDir widgets(qtIncludeFolder + u"/QtWidgets"_s);
    const QDir gui(qtIncludeFolder + u"/QtGui"_s);
    QStringList names = widgets.entryList({u"Q*"_s}, QDir::Files);
    names.removeIf([&](const QString &name) { return gui.exists(name); });
    return names;
}

std::vector<Finding> scanTree(const QString &root, const Options &options)
{
    return Scan(root, options).run();
}

} // namespace desk::architecture
