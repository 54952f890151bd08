#pragma once

#include "viewmodels/session.h"
#include "views/lists/listpage.h"

class QComboBox;

namespace desk {

class OutstandingModel;

// What is out with customers and job workers, and what is overdue (R63, R67). Enter opens the challan.
class OutstandingPage : public ListPage {
    Q_OBJECT
public:
    OutstandingPage(const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);

    void newOfThisKind() override { Q_EMIT returnRequested(); }

Q_SIGNALS:
    void openRequested(qint64 challan);
    void returnRequested();

protected:
    void ask() override;
    void open(qint64 id) override { Q_EMIT openRequested(id); }
    Empty whenEmpty() const override;
    bool isFiltered() const override;
    void clearFilters() override;

private:
    OutstandingPage(OutstandingModel *model, RollbackQueue *faults, QWidget *parent);

    OutstandingModel *m_model;
    QComboBox *m_state;
};

} // namespace desk
