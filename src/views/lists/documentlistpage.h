#pragma once

#include "domain/kinds.h"
#include "viewmodels/session.h"
#include "views/lists/listpage.h"

class QComboBox;

namespace desk {

class DocumentListModel;
class DocumentPreview;

// Browse the documents of a kind: period, status, count and total of what is shown.
class DocumentListPage : public ListPage {
    Q_OBJECT
public:
    DocumentListPage(DocumentKind kind, const Session &session, RollbackQueue *faults, QWidget *parent = nullptr);

    QList<KeyNote> keys() const override;
    void newOfThisKind() override { Q_EMIT newRequested(); }
    DocumentListModel *model() const { return m_model; }

Q_SIGNALS:
    void newRequested();
    void openRequested(qint64 id);
    void duplicateRequested(qint64 id);
    void billRequested(const QList<qint64> &challans);
    void printRequested(const std::vector<qint64> &ids);

protected:
    void ask() override;
    void open(qint64 id) override { Q_EMIT openRequested(id); }
    Empty whenEmpty() const override;
    bool isFiltered() const override;
    void clearFilters() override;
    void showSelection() override;

private:
    DocumentListPage(DocumentKind kind, const Session &session, DocumentListModel *model, RollbackQueue *faults,
                     QWidget *parent);
    void fillFilters();
    void requestBill();
    void showPreview(bool shown);
    void print();

    DocumentKind m_kind;
    Session m_session;
    DocumentListModel *m_model;
    QComboBox *m_period;
    QComboBox *m_status;
    DocumentPreview *m_preview = nullptr; // made when it is first wanted
};

} // namespace desk
