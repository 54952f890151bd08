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
    QString order; // the customer's order number
    int orderLine = 0;
};

// A challan or an invoice as entered, before the service has looked anything up. Holds no number until issued (R5).
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
    QString orderReference;
    std::vector<QString> challans; // invoice: bill all that is left on these
    std::vector<DraftLine> lines;
    Discount discount;
    std::vector<Charge> charges;
    bool pricesIncludeTax = false;
    bool roundOff = true;
    Transport transport;
    QString remarks;
};

} // namespace desk
