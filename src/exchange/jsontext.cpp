#include "exchange/jsontext.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <vector>

namespace desk {

namespace {

using namespace Qt::StringLiterals;

struct JsonText {
    Q_DECLARE_TR_FUNCTIONS(desk::JsonText)
};

constexpr qint64 largestFile = 64LL * 1024 * 1024;

Error unreadable(const QByteArray &text, qsizetype offset, const QString &fileName, const QString &what)
{
    const QByteArray before = text.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return Error::refused(
        u"unreadable"_s,
        JsonText::tr("%1, line %2, column %3: %4").arg(fileName, QString::number(line), QString::number(column), what));
}

// Walks through a text that is known to be JSON and looks for what the reader of Qt would change without a word.
class Scan {
public:
    struct Finding {
        qsizetype offset = 0;
        QString what;
    };

    explicit Scan(const QByteArray &text) : m_text(text) {}

    std::optional<Finding> firstFinding()
    {
        while (m_at < m_text.size()) {
            const char ch = m_text.at(m_at);
            std::optional<Finding> finding;
            if (ch == '"')
                finding = string();
            else if (ch == '-' || (ch >= '0' && ch <= '9'))
                finding = number();
            else
                mark(ch);
            if (finding)
                return finding;
        }
        return std::nullopt;
    }

private:
    struct Level {
        bool isObject = false;
        bool expectsKey = false;
        QSet<QByteArray> keys;
    };

    void mark(char ch)
    {
        ++m_at;
        if (ch == '{' || ch == '[')
            m_levels.push_back({ch == '{', ch == '{', {}});
        else if ((ch == '}' || ch == ']') && !m_levels.empty())
            m_levels.pop_back();
        else if (ch == ',' && !m_levels.empty())
            m_levels.back().expectsKey = m_levels.back().isObject;
    }

    std::optional<Finding> string()
    {
        const qsizetype start = m_at++;
        while (m_at < m_text.size() && m_text.at(m_at) != '"')
            m_at += m_text.at(m_at) == '\\' ? 2 : 1;
        ++m_at;
        if (m_levels.empty() || !m_levels.back().expectsKey)
            return std::nullopt;
        Level &level = m_levels.back();
        level.expectsKey = false;
        const QByteArray key = m_text.mid(start + 1, m_at - start - 2);
        if (level.keys.contains(key))
            return Finding{start, JsonText::tr("\"%1\" is there twice.").arg(QString::fromUtf8(key))};
        level.keys.insert(key);
        return std::nullopt;
    }

    std::optional<Finding> number()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && QByteArrayLiteral("+-.eE0123456789").contains(m_text.at(m_at)))
            ++m_at;
        const QByteArray digits = m_text.mid(start, m_at - start);
        bool fits = false;
        digits.toLongLong(&fits);
        if (fits)
            return std::nullopt;
        return Finding{start,
                       JsonText::tr("%1 must stand in quotation marks, so that no digit is lost.")
                           .arg(QString::fromLatin1(digits.left(40)))};
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
};

} // namespace

Result<QJsonValue> readJson(const QByteArray &text, const QString &fileName)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return tl::unexpected(unreadable(text, problem.offset, fileName,
                                         JsonText::tr("this is not JSON (%1).").arg(problem.errorString())));
    if (const auto finding = Scan(text).firstFinding())
        return tl::unexpected(unreadable(text, finding->offset, fileName, finding->what));
    if (document.isArray())
        return QJsonValue(document.array());
    return QJsonValue(document.object());
}

Result<QJsonValue> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            Error::refused(u"unreadable"_s, JsonText::tr("%1 cannot be read: %2.").arg(path, file.errorString())));
    if (file.size() > largestFile)
        return tl::unexpected(Error::refused(u"unreadable"_s, JsonText::tr("%1 is larger than 64 MB.").arg(path)));
    return readJson(file.readAll(), path);
}

} // namespace desk
