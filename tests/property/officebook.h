#pragma once

#include <QDate>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace desk::test {

// What an office would write in a paper book: orders, papers, and what belongs to what. It knows the rules by itself and
// nothing of the program; quantities are in thousandths.
class OfficeBook {
public:
    enum class Kind { Challan, Invoice, Return, CreditNote };

    struct OrderLine {
        std::int64_t ordered = 0;
        bool out = false; // taken out by an amendment
    };
    struct Order {
        QString number;
        bool excess = false;
        std::vector<OrderLine> lines;
    };
    struct Line {
        std::int64_t quantity = 0;
        int order = -1; // index; -1: without order
        int orderLine = -1;
        int source = -1; // index of the paper whose line is billed, returned, credited; -1: none
        int sourceLine = -1;
        bool lost = false; // of a return
    };
    struct Paper {
        Kind kind = Kind::Challan;
        QString number;
        QString year;
        bool cancelled = false;
        std::vector<Line> lines;
    };

    const std::vector<Order> &orders() const { return m_orders; }
    const std::vector<Paper> &papers() const { return m_papers; }
    int add(Order order);
    int add(Paper paper);
    void amend(int order, std::vector<OrderLine> lines) { m_orders[std::size_t(order)].lines = std::move(lines); }
    void cancel(int paper) { m_papers[std::size_t(paper)].cancelled = true; }

    // Goods sent for an order line, and those of them that came back and may be sent again (R17).
    std::int64_t sent(int order, int line) const;
    std::int64_t cameBack(int order, int line) const;
    std::int64_t toSend(int order, int line) const; // 0 where the line is out
    // Of a challan or invoice line, over live papers.
    std::int64_t followed(int paper, int line, Kind by) const;
    std::int64_t open(int paper, int line) const; // of a challan: neither billed nor back; of an invoice: not credited

    bool mayIssue(const Paper &paper) const;
    bool mayCancel(int paper) const;
    bool mayAmend(int order, const std::vector<OrderLine> &lines) const;
    std::int64_t nextSerial(Kind kind, const QString &year) const;
    QString statusOf(int paper) const; // the word of the lists

private:
    std::vector<Order> m_orders;
    std::vector<Paper> m_papers;
};

} // namespace desk::test
