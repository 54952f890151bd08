#include "views/lists/documentlistpage.h"

#include "base/financialyear.h"
#include "domain/status.h"
#include "ui_listpage.h"
#include "viewmodels/pagedmodels.h"

#include <QComboBox>
#include <QHeaderView>

#include <array>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

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
    addKey(QKeySequence(Qt::Key_F2), [this] { m_period->setFocus(Qt::ShortcutFocusReason); });
    ask();
}

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
        m_period->addItem(text, int(period));
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
        + QList<KeyNote>{{area, tr("F2"), tr("Period")}, {area, tr("Alt+Up, Alt+Down"), tr("Sort on the column")}};
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
    const Span span = spanOf(Period(m_period->currentData().toInt()), m_session.actor.clock->today());
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

void DocumentListPage::showSelection()
{
    const QList<int> rows = ui().table->selectedRows();
    ui().selectedLabel->setVisible(rows.size() > 1);
    if (rows.size() > 1)
        ui().selectedLabel->setText(m_model->selectionSumText(rows));
}

} // namespace desk
