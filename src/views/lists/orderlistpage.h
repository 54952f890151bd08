#pragma once

#include "viewmodels/session.h"
#include "views/lists/listpage.h"

class QComboBox;

namespace desk {

class OrderListModel;

// Browse the customers' orders: what is ordered, dispatched and pending. Enter amends the order, Alt+O makes the challan of
// what is left.
class OrderListPage : public ListPage {
    Q_OBJECT
public:
    OrderListPage(const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);

    QList<KeyNote> keys() const override;
    void newOfThisKind() override { Q_EMIT newRequested(); }

Q_SIGNALS:
    void newRequested();
    void openRequested(qint64 id);
    void challanRequested(qint64 orderId);

protected:
    void ask() override;
    void open(qint64 id) override { Q_EMIT openRequested(id); }
    Empty whenEmpty() const override;
    bool isFiltered() const override;
    void clearFilters() override;

private:
    OrderListPage(OrderListModel *model, RollbackQueue *faults, QWidget *parent);

    OrderListModel *m_model;
    QComboBox *m_scope;
};

} // namespace desk
