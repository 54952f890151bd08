#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace desk::architecture {

// Lines are counted from 1, as compilers and editors do.
struct Include {
    int line = 0;
    QString path; // what stands between the quotes or angle brackets
    bool quoted = false;
};

struct Literal {
    int line = 0; // of its first character
    QString text; // between the quotes, escapes as written
};

// A C++ source taken apart just far enough for the rules: code without comments, literals and includes, each where it
// stood. Knows raw strings, escapes and digit separators; does not run the preprocessor.
class SourceText {
public:
    explicit SourceText(const QString &source);

    const QStringList &rawLines() const { return m_rawLines; }
    // The code alone: comments are blanks, literals are empty quotes, include lines are empty.
    const QString &code() const { return m_code; }
    const std::vector<Include> &includes() const { return m_includes; }
    const std::vector<Literal> &literals() const { return m_literals; }

private:
    void skipComment();
    void takeString();
    void takeRawString();
    void takeCharacter();
    void takeDirective();
    void blank(qsizetype count);

    QString m_source;
    qsizetype m_at = 0;
    int m_line = 1;

    QStringList m_rawLines;
    QString m_code;
    std::vector<Include> m_includes;
    std::vector<Literal> m_literals;
};

// The body of a function: the lines of its opening and closing brace.
struct FunctionBody {
    int firstLine = 0;
    int lastLine = 0;
};

// Bodies of named functions in code as SourceText::code() gives it. A lambda counts as part of the function around it.
std::vector<FunctionBody> functionBodies(const QString &code);

} // namespace desk::architecture
