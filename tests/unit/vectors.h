#pragma once

#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>
#include <QtTest>

#include <vector>

// The rows of a file of tests/data by heading. Cells may be quoted; a quote inside a cell does not occur.
inline std::vector<QHash<QString, QString>> vectorsOf(const QString &name)
{
    std::vector<QHash<QString, QString>> rows;
    QFile file(QStringLiteral(DESK_TEST_DATA "/gst/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    QStringList headings;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QStringList cells{QString()};
        bool quoted = false;
        for (const QChar ch : line) {
            if (ch == QLatin1Char('"'))
                quoted = !quoted;
            else if (ch == QLatin1Char(',') && !quoted)
                cells << QString();
            else if (ch != QLatin1Char('\r'))
                cells.last() += ch;
        }
        if (headings.isEmpty()) {
            headings = cells;
            continue;
        }
        QHash<QString, QString> row;
        for (qsizetype i = 0; i < headings.size(); ++i)
            row.insert(headings.at(i), cells.value(i));
        rows.push_back(row);
    }
    return rows;
}
