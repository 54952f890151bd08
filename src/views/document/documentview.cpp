#include "views/document/documentview.h"

#include "base/typed.h"
#include "domain/reference.h"
#include "domain/tax.h"
#include "domain/words.h"
#include "ui_documentview.h"
#include "viewmodels/documentviewmodel.h"
#include "views/dialogs/canceldialog.h"
#include "views/dialogs/rollbackqueue.h"
#include "views/document/progresstone.h"
#include "views/lists/documentlistpage.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QJsonObject>
#include <QKeyEvent>
#include <QTabBar>

#include <array>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

QString joined(const QStringList &parts, const QString &between)
{
    QStringList given = parts;
    given.removeAll(QString());
    return given.join(between);
}

QString addressText(const Address &address)
{
    const QString place = joined({address.city, address.pin}, u" "_s);
    return joined(address.lines + QStringList{place, stateName(address.state)}, u", "_s);
}

QString changesText(const QJsonObject &changes)
{
    QStringList texts;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const QJsonObject change = it->toObject();
        if (change.isEmpty())
            continue;
        texts.append(
            DocumentView::tr("%1: %2 → %3")
                .arg(it.key(), change[u"old"_s].toVariant().toString(), change[u"new"_s].toVariant().toString()));
    }
    return texts.join(u"; "_s);
}

void put(QTableWidget *table, int row, int column, const QString &text, bool number = false)
{
    auto *cell = new QTableWidgetItem(text);
    cell->setTextAlignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    table->setItem(row, column, cell);
}

void showValue(QLabel *title, QLabel *value, const QString &text)
{
    value->setText(text);
    value->setVisible(!text.isEmpty());
    title->setVisible(!text.isEmpty());
}

void setUpTable(QTableWidget *table, const QStringList &headers, const QList<int> &numberColumns)
{
    table->setColumnCount(int(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(Theme::current().px(30));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < headers.size(); ++column) {
        const Qt::Alignment side = numberColumns.contains(column) ? Qt::AlignRight : Qt::AlignLeft;
        table->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignVCenter | side);
    }
}

} // namespace

DocumentView::DocumentView(const Session &session, RollbackQueue *faults, QWidget *parent)
    : Page(parent), m_ui(std::make_unique<Ui::DocumentView>()), m_session(session), m_faults(faults),
      m_model(new DocumentViewModel(session, this))
{
    m_ui->setupUi(this);
    m_ui->tabs->tabBar()->setDrawBase(false);
    m_ui->tabs->setTabText(0, tr("Lines"));
    m_ui->tabs->setTabText(1, tr("History"));
    setUpTable(m_ui->lineTable,
               {tr("#"), tr("Item"), tr("HSN"), tr("Quantity"), tr("Unit"), tr("Rate ₹"), tr("GST %"), tr("Amount ₹"),
                tr("From")},
               {3, 5, 6, 7});
    setUpTable(m_ui->historyTable, {tr("When"), tr("Who"), tr("What"), tr("Changes")}, {});
    const std::array<int, 9> widths{44, 0, 90, 110, 70, 110, 80, 130, 170};
    for (int column = 0; column < int(widths.size()); ++column)
        m_ui->lineTable->setColumnWidth(column, Theme::current().px(widths[std::size_t(column)]));
    m_ui->lineTable->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_ui->historyTable->setColumnWidth(0, Theme::current().px(150));
    m_ui->historyTable->setColumnWidth(1, Theme::current().px(120));
    m_ui->historyTable->setColumnWidth(2, Theme::current().px(160));
    m_ui->historyTable->horizontalHeader()->setStretchLastSection(true);
    m_ui->hintRow->addHint(tr("PgUp PgDn"), tr("other documents"));
    m_ui->hintRow->addHint(tr("F1"), tr("all keys"));
    bind();
}

DocumentView::~DocumentView() = default;

void DocumentView::bind()
{
    connect(m_model, &DocumentViewModel::changed, this, &DocumentView::showDocument);
    connect(m_model, &DocumentViewModel::refused, this,
            [this](const QString &message) { m_ui->messageBar->showMessage(Tone::Error, message); });
    connect(m_model, &DocumentViewModel::failed, this, [this](const Failure &failure) {
        m_faults->show(failure,
                       {.tryAgain = [this] { m_model->load(DocumentId(m_id)); }, .saveCopy = {}, .backToWork = {}});
    });
    connect(m_ui->previousButton, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_ui->nextButton, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_ui->backButton, &QPushButton::clicked, this, [this] { Q_EMIT backRequested(m_kind); });
    connect(m_ui->printButton, &QPushButton::clicked, this, [this] { Q_EMIT printRequested(m_id); });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &DocumentView::askToCancel);
    connect(m_ui->correctButton, &QPushButton::clicked, this, &DocumentView::askToCorrect);
    connect(m_ui->duplicateButton, &QPushButton::clicked, this, [this] { Q_EMIT duplicateRequested(m_id, m_kind); });
    addKey(QKeySequence(Qt::Key_PageUp), [this] { step(-1); });
    addKey(QKeySequence(Qt::Key_PageDown), [this] { step(1); });
    addKey(QKeySequence::Print, [this] { Q_EMIT printRequested(m_id); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_P), [this] { Q_EMIT printRequested(m_id); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_X), [this] { askToCancel(); });
    addKey(QKeySequence(Qt::Key_F5), [this] { m_model->load(DocumentId(m_id)); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_2), [this] {
        if (!m_readOnly && m_id > 0)
            Q_EMIT duplicateRequested(m_id, m_kind);
    });
    addKey(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { askToCorrect(); });
}

void DocumentView::open(qint64 id, DocumentKind kind, DocumentListPage *list)
{
    m_id = id;
    m_kind = kind;
    m_list = list;
    m_ui->messageBar->clear();
    m_ui->tabs->setCurrentIndex(0);
    m_model->load(DocumentId(id));
    if (m_list)
        m_list->select(id);
    m_ui->previousButton->setEnabled(m_list && m_list->neighbour(id, -1) > 0);
    m_ui->nextButton->setEnabled(m_list && m_list->neighbour(id, 1) > 0);
}

void DocumentView::arrive()
{
    m_ui->lineTable->setFocus();
}

QList<QWidget *> DocumentView::areas() const
{
    return {m_ui->tabs->currentIndex() == 0 ? m_ui->lineTable : m_ui->historyTable, m_ui->previousButton,
            m_ui->backButton};
}

QList<KeyNote> DocumentView::keys() const
{
    const QString area = tr("Document");
    return {
        {area, tr("PgUp, PgDn"), tr("Previous and next document of the list")},
        {area, tr("Ctrl+P"), tr("Print, save as PDF, send")},
        {area, tr("Alt+X"), tr("Cancel the document; a reason is asked for")},
        {area, tr("Alt+2"), tr("Duplicate: a new document with the same lines")},
        {area, tr("Ctrl+E"), tr("Correct: cancel it and issue another in its place")},
        {area, tr("Ctrl+Tab"), tr("Lines or history")},
        {area, tr("F5"), tr("Read it again")},
        {area, tr("Esc"), tr("Back to the list")},
    };
}

void DocumentView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (QPushButton *button : {m_ui->cancelButton, m_ui->correctButton, m_ui->duplicateButton})
        button->setVisible(!readOnly);
}

void DocumentView::showDocument()
{
    if (!m_model->loaded() || m_model->loaded()->document.id != DocumentId(m_id))
        return;
    showHead();
    showLines();
    showTotals();
    showHistory();
    showLinks();
}

void DocumentView::showHead()
{
    const DocumentViewModel::Loaded &loaded = *m_model->loaded();
    const Document &document = loaded.document;
    m_kind = document.kind;
    m_ui->titleLabel->setText(u"%1  %2"_s.arg(document.title, document.number));
    m_ui->statusChip->setStatus(displayName(loaded.progress, document.kind), toneOf(loaded.progress));
    const QString gstin = document.party.gstin.isEmpty() ? tr("not registered")
                                                         : tr("GSTIN %1").arg(document.party.gstin);
    m_ui->partyValue->setText(joined({document.party.name, addressText(document.party.address), gstin}, u"\n"_s));
    m_ui->dateValue->setText(dateToDisplay(document.date));
    m_ui->placeOfSupplyValue->setText(u"%1 %2"_s.arg(document.placeOfSupply, stateName(document.placeOfSupply)));
    const bool challan = document.kind == DocumentKind::Challan;
    m_ui->purposeTitle->setText(challan ? tr("Purpose") : tr("Supply type"));
    m_ui->purposeValue->setText(challan ? displayName(document.purpose) : displayName(document.supplyType));
    showValue(m_ui->orderReferenceTitle, m_ui->orderReferenceValue, document.orderReference);
    showValue(m_ui->vehicleTitle, m_ui->vehicleValue, document.transport.vehicle);
    const Transport &transport = document.transport;
    const QString lr = transport.lrNumber.isEmpty()
        ? QString()
        : tr("LR %1 of %2").arg(transport.lrNumber, dateToDisplay(transport.lrDate));
    const QString eway = transport.ewayBill.isEmpty() ? QString() : tr("e-way bill %1").arg(transport.ewayBill);
    showValue(m_ui->transportTitle, m_ui->transportValue, joined({transport.transporter, lr, eway}, u", "_s));
    const QString shipTo = document.shipTo
        ? joined({document.shipTo->name, addressText(document.shipTo->address), document.shipTo->gstin}, u", "_s)
        : QString();
    showValue(m_ui->shipToTitle, m_ui->shipToValue, shipTo);
    showValue(m_ui->remarksTitle, m_ui->remarksValue, document.remarks);
    const bool cancelled = document.status == DocumentStatus::Cancelled;
    m_ui->cancelButton->setVisible(!cancelled && !m_readOnly);
    m_ui->correctButton->setVisible(!cancelled && !m_readOnly);
    if (cancelled) {
        m_ui->messageBar->setCloseable(false);
        m_ui->messageBar->showMessage(Tone::Warning, tr("Cancelled."), {}, document.cancelReason);
    } else {
        m_ui->messageBar->clear();
    }
}

void DocumentView::showLines()
{
    const Document &document = m_model->loaded()->document;
    QTableWidget *table = m_ui->lineTable;
    table->setRowCount(int(document.lines.size()));
    bool anySource = false;
    for (int row = 0; row < table->rowCount(); ++row) {
        const DocumentLine &line = document.lines[std::size_t(row)];
        const auto unit = unitByText(line.unit);
        const QString source = !line.challanNumber.isEmpty() ? line.challanNumber : line.orderNumber;
        anySource = anySource || !source.isEmpty();
        put(table, row, 0, QString::number(line.number));
        put(table, row, 1, line.description);
        put(table, row, 2, line.hsn);
        put(table, row, 3, line.quantity.toDisplay(unit ? unit->decimals : 3), true);
        put(table, row, 4, line.unit);
        put(table, row, 5, line.rate.toDisplay(), true);
        put(table, row, 6, line.gst.toPlain(), true);
        put(table, row, 7, line.taxable.toDisplay(), true);
        put(table, row, 8, source);
    }
    table->setColumnHidden(8, !anySource);
    if (table->rowCount() > 0 && !table->currentItem())
        table->setCurrentCell(0, 1);
}

void DocumentView::showTotals()
{
    const Document &document = m_model->loaded()->document;
    const Totals &totals = document.totals;
    const auto text = [](Money amount) { return amount.isZero() ? QString() : amount.toDisplay(); };
    showValue(m_ui->taxableTitle, m_ui->taxableValue, totals.taxable.toDisplay());
    showValue(m_ui->cgstTitle, m_ui->cgstValue, text(totals.tax.cgst));
    m_ui->sgstTitle->setText(stateTaxName(document.placeOfSupply));
    showValue(m_ui->sgstTitle, m_ui->sgstValue, text(totals.tax.sgst));
    showValue(m_ui->igstTitle, m_ui->igstValue, text(totals.tax.igst));
    showValue(m_ui->cessTitle, m_ui->cessValue, text(totals.tax.cess));
    showValue(m_ui->roundOffTitle, m_ui->roundOffValue, text(totals.roundOff));
    m_ui->payableValue->setText(tr("₹ %1").arg(totals.payable.toDisplay()));
    m_ui->wordsLabel->setText(amountInWords(totals.payable));
}

void DocumentView::showHistory()
{
    const std::vector<HistoryEntry> &history = m_model->loaded()->history;
    QTableWidget *table = m_ui->historyTable;
    table->setRowCount(int(history.size()));
    for (int row = 0; row < table->rowCount(); ++row) {
        const HistoryEntry &entry = history[std::size_t(row)];
        put(table, row, 0, entry.at.toLocalTime().toString(u"dd-MM-yyyy HH:mm"_s));
        put(table, row, 1, entry.user);
        put(table, row, 2, entry.action);
        put(table, row, 3, changesText(entry.changes));
    }
}

void DocumentView::showLinks()
{
    while (QLayoutItem *old = m_ui->linksRow->takeAt(0)) {
        if (old->widget())
            old->widget()->deleteLater();
        delete old;
    }
    for (const DocumentLink &link : m_model->loaded()->links) {
        const auto kind = documentKindFrom(link.kind);
        const QString what = kind ? displayName(*kind) : tr("Order");
        auto *button = new QPushButton(u"%1 %2"_s.arg(what, link.number), m_ui->linksBox);
        button->setIcon(themeIcon(u"link"_s));
        button->setAccessibleDescription(link.relation);
        button->setEnabled(link.id.isValid() && kind);
        if (kind)
            connect(button, &QPushButton::clicked, this,
                    [this, id = link.id.value(), kind] { open(id, *kind, nullptr); });
        m_ui->linksRow->addWidget(button);
        button->show();
    }
    m_ui->linksRow->addStretch();
}

void DocumentView::step(int rows)
{
    const qint64 other = m_list ? m_list->neighbour(m_id, rows) : 0;
    if (other > 0)
        open(other, m_kind, m_list);
}

void DocumentView::askToCancel()
{
    if (m_readOnly || !m_model->loaded() || m_model->loaded()->document.status == DocumentStatus::Cancelled)
        return;
    const Document &document = m_model->loaded()->document;
    auto *dialog = new CancelDialog(document.number, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CancelDialog::confirmed, m_model, &DocumentViewModel::cancelDocument);
    dialog->open();
}

void DocumentView::askToCorrect()
{
    if (!m_readOnly && m_model->loaded() && m_model->loaded()->document.status == DocumentStatus::Issued)
        Q_EMIT correctRequested(m_id, m_kind);
}

void DocumentView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT backRequested(m_kind);
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace desk
