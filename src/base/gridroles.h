#pragma once

#include <QString>
#include <QtCore/qnamespace.h>
#include <QVariant>

#include <vector>

namespace desk {

// The roles by which a model of document lines (viewmodels) and the grid that shows it (widgets) understand each other.
enum GridRole : int {
    ColumnKindRole = Qt::UserRole + 1, // headerData, horizontal: a ColumnKind as int
    ProblemRole,                       // data: the sentence that stands against this cell; empty = fine
    ChoiceRole,                        // setData: the payload of the suggestion taken for a Suggest cell
    CreateRole,                        // setData: the typed text for which "Create …" was chosen
    WarningRole,                       // data: worth a look, may be submitted; tinted amber
    ToneRole, // data: int, colour of a status word: 0 plain, 1 accent, 2 good, 3 warning, 4 bad
    MarkRole  // data: name of an icon shown before the text, as "link"
};

// Filled: text that the record chosen in the line brings, as HSN and unit. Text: the clerk's own words, as a due date.
enum class ColumnKind { ReadOnly, Text, Filled, Suggest, Quantity, Rate, Percent, Money };

// One row of a suggestion list, for a field or a cell.
struct Suggestion {
    QString title;
    QString detail; // grey, behind the title
    QVariant payload;
};
using Suggestions = std::vector<Suggestion>;

} // namespace desk

Q_DECLARE_METATYPE(desk::Suggestions)
