#include "views/lists/masterlistpage.h"

#include "ui_listpage.h"
#include "viewmodels/pagedmodels.h"

#include <QCheckBox>
#include <QHeaderView>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

MasterListModel *makeModel(MasterKind kind, const Session &session)
{
    if (kind == MasterKind::Party)
        return new PartyListModel(session);
    return new ItemListModel(session);
}

} // namespace

MasterListPage::MasterListPage(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent)
    : MasterListPage(kind, session, makeModel(kind, session), faults, parent)
{
}

MasterListPage::MasterListPage(MasterKind kind, const Session &session, MasterListModel *model, RollbackQueue *faults,
                               QWidget *parent)
    : ListPage(kind == MasterKind::Party ? u"customers"_s : u"items"_s, model, faults, parent), m_kind(kind),
      m_model(model), m_panel(new MasterPanel(kind, session, faults, this)),
      m_inactive(new QCheckBox(tr("Show those &no longer in use"), this))
{
    if (kind == MasterKind::Party) {
        setTexts(tr("Customers"), tr("New customer   Ctrl+N"), tr("Search name, city, GSTIN, phone"),
                 tr("Search customers"));
        setColumns(PartyListModel::Name,
                   {{PartyListModel::City, 150},
                    {PartyListModel::State, 150},
                    {PartyListModel::Gstin, 170},
                    {PartyListModel::Phone, 130},
                    {PartyListModel::Code, 120}});
    } else {
        setTexts(tr("Items"), tr("New item   Ctrl+N"), tr("Search name, code, HSN"), tr("Search items"));
        setColumns(ItemListModel::Name,
                   {{ItemListModel::Hsn, 110},
                    {ItemListModel::Unit, 90},
                    {ItemListModel::Gst, 90},
                    {ItemListModel::Rate, 120},
                    {ItemListModel::Code, 130}});
    }
    ui().table->horizontalHeader()->setSectionsClickable(false);
    ui().table->horizontalHeader()->setSortIndicatorShown(false);
    addFilter(m_inactive);
    connect(m_inactive, &QCheckBox::toggled, this, [this] { ask(); });
    ask();
}

QList<QWidget *> MasterListPage::areas() const
{
    return ListPage::areas() + QList<QWidget *>{m_panel};
}

QList<KeyNote> MasterListPage::keys() const
{
    const QString area = tr("Lists");
    return ListPage::keys()
        + QList<KeyNote>{{area, tr("Ctrl+Enter"), tr("Save what is open at the right")},
                         {area, tr("Esc"), tr("Close what is open at the right")}};
}

void MasterListPage::setReadOnly(bool readOnly)
{
    ListPage::setReadOnly(readOnly);
    m_panel->setReadOnly(readOnly);
}

void MasterListPage::newOfThisKind()
{
    if (!isReadOnly())
        m_panel->openNew({});
}

void MasterListPage::ask()
{
    m_model->setSearch(ui().searchEdit->text(), m_inactive->isChecked());
}

ListPage::Empty MasterListPage::whenEmpty() const
{
    if (m_kind == MasterKind::Party)
        return {u"users"_s, tr("No customer yet"),
                tr("Customers can also be made while a challan is entered, with Alt+C."), tr("New customer")};
    return {u"package"_s, tr("No item yet"), tr("Items can also be made while a challan is entered, with Alt+C."),
            tr("New item")};
}

} // namespace desk
