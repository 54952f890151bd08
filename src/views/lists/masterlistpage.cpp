#include "views/lists/masterlistpage.h"

#include "ui_masterlistpage.h"
#include "viewmodels/pagedmodels.h"
#include "views/dialogs/rollbackqueue.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>

#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

constexpr int typingMilliseconds = 150;

PagedModel *makeModel(MasterKind kind, const Session &session, QObject *parent)
{
    if (kind == MasterKind::Party)
        return new PartyListModel(session, parent);
    return new ItemListModel(session, parent);
}

} // namespace

MasterListPage::MasterListPage(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::MasterListPage>()), m_kind(kind), m_faults(faults),
      m_model(makeModel(kind, session, this)), m_panel(new MasterPanel(kind, session, faults, this))
{
    m_ui->setupUi(this);
    const bool party = kind == MasterKind::Party;
    m_ui->titleLabel->setText(party ? tr("Customers") : tr("Items"));
    m_ui->newButton->setText(party ? tr("New customer   Ctrl+N") : tr("New item   Ctrl+N"));
    m_ui->searchEdit->setPlaceholderText(party ? tr("Search name, city, GSTIN, phone") : tr("Search name, code, HSN"));
    m_ui->searchEdit->setAccessibleName(party ? tr("Search customers") : tr("Search items"));
    m_ui->searchEdit->addAction(themeIcon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    setUpTable();
    bind();
    search();
}

MasterListPage::~MasterListPage() = default;

void MasterListPage::setUpTable()
{
    m_ui->table->setModel(m_model);
    m_ui->table->setAccessibleName(m_ui->titleLabel->text());
    QHeaderView *header = m_ui->table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSortIndicatorShown(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    const bool party = m_kind == MasterKind::Party;
    const QList<int> widths = party ? QList<int>{0, 150, 150, 170, 130, 120} : QList<int>{0, 110, 90, 90, 120, 130};
    for (int column = 1; column < widths.size(); ++column)
        m_ui->table->setColumnWidth(column, Theme::current().px(widths[column]));
}

void MasterListPage::bind()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMilliseconds);
    connect(&m_typing, &QTimer::timeout, this, &MasterListPage::search);
    connect(m_ui->searchEdit, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_ui->searchEdit, &QLineEdit::returnPressed, this, [this] { m_ui->table->setFocus(Qt::TabFocusReason); });
    connect(m_ui->inactiveCheck, &QCheckBox::toggled, this, &MasterListPage::search);
    connect(m_ui->newButton, &QPushButton::clicked, this, &MasterListPage::newOfThisKind);
    connect(m_ui->emptyState, &EmptyState::firstTriggered, this, [this] {
        if (m_ui->searchEdit->text().trimmed().isEmpty())
            newOfThisKind();
        else
            m_ui->searchEdit->clear();
    });
    connect(m_ui->table, &PagedTableView::opened, this, &MasterListPage::open);
    connect(m_model, &PagedModel::loaded, this, &MasterListPage::showLoaded);
    connect(m_model, &PagedModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure, {.tryAgain = [this] { refresh(); }, .saveCopy = {}, .backToWork = {}});
    });
    const auto key = [this](const QKeySequence &sequence, auto act) {
        connect(new QShortcut(sequence, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut), &QShortcut::activated,
                this, act);
    };
    key(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    key(QKeySequence::Find, [this] { m_ui->searchEdit->setFocus(Qt::ShortcutFocusReason); });
}

void MasterListPage::arrive()
{
    m_awaitsRows = m_model->rowCount() == 0;
    if (m_awaitsRows)
        m_ui->searchEdit->setFocus();
    else
        m_ui->table->setFocus(Qt::TabFocusReason);
}

QList<QWidget *> MasterListPage::areas() const
{
    return {m_ui->searchEdit, m_ui->table, m_ui->newButton, m_panel};
}

QList<KeyNote> MasterListPage::keys() const
{
    const QString area = tr("Lists");
    return {
        {area, tr("Enter"), tr("Open the row to alter it")},
        {area, tr("Ctrl+F, /"), tr("Search")},
        {area, tr("Ctrl+Enter"), tr("Save what is open at the right")},
        {area, tr("Esc"), tr("Close what is open at the right; clear the search")},
        {area, tr("F5"), tr("Read the list again")},
    };
}

void MasterListPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_ui->newButton->setVisible(!readOnly);
    m_panel->setReadOnly(readOnly);
}

void MasterListPage::newOfThisKind()
{
    if (!m_readOnly)
        m_panel->openNew({});
}

void MasterListPage::search()
{
    m_typing.stop();
    const QString text = m_ui->searchEdit->text();
    const bool all = m_ui->inactiveCheck->isChecked();
    if (auto *parties = qobject_cast<PartyListModel *>(m_model))
        parties->setSearch(text, all);
    else if (auto *items = qobject_cast<ItemListModel *>(m_model))
        items->setSearch(text, all);
}

void MasterListPage::refresh()
{
    if (auto *parties = qobject_cast<PartyListModel *>(m_model))
        parties->refresh();
    else if (auto *items = qobject_cast<ItemListModel *>(m_model))
        items->refresh();
}

void MasterListPage::showLoaded()
{
    const bool empty = m_model->rowCount() == 0;
    const bool party = m_kind == MasterKind::Party;
    if (empty && !m_ui->searchEdit->text().trimmed().isEmpty()) {
        m_ui->emptyState->setContent(u"search"_s, tr("Nothing matches"), tr("No name here has all these words."));
        m_ui->emptyState->setActions(tr("Clear search"));
    } else if (empty) {
        m_ui->emptyState->setContent(party ? u"users"_s : u"package"_s,
                                     party ? tr("No customer yet") : tr("No item yet"),
                                     party ? tr("Customers can also be made while a challan is entered, with Alt+C.")
                                           : tr("Items can also be made while a challan is entered, with Alt+C."));
        m_ui->emptyState->setActions(m_readOnly ? QString() : party ? tr("New customer") : tr("New item"));
    }
    m_ui->listStack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->countLabel->setText(m_model->countText());
    if (!empty && !m_ui->table->currentIndex().isValid())
        m_ui->table->setCurrentRow(0);
    if (std::exchange(m_awaitsRows, false) && !empty && m_ui->searchEdit->hasFocus()
        && m_ui->searchEdit->text().isEmpty())
        m_ui->table->setFocus(Qt::TabFocusReason);
}

void MasterListPage::open(int row)
{
    if (const qint64 id = m_model->idAt(row); id > 0)
        m_panel->openExisting(id);
}

void MasterListPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_ui->searchEdit->text().isEmpty()) {
        m_ui->searchEdit->clear();
        return;
    }
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
