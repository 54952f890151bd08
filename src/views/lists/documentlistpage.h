#pragma once

#include "domain/kinds.h"
#include "viewmodels/session.h"
#include "views/shell/page.h"

#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class DocumentListPage;
}
QT_END_NAMESPACE

namespace desk {

class DocumentListModel;
class RollbackQueue;

// Browse the challans or the invoices: search as you type, period, status, count and total of what is shown.
class DocumentListPage : public Page {
    Q_OBJECT
public:
    DocumentListPage(DocumentKind kind, const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);
    ~DocumentListPage() override;

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void newOfThisKind() override { Q_EMIT newRequested(); }
    void setReadOnly(bool readOnly) override;

    // The document before or behind another in the order of the list; 0 where there is none.
    qint64 neighbour(qint64 id, int step) const;
    // The row of a document becomes the current one.
    void select(qint64 id);
    DocumentListModel *model() const { return m_model; }

Q_SIGNALS:
    void newRequested();
    void openRequested(qint64 id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fillFilters();
    void bind();
    void applyFilter();
    void clearFilter();
    bool isFiltered() const;
    void showLoaded();
    void showSelection();
    void open(int row);
    bool leaveSearch();

    std::unique_ptr<Ui::DocumentListPage> m_ui;
    DocumentKind m_kind;
    Session m_session;
    RollbackQueue *m_faults;
    DocumentListModel *m_model;
    QTimer m_typing;
    bool m_awaitsRows = false; // the keyboard goes to the table when the list has come
};

} // namespace desk
