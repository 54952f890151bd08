#include "views/masters/masterpanel.h"

#include "domain/reference.h"
#include "ui_itemeditor.h"
#include "ui_partyeditor.h"
#include "viewmodels/mastereditors.h"
#include "views/dialogs/rollbackqueue.h"

#include <QComboBox>
#include <QLineEdit>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

void fillStates(QComboBox *box)
{
    box->addItem(QString(), QString());
    for (const State &state : states()) {
        if (state.selectable)
            box->addItem(u"%1 %2"_s.arg(state.code, state.name), state.code);
    }
}

QString textOf(const QWidget *edit)
{
    if (const auto *box = qobject_cast<const QComboBox *>(edit))
        return box->currentData().toString();
    return qobject_cast<const QLineEdit *>(edit)->text();
}

void setTextOf(QWidget *edit, const QString &text)
{
    if (auto *box = qobject_cast<QComboBox *>(edit))
        box->setCurrentIndex(qMax(0, box->findData(text)));
    else if (auto *line = qobject_cast<QLineEdit *>(edit); line->text() != text)
        line->setText(text);
}

} // namespace

MasterPanel::MasterPanel(MasterKind kind, const Session &session, RollbackQueue *faults, QWidget *parent)
    : SidePanel(parent), m_kind(kind), m_faults(faults)
{
    if (kind == MasterKind::Party) {
        auto *parties = new PartyEditorModel(session, this);
        m_editor = parties;
        m_content = makePartyContent();
        connect(parties, &PartyEditorModel::saved, this, [this](const Party &party) {
            setBusy(false);
            Q_EMIT partySaved(party);
            close();
        });
    } else {
        auto *items = new ItemEditorModel(session, this);
        m_editor = items;
        m_content = makeItemContent();
        connect(items, &ItemEditorModel::saved, this, [this](const Item &item) {
            setBusy(false);
            Q_EMIT itemSaved(item);
            close();
        });
    }
    connect(m_editor, &MasterEditorModel::changed, this, &MasterPanel::showTexts);
    connect(m_editor, &MasterEditorModel::refused, this, &MasterPanel::showProblems);
    connect(m_editor, &MasterEditorModel::failed, this, &MasterPanel::onFailed);
    setContent(m_content);
    connect(this, &SidePanel::accepted, this, &MasterPanel::save);
}

QWidget *MasterPanel::makePartyContent()
{
    auto *content = new QWidget;
    Ui::PartyEditor ui;
    ui.setupUi(content);
    fillStates(ui.stateBox);
    ui.typeBox->addItem(tr("Registered, or by its GSTIN"), wordOf(PartyType::Regular));
    ui.typeBox->addItem(tr("Not registered"), wordOf(PartyType::Unregistered));
    ui.typeBox->addItem(tr("Special economic zone"), wordOf(PartyType::Sez));
    ui.typeBox->addItem(tr("Outside India"), wordOf(PartyType::Overseas));
    ui.typeBox->addItem(tr("Consumer"), wordOf(PartyType::Consumer));
    addField(u"name"_s, ui.nameEdit, ui.nameEditBox);
    addField(u"gstin"_s, ui.gstinEdit, ui.gstinEditBox);
    addField(u"type"_s, ui.typeBox, ui.typeBoxBox);
    addField(u"address"_s, ui.addressEdit, ui.addressEditBox);
    addField(u"city"_s, ui.cityEdit, ui.cityEditBox);
    addField(u"pin"_s, ui.pinEdit, ui.pinEditBox);
    addField(u"state"_s, ui.stateBox, ui.stateBoxBox);
    addField(u"phone"_s, ui.phoneEdit, ui.phoneEditBox);
    addField(u"code"_s, ui.codeEdit, ui.codeEditBox);
    addField(u"email"_s, ui.emailEdit, ui.emailEditBox);
    ui.codeEdit->setPlaceholderText(tr("made from the name"));
    return content;
}

QWidget *MasterPanel::makeItemContent()
{
    auto *content = new QWidget;
    Ui::ItemEditor ui;
    ui.setupUi(content);
    ui.kindBox->addItem(tr("Goods"), wordOf(ItemKind::Goods));
    ui.kindBox->addItem(tr("Service"), wordOf(ItemKind::Service));
    addField(u"name"_s, ui.nameEdit, ui.nameEditBox);
    addField(u"hsn"_s, ui.hsnEdit, ui.hsnEditBox);
    addField(u"unit"_s, ui.unitEdit, ui.unitEditBox);
    addField(u"gst"_s, ui.gstEdit, ui.gstEditBox);
    addField(u"rate"_s, ui.rateEdit, ui.rateEditBox);
    addField(u"code"_s, ui.codeEdit, ui.codeEditBox);
    addField(u"cess"_s, ui.cessEdit, ui.cessEditBox);
    addField(u"kind"_s, ui.kindBox, ui.kindBoxBox);
    ui.codeEdit->setPlaceholderText(tr("made from the name"));
    ui.unitEdit->setPlaceholderText(tr("NOS, KGS, MTR"));
    return content;
}

void MasterPanel::addField(const QString &name, QWidget *field, FieldBox *box)
{
    m_fields.append({name, field, box});
    if (auto *combo = qobject_cast<QComboBox *>(field)) {
        connect(combo, &QComboBox::activated, this, [this, name, combo] { m_editor->setText(name, textOf(combo)); });
        return;
    }
    auto *line = qobject_cast<QLineEdit *>(field);
    connect(line, &QLineEdit::textEdited, this, [this, name](const QString &text) { m_editor->setText(name, text); });
}

void MasterPanel::openNew(const QString &name)
{
    setBusy(false);
    setTitle(m_kind == MasterKind::Party ? tr("New customer") : tr("New item"));
    m_editor->startNew(name);
    showTexts();
    QWidget *first = m_fields.first().edit;
    open(!name.isEmpty() && m_fields.size() > 1 ? m_fields.at(1).edit : first);
}

void MasterPanel::openExisting(qint64 id)
{
    setBusy(false);
    setTitle(m_kind == MasterKind::Party ? tr("Customer") : tr("Item"));
    m_editor->open(id);
    open(m_fields.first().edit);
}

void MasterPanel::showTexts()
{
    for (const Field &field : std::as_const(m_fields)) {
        setTextOf(field.edit, m_editor->text(field.name));
        field.box->setProblem(m_editor->problem(field.name));
    }
}

void MasterPanel::showProblems()
{
    setBusy(false);
    showTexts();
    for (const Field &field : std::as_const(m_fields)) {
        if (m_editor->problem(field.name).isEmpty())
            continue;
        field.edit->setFocus();
        if (auto *line = qobject_cast<QLineEdit *>(field.edit))
            line->selectAll();
        return;
    }
}

void MasterPanel::save()
{
    if (m_busy || m_readOnly)
        return;
    setBusy(true);
    m_editor->save();
}

// Saving takes the texts as they stand: nothing can be typed into them meanwhile.
void MasterPanel::setBusy(bool busy)
{
    m_busy = busy;
    for (const Field &field : std::as_const(m_fields)) {
        if (auto *line = qobject_cast<QLineEdit *>(field.edit))
            line->setReadOnly(busy || m_readOnly);
        else
            field.edit->setEnabled(!busy && !m_readOnly);
    }
}

void MasterPanel::onFailed(const Failure &failure)
{
    setBusy(false);
    m_faults->show(failure, {.tryAgain = [this] { save(); }, .saveCopy = {}, .backToWork = {}});
}

} // namespace desk
