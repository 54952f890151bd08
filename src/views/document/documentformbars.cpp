#include "views/document/documentform.h"

#include "ui_documentform.h"
#include "viewmodels/linesmodel.h"
#include "views/document/formbinding.h"
#include "views/document/keyhold.h"
#include "widgets/keys.h"

#include <QComboBox>

#include <array>
#include <utility>

namespace desk {

using namespace Qt::StringLiterals;

namespace {

using Field = DocumentFormModel::Field;

struct FieldPath {
    QLatin1StringView path;
    Field field;
};
// The paths of the command line's JSON (base/error.h) and the fields of the form that stand for them.
constexpr std::array fieldPaths{
    FieldPath{"party"_L1, Field::Party},
    FieldPath{"date"_L1, Field::Date},
    FieldPath{"number"_L1, Field::Number},
    FieldPath{"purpose"_L1, Field::Purpose},
    FieldPath{"due_back"_L1, Field::DueBack},
    FieldPath{"follows_invoice"_L1, Field::FollowsInvoice},
    FieldPath{"order_reference"_L1, Field::OrderReference},
    FieldPath{"place_of_supply"_L1, Field::PlaceOfSupply},
    FieldPath{"supply_type"_L1, Field::SupplyType},
    FieldPath{"ship_to.name"_L1, Field::ShipToName},
    FieldPath{"ship_to.address"_L1, Field::ShipToAddress},
    FieldPath{"ship_to.city"_L1, Field::ShipToCity},
    FieldPath{"ship_to.state"_L1, Field::ShipToState},
    FieldPath{"ship_to.pin"_L1, Field::ShipToPin},
    FieldPath{"ship_to.gstin"_L1, Field::ShipToGstin},
    FieldPath{"ship_to"_L1, Field::ShipToName},
    FieldPath{"transport.transporter_id"_L1, Field::TransporterId},
    FieldPath{"transport.transporter"_L1, Field::Transporter},
    FieldPath{"transport.mode"_L1, Field::TransportMode},
    FieldPath{"transport.lr_no"_L1, Field::LrNumber},
    FieldPath{"transport.lr_date"_L1, Field::LrDate},
    FieldPath{"transport.eway_bill"_L1, Field::EwayBill},
    FieldPath{"transport.distance_km"_L1, Field::Distance},
    FieldPath{"transport"_L1, Field::Vehicle},
    FieldPath{"remarks"_L1, Field::Remarks},
    FieldPath{"discount"_L1, Field::Discount},
    FieldPath{"charges[0].name"_L1, Field::ChargeName},
    FieldPath{"charges[0].gst"_L1, Field::ChargeGst},
    FieldPath{"charges"_L1, Field::ChargeAmount},
};

std::optional<Field> fieldOfPath(const QString &path)
{
    for (const FieldPath &known : fieldPaths) {
        if (path.startsWith(known.path))
            return known.field;
    }
    return std::nullopt;
}

struct Cell {
    int row = -1;
    int column = LinesModel::Item;
};

// "lines[4].qty" is the quantity of the fifth row.
Cell cellOfPath(const QString &path)
{
    if (!path.startsWith("lines["_L1))
        return {};
    Cell cell;
    const qsizetype end = path.indexOf(u']');
    cell.row = path.mid(6, end - 6).toInt();
    const QString key = path.mid(end + 2);
    const std::array<std::pair<QLatin1StringView, LinesModel::Column>, 6> columns{
        {{"qty"_L1, LinesModel::Quantity},
         {"rate"_L1, LinesModel::Rate},
         {"discount"_L1, LinesModel::Discount},
         {"hsn"_L1, LinesModel::Hsn},
         {"unit"_L1, LinesModel::Unit},
         {"gst"_L1, LinesModel::Gst}}};
    for (const auto &[name, column] : columns) {
        if (key == name)
            cell.column = column;
    }
    return cell;
}

} // namespace

QString DocumentForm::problemName(const Violation &problem) const
{
    const Cell cell = cellOfPath(problem.field);
    if (cell.row >= 0) {
        const QString column =
            m_model->lines()->headerData(cell.column, Qt::Horizontal, Qt::DisplayRole).toString().toLower();
        return tr("Row %1 %2").arg(cell.row + 1).arg(column);
    }
    const auto field = fieldOfPath(problem.field);
    const QString label = field ? m_fields->labelOf(*field) : QString();
    return label.isEmpty() ? problem.message : label;
}

void DocumentForm::showProblems()
{
    const Violations &problems = m_model->problems();
    m_asksForWarnings = false;
    m_offersUndo = false;
    if (problems.empty()) {
        if (std::exchange(m_showsProblems, false))
            m_ui->messageBar->clear();
        return;
    }
    QList<MessageLink> links;
    for (const Violation &problem : problems)
        links.append({problem.field, problemName(problem)});
    const auto count = int(problems.size());
    m_ui->messageBar->showMessage(Tone::Error,
                                  count == 1 ? tr("1 thing to fix before submitting:")
                                             : tr("%n things to fix before submitting:", nullptr, count),
                                  links);
    m_showsProblems = true;
}

void DocumentForm::goToProblem(const QString &path)
{
    const Cell cell = cellOfPath(path);
    if (cell.row >= 0) {
        if (m_ui->lineGrid->isColumnHidden(cell.column))
            m_ui->lineGrid->setColumnHidden(cell.column, false);
        m_ui->lineGrid->editCell(cell.row, cell.column);
        if (auto *line = qobject_cast<QLineEdit *>(m_ui->lineGrid->openEditor()))
            line->selectAll();
        return;
    }
    const auto field = fieldOfPath(path);
    QWidget *widget = field ? m_fields->widgetOf(*field) : nullptr;
    if (!widget) {
        m_ui->lineGrid->enterForward();
        return;
    }
    if (m_ui->moreBox->isAncestorOf(widget) && m_ui->moreBox->isHidden())
        showMore(true);
    widget->setFocus(Qt::OtherFocusReason);
    if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->selectAll();
}

void DocumentForm::showWarnings()
{
    m_hold->release(false);
    QStringList texts;
    for (const Warning &warning : m_model->warnings())
        texts.append(warning.message);
    m_showsProblems = false;
    m_offersUndo = false;
    m_asksForWarnings = true;
    m_warned.start();
    m_ui->messageBar->showMessage(Tone::Warning, tr("Look at this before submitting:"),
                                  {{u"acknowledge"_s, tr("Submit anyway (Ctrl+Enter)")}}, texts.join(u"; "_s));
}

void DocumentForm::showSaved(const QString &number, qint64 id, const QString &payable)
{
    m_savedId = id;
    m_showsProblems = false;
    m_asksForWarnings = false;
    showMore(false);
    showDraftState({}, true, {});
    m_fields->showAll();
    m_ui->lineGrid->setCurrentIndex({});
    const bool changed = std::exchange(m_changedNumber, {}) == number;
    m_ui->messageBar->showMessage(changed ? Tone::Accent : Tone::Success,
                                  changed ? tr("Number changed to %1. Saved.").arg(number)
                                          : tr("%1 saved.").arg(number),
                                  {{u"undo"_s, tr("Undo (Ctrl+Z)")}, {u"open"_s, tr("Open")}}, tr("₹ %1").arg(payable));
    m_offersUndo = true;
    m_ui->partyEdit->setFocus(Qt::OtherFocusReason);
    m_hold->release(true);
}

void DocumentForm::onLink(const QString &id)
{
    if (id == u"undo"_s || id == u"undo-line"_s)
        undo();
    else if (id == u"open"_s)
        Q_EMIT openRequested(m_savedId);
    else if (id == u"acknowledge"_s)
        submit();
    else if (id == u"keep"_s) {
        m_ui->messageBar->clear();
        m_lastAction = [this] { saveDraft(); };
        connect(
            m_model, &DocumentFormModel::draftSaved, this,
            [this] {
                m_model->startNew();
                m_ui->partyEdit->setFocus();
            },
            Qt::SingleShotConnection);
        m_model->saveDraft();
    } else if (id == u"discard"_s) {
        m_ui->messageBar->clear();
        m_model->startNew();
        m_ui->partyEdit->setFocus();
    } else if (id == u"stay"_s) {
        m_ui->messageBar->clear();
        arrive();
    } else {
        goToProblem(id);
    }
}

void DocumentForm::askAboutContent()
{
    m_showsProblems = false;
    m_offersUndo = false;
    m_asksForWarnings = false;
    m_ui->messageBar->showMessage(
        Tone::Warning,
        m_kind == DocumentKind::Challan ? tr("This challan is not submitted.") : tr("This invoice is not submitted."),
        {{u"keep"_s, tr("Keep draft")}, {u"discard"_s, tr("Discard")}, {u"stay"_s, tr("Stay")}});
    moveFocus(m_ui->messageBar, true);
}

} // namespace desk
