#pragma once

#include "viewmodels/linesmodel.h"

#include <QJsonObject>

namespace desk::linecells {

using Line = LinesModel::Line;

// The text of a cell for editing: as typed, numbers plain and ungrouped where they could be read.
QString editText(const Line &line, int column);
// The same for the eye: Indian grouping, the decimals of the unit.
QString displayText(const Line &line, int column);
// What is wrong with the text as typed; empty when fine or not typed yet.
QString liveProblem(const Line &line, int column);
void setText(Line &line, int column, const QString &typed, QDate today = {});
void setItem(Line &line, const Item &item);
bool isEditable(const Line &line, int column);
bool isNumeric(int column);

// "qty" of "lines[1].qty", and back; the item's column for what has none.
QString keyOf(int column);
int columnOf(const QString &key);
// The index and key of "lines[1].qty"; -1 for other paths.
struct LinePath {
    int index = -1;
    QString key;
};
LinePath splitPath(const QString &field);

// Rupees or a percentage; empty text is no discount.
tl::expected<Discount, QString> parseDiscount(const QString &text);

// The line for the live totals; none while quantity or rate cannot be read.
std::optional<DocumentLine> figuresOf(const Line &line);
DraftLine draftOf(const Line &line, int index, Violations &violations);
// Of a return, a credit note or a receipt.
struct ReturnedPart {
    int column;
    ReturnedAs as;
};
std::vector<ReturnedPart> returnedParts(const Line &line); // those with a quantity
DraftLine returnOf(const Line &line, const ReturnedPart &part, int index, Violations &violations);
DraftLine creditOf(const Line &line, int index, Violations &violations);
DraftLine receiptOf(const Line &line, int index, Violations &violations);
OrderDraft::Line orderLineOf(const Line &line, int index, QDate today, Violations &violations);
Line fromPending(const PendingLine &pending, Quantity quantity,
                 LinesModel::Layout layout = LinesModel::Layout::Document);

QJsonObject toJson(const Line &line);
Line fromJson(const QJsonObject &json);

} // namespace desk::linecells
