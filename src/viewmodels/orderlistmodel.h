#pragma once

#include "services/orderbook.h"
#include "viewmodels/pagedmodels.h"

namespace desk {

// The customers' orders, the newest first. Quantities stand where all lines count in one unit; elsewhere lines are
// counted, since unlike items have no sum (R73).
class OrderListModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Number, PartyName, Date, Ordered, Dispatched, Pending, Status, ColumnCount };
    explicit OrderListModel(const Session &session, QObject *parent = nullptr);
    void setFilter(const OrderFilter &filter);
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

protected:
    bool isNumeric(int column) const override;
    int statusColumn() const override { return Status; }
    QString countWord(std::int64_t count) const override;
};

} // namespace desk
