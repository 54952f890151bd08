#include "domain/dueback.h"
#include "domain/status.h"

#include <QtTest>

using namespace desk;
using namespace Qt::StringLiterals;

namespace {

LineProgress line(int delivered, int returned, int invoiced)
{
    LineProgress progress;
    progress.delivered = Quantity::fromWhole(delivered);
    progress.returned = Quantity::fromWhole(returned);
    progress.invoiced = Quantity::fromWhole(invoiced);
    return progress;
}

Progress ofChallan(const std::vector<LineProgress> &lines)
{
    return progressOf(DocumentKind::Challan, DocumentStatus::Issued, lines);
}

} // namespace

class StatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aChallanIsJudgedLineByLineAndByQuantity();
    void returnsCountTowardsClosing();
    void goodsPastTheirDayAreOverdue();
    void anOrderIsJudgedLineByLine();
    void cancelledOutweighsEverything();
    void otherKindsAreIssuedOrCancelled();
    void everyStateHasAWordAndAName();
};

// R24: invoiced and partly invoiced follow from the lines.
void StatusTest::aChallanIsJudgedLineByLineAndByQuantity()
{
    QCOMPARE(ofChallan({line(24, 0, 0)}), Progress::Issued);
    QCOMPARE(ofChallan({line(24, 0, 10)}), Progress::PartlyInvoiced); // C42
    QCOMPARE(ofChallan({line(24, 0, 24)}), Progress::Invoiced);
    // R73: much of one line does not make up for the other.
    QCOMPARE(ofChallan({line(250'000, 0, 250'000), line(2, 0, 0)}), Progress::PartlyInvoiced);
    QCOMPARE(line(24, 3, 10).pending(), Quantity::fromWhole(11));
}

// R24: so do returned, partly returned and closed.
void StatusTest::returnsCountTowardsClosing()
{
    // C46: A 4 invoiced, B 6 returned, the return cancelled, returned again.
    QCOMPARE(ofChallan({line(4, 0, 4), line(6, 6, 0)}), Progress::Closed);
    QCOMPARE(ofChallan({line(4, 0, 4), line(6, 0, 0)}), Progress::PartlyInvoiced);
    // C45: rows 3, 5 and 12, the last invoiced, the second returned.
    QCOMPARE(ofChallan({line(3, 0, 0), line(5, 5, 0), line(12, 0, 12)}), Progress::PartlyInvoiced);
    QCOMPARE(ofChallan({line(3, 0, 3), line(5, 5, 0), line(12, 0, 12)}), Progress::Closed);
    QCOMPARE(ofChallan({line(6, 2, 0)}), Progress::PartlyReturned);
    QCOMPARE(ofChallan({line(6, 6, 0)}), Progress::Returned);
    QCOMPARE(ofChallan({line(6, 2, 1)}), Progress::PartlyInvoiced);
}

// R67
void StatusTest::goodsPastTheirDayAreOverdue()
{
    LineProgress lent = line(6, 2, 0);
    lent.dueBack = QDate(2026, 6, 15);
    const auto on = [&](QDate today) {
        return progressOf(DocumentKind::Challan, DocumentStatus::Issued, {line(3, 0, 3), lent}, today);
    };
    QCOMPARE(on(QDate(2026, 6, 15)), Progress::PartlyInvoiced);
    QCOMPARE(on(QDate(2026, 6, 16)), Progress::Overdue);
    QCOMPARE(on(QDate()), Progress::PartlyInvoiced);
    lent.returned = lent.delivered;
    QCOMPARE(on(QDate(2026, 6, 16)), Progress::Closed);
    QCOMPARE(dueState(QDate(2026, 8, 14), QDate(2026, 6, 15)), DueState::Soon);
    QCOMPARE(dueState(QDate(2026, 8, 15), QDate(2026, 6, 15)), DueState::Later);
}

// R71, R73
void StatusTest::anOrderIsJudgedLineByLine()
{
    const auto ordered = [](int quantity, int dispatched) {
        OrderLine line;
        line.quantity = Quantity::fromWhole(quantity);
        line.dispatched = Quantity::fromWhole(dispatched);
        return line;
    };
    Order order;
    order.lines = {ordered(250'000, 0), ordered(2, 0)};
    QCOMPARE(progressOf(order), Progress::Open);
    order.lines[0].dispatched = Quantity::fromWhole(250'000);
    QCOMPARE(progressOf(order), Progress::PartlyDispatched);
    order.lines[1].due = QDate(2026, 6, 15);
    QCOMPARE(progressOf(order, QDate(2026, 6, 15)), Progress::PartlyDispatched);
    QCOMPARE(progressOf(order, QDate(2026, 6, 16)), Progress::Overdue);
    order.lines[1].cancelled = true; // R20
    QCOMPARE(progressOf(order, QDate(2026, 6, 16)), Progress::Dispatched);
    order.lines[0].cancelled = true;
    QCOMPARE(progressOf(order), Progress::Closed);
    order.lines = {ordered(5, 0)};
    order.closed = true;
    QCOMPARE(progressOf(order), Progress::Closed);
}

void StatusTest::cancelledOutweighsEverything()
{
    QCOMPARE(progressOf(DocumentKind::Challan, DocumentStatus::Cancelled, {line(4, 0, 4)}), Progress::Cancelled);
}

void StatusTest::otherKindsAreIssuedOrCancelled()
{
    QCOMPARE(progressOf(DocumentKind::Invoice, DocumentStatus::Issued, {}), Progress::Issued);
    QCOMPARE(progressOf(DocumentKind::Invoice, DocumentStatus::Cancelled, {}), Progress::Cancelled);
    QCOMPARE(ofChallan({}), Progress::Issued);
}

void StatusTest::everyStateHasAWordAndAName()
{
    QCOMPARE(wordOf(Progress::PartlyInvoiced), u"partly_invoiced"_s);
    QCOMPARE(displayName(Progress::Issued), u"Delivered"_s);
    QCOMPARE(displayName(Progress::Issued, DocumentKind::Invoice), u"Issued"_s);
    QStringList words;
    for (const Progress progress :
         {Progress::Issued, Progress::PartlyInvoiced, Progress::Invoiced, Progress::PartlyReturned, Progress::Returned,
          Progress::Closed, Progress::Cancelled, Progress::Overdue, Progress::Open, Progress::PartlyDispatched,
          Progress::Dispatched}) {
        QVERIFY(!displayName(progress).isEmpty());
        QVERIFY(!wordOf(progress).isEmpty() && !words.contains(wordOf(progress)));
        words << wordOf(progress);
    }
}

QTEST_GUILESS_MAIN(StatusTest)
#include "tst_status.moc"
