#include "unit/services/office.h"

#include "services/corrections.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// A wrong document is not edited: it is cancelled and another takes its place, copied, or taken back.
class CorrectionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReplacementIsOneStepWithItsDifference();
    void theQuantityOfTheOrderIsFreeForTheReplacement();
    void anIdenticalReplacementIsRefused();
    void aRefusedReplacementLeavesTheFirstAsItWas();
    void whatWasBilledIsNotReplaced();
    void aReplacementIsOfTheSameKind();
    void theSameReplacementTwiceIsOne();
    void bothKnowOfEachOther();
    void aCancelledDocumentIsNotReplacedAgain();
    void aDuplicateIsAFreshDraft();
    void undoIsACancelWithAReason();
    void differencesNameLinesThatCameAndWent();

private:
    static Result<Replaced> replace(Office &office, const Document &document, const DocumentDraft &draft,
                                    const QString &reason = QStringLiteral("wrong lorry"));
};

Result<Replaced> CorrectionsTest::replace(Office &office, const Document &document, const DocumentDraft &draft,
                                          const QString &reason)
{
    return office.write(
        [&](Connection &connection) { return cancelAndReplace(connection, document.id, draft, reason, office.actor); });
}

// R30
void CorrectionsTest::aReplacementIsOneStepWithItsDifference()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"7"_s)});
    draft.transport.vehicle = u"KA01AB1234"_s;
    const auto replaced = replace(office, first, draft);
    QVERIFY2(replaced, qPrintable(replaced ? QString() : replaced.error().message));
    QCOMPARE(replaced->cancelled.number, u"DC/26-27/00001"_s);
    QCOMPARE(replaced->replacement.document.number, u"DC/26-27/00002"_s);
    QStringList fields;
    for (const Difference &difference : replaced->differences)
        fields += difference.field + u'=' + difference.before + u'>' + difference.after;
    QCOMPARE(fields, (QStringList{u"lines[0].qty=5>7"_s, u"transport.vehicle=>KA01AB1234"_s}));
    QCOMPARE(office.stored(first.id).status, DocumentStatus::Cancelled);
    QCOMPARE(office.stored(first.id).cancelReason, u"wrong lorry"_s);
    QCOMPARE(office.number(u"SELECT count(*) FROM audit WHERE action = 'replace' AND subject = 'DC/26-27/00001' AND "
                           "changes LIKE '%DC/26-27/00002%' AND changes LIKE '%KA01AB1234%'"_s),
             1);
}

// R29: a cancel frees the quantity at once, also within the one step.
// R16: what the first took is free for the second, and no more than that.
void CorrectionsTest::theQuantityOfTheOrderIsFreeForTheReplacement()
{
    Office office;
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    const Document first = office.issue(office.challan({orderLine(u"PO-1"_s, 1, u"10"_s)}));
    const auto over = replace(office, first, office.challan({orderLine(u"PO-1"_s, 1, u"11"_s)}));
    QVERIFY(!over);
    QCOMPARE(over.error().code, u"over_dispatch"_s);
    QVERIFY(replace(office, first, office.challan({orderLine(u"PO-1"_s, 1, u"9"_s)})).has_value());
}

// R30
void CorrectionsTest::anIdenticalReplacementIsRefused()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const auto before = office.rows();
    const auto refused = replace(office, first, office.challan({line(u"NUT"_s, u"5"_s)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"identical"_s);
    QVERIFY2(refused.error().message.contains(first.number), qPrintable(refused.error().message));
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.stored(first.id).status, DocumentStatus::Issued);
}

// R36, and also where the caller goes on with its transaction.
void CorrectionsTest::aRefusedReplacementLeavesTheFirstAsItWas()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const auto before = office.rows();
    office.write([&](Connection &connection) {
        const auto refused = cancelAndReplace(connection, first.id, office.challan({line(u"NUTT"_s, u"5"_s)}),
                                              u"wrong item"_s, office.actor);
        if (refused || refused.error().code != u"unknown_item"_s)
            qFatal("not refused");
        return true; // committed
    });
    QCOMPARE(office.rows(), before);
    QCOMPARE(office.stored(first.id).status, DocumentStatus::Issued);
    QCOMPARE(replace(office, first, office.challan({line(u"NUT"_s, u"6"_s)}), u"x"_s).error().code,
             u"reason_missing"_s);
}

// R27: the message names what depends on it.
void CorrectionsTest::whatWasBilledIsNotReplaced()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const Document invoice = office.issue(office.invoice({challanLine(challan.number, 1, u"2"_s)}));
    const auto refused = replace(office, challan, office.challan({line(u"NUT"_s, u"6"_s)}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"has_dependents"_s);
    QVERIFY2(refused.error().message.contains(invoice.number), qPrintable(refused.error().message));
    // The invoice itself can be, and bills the challan anew.
    QVERIFY(replace(office, invoice, office.invoice({challanLine(challan.number, 1, u"5"_s)})).has_value());
}

void CorrectionsTest::aReplacementIsOfTheSameKind()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    QCOMPARE(replace(office, first, office.invoice({line(u"NUT"_s, u"5"_s)})).error().code, u"wrong_kind"_s);
}

void CorrectionsTest::theSameReplacementTwiceIsOne()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const DocumentDraft draft = office.challan({line(u"NUT"_s, u"6"_s)});
    QVERIFY(replace(office, first, draft).has_value());
    const auto before = office.rows();
    const auto again = replace(office, first, draft);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QVERIFY(again->replacement.wasThere);
    QCOMPARE(again->replacement.document.number, u"DC/26-27/00002"_s);
    QCOMPARE(office.rows(), before);
}

void CorrectionsTest::bothKnowOfEachOther()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const auto replaced = replace(office, first, office.challan({line(u"NUT"_s, u"6"_s)}));
    const auto relations = [&](DocumentId id) {
        QStringList words;
        const auto links = office.read([&](Connection &connection) { return linksOf(connection, id).value(); });
        for (const DocumentLink &link : links)
            words += link.relation + u' ' + link.number;
        return words;
    };
    QCOMPARE(relations(first.id), QStringList{u"replaced_by DC/26-27/00002"_s});
    QCOMPARE(relations(replaced->replacement.document.id), QStringList{u"replaces DC/26-27/00001"_s});
}

// R29
void CorrectionsTest::aCancelledDocumentIsNotReplacedAgain()
{
    Office office;
    const Document first = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    QVERIFY(replace(office, first, office.challan({line(u"NUT"_s, u"6"_s)})).has_value());
    QCOMPARE(replace(office, first, office.challan({line(u"NUT"_s, u"7"_s)})).error().code, u"already_cancelled"_s);
}

// R5: a draft holds no number.
void CorrectionsTest::aDuplicateIsAFreshDraft()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    DocumentDraft entered = office.invoice({challanLine(challan.number, 1, u"5"_s)});
    entered.transport.vehicle = u"KA01AB1234"_s;
    entered.transport.lrNumber = u"77"_s;
    entered.transport.lrDate = office.clock->today();
    const Document invoice = office.issue(entered);
    office.clock->setDay(QDate(2026, 6, 20));
    const auto before = office.rows();
    const StoredDraft copy = office.read(
        [&](Connection &connection) { return duplicateOf(connection, invoice.id, office.actor).value(); });
    QCOMPARE(office.rows(), before);
    QVERIFY(copy.uuid != invoice.uuid);
    QCOMPARE(copy.version, 0);
    const QJsonObject fields = copy.payload.value(u"fields"_s).toObject();
    QCOMPARE(fields.value(u"Date"_s).toString(), u"20-06-2026"_s);
    QCOMPARE(fields.value(u"Vehicle"_s).toString(), u"KA01AB1234"_s);
    QVERIFY(!fields.contains(u"Number"_s) && !fields.contains(u"LrNumber"_s));
    const QJsonObject row = copy.payload.value(u"lines"_s).toArray().at(0).toObject();
    QCOMPARE(row.value(u"qty"_s).toString(), u"5"_s);
    QCOMPARE(row.value(u"challan"_s).toString(), QString());
}

// R8: the number stays in the register.
void CorrectionsTest::undoIsACancelWithAReason()
{
    Office office;
    const Document challan = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const auto undone = office.write(
        [&](Connection &connection) { return undoSubmit(connection, challan.id, office.actor); });
    QVERIFY(undone.has_value());
    QCOMPARE(office.stored(challan.id).status, DocumentStatus::Cancelled);
    QVERIFY(office.stored(challan.id).cancelReason.size() > 3);
    QCOMPARE(office.issue(office.challan({line(u"NUT"_s, u"5"_s)})).number, u"DC/26-27/00002"_s);
}

void CorrectionsTest::differencesNameLinesThatCameAndWent()
{
    Office office;
    const Document two = office.issue(office.challan({line(u"NUT"_s, u"5"_s), line(u"BOLT"_s, u"1"_s)}));
    const Document one = office.issue(office.challan({line(u"NUT"_s, u"5"_s)}));
    const auto fewer = differencesOf(two, one);
    QVERIFY(!fewer.empty());
    for (const Difference &difference : fewer) {
        QVERIFY2(difference.field.startsWith(u"lines[1]."), qPrintable(difference.field));
        QVERIFY(difference.after.isEmpty());
    }
    QCOMPARE(differencesOf(one, two).size(), fewer.size());
    QVERIFY(differencesOf(two, two).empty());
}

QTEST_GUILESS_MAIN(CorrectionsTest)
#include "tst_corrections.moc"
