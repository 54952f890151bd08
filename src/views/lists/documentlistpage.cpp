#include "views/lists/documentlistpage.h"

#include "domain/status.h"
#include "ui_listpage.h"
#include "viewmodels/pagedmodels.h"
#include "views/lists/documentpreview.h"
#include "views/shell/periods.h"

#include <QComboBox>
#include <QHeaderView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

std::vector<Progress> statesOf(DocumentKind kind)
{
    if (kind != DocumentKind::Challan)
        return {Progress::Issued, Progress::Cancelled};
    return {Progress::Issued,   Progress::PartlyInvoiced, Progress::Invoiced, Progress::PartlyReturned,
            Progress::Returned, Progress::Closed,         Progress::Overdue,  Progress::Cancelled};
}

struct Texts {
    QString title;
    QString newText;
    QString searchName;
    QString icon;
    QString none;
    QString sentence;
    QString action;
};

QString tr(const char *text)
{
    return DocumentListPage::tr(text);
}

Texts textsOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Challan:
        return {tr("Delivery challans"), tr("New challan   Alt+F8"),
                tr("Search challans"),   u"package-open"_s,
                tr("No challan yet"),    tr("Challans you enter appear here. Press Alt+F8 to enter the first one."),
                tr("New challan")};
    case DocumentKind::Invoice:
        return {tr("Invoices"),        tr("New invoice   F8"),
                tr("Search invoices"), u"receipt-indian-rupee"_s,
                tr("No invoice yet"),  tr("Invoices you enter appear here. Press F8 to enter the first one."),
                tr("New invoice")};
    case DocumentKind::Return:
        return {
            tr("Returns"),        tr("New return   Ctrl+N"),
            tr("Search returns"), u"undo-2"_s,
            tr("No return yet"),  tr("What comes back from a challan is entered here: worked, not worked, or lost."),
            tr("New return")};
    case DocumentKind::CreditNote:
        return {tr("Credit notes"),
                tr("New credit note   Ctrl+N"),
                tr("Search credit notes"),
                u"file-text"_s,
                tr("No credit note yet"),
                tr("A credit note takes back a part of an invoice: goods that came back, or a rate too high."),
                tr("New credit note")};
    case DocumentKind::Receipt:
        return {tr("Receipts"),
                tr("New receipt   Ctrl+N"),
                tr("Search receipts"),
                u"clipboard-list"_s,
                tr("No receipt yet"),
                tr("What the customer's stores say they received of a challan, accepted and rejected."),
                tr("New receipt")};
    }
    return {};
}

} // namespace

DocumentListPage::DocumentListPage(DocumentKind kind, const Session &session, RollbackQueue *faults, QWidget *parent)
    : DocumentListPage(kind, session, new DocumentListModel(kind, session), faults, parent)
{
}

DocumentListPage::DocumentListPage(DocumentKind kind, const Session &session, DocumentListModel *model,
                                   RollbackQueue *faults, QWidget *parent)
    : ListPage(wordOf(kind), model, faults, parent), m_kind(kind), m_session(session), m_model(model),
      m_period(new QComboBox(this)), m_status(new QComboBox(this))
{
    const Texts texts = textsOf(kind);
    setTexts(texts.title, texts.newText, tr("Search number, customer, vehicle, item"), texts.searchName);
    setColumns(DocumentListModel::PartyName,
               {{DocumentListModel::Number, 170},
                {DocumentListModel::Date, 110},
                {DocumentListModel::Vehicle, 130},
                {DocumentListModel::Lines, 60},
                {DocumentListModel::Payable, 140},
                {DocumentListModel::Status, 130}});
    ui().table->horizontalHeader()->setSortIndicator(DocumentListModel::Date, Qt::DescendingOrder);
    connect(ui().table, &PagedTableView::sortRequested, m_model, &DocumentListModel::sort);
    fillFilters();
    addKey(QKeySequence::Print, [this] { print(); });
    addKey(QKeySequence(Qt::Key_F2), [this] { m_period->setFocus(Qt::ShortcutFocusReason); });
    addKey(QKeySequence(Qt::Key_F3), [this] { showPreview(!m_preview || m_preview->isHidden()); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_2), [this] {
        if (const qint64 id = currentId(); id > 0 && !isReadOnly())
            Q_EMIT duplicateRequested(id);
    });
    if (kind == DocumentKind::Challan)
        addKey(QKeySequence(Qt::ALT | Qt::Key_J), [this] { requestBill(); });
    ask();
}

void DocumentListPage::fillFilters()
{
    fillPeriods(m_period);
    m_status->addItem(tr("All statuses"), QString());
    for (const Progress progress : statesOf(m_kind))
        m_status->addItem(displayName(progress, m_kind), wordOf(progress));
    m_period->setAccessibleName(tr("Period"));
    m_status->setAccessibleName(tr("Status"));
    for (QComboBox *box : {m_period, m_status}) {
        addFilter(box);
        connect(box, &QComboBox::activated, this, [this] { ask(); });
    }
}

QList<KeyNote> DocumentListPage::keys() const
{
    const QString area = tr("Lists");
    return ListPage::keys()
        + QList<KeyNote>{{area, tr("F2"), tr("Period")},
                         {area, tr("Ctrl+P"), tr("Print the chosen rows")},
                         {area, tr("Alt+Up, Alt+Down"), tr("Sort on the column")}};
}

bool DocumentListPage::isFiltered() const
{
    return ListPage::isFiltered() || m_period->currentIndex() > 0 || m_status->currentIndex() > 0;
}

void DocumentListPage::clearFilters()
{
    m_period->setCurrentIndex(0);
    m_status->setCurrentIndex(0);
    ListPage::clearFilters();
}

void DocumentListPage::ask()
{
    DocumentFilter filter = m_model->filter();
    filter.kind = m_kind;
    const DateSpan span = chosenPeriod(m_period, m_session.actor.clock->today());
    filter.from = span.from;
    filter.to = span.to;
    filter.status = m_status->currentData().toString();
    filter.search = ui().searchEdit->text();
    m_model->setFilter(filter);
}

ListPage::Empty DocumentListPage::whenEmpty() const
{
    const Texts texts = textsOf(m_kind);
    return {texts.icon, texts.none, texts.sentence, texts.action};
}

void DocumentListPage::requestBill()
{
    QList<qint64> ids;
    const QList<int> rows = ui().table->selectedRows();
    for (const int row : rows)
        ids.append(m_model->idAt(row));
    if (!ids.isEmpty() && !isReadOnly())
        Q_EMIT billRequested(ids);
}

void DocumentListPage::showPreview(bool shown)
{
    if (!m_preview)
        m_preview = new DocumentPreview(m_session, ui().tablePage);
    ui().tablePageLayout->setDirection(QBoxLayout::LeftToRight);
    ui().tablePageLayout->setSpacing(12);
    ui().tablePageLayout->addWidget(m_preview);
    m_preview->setVisible(shown);
    if (shown)
        m_preview->show(currentId());
}

void DocumentListPage::showSelection()
{
    if (m_preview && !m_preview->isHidden())
        m_preview->show(currentId());
    const QList<int> rows = ui().table->selectedRows();
    ui().selectedLabel->setVisible(rows.size() > 1);
    if (rows.size() > 1)
        ui().selectedLabel->setText(m_model->selectionSumText(rows));
}

// The chosen rows, else the one the keyboard is on.
void DocumentListPage::print()
{
    QList<int> rows = ui().table->selectedRows();
    if (rows.isEmpty() && ui().table->currentIndex().isValid())
        rows.append(ui().table->currentIndex().row());
    std::vector<qint64> ids;
    ids.reserve(std::size_t(rows.size()));
    for (const int row : rows) {
        if (const qint64 id = m_model->idAt(row); id > 0)
            ids.push_back(id);
    }
    if (!ids.empty())
        Q_EMIT printRequested(ids);
}

} // namespace desk
