#pragma once

#include "domain/kinds.h"
#include "viewmodels/session.h"
#include "views/shell/page.h"

#include <QHash>
#include <QWidget>

#include <vector>

class QStackedWidget;
class QVBoxLayout;

namespace desk {

class DocumentForm;
class DocumentListPage;
class DocumentView;
struct DocumentDraft;
class MessageBar;
class PrintPreview;
class Preferences;
class RollbackQueue;
class ShellModel;
class SideNav;

// The one window: navigation at the left, the page at the right. Pages are made when first needed.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    struct Setup {
        Session session;
        QString readOnlyReason; // why the company file is open for reading alone; empty = it is not
        bool dayIsSet = false;  // CHALLANDESK_TODAY was given: the title says which day
    };
    MainWindow(const Setup &setup, Preferences *preferences, QWidget *parent = nullptr);
    ~MainWindow() override;

    // By the ids of the navigation: "new-challan", "challans", "new-invoice", "invoices", "orders",
    // "customers", "items", "drafts", "returns", "outstanding",
    // "credit-notes", "receipts", "settings"; behind the lists stand "new-order", "new-return" and so on,
    // "paper" behind "settings".
    Page *goTo(const QString &id);
    Page *currentPage() const;
    RollbackQueue *faults() const { return m_faults; }
    void openDocument(qint64 id, DocumentKind kind);
    void showPaper(const std::vector<qint64> &ids);
    void showPaperOf(const DocumentDraft &draft);

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    Page *page(const QString &id);
    Page *makePage(const QString &id);
    Page *makeForm(DocumentKind kind);
    Page *makeList(DocumentKind kind);
    Page *makeDrafts();
    Page *makeOrders();
    Page *makeOrderForm();
    Page *makeOutstanding();
    void makeChallanOf(qint64 order);
    bool goOnWith(DocumentKind kind, const QJsonObject &payload, std::int64_t copyVersion, const QDateTime &savedAt);
    Page *makeSettings();
    Page *makePaper();
    PrintPreview *makePreview();
    void bringToFront(Page *page, const QString &id);
    void bindKeys();
    void bindShell();
    void addKey(const QKeySequence &key, const std::function<void()> &act);
    void newDocument(DocumentKind kind);
    void duplicate(qint64 id, DocumentKind kind);
    void walkAreas(bool forward);
    void showKeys();
    void showTitle();
    void showRecovered();
    void showReadOnly();
    void openReadOnly();
    void showWaiting(const QString &forWhom);
    void onBarLink(const QString &id);
    void restorePlace();
    void keepOnScreen();
    void arrangeBars();
    void settlePages();

    Setup m_setup;
    Preferences *m_preferences;
    RollbackQueue *m_faults;
    ShellModel *m_shell;
    SideNav *m_nav;
    MessageBar *m_bar;
    MessageBar *m_waitingBar;
    QVBoxLayout *m_bars;
    QStackedWidget *m_stack;
    QHash<QString, Page *> m_pages;
    DocumentView *m_view = nullptr;
};

} // namespace desk
