#pragma once

#include "services/billing.h"
#include "viewmodels/pagedmodels.h"

namespace desk {

// Challans whose goods are expected back, the earliest due first: one row a challan, however many lines wait.
class OutstandingModel final : public PagedModel {
    Q_OBJECT
public:
    enum Column { Number, PartyName, Date, Purpose, Left, DueBack, State, ColumnCount };
    explicit OutstandingModel(const Session &session, QObject *parent = nullptr);
    // Words of number or customer, all of them.
    void setFilter(const OutstandingFilter &filter, const QString &search);
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

protected:
    bool isNumeric(int column) const override { return column == Left; }
    int statusColumn() const override { return State; }
    QString countWord(std::int64_t count) const override;

private:
    std::function<QDate()> m_today;
};

} // namespace desk
