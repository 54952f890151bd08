#include "unit/viewmodels/unnumbered.h"

#include <QtTest>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace desk;
using Lines = LinesModel;

namespace {

Item rod()
{
    Item item;
    item.id = ItemId(7);
    item.code = u"ROD"_s;
    item.name = u"Copper rod 12 mm"_s;
    item.hsn = u"7407"_s;
    item.unit = u"KGS"_s;
    item.gst = Percent::fromWhole(18);
    item.rate = Rate::fromMillionths(812'000'000);
    return item;
}

// A model under the eyes of Qt's own checker.
struct Watched {
    LinesModel model;
    test::CheckedLines checked{model};

    void type(int row, int column, const QString &text) { model.setData(model.index(row, column), text, Qt::EditRole); }
    void choose(int row, const Item &item)
    {
        model.setData(model.index(row, Lines::Item), QVariant::fromValue(item), ChoiceRole);
    }
    QString shown(int row, int column) { return model.index(row, column).data(Qt::DisplayRole).toString(); }
    QString problem(int row, int column) { return model.index(row, column).data(ProblemRole).toString(); }
    QStringList items() const
    {
        QStringList texts;
        for (const Lines::Line &line : model.lines())
            texts.append(line.itemText);
        return texts;
    }
    void typeItems(const QStringList &texts)
    {
        for (const QString &text : texts)
            type(model.rowCount() - 1, Lines::Item, text);
    }
};

} // namespace

class LinesModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheItemBringsIsKnownFromTheClerksOwnWords();
    void typingIntoTheBlankRowMakesALineAndAnotherBlankRow();
    void theBlankRowKeepsItsIndexWhenItBecomesALine();
    void addingALineCanBeUndoneAndDoneAgain();
    void removingALineCanBeUndoneAndDoneAgain();
    void movingALineCanBeUndoneAndDoneAgain();
    void pastingRowsIsOneStep();
    void choosingAnItemBringsItsHsnUnitRateAndTax();
    void choosingTheSameItemAgainKeepsTheTypedRate();
    void aRateTypedBeforeTheItemIsFoundStays();
    void anotherTextLeavesNothingOfTheItemBehind();
    void numbersAreGroupedForTheEyeAndPlainForTheHand();
    void nonsenseStaysAsTypedAndIsToldAtTheCell();
    void aFractionOfACountedUnitIsToldAtOnce();
    void onlyALineOutsideTheListHasItsOwnHsnUnitAndTax();
    void aLineOutsideTheListIsTakenOnlyWithHsnAndTax();
    void blankLinesBetweenAreLeftOutAndProblemsFindTheirRow();
    void copyingFromAboveTakesTheCellOrTheWholeLine();
    void aScreenReaderHearsRowColumnAndValue();
    void linesComeBackFromTheirJson();
};

void LinesModelTest::typingIntoTheBlankRowMakesALineAndAnotherBlankRow()
{
    Watched lines;
    QCOMPARE(lines.model.rowCount(), 1);
    lines.type(0, Lines::Item, u"Copper"_s);
    QCOMPARE(lines.model.rowCount(), 2);
    QCOMPARE(lines.model.lines().size(), std::size_t(1));
    QCOMPARE(lines.shown(1, Lines::Item), QString());
}

void LinesModelTest::theBlankRowKeepsItsIndexWhenItBecomesALine()
{
    Watched lines;
    const QPersistentModelIndex cell = lines.model.index(0, Lines::Item);
    lines.type(0, Lines::Item, u"Copper"_s);
    QCOMPARE(cell.row(), 0);
    QCOMPARE(cell.data().toString(), u"Copper"_s);
}

void LinesModelTest::addingALineCanBeUndoneAndDoneAgain()
{
    Watched lines;
    lines.typeItems({u"one"_s, u"two"_s});
    lines.model.undoStack()->undo();
    QCOMPARE(lines.items(), QStringList{u"one"_s});
    QCOMPARE(lines.model.rowCount(), 2);
    lines.model.undoStack()->redo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"two"_s}));
    QVERIFY(lines.model.insertRows(1, 1));
    QCOMPARE(lines.items(), (QStringList{u"one"_s, QString(), u"two"_s}));
    lines.model.undoStack()->undo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"two"_s}));
}

void LinesModelTest::removingALineCanBeUndoneAndDoneAgain()
{
    Watched lines;
    lines.typeItems({u"one"_s, u"two"_s, u"three"_s});
    QVERIFY(lines.model.removeRows(1, 1));
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"three"_s}));
    lines.model.undoStack()->undo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    lines.model.undoStack()->redo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"three"_s}));
    QVERIFY2(!lines.model.removeRows(2, 1), "the blank last row is no line and stays");
}

void LinesModelTest::movingALineCanBeUndoneAndDoneAgain()
{
    Watched lines;
    lines.typeItems({u"one"_s, u"two"_s, u"three"_s});
    QVERIFY(lines.model.moveRows({}, 0, 1, {}, 3));
    QCOMPARE(lines.items(), (QStringList{u"two"_s, u"three"_s, u"one"_s}));
    lines.model.undoStack()->undo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"two"_s, u"three"_s}));
    QVERIFY(lines.model.moveRows({}, 2, 1, {}, 1));
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    lines.model.undoStack()->undo();
    lines.model.undoStack()->redo();
    QCOMPARE(lines.items(), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    QVERIFY2(!lines.model.moveRows({}, 0, 1, {}, 4), "nothing goes below the blank row");
}

void LinesModelTest::pastingRowsIsOneStep()
{
    Watched lines;
    lines.typeItems({u"one"_s});
    const int steps = lines.model.undoStack()->count();
    lines.model.pasteRows(0, Lines::Item, u"rod\t7407\t12\tKGS\t1,00,000.50\r\nnut\t7318\t5\tNOS\t55\r\n"_s);
    QCOMPARE(lines.items(), (QStringList{u"rod"_s, u"nut"_s}));
    QCOMPARE(lines.shown(0, Lines::Rate), u"1,00,000.50"_s);
    QCOMPARE(lines.shown(1, Lines::Unit), u"NOS"_s);
    QCOMPARE(lines.model.undoStack()->count(), steps + 1);
    lines.model.undoStack()->undo();
    QCOMPARE(lines.items(), QStringList{u"one"_s});
    lines.model.undoStack()->redo();
    QCOMPARE(lines.items(), (QStringList{u"rod"_s, u"nut"_s}));
}

void LinesModelTest::choosingAnItemBringsItsHsnUnitRateAndTax()
{
    Watched lines;
    QSignalSpy taken(&lines.model, &LinesModel::itemTaken);
    lines.choose(0, rod());
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken.at(0).at(0).toInt(), 0);
    QCOMPARE(lines.shown(0, Lines::Item), u"Copper rod 12 mm"_s);
    QCOMPARE(lines.shown(0, Lines::Hsn), u"7407"_s);
    QCOMPARE(lines.shown(0, Lines::Unit), u"KGS"_s);
    QCOMPARE(lines.shown(0, Lines::Rate), u"812.00"_s);
    QCOMPARE(lines.shown(0, Lines::Gst), u"18"_s);
    lines.type(0, Lines::Quantity, u"2"_s);
    Violations violations;
    const auto draft = lines.model.toDraft(violations);
    QVERIFY(violations.empty());
    QCOMPARE(draft.size(), std::size_t(1));
    QCOMPARE(draft[0].item, u"ROD"_s);
    QCOMPARE(draft[0].quantity->toPlain(), u"2"_s);
}

void LinesModelTest::choosingTheSameItemAgainKeepsTheTypedRate()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Rate, u"800"_s);
    lines.choose(0, rod());
    QCOMPARE(lines.shown(0, Lines::Rate), u"800.00"_s);
    Item other = rod();
    other.id = ItemId(8);
    lines.choose(0, other);
    QCOMPARE(lines.shown(0, Lines::Rate), u"812.00"_s);
}

void LinesModelTest::aRateTypedBeforeTheItemIsFoundStays()
{
    Watched lines;
    lines.type(0, Lines::Item, u"copper"_s);
    lines.type(0, Lines::Quantity, u"4"_s);
    lines.type(0, Lines::Rate, u"9.04"_s);
    lines.choose(0, rod());
    QCOMPARE(lines.shown(0, Lines::Rate), u"9.04"_s);
    QCOMPARE(lines.shown(0, Lines::Unit), u"KGS"_s);
}

void LinesModelTest::anotherTextLeavesNothingOfTheItemBehind()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Item, u"Copper tube"_s);
    QVERIFY(!lines.model.lines().at(0).item);
    QCOMPARE(lines.shown(0, Lines::Hsn), QString());
    QCOMPARE(lines.shown(0, Lines::Unit), QString());
    QCOMPARE(lines.shown(0, Lines::Rate), QString());
    QCOMPARE(lines.shown(0, Lines::Gst), QString());
}

void LinesModelTest::numbersAreGroupedForTheEyeAndPlainForTheHand()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Quantity, u"1,250.5"_s);
    lines.type(0, Lines::Rate, u"6,00,000"_s);
    QCOMPARE(lines.shown(0, Lines::Quantity), u"1,250.500"_s);
    QCOMPARE(lines.model.index(0, Lines::Quantity).data(Qt::EditRole).toString(), u"1250.5"_s);
    QCOMPARE(lines.shown(0, Lines::Rate), u"6,00,000.00"_s);
    QCOMPARE(lines.model.index(0, Lines::Rate).data(Qt::EditRole).toString(), u"600000.00"_s);
    const int alignment = lines.model.index(0, Lines::Quantity).data(Qt::TextAlignmentRole).toInt();
    QVERIFY(alignment & Qt::AlignRight);
    lines.type(0, Lines::Discount, u"10%"_s);
    QCOMPARE(lines.shown(0, Lines::Discount), u"10%"_s);
}

void LinesModelTest::nonsenseStaysAsTypedAndIsToldAtTheCell()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Quantity, u"12,5"_s);
    QCOMPARE(lines.shown(0, Lines::Quantity), u"12,5"_s);
    QVERIFY(!lines.problem(0, Lines::Quantity).isEmpty());
    QCOMPARE(lines.model.index(0, Lines::Quantity).data(Qt::ToolTipRole).toString(), lines.problem(0, Lines::Quantity));
    Violations violations;
    lines.model.toDraft(violations);
    QCOMPARE(violations.size(), std::size_t(1));
    QCOMPARE(violations[0].field, u"lines[0].qty"_s);
    lines.type(0, Lines::Quantity, u"0"_s);
    QCOMPARE(lines.problem(0, Lines::Quantity), u"Quantity must be more than 0"_s);
    lines.type(0, Lines::Quantity, u"12.5"_s);
    QCOMPARE(lines.problem(0, Lines::Quantity), QString());
}

// C14
void LinesModelTest::aFractionOfACountedUnitIsToldAtOnce()
{
    Watched lines;
    Item nut = rod();
    nut.unit = u"NOS"_s;
    lines.choose(0, nut);
    lines.type(0, Lines::Quantity, u"2.5"_s);
    QCOMPARE(lines.problem(0, Lines::Quantity), u"NOS is counted in whole numbers"_s);
    lines.type(0, Lines::Quantity, u"2"_s);
    QCOMPARE(lines.problem(0, Lines::Quantity), QString());
    QCOMPARE(lines.shown(0, Lines::Quantity), u"2"_s);
}

void LinesModelTest::onlyALineOutsideTheListHasItsOwnHsnUnitAndTax()
{
    Watched lines;
    const auto editable = [&](int column) {
        return lines.model.flags(lines.model.index(0, column)).testFlag(Qt::ItemIsEditable);
    };
    lines.choose(0, rod());
    QVERIFY(editable(Lines::Item) && editable(Lines::Quantity) && editable(Lines::Rate));
    QVERIFY(!editable(Lines::Hsn) && !editable(Lines::Unit) && !editable(Lines::Gst));
    QVERIFY(!editable(Lines::Number) && !editable(Lines::Amount));
    lines.type(0, Lines::Item, u"Copper tube"_s);
    QVERIFY(editable(Lines::Hsn) && editable(Lines::Unit) && editable(Lines::Gst));
}

void LinesModelTest::aLineOutsideTheListIsTakenOnlyWithHsnAndTax()
{
    Watched lines;
    lines.type(0, Lines::Item, u"Copper tube"_s);
    lines.type(0, Lines::Quantity, u"5"_s);
    lines.type(0, Lines::Rate, u"10"_s);
    Violations violations;
    lines.model.toDraft(violations);
    QCOMPARE(violations.size(), std::size_t(1));
    QCOMPARE(violations[0].field, u"lines[0].item"_s);
    QCOMPARE(violations[0].message, u"Not in the item list. Alt+C creates it"_s);
    lines.type(0, Lines::Hsn, u"7411"_s);
    lines.type(0, Lines::Gst, u"18"_s);
    lines.type(0, Lines::Unit, u"kg"_s);
    violations.clear();
    const auto draft = lines.model.toDraft(violations);
    QVERIFY(violations.empty());
    QCOMPARE(draft[0].item, QString());
    QCOMPARE(draft[0].description, u"Copper tube"_s);
    QCOMPARE(draft[0].unit, u"KGS"_s);
    QCOMPARE(draft[0].gst->toPlain(), u"18"_s);
}

void LinesModelTest::blankLinesBetweenAreLeftOutAndProblemsFindTheirRow()
{
    Watched lines;
    lines.choose(0, rod());
    lines.choose(1, rod());
    lines.model.insertRows(1, 1);
    Violations violations;
    QCOMPARE(lines.model.toDraft(violations).size(), std::size_t(2));
    QCOMPARE(violations.at(1).field, u"lines[1].qty"_s);
    lines.model.setProblems(violations);
    QVERIFY(!lines.problem(0, Lines::Quantity).isEmpty());
    QVERIFY(lines.problem(1, Lines::Quantity).isEmpty());
    QVERIFY(!lines.problem(2, Lines::Quantity).isEmpty());
    const Violations standing = lines.model.problems();
    QCOMPARE(standing.size(), std::size_t(2));
    QCOMPARE(standing.at(1).field, u"lines[2].qty"_s);
    lines.type(2, Lines::Quantity, u"5"_s);
    QCOMPARE(lines.model.problems().size(), std::size_t(1));
}

void LinesModelTest::copyingFromAboveTakesTheCellOrTheWholeLine()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Quantity, u"5"_s);
    lines.model.copyFromAbove(1, Lines::Item);
    QCOMPARE(lines.model.lines().size(), std::size_t(2));
    QCOMPARE(lines.shown(1, Lines::Quantity), u"5.000"_s);
    lines.type(0, Lines::Rate, u"700"_s);
    lines.model.copyFromAbove(1, Lines::Rate);
    QCOMPARE(lines.shown(1, Lines::Rate), u"700.00"_s);
    lines.model.undoStack()->undo();
    QCOMPARE(lines.shown(1, Lines::Rate), u"812.00"_s);
}

void LinesModelTest::aScreenReaderHearsRowColumnAndValue()
{
    Watched lines;
    Item nut = rod();
    nut.unit = u"NOS"_s;
    lines.choose(0, nut);
    lines.type(0, Lines::Quantity, u"5"_s);
    QCOMPARE(lines.model.index(0, Lines::Quantity).data(Qt::AccessibleTextRole).toString(), u"Row 1, Quantity: 5"_s);
}

void LinesModelTest::linesComeBackFromTheirJson()
{
    Watched lines;
    lines.choose(0, rod());
    lines.type(0, Lines::Quantity, u"abc"_s);
    lines.typeItems({u"Copper tube"_s});
    Watched other;
    other.model.fromJson(lines.model.toJson());
    QCOMPARE(other.model.toJson(), lines.model.toJson());
    QCOMPARE(other.shown(0, Lines::Quantity), u"abc"_s);
    QCOMPARE(other.model.lines().at(0).item->id, ItemId(7));
    QVERIFY(!other.model.undoStack()->canUndo());
}

// While the item of a line is still looked for, Enter passes by what it will bring and stops at the rest.
void LinesModelTest::whatTheItemBringsIsKnownFromTheClerksOwnWords()
{
    const LinesModel model;
    const auto kind = [&model](LinesModel::Column column) {
        return ColumnKind(model.headerData(column, Qt::Horizontal, ColumnKindRole).toInt());
    };
    QCOMPARE(kind(LinesModel::Hsn), ColumnKind::Filled);
    QCOMPARE(kind(LinesModel::Unit), ColumnKind::Filled);
    QCOMPARE(kind(LinesModel::Due), ColumnKind::Text);
    QCOMPARE(kind(LinesModel::Reason), ColumnKind::Text);
}

QTEST_GUILESS_MAIN(LinesModelTest)
#include "tst_linesmodel.moc"
