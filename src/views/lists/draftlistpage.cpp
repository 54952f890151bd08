#include "views/lists/draftlistpage.h"

#include "ui_draftlistpage.h"
#include "viewmodels/draftlistmodel.h"
#include "views/dialogs/rollbackqueue.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QShortcut>

#include <algorithm>

namespace desk {

using namespace Qt::StringLiterals;

DraftListPage::DraftListPage(const Session &session, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::DraftListPage>()), m_model(new DraftListModel(session, this))
{
    m_ui->setupUi(this);
    setUpTable();
    m_ui->emptyState->setContent(u"clipboard-list"_s, tr("No draft"),
                                 tr("Save draft in a form puts it here, where the others see it too."));
    m_ui->emptyState->setActions({});
    connect(m_ui->table, &PagedTableView::opened, this, [this](int row) {
        if (!m_readOnly)
            Q_EMIT openRequested(m_model->draft(row).kind, m_model->payload(row), m_model->draft(row).updatedAt);
    });
    connect(m_ui->discardButton, &QPushButton::clicked, this, &DraftListPage::discardCurrent);
    connect(new QShortcut(QKeySequence::Delete, m_ui->table, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &DraftListPage::discardCurrent);
    connect(new QShortcut(QKeySequence(Qt::Key_F5), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
            &QShortcut::activated, m_model, &DraftListModel::refresh);
    connect(m_model, &DraftListModel::loaded, this, &DraftListPage::showLoaded);
    connect(m_model, &DraftListModel::failed, this, [this, faults](const Failure &failure) {
        faults->show(failure, {.tryAgain = [this] { m_model->refresh(); }, .saveCopy = {}, .backToWork = {}});
    });
    showLoaded();
    m_model->refresh();
}

DraftListPage::~DraftListPage() = default;

void DraftListPage::setUpTable()
{
    m_ui->table->setModel(m_model);
    m_ui->table->setAccessibleName(m_ui->titleLabel->text());
    QHeaderView *header = m_ui->table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSortIndicatorShown(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(DraftListModel::Title, QHeaderView::Stretch);
    m_ui->table->setColumnWidth(DraftListModel::Kind, Theme::current().px(170));
    m_ui->table->setColumnWidth(DraftListModel::SavedAt, Theme::current().px(170));
    m_ui->table->setColumnWidth(DraftListModel::SavedBy, Theme::current().px(150));
}

void DraftListPage::arrive()
{
    m_ui->table->setFocus(Qt::TabFocusReason);
}

QList<QWidget *> DraftListPage::areas() const
{
    return {m_ui->table, m_ui->discardButton};
}

QList<KeyNote> DraftListPage::keys() const
{
    const QString area = tr("Drafts");
    return {
        {area, tr("Enter"), tr("Go on with the draft")},
        {area, tr("Del"), tr("Discard the draft")},
        {area, tr("F5"), tr("Read the list again")},
    };
}

void DraftListPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_ui->discardButton->setVisible(!readOnly);
}

void DraftListPage::showLoaded()
{
    const bool empty = m_model->rowCount() == 0;
    m_ui->listStack->setCurrentWidget(empty ? m_ui->emptyPage : m_ui->tablePage);
    m_ui->discardButton->setEnabled(!empty);
    m_ui->countLabel->setText(empty ? QString() : m_model->countText());
    if (!empty)
        m_ui->table->setCurrentRow(std::max(0, m_ui->table->currentIndex().row()));
}

void DraftListPage::discardCurrent()
{
    if (const QModelIndex current = m_ui->table->currentIndex(); current.isValid() && !m_readOnly)
        m_model->discard(current.row());
}

} // namespace desk
