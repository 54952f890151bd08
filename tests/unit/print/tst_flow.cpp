#include "print/flow.h"

#include <QtTest>

using namespace desk::paper;

namespace {

FlowRow row(double height, std::size_t section = 0)
{
    return {{height}, 0, section};
}

Flow flowOf(int rows)
{
    Flow flow;
    flow.rows.assign(static_cast<std::size_t>(rows), row(10));
    flow.sections = {{10, 10}};
    flow.firstRoom = 100;
    flow.nextRoom = 150;
    flow.closing = 40;
    return flow;
}

std::size_t piecesOf(const std::vector<FlowPage> &pages)
{
    std::size_t count = 0;
    for (const FlowPage &page : pages)
        count += page.size();
    return count;
}

} // namespace

class FlowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsOnePageWhereOneIsEnough();
    void breaksWhereTheClosingBlockNoLongerFits();
    void placesEachRowOnceAndInOrderForAnyCount();
    void leavesRoomForTheCarriedSum();
    void keepsARowAboveTheClosingBlock();
    void letsARowTallerThanAPageFlowOn();
    void cutsTheLastRowWhenItDoesNotFitWithTheClosingBlock();
    void continuesWithASecondTable();
    void putsTheFirstRowOnTheNextPageBelowATallHeading();
    void saysWhenTheClosingBlockLeavesNoRoom();
};

void FlowTest::keepsOnePageWhereOneIsEnough()
{
    // 10 heading + 5 rows + 40 closing = 100
    const auto pages = paginate(flowOf(5));
    QVERIFY(pages);
    QCOMPARE(pages->size(), 1U);
}

void FlowTest::breaksWhereTheClosingBlockNoLongerFits()
{
    const auto pages = paginate(flowOf(6));
    QVERIFY(pages);
    QCOMPARE(pages->size(), 2U);
    QCOMPARE(pages->at(0).size(), 5U);
    QCOMPARE(pages->at(1).size(), 1U);
}

void FlowTest::placesEachRowOnceAndInOrderForAnyCount()
{
    for (int count = 1; count <= 500; ++count) {
        const auto pages = paginate(flowOf(count));
        QVERIFY(pages);
        std::size_t next = 0;
        for (const FlowPage &page : *pages) {
            QVERIFY(!page.empty());
            for (const Slice &slice : page) {
                QCOMPARE(slice.row, next++);
                QCOMPARE(slice.first, 0U);
                QCOMPARE(slice.last, 1U);
            }
        }
        QCOMPARE(next, static_cast<std::size_t>(count));
    }
}

void FlowTest::leavesRoomForTheCarriedSum()
{
    const auto pages = paginate(flowOf(200));
    QVERIFY(pages);
    QCOMPARE(pages->front().size(), 8U); // 10 heading + 8 rows + 10 carried = 100
    QCOMPARE(pages->at(1).size(), 12U);  // 10 heading + 10 brought + 12 rows + 10 carried = 150 less 8
    QVERIFY(pages->back().size() <= 9U); // 10 + 10 + 9 rows + 40 closing
}

void FlowTest::keepsARowAboveTheClosingBlock()
{
    for (int count = 1; count <= 120; ++count)
        QVERIFY(!paginate(flowOf(count))->back().empty());
}

void FlowTest::letsARowTallerThanAPageFlowOn()
{
    Flow flow = flowOf(3);
    flow.rows[1].lines.assign(60, 10);
    const auto pages = paginate(flow);
    QVERIFY(pages);
    std::size_t next = 0;
    for (const FlowPage &page : *pages) {
        for (const Slice &slice : page) {
            if (slice.row != 1)
                continue;
            QCOMPARE(slice.first, next);
            next = slice.last;
        }
    }
    QCOMPARE(next, 60U);
    QCOMPARE(pages->front().front().row, 0U); // it starts below the first row, not on a page of its own
    QCOMPARE(pages->front().size(), 2U);
}

void FlowTest::cutsTheLastRowWhenItDoesNotFitWithTheClosingBlock()
{
    Flow flow = flowOf(1);
    flow.rows[0].lines.assign(11, 10); // 110 + 20 + 40 > 150, though 110 alone fits
    const auto pages = paginate(flow);
    QVERIFY(pages);
    QCOMPARE(pages->size(), 2U);
    QCOMPARE(pages->at(0).front().last, pages->at(1).front().first);
    QCOMPARE(pages->at(1).front().last, 11U);
}

void FlowTest::continuesWithASecondTable()
{
    Flow flow = flowOf(4);
    flow.sections.push_back({10, 0});
    for (int i = 0; i < 40; ++i)
        flow.rows.push_back(row(10, 1));
    const auto pages = paginate(flow);
    QVERIFY(pages);
    QCOMPARE(piecesOf(*pages), 44U);
    QVERIFY(pages->size() > 2);
}

void FlowTest::putsTheFirstRowOnTheNextPageBelowATallHeading()
{
    Flow flow = flowOf(1);
    flow.firstRoom = 15;
    const auto pages = paginate(flow);
    QVERIFY(pages);
    QCOMPARE(pages->size(), 2U);
    QVERIFY(pages->front().empty());
}

void FlowTest::saysWhenTheClosingBlockLeavesNoRoom()
{
    Flow flow = flowOf(3);
    flow.closing = 145;
    QVERIFY(!paginate(flow));
}

QTEST_GUILESS_MAIN(FlowTest)
#include "tst_flow.moc"
