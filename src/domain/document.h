#pragma once

#include "base/financialyear.h"
#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "base/strongid.h"
#include "domain/draft.h"
#include "domain/kinds.h"
#include "domain/party.h"

#include <QDate>
#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace desk {

// The tax of one line or charge. Each head is rounded by itself; cgst == sgst always (H2, R45).
struct TaxAmounts {
    Money cgst;
    Money sgst; // UTGST where the place of supply is such a territory
    Money igst;
    Money cess;
    Money sum() const { return cgst + sgst + igst + cess; }
};

// A line with everything decided, as frozen in an issued document (R31).
struct DocumentLine {
    DocumentLineId id;
    int number = 0; // 1, 2, …
    ItemId item;
    QString itemCode;
    QString description;
    QString hsn;
    QString unit;
    ItemKind itemKind = ItemKind::Goods;
    Quantity quantity;
    Rate rate;
    Discount discount;
    Percent gst;
    Percent cess;
    DocumentLineId challanLineId; // the challan line that is billed, returned or received; invalid where a receipt
    QString challanNumber;        // names a challan nobody knows: then the words of the customer's paper (R78)
    QString challanFy;
    QDate challanDate;
    int challanLine = 0;
    OrderLineId orderLineId;
    QString orderNumber;
    int orderLine = 0;
    GoodsKind goods = GoodsKind::Inputs; // of a job work challan
    QDate dueBack;                       // of a challan: typed for all its lines, or by the law of its goods (R63)
    bool provisional = false;
    ReturnedAs returnedAs = ReturnedAs::Unprocessed; // of a return
    QString reason;                                  // of a loss
    DocumentLineId invoiceLineId;                    // the invoice line a credit note gives back
    QString invoiceNumber;
    QString invoiceFy;
    QDate invoiceDate;
    int invoiceLine = 0;
    Quantity accepted; // of a receipt; `quantity` is what was received
    Quantity rejected;
    // computed
    Money gross;         // quantity x rate
    Money discountShare; // line discount + its share of the document's discount
    Money taxable;
    TaxAmounts tax;
    Money total; // taxable + tax (under reverse charge: taxable)
};

struct DocumentCharge {
    QString name;
    Money amount;
    Percent gst;
    Money taxable;
    TaxAmounts tax;
    Money total;
};

struct Totals {
    Money taxable;
    TaxAmounts tax;
    Money total;    // before round-off
    Money roundOff; // |roundOff| <= 0.50 (R48)
    Money payable;
};

// Where a receipt says something else than the documents here do. It is kept, and stops nothing (R77).
struct Deviation {
    int line = 0; // 0: of the receipt as a whole
    QString code; // unknown_challan, unknown_order, received_more, received_less, …
    QString expected;
    QString actual;
    QString message;
};

// A document whole: what a form shows, what is stored, what is printed.
struct Document {
    DocumentId id;
    QUuid uuid;
    DocumentKind kind = DocumentKind::Challan;
    DocumentStatus status = DocumentStatus::Issued;
    QString seriesCode;
    QString number;          // upper case; empty before issue
    std::int64_t serial = 0; // position in its series, 0 when typed outside it
    FinancialYear fy;
    QDate date;
    QString title;   // "Delivery Challan", "Tax Invoice", "Bill of Supply", "Invoice-cum-Bill of Supply" (C29)
    Company company; // frozen
    Party party;     // frozen; party.id invalid for a one-time party
    std::optional<ShipTo> shipTo;
    QString placeOfSupply;
    SupplyType supplyType = SupplyType::Regular;
    bool reverseCharge = false;
    Purpose purpose = Purpose::Supply;
    QDate dueBack;
    QString followsInvoice;
    QString orderReference;
    QString partyChallan; // return: the party's own
    QDate partyChallanDate;
    QString reason; // credit note
    std::vector<DocumentLine> lines;
    std::vector<Deviation> deviations; // receipt
    Discount discount;
    std::vector<DocumentCharge> charges;
    bool pricesIncludeTax = false;
    bool roundsOff = true;
    Totals totals;
    Transport transport;
    QString remarks;
    QString createdBy;
    QDateTime createdAt;
    QString cancelledBy;
    QDateTime cancelledAt;
    QString cancelReason;
    QString seal; // short form of its audit row's hash
};

} // namespace desk
