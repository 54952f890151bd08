#pragma once

#include "viewmodels/session.h"
#include "views/masters/masterpanel.h"
#include "views/shell/page.h"

#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class MasterListPage;
}
QT_END_NAMESPACE

namespace desk {

class PagedModel;
class RollbackQueue;

// The customers or the items: the list, and at its right the one that is being looked at or altered.
class MasterListPage : public Page {
    Q_OBJECT
public:
    MasterListPage(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);
    ~MasterListPage() override;

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void newOfThisKind() override;
    void setReadOnly(bool readOnly) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUpTable();
    void bind();
    void search();
    void refresh();
    void showLoaded();
    void open(int row);

    std::unique_ptr<Ui::MasterListPage> m_ui;
    MasterKind m_kind;
    RollbackQueue *m_faults;
    PagedModel *m_model;
    MasterPanel *m_panel;
    QTimer m_typing;
    bool m_awaitsRows = false; // the keyboard goes to the table when the list has come
    bool m_readOnly = false;
};

} // namespace desk
