#pragma once

#include "db/transaction.h"
#include "domain/order.h"
#include "services/documents.h"
#include "support/tempdatabase.h"

#include <QMap>

#include <initializer_list>

namespace desk::test {

// A clock that a test moves.
class TestClock final : public Clock {
public:
    explicit TestClock(QDate day) : m_day(day) {}
    QDateTime now() const override { return QDateTime(m_day, QTime(6, 30), Qt::UTC); }
    void setDay(QDate day) { m_day = day; }

private:
    QDate m_day;
};

// One line of a draft, by item code and plain quantity: {"ROD", "12"}.
DraftLine line(const QString &item, const QString &quantity);
DraftLine orderLine(const QString &order, int orderLine, const QString &quantity);
DraftLine challanLine(const QString &challan, int challanLine, const QString &quantity);
DraftLine invoiceLine(const QString &invoice, int invoiceLine, const QString &quantity);
DraftLine receivedLine(const QString &challan, int challanLine, const QString &received,
                       const QString &rejected = QStringLiteral("0"));
Quantity quantity(const QString &plain);
Rate rate(const QString &plain);

// A company in Karnataka with two customers, three items and series, in a file of its own.
// Series: challans DC/26-27/00001, invoices INV/…, returns RET/…, credit notes CN/… (five digits). Today is 15 June 2026.
class Office {
public:
    Office();

    DocumentDraft challan(std::vector<DraftLine> lines, const QString &party = QStringLiteral("KAVERI")) const;
    DocumentDraft invoice(std::vector<DraftLine> lines, const QString &party = QStringLiteral("KAVERI")) const;

    // The party comes from what they name; the party's own challan number and the reason are filled in.
    DocumentDraft goodsBack(std::vector<DraftLine> lines, const QString &partyChallan = QStringLiteral("P/1")) const;
    DocumentDraft creditNote(std::vector<DraftLine> lines) const;
    DocumentDraft receipt(const QString &number, std::vector<DraftLine> lines) const; // of KAVERI

    // As the executor does: committed when fn gives a value, rolled back when it refuses or throws.
    template <typename Fn>
    auto write(Fn fn)
    {
        Connection connection = database.database().connect();
        Transaction transaction(connection);
        auto result = fn(connection);
        if constexpr (requires { result.has_value(); }) {
            if (!result.has_value())
                return result;
        }
        transaction.commit();
        return result;
    }
    template <typename Fn>
    auto read(Fn fn)
    {
        Connection connection = database.database().connect();
        return fn(connection);
    }

    Result<Submitted> submit(const DocumentDraft &draft);
    Document issue(const DocumentDraft &draft); // ends the program when it is refused
    Result<Document> cancel(const Document &document, const QString &reason = QStringLiteral("typed wrongly"));
    Document stored(DocumentId id);
    Progress progress(const Document &document);

    // An order of KAVERI dated 1 June 2026: line 1, 2, … with the given items and quantities.
    Order order(const QString &number, std::initializer_list<std::pair<QString, QString>> lines,
                bool allowExcess = false);
    // Goods come back of one challan line, under the next number of the party's own.
    Document bringBack(const Document &challan, int line, const QString &quantity);

    // How many rows each table has, and what each counter says: what a refusal must leave as it was.
    QMap<QString, std::int64_t> rows();
    void sql(const QString &statement);
    std::int64_t number(const QString &query);

    TempDatabase database;
    std::shared_ptr<TestClock> clock;
    Actor actor;
};

} // namespace desk::test
