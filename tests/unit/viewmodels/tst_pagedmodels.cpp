#include "unit/viewmodels/desk.h"

#include "viewmodels/pagedmodels.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;
using Column = DocumentListModel::Column;

namespace {

constexpr int manyDocuments = 1200;

void issueMany(Office &office, int count)
{
    office.write([&](Connection &connection) {
        for (int n = 0; n < count; ++n) {
            const auto done = submitDocument(connection, office.challan({line(u"NUT"_s, QString::number(n + 1))}),
                                             office.actor);
            if (!done)
                qFatal("refused: %s", qPrintable(done.error().message));
        }
        return true;
    });
}

} // namespace

class PagedModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLongListHasItsExactLengthAndFetchesWhatIsShown();
    void aRowThatIsNotThereYetIsBlankAndComesLater();
    void countSumAndSelectionAreTold();
    void aNewerQuestionReplacesTheOlder();
    void sortingAsksTheDatabase();
    void theClipboardGetsTheRowsAsShown();
    void aNewDocumentAppearsAndTheSelectionStays();
    void aCancelledDocumentShowsItsStatusByItself();
    void customersAndItemsAreListed();
    void anAnswerAfterTheListIsGoneDoesNoHarm();

private:
    std::unique_ptr<Desk> m_desk;
};

void PagedModelsTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
    issueMany(m_desk->office, manyDocuments);
}

void PagedModelsTest::aLongListHasItsExactLengthAndFetchesWhatIsShown()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(list.isLoading());
    QTRY_COMPARE(list.rowCount(), manyDocuments);
    QVERIFY(!list.isLoading());
    for (const int row : {0, 255, 256, 700, manyDocuments - 1}) {
        QTRY_COMPARE(shown(&list, row, Column::Number), u"DC/26-27/%1"_s.arg(manyDocuments - row, 5, 10, QChar(u'0')));
        QCOMPARE(list.rowOf(list.idAt(row)), row);
    }
    QCOMPARE(shown(&list, 0, Column::Date), u"15-06-2026"_s);
    QCOMPARE(shown(&list, 0, Column::PartyName), u"Kaveri Pumps, Mysuru"_s);
    QCOMPARE(shown(&list, 0, Column::Payable), u"77,880.00"_s); // 1200 x 55 + 18 %
    QVERIFY(list.index(0, Column::Payable).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    QCOMPARE(list.index(0, 0).data(PagedModel::StatusRole).toString(), u"issued"_s);
    QCOMPARE(list.rowOf(-5), -1);
}

void PagedModelsTest::aRowThatIsNotThereYetIsBlankAndComesLater()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    QTRY_COMPARE(list.rowCount(), manyDocuments);
    QSignalSpy changed(&list, &QAbstractItemModel::dataChanged);
    QCOMPARE(shown(&list, 600, Column::Number), QString());
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 512);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 767);
    QCOMPARE(shown(&list, 600, Column::Number), u"DC/26-27/00600"_s);
    QCOMPARE(shown(&list, 512, Column::Number), u"DC/26-27/00688"_s);
}

void PagedModelsTest::countSumAndSelectionAreTold()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    QTRY_COMPARE(list.rowCount(), manyDocuments);
    QCOMPARE(list.countText(), u"1,200 challans"_s);
    QVERIFY2(list.sumText().startsWith(u"₹ 4,67,"_s), qPrintable(list.sumText()));
    QCOMPARE(list.selectionSumText({0, 1}), u"2 selected"_s); // not loaded: no half sum
    QTRY_VERIFY(!shown(&list, 1, Column::Payable).isEmpty());
    QCOMPARE(list.selectionSumText({0, 1}), u"2 selected, ₹ 1,55,695.00"_s);
    QCOMPARE(list.selectionSumText({}), QString());
}

void PagedModelsTest::aNewerQuestionReplacesTheOlder()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    DocumentFilter filter = list.filter();
    filter.search = u"nothing-like-this"_s;
    list.setFilter(filter);
    filter.search = u"DC/26-27/00007"_s;
    list.setFilter(filter);
    QSignalSpy loaded(&list, &PagedModel::loaded);
    QTRY_COMPARE(list.rowCount(), 1);
    QCOMPARE(loaded.count(), 1);
    QTRY_COMPARE(shown(&list, 0, Column::Number), u"DC/26-27/00007"_s);
    QCOMPARE(list.countText(), u"1 challan"_s);
}

void PagedModelsTest::sortingAsksTheDatabase()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    QTRY_COMPARE(list.rowCount(), manyDocuments);
    list.sort(Column::Payable, Qt::AscendingOrder);
    QTRY_COMPARE(shown(&list, 0, Column::Number), u"DC/26-27/00001"_s);
    list.sort(Column::Payable, Qt::DescendingOrder);
    QTRY_COMPARE(shown(&list, 0, Column::Number), u"DC/26-27/01200"_s);
    QSignalSpy loading(&list, &PagedModel::loadingChanged);
    list.sort(Column::Vehicle, Qt::AscendingOrder); // no index, no sorting
    QCOMPARE(loading.count(), 0);
}

void PagedModelsTest::theClipboardGetsTheRowsAsShown()
{
    DocumentListModel list(DocumentKind::Challan, m_desk->session());
    QTRY_COMPARE(list.rowCount(), manyDocuments);
    QTRY_VERIFY(!shown(&list, 0, Column::Number).isEmpty());
    const QStringList rows = list.rowsAsText({0, 1}).split(u'\n');
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].split(u'\t').size(), int(Column::ColumnCount));
    QCOMPARE(rows[0].section(u'\t', 0, 1), u"DC/26-27/01200\t15-06-2026"_s);
}

void PagedModelsTest::aNewDocumentAppearsAndTheSelectionStays()
{
    Desk desk;
    issueMany(desk.office, 5);
    DocumentListModel list(DocumentKind::Challan, desk.session());
    QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(list.rowCount(), 5);
    QTRY_VERIFY(!shown(&list, 2, Column::Number).isEmpty());
    QItemSelectionModel selection(&list);
    selection.setCurrentIndex(list.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const qint64 chosen = list.idAt(2);
    QSignalSpy resets(&list, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&list, &QAbstractItemModel::rowsInserted);
    const Actor actor = desk.office.actor;
    desk.company.write(u"Submit delivery challan"_s,
                       [actor, draft = desk.office.challan({line(u"NUT"_s, u"9"_s)})](Connection &connection) {
                           return submitDocument(connection, draft, actor);
                       });
    QTRY_COMPARE(list.rowCount(), 6);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(list.rowOf(chosen), 3);
    QCOMPARE(selection.currentIndex().row(), 3);
    QVERIFY(selection.isRowSelected(3));
    QTRY_COMPARE(shown(&list, 0, Column::Number), u"DC/26-27/00006"_s);
    QCOMPARE(shown(&list, 3, Column::Number), u"DC/26-27/00003"_s);
}

void PagedModelsTest::aCancelledDocumentShowsItsStatusByItself()
{
    Desk desk;
    issueMany(desk.office, 3);
    DocumentListModel list(DocumentKind::Challan, desk.session());
    QTRY_COMPARE(list.rowCount(), 3);
    QTRY_COMPARE(list.index(1, 0).data(PagedModel::StatusRole).toString(), u"issued"_s);
    const Actor actor = desk.office.actor;
    desk.company.write(u"Cancel"_s, [actor, id = DocumentId(list.idAt(1))](Connection &connection) {
        return cancelDocument(connection, id, u"typed wrongly"_s, actor);
    });
    QTRY_COMPARE(list.index(1, 0).data(PagedModel::StatusRole).toString(), u"cancelled"_s);
    QCOMPARE(list.rowCount(), 3);
    DocumentFilter filter = list.filter();
    filter.status = u"cancelled"_s;
    list.setFilter(filter);
    QTRY_COMPARE(list.rowCount(), 1);
    QCOMPARE(list.sumText(), u"₹ 0.00"_s); // R76
}

void PagedModelsTest::customersAndItemsAreListed()
{
    PartyListModel parties(m_desk->session());
    QAbstractItemModelTester partyTester(&parties, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(parties.rowCount(), 2);
    QTRY_COMPARE(shown(&parties, 0, PartyListModel::Name), u"Kaveri Pumps"_s);
    QCOMPARE(shown(&parties, 0, PartyListModel::State), u"Karnataka"_s);
    QCOMPARE(parties.countText(), u"2 customers"_s);
    QCOMPARE(parties.sumText(), QString());
    parties.setSearch(u"patel"_s, false);
    QTRY_COMPARE(parties.rowCount(), 1);
    ItemListModel items(m_desk->session());
    QAbstractItemModelTester itemTester(&items, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(items.rowCount(), 3);
    QTRY_COMPARE(shown(&items, 0, ItemListModel::Hsn), u"7407"_s);
}

void PagedModelsTest::anAnswerAfterTheListIsGoneDoesNoHarm()
{
    for (int round = 0; round < 20; ++round) {
        auto list = std::make_unique<DocumentListModel>(DocumentKind::Challan, m_desk->session());
        if (round % 2)
            QTRY_COMPARE(list->rowCount(), manyDocuments);
        shown(list.get(), 900, Column::Number);
        QCoreApplication::processEvents();
        list.reset();
    }
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(PagedModelsTest)
#include "tst_pagedmodels.moc"
