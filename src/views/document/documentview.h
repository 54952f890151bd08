#pragma once

#include "domain/kinds.h"
#include "viewmodels/session.h"
#include "views/shell/page.h"

#include <QPointer>

#include <memory>

QT_BEGIN_NAMESPACE
namespace Ui {
class DocumentView;
}
QT_END_NAMESPACE

namespace desk {

class DocumentListPage;
class DocumentViewModel;
class RollbackQueue;

// An issued document to read: its fields as plain text, lines, totals, status, links and history.
class DocumentView : public Page {
    Q_OBJECT
public:
    DocumentView(const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);
    ~DocumentView() override;

    // `list` is the one whose order PgUp and PgDn follow; may be null.
    void open(qint64 id, DocumentKind kind, DocumentListPage *list);
    qint64 shownId() const { return m_id; }

    void arrive() override;
    QList<QWidget *> areas() const override;
    QList<KeyNote> keys() const override;
    void setReadOnly(bool readOnly) override;

Q_SIGNALS:
    void backRequested(desk::DocumentKind kind);
    void duplicateRequested(qint64 id, desk::DocumentKind kind);
    void correctRequested(qint64 id, desk::DocumentKind kind);
    void printRequested(qint64 id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void bind();
    void showDocument();
    void showHead();
    void showLines();
    void showTotals();
    void showHistory();
    void showLinks();
    void step(int rows);
    void askToCancel();
    void askToCorrect();

    std::unique_ptr<Ui::DocumentView> m_ui;
    Session m_session;
    RollbackQueue *m_faults;
    DocumentViewModel *m_model;
    QPointer<DocumentListPage> m_list;
    DocumentKind m_kind = DocumentKind::Challan;
    qint64 m_id = 0;
    bool m_readOnly = false;
};

} // namespace desk
