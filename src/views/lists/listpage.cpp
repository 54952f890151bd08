#include "views/lists/listpage.h"

#include "ui_listpage.h"
#include "viewmodels/pagedmodels.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/shell/columnsmenu.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

// The pause after the last key before the list is asked anew.
constexpr int typingMilliseconds = 150;

} // namespace

ListPage::ListPage(const QString &name, PagedModel *model, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::ListPage>()), m_name(u"list/%1"_s.arg(name)), m_model(model),
      m_faults(faults)
{
    m_ui->setupUi(this);
    m_model->setParent(this);
    m_ui->searchEdit->addAction(themeIcon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_ui->table->setModel(m_model);
    bind();
}

ListPage::~ListPage() = default;

void ListPage::bind()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMilliseconds);
    connect(&m_typing, &QTimer::timeout, this, [this] { ask(); });
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, [this] { m_ui->table->setFocus(Qt::TabFocusReason); });
    connect(m_ui->newButton, &QPushButton::clicked, this, [this] { newOfThisKind(); });
    connect(m_ui->table, &PagedTableView::opened, this, [this](int row) {
        if (const qint64 id = m_model->idAt(row); id > 0)
            open(id);
    });
    connect(m_ui->table, &PagedTableView::selectionEdited, this, [this] { showSelection(); });
    connect(m_ui->emptyState, &EmptyState::firstTriggered, this,
            [this] { isFiltered() ? clearFilters() : newOfThisKind(); });
    connect(m_model, &PagedModel::loaded, this, &ListPage::showLoaded);
    connect(m_model, &PagedModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {.tryAgain = [this] { m_model->refresh(); }, .saveCopy = {}, .backToWork = {}});
    });
    addKey(QKeySequence(Qt::Key_F5), [this] { m_model->refresh(); });
    addKey(QKeySequence::Find, [this] { m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason); });
    addKey(QKeySequence(Qt::Key_F12), [this] { showColumnsMenu(m_ui->table, m_name, m_choosable); });
}

void ListPage::setTexts(const QString &title, const QString &newText, const QString &sought, const QString &searchName)
{
    m_ui->titleLabel->setText(title);
    m_ui->newButton->setText(newText);
    m_ui->newButton->setVisible(!newText.isEmpty());
    m_ui->searchEdit->setPlaceholderText(sought);
    m_ui->searchEdit->setAccessibleName(searchName);
    m_ui->table->setAccessibleName(title);
}

void ListPage::addFilter(QWidget *filter)
{
    m_ui->filterRow->insertWidget(m_ui->filterRow->count() - 1, filter);
    QWidget *last = m_ui->searchEdit;
    for (int at = 1; at < m_ui->filterRow->count() - 1; ++at) {
        QWidget *next = m_ui->filterRow->itemAt(at)->widget();
        setTabOrder(last, next);
        last = next;
    }
    setTabOrder(last, m_ui->table);
}

void ListPage::setColumns(int stretched, const QHash<int, int> &widths)
{
    QHeaderView *header = m_ui->table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    for (auto it = widths.begin(); it != widths.end(); ++it)
        m_ui->table->setColumnWidth(it.key(), Theme::current().px(it.value()));
    for (int column = 1; column < m_model->columnCount(); ++column) {
        if (column != stretched)
            m_choosable.append(column);
    }
    restoreColumns(m_ui->table, m_name, m_choosable);
}

void ListPage::arrive()
{
    m_awaitsRows = m_model->rowCount() == 0;
    if (m_awaitsRows)
        m_ui->searchEdit->setFocus();
    else
        m_ui->table->setFocus(Qt::TabFocusReason);
}

QList<QWidget *> ListPage::areas() const
{
    return {m_ui->searchEdit, m_ui->table, m_ui->newButton};
}

QList<KeyNote> ListPage::keys() const
{
    const QString area = tr("Lists");
    return {
        {area, tr("Enter"), tr("Open the row")},
        {area, tr("Ctrl+F, /"), tr("Search")},
        {area, tr("Esc"), tr("Clear the search, then leave it")},
        {area, tr("F5"), tr("Read the list again")},
        {area, tr("F12"), tr("Choose which columns the list shows")},
        {area, tr("Ctrl+C"), tr("Copy the chosen rows")},
    };
}

void ListPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_ui->newButton->setVisible(!readOnly && !m_ui->newButton->text().isEmpty());
}

bool ListPage::isFiltered() const
{
    return !m_ui->searchEdit->text().trimmed().isEmpty();
}

void ListPage::clearFilters()
{
    m_ui->searchEdit->clear();
    m_typing.stop();
    ask();
    m_ui->searchEdit->setFocus();
}

void ListPage::showEmpty()
{
    if (isFiltered()) {
        m_ui->emptyState->setContent(u"search"_s, tr("Nothing matches"),
                                     tr("Nothing here has all these words and fits the filters."));
        m_ui->emptyState->setActions(tr("Clear search and filters   Esc"));
        return;
    }
    const Empty empty = whenEmpty();
    m_ui->emptyState->setContent(empty.icon, empty.title, empty.sentence);
    m_ui->emptyState->setActions(m_readOnly ? QString() : empty.action);
}

void ListPage::showLoaded()
{
    const bool empty = m_model->rowCount() == 0;
    if (empty)
        showEmpty();
    const QWidget *before = focusWidget();
    const bool tableHadFocus = before && before == m_ui->table;
    m_ui->listStack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->tablePage);
    if (empty && tableHadFocus)
        m_ui->searchEdit->setFocus();
    m_ui->countLabel->setText(m_model->countText());
    const QString sum = m_model->sumText();
    m_ui->totalLabel->setText(sum.isEmpty() ? QString() : tr("Total of list %1").arg(sum));
    if (!empty && !m_ui->table->currentIndex().isValid())
        m_ui->table->setCurrentRow(0);
    // The first answer may come before the row that was just written: the keyboard waits for it too.
    if (!empty && std::exchange(m_awaitsRows, false) && m_ui->searchEdit->hasFocus()
        && m_ui->searchEdit->text().isEmpty())
        m_ui->table->setFocus(Qt::TabFocusReason);
    const QList<int> rows = m_ui->table->selectedRows();
    m_ui->selectedLabel->setVisible(rows.size() > 1);
    showSelection();
}

qint64 ListPage::currentId() const
{
    const QModelIndex current = m_ui->table->currentIndex();
    return current.isValid() ? m_model->idAt(current.row()) : 0;
}

qint64 ListPage::neighbour(qint64 id, int step) const
{
    const int row = m_model->rowOf(id);
    const int other = row + step;
    return row < 0 || other < 0 || other >= m_model->rowCount() ? 0 : m_model->idAt(other);
}

void ListPage::select(qint64 id)
{
    if (const int row = m_model->rowOf(id); row >= 0)
        m_ui->table->setCurrentRow(row);
}

// Esc clears the search, then gives the keyboard back to the list.
bool ListPage::leaveSearch()
{
    if (isFiltered()) {
        clearFilters();
        return true;
    }
    if (m_ui->searchEdit->hasFocus() && m_model->rowCount() > 0) {
        m_ui->table->setFocus(Qt::TabFocusReason);
        return true;
    }
    return false;
}

void ListPage::keyPressEvent(QKeyEvent *event)
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
