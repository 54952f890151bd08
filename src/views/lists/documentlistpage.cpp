#include "views/lists/documentlistpage.h"

#include "base/financialyear.h"
#include "domain/status.h"
#include "ui_documentlistpage.h"
#include "viewmodels/pagedmodels.h"
#include "views/dialogs/rollbackqueue.h"
#include "widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>

#include <array>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// The pause after the last key before the list is asked anew.
constexpr int typingMilliseconds = 150;

enum class Period { All, Today, Yesterday, Last7Days, ThisMonth, LastMonth, ThisYear };

struct Span {
    QDate from;
    QDate to;
};

Span spanOf(Period period, QDate today)
{
    const QDate monthStart(today.year(), today.month(), 1);
    switch (period) {
    case Period::All: return {};
    case Period::Today: return {today, today};
    case Period::Yesterday: return {today.addDays(-1), today.addDays(-1)};
    case Period::Last7Days: return {today.addDays(-6), today};
    case Period::ThisMonth: return {monthStart, today};
    case Period::LastMonth: return {monthStart.addMonths(-1), monthStart.addDays(-1)};
    case Period::ThisYear: return {FinancialYear::of(today).firstDay(), FinancialYear::of(today).lastDay()};
    }
    return {};
}

std::vector<Progress> statesOf(DocumentKind kind)
{
    if (kind == DocumentKind::Invoice)
        return {Progress::Issued, Progress::Cancelled};
    return {Progress::Issued,   Progress::PartlyInvoiced, Progress::Invoiced, Progress::PartlyReturned,
            Progress::Returned, Progress::Closed,         Progress::Cancelled};
}

} // namespace

DocumentListPage::DocumentListPage(DocumentKind kind, const Session &session, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::DocumentListPage>()), m_kind(kind), m_session(session), m_faults(faults),
      m_model(new DocumentListModel(kind, session, this))
{
    m_ui->setupUi(this);
    const bool invoice = kind == DocumentKind::Invoice;
    m_ui->titleLabel->setText(invoice ? tr("Invoices") : tr("Delivery challans"));
    m_ui->newButton->setText(invoice ? tr("New invoice   F8") : tr("New challan   Alt+F8"));
    m_ui->searchEdit->setPlaceholderText(tr("Search number, customer, vehicle, item"));
    m_ui->searchEdit->setAccessibleName(invoice ? tr("Search invoices") : tr("Search challans"));
    m_ui->searchEdit->addAction(themeIcon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_ui->table->setModel(m_model);
    m_ui->table->setAccessibleName(m_ui->titleLabel->text());
    QHeaderView *header = m_ui->table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(DocumentListModel::PartyName, QHeaderView::Stretch);
    const std::array<std::pair<DocumentListModel::Column, int>, 6> widths{{{DocumentListModel::Number, 170},
                                                                           {DocumentListModel::Date, 110},
                                                                           {DocumentListModel::Vehicle, 130},
                                                                           {DocumentListModel::Lines, 60},
                                                                           {DocumentListModel::Payable, 140},
                                                                           {DocumentListModel::Status, 130}}};
    for (const auto &[column, width] : widths)
        m_ui->table->setColumnWidth(column, Theme::current().px(width));
    header->setSortIndicator(DocumentListModel::Date, Qt::DescendingOrder);
    fillFilters();
    bind();
    applyFilter();
}

DocumentListPage::~DocumentListPage() = default;

void DocumentListPage::fillFilters()
{
    const std::array<std::pair<Period, QString>, 7> periods{{{Period::All, tr("All dates")},
                                                             {Period::Today, tr("Today")},
                                                             {Period::Yesterday, tr("Yesterday")},
                                                             {Period::Last7Days, tr("Last 7 days")},
                                                             {Period::ThisMonth, tr("This month")},
                                                             {Period::LastMonth, tr("Last month")},
                                                             {Period::ThisYear, tr("This financial year")}}};
    for (const auto &[period, text] : periods)
        m_ui->periodBox->addItem(text, int(period));
    m_ui->statusBox->addItem(tr("All statuses"), QString());
    for (const Progress progress : statesOf(m_kind))
        m_ui->statusBox->addItem(displayName(progress, m_kind), wordOf(progress));
}

void DocumentListPage::bind()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMilliseconds);
    connect(&m_typing, &QTimer::timeout, this, &DocumentListPage::applyFilter);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, [this] { m_ui->table->setFocus(Qt::TabFocusReason); });
    connect(m_ui->periodBox, &QComboBox::activated, this, &DocumentListPage::applyFilter);
    connect(m_ui->statusBox, &QComboBox::activated, this, &DocumentListPage::applyFilter);
    connect(m_ui->newButton, &QPushButton::clicked, this, &DocumentListPage::newRequested);
    connect(m_ui->table, &PagedTableView::opened, this, &DocumentListPage::open);
    connect(m_ui->table, &PagedTableView::selectionEdited, this, &DocumentListPage::showSelection);
    connect(m_ui->table, &PagedTableView::sortRequested, m_model, &DocumentListModel::sort);
    connect(m_ui->emptyState, &EmptyState::firstTriggered, this,
            [this] { isFiltered() ? clearFilter() : Q_EMIT newRequested(); });
    connect(m_model, &PagedModel::loaded, this, &DocumentListPage::showLoaded);
    connect(m_model, &PagedModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {.tryAgain = [this] { m_model->refresh(); }, .saveCopy = {}, .backToWork = {}});
    });
    const auto key = [this](const QKeySequence &sequence, auto act) {
        connect(new QShortcut(sequence, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
                this, act);
    };
    key(QKeySequence(Qt::Key_F5), [this] { m_model->refresh(); });
    key(QKeySequence::Find, [this] { m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::Key_F2), [this] { m_ui->periodBox->setFocus(Qt::ShortcutFocusReason); });
}

void DocumentListPage::arrive()
{
    m_awaitsRows = m_model->rowCount() == 0;
    if (m_awaitsRows)
        m_ui->searchEdit->setFocus();
    else
        m_ui->table->setFocus(Qt::TabFocusReason);
}

QList<QWidget *> DocumentListPage::areas() const
{
    return {m_ui->searchEdit, m_ui->table, m_ui->newButton};
}

QList<KeyNote> DocumentListPage::keys() const
{
    const QString area = tr("Lists");
    return {
        {area, tr("Enter"), tr("Open the row")},
        {area, tr("Ctrl+F, /"), tr("Search")},
        {area, tr("F2"), tr("Period")},
        {area, tr("Esc"), tr("Clear the search, then leave it")},
        {area, tr("F5"), tr("Read the list again")},
        {area, tr("Ctrl+C"), tr("Copy the chosen rows")},
        {area, tr("Alt+Up, Alt+Down"), tr("Sort on the column")},
    };
}

void DocumentListPage::setReadOnly(bool readOnly)
{
    m_ui->newButton->setVisible(!readOnly);
}

bool DocumentListPage::isFiltered() const
{
    return !m_ui->searchEdit->text().trimmed().isEmpty() || m_ui->periodBox->currentIndex() > 0
        || m_ui->statusBox->currentIndex() > 0;
}

void DocumentListPage::applyFilter()
{
    m_typing.stop();
    DocumentFilter filter = m_model->filter();
    filter.kind = m_kind;
    const Span span = spanOf(Period(m_ui->periodBox->currentData().toInt()), m_session.actor.clock->today());
    filter.from = span.from;
    filter.to = span.to;
    filter.status = m_ui->statusBox->currentData().toString();
    filter.search = m_ui->searchEdit->text();
    m_model->setFilter(filter);
}

void DocumentListPage::clearFilter()
{
    m_ui->searchEdit->clear();
    m_ui->periodBox->setCurrentIndex(0);
    m_ui->statusBox->setCurrentIndex(0);
    applyFilter();
    m_ui->searchEdit->setFocus();
}

void DocumentListPage::showLoaded()
{
    const bool empty = m_model->rowCount() == 0;
    const bool invoice = m_kind == DocumentKind::Invoice;
    if (empty && isFiltered()) {
        m_ui->emptyState->setContent(u"search"_s, tr("Nothing matches"),
                                     tr("No document has all these words in the chosen period and status."));
        m_ui->emptyState->setActions(tr("Clear search and filters   Esc"));
    } else if (empty && invoice) {
        m_ui->emptyState->setContent(u"receipt-indian-rupee"_s, tr("No invoice yet"),
                                     tr("Invoices you enter appear here. Press F8 to enter the first one."));
        m_ui->emptyState->setActions(tr("New invoice"));
    } else if (empty) {
        m_ui->emptyState->setContent(u"package-open"_s, tr("No challan yet"),
                                     tr("Challans you enter appear here. Press Alt+F8 to enter the first one."));
        m_ui->emptyState->setActions(tr("New challan"));
    }
    QWidget *before = focusWidget();
    const bool tableHadFocus = before && before == m_ui->table;
    m_ui->listStack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->tablePage);
    if (empty && tableHadFocus)
        m_ui->searchEdit->setFocus();
    m_ui->countLabel->setText(m_model->countText());
    const QString sum = m_model->sumText();
    m_ui->totalLabel->setText(sum.isEmpty() ? QString() : tr("Total of list %1").arg(sum));
    if (!empty && !m_ui->table->currentIndex().isValid())
        m_ui->table->setCurrentRow(0);
    if (std::exchange(m_awaitsRows, false) && !empty && m_ui->searchEdit->hasFocus()
        && m_ui->searchEdit->text().isEmpty())
        m_ui->table->setFocus(Qt::TabFocusReason);
    showSelection();
}

void DocumentListPage::showSelection()
{
    const QList<int> rows = m_ui->table->selectedRows();
    m_ui->selectedLabel->setVisible(rows.size() > 1);
    if (rows.size() > 1)
        m_ui->selectedLabel->setText(m_model->selectionSumText(rows));
}

void DocumentListPage::open(int row)
{
    if (const qint64 id = m_model->idAt(row); id > 0)
        Q_EMIT openRequested(id);
}

qint64 DocumentListPage::neighbour(qint64 id, int step) const
{
    const int row = m_model->rowOf(id);
    const int other = row + step;
    return row < 0 || other < 0 || other >= m_model->rowCount() ? 0 : m_model->idAt(other);
}

void DocumentListPage::select(qint64 id)
{
    if (const int row = m_model->rowOf(id); row >= 0)
        m_ui->table->setCurrentRow(row);
}

// Esc clears the search, then gives the keyboard back to the list.
bool DocumentListPage::leaveSearch()
{
    if (isFiltered()) {
        clearFilter();
        return true;
    }
    if (m_ui->searchEdit->hasFocus() && m_model->rowCount() > 0) {
        m_ui->table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

void DocumentListPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && leaveSearch())
        return;
    if (event->key() == Qt::Key_Slash && !m_ui->searchEdit->hasFocus()) {
        m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (event->key() == Qt::Key_Down && m_ui->searchEdit->hasFocus()) {
        m_ui->table->setFocus(Qt::TabFocusReason);
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace desk
