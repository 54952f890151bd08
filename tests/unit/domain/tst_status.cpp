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
    void cancelledOutweighsEverything();
    void otherKindsAreIssuedOrCancelled();
    void everyStateHasAWordAndAName();
};

void StatusTest::aChallanIsJudgedLineByLineAndByQuantity()
{
    QCOMPARE(ofChallan({line(24, 0, 0)}), Progress::Issued);
    QCOMPARE(ofChallan({line(24, 0, 10)}), Progress::PartlyInvoiced); // C42
    QCOMPARE(ofChallan({line(24, 0, 24)}), Progress::Invoiced);
    // R73: much of one line does not make up for the other.
    QCOMPARE(ofChallan({line(250'000, 0, 250'000), line(2, 0, 0)}), Progress::PartlyInvoiced);
    QCOMPARE(line(24, 3, 10).pending(), Quantity::fromWhole(11));
}

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
          Progress::Closed, Progress::Cancelled}) {
        QVERIFY(!displayName(progress).isEmpty());
        QVERIFY(!wordOf(progress).isEmpty() && !words.contains(wordOf(progress)));
        words << wordOf(progress);
    }
}

QTEST_GUILESS_MAIN(StatusTest)
#include "tst_status.moc"
