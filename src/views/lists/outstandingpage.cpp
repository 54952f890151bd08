#include "views/lists/outstandingpage.h"

#include "ui_listpage.h"
#include "viewmodels/outstandingmodel.h"

#include <QComboBox>
#include <QHeaderView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

enum class Which { All, OverdueOrSoon, Overdue };

} // namespace

OutstandingPage::OutstandingPage(const Session &session, RollbackQueue *faults, QWidget *parent)
    : OutstandingPage(new OutstandingModel(session), faults, parent)
{
}

OutstandingPage::OutstandingPage(OutstandingModel *model, RollbackQueue *faults, QWidget *parent)
    : ListPage(u"outstanding"_s, model, faults, parent), m_model(model), m_state(new QComboBox(this))
{
    setTexts(tr("Goods still out"), tr("New return   Ctrl+N"), tr("Search number, customer"),
             tr("Search goods still out"));
    setColumns(OutstandingModel::PartyName,
               {{OutstandingModel::Number, 170},
                {OutstandingModel::Date, 110},
                {OutstandingModel::Purpose, 150},
                {OutstandingModel::Left, 190},
                {OutstandingModel::DueBack, 110},
                {OutstandingModel::State, 110}});
    ui().table->horizontalHeader()->setSectionsClickable(false);
    ui().table->horizontalHeader()->setSortIndicatorShown(false);
    m_state->setAccessibleName(tr("State"));
    m_state->addItem(tr("All that is out"), int(Which::All));
    m_state->addItem(tr("Overdue or due soon"), int(Which::OverdueOrSoon));
    m_state->addItem(tr("Overdue"), int(Which::Overdue));
    addFilter(m_state);
    connect(m_state, &QComboBox::activated, this, [this] { ask(); });
    ask();
}

bool OutstandingPage::isFiltered() const
{
    return ListPage::isFiltered() || m_state->currentIndex() > 0;
}

void OutstandingPage::clearFilters()
{
    m_state->setCurrentIndex(0);
    ListPage::clearFilters();
}

void OutstandingPage::ask()
{
    const auto which = Which(m_state->currentData().toInt());
    OutstandingFilter filter;
    filter.overdueOnly = which != Which::All;
    filter.withSoon = which == Which::OverdueOrSoon;
    m_model->setFilter(filter, ui().searchEdit->text());
}

ListPage::Empty OutstandingPage::whenEmpty() const
{
    return {u"clock"_s,
            tr("Nothing is out"),
            tr("Challans for job work, approval, repair or exhibition stand here until the goods are back."),
            {}};
}

} // namespace desk
