#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace desk::architecture {

struct Finding {
    QString file; // relative to the root, "src/db/connection.cpp"
    int line = 0; // 0 where the file or folder as a whole is meant
    QString rule; // arrow, opener, include, widgets, sql, size, readme, note, float
    QString message;

    QString toString() const; // "src/db/connection.cpp:12: arrow: …"
};

// A line that may hold a floating point number, and why.
struct FloatAllowance {
    QString file;
    QString text; // part of the line
    QString reason;
};

struct Options {
    QStringList widgetHeaders; // the class headers of QtWidgets: "QDialog", "QLabel", …
    std::vector<FloatAllowance> floats;
};

// The class headers found in the include folder of QtWidgets, less those that QtGui has too.
QStringList widgetHeaders(const QString &qtIncludeFolder);

// Reads every source below root/src and returns what breaks a rule, ordered by file and line.
std::vector<Finding> scanTree(const QString &root, const Options &options);

} // namespace desk::architecture
