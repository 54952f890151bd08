#pragma once

#include "db/executor.h"
#include "services/masters.h"
#include "services/upkeep.h"
#include "unit/services/office.h"
#include "viewmodels/documentformmodel.h"
#include "viewmodels/linesmodel.h"

#include <QtTest>

namespace desk::test {

// An office with the executors a window has: for the company file and for the user's own recovery copies.
class Desk {
public:
    Office office;
    TempDatabase copies{recoverySchema()};
    DbExecutor company{office.database.shared()};
    DbExecutor recovery{copies.shared()};

    Session session()
    {
        Session session;
        session.company = &company;
        session.recovery = &recovery;
        session.actor = office.actor;
        session.fileName = office.database.path();
        return session;
    }
    Party party(const QString &code)
    {
        return office.read([&](Connection &connection) { return partyByCode(connection, code).value(); });
    }
    Item item(const QString &code)
    {
        return office.read([&](Connection &connection) { return itemByCode(connection, code).value(); });
    }
};

inline void type(LinesModel *lines, int row, int column, const QString &text)
{
    lines->setData(lines->index(row, column), text, Qt::EditRole);
}

inline void choose(LinesModel *lines, int row, const Item &item)
{
    lines->setData(lines->index(row, LinesModel::Item), QVariant::fromValue(item), ChoiceRole);
}

inline QString shown(const QAbstractItemModel *model, int row, int column)
{
    return model->index(row, column).data(Qt::DisplayRole).toString();
}

inline QString problemAt(const LinesModel *lines, int row, int column)
{
    return lines->index(row, column).data(ProblemRole).toString();
}

// A line typed by hand, with nothing in the item list.
inline void typeFreeLine(LinesModel *lines, int row, const QString &qty, const QString &unit, const QString &rate,
                         const QString &gst)
{
    using Lines = LinesModel;
    type(lines, row, Lines::Item, QStringLiteral("Copper part"));
    type(lines, row, Lines::Hsn, QStringLiteral("7407"));
    type(lines, row, Lines::Quantity, qty);
    type(lines, row, Lines::Unit, unit);
    type(lines, row, Lines::Rate, rate);
    type(lines, row, Lines::Gst, gst);
}

} // namespace desk::test
