#pragma once

#include <QList>

class QString;
class QTableView;

namespace desk {

// Which columns of a table are shown is each person's choice, kept in the settings under `name`. A column nobody chose
// about stays as the page has set it.
void restoreColumns(QTableView *table, const QString &name, const QList<int> &choosable);
// The menu of F12, with a tick for each column that may be hidden.
void showColumnsMenu(QTableView *table, const QString &name, const QList<int> &choosable);

} // namespace desk
