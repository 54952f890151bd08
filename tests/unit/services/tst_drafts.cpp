#include "unit/services/office.h"

#include "services/drafts.h"
#include "services/upkeep.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Half-typed work, in the company file and in the user's own.
class DraftsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraftComesBackAsItWasTyped();
    void theSecondOfTwoSavesIsRefused();
    void aDraftThatWentIsNotSavedAgain();
    void aDraftTakesNoNumber();
    void issuingTakesItsDraftAway();
    void theNewestComesFirst();
    void theFileOfRecoveryCopiesHoldsTheSame();

private:
    static StoredDraft draft(const QString &title);
    static Result<StoredDraft> save(Office &office, const StoredDraft &draft);
};

StoredDraft DraftsTest::draft(const QString &title)
{
    StoredDraft draft;
    draft.uuid = QUuid::createUuid();
    draft.kind = DocumentKind::Invoice;
    draft.title = title;
    draft.payload = {{u"qty"_s, u"12,5"_s}, {u"party"_s, u"श्री \"K\""_s}};
    return draft;
}

Result<StoredDraft> DraftsTest::save(Office &office, const StoredDraft &draft)
{
    return office.write([&](Connection &connection) { return saveDraft(connection, draft, office.actor); });
}

void DraftsTest::aDraftComesBackAsItWasTyped()
{
    Office office;
    const StoredDraft typed = draft(u"Invoice for Kaveri"_s);
    QCOMPARE(save(office, typed)->version, 1);
    const auto back = office.read([&](Connection &connection) { return draftByUuid(connection, typed.uuid).value(); });
    QVERIFY(back.has_value());
    QCOMPARE(back->payload, typed.payload);
    QCOMPARE(back->kind, DocumentKind::Invoice);
    QCOMPARE(back->updatedBy, u"asha"_s);
    QCOMPARE(back->version, 1);
}

void DraftsTest::theSecondOfTwoSavesIsRefused()
{
    Office office;
    const StoredDraft mine = *save(office, draft(u"A"_s));
    StoredDraft theirs = mine;
    theirs.title = u"B"_s;
    QCOMPARE(save(office, theirs)->version, 2);
    const auto refused = save(office, mine);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"stale"_s);
    const auto stored = office.read([&](Connection &connection) { return draftByUuid(connection, mine.uuid).value(); });
    QCOMPARE(stored->title, u"B"_s);
}

// R25: a draft may be thrown away, and is gone then.
void DraftsTest::aDraftThatWentIsNotSavedAgain()
{
    Office office;
    const StoredDraft mine = *save(office, draft(u"A"_s));
    const auto discard = [&] {
        return *office.write([&](Connection &connection) { return discardDraft(connection, mine.uuid, office.actor); });
    };
    QVERIFY(discard());
    QVERIFY(!discard());
    QCOMPARE(save(office, mine).error().code, u"stale"_s);
    QCOMPARE(office.number(u"SELECT count(*) FROM draft"_s), 0);
}

// R5
void DraftsTest::aDraftTakesNoNumber()
{
    Office office;
    const auto before = office.rows().value(u"counters"_s);
    QVERIFY(save(office, draft(u"A"_s)).has_value());
    QCOMPARE(office.rows().value(u"counters"_s), before);
}

void DraftsTest::issuingTakesItsDraftAway()
{
    Office office;
    const StoredDraft other = *save(office, draft(u"Another"_s));
    const StoredDraft mine = *save(office, draft(u"Challan for Kaveri"_s));
    DocumentDraft challan = office.challan({line(u"ROD"_s, u"0"_s)});
    challan.uuid = mine.uuid;
    QVERIFY(!office.submit(challan)); // refused: the draft stays
    QCOMPARE(office.rows()[u"draft"_s], 2);
    challan.lines = {line(u"ROD"_s, u"1"_s)};
    QVERIFY(office.submit(challan));
    const auto left = office.read([](Connection &connection) { return draftList(connection).value(); });
    QCOMPARE(left.size(), std::size_t{1});
    QCOMPARE(left.front().uuid, other.uuid);
}

void DraftsTest::theNewestComesFirst()
{
    Office office;
    QVERIFY(save(office, draft(u"A"_s)).has_value());
    office.clock->setDay(QDate(2026, 6, 16));
    QVERIFY(save(office, draft(u"B"_s)).has_value());
    const auto all = office.read([](Connection &connection) { return draftList(connection).value(); });
    QCOMPARE(all.size(), std::size_t{2});
    QCOMPARE(all[0].title, u"B"_s);
}

void DraftsTest::theFileOfRecoveryCopiesHoldsTheSame()
{
    TempDatabase file(recoverySchema());
    Connection connection = file.database().connect();
    const Actor actor{u"asha"_s, std::make_shared<TestClock>(QDate(2026, 6, 15)), false};
    Transaction transaction(connection);
    StoredDraft copy = *saveDraft(connection, draft(u"A"_s), actor);
    copy.title = u"B"_s;
    QCOMPARE(saveDraft(connection, copy, actor)->version, 2);
    QVERIFY(*discardDraft(connection, copy.uuid, actor));
    transaction.commit();
    QVERIFY(draftList(connection)->empty());
}

QTEST_GUILESS_MAIN(DraftsTest)
#include "tst_drafts.moc"
