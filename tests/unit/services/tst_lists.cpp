#include "unit/services/office.h"

#include "services/lists.h"
#include "store/partystore.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

class ListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void documentsComeInTheOrderAskedFor_data();
    void documentsComeInTheOrderAskedFor();
    void filtersNarrowTheList_data();
    void filtersNarrowTheList();
    void searchFindsWordsByTheirBeginning_data();
    void searchFindsWordsByTheirBeginning();
    void signsAreLettersInASearch();
    void sumsLeaveCancelledDocumentsOut();
    void theStatusFilterAgreesWithTheStatusOfEachDocument();
    void anUnknownStatusIsRefused();
    void rowsComeInTheOrderOfTheirIds();
    void moreRowsThanOneGroupAreAllThere();
    void partiesAreListedByNameAndFoundByWords();
    void itemsAreListedByNameAndFoundByWords();

private:
    // Four invoices: number, date, customer, payable.
    //   INV/26-27/00001  01-06  Kaveri   295
    //   INV/26-27/00002  10-06  Patel    118 (cancelled)
    //   INV/26-27/00010  05-06  patel    590
    //   INV/25-26/00003  31-03  Kaveri   118
    struct Shop : Office {
        Shop();
        QStringList list(const DocumentFilter &filter);
    };
    static DocumentFilter invoices();
};

ListsTest::Shop::Shop()
{
    const auto add = [this](const QString &number, QDate date, const QString &party, const QString &bolts) {
        DocumentDraft draft = invoice({line(u"BOLT"_s, bolts)}, party);
        draft.number = number;
        draft.date = date;
        draft.transport.vehicle = u"KA01AB1234"_s;
        return issue(draft);
    };
    DocumentDraft first = invoice({line(u"BOLT"_s, u"2.5"_s)}, u"KAVERI"_s);
    first.lines[0].unit = u"KGS"_s;
    first.number = u"INV/26-27/00001"_s;
    first.date = QDate(2026, 6, 1);
    first.remarks = u"urgent (50%) \"as agreed\""_s;
    issue(first);
    const Document second = add(u"INV/26-27/00002"_s, QDate(2026, 6, 10), u"PATEL"_s, u"1"_s);
    cancel(second);
    sql(u"UPDATE party SET name = 'patel engineering' WHERE code = 'PATEL'"_s);
    add(u"INV/26-27/00010"_s, QDate(2026, 6, 5), u"PATEL"_s, u"5"_s);
    add(u"INV/25-26/00003"_s, QDate(2026, 3, 31), u"KAVERI"_s, u"1"_s);
}

QStringList ListsTest::Shop::list(const DocumentFilter &filter)
{
    return read([&](Connection &connection) {
        QStringList numbers;
        const auto ids = documentIds(connection, filter).value();
        const auto listed = documentRows(connection, ids).value();
        for (const DocumentRow &row : listed)
            numbers += row.number.section(u'/', 1);
        return numbers;
    });
}

DocumentFilter ListsTest::invoices()
{
    DocumentFilter filter;
    filter.kind = DocumentKind::Invoice;
    return filter;
}

void ListsTest::documentsComeInTheOrderAskedFor_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<QStringList>("rising");
    const QString a = u"26-27/00001"_s;
    const QString b = u"26-27/00002"_s;
    const QString c = u"26-27/00010"_s;
    const QString d = u"25-26/00003"_s;
    QTest::newRow("date") << static_cast<int>(DocumentSort::Date) << QStringList{d, a, c, b};
    QTest::newRow("number, by year and then by count")
        << static_cast<int>(DocumentSort::Number) << QStringList{d, a, b, c};
    QTest::newRow("party, whatever its letters' case")
        << static_cast<int>(DocumentSort::Party) << QStringList{a, d, b, c};
    QTest::newRow("payable") << static_cast<int>(DocumentSort::Payable) << QStringList{b, d, a, c};
}

void ListsTest::documentsComeInTheOrderAskedFor()
{
    QFETCH(int, sort);
    QFETCH(QStringList, rising);
    Shop shop;
    DocumentFilter filter = invoices();
    filter.sort = static_cast<DocumentSort>(sort);
    for (const QString &search : {QString(), u"brass bolt"_s}) { // a search sorts in the same way
        filter.search = search;
        filter.descending = false;
        QCOMPARE(shop.list(filter), rising);
        filter.descending = true;
        QStringList falling = rising;
        std::reverse(falling.begin(), falling.end());
        QCOMPARE(shop.list(filter), falling);
    }
}

void ListsTest::filtersNarrowTheList_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<QString>("party");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QStringList>("numbers");
    const QString a = u"26-27/00001"_s;
    const QString b = u"26-27/00002"_s;
    const QString c = u"26-27/00010"_s;
    const QString d = u"25-26/00003"_s;
    QTest::newRow("both days count") << QDate(2026, 6, 1) << QDate(2026, 6, 5) << QString() << QString()
                                     << QStringList{a, c};
    QTest::newRow("from") << QDate(2026, 6, 5) << QDate() << QString() << QString() << QStringList{b, c};
    QTest::newRow("to") << QDate() << QDate(2026, 5, 31) << QString() << QString() << QStringList{d};
    QTest::newRow("party") << QDate() << QDate() << u"PATEL"_s << QString() << QStringList{b, c};
    QTest::newRow("issued") << QDate() << QDate() << QString() << u"issued"_s << QStringList{a, d, c};
    QTest::newRow("cancelled") << QDate() << QDate() << QString() << u"cancelled"_s << QStringList{b};
    QTest::newRow("all three") << QDate(2026, 6, 1) << QDate() << u"PATEL"_s << u"issued"_s << QStringList{c};
    QTest::newRow("invoices are never invoiced") << QDate() << QDate() << QString() << u"invoiced"_s << QStringList{};
}

void ListsTest::filtersNarrowTheList()
{
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QFETCH(QString, party);
    QFETCH(QString, status);
    QFETCH(QStringList, numbers);
    Shop shop;
    DocumentFilter filter = invoices();
    filter.from = from;
    filter.to = to;
    filter.status = status;
    if (!party.isEmpty())
        filter.party = shop.read([&](Connection &c) { return store::partyByCode(c, party)->id; });
    numbers.sort();
    for (const auto sort : {DocumentSort::Date, DocumentSort::Number, DocumentSort::Party, DocumentSort::Payable}) {
        for (const QString &search : {QString(), u"bolt"_s}) {
            filter.sort = sort;
            filter.search = search;
            QStringList found = shop.list(filter);
            found.sort();
            QCOMPARE(found, numbers);
            const auto sums = shop.read([&](Connection &c) { return documentSums(c, filter).value(); });
            QCOMPARE(sums.count, numbers.size());
        }
    }
}

void ListsTest::searchFindsWordsByTheirBeginning_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("hits");
    QTest::newRow("a word") << u"kaveri"_s << 2;
    QTest::newRow("its beginning, upper case") << u"KAV"_s << 2;
    QTest::newRow("two words in any order") << u"bolt patel"_s << 2;
    QTest::newRow("both must be there") << u"kaveri patel"_s << 0;
    QTest::newRow("a number whole") << u"INV/26-27/00010"_s << 1;
    QTest::newRow("a number's beginning") << u"inv/25-26"_s << 1;
    QTest::newRow("a number without its zeros") << u"10 patel"_s << 1;
    QTest::newRow("a GSTIN") << u"27CCCCC2222C1Z8"_s << 2;
    QTest::newRow("a vehicle") << u"ka01ab"_s << 3;
    QTest::newRow("an amount") << u"590.00"_s << 1;
    QTest::newRow("a remark") << u"urgent"_s << 1;
    QTest::newRow("blanks around") << u"   urgent   "_s << 1;
    QTest::newRow("nothing like it") << u"zebra"_s << 0;
}

void ListsTest::searchFindsWordsByTheirBeginning()
{
    QFETCH(QString, words);
    QFETCH(int, hits);
    Shop shop;
    DocumentFilter filter = invoices();
    filter.search = words;
    QCOMPARE(shop.list(filter).size(), hits);
    filter.kind = DocumentKind::Challan;
    QCOMPARE(shop.list(filter).size(), 0);
}

void ListsTest::signsAreLettersInASearch()
{
    Shop shop;
    DocumentFilter filter = invoices();
    // Operators and wildcards of the search language, and what breaks a text in SQL: none is an error, none finds all.
    for (const QString &typed : {u"%"_s, u"_"_s, u"*"_s, u"\""_s, u"("_s, u"NOT"_s, u"OR"_s, u"a OR b"_s, u"'; DROP"_s,
                                 u"content:x"_s, u"NEAR(a b)"_s, u"^kaveri zzz"_s, u"-"_s, u"\0x"_s}) {
        filter.search = typed;
        QVERIFY2(shop.list(filter).isEmpty(), qPrintable(typed));
    }
    for (const QString &typed : {u"(50%)"_s, u"\"as agreed\""_s, u"urgent ("_s}) {
        filter.search = typed;
        QVERIFY2(shop.list(filter).size() == 1, qPrintable(typed));
    }
}

// R76
void ListsTest::sumsLeaveCancelledDocumentsOut()
{
    Shop shop;
    const auto sums = shop.read([](Connection &c) { return documentSums(c, invoices()).value(); });
    QCOMPARE(sums.count, 4);
    QCOMPARE(sums.payable.toPlain(), u"1003.00"_s);
    const auto ids = shop.read([](Connection &c) { return documentIds(c, invoices()).value(); });
    const auto rows = shop.read([&](Connection &c) { return documentRows(c, ids).value(); });
    QCOMPARE(rows.at(0).number, u"INV/26-27/00002"_s);
    QVERIFY(rows.at(0).cancelled);
    QVERIFY(rows.at(0).progress == Progress::Cancelled);
    QCOMPARE(rows.at(0).payable.toPlain(), u"118.00"_s); // shown, not added
    QCOMPARE(rows.at(1).partyCity, u"Pune"_s);
    QCOMPARE(rows.at(1).vehicle, u"KA01AB1234"_s);
    QCOMPARE(rows.at(1).lineCount, 1);
}

// R72: one answer everywhere.
void ListsTest::theStatusFilterAgreesWithTheStatusOfEachDocument()
{
    Office office;
    const auto deliver = [&office] {
        return office.issue(office.challan({line(u"NUT"_s, u"10"_s), line(u"ROD"_s, u"4"_s)}));
    };
    const auto bill = [&office](const Document &challan, int line, const QString &qty) {
        office.issue(office.invoice({challanLine(challan.number, line, qty)}));
    };
    deliver(); // issued
    const Document partly = deliver();
    bill(partly, 1, u"10"_s);
    const Document invoiced = deliver();
    bill(invoiced, 1, u"10"_s);
    bill(invoiced, 2, u"4"_s);
    const Document someBack = deliver();
    office.bringBack(someBack, 2, u"1"_s);
    const Document allBack = deliver();
    office.bringBack(allBack, 1, u"10"_s);
    office.bringBack(allBack, 2, u"4"_s);
    const Document closed = deliver();
    bill(closed, 1, u"10"_s);
    office.bringBack(closed, 2, u"4"_s);
    const Document mixed = deliver(); // part billed, part back, part open
    bill(mixed, 1, u"1"_s);
    office.bringBack(mixed, 1, u"1"_s);
    office.cancel(deliver());

    QMap<QString, int> byStatus;
    DocumentFilter all;
    office.read([&](Connection &connection) {
        const auto listed = documentRows(connection, documentIds(connection, all).value()).value();
        for (const DocumentRow &row : listed) {
            ++byStatus[wordOf(row.progress)];
            [&] { QVERIFY(row.progress == progressOfDocument(connection, row.id).value()); }();
        }
        return true;
    });
    QCOMPARE(byStatus.value(u"issued"_s), 1);
    QCOMPARE(byStatus.value(u"partly_invoiced"_s), 2);
    for (const Progress progress : {Progress::PartlyInvoiced, Progress::Invoiced, Progress::PartlyReturned,
                                    Progress::Returned, Progress::Closed, Progress::Cancelled}) {
        DocumentFilter filter;
        filter.status = wordOf(progress);
        office.read([&](Connection &connection) {
            const auto rows = documentRows(connection, documentIds(connection, filter).value()).value();
            [&] {
                QCOMPARE(static_cast<int>(rows.size()), byStatus.value(filter.status));
                QVERIFY(!rows.empty());
                for (const DocumentRow &row : rows)
                    QCOMPARE(wordOf(row.progress), filter.status);
                QCOMPARE(documentSums(connection, filter).value().count, byStatus.value(filter.status));
            }();
            return true;
        });
    }
}

void ListsTest::anUnknownStatusIsRefused()
{
    Office office;
    DocumentFilter filter;
    filter.status = u"lost"_s;
    const auto refused = office.read([&](Connection &c) { return documentIds(c, filter); });
    QVERIFY(!refused);
    QCOMPARE(refused.error().violations.at(0).field, u"status"_s);
}

void ListsTest::rowsComeInTheOrderOfTheirIds()
{
    Shop shop;
    const auto numbers = [&shop](const std::vector<DocumentId> &ids) {
        QStringList found;
        for (const DocumentRow &row : shop.read([&](Connection &c) { return documentRows(c, ids).value(); }))
            found += row.number;
        return found;
    };
    QCOMPARE(numbers({DocumentId(3), DocumentId(99), DocumentId(1)}),
             (QStringList{u"INV/26-27/00010"_s, u"INV/26-27/00001"_s}));
    QCOMPARE(numbers({}), QStringList());
}

void ListsTest::moreRowsThanOneGroupAreAllThere()
{
    Office office;
    for (int i = 0; i < 70; ++i)
        office.issue(office.challan({line(u"NUT"_s, u"2"_s), line(u"ROD"_s, u"1"_s)}));
    const auto rows = office.read([](Connection &c) { return documentRows(c, documentIds(c, {}).value()).value(); });
    QCOMPARE(rows.size(), std::size_t{70});
    for (std::size_t i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].id.value(), static_cast<std::int64_t>(70 - i));
}

void ListsTest::partiesAreListedByNameAndFoundByWords()
{
    Office office;
    office.sql(u"UPDATE party SET active = 0 WHERE code = 'PATEL'"_s);
    const auto names = [&office](const QString &search, bool withInactive) {
        return office.read([&](Connection &c) {
            QStringList found;
            const auto listed = partyRows(c, partyIds(c, search, withInactive).value()).value();
            for (const Party &party : listed)
                found += party.code + (party.active ? u""_s : u"-"_s) + party.address.city;
            return found;
        });
    };
    QCOMPARE(names({}, true), (QStringList{u"KAVERIMysuru"_s, u"PATEL-Pune"_s}));
    QCOMPARE(names({}, false), QStringList{u"KAVERIMysuru"_s});
    QCOMPARE(names(u"eng pat"_s, true), QStringList{u"PATEL-Pune"_s});
    QCOMPARE(names(u"eng pat"_s, false), QStringList());
    QCOMPARE(names(u"%"_s, true), QStringList());
}

void ListsTest::itemsAreListedByNameAndFoundByWords()
{
    Office office;
    const auto codes = [&office](const QString &search) {
        return office.read([&](Connection &c) {
            QStringList found;
            const auto listed = itemRows(c, itemIds(c, search, false).value()).value();
            for (const Item &item : listed)
                found += item.code;
            return found;
        });
    };
    QCOMPARE(codes({}), (QStringList{u"BOLT"_s, u"NUT"_s, u"ROD"_s}));
    QCOMPARE(codes(u"m6"_s), (QStringList{u"BOLT"_s, u"NUT"_s}));
    QCOMPARE(codes(u"m6 nut"_s), QStringList{u"NUT"_s});
}

QTEST_GUILESS_MAIN(ListsTest)
#include "tst_lists.moc"
