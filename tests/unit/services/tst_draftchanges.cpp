#include "unit/services/office.h"

#include "services/draftchanges.h"
#include "services/draftpayload.h"
#include "services/masters.h"
#include "services/orderclosing.h"
#include "services/orders.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// R32: a draft that lay for a while says what changed under it before it is issued. The draft is saved on 15 June, what
// happens afterwards happens on the 16th.
class DraftChangesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFreshDraftHasNothingToSay();
    void aChangedRateIsTold();
    void aChangedOrderLineIsTold();
    void anotherLineOfTheOrderIsNot();
    void aClosedOrderIsTold();
    void whatOthersDispatchedIsTold();
    void aCancelledChallanIsTold();
    void aBilledChallanIsTold();
    void aChangedCustomerIsTold();
    void whatHappenedBeforeTheDraftIsNot();
    void twoWindowsOnOneDraftAreNotMixed();

private:
    static StoredDraft keep(Office &office, const DocumentDraft &entered);
    static QStringList messages(Office &office, const StoredDraft &draft);
    static void changeItem(Office &office, const QString &price);
    static void amend(Office &office, int line, const QString &plain);
};

StoredDraft DraftChangesTest::keep(Office &office, const DocumentDraft &entered)
{
    const auto saved = office.write([&](Connection &connection) {
        Document document = previewDocument(connection, entered, office.actor, false)->document;
        document.uuid = entered.uuid;
        StoredDraft draft;
        draft.uuid = entered.uuid;
        draft.kind = entered.kind;
        draft.title = draftTitle(document);
        draft.payload = draftPayload(document);
        return saveDraft(connection, draft, office.actor);
    });
    office.clock->setDay(office.clock->today().addDays(1));
    return saved.value();
}

QStringList DraftChangesTest::messages(Office &office, const StoredDraft &draft)
{
    QStringList messages;
    const auto changes = office.read([&](Connection &connection) { return changesSince(connection, draft).value(); });
    for (const DraftChange &change : changes)
        messages += change.message;
    return messages;
}

void DraftChangesTest::changeItem(Office &office, const QString &price)
{
    QVERIFY(office.write([&](Connection &connection) {
        Item item = itemByCode(connection, u"NUT"_s).value();
        item.rate = rate(price);
        return saveItem(connection, item, office.actor);
    }));
}

void DraftChangesTest::amend(Office &office, int line, const QString &plain)
{
    QVERIFY(office.write([&](Connection &connection) {
        OrderDraft order;
        order.number = u"PO-1"_s;
        order.date = QDate(2026, 6, 1);
        order.partyCode = u"KAVERI"_s;
        for (const int number : {1, 2}) {
            OrderDraft::Line entered;
            entered.number = number;
            entered.item = u"NUT"_s;
            entered.quantity = quantity(number == line ? plain : u"10"_s);
            order.lines.push_back(entered);
        }
        return saveOrder(connection, order, office.actor);
    }));
}

void DraftChangesTest::aFreshDraftHasNothingToSay()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}, {u"NUT"_s, u"10"_s}});
    const StoredDraft draft = keep(office, office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    QCOMPARE(messages(office, draft), QStringList());
}

void DraftChangesTest::aChangedRateIsTold()
{
    Office office;
    const StoredDraft draft = keep(office, office.challan({line(u"NUT"_s, u"5"_s)}));
    changeItem(office, u"60"_s);
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(u"Brass nut M6"_s) && told[0].contains(u"55.00"_s) && told[0].contains(u"60.00"_s),
             qPrintable(told[0]));
}

void DraftChangesTest::aChangedOrderLineIsTold()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}, {u"NUT"_s, u"10"_s}});
    const StoredDraft draft = keep(office, office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    amend(office, 1, u"8"_s);
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(u"PO-1"_s) && told[0].contains(u"line 1"_s) && told[0].contains(u"8 NOS"_s),
             qPrintable(told[0]));
}

void DraftChangesTest::anotherLineOfTheOrderIsNot()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}, {u"NUT"_s, u"10"_s}});
    const StoredDraft draft = keep(office, office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    amend(office, 2, u"8"_s);
    QCOMPARE(messages(office, draft), QStringList());
}

void DraftChangesTest::aClosedOrderIsTold()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}, {u"NUT"_s, u"10"_s}});
    const StoredDraft draft = keep(office, office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    QVERIFY(office.write([&](Connection &connection) {
        return closeOrder(connection, {u"KAVERI"_s, u"PO-1"_s, {}}, u"not wanted"_s, office.actor);
    }));
    QCOMPARE(messages(office, draft).size(), 1);
}

void DraftChangesTest::whatOthersDispatchedIsTold()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}, {u"NUT"_s, u"10"_s}});
    const StoredDraft draft = keep(office, office.challan({orderLine(u"PO-1"_s, 1, u"5"_s)}));
    const Document other = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"7"_s)}));
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(other.number) && told[0].contains(u"7"_s), qPrintable(told[0]));
}

void DraftChangesTest::aCancelledChallanIsTold()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const StoredDraft draft = keep(office, office.invoice({challanLine(challan.number, 1, u"5"_s)}));
    QVERIFY(office.cancel(challan, u"wrong lorry"_s).has_value());
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(challan.number) && told[0].contains(u"wrong lorry"_s), qPrintable(told[0]));
}

// C41
void DraftChangesTest::aBilledChallanIsTold()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"8"_s)}));
    const DocumentDraft entered = office.invoice({challanLine(challan.number, 1, u"8"_s)});
    const StoredDraft draft = keep(office, entered);
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"8"_s)}));
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(invoice.number), qPrintable(told[0]));
    QCOMPARE(office.submit(entered).error().code, u"over_billing"_s);
}

void DraftChangesTest::aChangedCustomerIsTold()
{
    Office office;
    const StoredDraft draft = keep(office, office.challan({line(u"NUT"_s, u"5"_s)}));
    QVERIFY(office.write([&](Connection &connection) {
        Party party = partyByCode(connection, u"KAVERI"_s).value();
        party.address.city = u"Hassan"_s;
        return saveParty(connection, party, office.actor);
    }));
    const QStringList told = messages(office, draft);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(u"Hassan"_s), qPrintable(told[0]));
}

void DraftChangesTest::whatHappenedBeforeTheDraftIsNot()
{
    Office office;
    changeItem(office, u"60"_s);
    office.clock->setDay(QDate(2026, 6, 16));
    const StoredDraft draft = keep(office, office.challan({line(u"NUT"_s, u"5"_s)}));
    QCOMPARE(messages(office, draft), QStringList());
}

// R82: the second of two windows that saved one draft is refused, and what it holds is not lost on the way.
void DraftChangesTest::twoWindowsOnOneDraftAreNotMixed()
{
    Office office;
    const DocumentDraft entered = office.challan({line(u"NUT"_s, u"5"_s)});
    const StoredDraft opened = keep(office, entered);
    StoredDraft first = opened;
    StoredDraft second = opened;
    first.title = u"first window"_s;
    second.title = u"second window"_s;
    const auto save = [&](const StoredDraft &draft) {
        return office.write([&](Connection &connection) { return saveDraft(connection, draft, office.actor); });
    };
    const auto saved = save(first);
    QVERIFY(saved.has_value());
    const auto refused = save(second);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"stale"_s);
    const auto stored = [&] {
        return office.read([&](Connection &connection) { return draftByUuid(connection, entered.uuid).value(); });
    };
    QCOMPARE(stored()->title, u"first window"_s);
    // After it was issued in one window neither the other's save nor its submit makes a second document.
    office.issue(entered);
    QCOMPARE(save(saved.value()).error().code, u"stale"_s);
    QVERIFY(!stored());
    QVERIFY(office.submit(entered)->wasThere);
}

QTEST_GUILESS_MAIN(DraftChangesTest)
#include "tst_draftchanges.moc"
