#include "unit/services/office.h"

#include "services/masters.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// Customers and items: codes, versions, what is refused, and how they are found while somebody types.
class MastersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyCodeIsMadeFromTheName();
    void aTakenCodeIsRefusedWhateverItsCase();
    void aChangeOfAnOlderVersionIsRefused();
    void aGstinOfAnotherStateIsRefused();
    void aGstinOfAnUnregisteredPartyIsRefused();
    void aChangeIsAuditedWithOldAndNew();
    void savingWithoutAChangeWritesNothing();
    void anItemWithoutAUnitIsRefused();
    void namesThatBeginSoComeFirstThenWordsThenAnywhere();
    void everyTypedWordMustBeFound();
    void signsOfSearchLanguagesAreLetters_data();
    void signsOfSearchLanguagesAreLetters();
    void indianScriptsAreFound();
    void aRenamedPartyIsFoundByItsNewNameAlone();
    void inactiveOnesAreNotSuggested();
    void theLastUsedComeFirstWhereNothingIsTyped();
    void theLastRateAndTransportOfAPartyAreKnown();

private:
    static Party party(const QString &name);
    static Result<Party> save(Office &office, const Party &party);
    static QStringList suggested(Office &office, const QString &text);
};

Party MastersTest::party(const QString &name)
{
    Party party;
    party.name = name;
    party.type = PartyType::Unregistered;
    party.address = {{u"1 Mill Road"_s}, u"Mysuru"_s, u"29"_s, u"570001"_s};
    return party;
}

Result<Party> MastersTest::save(Office &office, const Party &party)
{
    return office.write([&](Connection &connection) { return saveParty(connection, party, office.actor); });
}

QStringList MastersTest::suggested(Office &office, const QString &text)
{
    return office.read([&](Connection &connection) {
        QStringList names;
        const auto parties = suggestParties(connection, text);
        for (const Party &found : *parties)
            names += found.name;
        return names;
    });
}

void MastersTest::anEmptyCodeIsMadeFromTheName()
{
    Office office;
    QCOMPARE(save(office, party(u"Sundaram Castings"_s))->code, u"SUNDARAM"_s);
    QCOMPARE(save(office, party(u"Sundaram Forgings"_s))->code, u"SUNDARAM2"_s);
    QCOMPARE(save(office, party(u"श्री यंत्र"_s))->code, u"श्री"_s);
}

void MastersTest::aTakenCodeIsRefusedWhateverItsCase()
{
    Office office;
    const auto before = office.rows();
    Party second = party(u"Another"_s);
    second.code = u"kaveri"_s;
    const auto saved = save(office, second);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"code_taken"_s);
    QCOMPARE(saved.error().violations.at(0).field, u"code"_s);
    QCOMPARE(office.rows(), before);
}

void MastersTest::aChangeOfAnOlderVersionIsRefused()
{
    Office office;
    const Party first = *save(office, party(u"Deccan Tools"_s));
    Party mine = first;
    mine.phone = u"12345"_s;
    QCOMPARE(save(office, mine)->version, first.version + 1);
    Party theirs = first;
    theirs.phone = u"67890"_s;
    const auto refused = save(office, theirs);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"stale"_s);
    const Party stored = *office.read([&](Connection &connection) { return partyById(connection, first.id); });
    QCOMPARE(stored.phone, u"12345"_s);
}

// C26
void MastersTest::aGstinOfAnotherStateIsRefused()
{
    Office office;
    const auto before = office.rows();
    Party wrong = party(u"Sahyadri Tools"_s);
    wrong.type = PartyType::Regular;
    wrong.gstin = u"27CCCCC2222C1Z8"_s;
    const auto saved = save(office, wrong);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"invalid"_s);
    QCOMPARE(office.rows(), before);
    wrong.address = {{u"12 Old Lane"_s}, u"Pune"_s, u"27"_s, u"411001"_s};
    QVERIFY(save(office, wrong).has_value());
}

// C93
void MastersTest::aGstinOfAnUnregisteredPartyIsRefused()
{
    Office office;
    Party wrong = party(u"Kaveri Two"_s);
    wrong.gstin = u"29BBBBB1111B1ZJ"_s;
    QVERIFY(!save(office, wrong));
    wrong.type = PartyType::Regular;
    QVERIFY(save(office, wrong).has_value());
}

void MastersTest::aChangeIsAuditedWithOldAndNew()
{
    Office office;
    Party changed = *save(office, party(u"Deccan Tools"_s));
    changed.phone = u"080 1234567"_s;
    QVERIFY(save(office, changed).has_value());
    const QString changes = office.read([](Connection &connection) {
        return connection.value<QString>(u"SELECT changes FROM audit ORDER BY id DESC LIMIT 1"_s).value();
    });
    QVERIFY2(changes.contains(u"\"phone\""_s), qPrintable(changes));
    QVERIFY(changes.contains(u"080 1234567"_s));
    QVERIFY(!changes.contains(u"\"name\""_s));
}

void MastersTest::savingWithoutAChangeWritesNothing()
{
    Office office;
    const Party first = *save(office, party(u"Deccan Tools"_s));
    const auto before = office.rows();
    QCOMPARE(save(office, first)->version, first.version);
    QCOMPARE(office.rows(), before);
}

void MastersTest::anItemWithoutAUnitIsRefused()
{
    Office office;
    const auto before = office.rows();
    Item item;
    item.name = u"Washer"_s;
    item.hsn = u"7318"_s;
    item.gst = Percent::fromWhole(18);
    const auto refused = office.write([&](Connection &connection) { return saveItem(connection, item, office.actor); });
    QVERIFY(!refused);
    QCOMPARE(office.rows(), before);
    item.unit = u"Nos"_s;
    const auto saved = office.write([&](Connection &connection) { return saveItem(connection, item, office.actor); });
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message));
    QCOMPARE(saved->code, u"WASHER"_s);
    QCOMPARE(saved->unit, u"NOS"_s);
}

void MastersTest::namesThatBeginSoComeFirstThenWordsThenAnywhere()
{
    Office office;
    for (const QString &name : {u"Unsunny Works"_s, u"The Sunrise Mill"_s, u"Sundaram Castings"_s})
        QVERIFY(save(office, party(name)).has_value());
    QCOMPARE(suggested(office, u"sun"_s),
             (QStringList{u"Sundaram Castings"_s, u"The Sunrise Mill"_s, u"Unsunny Works"_s}));
    QCOMPARE(suggested(office, u"su"_s), (QStringList{u"Sundaram Castings"_s, u"The Sunrise Mill"_s}));
}

void MastersTest::everyTypedWordMustBeFound()
{
    Office office;
    QVERIFY(save(office, party(u"Sundaram Castings"_s)).has_value());
    QVERIFY(save(office, party(u"Sundaram Forgings"_s)).has_value());
    QCOMPARE(suggested(office, u"forg sund"_s), QStringList{u"Sundaram Forgings"_s});
    QCOMPARE(suggested(office, u"sundaram pumps"_s), QStringList());
}

void MastersTest::signsOfSearchLanguagesAreLetters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("percent") << u"50%"_s << u"50% Cotton"_s;
    QTest::newRow("percent alone") << u"%"_s << QString();
    QTest::newRow("underscore") << u"a_b"_s << u"A_B Traders"_s;
    QTest::newRow("quote") << u"\"q"_s << u"Quote \"Q\" (North)"_s;
    QTest::newRow("bracket") << u"(north"_s << u"Quote \"Q\" (North)"_s;
    QTest::newRow("star") << u"sund*"_s << QString();
    QTest::newRow("operator") << u"cotton OR traders"_s << QString();
    QTest::newRow("column") << u"content:cotton"_s << QString();
    QTest::newRow("apostrophe") << u"'; DROP TABLE party; --"_s << QString();
}

void MastersTest::signsOfSearchLanguagesAreLetters()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    Office office;
    for (const QString &name : {u"50% Cotton"_s, u"500 Cotton"_s, u"A_B Traders"_s, u"AxB Traders"_s,
                                u"Quote \"Q\" (North)"_s, u"Sundaram"_s})
        QVERIFY(save(office, party(name)).has_value());
    QCOMPARE(suggested(office, text), found.isEmpty() ? QStringList() : QStringList{found});
}

void MastersTest::indianScriptsAreFound()
{
    Office office;
    QVERIFY(save(office, party(u"श्री गणेश इंजीनियरिंग"_s)).has_value());
    QVERIFY(save(office, party(u"ಶ್ರೀ ಮಂಜುನಾಥ"_s)).has_value());
    QCOMPARE(suggested(office, u"गणे"_s), QStringList{u"श्री गणेश इंजीनियरिंग"_s});
    QCOMPARE(suggested(office, u"ಮಂಜು"_s), QStringList{u"ಶ್ರೀ ಮಂಜುನಾಥ"_s});
    QCOMPARE(suggested(office, u"गणो"_s), QStringList());
}

void MastersTest::aRenamedPartyIsFoundByItsNewNameAlone()
{
    Office office;
    Party renamed = *save(office, party(u"Old Mill"_s));
    renamed.name = u"New Foundry"_s;
    renamed.code = u"FOUNDRY"_s;
    QVERIFY(save(office, renamed).has_value());
    QCOMPARE(suggested(office, u"mill"_s), QStringList());
    QCOMPARE(suggested(office, u"foundry"_s), QStringList{u"New Foundry"_s});
}

void MastersTest::inactiveOnesAreNotSuggested()
{
    Office office;
    Party retired = *save(office, party(u"Retired Works"_s));
    retired.active = false;
    QVERIFY(save(office, retired).has_value());
    QCOMPARE(suggested(office, u"retired"_s), QStringList());
    QVERIFY(!suggested(office, QString()).contains(u"Retired Works"_s));
}

void MastersTest::theLastUsedComeFirstWhereNothingIsTyped()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}, u"KAVERI"_s));
    office.issue(office.challan({line(u"BOLT"_s, u"1"_s)}, u"PATEL"_s));
    QCOMPARE(suggested(office, QString()), (QStringList{u"Patel Engineering"_s, u"Kaveri Pumps"_s}));
    const auto items = office.read([](Connection &connection) { return suggestItems(connection, {}).value(); });
    QCOMPARE(items.size(), std::size_t{3});
    QCOMPARE(items.at(0).code, u"BOLT"_s);
}

void MastersTest::theLastRateAndTransportOfAPartyAreKnown()
{
    Office office;
    DocumentDraft first = office.challan({line(u"NUT"_s, u"1"_s)});
    first.lines[0].rate = rate(u"51"_s);
    first.transport.vehicle = u"KA01AB1234"_s;
    office.issue(first);
    DocumentDraft second = office.challan({line(u"NUT"_s, u"1"_s)});
    second.lines[0].rate = rate(u"52.5"_s);
    const Document issued = office.issue(second);
    const auto last = office.read([&](Connection &connection) {
        return lastRate(connection, partyByCode(connection, u"KAVERI"_s)->id, itemByCode(connection, u"NUT"_s)->id)
            .value();
    });
    QVERIFY(last.has_value());
    QCOMPARE(last->rate.toPlain(), u"52.50"_s);
    QCOMPARE(last->number, issued.number);
    const auto transport = office.read([&](Connection &connection) {
        return lastTransport(connection, partyByCode(connection, u"KAVERI"_s)->id).value();
    });
    QCOMPARE(transport.vehicle, u"KA01AB1234"_s);
    const auto other = office.read([&](Connection &connection) {
        return lastRate(connection, partyByCode(connection, u"PATEL"_s)->id, itemByCode(connection, u"NUT"_s)->id)
            .value();
    });
    QVERIFY(!other.has_value());
}

QTEST_GUILESS_MAIN(MastersTest)
#include "tst_masters.moc"
