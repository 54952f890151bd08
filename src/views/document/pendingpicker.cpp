#include "views/document/pendingpicker.h"

#include "ui_pendingpicker.h"
#include "views/document/pendingmodel.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace desk {

PendingPicker::PendingPicker(bool fromOrders, const QString &party, std::vector<PendingLine> lines, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PendingPicker>()), m_model(new PendingModel(std::move(lines), this))
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->headlineLabel->setText(fromOrders ? tr("Open order lines") : tr("Challans not yet invoiced"));
    setWindowTitle(tr("Challan Desk – %1").arg(m_ui->headlineLabel->text()));
    m_ui->whatLabel->setText(party);
    m_ui->emptyLabel->setText(fromOrders ? tr("Nothing is left to deliver on this customer's orders.")
                                         : tr("Everything delivered to this customer is invoiced."));
    m_ui->hintRow->addHint(tr("Space"), tr("tick"));
    m_ui->hintRow->addHint(tr("0-9"), tr("take a part"));
    m_ui->hintRow->addHint(tr("Enter"), tr("bring"));
    const bool empty = m_model->rowCount() == 0;
    m_ui->lineTable->setVisible(!empty);
    m_ui->emptyLabel->setVisible(empty);
    m_ui->bringButton->setVisible(!empty);

    QTableView *table = m_ui->lineTable;
    table->setModel(m_model);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::current().px(30));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::DoubleClicked);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setSectionResizeMode(PendingModel::Description, QHeaderView::Stretch);
    const QList<int> widths{44, 160, 110, 0, 110, 70, 110};
    for (int column = 0; column < int(widths.size()); ++column) {
        if (widths[column] > 0)
            table->setColumnWidth(column, Theme::current().px(widths[column]));
    }
    table->installEventFilter(this);
    if (!empty)
        table->setCurrentIndex(m_model->index(0, PendingModel::Take));
    connect(m_model, &PendingModel::ticked, this, &PendingPicker::showCount);
    connect(m_ui->bringButton, &QPushButton::clicked, this, &PendingPicker::bring);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    showCount();
    (empty ? static_cast<QWidget *>(m_ui->closeButton) : table)->setFocus();
}

PendingPicker::~PendingPicker() = default;

void PendingPicker::showCount()
{
    const int count = m_model->tickedCount();
    m_ui->bringButton->setText(count == 0       ? tr("Bring all lines")
                                   : count == 1 ? tr("Bring 1 line")
                                                : tr("Bring %n lines", nullptr, count));
}

void PendingPicker::bring()
{
    if (m_model->tickedCount() == 0) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_model->toggle(row);
    }
    if (const int row = m_model->firstProblem(); row >= 0) {
        const QModelIndex cell = m_model->index(row, PendingModel::Take);
        m_ui->whatLabel->setText(tr("Row %1: %2").arg(row + 1).arg(cell.data(Qt::ToolTipRole).toString()));
        m_ui->lineTable->setCurrentIndex(cell);
        m_ui->lineTable->setFocus();
        return;
    }
    std::vector<PendingLine> lines;
    std::vector<Quantity> quantities;
    m_model->chosen(lines, quantities);
    accept();
    Q_EMIT brought(lines, quantities);
}

bool PendingPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->lineTable && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const int row = m_ui->lineTable->currentIndex().row();
        if (key->key() == Qt::Key_Space) {
            m_model->toggle(row);
            return true;
        }
        const bool digit = !key->text().isEmpty() && key->text().front().isDigit();
        if (digit && m_ui->lineTable->currentIndex().column() != PendingModel::Take)
            m_ui->lineTable->setCurrentIndex(m_model->index(row, PendingModel::Take));
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace desk
