#include "views/shell/mainwindow.h"

#include "base/typed.h"
#include "viewmodels/shellmodel.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/documentform.h"
#include "views/document/documentkinds.h"
#include "views/document/documentview.h"
#include "views/document/orderform.h"
#include "views/lists/documentlistpage.h"
#include "views/lists/draftlistpage.h"
#include "views/lists/masterlistpage.h"
#include "views/lists/orderlistpage.h"
#include "views/lists/outstandingpage.h"
#include "views/print/papersetup.h"
#include "views/print/printpreview.h"
#include "views/shell/keysheet.h"
#include "views/shell/preferences.h"
#include "views/shell/settingspage.h"
#include "widgets/messagebar.h"
#include "widgets/sidenav.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

const QString newChallan = u"new-challan"_s;
const QString challans = u"challans"_s;
const QString newInvoice = u"new-invoice"_s;
const QString invoices = u"invoices"_s;
const QString returns = u"returns"_s;
const QString creditNotes = u"credit-notes"_s;
const QString receipts = u"receipts"_s;
const QString orders = u"orders"_s;
const QString newOrder = u"new-order"_s;
const QString outstanding = u"outstanding"_s;
const QString drafts = u"drafts"_s;
const QString customers = u"customers"_s;
const QString items = u"items"_s;
const QString settings = u"settings"_s;
const QString paper = u"paper"_s;

constexpr QSize leastSize(1024, 640);
constexpr QSize usualSize(1366, 768);
// The window manager puts its frame on after the window has been shown.
constexpr int frameMilliseconds = 200;

// The forms of orders, returns, notes and receipts have no place of their own in the navigation.
QString navIdOf(const QString &pageId)
{
    const auto kind = kindOfForm(pageId);
    if (kind && *kind != DocumentKind::Challan && *kind != DocumentKind::Invoice)
        return listPageId(*kind);
    if (pageId == paper)
        return settings;
    return pageId == newOrder ? orders : pageId;
}

} // namespace

MainWindow::MainWindow(const Setup &setup, Preferences *preferences, QWidget *parent)
    : QWidget(parent), m_setup(setup), m_preferences(preferences), m_faults(new RollbackQueue(this)),
      m_shell(new ShellModel(setup.session, this)), m_nav(new SideNav(this)), m_bar(new MessageBar(this)),
      m_waitingBar(new MessageBar(this)), m_bars(new QVBoxLayout), m_stack(new QStackedWidget(this))
{
    setWindowIcon(applicationIcon());
    m_waitingBar->setCloseable(false);
    m_bars->setSpacing(8);
    m_bars->addWidget(m_waitingBar);
    m_bars->addWidget(m_bar);
    arrangeBars();
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addLayout(m_bars);
    right->addWidget(m_stack, 1);
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_nav);
    whole->addLayout(right, 1);

    m_nav->addItem(newChallan, u"truck"_s, tr("New challan"));
    m_nav->addItem(challans, u"list"_s, tr("Challans"));
    m_nav->addItem(newInvoice, u"receipt-indian-rupee"_s, tr("New invoice"));
    m_nav->addItem(invoices, u"file-text"_s, tr("Invoices"));
    m_nav->addItem(orders, u"clipboard-list"_s, tr("Orders"));
    m_nav->addItem(customers, u"users"_s, tr("Customers"));
    m_nav->addItem(items, u"package"_s, tr("Items"));
    m_nav->addItem(drafts, u"pencil"_s, tr("Drafts"));
    m_nav->addItem(returns, u"undo-2"_s, tr("Returns"));
    m_nav->addItem(outstanding, u"clock"_s, tr("Still out"));
    m_nav->addItem(creditNotes, u"archive-restore"_s, tr("Credit notes"));
    m_nav->addItem(receipts, u"circle-check"_s, tr("Receipts"));
    m_nav->addItem(settings, u"settings"_s, tr("Settings"));
    connect(m_nav, &SideNav::activated, this, &MainWindow::goTo);
    connect(m_bar, &MessageBar::linkActivated, this, &MainWindow::onBarLink);
    connect(m_bar, &MessageBar::closed, this, &MainWindow::arrangeBars);

    bindKeys();
    bindShell();
    m_faults->setOpenReadOnly([this] { openReadOnly(); });
    restorePlace();
    showTitle();
    showReadOnly();
    m_shell->load();
    goTo(setup.readOnlyReason.isEmpty() ? newChallan : challans);
}

MainWindow::~MainWindow() = default;

void MainWindow::bindShell()
{
    connect(m_shell, &ShellModel::changed, this, [this] {
        m_nav->setCompany(m_shell->companyName(), m_shell->financialYear());
        m_nav->setFoot(m_shell->userName());
        showTitle();
    });
    connect(m_shell, &ShellModel::recoveredFound, this, &MainWindow::showRecovered);
    connect(m_shell, &ShellModel::waiting, this, &MainWindow::showWaiting);
    connect(m_shell, &ShellModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {.tryAgain = [this] { m_shell->load(); }, .saveCopy = {}, .backToWork = {}});
    });
}

void MainWindow::addKey(const QKeySequence &key, const std::function<void()> &act)
{
    auto *shortcut = new QShortcut(key, this);
    connect(shortcut, &QShortcut::activated, this, act);
}

void MainWindow::bindKeys()
{
    addKey(QKeySequence(Qt::Key_F8), [this] { newDocument(DocumentKind::Invoice); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_F8), [this] { newDocument(DocumentKind::Challan); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_N), [this] {
        if (Page *page = currentPage(); page && m_setup.readOnlyReason.isEmpty())
            page->newOfThisKind();
    });
    addKey(QKeySequence(Qt::Key_F6), [this] { walkAreas(true); });
    addKey(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { walkAreas(false); });
    addKey(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

Page *MainWindow::goTo(const QString &id)
{
    Page *wanted = page(id);
    if (wanted)
        bringToFront(wanted, id);
    return wanted;
}

void MainWindow::bringToFront(Page *page, const QString &id)
{
    if (Page *before = currentPage(); before && before != page)
        before->settle();
    m_stack->setCurrentWidget(page);
    m_nav->setCurrent(navIdOf(id));
    page->arrive();
}

Page *MainWindow::page(const QString &id)
{
    if (Page *known = m_pages.value(id))
        return known;
    Page *made = makePage(id);
    if (!made)
        return nullptr;
    made->setReadOnly(!m_setup.readOnlyReason.isEmpty());
    m_pages.insert(id, made);
    m_stack->addWidget(made);
    return made;
}

Page *MainWindow::makePage(const QString &id)
{
    if (const auto kind = kindOfForm(id))
        return makeForm(*kind);
    if (const auto kind = kindOfList(id))
        return makeList(*kind);
    if (id == orders)
        return makeOrders();
    if (id == newOrder)
        return makeOrderForm();
    if (id == outstanding)
        return makeOutstanding();
    if (id == drafts)
        return makeDrafts();
    if (id == customers)
        return new MasterListPage(MasterKind::Party, m_setup.session, m_faults);
    if (id == items)
        return new MasterListPage(MasterKind::Item, m_setup.session, m_faults);
    if (id == settings)
        return makeSettings();
    if (id == paper)
        return makePaper();
    return nullptr;
}

Page *MainWindow::makeForm(DocumentKind kind)
{
    auto *form = new DocumentForm(kind, m_setup.session, m_preferences, m_faults);
    connect(form, &DocumentForm::leaveRequested, this, [this, kind] { goTo(listPageId(kind)); });
    connect(form, &DocumentForm::openRequested, this, [this, kind](qint64 id) { openDocument(id, kind); });
    connect(form, &DocumentForm::waiting, this, &MainWindow::showWaiting);
    connect(form, &DocumentForm::printRequested, this, [this](qint64 id) { showPaper({id}); });
    connect(form, &DocumentForm::printDraftRequested, this, &MainWindow::showPaperOf);
    return form;
}

Page *MainWindow::makeOrders()
{
    auto *list = new OrderListPage(m_setup.session, m_faults);
    connect(list, &OrderListPage::newRequested, this, [this] {
        if (auto *form = qobject_cast<OrderForm *>(goTo(newOrder)))
            form->newOfThisKind();
    });
    connect(list, &OrderListPage::openRequested, this, [this](qint64 id) {
        if (auto *form = qobject_cast<OrderForm *>(goTo(newOrder)))
            form->amend(id);
    });
    connect(list, &OrderListPage::challanRequested, this, &MainWindow::makeChallanOf);
    return list;
}

Page *MainWindow::makeOutstanding()
{
    auto *list = new OutstandingPage(m_setup.session, m_faults);
    connect(list, &OutstandingPage::openRequested, this,
            [this](qint64 id) { openDocument(id, DocumentKind::Challan); });
    connect(list, &OutstandingPage::returnRequested, this, [this] { newDocument(DocumentKind::Return); });
    return list;
}

Page *MainWindow::makeOrderForm()
{
    auto *form = new OrderForm(m_setup.session, m_preferences, m_faults);
    connect(form, &OrderForm::leaveRequested, this, [this] { goTo(orders); });
    connect(form, &OrderForm::challanRequested, this, &MainWindow::makeChallanOf);
    connect(form, &OrderForm::waiting, this, &MainWindow::showWaiting);
    return form;
}

void MainWindow::makeChallanOf(qint64 order)
{
    if (auto *form = qobject_cast<DocumentForm *>(goTo(newChallan)))
        form->bringOrder(order);
}

Page *MainWindow::makeSettings()
{
    auto *page = new SettingsPage(m_preferences, m_setup.session.fileName);
    connect(page, &SettingsPage::paperRequested, this, [this] { goTo(paper); });
    return page;
}

// Stands under the settings in the navigation.
Page *MainWindow::makePaper()
{
    auto *page = new PaperSetup(m_setup.session, m_faults);
    connect(page, &PaperSetup::backRequested, this, [this] { goTo(settings); });
    return page;
}

PrintPreview *MainWindow::makePreview()
{
    auto *preview = new PrintPreview(m_setup.session, m_faults, systemPrintPort(), this);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->resize(qMax(width() * 9 / 10, 900), height());
    preview->open();
    return preview;
}

void MainWindow::showPaper(const std::vector<qint64> &ids)
{
    if (!ids.empty())
        makePreview()->showDocuments(ids);
}

void MainWindow::showPaperOf(const DocumentDraft &draft)
{
    makePreview()->showDraft(draft);
}

Page *MainWindow::makeDrafts()
{
    auto *list = new DraftListPage(m_setup.session, m_faults);
    connect(list, &DraftListPage::openRequested, this,
            [this](DocumentKind kind, const QJsonObject &payload, const QDateTime &savedAt) {
                goOnWith(kind, payload, 0, savedAt);
            });
    return list;
}

Page *MainWindow::makeList(DocumentKind kind)
{
    auto *list = new DocumentListPage(kind, m_setup.session, m_faults);
    connect(list, &DocumentListPage::newRequested, this, [this, kind] { newDocument(kind); });
    connect(list, &DocumentListPage::printRequested, this, &MainWindow::showPaper);
    connect(list, &DocumentListPage::openRequested, this, [this, kind](qint64 id) { openDocument(id, kind); });
    connect(list, &DocumentListPage::duplicateRequested, this, [this, kind](qint64 id) { duplicate(id, kind); });
    connect(list, &DocumentListPage::billRequested, this, [this](const QList<qint64> &challanIds) {
        if (auto *form = qobject_cast<DocumentForm *>(goTo(newInvoice)))
            form->bill(challanIds);
    });
    return list;
}

void MainWindow::openDocument(qint64 id, DocumentKind kind)
{
    if (!m_view) {
        m_view = new DocumentView(m_setup.session, m_faults);
        m_view->setReadOnly(!m_setup.readOnlyReason.isEmpty());
        m_stack->addWidget(m_view);
        connect(m_view, &DocumentView::backRequested, this, [this](DocumentKind shown) { goTo(listPageId(shown)); });
        connect(m_view, &DocumentView::duplicateRequested, this, &MainWindow::duplicate);
        connect(m_view, &DocumentView::correctRequested, this, [this](qint64 wrong, DocumentKind its) {
            if (auto *form = qobject_cast<DocumentForm *>(goTo(formPageId(its))))
                form->correct(wrong);
        });
        connect(m_view, &DocumentView::printRequested, this, [this](qint64 shown) { showPaper({shown}); });
    }
    auto *list = qobject_cast<DocumentListPage *>(page(listPageId(kind)));
    m_view->open(id, kind, list);
    bringToFront(m_view, listPageId(kind));
}

// What follows another document is brought from it anew, not copied.
void MainWindow::duplicate(qint64 id, DocumentKind kind)
{
    if (kind != DocumentKind::Challan && kind != DocumentKind::Invoice)
        return;
    if (auto *form = qobject_cast<DocumentForm *>(goTo(formPageId(kind))))
        form->duplicate(id);
}

void MainWindow::newDocument(DocumentKind kind)
{
    if (!m_setup.readOnlyReason.isEmpty())
        return;
    Page *form = page(formPageId(kind));
    if (currentPage() == form)
        form->newOfThisKind();
    else
        goTo(formPageId(kind));
}

void MainWindow::walkAreas(bool forward)
{
    QList<QWidget *> areas{m_nav, m_bar};
    if (const Page *page = currentPage())
        areas += page->areas();
    const QWidget *focused = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < areas.size(); ++i) {
        if (focused && (areas[i] == focused || areas[i]->isAncestorOf(focused)))
            at = i;
    }
    for (qsizetype step = 1; step <= areas.size(); ++step) {
        const qsizetype next = (at + (forward ? step : -step) + 2 * areas.size()) % areas.size();
        QWidget *area = areas[next];
        if (!area->isVisible() || !area->isEnabled())
            continue;
        if (area->focusPolicy() == Qt::NoFocus) {
            for (QWidget *inner : area->findChildren<QWidget *>()) {
                if (inner->isVisible() && (inner->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) {
                    area = inner;
                    break;
                }
            }
        }
        area->setFocus(Qt::TabFocusReason);
        return;
    }
}

void MainWindow::showKeys()
{
    const QString everywhere = tr("Everywhere");
    QList<KeyNote> notes;
    if (const Page *page = currentPage())
        notes = page->keys();
    notes += QList<KeyNote>{
        {everywhere, tr("F8"), tr("New invoice")},
        {everywhere, tr("Alt+F8"), tr("New challan")},
        {everywhere, tr("Ctrl+N"), tr("New of the kind that is open")},
        {everywhere, tr("Ctrl+1 to Ctrl+8"), tr("Pages of the navigation")},
        {everywhere, tr("F6, Shift+F6"), tr("Next and previous part of the window")},
        {everywhere, tr("F1"), tr("This list of keys")},
        {everywhere, tr("Ctrl+Q"), tr("Close the program; drafts are kept")},
    };
    (new KeySheet(notes, this))->open();
}

void MainWindow::showTitle()
{
    QStringList parts{tr("Challan Desk")};
    if (!m_shell->companyName().isEmpty())
        parts.append(m_shell->companyName());
    if (m_setup.dayIsSet && m_setup.session.actor.clock)
        parts.append(tr("Day set to %1").arg(dateToDisplay(m_setup.session.actor.clock->today())));
    setWindowTitle(parts.join(u" – "_s));
}

void MainWindow::showReadOnly()
{
    if (m_setup.readOnlyReason.isEmpty())
        return;
    m_bar->setCloseable(false);
    m_bar->showMessage(Tone::Warning, tr("Open for reading alone."), {}, m_setup.readOnlyReason);
    arrangeBars();
}

// What is on a form is kept as a draft first.
void MainWindow::openReadOnly()
{
    goTo(challans);
    m_setup.readOnlyReason = tr("Nothing can be entered until the program is started again.");
    for (Page *page : std::as_const(m_pages))
        page->setReadOnly(true);
    if (m_view)
        m_view->setReadOnly(true);
    showReadOnly();
}

void MainWindow::showWaiting(const QString &forWhom)
{
    if (forWhom.isEmpty())
        m_waitingBar->clear();
    else
        m_waitingBar->showMessage(Tone::Accent, tr("Waiting for %1.").arg(forWhom), {},
                                  tr("It is using the company file. Nothing you type is lost."));
    arrangeBars();
}

void MainWindow::showRecovered()
{
    const auto count = int(m_shell->recovered().size());
    if (count == 0 || !m_setup.readOnlyReason.isEmpty())
        return;
    const StoredDraft &first = m_shell->recovered().front();
    m_bar->setCloseable(true);
    m_bar->showMessage(Tone::Warning,
                       count == 1 ? tr("A draft was kept when the program stopped.")
                                  : tr("%n drafts were kept when the program stopped.", nullptr, count),
                       {{u"open"_s, tr("Open")}, {u"discard"_s, tr("Discard")}},
                       tr("%1, %2").arg(first.title, first.updatedAt.toLocalTime().toString(u"dd-MM-yyyy HH:mm"_s)));
    arrangeBars();
}

void MainWindow::onBarLink(const QString &id)
{
    m_bar->clear();
    arrangeBars();
    if (m_shell->recovered().empty())
        return;
    const StoredDraft draft = m_shell->recovered().front();
    if (id == u"discard"_s) {
        m_shell->discardRecovered(draft.uuid);
    } else if (goOnWith(draft.kind, draft.payload, draft.version, draft.updatedAt)) {
        m_shell->handOver(draft.uuid);
    }
    showRecovered();
}

bool MainWindow::goOnWith(DocumentKind kind, const QJsonObject &payload, std::int64_t copyVersion,
                          const QDateTime &savedAt)
{
    if (payload[u"form"_s] == u"order"_s) {
        auto *form = qobject_cast<OrderForm *>(goTo(newOrder));
        return form && form->goOnWith(payload, copyVersion);
    }
    auto *form = qobject_cast<DocumentForm *>(goTo(formPageId(kind)));
    return form && form->goOnWith(payload, copyVersion, savedAt);
}

// Bars that are silent take no room.
void MainWindow::arrangeBars()
{
    const bool any = !m_bar->isHidden() || !m_waitingBar->isHidden();
    m_bars->setContentsMargins(Theme::pageMargin, any ? 12 : 0, Theme::pageMargin, 0);
}

void MainWindow::restorePlace()
{
    setMinimumSize(leastSize);
    resize(usualSize);
    restoreGeometry(m_preferences->windowGeometry());
    keepOnScreen();
}

// With its frame, whose size is known once the window is shown.
void MainWindow::keepOnScreen()
{
    const QScreen *where = screen() ? screen() : QGuiApplication::primaryScreen();
    if (!where)
        return;
    const QRect room = where->availableGeometry();
    const QSize frame = frameGeometry().size() - geometry().size();
    setMinimumSize(leastSize.boundedTo(room.size() - frame));
    if (isMaximized() || isFullScreen())
        return;
    resize(size().boundedTo(room.size() - frame));
    const QSize outer = size() + frame;
    move(qBound(room.left(), x(), room.right() + 1 - outer.width()),
         qBound(room.top(), y(), room.bottom() + 1 - outer.height()));
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    QTimer::singleShot(frameMilliseconds, this, &MainWindow::keepOnScreen);
}

void MainWindow::settlePages()
{
    for (Page *page : std::as_const(m_pages))
        page->settle();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    settlePages();
    m_preferences->setWindowGeometry(saveGeometry());
    event->accept();
}

} // namespace desk
