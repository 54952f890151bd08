#include "viewmodels/linecells.h"

#include "base/typed.h"
#include "services/draftpayload.h"

namespace desk::linecells {

using namespace Qt::StringLiterals;

namespace {

// Those that only some forms have.
constexpr int ownColumns[] = {LinesModel::Due,      LinesModel::Processed, LinesModel::Unprocessed, LinesModel::Loss,
                              LinesModel::Received, LinesModel::Accepted,  LinesModel::Rejected,    LinesModel::Reason};

} // namespace

QJsonObject toJson(const Line &line)
{
    QJsonObject json{{u"item"_s, line.itemText},
                     {u"description"_s, line.description},
                     {u"hsn"_s, line.hsn},
                     {u"unit"_s, line.unit},
                     {u"gst"_s, line.gst},
                     {u"qty"_s, line.quantity},
                     {u"rate"_s, line.rate},
                     {u"discount"_s, line.discount},
                     {u"challan"_s, line.challan},
                     {u"challan_fy"_s, line.challanFy},
                     {u"challan_line"_s, line.challanLine},
                     {u"challan_date"_s, line.challanDate.toString(Qt::ISODate)},
                     {u"invoice"_s, line.invoice},
                     {u"invoice_fy"_s, line.invoiceFy},
                     {u"invoice_line"_s, line.invoiceLine},
                     {u"invoice_rate"_s, line.invoiceRate},
                     {u"done"_s, line.done.toPlain()},
                     {u"left"_s, line.left.toPlain()},
                     {u"order"_s, line.order},
                     {u"order_line"_s, line.orderLine},
                     {u"hint"_s, line.hint}};
    for (const int column : ownColumns) {
        if (const QString text = editText(line, column); !text.isEmpty())
            json.insert(keyOf(column), text);
    }
    if (line.item)
        json.insert(u"master"_s, draftItem(*line.item));
    return json;
}

Line fromJson(const QJsonObject &json)
{
    Line line;
    line.itemText = json[u"item"_s].toString();
    line.description = json[u"description"_s].toString();
    line.hsn = json[u"hsn"_s].toString();
    line.unit = json[u"unit"_s].toString();
    line.gst = json[u"gst"_s].toString();
    line.quantity = json[u"qty"_s].toString();
    line.rate = json[u"rate"_s].toString();
    line.discount = json[u"discount"_s].toString();
    line.challan = json[u"challan"_s].toString();
    line.challanFy = json[u"challan_fy"_s].toString();
    line.challanLine = json[u"challan_line"_s].toInt();
    line.order = json[u"order"_s].toString();
    line.orderLine = json[u"order_line"_s].toInt();
    line.hint = json[u"hint"_s].toString();
    line.challanDate = QDate::fromString(json[u"challan_date"_s].toString(), Qt::ISODate);
    line.invoice = json[u"invoice"_s].toString();
    line.invoiceFy = json[u"invoice_fy"_s].toString();
    line.invoiceLine = json[u"invoice_line"_s].toInt();
    line.invoiceRate = json[u"invoice_rate"_s].toString();
    line.done = parseQuantity(json[u"done"_s].toString()).value_or(Quantity());
    line.left = parseQuantity(json[u"left"_s].toString()).value_or(Quantity());
    for (const int column : ownColumns)
        setText(line, column, json[keyOf(column)].toString());
    if (json.contains(u"master"_s))
        line.item = itemOfDraft(json[u"master"_s].toObject());
    if (line.item && line.itemText == line.item->code)
        line.itemText = line.item->name;
    return line;
}

} // namespace desk::linecells
