#include "unit/services/office.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;

// What is worth a word and stops nothing, before the document is issued and after.
class OfficeWarningsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDocumentOfAnEarlierMonthIsBackDated();
    void numbersAndDatesRunTheSameWay();
    void aNumberTypedAheadLeavesSomeOut();
    void anOrderReferenceIsSeenTwice();
    void aPriceBelowTheLastIsTold();
    void whatAnOrderAgreedIsNotCompared();

private:
    static QStringList codes(const Result<Submitted> &submitted);
    // Of the preview, which must say what submit says.
    static QStringList told(Office &office, const DocumentDraft &draft);
};

QStringList OfficeWarningsTest::codes(const Result<Submitted> &submitted)
{
    static const QStringList ours{u"back_dated"_s, u"order_of_dates"_s, u"numbers_skipped"_s, u"order_reference_seen"_s,
                                  u"below_last_rate"_s};
    QStringList found;
    if (!submitted)
        return {submitted.error().message};
    for (const Warning &warning : submitted->warnings) {
        if (ours.contains(warning.code))
            found += warning.code;
    }
    return found;
}

QStringList OfficeWarningsTest::told(Office &office, const DocumentDraft &draft)
{
    const QStringList before = codes(
        office.read([&](Connection &connection) { return previewDocument(connection, draft, office.actor, true); }));
    const QStringList after = codes(office.submit(draft));
    return before == after ? after : QStringList{u"before: "_s + before.join(u','), u"after: "_s + after.join(u',')};
}

void OfficeWarningsTest::aDocumentOfAnEarlierMonthIsBackDated()
{
    Office office;
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
    draft.date = QDate(2026, 5, 31);
    QCOMPARE(told(office, draft), QStringList{u"back_dated"_s});
    DocumentDraft next = office.challan({line(u"NUT"_s, u"1"_s)});
    next.date = QDate(2026, 6, 1);
    QCOMPARE(told(office, next), QStringList());
}

void OfficeWarningsTest::numbersAndDatesRunTheSameWay()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
    draft.date = QDate(2026, 6, 14);
    QCOMPARE(told(office, draft), QStringList{u"order_of_dates"_s});
    draft = office.challan({line(u"NUT"_s, u"1"_s)});
    QCOMPARE(told(office, draft), QStringList());
}

// C37
void OfficeWarningsTest::aNumberTypedAheadLeavesSomeOut()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    DocumentDraft draft = office.challan({line(u"NUT"_s, u"1"_s)});
    draft.number = u"DC/26-27/00009"_s;
    QCOMPARE(told(office, draft), QStringList{u"numbers_skipped"_s});
    draft = office.challan({line(u"NUT"_s, u"1"_s)});
    draft.number = u"DC/26-27/00010"_s;
    QCOMPARE(told(office, draft), QStringList());
}

void OfficeWarningsTest::anOrderReferenceIsSeenTwice()
{
    Office office;
    const auto tell = [&](DocumentDraft draft, const QString &reference) {
        draft.orderReference = reference;
        return told(office, draft);
    };
    QCOMPARE(tell(office.invoice({line(u"NUT"_s, u"1"_s)}), u"WO 12"_s), QStringList());
    QCOMPARE(tell(office.invoice({line(u"NUT"_s, u"1"_s)}), u"wo 12"_s), QStringList{u"order_reference_seen"_s});
    QCOMPARE(tell(office.invoice({line(u"NUT"_s, u"1"_s)}), u"WO 13"_s), QStringList());
    QCOMPARE(tell(office.invoice({line(u"NUT"_s, u"1"_s)}, u"PATEL"_s), u"WO 12"_s), QStringList());
    // An order goes out in parts.
    QCOMPARE(tell(office.challan({line(u"NUT"_s, u"1"_s)}), u"WO 12"_s), QStringList());
    QCOMPARE(tell(office.challan({line(u"NUT"_s, u"1"_s)}), u"WO 12"_s), QStringList());
}

void OfficeWarningsTest::aPriceBelowTheLastIsTold()
{
    Office office;
    office.issue(office.invoice({line(u"NUT"_s, u"1"_s)}));
    DocumentDraft draft = office.invoice({line(u"NUT"_s, u"1"_s)});
    draft.lines[0].rate = rate(u"54.99"_s);
    QCOMPARE(told(office, draft), QStringList{u"below_last_rate"_s});
    draft = office.invoice({line(u"NUT"_s, u"1"_s)});
    draft.lines[0].rate = rate(u"54.99"_s);
    QCOMPARE(told(office, draft), QStringList());
    draft = office.invoice({line(u"NUT"_s, u"1"_s)}, u"PATEL"_s);
    draft.lines[0].rate = rate(u"1"_s);
    QCOMPARE(told(office, draft), QStringList());
}

void OfficeWarningsTest::whatAnOrderAgreedIsNotCompared()
{
    Office office;
    office.issue(office.challan({line(u"NUT"_s, u"1"_s)}));
    office.order(u"PO-1"_s, {{u"NUT"_s, u"10"_s}});
    DocumentDraft draft = office.challan({orderLine(u"PO-1"_s, 1, u"1"_s)});
    draft.lines[0].rate = rate(u"1"_s);
    QCOMPARE(told(office, draft), QStringList());
}

QTEST_GUILESS_MAIN(OfficeWarningsTest)
#include "tst_officewarnings.moc"
