#include "views/document/pendingpicker.h"

#include "ui_pendingpicker.h"
#include "views/document/documentkinds.h"
#include "views/document/pendingmodel.h"
#include "views/shell/periods.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>

namespace desk {

PendingPicker::PendingPicker(DocumentKind kind, const QString &party, std::vector<PendingLine> lines, QDate today,
                             QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::PendingPicker>()), m_model(new PendingModel(std::move(lines), this)),
      m_period(new QComboBox(this)), m_today(today)
{
    m_ui->setupUi(this);
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->headlineLabel->setText(textsOf(kind).pickHeadline);
    setWindowTitle(tr("Challan Desk – %1").arg(m_ui->headlineLabel->text()));
    m_ui->whatLabel->setText(party);
    m_ui->emptyLabel->setText(textsOf(kind).pickEmpty);
    m_ui->hintRow->addHint(tr("Space"), tr("tick"));
    m_ui->hintRow->addHint(tr("Shift+Space"), tr("its document"));
    m_ui->hintRow->addHint(tr("Ctrl+A"), tr("all"));
    m_ui->hintRow->addHint(tr("0-9"), tr("take a part"));
    m_ui->hintRow->addHint(tr("Enter"), tr("bring"));
    const bool empty = m_model->rowCount() == 0;
    fillPeriods(m_period);
    m_period->setVisible(!empty && kind != DocumentKind::Challan);
    m_ui->dialogLayout->insertWidget(m_ui->dialogLayout->indexOf(m_ui->lineTable), m_period, 0, Qt::AlignLeft);
    connect(m_period, &QComboBox::currentIndexChanged, this, &PendingPicker::showPeriod);
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

// Lines outside the period are neither seen nor brought.
void PendingPicker::showPeriod()
{
    const DateSpan span = chosenPeriod(m_period, m_today);
    int first = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool shown = span.contains(m_model->line(row).date);
        m_ui->lineTable->setRowHidden(row, !shown);
        if (!shown && m_model->isTicked(row))
            m_model->toggle(row);
        if (shown && first < 0)
            first = row;
    }
    if (first >= 0)
        m_ui->lineTable->setCurrentIndex(m_model->index(first, PendingModel::Take));
    showCount();
}

void PendingPicker::tickDocument(int row)
{
    if (row < 0)
        return;
    const bool ticked = !m_model->isTicked(row);
    const QString number = m_model->line(row).number;
    for (int other = 0; other < m_model->rowCount(); ++other) {
        const bool same = m_model->line(other).number == number && m_model->line(other).fy == m_model->line(row).fy;
        if (same && m_model->isTicked(other) != ticked)
            m_model->toggle(other);
    }
}

void PendingPicker::tickShown()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_ui->lineTable->isRowHidden(row) && !m_model->isTicked(row))
            m_model->toggle(row);
    }
}

void PendingPicker::bring()
{
    if (m_model->tickedCount() == 0)
        tickShown();
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
            if (key->modifiers() == Qt::ShiftModifier)
                tickDocument(row);
            else
                m_model->toggle(row);
            return true;
        }
        if (key->key() == Qt::Key_A && key->modifiers() == Qt::ControlModifier) {
            tickShown();
            return true;
        }
        const bool digit = !key->text().isEmpty() && key->text().front().isDigit();
        if (digit && m_ui->lineTable->currentIndex().column() != PendingModel::Take)
            m_ui->lineTable->setCurrentIndex(m_model->index(row, PendingModel::Take));
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace desk
