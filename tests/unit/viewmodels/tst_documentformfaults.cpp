#include "support/vfsshim.h"
#include "unit/viewmodels/desk.h"

using namespace Qt::StringLiterals;
using namespace desk;
using namespace desk::test;
using Field = DocumentFormModel::Field;
using Lines = LinesModel;

namespace {

constexpr int sqliteFull = 13;

struct Form {
    DocumentFormModel model;
    QSignalSpy submitted{&model, &DocumentFormModel::submitted};
    QSignalSpy failed{&model, &DocumentFormModel::failed};
    QSignalSpy settled{&model, &DocumentFormModel::failureSettled};

    explicit Form(Desk &desk) : model(DocumentKind::Challan, sessionOf(desk))
    {
        model.takeParty(desk.party(u"KAVERI"_s));
        model.setText(Field::Remarks, u"half now"_s);
        choose(model.lines(), 0, desk.item(u"NUT"_s));
        type(model.lines(), 0, Lines::Quantity, u"10"_s);
    }
    static Session sessionOf(Desk &desk)
    {
        Session session = desk.session();
        session.recovery = nullptr;
        return session;
    }
    bool isQuiet()
    {
        return QTest::qWaitFor([this] { return !model.suggestedNumber().isEmpty(); });
    }
    bool isAnswered()
    {
        return QTest::qWaitFor([this] { return submitted.count() + failed.count() > 0; }, 15000);
    }
    // Without the hint of the last rate, which comes when the database has answered.
    QJsonObject typed() const
    {
        QJsonObject json = model.toJson();
        QJsonArray lines = json[u"lines"_s].toArray();
        QJsonObject line = lines[0].toObject();
        line.remove(u"hint"_s);
        lines[0] = line;
        json[u"lines"_s] = lines;
        return json;
    }
};

std::int64_t documents(Desk &desk)
{
    return desk.office.number(u"SELECT count(*) FROM document"_s);
}

} // namespace

// Whatever the disk does, the form says what the file holds and keeps what was typed.
class DocumentFormFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverFailsTheDialogSaysWhatTheFileHolds_data();
    void whateverFailsTheDialogSaysWhatTheFileHolds();
    void aFullDiskKeepsTheFormAndTryAgainSavesIt();
};

void DocumentFormFaultsTest::whateverFailsTheDialogSaysWhatTheFileHolds_data()
{
    using Call = VfsShim::Call;
    QTest::addColumn<VfsShim::Call>("call");
    QTest::addColumn<int>("most");
    QTest::newRow("reading") << Call::Read << 12;
    QTest::newRow("writing") << Call::Write << 12;
    QTest::newRow("syncing") << Call::Sync << 3;
}

void DocumentFormFaultsTest::whateverFailsTheDialogSaysWhatTheFileHolds()
{
    QFETCH(VfsShim::Call, call);
    QFETCH(int, most);
    VfsShim shim;
    Desk desk;
    int failures = 0;
    for (int n = 1; n <= most; ++n) {
        Form form(desk);
        QVERIFY(form.isQuiet());
        const QJsonObject typed = form.typed();
        const std::int64_t before = documents(desk);
        shim.fail(call, n, VfsShim::Repeat::Once);
        form.model.submit();
        QVERIFY(form.isAnswered());
        shim.heal();
        if (form.submitted.count() == 1) {
            QCOMPARE(documents(desk), before + 1);
            continue;
        }
        ++failures;
        auto failure = form.failed.at(0).at(0).value<Failure>();
        if (failure.safety == Safety::Checking) {
            QTRY_COMPARE_WITH_TIMEOUT(form.settled.count(), 1, 15000);
            failure = form.settled.at(0).at(0).value<Failure>();
        }
        QCOMPARE(failure.safety, Safety::NothingWritten);
        QCOMPARE(documents(desk), before + (failure.savedAfterAll ? 1 : 0));
        if (!failure.savedAfterAll)
            QCOMPARE(form.typed(), typed);
        QCOMPARE(form.model.state(), DocumentFormModel::State::Editing);
    }
    QVERIFY(failures > 0);
    desk.office.database.close();
    QCOMPARE(problemsOf(desk.office.database.path()), QStringList());
}

void DocumentFormFaultsTest::aFullDiskKeepsTheFormAndTryAgainSavesIt()
{
    VfsShim shim;
    Desk desk;
    Form form(desk);
    QVERIFY(form.isQuiet());
    shim.fail(VfsShim::Call::Write, 1, VfsShim::Repeat::ForEver, sqliteFull);
    const QJsonObject typed = form.typed();
    form.model.submit();
    QVERIFY(form.isAnswered());
    QCOMPARE(form.failed.count(), 1);
    const auto failure = form.failed.at(0).at(0).value<Failure>();
    QCOMPARE(failure.headline, u"DC/26-27/00001 was not saved"_s);
    QVERIFY(failure.what.contains(u"full"_s));
    QCOMPARE(failure.safety, Safety::NothingWritten);
    QVERIFY(failure.canTryAgain);
    QCOMPARE(form.typed(), typed);
    shim.heal();
    form.model.submit();
    QTRY_COMPARE(form.submitted.count(), 1);
    QCOMPARE(documents(desk), 1);
}

QTEST_GUILESS_MAIN(DocumentFormFaultsTest)
#include "tst_documentformfaults.moc"
