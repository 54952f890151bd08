#pragma once

#include "viewmodels/session.h"
#include "views/lists/listpage.h"
#include "views/masters/masterpanel.h"

class QCheckBox;

namespace desk {

class MasterListModel;

// The customers or the items: the list, and at its right the one that is being looked at or altered.
class MasterListPage : public ListPage {
    Q_OBJECT
public:
    MasterListPage(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);

    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void newOfThisKind() override;
    void setReadOnly(bool readOnly) override;

protected:
    void ask() override;
    void open(qint64 id) override { m_panel->openExisting(id); }
    Empty whenEmpty() const override;

private:
    MasterListPage(MasterKind kind, const Session &session, MasterListModel *model, RollbackQueue *faults,
                   QWidget *parent);

    MasterKind m_kind;
    MasterListModel *m_model;
    MasterPanel *m_panel;
    QCheckBox *m_inactive;
};

} // namespace desk
