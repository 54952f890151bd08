#pragma once

#include "base/money.h"
#include "base/quantity.h"
#include "base/rate.h"
#include "domain/kinds.h"
#include "domain/party.h"

#include <QDate>
#include <QString>
#include <QUuid>

#include <optional>
#include <vector>

namespace desk {

// What was typed is what is stored and shown again: rupees stay rupees, "10%" stays a percentage (C10).
struct Discount {
    enum class Kind { None, Amount, Percentage };
    Kind kind = Kind::None;
    Money amount;
    Percent percent;
    QString toPlain() const; // "", "30.30", "10%"
    friend bool operator==(const Discount &, const Discount &) = default;
};

// Freight, packing: an amount with a tax rate of its own, beside the lines.
struct Charge {
    QString name;
    Money amount;
    Percent gst;
};

// How the goods travel. All may be empty; LR number and date come together (R35).
struct Transport {
    QString vehicle;
    QString transporter;
    QString transporterId;
    QString mode; // road, rail, air, ship
    QString lrNumber;
    QDate lrDate;
    QString ewayBill;
    int distanceKm = 0; // 0 = not given
    friend bool operator==(const Transport &, const Transport &) = default;
};

// A line as entered: codes and numbers that the service looks up. What is empty is taken from the item, the order line or
// the challan line it refers to.
struct DraftLine {
    QString item; // code of a master; empty = free text (R50, domain 4.5)
    QString description;
    QString hsn;
    QString unit;
    std::optional<Quantity> quantity;
    std::optional<Rate> rate;
    Discount discount;
    std::optional<Percent> gst;
    std::optional<Percent> cess;
    std::optional<ItemKind> itemKind; // of a line without a master
    QString challan;                  // "DC/26-27/00001" or "DC/0001@2025-26"
    int challanLine = 0;
    QDate challanDate; // receipt: the challan's date as the customer's paper says
    QString order;     // the customer's order number
    int orderLine = 0;
    std::optional<GoodsKind> goods; // job work; not given = inputs
    bool provisional = false;       // the quantity is an estimate (rule 55(1)); always so for liquid gas

    // Of a return. A line that names an item and no challan takes from the oldest challan on (R64).
    std::optional<ReturnedAs> returnedAs; // not given: processed from job work, else unprocessed
    QString reason;                       // a loss needs one (R66)

    // Of a credit note. A rate that is not given is the invoice's; one of 0 is 0.
    QString invoice; // "INV/26-27/00001" or "INV/0001@2025-26"
    int invoiceLine = 0;

    // Of a receipt: what the customer's stores say. Of the three any two will do (R65).
    std::optional<Quantity> received;
    std::optional<Quantity> accepted;
    std::optional<Quantity> rejected;
};

// A document as entered, before the service has looked anything up. Holds no number until issued (R5); a receipt's
// number is the customer's and is typed.
struct DocumentDraft {
    DocumentKind kind = DocumentKind::Challan;
    QUuid uuid; // made by the form or the caller: submitting it twice gives one document
    QDate date;
    QString series; // code; empty = the kind's first active series
    QString number; // typed; empty = the next of the series (R6)
    QString partyCode;
    std::optional<Party> oneTimeParty; // instead of partyCode
    std::optional<ShipTo> shipTo;
    QString placeOfSupply; // state code; empty = decided by the rules
    SupplyType supplyType = SupplyType::Regular;
    bool reverseCharge = false;
    Purpose purpose = Purpose::Supply;
    QDate dueBack;
    QString followsInvoice;
    QString orderReference; // receipt: the order it names
    QString partyChallan;   // return: the party's own challan, its number unique for the party in a year (R64)
    QDate partyChallanDate;
    QString reason;                // credit note: why
    std::vector<QString> challans; // invoice: bill all that is left on these
    bool severalPlaces = false;    // invoice: yes, its challans went to different places
    std::vector<DraftLine> lines;
    Discount discount;
    std::vector<Charge> charges;
    bool pricesIncludeTax = false;
    bool roundOff = true;
    Transport transport;
    QString remarks;
};

} // namespace desk
