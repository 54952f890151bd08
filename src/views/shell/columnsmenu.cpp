#include "views/shell/columnsmenu.h"

#include <QMenu>
#include <QSettings>
#include <QTableView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString keyOf(const QString &name, int column)
{
    return u"%1/column%2"_s.arg(name).arg(column);
}

} // namespace

void restoreColumns(QTableView *table, const QString &name, const QList<int> &choosable)
{
    const QSettings settings;
    for (const int column : choosable) {
        const bool shown = settings.value(keyOf(name, column), !table->isColumnHidden(column)).toBool();
        table->setColumnHidden(column, !shown);
    }
}

void showColumnsMenu(QTableView *table, const QString &name, const QList<int> &choosable)
{
    if (choosable.isEmpty())
        return;
    auto *menu = new QMenu(table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int column : choosable) {
        QAction *action = menu->addAction(
            table->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!table->isColumnHidden(column));
        QObject::connect(action, &QAction::toggled, table, [table, name, column](bool shown) {
            table->setColumnHidden(column, !shown);
            QSettings().setValue(keyOf(name, column), shown);
        });
    }
    menu->popup(table->mapToGlobal(QPoint(table->width() - menu->sizeHint().width(), 0)));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace desk
