#include "views/lists/orderlistpage.h"

#include "ui_listpage.h"
#include "viewmodels/orderlistmodel.h"

#include <QComboBox>
#include <QHeaderView>

namespace desk {

using namespace Qt::StringLiterals;

OrderListPage::OrderListPage(const Session &session, RollbackQueue *faults, QWidget *parent)
    : OrderListPage(new OrderListModel(session), faults, parent)
{
}

OrderListPage::OrderListPage(OrderListModel *model, RollbackQueue *faults, QWidget *parent)
    : ListPage(u"orders"_s, model, faults, parent), m_model(model), m_scope(new QComboBox(this))
{
    setTexts(tr("Orders"), tr("New order   Ctrl+N"), tr("Search number, customer"), tr("Search orders"));
    setColumns(OrderListModel::PartyName,
               {{OrderListModel::Number, 180},
                {OrderListModel::Date, 110},
                {OrderListModel::Ordered, 140},
                {OrderListModel::Dispatched, 140},
                {OrderListModel::Pending, 140},
                {OrderListModel::Status, 150}});
    ui().table->horizontalHeader()->setSectionsClickable(false);
    ui().table->horizontalHeader()->setSortIndicatorShown(false);
    m_scope->setAccessibleName(tr("Status"));
    m_scope->addItem(tr("All orders"), int(OrderScope::All));
    m_scope->addItem(tr("Something left"), int(OrderScope::SomethingLeft));
    m_scope->addItem(tr("All dispatched"), int(OrderScope::NothingLeft));
    m_scope->addItem(tr("Closed"), int(OrderScope::Closed));
    addFilter(m_scope);
    connect(m_scope, &QComboBox::activated, this, [this] { ask(); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_O), [this] {
        if (const qint64 id = currentId(); id > 0 && !isReadOnly())
            Q_EMIT challanRequested(id);
    });
    ask();
}

QList<KeyNote> OrderListPage::keys() const
{
    const QString area = tr("Lists");
    return ListPage::keys() + QList<KeyNote>{{area, tr("Alt+O"), tr("New challan of what is left of the order")}};
}

bool OrderListPage::isFiltered() const
{
    return ListPage::isFiltered() || m_scope->currentIndex() > 0;
}

void OrderListPage::clearFilters()
{
    m_scope->setCurrentIndex(0);
    ListPage::clearFilters();
}

void OrderListPage::ask()
{
    m_model->setFilter({OrderScope(m_scope->currentData().toInt()), ui().searchEdit->text()});
}

ListPage::Empty OrderListPage::whenEmpty() const
{
    return {u"clipboard-list"_s, tr("No order yet"),
            tr("Enter a customer's order to see what is dispatched of it and what is still pending."), tr("New order")};
}

} // namespace desk
