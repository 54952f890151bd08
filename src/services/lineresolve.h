#pragma once

#include "services/challanfinder.h"

#include <map>
#include <optional>

namespace desk {

// "DC/0001@2025-26": a number and the year it may carry.
struct NumberInYear {
    QString number;
    QString fy;
};
NumberInYear numberInYear(const QString &typed);

// Finds what the lines of one draft refer to, each thing once, and fills the lines. Lives for one call.
class LineResolver {
public:
    LineResolver(Connection &connection, const DocumentDraft &draft, ResolvedDocument &out);

    // Loads the challans the draft names, so that the header can take the customer and the transport from them.
    void loadChallans();
    // Needs the party of the header.
    void fillLines();

private:
    struct Basis; // what a line is filled from

    void addRow(std::size_t row);
    bool addBillingRow(std::size_t row, const LineOrigin &origin);
    bool addEnteredRow(std::size_t row, LineOrigin origin);
    void addAllOf(std::size_t entry);
    void addFromChallan(const BilledChallan &challan, const DocumentLine &source, const LineProgress &progress,
                        LineOrigin origin, const DraftLine &typed);
    const Order *orderOf(const DraftLine &typed, std::size_t row);
    const OrderLine *orderLine(const Order &order, const DraftLine &typed, std::size_t row);
    const Item *itemOf(const QString &code, const QString &field, bool mayBeRetired);
    void takeOrder(const Order &order, const OrderLine &line, Basis &basis, LineOrigin &origin);
    void takeItem(const Item &item, Basis &basis);
    void checkRates(const BilledChallan &challan, Basis &basis, const LineOrigin &origin);
    DocumentLine filled(const DraftLine &typed, const Basis &basis, const LineOrigin &origin);
    Quantity usedOf(DocumentLineId challanLine) const;
    Quantity usedOf(OrderLineId line) const;
    void refuse(const QString &field, const char *code, const QString &message);

    Connection &m_connection;
    const DocumentDraft &m_draft;
    ResolvedDocument &m_out;
    ChallanFinder m_challans;
    std::map<QString, std::optional<Order>> m_orders;
    std::map<QString, std::optional<Item>> m_items;
};

} // namespace desk
