#include "sourcetext.h"

#include <QRegularExpression>

namespace desk::architecture {

using namespace Qt::StringLiterals;

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

SourceText::SourceText(const QString &source) : m_source(source), m_rawLines(source.split(u'\n'))
{
    while (m_at < m_source.size()) {
        const QChar c = m_source[m_at];
        const QStringView rest = QStringView(m_source).mid(m_at);
        if (rest.startsWith("//"_L1) || rest.startsWith("/*"_L1)) {
            skipComment();
        } else if (c == u'#') {
            takeDirective();
        } else if (c == u'"') {
            m_code.endsWith(u'R') ? takeRawString() : takeString();
        } else if (c == u'\'' && (m_code.isEmpty() || !isWordCharacter(m_code.back()) || m_code.endsWith(u'u'))) {
            takeCharacter();
        } else {
            m_code += c;
            m_line += c == u'\n';
            ++m_at;
        }
    }
}

// The quotes of an include are no literal. Any other directive is read on as code.
void SourceText::takeDirective()
{
    static const QRegularExpression pattern(uR"(#\s*include\s*([<"])([^>"\n]+)[>"])"_s);
    const QRegularExpressionMatch match = pattern.match(m_source, m_at, QRegularExpression::NormalMatch,
                                                        QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch()) {
        m_code += m_source[m_at++];
        return;
    }
    m_includes.push_back({m_line, match.captured(2), match.captured(1) == "\""_L1});
    blank(match.capturedLength());
}

void SourceText::blank(qsizetype count)
{
    for (const qsizetype end = qMin(m_at + count, m_source.size()); m_at < end; ++m_at) {
        const bool newLine = m_source[m_at] == u'\n';
        m_code += newLine ? u'\n' : u' ';
        m_line += newLine;
    }
}

void SourceText::skipComment()
{
    const bool toLineEnd = m_source[m_at + 1] == u'/';
    qsizetype end = toLineEnd ? m_source.indexOf(u'\n', m_at) : m_source.indexOf("*/"_L1, m_at + 2);
    if (end < 0)
        end = m_source.size();
    blank(end - m_at + (toLineEnd ? 0 : 2));
}

void SourceText::takeString()
{
    const int line = m_line;
    qsizetype end = m_at + 1;
    while (end < m_source.size() && m_source[end] != u'"' && m_source[end] != u'\n')
        end += m_source[end] == u'\\' ? 2 : 1;
    m_literals.push_back({line, m_source.mid(m_at + 1, end - m_at - 1)});
    m_code += "\"\""_L1;
    m_at = qMin(end + 1, m_source.size());
}

void SourceText::takeRawString()
{
    const int line = m_line;
    const qsizetype open = m_source.indexOf(u'(', m_at);
    const QString closing = u')' + m_source.mid(m_at + 1, open - m_at - 1) + u'"';
    qsizetype end = m_source.indexOf(closing, open);
    if (end < 0)
        end = m_source.size();
    m_literals.push_back({line, m_source.mid(open + 1, end - open - 1)});
    m_code += "\"\""_L1;
    blank(end + closing.size() - m_at);
}

void SourceText::takeCharacter()
{
    qsizetype end = m_at + 1;
    while (end < m_source.size() && m_source[end] != u'\'' && m_source[end] != u'\n')
        end += m_source[end] == u'\\' ? 2 : 1;
    m_code += "''"_L1;
    m_at = qMin(end + 1, m_source.size());
}

namespace {

// Walks over code and tells the braces of functions from those of namespaces, types and values.
class BodyFinder {
public:
    explicit BodyFinder(const QString &code) : m_code(withoutPreprocessor(code)) {}

    std::vector<FunctionBody> find()
    {
        while (m_at < m_code.size())
            step();
        return std::move(m_bodies);
    }

private:
    static QString withoutPreprocessor(const QString &code)
    {
        QStringList lines = code.split(u'\n');
        bool goesOn = false;
        for (QString &line : lines) {
            const bool isDirective = goesOn || line.trimmed().startsWith(u'#');
            goesOn = isDirective && line.endsWith(u'\\');
            if (isDirective)
                line.clear();
        }
        return lines.join(u'\n');
    }

    void step()
    {
        const QChar c = m_code[m_at];
        m_line += c == u'\n';
        if (c == u'(')
            ++m_parentheses;
        else if (c == u')')
            --m_parentheses;

        if (c == u'{') {
            openBrace();
            return;
        }
        ++m_at;
        if (m_parentheses == 0 && (c == u';' || c == u'}' || (c == u':' && endsWithAccess())))
            m_statement.clear();
        else
            m_statement += c;
    }

    bool endsWithAccess() const
    {
        static const QRegularExpression access(uR"(^[^:(]*\b(public|protected|private|Q_SIGNALS|Q_SLOTS)\s*$)"_s);
        return access.match(m_statement).hasMatch();
    }

    void openBrace()
    {
        static const QRegularExpression templateHead(uR"(^\s*template\s*<[^<>]*(<[^<>]*>[^<>]*)*>)"_s);
        static const QRegularExpression container(
            uR"(^\s*(inline\s+|typedef\s+)?(namespace|class|struct|union|extern|enum)\b[^(]*$)"_s);
        m_statement.remove(templateHead);
        if (m_parentheses == 0 && container.match(m_statement).hasMatch()) {
            ++m_at;
            m_statement.clear();
            return;
        }
        const bool isBody = m_parentheses == 0 && m_statement.contains(u'(') && !isMemberValue() && !isValue();
        const int firstLine = m_line;
        skipBraces();
        if (isBody) {
            m_bodies.push_back({firstLine, m_line});
            m_statement.clear();
        } else {
            m_statement += "{}"_L1; // the statement goes on behind a value
        }
    }

    // Foo::Foo() : m_a{1}: the brace belongs to m_a.
    bool isMemberValue() const
    {
        static const QRegularExpression initializers(uR"(\)[^:{]*(?<!:):(?!:))"_s);
        const QString before = m_statement.trimmed();
        return initializers.match(before).hasMatch() && (isWordCharacter(before.back()) || before.endsWith(u'>'));
    }

    // const auto x = call() + Type{1};
    bool isValue() const
    {
        static const QRegularExpression assignment(uR"(^[^(]*\s=\s)"_s);
        return assignment.match(m_statement).hasMatch();
    }

    void skipBraces()
    {
        int depth = 0;
        for (; m_at < m_code.size(); ++m_at) {
            const QChar c = m_code[m_at];
            m_line += c == u'\n';
            depth += c == u'{' ? 1 : c == u'}' ? -1 : 0;
            if (depth == 0) {
                ++m_at;
                return;
            }
        }
    }

    const QString m_code;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_parentheses = 0;
    QString m_statement;
    std::vector<FunctionBody> m_bodies;
};

} // namespace

std::vector<FunctionBody> functionBodies(const QString &code)
{
    return BodyFinder(code).find();
}

} // namespace desk::architecture
